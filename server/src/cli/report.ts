/** The outcome of a check, as plain data that every output format is made from. */
import type { Finding } from "../core/linter/finding";
import type { Rule } from "../core/linter/rule";
import type { LineTable } from "../core/text/lines";
import type { Message } from "../core/text/message";

/** A file in which something was found. */
export interface FileFindings {
  /** Relative to the working directory, with forward slashes. */
  readonly path: string;
  /** The lines of the text that the findings' offsets refer to, which is the mended text after `--fix`. A byte order mark is not part of it. */
  readonly lines: LineTable;
  /** Sorted by place. */
  readonly findings: readonly Finding[];
  /** Those of the findings that `--fix` would mend. */
  readonly fixable: ReadonlySet<Finding>;
}

/** Something to know about a file, or about the run as a whole, that is no finding. */
export interface Notice {
  /** Note: the check is complete without it. Error: something could not be done, so the exit code is 2. */
  readonly kind: "note" | "error";
  readonly path?: string;
  readonly message: Message;
}

/** The outcome of a check. */
export interface Report {
  readonly version: string;
  /** All rules, for formats that describe them. */
  readonly rules: readonly Rule[];
  /** The files in which something was found, sorted by path. */
  readonly files: readonly FileFindings[];
  readonly notices: readonly Notice[];
  readonly summary: Summary;
}

/** How much was looked at. */
export interface Summary {
  /** How many files there were to check. */
  readonly files: number;
  /** How many of them were parsed and linted. */
  readonly parsed: number;
  /** How many were passed over, each with a notice. */
  readonly skipped: number;
  /** How many findings were mended. */
  readonly fixed: number;
  readonly seconds: number;
}
