/**
 * Finds what was damaged in a text before Python could read it, and what mends it. Each logical line is looked at alone, so that one
 * damage does not hide another; a repair is only given where the mended line parses. The rules only put words to what is found here.
 */
import { standardLibrary } from "../semantics/known-modules.json";
import type { Node, Statement } from "../syntax/ast";
import type { SourceFile } from "../syntax/source-file";
import { type Token, tokenize } from "../syntax/tokens";
import { applyEdits, overlap, type TextEdit } from "../text/edit";
import { lineEndOf } from "../text/lines";
import { contains, type Range } from "../text/range";
import type { Damage, FoundDamage } from "./damage";
import { type Block, blockOf } from "./layout";
import { findPrefixes } from "./line-prefixes";
import { indentUnitOf, type LogicalLine, logicalLines } from "./logical-lines";
import { keywordRepair } from "./misspelled-keywords";
import { isSentence, mending, type PastedItem, pastedDamages, pastedItems, prefixDamages, sentenceDamage } from "./pasted-characters";
import { headerWords, type Surroundings, smashRepairs } from "./smashed-lines";
import { isSound } from "./soundness";
import { strayDots, usesAwaitAsName } from "./stray-dots";

const known = new WeakMap<SourceFile, readonly Damage[]>();
const modules: ReadonlySet<string> = new Set(standardLibrary);

/** No parser has an error for a prompt that looks like an annotation, and for some invisible characters. */
const silentDamage = /^\uFEFF?In \[\d+\]:|[\v\u200B-\u200F\u2060]|[^]\uFEFF/m;

/** tree-sitter has no error for a lone `await` and for `await.x`. */
const silentAwait = /\bawait[ \t\f]*(?:[\\.)\]},;:#\r\n]|$)/m;

/** More lines than this are not looked at: each may cost some parses, and a file that is damaged throughout is another language. */
const maximumSuspiciousLines = 400;

/** A longer logical line is not looked at, since every repair of it costs a parse of the whole. */
const maximumLineLength = 20_000;

/** All damages of a file, in order of the text. The same list is given for the same file. */
export function damagesIn(file: SourceFile): readonly Damage[] {
  let damages = known.get(file);
  if (!damages) {
    damages = !file.skipped && isSuspicious(file) ? findDamages(file) : [];
    known.set(file, damages);
  }
  return damages;
}

function isSuspicious(file: SourceFile): boolean {
  if (silentDamage.test(file.text)) return true;
  return !file.isPlainlySound && (file.module.errors.length > 0 || silentAwait.test(file.text) || indentsUnexpectedly(file));
}

/** Tells whether some body goes on deeper below the line that it began on, which tree-sitter takes for a new block. */
function indentsUnexpectedly({ module, lines }: SourceFile): boolean {
  const column = (node: Node): number => node.start - lines.startOf(lines.lineAt(node.start));
  const isIn = (statements: readonly Statement[]): boolean =>
    statements.some((statement, index) => {
      const before = statements[index - 1];
      if (before && hasInlineBody(before) && column(statement) > column(before) && lines.lineAt(statement.start) > lines.lineAt(before.end))
        return true;
      return "body" in statement && isIn(statement.body);
    });
  const hasInlineBody = (statement: Statement): boolean => {
    const first = "body" in statement ? statement.body[0] : undefined;
    return first !== undefined && lines.lineAt(first.start) === lines.lineAt(statement.start);
  };
  return isIn(module.body);
}

function findDamages(file: SourceFile): Damage[] {
  const blocks = findPrefixes(file);
  const prefixes = blocks.flatMap((block) => block.blanks);
  const { tokens, blanks } = tokenize(file.text, prefixes);
  const lines = logicalLines(file.text, { tokens, blanks });
  const isPrefix = new Set<object>(prefixes);
  // What looks like a prefix may turn out to be the inside of a string that a backslash continues.
  const usedPrefixes = blanks.filter((blank) => isPrefix.has(blank));
  const items = pastedItems(
    tokens,
    blanks.filter((blank) => !isPrefix.has(blank)),
  );
  const surroundings = surroundingsOf(file.text, lines, tokens);
  const ignoresAwait = usesAwaitAsName(tokens);
  const unmended = new Set<PastedItem>();
  const inSentences = new Set<PastedItem>();
  const damages: FoundDamage[] = prefixDamages(file, blocks, new Set(usedPrefixes));
  const itemsOf = sweep(items);
  const prefixesOf = sweep(usedPrefixes);
  let suspicious = 0;
  for (const [index, line] of lines.entries()) {
    const own = itemsOf(line);
    if (own.length > 0 && isSentence(line)) {
      damages.push(sentenceDamage(line));
      for (const item of own) inSentences.add(item);
      continue;
    }
    const certain = [
      ...own.map(mending),
      ...prefixesOf(line).map((blank) => ({ start: blank.start, end: blank.end, newText: blank.plain })),
    ];
    if (line.end - line.start > maximumLineLength || suspicious >= maximumSuspiciousLines) {
      for (const item of own) unmended.add(item);
      continue;
    }
    const next = lines[index + 1];
    const repair = repairLine(
      file,
      line,
      certain,
      next,
      { ...surroundings, nextIndent: next?.indent, enclosing: () => enclosingBlocks(lines, index) },
      ignoresAwait,
    );
    if (repair.wasParsed) suspicious++;
    damages.push(...repair.damages);
    if (!repair.isMended) for (const item of own) unmended.add(item);
  }
  const outsideSentences = items.filter((item) => !inSentences.has(item));
  damages.push(...pastedDamages(file, outsideSentences, (item) => !unmended.has(item)));
  const reach = reachOf(lines);
  return damages
    .map((damage) => ({
      ...damage,
      covers: reach({ start: damage.start, end: damage.edits.reduce((end, edit) => Math.max(end, edit.end), damage.end) }),
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

interface LineRepair {
  readonly damages: readonly FoundDamage[];
  /** Whether the line parses when everything is mended. */
  readonly isMended: boolean;
  /** Whether anything had to be parsed to know. */
  readonly wasParsed: boolean;
}

/** Repairs one logical line. `certain` are edits that are right whatever else the line has. */
function repairLine(
  file: SourceFile,
  line: LogicalLine,
  certain: readonly TextEdit[],
  next: LogicalLine | undefined,
  surroundings: Surroundings,
  ignoresAwait: boolean,
): LineRepair {
  const dots = ignoresAwait ? [] : strayDots(file.text, line.tokens);
  // A special blank that stands in a larger repair goes with it.
  const without = (edits: readonly TextEdit[], larger: readonly TextEdit[]) =>
    edits.filter((one) => !larger.some((edit) => overlap([edit, one])));
  const dotEdits = dots.flatMap((dot) => dot.edits);
  const base = [...without(certain, dotEdits), ...dotEdits];
  const keyword = ignoresAwait ? undefined : keywordRepair(line, next);
  const smashes = smashRepairs(line, line.tokens, file.text, surroundings);
  if (base.length === 0 && !keyword && smashes.length === 0) return { damages: [], isMended: true, wasParsed: false };
  const parses = (edits: readonly TextEdit[]) => {
    if (overlap(edits)) return false;
    const moved = [...without(base, edits), ...edits].map((edit) => ({
      ...edit,
      start: edit.start - line.start,
      end: edit.end - line.start,
    }));
    return isSound(file, line.indent, applyEdits(file.text.slice(line.start, line.end), moved));
  };
  const isUnexpectedIndent =
    smashes.length > 0 && surroundings.nextIndent !== undefined && surroundings.nextIndent.length > line.indent.length;
  if (!isUnexpectedIndent && parses([])) return { damages: dots, isMended: true, wasParsed: true };
  if (keyword && parses(keyword.probe)) return { damages: [...dots, ...keyword.damages], isMended: true, wasParsed: true };
  const combined = keyword ? smashRepairs(line, keyword.tokens, file.text, surroundings) : [];
  for (const smash of combined) {
    if (keyword && parses([...keyword.probe, ...smash.edits]))
      return { damages: [...dots, ...keyword.damages, smash], isMended: true, wasParsed: true };
  }
  for (const smash of smashes) {
    if (parses(smash.edits)) return { damages: [...dots, smash], isMended: true, wasParsed: true };
  }
  return { damages: dots, isMended: false, wasParsed: true };
}

/** Gives, line after line, those of some ranges that lie in the line; both are in order of the text. */
function sweep<T extends Range>(ranges: readonly T[]): (line: Range) => T[] {
  let position = 0;
  return (line) => {
    while (position < ranges.length && (ranges[position] as T).end <= line.start) position++;
    const found: T[] = [];
    for (let at = position; at < ranges.length && (ranges[at] as T).start < line.end; at++) {
      if (contains(line, ranges[at] as T)) found.push(ranges[at] as T);
    }
    return found;
  };
}

/** Tells how far the damage of a range reaches: to the end of its logical lines, and of the body below where the last of them is a header. */
export function reachOf(lines: readonly LogicalLine[]): (range: Range) => Range {
  return ({ start, end }) => {
    let low = 0;
    let high = lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((lines[middle] as LogicalLine).end <= start) low = middle + 1;
      else high = middle;
    }
    const first = lines[low];
    if (!first) return { start, end };
    let last = low;
    while (lines[last + 1] && (lines[last + 1] as LogicalLine).start <= end) last++;
    const { indent, tokens } = lines[last] as LogicalLine;
    if (tokens[tokens.length - 1]?.plain === ":" || (lines[last + 1]?.indent.length ?? 0) > indent.length) {
      while (lines[last + 1] && (lines[last + 1] as LogicalLine).indent.length > indent.length) last++;
    }
    return { start: Math.min(start, first.start), end: Math.max(end, (lines[last] as LogicalLine).end) };
  };
}

/** The blocks that a line stands in, by the indentation of the lines above it; the outermost first. */
function enclosingBlocks(lines: readonly LogicalLine[], index: number): Block[] {
  const blocks: Block[] = [];
  let inner = lines[index]?.indent ?? "";
  for (let at = index - 1; at >= 0 && inner !== ""; at--) {
    const { tokens, indent } = lines[at] as LogicalLine;
    if (indent.length >= inner.length) continue;
    // The header may stand in the middle of a smashed line, or the body may begin behind it.
    const isHeader = tokens[tokens.length - 1]?.plain === ":";
    const begins = (token: Token | undefined) =>
      isHeader ? headerWords.has(token?.plain ?? "") : token?.plain === "def" || token?.plain === "class";
    let start = tokens.length - 1;
    while (start > 0 && !begins(tokens[start])) start--;
    if (!isHeader && !begins(tokens[start])) continue;
    blocks.unshift(blockOf(tokens.slice(start), indent, inner));
    inner = indent;
  }
  return blocks;
}

function surroundingsOf(text: string, lines: readonly LogicalLine[], tokens: readonly Token[]): Surroundings {
  const counts = new Map<string, number>();
  for (const token of tokens) if (token.kind === "name") counts.set(token.plain, (counts.get(token.plain) ?? 0) + 1);
  return {
    indentUnit: indentUnitOf(lines),
    lineEnd: lineEndOf(text),
    nextIndent: undefined,
    enclosing: () => [],
    occurrencesOf: (name) => counts.get(name) ?? 0,
    isModule: (name) => modules.has(name),
  };
}
