/** The extension in a browser: the server is a web worker. */
import * as vscode from "vscode";
import { LanguageClient, State } from "vscode-languageclient/browser";
import { settingsPrefix } from "../../shared/settings";
import { displayName, type RunningClient, startClient } from "./client";

let running: RunningClient | undefined;

/** Called by the editor when the first Python file is opened. Rejects when a file of the extension cannot be read. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  // The files are read through the editor: from a remote machine's address (`vscode-remote:`) no worker can be made and nothing fetched.
  const read = (name: string) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, "dist", name));
  const [script, runtime, python, stubs] = await Promise.all([
    read("server.browser.js"),
    read("web-tree-sitter.wasm"),
    read("tree-sitter-python.wasm"),
    read("stubs.txt"),
  ]);
  const address = URL.createObjectURL(new Blob([new Uint8Array(script)], { type: "text/javascript" }));
  context.subscriptions.push(new vscode.Disposable(() => URL.revokeObjectURL(address)));
  running = startClient(
    context,
    (options) => {
      const worker = new Worker(address, { name: displayName });
      const client = new LanguageClient(settingsPrefix, displayName, worker, options);
      client.onDidChangeState(({ newState }) => newState === State.Stopped && worker.terminate()); // a worker does not end by itself
      return { client, kill: () => worker.terminate() };
    },
    { runtime, python, stubs: new TextDecoder("latin1").decode(stubs) },
  );
}

/** Called by the editor when it ends. */
export async function deactivate(): Promise<void> {
  await running?.stop();
}
