/** Finds where `async` or `await` is misspelled, or stands where it cannot. Whether that is so is settled by parsing what comes out. */
import { isClosing, isOpening, keywords, type Token } from "../syntax/tokens";
import { insert, replace, type TextEdit } from "../text/edit";
import { editDistance } from "../text/edit-distance";
import type { Range } from "../text/range";
import type { FoundDamage } from "./damage";
import type { LogicalLine } from "./logical-lines";
import { isReordered } from "./near-names";

/** A line with more damages than this was not written by a person. */
const maximumDamages = 20;

/** What was found in one logical line, and the line's tokens as they will be. */
export interface KeywordRepair {
  readonly damages: readonly FoundDamage[];
  readonly tokens: readonly Token[];
  /** What makes the line parse: the edits of the damages, and stand-ins where only a person can know what is missing. */
  readonly probe: readonly TextEdit[];
}

/** Words that are no misspelling of a keyword by their letters, yet are written for it. */
const asyncInWords: ReadonlySet<string> = new Set(["asyncio", "asynchronous", "asynchron", "asyn"]);

/** Names near `await` that are English words: they count only where what follows is awaited in all likelihood. */
const awaitInWords: ReadonlySet<string> = new Set(["wait", "awaits", "awaited", "waits"]);

/**
 * Looks through one logical line. `next` is the logical line after it, if any: an `await` at the end of a line may have lost what
 * follows. Gives undefined where nothing looks misspelled.
 */
export function keywordRepair(line: LogicalLine, next: LogicalLine | undefined): KeywordRepair | undefined {
  const reader = new KeywordReader(line.tokens, joinable(line, next));
  reader.read();
  return reader.damages.length > 0 ? reader : undefined;
}

/**
 * The first token of the next line, where that line is what a line that ends in `await` waits for: one expression without `await`, and either
 * indented as a continuation or behind nothing but `await`.
 */
function joinable(line: LogicalLine, next: LogicalLine | undefined): Token | undefined {
  const [first] = next?.tokens ?? [];
  if (!next || first?.kind !== "name" || keywords.has(first.plain)) return undefined;
  if (next.tokens.some((one) => one.plain === "=" || one.plain === "await" || one.plain === ":")) return undefined;
  return next.indent.length > line.indent.length || line.tokens.length === 1 ? first : undefined;
}

function isAsyncLike(word: string): boolean {
  return isNear(word, "async") || asyncInWords.has(word);
}

function isNear(word: string, keyword: string): boolean {
  if (word === keyword || keywords.has(word) || word.length < 4 || word.length > 7) return false;
  const lower = word.toLowerCase();
  return editDistance(lower, keyword, 1) <= 1 || isReordered(lower, keyword);
}

class KeywordReader implements KeywordRepair {
  readonly damages: FoundDamage[] = [];
  readonly tokens: Token[];
  readonly probe: TextEdit[] = [];

  constructor(
    private readonly original: readonly Token[],
    /** What an `await` at the end of the line may go on with. */
    private readonly next: Token | undefined,
  ) {
    this.tokens = [...original];
  }

  read(): void {
    for (let index = 0; index < this.original.length && this.damages.length < maximumDamages; index++) {
      if (this.original[index]?.kind !== "name" || this.original[index - 1]?.plain === ".") continue;
      index += this.readAt(index);
    }
  }

  private word(index: number): string {
    return this.original[index]?.kind === "name" ? (this.original[index] as Token).plain : "";
  }

  /** Looks at the name at `index`. Gives how many tokens behind it are used up. */
  private readAt(index: number): number {
    const token = this.original[index] as Token;
    const word = token.plain;
    const next = this.word(index + 1);
    if (word === "async") return this.readAsync(index);
    if (word === "await") return this.readAwait(index);
    if ((word === "def" || word === "with" || word === "for") && (next === "async" || isAsyncLike(next)) && this.isOperandAt(index + 2)) {
      this.swap(index, word);
      return 1;
    }
    const glued = /^(async)(def|with|for)$|^(await)(async)$/.exec(word);
    if (glued && this.isOperandAt(index + 1)) {
      this.rewrite(index, "glued", `${glued[1] ?? glued[3]} ${glued[2] ?? glued[4]}`);
      return 0;
    }
    const before = this.original[index - 1];
    const isAsyncPlace =
      (next === "def" || next === "with" || next === "for") && !["import", "from", "as", ","].includes(before?.plain ?? "");
    if (isAsyncPlace && isAsyncLike(word) && (!asyncInWords.has(word) || index === 0)) {
      this.rewrite(index, "misspelled", "async");
      return 0;
    }
    if (isNear(word, "await") && this.isOperandAt(index + 1) && this.original[index + 1]?.kind === "name") {
      const goesOn = [".", "("].includes(this.original[index + 2]?.plain ?? "");
      if (goesOn || !awaitInWords.has(word)) this.rewrite(index, "misspelled", "await");
    }
    return 0;
  }

  private readAsync(index: number): number {
    const next = this.word(index + 1);
    if (next === "def" || next === "with" || next === "for" || next === "") return 0;
    if (next === "lambda") return this.readAsyncLambda(index);
    if (/^(?:class|if|while|try|return|import|from|raise|await|async|else|finally|except|not)$/.test(next)) {
      this.remove(index, "misplaced-async", next);
      return 0;
    }
    if (keywords.has(next)) return 0;
    const isHeader =
      this.original[index + 2]?.plain === "(" && [":", "->"].includes(this.original[this.closing(index + 2) + 1]?.plain ?? "");
    if (isHeader) {
      const name = this.original[index + 1] as Token;
      const edit: TextEdit = { start: name.start, end: name.start, newText: "def " };
      this.damage("missing-def", { start: this.start(index), end: name.end }, { name: name.plain }, [edit]);
      this.tokens.splice(this.tokens.indexOf(name), 0, { kind: "name", start: name.start, end: name.start, plain: "def", isPasted: false });
    } else this.rewrite(index, "async-for-await", "await");
    return 1;
  }

  /** `async lambda: await f(x)` is `lambda: f(x)`: both give a coroutine to whoever calls them. */
  private readAsyncLambda(index: number): number {
    const colon = this.colonOfLambda(index + 1);
    const awaits = this.original.slice(colon).filter((token) => token.plain === "await");
    const range = { start: this.start(index), end: (this.original[index + 1] as Token).end };
    const isDirect = this.word(colon + 1) === "await";
    if (awaits.length > (isDirect ? 1 : 0)) {
      this.damage("async-lambda", range, {}, [], [this.removal(index)]);
      return 1;
    }
    const edits = [this.removal(index)];
    if (isDirect) {
      if (!this.isChainToEnd(colon + 2)) {
        this.damage("async-lambda", range, {}, [], [this.removal(index)]);
        return 1;
      }
      edits.push(this.removal(colon + 1));
    }
    this.damage("async-lambda", range, {}, edits);
    this.drop(index);
    if (isDirect) this.drop(colon + 1);
    return 1;
  }

  private readAwait(index: number): number {
    const token = this.original[index] as Token;
    const following = this.original[index + 1];
    const word = this.word(index + 1);
    const standIn = [insert(token.end, " 0")];
    if (word === "with" || word === "def" || (word === "for" && !this.isOperand(this.original[index - 1]))) {
      this.rewrite(index, "misspelled", "async");
      return 1;
    }
    if (following === undefined) {
      const { next } = this;
      this.damage("lonely-await", token, {}, next ? [{ start: token.end, end: next.start, newText: " " }] : [], standIn);
    } else if (/^[)\]},;:]$/.test(following.plain)) this.damage("lonely-await", token, {}, [], standIn);
    return 0;
  }

  private swap(index: number, word: string): void {
    const first = this.original[index] as Token;
    const second = this.original[index + 1] as Token;
    const range = { start: first.start, end: second.end };
    this.damage("swapped", range, { right: `async ${word}` }, [replace(range, `async ${word}`)]);
    this.tokens.splice(this.tokens.indexOf(first), 2, { ...first, plain: "async" }, { ...second, plain: word });
  }

  private rewrite(index: number, what: string, right: string): void {
    const token = this.original[index] as Token;
    this.damage(what, token, { wrong: token.plain, right }, [replace(token, right)]);
    const words = right.split(" ").map((plain) => ({ ...token, plain }));
    this.tokens.splice(this.tokens.indexOf(token), 1, ...words);
  }

  private remove(index: number, what: string, next: string): void {
    this.damage(what, this.original[index] as Token, { next }, [this.removal(index)]);
    this.drop(index);
  }

  private drop(index: number): void {
    this.tokens.splice(this.tokens.indexOf(this.original[index] as Token), 1);
  }

  /** Takes a token away together with the blanks behind it. */
  private removal(index: number): TextEdit {
    const token = this.original[index] as Token;
    return { start: token.start, end: this.original[index + 1]?.start ?? token.end, newText: "" };
  }

  private damage(what: string, range: Range, values: Record<string, string>, edits: readonly TextEdit[], probe = edits): void {
    this.probe.push(...probe);
    this.damages.push({ kind: "misspelled-keyword", what, start: range.start, end: range.end, values, edits });
  }

  private start(index: number): number {
    return (this.original[index] as Token).start;
  }

  private isOperand(token: Token | undefined): boolean {
    if (!token) return false;
    return (
      token.kind === "number" || token.kind === "string" || (token.kind === "name" && !keywords.has(token.plain)) || isClosing(token.plain)
    );
  }

  /** Tells whether an expression can begin at a token. */
  private isOperandAt(index: number): boolean {
    const token = this.original[index];
    if (!token) return false;
    return this.isOperand(token) ? !isClosing(token.plain) : /^(?:[([{]|await|self|None|True|False|lambda|not)$/.test(token.plain);
  }

  /** The index of the bracket that closes the one at `index`, or of the last token. */
  private closing(index: number): number {
    let depth = 0;
    for (let at = index; at < this.original.length; at++) {
      const { plain } = this.original[at] as Token;
      if (isOpening(plain)) depth++;
      else if (isClosing(plain) && --depth <= 0) return at;
    }
    return this.original.length - 1;
  }

  private colonOfLambda(index: number): number {
    let at = index;
    while (at < this.original.length && this.original[at]?.plain !== ":")
      at = isOpening(this.original[at]?.plain ?? "") ? this.closing(at) + 1 : at + 1;
    return at;
  }

  /** Tells whether from `index` to the end of the argument or line there is one call, attribute or name, so that `await` meant all of it. */
  private isChainToEnd(index: number): boolean {
    let at = index;
    if (this.original[at]?.kind !== "name") return false;
    for (at++; at < this.original.length; at++) {
      const plain = this.original[at]?.plain ?? "";
      if (plain === "(" || plain === "[") at = this.closing(at);
      else if (plain === ".") at++;
      else return /^[),\]};]$/.test(plain);
    }
    return true;
  }
}
