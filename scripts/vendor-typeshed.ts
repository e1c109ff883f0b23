/**
 * Copies the stubs that the engine needs from typeshed into one file of the core, without comments. The stubs come from the `pyright`
 * package, which carries a copy of typeshed: `npm install --no-save pyright && npx tsx scripts/vendor-typeshed.ts`.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const package_ = join(import.meta.dirname ?? __dirname, "../node_modules/pyright");
const stdlib = join(package_, "dist/typeshed-fallback/stdlib");
const version = JSON.parse(readFileSync(join(package_, "package.json"), "utf8")).version;

const names = [
  ...readdirSync(join(stdlib, "asyncio"))
    .filter((name) => name.endsWith(".pyi"))
    .map((name) => `asyncio/${name}`),
  "_asyncio.pyi",
  "contextlib.pyi",
].sort();

const files = Object.fromEntries(names.map((name) => [name, withoutComments(readFileSync(join(stdlib, name), "utf8"))]));
const source = `https://github.com/python/typeshed, stdlib, as carried by pyright ${version}; Apache License 2.0`;
writeFileSync(
  join(import.meta.dirname ?? __dirname, "../server/src/core/project/typeshed.json"),
  `${JSON.stringify({ source, files }, null, 1)}\n`,
);

/** Drops comment lines and blank lines; stubs have no docstrings. */
function withoutComments(text: string): string {
  return text
    .replace(/^[ \t]*#.*\n/gm, "")
    .replace(/[ \t]+#(?!.*["']).*$/gm, "")
    .replace(/\n{2,}/g, "\n");
}
