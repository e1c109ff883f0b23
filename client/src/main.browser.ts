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
  const names = ["server.browser.js", "web-tree-sitter.wasm", "tree-sitter-python.wasm"] as const;
  const [script, runtime, python] = await Promise.all([read(names[0]), read(names[1]), read(names[2])]);
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
    { runtime, python },
  );
}

/** Called by the editor when it ends. */
export async function deactivate(): Promise<void> {
  await running?.stop();
}
