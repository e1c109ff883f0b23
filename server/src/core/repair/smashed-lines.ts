/**
 * Takes a logical line apart that holds several statements because its line breaks were lost, as happens when code is copied from a
 * page. It goes through the line word by word and cuts where no statement can go on: `x = f()print(x)`, `import asyncioasync def f():`.
 * Whether the pieces are statements is settled by parsing what comes out.
 */
import { isClosing, isOpening, keywords, type Token } from "../syntax/tokens";
import { replace, type TextEdit } from "../text/edit";
import type { FoundDamage } from "./damage";
import { type Block, type Layout, layOut } from "./layout";
import type { LogicalLine } from "./logical-lines";

/** One statement, clause header or decorator of a smashed line. */
export interface Piece {
  readonly tokens: readonly Token[];
  /** Whether it ends with the colon behind which its body begins. */
  readonly isHeader: boolean;
}

/** What is known about the file around a smashed line. */
export interface Surroundings {
  /** White space for one level. */
  readonly indentUnit: string;
  readonly lineEnd: string;
  /** The indentation of the next logical line; undefined at the end of the file. */
  readonly nextIndent: string | undefined;
  /** Finds the blocks that the line stands in, the outermost first. */
  readonly enclosing: () => readonly Block[];
  /** How often a name stands in the file, which shows where one name ends and the next begins. */
  readonly occurrencesOf: (name: string) => number;
  /** Tells whether there is a module of that name. */
  readonly isModule: (name: string) => boolean;
}

/** A line with more pieces than this was not written by a person. */
const maximumPieces = 400;

/** Words that begin a statement which may not stand behind a `;` or in a body on the header's own line. */
const compoundWords: ReadonlySet<string> = new Set("def class if for while with try async @".split(" "));

/** Words that begin a statement, longer ones first, so that of `xif` and `xelif` the right end is found. */
const gluedWords = "continue global import assert except return async await break class raise while yield from with def del for if".split(
  " ",
);

/** Words that are a whole statement by themselves. */
const wholeStatements: ReadonlySet<string> = new Set(["pass", "break", "continue", "return"]);

const constants: ReadonlySet<string> = new Set(["None", "True", "False"]);

/**
 * Looks through one logical line. `tokens` are its tokens as they will be after other repairs. Gives the ways to put every statement on a
 * line of its own, the likeliest first, and none where the line is not smashed.
 */
export function smashRepairs(line: LogicalLine, tokens: readonly Token[], text: string, surroundings: Surroundings): FoundDamage[] {
  const pieces = new Splitter(tokens, surroundings, line.indent).split();
  if (!pieces?.every(isPlausible)) return [];
  const gaps = pieces.slice(1).map((piece, index) => text.slice(endOf(pieces[index] as Piece), startOf(piece)));
  return layOut(pieces, gaps, line.indent, surroundings).map((indents) => ({
    kind: "smashed-lines",
    what: "smashed",
    start: line.start,
    end: line.end,
    values: { count: String(pieces.length) },
    edits: pieces.flatMap((piece, index): TextEdit[] => {
      const before = pieces[index - 1];
      if (!before) return [];
      const lineEnds = surroundings.lineEnd.repeat(1 + blankLinesBefore(pieces, indents, index));
      return [replace({ start: endOf(before), end: startOf(piece) }, `${lineEnds}${indents[index]}`)];
    }),
  }));
}

/** Around functions and classes stand two blank lines, and one where they stand in something else (PEP 8, "Blank Lines"). */
function blankLinesBefore(pieces: readonly Piece[], indents: Layout, index: number): number {
  const indent = indents[index] as string;
  const before = pieces[index - 1] as Piece;
  const beforeInSuite = pieces[indents.lastIndexOf(indent, index - 1)];
  const isFirst = before.isHeader || before.tokens[0]?.plain === "@";
  const isBehindDefinition = beforeInSuite !== before && beforeInSuite !== undefined && isDefinition(beforeInSuite);
  if (isFirst || !(isBehindDefinition || isDefinition(pieces[index] as Piece))) return 0;
  return indent === "" ? 2 : 1;
}

/** Tells whether a piece begins the definition of a function or class, with its decorators. */
function isDefinition({ tokens }: Piece): boolean {
  const [first = "", second = ""] = tokens.map((token) => token.plain);
  return ["@", "class", "def"].includes(first) || (first === "async" && second === "def");
}

function startOf(piece: Piece): number {
  return piece.tokens[0]!.start;
}

function endOf(piece: Piece): number {
  return piece.tokens[piece.tokens.length - 1]!.end;
}

/** The words that begin a statement with a body. */
export const headerWords: ReadonlySet<string> = new Set("def class if elif else for while with try except finally".split(" "));

/** Tells whether a line continues deeper although its last statement is no header, which Python calls an unexpected indent. */
function indentsUnexpectedly(pieces: readonly Piece[], indent: string, nextIndent: string | undefined): boolean {
  return (
    pieces.some((piece) => piece.isHeader) &&
    !pieces[pieces.length - 1]!.isHeader &&
    nextIndent !== undefined &&
    nextIndent.length > indent.length
  );
}

class Splitter {
  private readonly pieces: Piece[] = [];
  private current: Token[] = [];
  private depth = 0;
  private lambdas = 0;
  private ternaries = 0;
  /** Whether anything was found that Python does not allow on one line. */
  private isSmashed = false;
  /** For each token, the next `:`, `else` or `;` at its own depth of brackets. */
  private readonly nextMark: string[] = [];

  constructor(
    private readonly tokens: readonly Token[],
    private readonly surroundings: Surroundings,
    private readonly indent: string,
  ) {
    let depth = 0;
    let mark = "";
    for (let index = tokens.length - 1; index >= 0; index--) {
      const { plain } = tokens[index] as Token;
      if (isClosing(plain)) depth++;
      else if (isOpening(plain)) depth--;
      else if (depth === 0 && (plain === ":" || plain === "else" || plain === ";")) mark = plain;
      this.nextMark[index] = mark;
    }
  }

  split(): Piece[] | undefined {
    for (const [index, token] of this.tokens.entries()) {
      if (this.pieces.length > maximumPieces) return undefined;
      this.read(token, index);
    }
    this.close(false);
    const { pieces } = this;
    if (pieces.length < 2) return undefined;
    return this.isSmashed || indentsUnexpectedly(pieces, this.indent, this.surroundings.nextIndent) ? pieces : undefined;
  }

  private read(token: Token, index: number): void {
    if (this.depth === 0) {
      if (token.plain === ";") return this.close(false);
      if (token.plain === ":" && this.lambdas === 0 && this.isInHeader()) {
        this.current.push(token);
        return this.close(true);
      }
      this.cutBefore(token, index);
      if (token.plain === "lambda") this.lambdas++;
      else if (token.plain === ":") this.lambdas = Math.max(0, this.lambdas - 1);
      else if (token.plain === "if" && this.current.length > 0) this.ternaries++;
      else if (token.plain === "else") this.ternaries = Math.max(0, this.ternaries - 1);
    }
    if (isOpening(token.plain)) this.depth++;
    else if (isClosing(token.plain)) this.depth = Math.max(0, this.depth - 1);
    // Behind a header or a `;` only simple statements may stand.
    if (this.current.length === 0 && this.pieces.length > 0 && compoundWords.has(token.plain)) this.isSmashed = true;
    this.current.push(token);
  }

  /** The word that says what statement is being read. */
  private get head(): string {
    const first = this.current[0]?.plain ?? "";
    return first === "async" ? (this.current[1]?.plain ?? "") : first;
  }

  private isInHeader(): boolean {
    return headerWords.has(this.head);
  }

  private close(isHeader: boolean): void {
    if (this.current.length > 0) this.pieces.push({ tokens: this.current, isHeader });
    this.current = [];
    this.lambdas = 0;
    this.ternaries = 0;
  }

  private cutBefore(token: Token, index: number): void {
    const before = this.current[this.current.length - 1];
    if (!before) return;
    if (this.cutGluedTarget(token)) return;
    if (!this.endsOperand(before, token) || !this.beginsStatement(before, token, index)) return;
    this.isSmashed = true;
    const word = before.kind === "name" ? gluedWords.find((one) => this.isGlued(before, one, token, index)) : undefined;
    if (word === undefined) return this.close(false);
    this.splitName(this.current.length - 1, before.plain.length - word.length);
  }

  /** Cuts a name in two and begins a new piece with its second half. `at` counts characters of the name. */
  private splitName(position: number, at: number): void {
    const token = this.current[position] as Token;
    const rest = this.current.slice(position + 1);
    const cut = token.start + at;
    this.current = [...this.current.slice(0, position), { ...token, end: cut, plain: token.plain.slice(0, at) }];
    this.close(false);
    this.current = [{ ...token, start: cut, plain: token.plain.slice(at) }, ...rest];
    this.isSmashed = true;
  }

  /** `asyncioasync def`: the end of a name is the word that begins the next statement. */
  private isGlued(name: Token, word: string, next: Token, index: number): boolean {
    // A token whose text is not its plain form cannot be cut by counting characters.
    if (!name.plain.endsWith(word) || name.plain === word || name.isPasted || name.end - name.start !== name.plain.length) return false;
    if (word === "async") return ["def", "with", "for"].includes(next.plain);
    if (this.surroundings.occurrencesOf(name.plain) > 1) return false;
    const isName = next.kind === "name" && !keywords.has(next.plain);
    switch (word) {
      case "import":
        return isName;
      case "from": {
        let at = index + 1;
        while (this.tokens[at]?.plain === "." && at < index + 20) at += 2;
        return isName && this.tokens[at]?.plain === "import";
      }
      case "def":
      case "class":
      case "for":
        return isName && this.nextMark[index] === ":";
      case "if":
      case "while":
      case "with":
      case "except":
        return this.nextMark[index] === ":";
      default:
        return isName || next.kind === "string" || next.kind === "number" || constants.has(next.plain);
    }
  }

  /**
   * `import asyncioloop = …` and `return xresult = …`: nothing marks the place where the first name ends, but these statements cannot go
   * on with `=` or `(`, and one half is the name of a module, the other a name that also stands elsewhere.
   */
  private cutGluedTarget(token: Token): boolean {
    const isImport = this.head === "import" || (this.head === "from" && this.current.some((one) => one.plain === "import"));
    const cannotGoOn = isImport
      ? token.plain === "=" || token.plain === "(" || (this.head === "from" && token.plain === ".")
      : token.plain === "=" && ["return", "raise", "del", "assert", "await"].includes(this.head);
    const last = this.current.length - 1;
    if (!cannotGoOn) return token.plain === "." && this.cutBeforeAsyncio(last);
    let first = last;
    while (this.current[first - 1]?.plain === ".") first -= 2;
    return this.head === "import" ? this.cutName(first) : this.cutName(last) || (first !== last && this.cutName(first));
  }

  /** `return resultasyncio.run(main())`. */
  private cutBeforeAsyncio(position: number): boolean {
    const name = this.current[position] as Token;
    const before = this.current[position - 1]?.plain ?? "";
    const at = name.plain.length - "asyncio".length;
    if (at < 1 || !name.plain.endsWith("asyncio") || !/^(?:=|return|await|,|import)$/.test(before) || !this.canBeCut(name)) return false;
    if (this.surroundings.occurrencesOf(name.plain) > 1) return false;
    this.splitName(position, at);
    return true;
  }

  /** Tells whether the characters of a token can be counted off in the text. */
  private canBeCut(token: Token): boolean {
    return (
      token.kind === "name" &&
      !token.isPasted &&
      !keywords.has(token.plain) &&
      token.end - token.start === token.plain.length &&
      token.plain.length < 100
    );
  }

  /** Cuts a name where both halves make sense; gives whether there is such a place. */
  private cutName(position: number): boolean {
    const name = this.current[position];
    if (position < 1 || !name || !this.canBeCut(name)) return false;
    const { isModule, occurrencesOf } = this.surroundings;
    const isKnownName = (text: string) => occurrencesOf(text) > 0;
    const isFirst = (text: string) => (this.head === "import" ? isModule(text) : isKnownName(text) || constants.has(text));
    let found = 0;
    for (let at = 1; at < name.plain.length; at++) {
      const rest = name.plain.slice(at);
      if (!/^[\p{L}_]/u.test(rest) || !isFirst(name.plain.slice(0, at))) continue;
      if (isKnownName(rest) || isModule(rest) || builtinFunctions.has(rest)) found = at;
      else if (found === 0 && isModule(name.plain.slice(0, at))) found = at;
    }
    if (found === 0) return false;
    this.splitName(position, found);
    return true;
  }

  private endsOperand(token: Token, next: Token): boolean {
    if (token.kind === "number" || token.kind === "string" || isClosing(token.plain) || token.plain === "...") return true;
    if (token.plain === "*") return this.head === "from" && this.current[this.current.length - 2]?.plain === "import";
    if (token.kind !== "name") return false;
    if (token.plain === "return") return compoundWords.has(next.plain) || next.plain === "return" || next.plain === "import";
    return !keywords.has(token.plain) || constants.has(token.plain) || wholeStatements.has(token.plain);
  }

  private beginsStatement(before: Token, token: Token, index: number): boolean {
    if (token.kind === "number") return true;
    if (token.kind === "string") return before.kind !== "string";
    if (token.kind !== "name") return false;
    switch (token.plain) {
      case "and":
      case "or":
      case "in":
      case "is":
      case "as":
        return false;
      case "not":
        return this.tokens[index + 1]?.plain !== "in";
      case "if":
        return this.nextMark[index] === ":" && !this.isInHeader();
      case "else":
        return this.ternaries === 0;
      case "from":
        return this.head !== "raise";
      case "import":
        return this.head !== "from" || this.current.some((one) => one.plain === "import");
      default:
        return true;
    }
  }
}

/** Built-in functions that a beginner's line may begin with. */
const builtinFunctions: ReadonlySet<string> = new Set(["print", "input", "open"]);

/** Tells whether a piece may be a statement of its own. A lone name or number does nothing: the text is then something else than smashed Python. */
function isPlausible({ tokens, isHeader }: Piece): boolean {
  const first = tokens[0] as Token;
  const last = tokens[tokens.length - 1] as Token;
  if (isHeader) return true;
  if (first.kind === "name" && keywords.has(first.plain)) {
    if (
      headerWords.has(first.plain) ||
      first.plain === "async" ||
      constants.has(first.plain) ||
      ["lambda", "not", "and", "or"].includes(first.plain)
    )
      return false;
    return tokens.length > 1 || wholeStatements.has(first.plain);
  }
  if (tokens.length === 1) return first.kind === "string";
  if (first.plain === "@") return true;
  let depth = 0;
  for (const { plain } of tokens) {
    if (isOpening(plain)) depth++;
    else if (isClosing(plain)) depth--;
    else if (depth === 0 && /^(?:[-+*/%@&|^]|\*\*|\/\/|<<|>>)?=$|^:$/.test(plain)) return true;
  }
  return last.plain === ")" && first.kind === "name";
}
