/**
 * An editor for tests: it talks to the real server over streams, message by message, so that it can also say what no editor
 * should, and sees every answer. It answers the server's own requests as its capabilities promise.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { PassThrough } from "node:stream";
import {
  type ClientCapabilities,
  type CodeAction,
  createProtocolConnection,
  createConnection as createServerConnection,
  type Diagnostic,
  type Hover,
  type InitializeResult,
  type PublishDiagnosticsParams,
  type TextDocumentContentChangeEvent,
} from "vscode-languageserver";
import { StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import type { Host } from "../../src/lsp/host";
import { startServer } from "../../src/lsp/server";
import { parserBinaries, stubs } from "./parser";

/** A message as it goes over the wire. */
export interface WireMessage {
  readonly jsonrpc: string;
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** What the client answers to a request of the server, whose parameters are those of the request's kind. */
// biome-ignore lint/suspicious/noExplicitAny: each kind of request has parameters of its own.
export type Answer = (params: any) => unknown;

/** How to start a session. */
export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  /** Further parts of `initialize`, such as `locale`, `workspaceFolders` or `initializationOptions`. */
  readonly initialize?: Readonly<Record<string, unknown>>;
  /** What the client answers when it is asked for settings. */
  readonly settings?: unknown;
  /** Instead of the host that reads the parser from node_modules and knows no disk. */
  readonly host?: Partial<Host>;
  /** A program and its arguments to talk to over its standard streams, instead of the server in this process. */
  readonly program?: readonly string[];
}

/** Milliseconds that a test waits for something that must come. */
const patience = 60_000;

/** Starts a server and a client, and initializes them. */
export async function connect(options: ClientOptions = {}): Promise<TestClient> {
  const client = new TestClient(options);
  await client.initialize();
  return client;
}

/** A client with its server. */
export class TestClient {
  /** What the server said about itself. */
  server: InitializeResult = { capabilities: {} };
  /** Every message from the server, in the order in which it came. */
  readonly received: WireMessage[] = [];
  /** What must never happen: answers to nothing, second answers, messages that are neither. */
  readonly anomalies: string[] = [];
  /** The settings that the client gives when asked. Changing them takes `changeSettings`. */
  settings: unknown;
  /** Exit codes that the server asked for; -1 for a process that was killed. */
  readonly exits: number[] = [];
  /** Answers to the server's requests by method; they come before the default ones. One that throws refuses. */
  readonly answers = new Map<string, Answer>();

  private readonly writer: StreamMessageWriter;
  private readonly process: ChildProcess | undefined;
  private readonly waiting = new Map<number | string, (answer: WireMessage) => void>();
  private readonly answered = new Set<number | string>();
  private readonly watchers = new Set<() => void>();
  private lastId = 0;

  /** Starts the server; nothing is said yet. Use `connect` for a session that is initialized. */
  constructor(private readonly options: ClientOptions = {}) {
    this.settings = options.settings;
    const { input, output, process } = options.program ? this.spawn(options.program) : this.serveHere();
    this.process = process;
    this.writer = new StreamMessageWriter(input);
    const reader = new StreamMessageReader(output);
    reader.onError((error) => this.anomalies.push(`unreadable message: ${error.message}`));
    reader.listen((message) => this.receive(message as WireMessage));
  }

  /** Sends `initialize` and `initialized`. */
  async initialize(): Promise<void> {
    const { capabilities, initialize } = this.options;
    this.server = await this.request<InitializeResult>("initialize", {
      processId: null,
      rootUri: null,
      capabilities: capabilities ?? {},
      ...initialize,
    });
    this.notify("initialized", {});
  }

  /** Sends a notification. */
  notify(method: string, params: unknown): void {
    this.write({ jsonrpc: "2.0", method, params });
  }

  /** Sends a request. Gives its id and, later, the whole answer, which may be an error. */
  start(method: string, params: unknown, id: number | string = ++this.lastId): { id: number | string; answer: Promise<WireMessage> } {
    const answer = new Promise<WireMessage>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${method} got no answer.`)), patience);
      this.waiting.set(id, (message) => {
        clearTimeout(timer);
        resolve(message);
      });
    });
    this.write({ jsonrpc: "2.0", id, method, params });
    return { id, answer };
  }

  /** Sends a request and gives its result. Rejects when the answer is an error. */
  async request<R = unknown>(method: string, params: unknown): Promise<R> {
    const { result, error } = await this.start(method, params).answer;
    if (error) throw new Error(`${method}: ${error.message} (${error.code})`);
    return result as R;
  }

  /** Opens a document. */
  open(uri: string, text: string, version: number | null = 1): void {
    this.notify("textDocument/didOpen", { textDocument: { uri, languageId: "python", version, text } });
  }

  /** Changes a document. */
  change(uri: string, version: number | null, ...contentChanges: TextDocumentContentChangeEvent[]): void {
    this.notify("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
  }

  /** Closes a document. */
  close(uri: string): void {
    this.notify("textDocument/didClose", { textDocument: { uri } });
  }

  /** Asks for a document's diagnostics. */
  async pull(uri: string): Promise<Diagnostic[]> {
    const report = await this.request<{ items: Diagnostic[] }>("textDocument/diagnostic", { textDocument: { uri } });
    return report.items;
  }

  /** Asks for code actions at a place or a range, of some kinds or of those that come without a wish. */
  actions(uri: string, line: number, character: number, only?: readonly string[]): Promise<CodeAction[]> {
    const place = { line, character };
    return this.request("textDocument/codeAction", {
      textDocument: { uri },
      range: { start: place, end: place },
      context: { diagnostics: [], ...(only && { only }) },
    });
  }

  /** Asks for the hover at a place. */
  hover(uri: string, line: number, character: number): Promise<Hover | null> {
    return this.request("textDocument/hover", { textDocument: { uri }, position: { line, character } });
  }

  /** All diagnostics that were published for a document, in their order. */
  published(uri: string): PublishDiagnosticsParams[] {
    return this.notifications("textDocument/publishDiagnostics").filter(
      (one) => (one as { uri: string }).uri === uri,
    ) as PublishDiagnosticsParams[];
  }

  /** The contents of all notifications of one kind, in their order. */
  notifications(method: string): unknown[] {
    return this.received.filter((message) => message.method === method && message.id === undefined).map((message) => message.params);
  }

  /** The contents of all requests of one kind that the server sent, in their order. */
  requests(method: string): unknown[] {
    return this.received.filter((message) => message.method === method && message.id !== undefined).map((message) => message.params);
  }

  /** Waits until `find` gives something, looking again after every message. Rejects after a generous time. */
  until<T>(what: string, find: () => T | undefined | false): Promise<T> {
    return new Promise((resolve, reject) => {
      const look = (): boolean => {
        const found = find();
        if (!found) return false;
        this.watchers.delete(look as () => void);
        clearTimeout(timer);
        resolve(found);
        return true;
      };
      const timer = setTimeout(() => {
        this.watchers.delete(look as () => void);
        reject(new Error(`This did not happen: ${what}.`));
      }, patience);
      if (!look()) this.watchers.add(look as () => void);
    });
  }

  /** Waits until a version of a document, or any later one, has its diagnostics published. */
  async diagnosticsOf(uri: string, version: number): Promise<Diagnostic[]> {
    const params = await this.until(`diagnostics of ${uri}, version ${version}`, () =>
      this.published(uri).find((one) => one.version !== undefined && one.version >= version),
    );
    return params.diagnostics;
  }

  /** Changes the settings that the client gives, and says so as an editor does. */
  changeSettings(settings: unknown): void {
    this.settings = settings;
    this.notify("workspace/didChangeConfiguration", { settings: null });
  }

  /** Ends the session as an editor does, and the process where there is one. */
  async stop(): Promise<void> {
    await this.start("shutdown", undefined).answer;
    this.notify("exit", undefined);
    await this.until("the server exits", () => this.exits.length > 0);
  }

  /** Kills the server's process without a word. */
  kill(): void {
    this.process?.kill("SIGKILL");
  }

  /** Closes the server's input without a word, as an editor does that dies. */
  hangUp(): void {
    this.process?.stdin?.end();
  }

  private write(message: WireMessage): void {
    this.writer.write(message as never).catch(() => {
      // The server is gone; what the test waits for will not come, and it says so.
    });
  }

  private receive(message: WireMessage): void {
    this.received.push(message);
    if (message.method !== undefined) {
      if (message.id !== undefined) this.respond(message);
    } else if (message.id === undefined || message.id === null) {
      this.anomalies.push(`a message that is neither: ${JSON.stringify(message)}`);
    } else if (this.answered.has(message.id)) {
      this.anomalies.push(`a second answer to ${message.id}`);
    } else if (!this.waiting.has(message.id)) {
      this.anomalies.push(`an answer to nothing: ${message.id}`);
    } else {
      this.answered.add(message.id);
      this.waiting.get(message.id)?.(message);
      this.waiting.delete(message.id);
    }
    this.look();
  }

  private look(): void {
    for (const watcher of [...this.watchers]) watcher();
  }

  private respond({ id, method, params }: WireMessage): void {
    const answer = this.answers.get(method as string) ?? this.defaultAnswer(method as string);
    const reply = (rest: Pick<WireMessage, "result" | "error">) => this.write({ jsonrpc: "2.0", id: id as number, ...rest });
    if (!answer) return reply({ error: { code: -32601, message: `Unhandled method ${method}` } });
    try {
      reply({ result: answer(params) ?? null });
    } catch (error) {
      reply({ error: { code: -32603, message: String(error) } });
    }
  }

  /** What an editor answers that keeps what its capabilities promise. */
  private defaultAnswer(method: string): Answer | undefined {
    const { workspace, window } = this.options.capabilities ?? {};
    switch (method) {
      case "window/workDoneProgress/create":
        return window?.workDoneProgress ? () => null : undefined;
      case "workspace/configuration":
        return workspace?.configuration ? ({ items }) => items.map(() => this.settings ?? null) : undefined;
      case "client/registerCapability":
        return workspace?.didChangeConfiguration?.dynamicRegistration || workspace?.didChangeWatchedFiles?.dynamicRegistration
          ? () => null
          : undefined;
      case "workspace/diagnostic/refresh":
        return workspace?.diagnostics?.refreshSupport ? () => null : undefined;
      default:
        return undefined;
    }
  }

  private serveHere() {
    const toServer = new PassThrough();
    const toClient = new PassThrough();
    const watchDog = { shutdownReceived: false, initialize: () => {}, exit: (code: number) => this.exited(code) };
    const connection = createServerConnection(
      (logger) => createProtocolConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient), logger),
      watchDog,
    );
    startServer(connection, { ...hostOfTests, ...this.options.host });
    return { input: toServer, output: toClient, process: undefined };
  }

  private spawn([command, ...given]: readonly string[]) {
    const child = spawn(command as string, given, { stdio: ["pipe", "pipe", "inherit"] });
    child.stdin.on("error", () => {
      // The server is gone; `exits` says so.
    });
    child.on("exit", (code) => this.exited(code ?? -1));
    return { input: child.stdin, output: child.stdout, process: child };
  }

  private exited(code: number): void {
    this.exits.push(code);
    this.look();
  }
}

/** A host that reads the parser from node_modules and has no disk. */
const hostOfTests: Host = {
  loadFiles: async () => ({ ...(await parserBinaries()), stubs }),
};
