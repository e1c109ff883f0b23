/** The logical lines of a text (https://docs.python.org/3/reference/lexical_analysis.html#logical-lines), also of a damaged one. */
import { isClosing, isOpening, type Token, type TokenizedText } from "../syntax/tokens";
import type { Range } from "../text/range";

/** One logical line: from its first token to its last, without its indentation, its comment and its line end. Never empty. */
export interface LogicalLine extends Range {
  /** Without comments and line ends. */
  readonly tokens: readonly Token[];
  /** The white space in front of it, as it is in plain Python. */
  readonly indent: string;
}

/** Words that only begin a statement. A line that begins with one is not inside brackets, even where one was never closed. */
const statementOnly: ReadonlySet<string> = new Set(
  "assert break class continue def del except finally global import nonlocal pass raise return try while with".split(" "),
);

/** Splits a text into its logical lines. */
export function logicalLines(text: string, { tokens, blanks }: TokenizedText): LogicalLine[] {
  const lines: LogicalLine[] = [];
  const plainBlanks = new Map(blanks.map((blank) => [blank.start, blank]));
  let current: Token[] = [];
  let depth = 0;
  let isLineStart = true;
  const finish = () => {
    const [first] = current;
    const last = current[current.length - 1];
    if (first && last) lines.push({ tokens: current, start: first.start, end: last.end, indent: indentBefore(first.start) });
    current = [];
    depth = 0;
  };
  const indentBefore = (offset: number): string => {
    let at = offset;
    while (at > 0 && text[at - 1] !== "\n" && text[at - 1] !== "\r") at--;
    let indent = blanks.length === 0 ? text.slice(at, offset) : "";
    while (blanks.length > 0 && at < offset) {
      const blank = plainBlanks.get(at);
      indent += blank ? blank.plain : text[at];
      at = blank ? blank.end : at + 1;
    }
    // A byte order mark or what stands before a `;` is no indentation.
    return /^[ \t\f]*/.exec(indent)?.[0] ?? "";
  };
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "comment") continue;
    if (token.kind === "newline") {
      isLineStart = true;
      if (depth === 0) finish();
      continue;
    }
    const isAsyncStatement = token.plain === "async" && ["def", "with"].includes(tokens[index + 1]?.plain ?? "");
    if (isLineStart && depth > 0 && token.kind === "name" && (statementOnly.has(token.plain) || isAsyncStatement)) finish();
    isLineStart = false;
    if (token.kind === "operator") {
      if (isOpening(token.plain)) depth++;
      else if (isClosing(token.plain)) depth = Math.max(0, depth - 1);
    }
    current.push(token);
  }
  finish();
  return lines;
}

/** The text by which the file indents one level: that of its first indented line, else four spaces (PEP 8). */
export function indentUnitOf(lines: readonly LogicalLine[]): string {
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (before && line.indent.length > before.indent.length && line.indent.startsWith(before.indent))
      return line.indent.slice(before.indent.length);
  }
  return "    ";
}
