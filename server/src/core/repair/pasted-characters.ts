/** Puts together what was pasted or typed with an input method and is no plain Python, line by line. */
import type { SourceFile } from "../syntax/source-file";
import { type Blank, keywords, type Token } from "../syntax/tokens";
import { insert, replace, type TextEdit } from "../text/edit";
import type { Range } from "../text/range";
import type { FoundDamage } from "./damage";
import type { PrefixBlock } from "./line-prefixes";
import type { LogicalLine } from "./logical-lines";

/** A character, blank or string that is not plain, and what belongs there. */
export interface PastedItem extends Range {
  readonly what: "character" | "invisible";
  readonly plain: string;
}

/** The items in a text, in order. */
export function pastedItems(tokens: readonly Token[], blanks: readonly Blank[]): PastedItem[] {
  const items: PastedItem[] = [];
  for (const { start, end, plain, isPasted } of tokens) if (isPasted) items.push({ what: "character", start, end, plain });
  for (const { start, end, plain } of blanks) items.push({ what: "invisible", start, end, plain });
  return items.sort((a, b) => a.start - b.start);
}

/** What mends an item. */
export function mending(item: PastedItem): TextEdit {
  return replace(item, item.plain);
}

/**
 * One damage for each line of the text that has items. `isMended` tells whether Python understands an item's surroundings when all of them are
 * replaced; where it does not, nothing is offered.
 */
export function pastedDamages(file: SourceFile, items: readonly PastedItem[], isMended: (item: PastedItem) => boolean): FoundDamage[] {
  const byLine = new Map<number, PastedItem[]>();
  for (const item of items) {
    const line = file.lines.lineAt(item.start);
    const list = byLine.get(line);
    if (list) list.push(item);
    else byLine.set(line, [item]);
  }
  return [...byLine.values()].map((list) => {
    const first = list[0] as PastedItem;
    const character = strangeCharacter(file.text.slice(first.start, first.end), first.plain);
    return {
      kind: "pasted-characters",
      what: first.what,
      start: first.start,
      end: list[list.length - 1]!.end,
      values: { character, code: codeOf(character), plain: first.plain },
      edits: list.every(isMended) ? list.map(mending) : [],
    };
  });
}

/** One damage for each block of lines with prefixes, of which only the `used` ones stand outside of strings. */
export function prefixDamages(file: SourceFile, blocks: readonly PrefixBlock[], used: ReadonlySet<Blank>): FoundDamage[] {
  return blocks.flatMap(({ what, blanks, example }): FoundDamage[] => {
    const outside = blanks.filter((blank) => used.has(blank));
    const [first] = outside;
    const last = outside[outside.length - 1];
    if (!first || !last) return [];
    const end = file.lines.endOf(file.lines.lineAt(last.start));
    return [
      {
        kind: "pasted-characters",
        what,
        start: first.start,
        end,
        values: { prefix: example },
        edits: outside.map((blank) => replace(blank, blank.plain)),
      },
    ];
  });
}

/** Punctuation that a Chinese sentence has, in its plain form. */
const sentencePunctuation: ReadonlySet<string> = new Set(["", ",", ".", ";", ":", "!", "?", "(", ")", "[", "]", "<", ">", "...", "-"]);

/**
 * Tells whether a logical line is a Chinese sentence that was not marked as a comment: words, among them one with Chinese characters, and
 * full-width punctuation, but nothing of Python.
 */
export function isSentence({ tokens }: LogicalLine): boolean {
  let hasChinese = false;
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "name") {
      if (keywords.has(token.plain)) return false;
      hasChinese ||= /\p{Script=Han}/u.test(token.plain);
      // `print（你好）` calls a function.
      const next = tokens[index + 1]?.plain;
      if ((next === "(" || next === "[") && /^\w+$/.test(token.plain)) return false;
    } else if (
      token.kind === "string" ? !token.isPasted : token.kind !== "number" && !(token.isPasted && sentencePunctuation.has(token.plain))
    ) {
      return false;
    }
  }
  return hasChinese;
}

/** What makes a sentence a comment. */
export function sentenceDamage({ start, end }: LogicalLine): FoundDamage {
  return { kind: "pasted-characters", what: "sentence", start, end, values: {}, edits: [insert(start, "# ")] };
}

/** The first character of a written text that its plain form does not have there. */
function strangeCharacter(written: string, plain: string): string {
  for (let index = 0; index < written.length; index++) {
    if (written[index] !== plain[index]) return String.fromCodePoint(written.codePointAt(index) ?? 0);
  }
  return "";
}

/** A character's number as CPython's error message writes it: `U+FF08`. */
function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
