/**
 * The language server over the whole life of the window: one run follows another. A run is a server process or worker with a client of its
 * own; when it ends unexpectedly, a new one is started as `restart.ts` says, and the text that it was parsing is put into quarantine.
 *
 * The restart of vscode-languageclient is not used, because it gives up for good after a few crashes and shows a message for each.
 */
import * as vscode from "vscode";
import { type BaseLanguageClient, CloseAction, ErrorAction, type LanguageClientOptions } from "vscode-languageclient";
import { type ParsingParams, parsingNotification } from "../../shared/protocol";
import type { Quarantine } from "./quarantine";
import { planRestart } from "./restart";

/** How long one text may be parsed before the server counts as hung, in milliseconds. The server's own limit is a few seconds. */
const parsingLimit = 30_000;

/** How long a server may take to end in good order, in milliseconds. */
const stoppingLimit = 2_000;

/** One run of the server. */
export interface Run {
  readonly client: BaseLanguageClient;
  /** Ends the process or worker by force. Does nothing when it has ended already. */
  kill(): void;
}

/** Makes a run, without starting its client. */
export type NewRun = (options: LanguageClientOptions) => Run;

/** What the server is doing. `waiting`: it ended unexpectedly and will be started again. */
export type ServerState = "starting" | "running" | "waiting" | "stopped";

/** What the language server needs and whom it tells. */
export interface LanguageServerOptions {
  readonly newRun: NewRun;
  readonly clientOptions: LanguageClientOptions;
  readonly log: vscode.LogOutputChannel;
  readonly quarantine: Quarantine;
  /** Called for the client of every run, before it starts: to register handlers. */
  readonly prepare: (client: BaseLanguageClient) => void;
  /** Called once when the server keeps crashing. */
  readonly onRepeatedCrash: () => void;
  /** Called when a text was put into quarantine. */
  readonly onQuarantined: (params: ParsingParams) => void;
}

/** Keeps a language server running. */
export class LanguageServer {
  private readonly stateChanged = new vscode.EventEmitter<ServerState>();
  /** Fires after every change of `state`. */
  readonly onDidChangeState = this.stateChanged.event;

  private currentState: ServerState = "stopped";
  private run: Run | undefined;
  private startedAt = 0;
  private crashes = 0;
  private restartTimer: ReturnType<typeof setTimeout> | undefined;
  private parsingTimer: ReturnType<typeof setTimeout> | undefined;

  /** Starts nothing yet. */
  constructor(private readonly options: LanguageServerOptions) {}

  /** What the server is doing now. */
  get state(): ServerState {
    return this.currentState;
  }

  /** The client of the current run, or undefined while there is none that could answer. */
  get client(): BaseLanguageClient | undefined {
    return this.currentState === "running" ? this.run?.client : undefined;
  }

  /** Starts the first run. Throws when the client cannot be made. */
  start(): void {
    const { newRun, clientOptions, quarantine, prepare, log } = this.options;
    const run: Run = newRun({
      ...clientOptions,
      initializationFailedHandler: () => false, // `client.start` rejects as well, and that is handled below
      errorHandler: {
        error: (error, message) => {
          // Without a message it was the reader: a worker that threw, or a channel that broke. Nothing more can be expected from that run.
          if (!message) this.ended(run, error.message);
          return { action: ErrorAction.Continue, handled: true };
        },
        closed: () => {
          this.ended(run, "its connection was closed");
          return { action: CloseAction.DoNotRestart, message: "The connection to the language server was closed.", handled: true };
        },
      },
    });
    const { client } = run;
    // The library insists on showing some errors, and would repeat them with every crash; here they go to the log.
    const logError = client.error.bind(client);
    client.error = (message, data) => logError(message, data, false);
    client.onNotification(parsingNotification, (params: ParsingParams) => this.followParsing(run, params));
    prepare(client);

    this.run = run;
    this.startedAt = Date.now();
    quarantine.begin();
    this.setState("starting");
    client.start().then(
      () => this.run === run && this.setState("running"),
      (error: unknown) => this.ended(run, `it could not be started: ${error instanceof Error ? error.message : String(error)}`),
    );
    log.info("The language server is being started.");
  }

  /** Ends the current run in good order and starts a new one, which may parse every text again. */
  async restart(): Promise<void> {
    await this.stop();
    if (this.run) return; // somebody else was faster
    this.crashes = 0;
    this.options.quarantine.clear();
    this.start();
  }

  /** Ends the server for good, unless `restart` is called. */
  async stop(): Promise<void> {
    clearTimeout(this.restartTimer);
    clearTimeout(this.parsingTimer);
    const { run } = this;
    this.run = undefined;
    this.setState("stopped");
    if (run) await end(run, stoppingLimit);
  }

  private ended(run: Run, reason: string): void {
    if (this.run !== run) return;
    const { log, quarantine } = this.options;
    this.run = undefined;
    clearTimeout(this.parsingTimer);
    const plan = planRestart(this.crashes, Date.now() - this.startedAt);
    this.crashes = plan.crashes;
    log.error(`The language server ended: ${reason}. It is started again in ${plan.delay} milliseconds.`);
    const blamed = quarantine.blame();
    if (blamed) {
      log.error(`It ended while it parsed ${blamed.uri}. That text (${blamed.hash}) is not parsed again.`);
      this.options.onQuarantined(blamed);
    }
    this.setState("waiting");
    if (plan.tellUser) this.options.onRepeatedCrash();
    this.restartTimer = setTimeout(() => this.start(), plan.delay);
    void end(run, 0);
  }

  private followParsing(run: Run, params: ParsingParams): void {
    if (this.run !== run) return;
    this.options.quarantine.follow(params);
    clearTimeout(this.parsingTimer);
    if (this.options.quarantine.isParsing) this.parsingTimer = setTimeout(() => this.suspectHang(run), parsingLimit);
  }

  private suspectHang(run: Run): void {
    // After the computer slept, the timer can fire before the server's waiting message is read; that message ends the second wait.
    this.parsingTimer = setTimeout(() => this.ended(run, "it had been parsing one text for too long"), parsingLimit);
  }

  private setState(state: ServerState): void {
    if (this.currentState === state) return;
    this.currentState = state;
    this.stateChanged.fire(state);
  }
}

/** Ends a run: in good order within so many milliseconds, else by force. Never rejects. */
async function end(run: Run, milliseconds: number): Promise<void> {
  try {
    await run.client.dispose(milliseconds);
  } catch {
    // It is still starting, does not answer, or has lost its connection.
    run.kill();
  }
}
