/** The language server: what it can do, and which handler answers what. */
import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  ResponseError,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import {
  diagnosticSource,
  type EnvironmentsParams,
  type ExplainParams,
  environmentsNotification,
  explainRequest,
  type FixTextParams,
  fixTextRequest,
  type InitializationOptions,
} from "../../../shared/protocol";
import { settingsPrefix } from "../../../shared/settings";
import { loadAnalyzer } from "../core/analyzer";
import { languageOf, makeTranslator, type Translator } from "../core/text/translate";
import { type ClientProfile, readOptions, readProfile } from "./client-profile";
import type { OpenDocument } from "./documents";
import { codeActionKinds, codeActions } from "./handlers/code-action";
import { emptyReport, Publisher, pullDiagnostics } from "./handlers/diagnostics";
import { explainExpression } from "./handlers/explain";
import { fixText } from "./handlers/fix-text";
import { hover } from "./handlers/hover";
import type { Host } from "./host";
import { type FindingsStore, Previews } from "./previews";
import { Guard, OnceLog } from "./run-safe";
import { Session } from "./session";

/** Serves one client over a connection. Returns at once; the server then lives as long as the connection. */
export function startServer(connection: Connection, host: Host): void {
  const log = new OnceLog((line) => connection.console.error(line));
  const guard = new Guard(log);
  let hasBegun = false;
  let session: Session | undefined;
  let publisher: Publisher | undefined;
  let previews: Previews | undefined;
  // The guard lets nobody in before there is a session.
  const current = () => session as Session;
  const publishing = () => publisher as Publisher;
  const earlier = () => previews as Previews;

  connection.onInitialize(async (params): Promise<InitializeResult> => {
    if (hasBegun) throw new ResponseError(ErrorCodes.InvalidRequest, "The server is initialized already.");
    hasBegun = true;
    session = await beginSession(connection, host, params, log).catch((error) => {
      hasBegun = false;
      throw error;
    });
    previews = new Previews(session, findingsStore(host, readOptions(params)));
    publisher = new Publisher(session, previews);
    session.onDependantsChanged = refresh;
    guard.phase = "running";
    return { capabilities: capabilitiesFor(session.profile), serverInfo: { name: "Asyncio Insight" } };
  });

  connection.onInitialized(
    guard.notification("initialized", () => {
      const { profile } = current();
      if (profile.workspaceFolders) {
        connection.workspace.onDidChangeWorkspaceFolders(
          guard.notification("workspace/didChangeWorkspaceFolders", ({ added, removed }) => {
            current().changeFolders(uris(added), uris(removed));
            return startAnew();
          }),
        );
      }
      const failed = (error: unknown) => log.sayError("client/registerCapability", error);
      if (profile.registersSettingChanges) {
        connection.client.register(DidChangeConfigurationNotification.type, { section: settingsPrefix }).catch(failed);
      }
      if (profile.registersFileWatchers) {
        connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: watchedFiles }).catch(failed);
      }
    }),
  );

  connection.onShutdown(() => {
    guard.phase = "shut down";
    publisher?.dispose();
    previews?.dispose();
    session?.dispose();
  });

  connection.onDidOpenTextDocument(
    guard.notification("textDocument/didOpen", ({ textDocument: { uri, version, text } }) => {
      publishing().publishNow(current().documents.open(uri, numberOrNull(version), text));
    }),
  );

  connection.onDidChangeTextDocument(
    guard.notification("textDocument/didChange", ({ textDocument: { uri, version }, contentChanges }) => {
      const document = current().documents.get(uri);
      current().holdBack();
      if (document) {
        document.change(numberOrNull(version), contentChanges);
        publishing().publishSoon(document);
      } else {
        // Without the text before it a change means nothing.
        log.say(`textDocument/didChange: ${uri} is not open.`);
      }
    }),
  );

  connection.onDidSaveTextDocument(
    guard.notification("textDocument/didSave", async ({ textDocument: { uri }, text }) => {
      const document = current().documents.get(uri);
      if (document && typeof text === "string" && document.resync(text)) {
        log.say(`textDocument/didSave: ${uri} had another text than the editor; the editor's holds now.`);
        publishing().publishSoon(document);
      }
      // A client that does not watch files may just have saved what the configuration is read from.
      if (!current().profile.registersFileWatchers) await startAnew();
    }),
  );

  connection.onDidCloseTextDocument(
    guard.notification("textDocument/didClose", ({ textDocument: { uri } }) => {
      const document = current().documents.get(uri);
      if (document) earlier().keep([document]);
      current().configurations.forget(uri);
      if (!current().documents.close(uri)) return;
      publishing().withdraw(uri);
      current().forgetSummary(uri);
    }),
  );

  connection.onDidChangeConfiguration(
    guard.notification("workspace/didChangeConfiguration", (params) => {
      current().configurations.push(params?.settings);
      return startAnew();
    }),
  );

  connection.onDidChangeWatchedFiles(
    guard.notification("workspace/didChangeWatchedFiles", async ({ changes }) => {
      const python = changes.filter(({ uri }) => /\.pyi?$/.test(uri));
      if (python.length < changes.length) return startAnew();
      // An open document counts as it is in the editor.
      const closed = python.filter(({ uri }) => !current().documents.get(uri));
      refresh([...new Set(closed.flatMap(({ uri }) => current().fileChanged(uri)))]);
    }),
  );

  connection.languages.diagnostics.on(
    guard.request("textDocument/diagnostic", emptyReport, (params) => pullDiagnostics(current(), earlier(), params)),
  );
  connection.onCodeAction(guard.request("textDocument/codeAction", [], (params) => codeActions(current(), params)));
  connection.onHover(guard.request("textDocument/hover", null, (params) => hover(current(), params)));
  connection.onRequest(
    explainRequest,
    guard.request("explain", null, (params: ExplainParams) => explainExpression(current(), params)),
  );
  connection.onNotification(
    environmentsNotification,
    guard.notification("environments", (params: EnvironmentsParams) => {
      current().chooseEnvironments(params);
      return startAnew();
    }),
  );
  connection.onRequest(
    fixTextRequest,
    guard.request("fixText", null, (params: FixTextParams) => fixText(current(), params)),
  );

  connection.listen();

  /** Has documents shown anew whose findings depend on a file that has changed. */
  function refresh(documents: readonly OpenDocument[]): void {
    if (documents.length === 0) return;
    for (const document of documents) publishing().publishSoon(document);
    const { profile } = current();
    if (!profile.pullsDiagnostics || !profile.refreshesDiagnostics) return;
    connection.languages.diagnostics.refresh().catch((error) => log.sayError("Refreshing diagnostics", error));
  }

  /** Finds everything anew, because something besides the texts has changed. */
  async function startAnew(): Promise<void> {
    const { configurations, documents, profile } = current();
    configurations.drop();
    current().invalidate();
    for (const document of documents.all()) publishing().publishNow(document);
    if (profile.pullsDiagnostics && profile.refreshesDiagnostics) await connection.languages.diagnostics.refresh();
  }
}

/** Files that the configuration is read from, and the modules that others import. */
const watchedFiles = [{ globPattern: "**/pyproject.toml" }, { globPattern: "**/pyvenv.cfg" }, { globPattern: "**/*.{py,pyi}" }];

async function beginSession(connection: Connection, host: Host, params: InitializeParams, log: OnceLog): Promise<Session> {
  const options = readOptions(params);
  const translator = await translatorFor(host, params);
  const analyzer = await loadAnalyzer(await host.loadFiles(options));
  const { workspaceFolders, rootUri } = params;
  const folders = Array.isArray(workspaceFolders) ? uris(workspaceFolders) : typeof rootUri === "string" ? [rootUri] : [];
  return new Session({ connection, host, profile: readProfile(params), options, translator, analyzer, log, folders });
}

/** Where findings are kept, if the client names a folder and there are disks. */
function findingsStore(host: Host, { findingsFolder }: InitializationOptions): FindingsStore | undefined {
  return typeof findingsFolder === "string" && findingsFolder !== "" ? host.findingsIn?.(findingsFolder) : undefined;
}

async function translatorFor(host: Host, params: InitializeParams): Promise<Translator> {
  const language = languageOf(params.locale);
  const { translations } = readOptions(params);
  return makeTranslator(language, translations ?? (language === "en" ? undefined : await host.loadTranslations?.(language)));
}

function capabilitiesFor(profile: ClientProfile): InitializeResult["capabilities"] {
  return {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: true } },
    hoverProvider: true,
    // A client that only knows commands gets no actions, since the server has no commands.
    ...(profile.codeActionLiterals && { codeActionProvider: { codeActionKinds: [...codeActionKinds] } }),
    ...(profile.pullsDiagnostics && {
      diagnosticProvider: { identifier: diagnosticSource, interFileDependencies: true, workspaceDiagnostics: false },
    }),
    ...(profile.workspaceFolders && { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }),
  };
}

function uris(folders: readonly { readonly uri: string }[]): string[] {
  return folders.map((folder) => folder.uri);
}

function numberOrNull(version: unknown): number | null {
  return typeof version === "number" ? version : null;
}
