/** The language server in a web worker. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import type { Host } from "./lsp/host";
import { startServer } from "./lsp/server";

const worker = self as DedicatedWorkerGlobalScope;

startServer(createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker)), browserHost());

/** A worker has no disk: the client sends the parser's files along, and reads other files when it is asked. */
function browserHost(): Host {
  return {
    loadBinaries: async ({ binaries }) => {
      if (!binaries) throw new Error("The client did not send the parser's files (initializationOptions.binaries).");
      return binaries;
    },
  };
}
