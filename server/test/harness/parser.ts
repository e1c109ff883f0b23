/** The real parser for tests, from the packages in node_modules. It is loaded once in each test process. */
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { loadParser, type ParserBinaries, type PythonParser } from "../../src/core/syntax/parser";

const require = createRequire(import.meta.url);

async function bytesOf(packageFile: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(require.resolve(packageFile)));
}

/** Reads the parser's WebAssembly files. */
export async function parserBinaries(): Promise<ParserBinaries> {
  const [runtime, python] = await Promise.all([
    bytesOf("web-tree-sitter/web-tree-sitter.wasm"),
    bytesOf("tree-sitter-python/tree-sitter-python.wasm"),
  ]);
  return { runtime, python };
}

/** The text of the stubs of the standard library. */
export const stubs = readFileSync(join(import.meta.dirname, "../../src/core/project/typeshed/stubs.txt"), "latin1");

let loading: Promise<PythonParser> | undefined;

/** Gives the parser, which all tests of a process share. */
export function testParser(): Promise<PythonParser> {
  loading ??= parserBinaries().then(loadParser);
  return loading;
}
