/** The table of the benchmark as Markdown. */
import type { Rule } from "../../server/src/core/linter/rule";
import { count, table } from "../shared/document";
import type { PackageFinding, TriedFix } from "./check";

/** One row for each of the rules: how often it speaks, and what its fixes do. `objections` holds what interpreters have against each fix. */
export function rulesTable(
  rules: readonly Rule[],
  findings: readonly PackageFinding[],
  lines: number,
  objections: ReadonlyMap<TriedFix, readonly string[]>,
): string {
  const row = (title: string, own: readonly PackageFinding[]) => {
    const fixes = own.flatMap((one) => one.fixes);
    return [
      title,
      count(own.length),
      ((100_000 * own.length) / lines).toFixed(1),
      share(own, (one) => one.fixes.length > 0),
      count(fixes.length),
      share(fixes, (fix) => objections.get(fix)?.length === 0),
      share(fixes, ({ isGone }) => isGone),
      share(fixes, ({ news }) => news.length === 0),
    ];
  };
  const rows = rules.map(({ code, id }) => {
    const own = findings.filter(({ finding }) => finding.rule === id);
    return row(`${code} ${id}`, own);
  });
  const ids = new Set(rules.map(({ id }) => id));
  const all = findings.filter(({ finding }) => ids.has(finding.rule));
  return table(
    ["rule", "hits", "per 100,000 lines", "with a fix", "fixes", "compile", "finding gone", "nothing new"],
    [...rows, row("**all**", all)],
  );
}

function share<T>(all: readonly T[], counts: (one: T) => boolean): string {
  if (all.length === 0) return "–";
  const part = all.filter(counts).length;
  // Only all of them are 100 %.
  const percent = Math.floor((1000 * part) / all.length) / 10;
  return `${percent.toFixed(percent === 100 ? 0 : 1)} %`;
}
