/** Places as people count them. */
import type { LineTable } from "../../core/text/lines";
import type { Range } from "../../core/text/range";

/** A range in lines and columns, both counted from one; columns count UTF-16 code units, as editors do, and the end is outside. */
export interface CountedRange {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Counts a range of offsets. */
export function countedRange(range: Range, lines: LineTable): CountedRange {
  const start = lines.positionAt(range.start);
  const end = lines.positionAt(range.end);
  return { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}
