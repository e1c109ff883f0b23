/** Finding where a function of sound Python ends without reading it. Only strings, brackets, comments and indentations matter for that. */
import type { Range } from "../../text/range";
import { unsure } from "./lexer";

/** Where a function ends. */
export interface SkippedFunction {
  /** Behind its last statement. */
  readonly end: number;
  /** Where the line begins that comes behind it, or the blank lines and comments in front of that. */
  readonly behind: number;
}

/**
 * Goes past a function from behind its name on. Takes how far its first line is indented, a tab counting for eight, and where its comments are kept. What is
 * not plainly sound ends the reading (`unsure`), as far as it is seen here; the rest is seen when the function is read.
 */
export function skipFunction(text: string, behindName: number, indentation: number, comments: Range[]): SkippedFunction {
  return new Skipping(text, behindName, comments).functionAt(indentation);
}

const space = 32;
const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;
const hash = 35;
const backslash = 92;
const semicolon = 59;
const colon = 58;
const openBrace = 123;
const closeBrace = 125;

class Skipping {
  /** Behind the last character that belongs to a statement. */
  private end: number;

  constructor(
    private readonly text: string,
    private at: number,
    private readonly comments: Range[],
  ) {
    this.end = at;
  }

  functionAt(indentation: number): SkippedFunction {
    this.header();
    if (!this.restOfLine()) {
      this.logicalLine();
      return { end: this.end, behind: this.at };
    }
    let isFirst = true;
    for (;;) {
      const lineStart = this.at;
      const commentCount = this.comments.length;
      const width = this.lineIndentation();
      if (width <= indentation) {
        if (isFirst) throw unsure;
        // Blank lines and comments in front of the next statement are read with it.
        this.comments.length = commentCount;
        return { end: this.end, behind: lineStart };
      }
      isFirst = false;
      this.logicalLine();
    }
  }

  /** Goes past the parameters and the annotation, as far as the colon. */
  private header(): void {
    const { text } = this;
    let depth = 0;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code === colon && depth === 0) break;
      if ((code === lineFeed || code === carriageReturn) && depth === 0) throw unsure;
      depth += this.step(code);
    }
    this.at++;
  }

  /** Goes past white space and a comment. Gives whether the line ends there, and then goes past its end. */
  private restOfLine(): boolean {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code === space || code === tab) this.at++;
      else if (code === hash) this.comment();
      else if (code === carriageReturn) this.at++;
      else if (code === lineFeed) {
        this.at++;
        return true;
      } else return false;
    }
  }

  /** Goes past blank lines, comments and the indentation of the line behind them; gives how wide that is. It is -1 at the end of the text. */
  private lineIndentation(): number {
    const { text } = this;
    let width = 0;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code === space) width++;
      else if (code === tab) width += 8;
      else if (code === lineFeed || code === carriageReturn) width = 0;
      else if (code === hash) {
        this.comment();
        width = 0;
        continue;
      } else return this.at >= text.length ? -1 : width;
      this.at++;
    }
  }

  /** Goes past statements to the end of their line, which is not inside of brackets. */
  private logicalLine(): void {
    const { text } = this;
    let depth = 0;
    while (this.at < text.length) {
      const code = text.charCodeAt(this.at);
      if (code === lineFeed && depth === 0) {
        this.at++;
        return;
      }
      depth += this.step(code);
    }
    if (depth > 0) throw unsure;
  }

  /** Goes past one character, or the string or comment that begins with it. Gives by how much brackets are deeper behind it. */
  private step(code: number): number {
    switch (code) {
      case space:
      case tab:
      case lineFeed:
      case carriageReturn:
      case semicolon:
        this.at++;
        return 0;
      case hash:
        this.comment();
        return 0;
      case 34:
      case 39:
        this.string(code);
        this.end = this.at;
        return 0;
      case backslash:
        this.lineContinuation();
        return 0;
      case 40:
      case 91:
      case openBrace:
        this.end = ++this.at;
        return 1;
      case 41:
      case 93:
      case closeBrace:
        this.end = ++this.at;
        return -1;
      default:
        if (Number.isNaN(code)) throw unsure;
        this.end = ++this.at;
        return 0;
    }
  }

  private comment(): void {
    const { text, at } = this;
    const found = text.indexOf("\n", at);
    let end = found < 0 ? text.length : found;
    if (text.charCodeAt(end - 1) === carriageReturn) end--;
    this.comments.push({ start: at, end });
    this.at = end;
  }

  private lineContinuation(): void {
    const { text, at } = this;
    if (text.charCodeAt(at + 1) === lineFeed) this.at += 2;
    else if (text.charCodeAt(at + 1) === carriageReturn && text.charCodeAt(at + 2) === lineFeed) this.at += 3;
    else throw unsure;
  }

  /** Goes past a string from its opening quote on. */
  private string(quote: number): void {
    const { text, at } = this;
    const isTriple = text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote;
    const interpolates = this.interpolates();
    this.at += isTriple ? 3 : 1;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code === quote) {
        if (!isTriple) break;
        if (text.charCodeAt(this.at + 1) === quote && text.charCodeAt(this.at + 2) === quote) break;
        this.at++;
      } else if (code === backslash) {
        const next = text.charCodeAt(this.at + 1);
        // A backslash does not keep a brace from beginning an expression.
        this.at += interpolates && (next === openBrace || next === closeBrace) ? 1 : next === carriageReturn ? 3 : 2;
      } else if (code === openBrace && interpolates) {
        this.at++;
        if (text.charCodeAt(this.at) === openBrace) this.at++;
        else this.interpolation(isTriple);
      } else if (Number.isNaN(code) || (!isTriple && code === lineFeed)) {
        throw unsure;
      } else this.at++;
    }
    this.at += isTriple ? 3 : 1;
  }

  /** Tells whether a string that begins here holds expressions, by the letters in front of its quote. */
  private interpolates(): boolean {
    const { text, at } = this;
    let first = at;
    while (first > at - 3 && /\w/.test(text[first - 1] ?? "")) first--;
    return /^(?:[ft]r?|r[ft])$/i.test(text.slice(first, at));
  }

  /** Goes past what is in the braces of a string that interpolates, and the closing one (PEP 701: quotes and line ends are allowed in it). */
  private interpolation(isTriple: boolean): void {
    const { text } = this;
    let depth = 0;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code === closeBrace && depth === 0) break;
      if (code === colon && depth === 0) {
        this.formatSpecification(isTriple);
        break;
      }
      // A comment, or a backslash, is allowed here only since Python 3.12.
      if (code === hash || code === backslash) throw unsure;
      depth += this.step(code);
    }
    this.at++;
  }

  /** Goes past `:…` in the braces, as far as the closing one. */
  private formatSpecification(isTriple: boolean): void {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code === closeBrace) return;
      if (Number.isNaN(code) || (!isTriple && code === lineFeed)) throw unsure;
      this.at++;
      if (code === openBrace) this.interpolation(isTriple);
    }
  }
}
