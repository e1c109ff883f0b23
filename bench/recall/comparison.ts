/** Which bugs a tool noticed: what it reports on the changed package and did not report on the sound one. */
import type { PythonFile, PythonFunction } from "./awaits";
import type { Removal } from "./removals";
import type { ToolReport } from "./tools";

/** A bug and what a tool newly reports in the function that has it. */
export interface Outcome {
  readonly removal: Removal;
  readonly reports: readonly ToolReport[];
}

/** The outcome of all bugs of a copy, and the new reports that lie in no function with a bug. */
export interface Comparison {
  readonly outcomes: readonly Outcome[];
  readonly elsewhere: readonly ToolReport[];
}

/** Compares what a tool reports on a sound package and on a copy with bugs. */
export function compare(
  files: readonly PythonFile[],
  removals: readonly Removal[],
  sound: readonly ToolReport[],
  changed: readonly ToolReport[],
): Comparison {
  const reportsOf = new Map<Removal, ToolReport[]>(removals.map((removal) => [removal, []]));
  const functionsOf = new Map(files.map(({ file, functions }) => [file, functions]));
  const removalOf = new Map(removals.map((removal) => [removal.function, removal]));
  const elsewhere: ToolReport[] = [];
  for (const report of newReports(sound, changed)) {
    const removal = functionsAround(functionsOf.get(report.file) ?? [], report.line)
      .map((one) => removalOf.get(one))
      .find((one) => one !== undefined);
    if (removal) reportsOf.get(removal)?.push(report);
    else elsewhere.push(report);
  }
  return { outcomes: removals.map((removal) => ({ removal, reports: reportsOf.get(removal) ?? [] })), elsewhere };
}

/** The functions that a line lies in, the innermost first. */
function functionsAround(functions: readonly PythonFunction[], line: number): PythonFunction[] {
  return functions.filter((one) => one.line <= line && line <= one.endLine).sort((a, b) => b.line - a.line || a.endLine - b.endLine);
}

/** The reports that the sound package does not have. Lines are the same in both, columns and words need not be. */
function newReports(sound: readonly ToolReport[], changed: readonly ToolReport[]): ToolReport[] {
  const known = new Map<string, number>();
  const keyOf = ({ file, line, rule }: ToolReport) => `${file}:${line}:${rule}`;
  for (const report of sound) known.set(keyOf(report), (known.get(keyOf(report)) ?? 0) + 1);
  return changed.filter((report) => {
    const left = known.get(keyOf(report)) ?? 0;
    known.set(keyOf(report), left - 1);
    return left <= 0;
  });
}
