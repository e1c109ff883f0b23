/** Asks every CPython on this machine whether what fixes make compiles. */
import { compileAll, type Interpreter } from "../../server/test/harness/cpython";
import type { TriedFix } from "./check";

/** How many texts one process gets, so that what it is sent stays small. */
const batch = 100;

/**
 * For each fix, what interpreters have against its text. An interpreter that does not accept the text as it was before has no say, since the
 * package is not for that version.
 */
export function objections(interpreters: readonly Interpreter[], fixes: readonly TriedFix[]): Map<TriedFix, string[]> {
  const result = new Map<TriedFix, string[]>(fixes.map((fix) => [fix, []]));
  const texts = [...new Set(fixes.flatMap(({ changes }) => changes.flatMap(({ before, after }) => [before, after])))];
  for (const interpreter of interpreters) {
    const answers = new Map<string, string | undefined>();
    for (let start = 0; start < texts.length; start += batch) {
      const sources = texts.slice(start, start + batch).map((text) => ({ text, isNotebook: false }));
      compileAll(interpreter, sources).forEach((answer, index) => {
        answers.set(sources[index]?.text ?? "", answer);
      });
    }
    for (const fix of fixes) {
      for (const { before, after } of fix.changes) {
        const answer = answers.get(after);
        if (answer !== undefined && answers.get(before) === undefined) result.get(fix)?.push(`CPython ${interpreter.version}: ${answer}`);
      }
    }
  }
  return result;
}
