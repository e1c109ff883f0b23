/** What the linter says about a file, as plain data that any host can show, store or send. */
import type { TextEdit } from "../text/edit";
import type { LineTable } from "../text/lines";
import type { Message } from "../text/message";
import type { Range } from "../text/range";

/**
 * How bad a finding is. Error: the interpreter refuses the code or raises. Warning: almost surely a bug. Information: likely a
 * bug. Hint: correct, could be better.
 */
export type Severity = "error" | "warning" | "information" | "hint";

/** All severities, the worst first. */
export const severities: readonly Severity[] = ["error", "warning", "information", "hint"];

/**
 * How the linter came to know. Proved: it resolved what the code means. By use: the same callee is awaited at its other calls.
 * By name: every definition of that name is asynchronous.
 */
export type Confidence = "proved" | "by-use" | "by-name";

/** All confidences, the surest first. */
export const confidences: readonly Confidence[] = ["proved", "by-use", "by-name"];

/**
 * Whether a fix may be applied without a look. Safe: the code does the same but for the bug. Suggested: a person must choose.
 * Only safe fixes join "fix all".
 */
export type Safety = "safe" | "suggested";

/** One way to mend a finding. All edits refer to the text that the finding was found in, and belong together. */
export interface Fix {
  readonly title: Message;
  readonly safety: Safety;
  readonly edits: readonly TextEdit[];
  /** What the fix changes in other files of the project. Hosts show it before they do it, and never do it on their own. */
  readonly otherFiles?: readonly FileEdits[];
  /** What remains to be done when several fixes are made at once, each of which would leave it to the others. */
  readonly afterAll?: SharedEdits;
}

/** Edits to be made with the last of `count` fixes that all have them, such as the removal of an import that each of them needs no more. */
export interface SharedEdits {
  readonly count: number;
  readonly edits: readonly TextEdit[];
}

/** Edits of one file other than the finding's. They refer to the text that its lines are of. */
export interface FileEdits {
  readonly file: OtherFile;
  readonly edits: readonly TextEdit[];
}

/** Another place that helps to understand a finding. */
export interface RelatedPlace {
  readonly range: Range;
  readonly message: Message;
  /** The file that the range is in, where that is another one than the finding's. */
  readonly file?: OtherFile;
}

/** Another file, as far as it takes to show a place in it. */
export interface OtherFile {
  /** As the host names files. */
  readonly path: string;
  readonly lines: LineTable;
}

/** One thing that a rule found. */
export interface Finding {
  /** The rule's id, such as `unawaited-coroutine`. */
  readonly rule: string;
  /** The rule's code, such as `AIO101`. */
  readonly code: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly range: Range;
  readonly message: Message;
  readonly related: readonly RelatedPlace[];
  /** How an editor may draw it besides the squiggle. */
  readonly tags: readonly ("unnecessary" | "deprecated")[];
  /** The ways to mend it, the one that a person would want first. Empty unless the linter was asked for fixes. */
  readonly fixes: readonly Fix[];
}
