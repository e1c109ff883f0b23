/**
 * Finds what stands in front of code that was copied from an interactive session or a numbered listing: `>>> `, `... `, `In [1]: `, `12 `;
 * and the output between the inputs of a session. Also the lines ```` ```python ```` and ```` ``` ```` that Markdown has around code
 * (https://spec.commonmark.org/0.31.2/#fenced-code-blocks).
 */
import type { SourceFile } from "../syntax/source-file";
import { type Blank, isClosing, isOpening, type TokenizedText, tokenize } from "../syntax/tokens";

/** The prefixes of one block of lines. */
export interface PrefixBlock {
  readonly what: "prompt" | "line-number" | "fence";
  readonly blanks: readonly Blank[];
  /** The first prefix as it is written, without blanks. */
  readonly example: string;
}

const prompt = /^[ \t]*(?:>>>|In \[\d+\]:)(?: |$)/;
const continuation = /^(?:[ \t]*\.\.\.(?: |$)| {2,}\.{3,}:(?: |$))/;
const result = /^[ \t]*Out\[\d+\]:/;

/** A line of a session that has no prompt and yet is code: somebody wrote on below the session. */
const code = /^(?:import|from|def|class|async|await|for|while|if|with|try|return)\b|^[@#]|^[A-Za-z_][\w.]*(?:\[[^\]]*\])? *=[^=]/;

const fence = /^[ \t]*`{3,}[ \t]*[\w.+-]*[ \t]*$/;

const numbered = /^[ \t]*(\d{1,5})(?:[.:|)\]]?[ \t]+|[.:|)\]](?=\D)|(?=[A-Za-z_@#"'(])|$)/;

/** Fewer numbered lines than this may be anything. */
const minimumNumberedLines = 3;

/** Finds all blocks of a file, in order of the text. */
export function findPrefixes(file: SourceFile): PrefixBlock[] {
  const { text } = file;
  const mayHavePrompts = /^\uFEFF?[ \t]*(?:>>>|In \[\d+\]:)/m.test(text);
  const mayHaveNumbers = /^\uFEFF?[ \t]*\d/m.test(text);
  const mayHaveFences = /^\uFEFF?[ \t]*```/m.test(text);
  if (!mayHavePrompts && !mayHaveNumbers && !mayHaveFences) return [];
  const inside = linesInside(file, tokenize(text));
  const blocks: PrefixBlock[] = [];
  for (let line = 0; line < file.lines.count; line++) {
    if (inside.strings.has(line)) continue;
    const mark = mayHaveFences ? fenceAt(file, line) : undefined;
    if (mark) {
      blocks.push(mark);
      continue;
    }
    const block = mayHavePrompts ? sessionAt(file, line) : undefined;
    if (block) {
      blocks.push(block.block);
      line = block.lastLine;
      continue;
    }
    const listing = mayHaveNumbers && !inside.brackets.has(line) ? listingAt(file, line) : undefined;
    if (listing) {
      if (listing.block) blocks.push(listing.block);
      line = listing.lastLine;
    }
  }
  return blocks;
}

/** The zero-based lines that begin inside a string, and those that begin inside brackets. */
function linesInside(file: SourceFile, raw: TokenizedText): { strings: ReadonlySet<number>; brackets: ReadonlySet<number> } {
  const strings = new Set<number>();
  const brackets = new Set<number>();
  let depth = 0;
  for (const token of raw.tokens) {
    if (token.kind === "operator") {
      if (isOpening(token.plain)) depth++;
      else if (isClosing(token.plain)) depth = Math.max(0, depth - 1);
    } else if (token.kind === "newline") {
      if (depth > 0) brackets.add(file.lines.lineAt(token.end));
    } else if (token.kind === "string") {
      const last = file.lines.lineAt(token.end);
      for (let line = file.lines.lineAt(token.start) + 1; line <= last; line++) strings.add(line);
    }
  }
  return { strings, brackets };
}

/** A line's text and where it starts, without the byte order mark that may stand in front of the first one. */
function lineAt({ lines, text }: SourceFile, line: number): { start: number; written: string } {
  const start = lines.startOf(line) + (line === 0 && text.startsWith("\uFEFF") ? 1 : 0);
  return { start, written: text.slice(start, lines.endOf(line)) };
}

/** A line that is nothing but a fence goes away as a whole. */
function fenceAt(file: SourceFile, line: number): PrefixBlock | undefined {
  const { written, start } = lineAt(file, line);
  if (!fence.test(written)) return undefined;
  const end = line + 1 < file.lines.count ? file.lines.startOf(line + 1) : start + written.length;
  return { what: "fence", blanks: [{ start, end, plain: "" }], example: written.trim() };
}

function sessionAt(file: SourceFile, first: number): { block: PrefixBlock; lastLine: number } | undefined {
  const example = prompt.exec(lineAt(file, first).written)?.[0].trim();
  if (example === undefined) return undefined;
  const blanks: Blank[] = [];
  let lastLine = first;
  for (let line = first; line < file.lines.count; line++) {
    const { written, start } = lineAt(file, line);
    const prefix = prompt.exec(written)?.[0] ?? continuation.exec(written)?.[0];
    if (prefix !== undefined) blanks.push({ start, end: start + prefix.length, plain: "" });
    else if (written.trim() === "" || (code.test(written) && !result.test(written))) break;
    // What the session printed is kept, as a comment.
    else blanks.push({ start, end: start + written.length, plain: `# ${written.trimStart()}` });
    lastLine = line;
  }
  return { block: { what: "prompt", blanks, example }, lastLine };
}

/** Looks at all lines from `first` on that are numbered one after the other. They are no listing where they only make sense with their numbers. */
function listingAt(file: SourceFile, first: number): { block?: PrefixBlock; lastLine: number } | undefined {
  const firstNumber = Number(numbered.exec(lineAt(file, first).written)?.[1] ?? Number.NaN);
  if (Number.isNaN(firstNumber)) return undefined;
  let line = first;
  const lines: { start: number; prefix: string; rest: string }[] = [];
  for (; line < file.lines.count; line++) {
    const { written, start } = lineAt(file, line);
    const match = numbered.exec(written);
    if (!match || Number(match[1]) !== firstNumber + line - first) break;
    const digits = /^[ \t]*\d+[.:|)\]]?/.exec(written)?.[0] ?? "";
    lines.push({ start, prefix: digits, rest: written.slice(digits.length) });
  }
  const written = lines.filter((one) => one.rest.trim() !== "");
  const lastLine = line - 1;
  if (lines.length < minimumNumberedLines || written.length * 2 <= lines.length) return { lastLine };
  // The blanks between number and code are as many as the least indented line has.
  const gap = written.reduce((least, one) => Math.min(least, /^[ \t]*/.exec(one.rest)?.[0].length ?? 0), Number.POSITIVE_INFINITY);
  const original = file.text.slice(lineAt(file, first).start, file.lines.endOf(lastLine));
  const stripped = lines.map((one) => one.rest.slice(gap)).join("\n");
  if (file.parses(`${original}\n`) || !file.parses(`${stripped}\n`)) return { lastLine };
  const blanks = lines.map((one) => ({
    start: one.start,
    end: one.start + Math.min(one.prefix.length + gap, one.prefix.length + one.rest.length),
    plain: "",
  }));
  return { block: { what: "line-number", blanks, example: lines[0]?.prefix.trim() ?? "" }, lastLine };
}
