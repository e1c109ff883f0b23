/** Decides how deep each statement of a smashed line stands: by the blanks that are left of the old indentation, else by what it says. */
import type { Token } from "../syntax/tokens";
import type { Piece, Surroundings } from "./smashed-lines";

/** The indentation of each piece. */
export type Layout = readonly string[];

/** A statement with a body, as far as it matters to what stands in it. */
export interface Block {
  /** `def`, `class`, `if` …; `async` is left out. */
  readonly head: string;
  /** What a `def` or `class` is called. */
  readonly name: string;
  readonly indent: string;
  readonly bodyIndent: string;
}

/**
 * Gives the possible layouts, the likeliest first. `gaps` is the text between each piece and the next, `base` the indentation of the whole
 * line, which the first piece keeps.
 */
export function layOut(pieces: readonly Piece[], gaps: readonly string[], base: string, surroundings: Surroundings): Layout[] {
  const { enclosing, indentUnit, nextIndent } = surroundings;
  const blocks = enclosing();
  const layouts = [byGaps(pieces, gaps, base), byMeaning(pieces, base, indentUnit, blocks)];
  if (blocks.length > 0) layouts.push(byMeaning(pieces, base, indentUnit, []));
  return layouts.filter((layout): layout is Layout => layout !== undefined && fitsNextLine(pieces, layout, base, nextIndent));
}

/** Where only the line ends were lost, the indentation still stands between the statements. */
function byGaps(pieces: readonly Piece[], gaps: readonly string[], base: string): Layout | undefined {
  // Behind a `;` the blanks were never an indentation.
  const widths = gaps.map((gap) => (/^ *$/.test(gap) ? gap.length : 0));
  if (Math.max(...widths) < 2) return undefined;
  // Where each line end became a blank, all gaps are one wider than the indentation.
  const added = Math.min(...widths) === 1 ? 1 : 0;
  const layout = [base, ...widths.map((width) => " ".repeat(width - added))];
  const open: string[] = [];
  for (const [index, indent] of layout.entries()) {
    const before = pieces[index - 1];
    const outer = open[open.length - 1];
    if (before?.isHeader || outer === undefined) {
      if (outer !== undefined && indent.length <= outer.length) return undefined;
      open.push(indent);
      continue;
    }
    while (open.length > 0 && (open[open.length - 1] as string).length > indent.length) open.pop();
    if (open[open.length - 1] !== indent) return undefined;
  }
  return layout;
}

/** What is below a smashed line goes on only if its indentation is one that is open there. */
function fitsNextLine(pieces: readonly Piece[], layout: Layout, base: string, nextIndent: string | undefined): boolean {
  const last = layout[layout.length - 1] as string;
  if (pieces[pieces.length - 1]?.isHeader) return nextIndent !== undefined && nextIndent.length > last.length;
  if (nextIndent === undefined || nextIndent.length < base.length) return true;
  return nextIndent.length <= last.length && (nextIndent === base || layout.includes(nextIndent));
}

/** Which blocks a clause may belong to. */
const openers: Readonly<Record<string, readonly string[]>> = {
  elif: ["if", "elif"],
  else: ["if", "elif", "for", "while", "try", "except"],
  except: ["try", "except"],
  finally: ["try", "except", "else"],
};

/** Nothing that follows one of these in its block is ever reached, so what follows stands outside of the block. */
const leaving: ReadonlySet<string> = new Set(["return", "raise", "break", "continue"]);

/** Reads the statements as a person would: a body goes on until something comes that belongs outside of it. */
function byMeaning(pieces: readonly Piece[], base: string, unit: string, enclosing: readonly Block[]): Layout | undefined {
  const open = [...enclosing];
  const outermost = enclosing[0]?.indent ?? base;
  const coroutineFunctions = new Set<string>();
  const layout: string[] = [];
  for (const [index, piece] of pieces.entries()) {
    const before = pieces[index - 1];
    const words = piece.tokens.map((token) => token.plain);
    if (before?.isHeader) {
      const indent = layout[index - 1] as string;
      open.push(blockOf(before.tokens, indent, indent + unit));
    } else if (before) {
      const clause = openers[words[0] as string];
      if (clause) {
        while (open.length > 0 && !clause.includes((open[open.length - 1] as Block).head)) open.pop();
        if (!open.pop()) return undefined;
      } else {
        if (leaving.has(before.tokens[0]?.plain ?? "")) open.pop();
        closeBlocks(open, words, coroutineFunctions);
      }
    }
    const isFunctionNeeded = words.includes("await") || words[0] === "return" || words.includes("yield");
    const isOutside = !open.some((block) => block.head === "def") && (base === "" || enclosing.length > 0);
    if (isFunctionNeeded && isOutside && (enclosing.length > 0 || pieces.some((one) => blockOf(one.tokens, "", "").head === "def")))
      return undefined;
    if (words[0] === "async" && words[1] === "def" && words[2]) coroutineFunctions.add(words[2]);
    layout.push(index === 0 ? base : (open[open.length - 1]?.bodyIndent ?? outermost));
  }
  return layout;
}

/** The block that a header begins. */
export function blockOf(tokens: readonly Token[], indent: string, bodyIndent: string): Block {
  const start = tokens[0]?.plain === "async" ? 1 : 0;
  return { head: tokens[start]?.plain ?? "", name: tokens[start + 1]?.plain ?? "", indent, bodyIndent };
}

/** Closes the blocks that a statement cannot belong to. */
function closeBlocks(open: Block[], words: readonly string[], coroutineFunctions: ReadonlySet<string>): void {
  const isDefinition = /^(?:def|class|@)$/.test(words[0] ?? "") || (words[0] === "async" && words[1] === "def");
  if (isDefinition) {
    const bracket = words.indexOf("(");
    const isMethod = words[bracket + 1] === "self" || words[bracket + 1] === "cls";
    const aClass = isMethod ? open.findIndex((block) => block.head === "class") : -1;
    open.length = aClass + 1;
    return;
  }
  const isInFunction = open.some((block) => block.head === "def" || block.head === "class");
  if (isInFunction && isOutside(open, words, coroutineFunctions)) open.length = 0;
}

/** Tells whether a statement belongs to no function: it imports, starts the event loop, or calls the function that is being defined. */
function isOutside(open: readonly Block[], words: readonly string[], coroutineFunctions: ReadonlySet<string>): boolean {
  if (words[0] === "import" || words[0] === "from" || (words[0] === "if" && words[1] === "__name__")) return true;
  if (words.includes("await") || words[0] === "return" || words.includes("yield")) return false;
  const text = words.join(" ");
  if (/\basyncio \. run \(/.test(text) || /^\w+ = asyncio \. (?:get|new)_event_loop \(/.test(text)) return true;
  if (/\. (?:run_until_complete|run_forever) \(/.test(text)) return true;
  const names = new Set(open.filter((block) => block.head === "def" || block.head === "class").map((block) => block.name));
  if (words.some((word, index) => names.has(word) && words[index + 1] === "(")) return true;
  // `result = func()` without `await` makes a coroutine object, which beginners do where they then run it.
  const value = words.includes("=") ? words.indexOf("=") + 1 : 0;
  return coroutineFunctions.has(words[value] ?? "") && words[value + 1] === "(";
}
