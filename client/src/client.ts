/** The extension's half inside the editor, the same for the desktop and the web. */
import * as vscode from "vscode";
import { RevealOutputChannelOn } from "vscode-languageclient";
import { commands } from "../../shared/commands";
import {
  environmentsNotification,
  type InitializationOptions,
  type ParsingParams,
  type ReadFileParams,
  readFileRequest,
  type StatusParams,
  statusNotification,
} from "../../shared/protocol";
import { registerCommands } from "./commands";
import { Environments } from "./environments";
import { LanguageServer, type NewRun } from "./language-server";
import { middleware } from "./middleware";
import { Quarantine } from "./quarantine";
import { Pages, pageScheme } from "./rule-pages";
import { SnippetFixer } from "./snippet";
import { Status } from "./status";

/** What the user sees as the extension's name: of the log, the client and the status. */
export const displayName = "Asyncio Insight";

/** The running extension. */
export interface RunningClient {
  /** Ends the server; to be returned from `deactivate`. */
  stop(): Promise<void>;
}

/**
 * Starts everything and returns at once; the server starts in the background.
 *
 * @param context of the extension's activation
 * @param newRun makes a server and the client that talks with it, in the way of the platform
 * @param files what the server is made of, where it cannot read that itself
 */
export function startClient(context: vscode.ExtensionContext, newRun: NewRun, files?: InitializationOptions["files"]): RunningClient {
  const log = vscode.window.createOutputChannel(displayName, { log: true });
  const storage = context.storageUri ?? context.globalStorageUri;
  const quarantine = new Quarantine(context.workspaceState);
  const server = new LanguageServer({
    newRun,
    log,
    quarantine,
    clientOptions: {
      documentSelector: [{ language: "python" }],
      outputChannel: log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: (): InitializationOptions => ({
        ...(vscode.l10n.bundle && { translations: vscode.l10n.bundle }),
        ...(files && { files }),
        canReadFiles: true,
        ...(storage.scheme === "file" && { findingsFolder: vscode.Uri.joinPath(storage, "findings").fsPath }),
        quarantined: quarantine.hashes,
      }),
      middleware,
    },
    prepare(client) {
      client.onRequest(readFileRequest, ({ uri }: ReadFileParams) => readText(client.protocol2CodeConverter.asUri(uri)));
      client.onNotification(statusNotification, (params: StatusParams) => {
        status.update(client.protocol2CodeConverter.asUri(params.uri), params);
      });
    },
    onRepeatedCrash: () => void tellOfCrashes(),
    onQuarantined: (params) => void tellOfQuarantine(params),
  });
  const status = new Status(server);
  const environments = new Environments();
  // Whatever is sent makes the server check every document again, so it hears of environments only when they differ from those it knows.
  const none = "[]";
  let sent = none;
  const sendEnvironments = async (): Promise<void> => {
    const params = await environments.current();
    const text = JSON.stringify(params.environments);
    if (text === sent) return;
    sent = text;
    await server.client?.sendNotification(environmentsNotification, params);
  };
  environments.onDidChange(() => void sendEnvironments());
  server.onDidChangeState((state) => {
    if (state !== "running") return;
    sent = none;
    void sendEnvironments();
  });
  const pages = new Pages(context.extensionUri);
  const snippets = new SnippetFixer(server);
  context.subscriptions.push(
    log,
    status,
    environments,
    snippets,
    vscode.workspace.registerFileSystemProvider(pageScheme, pages, { isReadonly: true, isCaseSensitive: true }),
    registerCommands({ extension: context.extensionUri, server, log, pages, snippets }),
  );
  server.start();
  return server;
}

/** The text of a file as the editor can reach it; null where there is none or it is not UTF-8. */
async function readText(uri: vscode.Uri): Promise<string | null> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return null;
  }
}

async function tellOfCrashes(): Promise<void> {
  const restart = vscode.l10n.t("Restart");
  const showLog = vscode.l10n.t("Show Log");
  const chosen = await vscode.window.showErrorMessage(
    vscode.l10n.t(
      "The language server of Asyncio Insight has ended several times. It is being started again and again; the log may say why it ends.",
    ),
    restart,
    showLog,
  );
  if (chosen === restart) await vscode.commands.executeCommand(commands.restartServer);
  else if (chosen === showLog) await vscode.commands.executeCommand(commands.showLog);
}

async function tellOfQuarantine({ uri }: ParsingParams): Promise<void> {
  const showLog = vscode.l10n.t("Show Log");
  const file = vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      "Asyncio Insight could not cope with {file} and skips it until its text changes. All other files are checked as before.",
      { file },
    ),
    showLog,
  );
  if (chosen === showLog) await vscode.commands.executeCommand(commands.showLog);
}
