/** The language server as a process of its own: `node server.node.js --stdio` or, started by VS Code, `--node-ipc`. `start.node.ts` starts it. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createConnection } from "vscode-languageserver/node";
import { cachesIn } from "./cache/disk";
import type { Host } from "./lsp/host";
import { startServer } from "./lsp/server";

/** What an editor's server found takes no more bytes than this. */
const mostBytesOfFindings = 16 * 1024 * 1024;

const transports = ["--stdio", "--node-ipc"];

if (process.argv.some((argument) => transports.includes(argument))) {
  startServer(createConnection(), nodeHost());
} else {
  console.error(`Say how the editor talks to the server: ${transports.join(" or ")}.`);
  process.exitCode = 2;
}

function nodeHost(): Host {
  return {
    loadFiles: async () => {
      const [runtime, python, stubs] = await Promise.all([
        readBinary("web-tree-sitter.wasm"),
        readBinary("tree-sitter-python.wasm"),
        readFile(join(__dirname, "stubs.txt"), "latin1"),
      ]);
      return { runtime, python, stubs };
    },
    // Where there is no such file, it may not be read, or it is not UTF-8, there is no text.
    readFile: (uri) => readFile(fileURLToPath(uri)).then(utf8, () => undefined),
    readFileNow: (uri) => {
      try {
        return utf8(readFileSync(fileURLToPath(uri)));
      } catch {
        return undefined;
      }
    },
    listFolder: (uri) => {
      try {
        return readdirSync(fileURLToPath(uri));
      } catch {
        return undefined;
      }
    },
    exists: (uri) => {
      try {
        return existsSync(fileURLToPath(uri));
      } catch {
        return false;
      }
    },
    findingsIn: (folder) => {
      const { size, mtimeMs } = statSync(__filename);
      return { ...cachesIn(folder, mostBytesOfFindings), build: `${size} ${mtimeMs}` };
    },
    loadTranslations: async (language) => {
      if (!/^[a-z]+(-[a-z0-9]+)*$/.test(language)) return undefined;
      try {
        return JSON.parse(await readFile(join(__dirname, "..", "l10n", `bundle.l10n.${language}.json`), "utf8"));
      } catch {
        return undefined;
      }
    },
  };
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

async function readBinary(name: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(join(__dirname, name)));
}
