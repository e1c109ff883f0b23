/**
 * Copies the stubs that the engine needs from typeshed into the core, without comments. They come from the `pyright` package, which
 * carries a copy of typeshed: `npm install --no-save --ignore-scripts pyright && npx tsx scripts/vendor-typeshed.ts`.
 */
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const repository = join(import.meta.dirname, "..");
const pyright = join(repository, "node_modules/pyright");
const typeshed = join(pyright, "dist/typeshed-fallback");
const target = join(repository, "server/src/core/project/typeshed");

const { version } = JSON.parse(readFileSync(join(pyright, "package.json"), "utf8"));
const names = [
  ...readdirSync(join(typeshed, "stdlib/asyncio"))
    .filter((name) => name.endsWith(".pyi"))
    .map((name) => `asyncio/${name}`),
  "_asyncio.pyi",
  "contextlib.pyi",
].sort();
const files = Object.fromEntries(names.map((name) => [name, withoutComments(readFileSync(join(typeshed, "stdlib", name), "utf8"))]));
const about = { name: "typeshed", version: `as carried by pyright ${version}`, license: "Apache-2.0", private: true };

writeFileSync(join(target, "stubs.json"), `${JSON.stringify({ files }, null, 1)}\n`);
writeFileSync(join(target, "package.json"), `${JSON.stringify(about, null, 2)}\n`);
copyFileSync(join(typeshed, "LICENSE"), join(target, "LICENSE"));

/** Drops comment lines and blank lines; stubs have no docstrings. */
function withoutComments(text: string): string {
  return text
    .replace(/^[ \t]*#.*\n/gm, "")
    .replace(/[ \t]+#(?!.*["']).*$/gm, "")
    .replace(/\n{2,}/g, "\n");
}
