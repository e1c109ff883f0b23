/**
 * Comments that silence findings: `# noqa`, `# noqa: AIO101`, `# noqa: unawaited-coroutine`, `# asyncio-insight: ignore[...]` for a line,
 * and `# asyncio-insight: ignore-file` or `ignore-file[...]` for a file. Codes of other tools count where a rule names them as aliases.
 */

import type { SourceFile } from "../syntax/source-file";
import type { Range } from "../text/range";

/** One id or code in a suppression comment. */
export interface SuppressedName extends Range {
  readonly text: string;
}

/** One suppression comment. */
export interface Suppression {
  /** The directive alone: from `noqa` or `asyncio-insight` to its end, without the `#`. */
  readonly range: Range;
  /** The whole comment, from `#` to the end of the line. */
  readonly comment: Range;
  readonly style: "noqa" | "asyncio-insight";
  readonly scope: "line" | "file";
  /** The zero-based line whose findings are silenced; every line of a statement that starts there counts as itself only. */
  readonly line: number;
  /** The ids and codes that are named; undefined when everything is silenced. */
  readonly names: readonly SuppressedName[] | undefined;
}

const noqa =
  /(?<=#\s*)noqa\b(?:[ \t]*:[ \t]*(?<names>[A-Za-z][\w-]*(?:(?:[ \t]*,[ \t]*|[ \t]+)(?=[A-Z]+\d|[a-z]+-[a-z])[A-Za-z][\w-]*)*))?/i;
const own = /(?<=#\s*)asyncio-insight[ \t]*:[ \t]*(?<scope>ignore-file|ignore)\b(?:[ \t]*\[(?<names>[^\]]*)\])?/;

/** Finds all suppression comments of a file. */
export function suppressionsIn(file: SourceFile): Suppression[] {
  const result: Suppression[] = [];
  for (const comment of file.module.comments) {
    const text = file.text.slice(comment.start, comment.end);
    for (const [pattern, style] of [
      [own, "asyncio-insight"],
      [noqa, "noqa"],
    ] as const) {
      const match = pattern.exec(text);
      if (!match) continue;
      const start = comment.start + match.index;
      const written = match.groups?.names;
      const namesStart = written === undefined ? 0 : start + match[0].lastIndexOf(written);
      result.push({
        range: { start, end: start + match[0].length },
        comment,
        style,
        scope: match.groups?.scope === "ignore-file" ? "file" : "line",
        line: file.lines.lineAt(comment.start),
        names:
          written === undefined
            ? undefined
            : [...written.matchAll(/[\w-]+/g)].map((name) => ({
                text: name[0],
                start: namesStart + name.index,
                end: namesStart + name.index + name[0].length,
              })),
      });
      break;
    }
  }
  return result;
}
