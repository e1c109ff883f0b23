/** Applies safe fixes again and again until nothing is left to mend. */
import type { SourceFile } from "../syntax/source-file";
import { applyEdits, overlap, sameEdit, type TextEdit } from "../text/edit";
import type { Finding, SharedEdits } from "./finding";

/** Fixes may bring up new findings that can be fixed too; a text that still changes after this many rounds is left as it then is. */
const maximumRounds = 10;

/** What fixing a text gave. */
export interface FixedText {
  readonly text: string;
  /** How many findings were mended. */
  readonly fixed: number;
}

/**
 * Applies the first safe fix of every finding until none is left. In one round, a fix that would touch the text of an earlier one waits
 * for the next. `read` parses a text and `lint` gives its findings with fixes. A fix that would break a text that parsed is left out.
 */
export function fixAll(text: string, read: (text: string) => SourceFile, lint: (file: SourceFile) => readonly Finding[]): FixedText {
  let current = text;
  let fixed = 0;
  for (let round = 0; round < maximumRounds; round++) {
    const file = read(current);
    const fixes = harmless(compatible(lint(file)), file);
    const next = applyEdits(current, fixes.flat());
    if (next === current) break;
    current = next;
    fixed += fixes.length;
  }
  return { text: current, fixed };
}

/** The edits of the first safe fix of each finding, but for those that must wait for the next round. What an earlier fix does too is left out. */
function compatible(findings: readonly Finding[]): TextEdit[][] {
  const chosen: TextEdit[][] = [];
  const edits: TextEdit[] = [];
  const shared = new Map<string, { left: number }>();
  for (const finding of findings) {
    const fix = finding.fixes.find((one) => one.safety === "safe");
    if (!fix) continue;
    const added = fix.edits.filter((edit) => !edits.some((one) => sameEdit(one, edit)));
    if (overlap([...edits, ...added]) || meets(edits, added)) continue;
    chosen.push(added);
    edits.push(...added);
    const last = fix.afterAll && lastOf(shared, fix.afterAll);
    if (!last || overlap([...edits, ...last]) || meets(edits, last)) continue;
    added.push(...last);
    edits.push(...last);
  }
  return chosen;
}

/** The edits that several fixes share, when this is the last one of them. */
function lastOf(shared: Map<string, { left: number }>, { count, edits }: SharedEdits): readonly TextEdit[] | undefined {
  const key = JSON.stringify(edits);
  const known = shared.get(key) ?? { left: count };
  known.left--;
  shared.set(key, known);
  return known.left === 0 ? edits : undefined;
}

/** Leaves out the fixes that would break a text that parses. Only where all together break it, each is tried. */
function harmless(fixes: TextEdit[][], file: SourceFile): TextEdit[][] {
  const isSound = (some: TextEdit[][]): boolean => file.parses(applyEdits(file.text, some.flat()));
  if (fixes.length === 0 || isSound(fixes) || !file.parses(file.text)) return fixes;
  const kept: TextEdit[][] = [];
  for (const fix of fixes) {
    kept.push(fix);
    if (!isSound(kept)) kept.pop();
  }
  return kept;
}

/** Tells whether two fixes insert at one place or next to each other's text, where the outcome would depend on their order. */
function meets(edits: readonly TextEdit[], added: readonly TextEdit[]): boolean {
  return added.some((one) => edits.some((other) => one.start === other.start || (one.start < other.end && other.start < one.end)));
}
