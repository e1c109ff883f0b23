/** The extension on the desktop, and on the remote machine of a desktop or web editor: the server is a process of its own. */
import { type ExtensionContext, Uri } from "vscode";
import { LanguageClient, type NodeModule, TransportKind } from "vscode-languageclient/node";
import { nodeArguments } from "../../shared/server-process";
import { settingsPrefix } from "../../shared/settings";
import { displayName, type RunningClient, startClient } from "./client";

let running: RunningClient | undefined;

/** Called by the editor when the first Python file is opened. */
export function activate(context: ExtensionContext): void {
  const storage = context.globalStorageUri;
  const run: NodeModule = {
    module: context.asAbsolutePath("dist/server.node.js"),
    ...(storage.scheme === "file" && { args: ["--code-cache", Uri.joinPath(storage, "code").fsPath] }),
    transport: TransportKind.ipc,
    // Not the workspace, whose folder could then not be deleted on Windows while the server runs.
    options: { cwd: context.extensionPath, execArgv: [...nodeArguments] },
  };
  const debug: NodeModule = { ...run, options: { ...run.options, execArgv: [...nodeArguments, "--nolazy", "--inspect=6009"] } };
  running = startClient(context, (options) => {
    const client = new LanguageClient(settingsPrefix, displayName, { run, debug }, options);
    // The client forgets the process when it gives up on it, which is when it must be killed: a hung server would outlive the editor.
    let server = client.serverProcess;
    client.onDidChangeState(() => {
      server = client.serverProcess ?? server;
    });
    return { client, kill: () => (client.serverProcess ?? server)?.kill("SIGKILL") };
  });
}

/** Called by the editor when it ends. */
export async function deactivate(): Promise<void> {
  await running?.stop();
}
