/** One Python file at one moment: its text, its lines and its syntax tree. */
import type { LineTable } from "../text/lines";
import type { Expression, Module, Statement } from "./ast";

/**
 * Why a file is not analysed. Too large: more than `maximumLength` characters. Too deep: more nesting than CPython itself accepts.
 * Too slow: parsing took longer than its budget. Parser failed: the parser broke on it.
 */
export type SkipReason = "too-large" | "too-deep" | "too-slow" | "parser-failed";

/** What an edit has changed where it was inside one statement of a module or a class. */
export interface EditedStatement {
  /** The file before the edit. */
  readonly before: SourceFile;
  readonly statement: Statement;
  /** The statement in its place before the edit. */
  readonly replaced: Statement;
  /** Where the text of that statement ended. */
  readonly end: number;
  /** How many characters longer the text has become. */
  readonly distance: number;
}

/** A file as all analysis sees it. An edit makes a new one, which takes over the nodes of what did not change: then the old one is of no more use. */
export interface SourceFile {
  readonly text: string;
  readonly lines: LineTable;
  /** The syntax tree; it is empty when the file is skipped. */
  readonly module: Module;
  readonly skipped: SkipReason | undefined;
  /** Whether all of the text is known to be plainly sound, in which `async` and `await` are keywords. Where it is not set, nobody has looked at all of it so. */
  readonly isPlainlySound?: boolean;
  /**
   * Only of a file that was read for those who import it: gives it as it is for those who look at all of it, with everything that is wrong in it. Its syntax tree is
   * the same one, unless something is wrong.
   */
  readonly whole?: (() => SourceFile) | undefined;
  /** How the file differs from the one before, when that differs in one statement only. */
  readonly edited?: EditedStatement | undefined;
  /** Tells whether another text parses without a syntax error; it is for offering only those repairs that work. */
  parses(text: string): boolean;
  /** Parses an expression that the file holds as a text, such as an annotation in quotes; undefined when it is none. It has no place in the file. */
  expression(text: string): Expression | undefined;
}
