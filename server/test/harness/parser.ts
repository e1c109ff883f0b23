/** The real parser for tests, from the packages in node_modules. It is loaded once in each test process. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type PythonParser, loadParser } from "../../src/core/syntax/parser";

const require = createRequire(import.meta.url);

/** Gives the path of a package's file: `packageFile("web-tree-sitter", "web-tree-sitter.wasm")`. Throws when it is not installed. */
function packageFile(name: string, file: string): string {
  return name === "web-tree-sitter" ? require.resolve(`${name}/${file}`) : join(dirname(require.resolve(`${name}/package.json`)), file);
}

let loading: Promise<PythonParser> | undefined;

/** Gives the parser, which all tests of a process share. */
export function testParser(): Promise<PythonParser> {
  loading ??= Promise.all([
    readFile(packageFile("web-tree-sitter", "web-tree-sitter.wasm")),
    readFile(packageFile("tree-sitter-python", "tree-sitter-python.wasm")),
  ]).then(([runtime, python]) => loadParser({ runtime, python }));
  return loading;
}
