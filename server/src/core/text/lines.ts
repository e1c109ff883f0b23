/**
 * Lines of a text. Lines end at `\n`, `\r\n` or a lone `\r`, as in the Language Server Protocol (section "Text Documents");
 * tree-sitter's own rows know only `\n`, so they are never used.
 */

import type { TextEdit } from "./edit";

/** A place as a zero-based line and a zero-based UTF-16 column. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** The starts of all lines of one text, for turning offsets into positions and back. */
export class LineTable {
  private known: ArrayLike<number> | undefined;

  /** The line ends of `text` are read when they are first needed; the table stays valid as long as the text does not change. */
  constructor(private readonly text: string) {}

  private get starts(): ArrayLike<number> {
    this.known ??= [0, ...startsIn(this.text, 0, this.text.length)];
    return this.known;
  }

  /** The lines of `text`, which an edit makes of the text of this table. Only what was edited is read. */
  edited({ start, end, newText }: TextEdit, text: string): LineTable {
    const { starts } = this;
    // Whether a line starts somewhere depends on the characters on both sides.
    const kept = this.firstStartFrom(Math.max(1, start));
    const behind = this.firstStartFrom(end + 1);
    const distance = newText.length - (end - start);
    const between = startsIn(text, Math.max(0, start - 1), start + newText.length);
    const moved = kept + between.length;
    const known = new Uint32Array(moved + starts.length - behind);
    for (let line = 0; line < kept; line++) known[line] = starts[line] as number;
    known.set(between, kept);
    for (let line = behind; line < starts.length; line++) known[moved + line - behind] = (starts[line] as number) + distance;
    const table = new LineTable(text);
    table.known = known;
    return table;
  }

  /** The first line that starts at an offset or behind it; the count of the lines where there is none. */
  private firstStartFrom(offset: number): number {
    const line = this.lineAt(offset);
    return (this.starts[line] as number) >= offset ? line : line + 1;
  }

  /** How many lines the text has; a text without a line end has one. */
  get count(): number {
    return this.starts.length;
  }

  /** The zero-based line that holds the character at `offset`. An offset outside the text is clamped into it. */
  lineAt(offset: number): number {
    const { starts } = this;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The offset of the first character of a line; a line outside the text is clamped to the first or last. */
  startOf(line: number): number {
    if (line >= this.starts.length) return this.text.length;
    return this.starts[Math.max(0, line)] as number;
  }

  /** The offset behind the last character of a line, in front of its line end. */
  endOf(line: number): number {
    if (line >= this.starts.length - 1) return this.text.length;
    let end = this.starts[Math.max(0, line) + 1] as number;
    if (this.text.charCodeAt(end - 1) === 10) end--;
    if (this.text.charCodeAt(end - 1) === 13 && end > this.startOf(line)) end--;
    return end;
  }

  /** The text of a line without its line end. */
  textOf(line: number): string {
    return this.text.slice(this.startOf(line), this.endOf(line));
  }

  /** The white space at the beginning of the line that holds `offset`. */
  indentAt(offset: number): string {
    return /^[ \t\f]*/.exec(this.textOf(this.lineAt(offset)))?.[0] ?? "";
  }

  /** The position of an offset; an offset outside the text is clamped into it. */
  positionAt(offset: number): Position {
    const inside = Math.max(0, Math.min(offset, this.text.length));
    const line = this.lineAt(inside);
    return { line, character: Math.min(inside, this.endOf(line)) - this.startOf(line) };
  }

  /** The offset of a position; a line or column outside the text is clamped, as the protocol asks. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.starts.length) return this.text.length;
    return Math.min(this.startOf(position.line) + Math.max(0, position.character), this.endOf(position.line));
  }
}

/** The line end that a text uses first, for text that is added to it; `\n` when it has none. */
export function lineEndOf(text: string): "\n" | "\r\n" | "\r" {
  const found = /\r\n|\n|\r/.exec(text)?.[0];
  return found === "\r\n" || found === "\r" ? found : "\n";
}

/** The starts of the lines behind those line ends of a text whose last character is in a range of it. */
function startsIn(text: string, from: number, to: number): number[] {
  const starts: number[] = [];
  if (!text.includes("\r")) {
    for (let end = text.indexOf("\n", from); end >= 0 && end < to; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
    return starts;
  }
  for (let offset = from; offset < to; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 10 || (code === 13 && text.charCodeAt(offset + 1) !== 10)) starts.push(offset + 1);
  }
  return starts;
}
