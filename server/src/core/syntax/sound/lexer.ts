/**
 * The tokens of sound Python, one at a time (https://docs.python.org/3/reference/lexical_analysis.html). Whatever is not plainly right, or rare
 * enough that reading it in two ways could differ, ends the reading: `unsure`.
 */
import type { Range } from "../../text/range";

/** Thrown where a text is not plainly sound. It carries nothing, so that throwing it costs nothing. */
export const unsure = Symbol("unsure");

// biome-ignore lint/suspicious/noConstEnum: the kinds are compared millions of times, and only a constant enum becomes plain numbers in the bundle.
export const enum Token {
  End,
  Newline,
  Indent,
  Dedent,
  Name,
  Number,
  String,
  Interpolated,
  // Punctuation
  LeftParenthesis,
  RightParenthesis,
  LeftBracket,
  RightBracket,
  LeftBrace,
  RightBrace,
  Comma,
  Colon,
  Walrus,
  Dot,
  Ellipsis,
  Semicolon,
  At,
  Equal,
  Arrow,
  Bang,
  Augmented,
  // Operators with two sides, but for `@`
  Or,
  Xor,
  And,
  LeftShift,
  RightShift,
  Plus,
  Minus,
  Star,
  Slash,
  DoubleSlash,
  Percent,
  Power,
  Tilde,
  // Comparisons
  Less,
  Greater,
  EqualEqual,
  NotEqual,
  LessEqual,
  GreaterEqual,
  // Keywords
  KeywordAnd,
  KeywordAs,
  KeywordAssert,
  KeywordAsync,
  KeywordAwait,
  KeywordBreak,
  KeywordClass,
  KeywordContinue,
  KeywordDef,
  KeywordDel,
  KeywordElif,
  KeywordElse,
  KeywordExcept,
  KeywordFalse,
  KeywordFinally,
  KeywordFor,
  KeywordFrom,
  KeywordGlobal,
  KeywordIf,
  KeywordImport,
  KeywordIn,
  KeywordIs,
  KeywordLambda,
  KeywordNone,
  KeywordNonlocal,
  KeywordNot,
  KeywordOr,
  KeywordPass,
  KeywordRaise,
  KeywordReturn,
  KeywordTrue,
  KeywordTry,
  KeywordWhile,
  KeywordWith,
  KeywordYield,
}

const keywords: ReadonlyMap<string, Token> = new Map([
  ["and", Token.KeywordAnd],
  ["as", Token.KeywordAs],
  ["assert", Token.KeywordAssert],
  ["async", Token.KeywordAsync],
  ["await", Token.KeywordAwait],
  ["break", Token.KeywordBreak],
  ["class", Token.KeywordClass],
  ["continue", Token.KeywordContinue],
  ["def", Token.KeywordDef],
  ["del", Token.KeywordDel],
  ["elif", Token.KeywordElif],
  ["else", Token.KeywordElse],
  ["except", Token.KeywordExcept],
  ["False", Token.KeywordFalse],
  ["finally", Token.KeywordFinally],
  ["for", Token.KeywordFor],
  ["from", Token.KeywordFrom],
  ["global", Token.KeywordGlobal],
  ["if", Token.KeywordIf],
  ["import", Token.KeywordImport],
  ["in", Token.KeywordIn],
  ["is", Token.KeywordIs],
  ["lambda", Token.KeywordLambda],
  ["None", Token.KeywordNone],
  ["nonlocal", Token.KeywordNonlocal],
  ["not", Token.KeywordNot],
  ["or", Token.KeywordOr],
  ["pass", Token.KeywordPass],
  ["raise", Token.KeywordRaise],
  ["return", Token.KeywordReturn],
  ["True", Token.KeywordTrue],
  ["try", Token.KeywordTry],
  ["while", Token.KeywordWhile],
  ["with", Token.KeywordWith],
  ["yield", Token.KeywordYield],
]);

/** What a character may be in a name: 1 begins one, 2 goes on with one. */
const nameCharacters = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code);
  nameCharacters[code] = /[A-Za-z_]/.test(character) ? 1 : /[0-9]/.test(character) ? 2 : 0;
}

const identifier = /[_\p{XID_Start}][_\p{XID_Continue}]*/uy;
const number = /0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?[jJ]?/y;
const stringPrefix = /^(?:[rbuf]|br|rb|fr|rf)$/i;

/** More nesting than this is left to those who count what Python allows. */
const mostNesting = 60;

/** Reads the tokens of a text. The current one is in the fields. */
export class Lexer {
  protected kind: Token = Token.End;
  /** Where the current token begins and ends. */
  protected start = 0;
  protected end = 0;
  /** Where the last token ended that is written, which line ends and indentations are not. */
  protected lastEnd = 0;
  /** The name of a `Name`; the operator of an `Augmented`. */
  protected word = "";
  /** Of a string: what stands before its quotes, the range between them, and the quotes. */
  protected prefix = "";
  protected contentStart = 0;
  protected contentEnd = 0;
  protected quote = 0;
  protected isTriple = false;
  /** How many brackets are open. */
  protected nesting = 0;
  protected readonly comments: Range[] = [];
  /** Where the next token is looked for. */
  protected offset = 0;

  private isAtLineStart = true;
  private dedents = 0;
  private readonly indentations = [0];

  /** Takes the text. */
  constructor(protected readonly text: string) {}

  /** Goes on to the next token. */
  protected next(): void {
    if (this.kind > Token.Dedent) this.lastEnd = this.end;
    if (this.dedents > 0) {
      this.dedents--;
      this.kind = Token.Dedent;
      return;
    }
    if (this.isAtLineStart && this.nesting === 0 && this.beginLine()) return;
    this.skipSpace();
    const { text, offset } = this;
    this.start = offset;
    const code = text.charCodeAt(offset);
    if (code < 128) {
      const character = nameCharacters[code] as number;
      if (character === 1) return this.readName();
      if (character === 2 || (code === 46 && nameCharacters[text.charCodeAt(offset + 1)] === 2)) return this.readNumber();
      return this.readPunctuation(code);
    }
    if (offset >= text.length) return this.readEnd();
    identifier.lastIndex = offset;
    if (!identifier.test(text)) throw unsure;
    this.endName(identifier.lastIndex);
    this.word = this.word.normalize("NFKC");
  }

  /** How far the current line is indented; a tab counts for eight. */
  protected get indentation(): number {
    return this.indentations[this.indentations.length - 1] as number;
  }

  /** Goes on at the beginning of a line, when the last statement in front of it ends at `lastEnd`. */
  protected resumeAtLine(offset: number, lastEnd: number): void {
    this.nesting = 0;
    this.offset = offset;
    this.isAtLineStart = true;
    this.kind = Token.Newline;
    this.lastEnd = lastEnd;
    this.next();
  }

  /** Begins in the middle of a line, which is indented as far as given. */
  protected resumeInLine(offset: number, indentation: number): void {
    this.offset = offset;
    this.isAtLineStart = false;
    if (indentation > 0) this.indentations.push(indentation);
    this.next();
  }

  /** Tells whether the current token is of a kind. Unlike a comparison, it lets the compiler know that the token changes. */
  protected is(kind: Token): boolean {
    return this.kind === kind;
  }

  /** Takes a token of a kind and goes on. */
  protected expect(kind: Token): void {
    if (this.kind !== kind) throw unsure;
    this.next();
  }

  /** Goes on if the current token is of a kind. */
  protected accept(kind: Token): boolean {
    if (this.kind !== kind) return false;
    this.next();
    return true;
  }

  /** Goes past blank lines and reads the indentation of the next line. Gives true when that is a token. */
  private beginLine(): boolean {
    const { text, indentations } = this;
    let at = this.offset;
    let width = 0;
    let tabs = 0;
    let spaces = 0;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === 32) spaces++;
      else if (code === 9) tabs++;
      else if (code === 10 || (code === 13 && text.charCodeAt(at + 1) === 10)) tabs = spaces = 0;
      else if (code === 35) {
        at = this.readComment(at);
        tabs = spaces = 0;
        continue;
      } else if (code !== 13) break;
      at++;
    }
    this.offset = at;
    this.start = at;
    this.end = at;
    this.isAtLineStart = false;
    const isEnd = at >= text.length;
    if (isEnd) width = 0;
    else if (tabs > 0 && spaces > 0) throw unsure;
    else width = spaces + 8 * tabs;
    let current = indentations[indentations.length - 1] as number;
    if (width === current) return false;
    if (width > current) {
      if (indentations.length > mostNesting) throw unsure;
      indentations.push(width);
      this.kind = Token.Indent;
      return true;
    }
    while (width < current) {
      indentations.pop();
      this.dedents++;
      current = indentations[indentations.length - 1] as number;
    }
    if (width !== current) throw unsure;
    this.dedents--;
    this.kind = Token.Dedent;
    return true;
  }

  /** Keeps a comment; gives where its line ends. */
  private readComment(at: number): number {
    const { text } = this;
    let end = text.indexOf("\n", at);
    if (end < 0) end = text.length;
    const last = text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    this.comments.push({ start: at, end: last });
    return last;
  }

  private skipSpace(): void {
    const { text } = this;
    let at = this.offset;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === 32 || code === 9) at++;
      else if (code === 35) at = this.readComment(at);
      else if (code === 92) {
        if (text.charCodeAt(at + 1) === 10) at += 2;
        else if (text.charCodeAt(at + 1) === 13 && text.charCodeAt(at + 2) === 10) at += 3;
        else throw unsure;
      } else if (this.nesting > 0 && (code === 10 || code === 13)) at++;
      else break;
    }
    this.offset = at;
  }

  private readEnd(): void {
    if (this.nesting > 0) throw unsure;
    this.end = this.offset;
    // The last line may lack its end.
    if (this.kind > Token.Dedent) {
      this.kind = Token.Newline;
      this.isAtLineStart = true;
    } else this.kind = Token.End;
  }

  private readName(): void {
    const { text } = this;
    let at = this.offset + 1;
    let code = text.charCodeAt(at);
    while (code < 128 && nameCharacters[code] !== 0) code = text.charCodeAt(++at);
    if (code >= 128) {
      identifier.lastIndex = this.offset;
      identifier.test(text);
      this.endName(identifier.lastIndex);
      this.word = this.word.normalize("NFKC");
      return;
    }
    if (code === 34 || code === 39) {
      const prefix = text.slice(this.offset, at);
      if (!stringPrefix.test(prefix)) throw unsure;
      return this.readString(prefix, at);
    }
    this.endName(at);
  }

  private endName(end: number): void {
    const word = this.text.slice(this.offset, end);
    this.offset = end;
    this.end = end;
    this.kind = keywords.get(word) ?? Token.Name;
    this.word = word;
  }

  private readNumber(): void {
    number.lastIndex = this.offset;
    if (!number.test(this.text)) throw unsure;
    const at = number.lastIndex;
    const next = this.text.charCodeAt(at);
    if (next >= 128 || (nameCharacters[next] ?? 0) !== 0) throw unsure;
    this.offset = at;
    this.end = at;
    this.kind = Token.Number;
  }

  /** Reads a string from its quotes on; one that interpolates only as far as its opening quotes. */
  private readString(prefix: string, at: number): void {
    const { text } = this;
    const quote = text.charCodeAt(at);
    const isTriple = text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote;
    let offset = at + (isTriple ? 3 : 1);
    this.prefix = prefix;
    this.quote = quote;
    this.isTriple = isTriple;
    this.contentStart = offset;
    if (prefix !== "" && /f/i.test(prefix)) {
      this.kind = Token.Interpolated;
      this.offset = offset;
      this.end = offset;
      return;
    }
    for (;;) {
      const code = text.charCodeAt(offset);
      if (code === quote) {
        if (!isTriple) break;
        if (text.charCodeAt(offset + 1) === quote && text.charCodeAt(offset + 2) === quote) break;
        offset++;
      } else if (code === 92) {
        offset += text.charCodeAt(offset + 1) === 13 ? 3 : 2;
      } else if (Number.isNaN(code) || (!isTriple && (code === 10 || code === 13))) {
        throw unsure;
      } else offset++;
    }
    this.contentEnd = offset;
    this.offset = offset + (isTriple ? 3 : 1);
    this.end = this.offset;
    this.kind = Token.String;
  }

  private readPunctuation(code: number): void {
    const { text, offset } = this;
    const second = text.charCodeAt(offset + 1);
    switch (code) {
      case 10:
      case 13:
        if (code === 13 && second !== 10) throw unsure;
        this.isAtLineStart = true;
        this.kind = Token.Newline;
        this.offset = offset + (code === 13 ? 2 : 1);
        this.end = this.offset;
        return;
      case 34:
      case 39:
        return this.readString("", offset);
      case 40:
        return this.open(Token.LeftParenthesis);
      case 41:
        return this.close(Token.RightParenthesis);
      case 91:
        return this.open(Token.LeftBracket);
      case 93:
        return this.close(Token.RightBracket);
      case 123:
        return this.open(Token.LeftBrace);
      case 125:
        return this.close(Token.RightBrace);
      case 44:
        return this.take(Token.Comma, 1);
      case 59:
        return this.take(Token.Semicolon, 1);
      case 126:
        return this.take(Token.Tilde, 1);
      case 46:
        return second === 46 && text.charCodeAt(offset + 2) === 46 ? this.take(Token.Ellipsis, 3) : this.take(Token.Dot, 1);
      case 58:
        return second === 61 ? this.take(Token.Walrus, 2) : this.take(Token.Colon, 1);
      case 61:
        return second === 61 ? this.take(Token.EqualEqual, 2) : this.take(Token.Equal, 1);
      case 33:
        return second === 61 ? this.take(Token.NotEqual, 2) : this.take(Token.Bang, 1);
      case 64:
        return second === 61 ? this.augmented(2) : this.take(Token.At, 1);
      case 43:
        return second === 61 ? this.augmented(2) : this.take(Token.Plus, 1);
      case 45:
        return second === 61 ? this.augmented(2) : second === 62 ? this.take(Token.Arrow, 2) : this.take(Token.Minus, 1);
      case 37:
        return second === 61 ? this.augmented(2) : this.take(Token.Percent, 1);
      case 38:
        return second === 61 ? this.augmented(2) : this.take(Token.And, 1);
      case 124:
        return second === 61 ? this.augmented(2) : this.take(Token.Or, 1);
      case 94:
        return second === 61 ? this.augmented(2) : this.take(Token.Xor, 1);
      case 42:
        return this.single(second, code, Token.Star, Token.Power);
      case 47:
        return this.single(second, code, Token.Slash, Token.DoubleSlash);
      case 60:
        if (second === 61) return this.take(Token.LessEqual, 2);
        if (second === 62) throw unsure;
        if (second !== 60) return this.take(Token.Less, 1);
        return text.charCodeAt(offset + 2) === 61 ? this.augmented(3) : this.take(Token.LeftShift, 2);
      case 62:
        if (second === 61) return this.take(Token.GreaterEqual, 2);
        if (second !== 62) return this.take(Token.Greater, 1);
        return text.charCodeAt(offset + 2) === 61 ? this.augmented(3) : this.take(Token.RightShift, 2);
      default:
        if (!Number.isNaN(code)) throw unsure;
        this.readEnd();
    }
  }

  private single(second: number, code: number, one: Token, doubled: Token): void {
    if (second === 61) return this.augmented(2);
    if (second !== code) return this.take(one, 1);
    return this.text.charCodeAt(this.offset + 2) === 61 ? this.augmented(3) : this.take(doubled, 2);
  }

  private take(kind: Token, length: number): void {
    this.kind = kind;
    this.offset += length;
    this.end = this.offset;
  }

  private augmented(length: number): void {
    this.word = this.text.slice(this.offset, this.offset + length);
    this.take(Token.Augmented, length);
  }

  private open(kind: Token): void {
    if (++this.nesting > mostNesting) throw unsure;
    this.take(kind, 1);
  }

  private close(kind: Token): void {
    if (--this.nesting < 0) throw unsure;
    this.take(kind, 1);
  }
}
