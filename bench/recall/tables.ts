/** The tables of the benchmark as Markdown. */
import { count, table } from "../shared/document";
import { places } from "./awaits";
import type { Outcome } from "./comparison";
import { isAboutAwaits, type Tool, type ToolReport } from "./tools";

/** What one tool did on all packages. */
export interface ToolResult {
  readonly tool: Tool;
  readonly sound: readonly ToolReport[];
  readonly outcomes: readonly Outcome[];
  /** New reports in functions that were not changed. */
  readonly elsewhere: readonly ToolReport[];
}

/** How many of the bugs each column of each tool notices, by the place of the removed await. */
export function recallTable(results: readonly ToolResult[]): string {
  const columns = results.flatMap(({ tool, sound, outcomes }) => tool.columns.map((column) => ({ tool, column, sound, outcomes })));
  const bugs = results[0]?.outcomes.map(({ removal }) => removal.await.place) ?? [];
  const row = (title: string, isIn: (place: string) => boolean) => [
    title,
    count(bugs.filter(isIn).length),
    ...columns.map(({ column, outcomes }) => {
      const own = outcomes.filter(({ removal }) => isIn(removal.await.place));
      const found = own.filter(({ reports }) => reports.some(column.counts)).length;
      return own.length === 0 ? "–" : `${((100 * found) / own.length).toFixed(1)} %`;
    }),
  ];
  const rows = places.filter((place) => bugs.includes(place)).map((place) => row(place, (one) => one === place));
  const soundRow = ["reports on the sound code", "", ...columns.map(({ column, sound }) => count(sound.filter(column.counts).length))];
  return table(
    ["where the await was", "bugs", ...columns.map(({ tool, column }) => `${tool.name}: ${column.title}`)],
    [...rows, row("**all**", () => true), soundRow],
  );
}

/** What a tool reports on the sound packages, by rule and level: rules about missing awaits first. */
export function soundTable({ sound }: ToolResult): string {
  const levels = ["error", "warning", "information", "hint"] as const;
  const rules = [...new Set(sound.map(({ rule }) => rule))].sort();
  const row = (title: string, reports: readonly ToolReport[]) => [
    title,
    ...levels.map((level) => count(reports.filter((report) => report.level === level).length)),
  ];
  return table(
    ["rule", ...levels],
    [
      ...rules.map((rule) =>
        row(
          rule,
          sound.filter((report) => report.rule === rule),
        ),
      ),
      row("**AIO1xx together**", sound.filter(isAboutAwaits)),
    ],
  );
}

/** Causes with how often each occurs, the most frequent first, and where to see the first of them. */
export function countTable(heading: string, items: readonly { readonly cause: string; readonly example: string }[]): string {
  const byCause = new Map<string, string[]>();
  for (const { cause, example } of items) byCause.set(cause, [...(byCause.get(cause) ?? []), example]);
  return table(
    [heading, "missed", "for example"],
    [...byCause]
      .sort(([a, { length: m }], [b, { length: n }]) => n - m || (a < b ? -1 : 1))
      .map(([cause, examples]) => [cause, count(examples.length), examples[0] ?? ""]),
  );
}
