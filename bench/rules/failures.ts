/** Shows what a fix changes. */
import { LineTable } from "../../server/src/core/text/lines";
import type { TriedFix } from "./check";

/** What each edit of a fix takes away and puts in, with its line. */
export function changedLines({ changes }: TriedFix): string {
  return changes
    .flatMap(({ before, edits }) => {
      const lines = new LineTable(before);
      return edits.map(({ start, end, newText }) => {
        const taken = before.slice(start, end);
        return `  ${lines.lineAt(start) + 1}: ${JSON.stringify(taken)} → ${JSON.stringify(newText)}`;
      });
    })
    .join("\n");
}
