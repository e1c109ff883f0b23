/**
 * Cuts Python text into words, also where it is no Python: what was pasted from a page or typed with a Chinese input method is read as
 * the plain character that was meant, and remembered. The syntax tree cannot serve for that, since the parser's recovery throws away
 * just what has to be mended. Follows https://docs.python.org/3/reference/lexical_analysis.html. Never throws; takes one pass.
 */
import type { Range } from "../text/range";

/** What a token is. `newline` is every line end outside strings, also inside brackets; `unknown` is a character that no token begins with. */
export type TokenKind = "name" | "number" | "string" | "operator" | "comment" | "newline" | "unknown";

/** One word of the text. */
export interface Token extends Range {
  readonly kind: TokenKind;
  /** What stands in the text, or would stand there in plain Python: `(` for `（`. */
  readonly plain: string;
  /** Whether the text has something else than `plain`. */
  readonly isPasted: boolean;
}

/** White space that Python does not accept, or a prefix of a line that is no code: `plain` is what belongs there instead. */
export interface Blank extends Range {
  readonly plain: string;
}

/** The tokens of a text. White space is left out but for what Python refuses. */
export interface TokenizedText {
  readonly tokens: readonly Token[];
  readonly blanks: readonly Blank[];
}

/** The keywords of Python 3.7 and newer; soft keywords such as `match` are names. https://docs.python.org/3/library/keyword.html */
export const keywords: ReadonlySet<string> = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from global if import in is " +
    "lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

/** The ASCII character that a full-width or typographic one stands for. Letters and digits in names are Python's own business (PEP 3131). */
const plainCharacters: Readonly<Record<string, string>> = {
  "（": "(",
  "）": ")",
  "［": "[",
  "］": "]",
  "｛": "{",
  "｝": "}",
  "【": "[",
  "】": "]",
  "，": ",",
  "、": ",",
  "．": ".",
  "。": ".",
  "：": ":",
  "；": ";",
  "！": "!",
  "？": "?",
  "＝": "=",
  "＋": "+",
  "－": "-",
  "−": "-",
  "–": "-",
  "—": "-",
  "＊": "*",
  "×": "*",
  "／": "/",
  "÷": "/",
  "＼": "\\",
  "％": "%",
  "＜": "<",
  "＞": ">",
  "《": "<",
  "》": ">",
  "＆": "&",
  "｜": "|",
  "＾": "^",
  "～": "~",
  "＠": "@",
  "＃": "#",
  "＄": "$",
  "｀": "`",
};

/** Characters that stand for two or three ASCII ones. */
const plainSequences: Readonly<Record<string, string>> = { "…": "...", "→": "->", "≠": "!=", "≤": "<=", "≥": ">=" };

const doubleQuotes = "“”„‟＂";
const singleQuotes = "‘’‚‛＇";

/** Blanks that no person sees, and that Python refuses wherever they stand outside strings and comments. */
const zeroWidth = /[\u00AD\u180E\u200B-\u200F\u2060\uFEFF]/;
const wideBlank = /[\v\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]/;

const strange = new RegExp(
  `[${Object.keys(plainCharacters).join("")}${Object.keys(plainSequences).join("")}${doubleQuotes}${singleQuotes}]|${zeroWidth.source}|${wideBlank.source}|[０-９]`,
);

const nameStart = /[\p{L}\p{Nl}_]/u;
const namePart = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*/uy;
const nameRest = /[\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]+/uy;
const numberPart = /0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?(?:[jJ](?!\w))?/y;
const operatorPart = /\*\*=|\/\/=|>>=|<<=|\.\.\.|!=|->|:=|[-+*/%@&|^=<>]=|\*\*|\/\/|<<|>>|[-+*/%@&|^=<>~(){}[\].,:;]/y;
const lineRest = /[ \t]*(?=[\r\n#]|$)/y;
const stringPrefix = /^(?:[rbuft]|[rR][bBfFtT]|[bBfFtT][rR])$/i;

/** Tells whether the plain text of a token is an opening bracket. */
export function isOpening(plain: string): boolean {
  return plain === "(" || plain === "[" || plain === "{";
}

/** Tells whether the plain text of a token is a closing bracket. */
export function isClosing(plain: string): boolean {
  return plain === ")" || plain === "]" || plain === "}";
}

/** Tells whether a text holds a character that Python refuses outside strings and comments though it looks like one that it takes. */
function holdsStrangeCharacters(text: string): boolean {
  return strange.test(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
}

/**
 * Cuts a text into tokens. `prefixes` are beginnings of lines that are no code, such as `>>> `, in order of the text; they become blanks.
 */
export function tokenize(text: string, prefixes: readonly Blank[] = []): TokenizedText {
  return new Tokenizer(text, prefixes).run();
}

class Tokenizer {
  private readonly tokens: Token[] = [];
  private readonly blanks: Blank[] = [];
  /** The text with every strange character replaced by one plain one, so that all offsets are the same. */
  private readonly plainText: string;
  private readonly isStrange: boolean;
  private offset = 0;

  constructor(
    private readonly text: string,
    private readonly prefixes: readonly Blank[],
  ) {
    this.isStrange = holdsStrangeCharacters(text);
    this.plainText = this.isStrange ? Array.from(text, plainCharacter).join("") : text;
  }

  run(): TokenizedText {
    const { text, prefixes } = this;
    let nextPrefix = 0;
    if (text.charCodeAt(0) === 0xfeff) this.offset = 1;
    while (this.offset < text.length) {
      while ((prefixes[nextPrefix]?.end ?? Number.POSITIVE_INFINITY) <= this.offset) nextPrefix++;
      const prefix = prefixes[nextPrefix];
      if (prefix && prefix.start <= this.offset) {
        this.blanks.push(prefix);
        this.offset = prefix.end;
        continue;
      }
      this.step();
    }
    return { tokens: this.tokens, blanks: this.blanks };
  }

  private step(): void {
    const { text, plainText, offset } = this;
    const character = plainText[offset] as string;
    if (character === " " || character === "\t" || character === "\f") return this.blank();
    if (character === "\r" || character === "\n") {
      const length = character === "\r" && text[offset + 1] === "\n" ? 2 : 1;
      return this.push("newline", offset + length, "\n");
    }
    if (character === "\\") {
      const end = /\\(?:\r\n|\r|\n)/y;
      end.lastIndex = offset;
      this.offset = end.test(plainText) ? end.lastIndex : offset + 1;
      if (this.offset > offset + 1) return;
      this.offset = offset;
      return this.push("unknown", offset + 1);
    }
    if (zeroWidth.test(character)) {
      this.blanks.push({ start: offset, end: offset + 1, plain: "" });
      this.offset++;
      return;
    }
    if (character === "#") return this.comment();
    if (character === '"' || character === "'") return this.string(offset, offset);
    if (text[offset] === "。" && match(lineRest, plainText, offset + 1) !== undefined) {
      // The full stop of a Chinese sentence: nothing belongs there.
      return this.push("unknown", offset + 1, "");
    }
    const sequence = plainSequences[character];
    if (sequence) return this.push("operator", offset + 1, sequence);
    const nameEnd = endOfName(plainText, offset);
    if (nameEnd > offset) return this.name(nameEnd);
    const number = match(numberPart, plainText, offset);
    if (number !== undefined) return this.push("number", offset + number.length, number);
    const operator = match(operatorPart, plainText, offset);
    if (operator !== undefined) return this.push("operator", offset + operator.length, operator);
    this.push("unknown", offset + ((text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1));
  }

  private push(kind: TokenKind, end: number, plain = this.plainText.slice(this.offset, end)): void {
    const { offset } = this;
    this.tokens.push({
      kind,
      start: offset,
      end,
      plain,
      isPasted: this.isStrange && kind !== "newline" && plain !== this.text.slice(offset, end),
    });
    this.offset = end;
  }

  /** A run of equal blanks; only those that Python refuses are kept. */
  private blank(): void {
    const { text, offset } = this;
    const first = text[offset] as string;
    let end = offset + 1;
    while (text[end] === first) end++;
    this.offset = end;
    if (first === " " || first === "\t" || first === "\f") return;
    // An ideographic space is as wide as two others, which shows where it indents.
    const isIndent = this.tokens.length === 0 || this.tokens[this.tokens.length - 1]?.kind === "newline";
    this.blanks.push({ start: offset, end, plain: " ".repeat((end - offset) * (first === "\u3000" && isIndent ? 2 : 1)) });
  }

  private comment(): void {
    const end = /[\r\n]/g;
    end.lastIndex = this.offset;
    const stop = end.exec(this.text)?.index ?? this.text.length;
    this.push("comment", stop, `#${this.text.slice(this.offset + 1, stop)}`);
  }

  /** A name, or the prefix of a string. Invisible characters inside it are left out. */
  private name(firstEnd: number): void {
    const { plainText, offset } = this;
    let end = firstEnd;
    // Full-width digits are allowed in names.
    let plain = this.text.slice(offset, end);
    while (zeroWidth.test(plainText[end] ?? "") && nameStart.test(plainText[end + 1] ?? "")) {
      const rest = match(nameRest, plainText, end + 1) ?? "";
      plain += rest;
      end += 1 + rest.length;
    }
    const next = plainText[end];
    if ((next === '"' || next === "'") && stringPrefix.test(plain)) return this.string(offset, end);
    // Keywords written with full-width letters are not read as keywords by CPython.
    const normal = isAscii(plain) ? plain : plain.normalize("NFKC");
    this.push("name", end, keywords.has(normal) ? normal : plain);
  }

  /** A string whose prefix begins at `start` and whose quotes begin at `open`. */
  private string(start: number, open: number): void {
    const { text, plainText } = this;
    const written = text[open] as string;
    const quote = plainText[open] as string;
    if (written === quote) {
      const end = endOfString(text, open, /[ft]/i.test(text.slice(start, open)));
      if (end.isClosed) return this.push("string", end.offset, text.slice(start, end.offset));
      // `"text”`: the input method was switched on in the middle of the string.
      const closing = quote === '"' ? doubleQuotes : singleQuotes;
      for (let at = open + 1; at < end.offset; at++) {
        if (closing.includes(text[at] as string)) return this.push("string", at + 1, text.slice(start, at) + quote);
      }
      return this.push("string", end.offset, text.slice(start, end.offset));
    }
    const triple = quote.repeat(3);
    const closingTriple = plainText.startsWith(triple, open) ? plainText.indexOf(triple, open + 3) : -1;
    if (closingTriple > 0) {
      return this.push("string", closingTriple + 3, text.slice(start, open) + triple + text.slice(open + 3, closingTriple) + triple);
    }
    const end = endOfTypographicString(text, open, quote);
    if (end === undefined) return this.push("unknown", open + 1, quote);
    const content = text.slice(open + 1, end);
    const other = quote === '"' ? "'" : '"';
    const used = !content.includes(quote) ? quote : content.includes(other) ? undefined : other;
    const safe = used ? content : content.replaceAll(quote, `\\${quote}`);
    this.push("string", end + 1, `${text.slice(start, open)}${used ?? quote}${safe}${used ?? quote}`);
  }
}

/** Quotes that only begin a quotation. */
const openingQuotes = "“„‘‚";

/**
 * Finds the quote that closes a string which a typographic one opens: the next of its kind on the line, or an ASCII one where the next of its kind
 * opens another string. Undefined where there is none.
 */
function endOfTypographicString(text: string, open: number, quote: string): number | undefined {
  const family = quote === '"' ? doubleQuotes : singleQuotes;
  let ascii: number | undefined;
  for (let at = open + 1; at < text.length; at++) {
    const character = text[at] as string;
    if (character === "\n" || character === "\r") break;
    if (character === "\\") at++;
    else if (character === quote) ascii ??= at;
    else if (family.includes(character)) return ascii !== undefined && openingQuotes.includes(character) ? ascii : at;
  }
  return ascii;
}

const isAscii = (text: string): boolean => /^\w*$/.test(text);

/** Where the name ends that begins at an offset, or the offset itself where none does. Most names are ASCII, which needs no table of letters. */
function endOfName(text: string, start: number): number {
  let offset = start;
  let code = text.charCodeAt(offset);
  while ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || (offset > start && code >= 48 && code <= 57)) {
    code = text.charCodeAt(++offset);
  }
  return code > 127 ? start + (match(namePart, text, start)?.length ?? 0) : offset;
}

function match(pattern: RegExp, text: string, offset: number): string | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0];
}

/** One code unit for one code unit, so that offsets stay the same; characters outside the basic plane are never replaced. */
function plainCharacter(character: string): string {
  if (character.length > 1) return character;
  const plain = plainCharacters[character];
  if (plain !== undefined) return plain;
  if (doubleQuotes.includes(character)) return '"';
  if (singleQuotes.includes(character)) return "'";
  if (wideBlank.test(character)) return " ";
  const code = character.charCodeAt(0);
  return code >= 0xff10 && code <= 0xff19 ? String.fromCharCode(code - 0xff10 + 48) : character;
}

/** How deep strings inside the braces of f-strings are followed (PEP 701 sets no limit). */
const maximumNesting = 5;

/**
 * Finds where the string ends whose quotes begin at `open`: behind the closing quotes, or, where there are none, at the end of the line
 * (of the text for triple quotes).
 */
function endOfString(text: string, open: number, isFormatted: boolean, nesting = 0): { offset: number; isClosed: boolean } {
  const quote = text[open] as string;
  const isTriple = text.startsWith(quote.repeat(3), open);
  const closing = isTriple ? quote.repeat(3) : quote;
  let offset = open + closing.length;
  let braces = 0;
  let followsStrings = isFormatted && nesting < maximumNesting;
  while (offset < text.length) {
    const character = text[offset] as string;
    if (character === "\\") {
      offset += text.startsWith("\r\n", offset + 1) ? 3 : 2;
      continue;
    }
    if (!isTriple && (character === "\n" || character === "\r")) return { offset, isClosed: false };
    if (followsStrings && braces > 0 && (character === '"' || character === "'") && (!isTriple || !text.startsWith(closing, offset))) {
      // From Python 3.12 on, a string in the braces may use the same quotes as the one around it (PEP 701).
      const prefix = /[A-Za-z]*$/.exec(text.slice(Math.max(0, offset - 2), offset))?.[0] ?? "";
      const inner = endOfString(text, offset, /[ft]/i.test(prefix), nesting + 1);
      if (inner.isClosed && (isTriple || !/[\r\n]/.test(text.slice(offset, inner.offset)))) {
        offset = inner.offset;
        continue;
      }
      // One look is enough: what follows is read as it was before Python 3.12.
      followsStrings = false;
    }
    if (text.startsWith(closing, offset)) return { offset: offset + closing.length, isClosed: true };
    if (isFormatted && character === "{") {
      if (braces === 0 && text[offset + 1] === "{") offset++;
      else braces++;
    } else if (isFormatted && character === "}") braces = Math.max(0, braces - 1);
    offset++;
  }
  return { offset: text.length, isClosed: false };
}
