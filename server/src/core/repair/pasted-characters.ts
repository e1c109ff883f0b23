/** Puts together what was pasted or typed with an input method and is no plain Python, line by line. */
import type { SourceFile } from "../syntax/source-file";
import type { Blank, Token } from "../syntax/tokens";
import { replace, type TextEdit } from "../text/edit";
import type { Range } from "../text/range";
import type { Damage } from "./damage";
import type { PrefixBlock } from "./line-prefixes";

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
export function pastedDamages(file: SourceFile, items: readonly PastedItem[], isMended: (item: PastedItem) => boolean): Damage[] {
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

/** One damage for each block of lines with prefixes. */
export function prefixDamages(file: SourceFile, blocks: readonly PrefixBlock[]): Damage[] {
  return blocks.map(({ what, blanks, example }) => ({
    kind: "pasted-characters",
    what,
    start: blanks[0]!.start,
    end: file.lines.endOf(file.lines.lineAt(blanks[blanks.length - 1]!.start)),
    values: { prefix: example },
    edits: blanks.map((blank) => replace(blank, blank.plain)),
  }));
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
