/** One Python file at one moment: its text, its lines and its syntax tree. */
import type { LineTable } from "../text/lines";
import type { Expression, Module } from "./ast";

/**
 * Why a file is not analysed. Too large: more than `maximumLength` characters. Too deep: more nesting than CPython itself accepts.
 * Too slow: parsing took longer than its budget. Parser failed: the parser broke on it.
 */
export type SkipReason = "too-large" | "too-deep" | "too-slow" | "parser-failed";

/** A file as all analysis sees it. It never changes: an edit makes a new one. */
export interface SourceFile {
  readonly text: string;
  readonly lines: LineTable;
  /** The syntax tree; it is empty when the file is skipped. */
  readonly module: Module;
  readonly skipped: SkipReason | undefined;
  /** Tells whether another text parses without a syntax error; it is for offering only those repairs that work. */
  parses(text: string): boolean;
  /** Parses an expression that the file holds as a text, such as an annotation in quotes; undefined when it is none. It has no place in the file. */
  expression(text: string): Expression | undefined;
}
