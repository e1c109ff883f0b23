/** An editor for benchmarks: it starts a language server, edits documents, and waits for their diagnostics. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { pathToFileURL } from "node:url";
import type { Diagnostic, PublishDiagnosticsParams, TextDocumentContentChangeEvent } from "vscode-languageserver";
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import type { LanguageServer } from "./servers";

/** Milliseconds after which a server is taken to have failed. */
const patience = 120_000;

/** Milliseconds that a server gets to end. */
const patienceAtEnd = 10_000;

/** One session of an editor with a server. */
export class Editor {
  private readonly process: ChildProcess;
  private readonly connection: ProtocolConnection;
  private readonly versions = new Map<string, number>();
  private watch: (params: PublishDiagnosticsParams) => void = () => {};
  private exited: string | undefined;

  /** Starts a server's process in a workspace, which is an absolute path. */
  constructor(
    private readonly server: LanguageServer,
    private readonly workspace: string,
  ) {
    const [command, ...given] = server.command;
    this.process = spawn(command as string, given, { stdio: ["pipe", "pipe", "ignore"], cwd: workspace });
    this.process.on("exit", (code) => {
      this.exited = `${server.name} ended with ${code}.`;
    });
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.process.stdout as NodeJS.ReadableStream),
      new StreamMessageWriter(this.process.stdin as NodeJS.WritableStream),
    );
    this.connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => this.watch(params));
    this.connection.onRequest("workspace/configuration", ({ items }: { items: { section?: string }[] }) =>
      items.map(({ section }) => this.server.settings[section ?? ""] ?? null),
    );
    this.connection.onRequest("client/registerCapability", () => null);
    this.connection.onRequest("window/workDoneProgress/create", () => null);
    this.connection.listen();
  }

  /** Initializes the session as an editor does that has diagnostics published. */
  async initialize(): Promise<void> {
    const uri = pathToFileURL(this.workspace).href;
    await this.connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: "workspace" }],
      capabilities: {
        textDocument: { publishDiagnostics: { versionSupport: true, relatedInformation: true } },
        workspace: { configuration: true, workspaceFolders: true, didChangeConfiguration: { dynamicRegistration: true } },
      },
      initializationOptions: this.server.initializationOptions,
    });
    await this.connection.sendNotification("initialized", {});
  }

  /** Opens a document and waits for its first diagnostics. */
  async open(uri: string, text: string): Promise<readonly Diagnostic[]> {
    this.versions.set(uri, 1);
    const answer = this.diagnosticsOf(uri, () => true);
    void this.connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "python", version: 1, text } });
    return answer;
  }

  /**
   * Changes a document and waits for diagnostics of that version, or any later, for which `isWanted` holds: some servers publish the findings
   * in parts. Gives the milliseconds that it took.
   */
  async change(
    uri: string,
    changes: readonly TextDocumentContentChangeEvent[],
    isWanted: (diagnostics: readonly Diagnostic[]) => boolean,
  ): Promise<number> {
    const version = (this.versions.get(uri) ?? 0) + 1;
    this.versions.set(uri, version);
    const begin = performance.now();
    const answer = this.diagnosticsOf(uri, (params) => (params.version ?? version) >= version && isWanted(params.diagnostics));
    void this.connection.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges: changes });
    await answer;
    return performance.now() - begin;
  }

  /** Changes a document and waits for nothing. */
  async type(uri: string, changes: readonly TextDocumentContentChangeEvent[]): Promise<void> {
    const version = (this.versions.get(uri) ?? 0) + 1;
    this.versions.set(uri, version);
    await this.connection.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges: changes });
  }

  /** Closes a document. */
  async close(uri: string): Promise<void> {
    this.versions.delete(uri);
    await this.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  }

  /** Resident memory of the server's process in MiB; NaN where the system does not say. */
  memory(): number {
    const { stdout } = spawnSync("ps", ["-o", "rss=", "-p", String(this.process.pid)], { encoding: "utf8" });
    return stdout ? Number(stdout) / 1024 : Number.NaN;
  }

  /** Ends the session, and waits for the process to end: it may have something to keep for the next time. One that goes on is killed. */
  async stop(): Promise<void> {
    const exit = this.exited === undefined ? once(this.process, "exit") : undefined;
    const timer = setTimeout(() => this.process.kill("SIGKILL"), patienceAtEnd);
    await this.connection.sendRequest("shutdown").catch(() => {});
    await this.connection.sendNotification("exit").catch(() => {});
    await exit;
    clearTimeout(timer);
    this.connection.dispose();
  }

  private async diagnosticsOf(uri: string, isWanted: (params: PublishDiagnosticsParams) => boolean): Promise<readonly Diagnostic[]> {
    const key = uriKey(uri);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.watch = () => {};
        reject(new Error(this.exited ?? `${this.server.name} published no such diagnostics within ${patience / 1000} s.`));
      }, patience);
      this.watch = (params) => {
        if (uriKey(params.uri) !== key || !isWanted(params)) return;
        clearTimeout(timer);
        this.watch = () => {};
        resolve(params.diagnostics);
      };
    });
  }
}

/** Servers may write an address in another way than the editor did. */
function uriKey(uri: string): string {
  return decodeURIComponent(uri);
}
