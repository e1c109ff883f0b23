/** What changed between two texts. */
import type { TextEdit } from "../core/text/edit";

/**
 * The edit that turns one text into another, without the lines that both begin and end with: those keep their marks, folds and cursors in an
 * editor. It begins and ends at line borders, so that it never splits a `\r\n` or a surrogate pair. Gives undefined for equal texts.
 */
export function difference(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  const limit = Math.min(before.length, after.length);
  let start = 0;
  while (start < limit && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  start = before.lastIndexOf("\n", start - 1) + 1;
  let tail = 0;
  while (tail < limit - start && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  const lineEnd = before.indexOf("\n", before.length - tail);
  tail = lineEnd < 0 ? 0 : before.length - lineEnd - 1;
  return { start, end: before.length - tail, newText: after.slice(start, after.length - tail) };
}
