/** Changes of a text, as plain data. */
import type { Range } from "./range";

/** Replaces the characters of a range (UTF-16 offsets into the text before the change) by `newText`. */
export interface TextEdit extends Range {
  readonly newText: string;
}

/** Makes an edit that puts `newText` in front of the character at `offset`. */
export function insert(offset: number, newText: string): TextEdit {
  return { start: offset, end: offset, newText };
}

/** Makes an edit that puts `newText` in the place of a range. */
export function replace(range: Range, newText: string): TextEdit {
  return { start: range.start, end: range.end, newText };
}

/** Tells whether two edits do the same. */
export function sameEdit(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start && a.end === b.end && a.newText === b.newText;
}

/** Sorts edits by place; edits at the same place keep their order, as the Language Server Protocol asks of insertions. */
export function sortEdits(edits: readonly TextEdit[]): TextEdit[] {
  return [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Tells whether any two edits of the list change the same characters. Two insertions at one place do not. */
export function overlap(edits: readonly TextEdit[]): boolean {
  const sorted = sortEdits(edits);
  return sorted.some((edit, index) => {
    const next = sorted[index + 1];
    return next !== undefined && (edit.end > next.start || (edit.start === next.start && edit.end === next.end && edit.end > edit.start));
  });
}

/**
 * Applies edits, all of which refer to `text` as it is before any of them.
 * Gives the new text. Throws a RangeError when edits overlap.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  if (overlap(edits)) throw new RangeError("Edits overlap.");
  let result = "";
  let position = 0;
  for (const edit of sortEdits(edits)) {
    result += text.slice(position, edit.start) + edit.newText;
    position = edit.end;
  }
  return result + text.slice(position);
}
