/**
 * Keeps every handler's failure to itself: an exception gives the empty answer and one line in the log, and the next message is handled
 * as if nothing had happened. Requests get exactly one answer, also when they are cancelled or come at the wrong time (Language Server
 * Protocol, "Request Message" and "Lifecycle").
 */
import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from "vscode-languageserver";

/** Where the server is in its life. */
export type Phase = "uninitialized" | "running" | "shut down";

/** A log that says the same thing once. */
export class OnceLog {
  private readonly said = new Set<string>();

  /** Takes where lines go. */
  constructor(private readonly write: (line: string) => void) {}

  /** Logs a line, unless a line with the same `key` was logged before. Gives whether it was logged. */
  say(line: string, key: string = line): boolean {
    if (this.said.has(key)) return false;
    // A server that runs for weeks must not collect keys for ever; forgetting them costs a repeated line.
    if (this.said.size >= 1000) this.said.clear();
    this.said.add(key);
    this.write(line);
    return true;
  }

  /** Logs an exception with its stack, once for each `where` and stack. */
  sayError(where: string, error: unknown): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.say(`${where} failed: ${text}`);
  }
}

/** Wraps handlers. */
export class Guard {
  phase: Phase = "uninitialized";

  /** Takes the log for exceptions. */
  constructor(private readonly log: OnceLog) {}

  /**
   * Wraps a request's handler. The work begins after messages that have already arrived, so that a cancellation among them is seen.
   * `empty` is the answer when the work throws.
   */
  request<P, R>(name: string, empty: R, work: (params: P) => Promise<R> | R) {
    return async (params: P, token: CancellationToken): Promise<R> => {
      if (this.phase === "uninitialized") throw new ResponseError(ErrorCodes.ServerNotInitialized, "The server is not initialized.");
      if (this.phase === "shut down") throw new ResponseError(ErrorCodes.InvalidRequest, "The server is shut down.");
      await nextTurn();
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "The request was cancelled.");
      try {
        return await work(params);
      } catch (error) {
        this.log.sayError(name, error);
        return empty;
      }
    };
  }

  /** Wraps a notification's handler. Notifications before `initialize` and after `shutdown` are dropped, as the protocol asks. */
  notification<P>(name: string, work: (params: P) => Promise<void> | void) {
    return async (params: P): Promise<void> => {
      if (this.phase !== "running") return;
      try {
        await work(params);
      } catch (error) {
        this.log.sayError(name, error);
      }
    };
  }
}

/** Resolves after messages that have already arrived were handled. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
