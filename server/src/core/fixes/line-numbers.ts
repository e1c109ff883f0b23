/** Lines as the titles of fixes name them. */
import type { LineTable } from "../text/lines";
import type { Range } from "../text/range";

/** The lines that some ranges begin on, each once and in order, counted from one: `3, 12`. */
export function lineNumbers(lines: LineTable, ranges: readonly Range[]): string {
  const numbers = new Set(ranges.map((one) => lines.lineAt(one.start) + 1));
  return [...numbers].sort((a, b) => a - b).join(", ");
}
