/**
 * Lines of a text. Lines end at `\n`, `\r\n` or a lone `\r`, as in the Language Server Protocol (section "Text Documents");
 * tree-sitter's own rows know only `\n`, so they are never used.
 */

/** A place as a zero-based line and a zero-based UTF-16 column. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** The starts of all lines of one text, for turning offsets into positions and back. */
export class LineTable {
  private known: readonly number[] | undefined;

  /** The line ends of `text` are read when they are first needed; the table stays valid as long as the text does not change. */
  constructor(private readonly text: string) {}

  private get starts(): readonly number[] {
    this.known ??= startsOf(this.text);
    return this.known;
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

function startsOf(text: string): number[] {
  const starts = [0];
  if (!text.includes("\r")) {
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
    return starts;
  }
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code !== 10 && code !== 13) continue;
    if (code === 13 && text.charCodeAt(offset + 1) === 10) offset++;
    starts.push(offset + 1);
  }
  return starts;
}
