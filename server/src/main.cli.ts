/** The command line's entry: the process, and nothing else. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { asBytes, readBytes } from "./cli/files";
import type { CommandLineHost, OutputStream } from "./cli/host";
import { run } from "./cli/program";

/** The bundle lies in `dist/`, beside the WebAssembly files; what the product's parts share lies in the folder above. */
const product = join(__dirname, "..");

const host: CommandLineHost = {
  version: (JSON.parse(readFileSync(join(product, "package.json"), "utf8")) as { version: string }).version,
  workingDirectory: process.cwd(),
  environment: process.env,
  output: streamOf(process.stdout),
  errors: streamOf(process.stderr),
  readInput: async () => asBytes(await buffer(process.stdin)),
  loadBinaries: async () => ({
    runtime: readBytes(join(__dirname, "web-tree-sitter.wasm")),
    python: readBytes(join(__dirname, "tree-sitter-python.wasm")),
  }),
  loadTranslations: (language) => {
    try {
      return JSON.parse(readFileSync(join(product, "l10n", `bundle.l10n.${language}.json`), "utf8")) as Record<string, string>;
    } catch {
      // Without its translations the program still works, in English.
      return undefined;
    }
  },
};

function streamOf(stream: NodeJS.WriteStream): OutputStream {
  // A reader that has seen enough, such as `head`, closes the pipe: that is no failure.
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
  return {
    get isTerminal() {
      return stream.isTTY === true;
    },
    get columns() {
      return stream.columns;
    },
    write: (text) => {
      stream.write(text);
    },
  };
}

run(process.argv.slice(2), host).then(
  (exitCode) => {
    // Not `process.exit`, which would cut off what is still on its way into a pipe.
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 2;
  },
);
