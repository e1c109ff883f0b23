/** Shows what a fix changes. */
import type { Change, TriedFix } from "./check";

/** The lines that a fix takes away and puts in, in all its files, with one line of context on each side. */
export function changedLines({ changes }: TriedFix): string {
  return changes.map(changedIn).join("\n");
}

function changedIn(change: Change): string {
  const [before, after] = [change.before.split("\n"), change.after.split("\n")];
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end])
    end++;
  const marked = (mark: string, lines: readonly (string | undefined)[]) => lines.map((line) => `  ${mark} ${line}`);
  return [
    ...marked(" ", before.slice(Math.max(0, start - 1), start)),
    ...marked("-", before.slice(start, before.length - end)),
    ...marked("+", after.slice(start, after.length - end)),
    ...marked(" ", before.slice(before.length - end, before.length - end + 1)),
  ].join("\n");
}
