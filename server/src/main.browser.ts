/** The language server in a web worker. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import type { Host } from "./lsp/host";
import { startServer } from "./lsp/server";

const worker = self as DedicatedWorkerGlobalScope;

startServer(createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker)), browserHost());

/** A worker has no disk: the client sends the server's files along, and reads other files when it is asked. */
function browserHost(): Host {
  return {
    loadFiles: async ({ files }) => {
      if (!files) throw new Error("The client did not send the server's files (initializationOptions.files).");
      return files;
    },
  };
}
