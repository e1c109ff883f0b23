/**
 * Copies the stubs of the standard library from typeshed into the core, without comments and compressed. They come from the `pyright` package,
 * which carries a copy of typeshed: `npm install --no-save --ignore-scripts pyright && npx tsx scripts/vendor-typeshed.ts`.
 */
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "fflate";

const repository = join(import.meta.dirname, "..");
const pyright = join(repository, "node_modules/pyright");
const typeshed = join(pyright, "dist/typeshed-fallback");
const target = join(repository, "server/src/core/project/typeshed");

/** Modules that no asynchronous program uses: tools that work on Python itself, codecs, and what left the library long ago. */
const leftOut =
  /^(_?curses|_?msi|_?winapi|distutils|encodings\/(?!__init__|utf_8\.)|ensurepip|idlelib|lib2to3|msilib|nis|ossaudiodev|parser|pydoc_data|pyexpat|spwd|sunau|symbol|this|turtle|venv|xxlimited|zipapp)\b/;

const { version } = JSON.parse(readFileSync(join(pyright, "package.json"), "utf8"));
const names = (readdirSync(join(typeshed, "stdlib"), { recursive: true }) as string[])
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".pyi") && !leftOut.test(name))
  .sort();
const files = Object.fromEntries(
  names.map((name) => [name.slice(0, -".pyi".length), compressed(readFileSync(join(typeshed, "stdlib", name), "utf8"))]),
);
const about = { name: "typeshed", version: `as carried by pyright ${version}`, license: "Apache-2.0", private: true };

writeFileSync(join(target, "stubs.json"), `${JSON.stringify({ versions: versions(), files }, null, 1)}\n`);
writeFileSync(join(target, "package.json"), `${JSON.stringify(about, null, 2)}\n`);
copyFileSync(join(typeshed, "LICENSE"), join(target, "LICENSE"));

/** The versions of Python that have a module, such as `3.11-` or `3.0-3.11`, as typeshed's file VERSIONS says. */
function versions(): Record<string, string> {
  const lines = readFileSync(join(typeshed, "stdlib/VERSIONS"), "utf8").split("\n");
  const found = lines.flatMap((line) => {
    const match = /^([\w.]+): (3\.\d+-(?:3\.\d+)?)/.exec(line);
    // Modules that every version has need no line.
    return match?.[1] && match[2] && match[2] !== "3.0-" && !leftOut.test(match[1]) ? [[match[1], match[2]] as const] : [];
  });
  return Object.fromEntries(found);
}

/** A text without comments, deflated (RFC 1951), in base64. */
function compressed(text: string): string {
  return Buffer.from(deflateSync(new TextEncoder().encode(withoutComments(text)), { level: 9 })).toString("base64");
}

/** Drops comment lines and blank lines; stubs have no docstrings. */
function withoutComments(text: string): string {
  return text
    .replace(/^[ \t]*#.*\n/gm, "")
    .replace(/[ \t]+#(?!.*["']).*$/gm, "")
    .replace(/\n{2,}/g, "\n");
}
