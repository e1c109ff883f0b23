/** What the command line needs from the process that it runs in. */
import type { AnalyzerFiles } from "../core/analyzer";
import type { StartThread } from "./threads";

/** The process, as far as the command line sees it. */
export interface CommandLineHost {
  /** The version of this product. */
  readonly version: string;
  /** Tells apart builds of the same version. */
  readonly build: string;
  /** Where the system keeps caches, with forward slashes; undefined where nobody knows. */
  readonly cacheHome: string | undefined;
  /** How many threads the machine can run at the same time. */
  readonly processors: number;
  readonly startThread: StartThread;
  /** The working directory: an absolute path as the platform writes it. */
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly output: OutputStream;
  readonly errors: OutputStream;
  /** Gives what is aborted when somebody presses Ctrl-C. From then on the process does not end by itself when somebody does. */
  interruption(): AbortSignal;
  /** Reads the standard input to its end. */
  readInput(): Promise<Uint8Array>;
  /** Reads what the analyzer is made of. */
  loadFiles(): Promise<AnalyzerFiles>;
  /** Gives the translations for a language such as `zh-cn`, by their English texts; undefined where there are none. */
  loadTranslations(language: string): Readonly<Record<string, string>> | undefined;
}

/** Standard output or standard error. */
export interface OutputStream {
  readonly isTerminal: boolean;
  /** How many columns a terminal has; undefined where nobody knows. */
  readonly columns: number | undefined;
  write(text: string): void;
}
