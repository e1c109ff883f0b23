/**
 * Copies the stubs of the standard library from typeshed into the core, without comments. They come from the `pyright` package,
 * which carries a copy of typeshed: `npm install --no-save --ignore-scripts pyright && npx tsx scripts/vendor-typeshed.ts`.
 */
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { scanFile } from "../server/src/core/project/name-index";

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
const stubs = names.map((name) => withoutComments(readFileSync(join(typeshed, "stdlib", name), "utf8")));
const lengths = Object.fromEntries(names.map((name, index) => [name.slice(0, -".pyi".length), stubs[index]?.length ?? 0]));

const about = { name: "typeshed", version: `as carried by pyright ${version}`, license: "Apache-2.0", private: true };

// Whoever reads the stubs takes a byte for a character.
const foreign = names.filter((_, index) => /[^\0-\x7F]/.test(stubs[index] ?? ""));
if (foreign.length > 0) throw new Error(`These stubs are not plain ASCII: ${foreign.join(", ")}.`);

writeFileSync(join(target, "stubs.txt"), stubs.join(""));
writeFileSync(join(target, "index.json"), `${JSON.stringify({ versions: versions(), lengths, functions: functionsIn(stubs) }, null, 1)}\n`);
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

/** The names of all functions and methods that are not asynchronous, separated by spaces. */
function functionsIn(texts: readonly string[]): string {
  const found = new Set<string>();
  for (const text of texts) for (const [name, { sync }] of scanFile(text, false).functions) if (sync > 0) found.add(name);
  return [...found].sort().join(" ");
}

/** Drops comment lines and blank lines; stubs have no docstrings. */
function withoutComments(text: string): string {
  return text
    .replace(/^[ \t]*#.*\n/gm, "")
    .replace(/[ \t]+#(?!.*["']).*$/gm, "")
    .replace(/\n{2,}/g, "\n");
}
