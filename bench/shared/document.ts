/** What the benchmarks write into docs/benchmarks.md. */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, platform } from "node:os";
import { join, resolve } from "node:path";

/** The repository's folder. */
export const repository = resolve(import.meta.dirname, "..", "..");

/**
 * Puts a result into the part of docs/benchmarks.md that is marked with a name, together with the command and the machine.
 *
 * @throws Error where there is no such part
 */
export function writeResult(name: string, command: string, result: string): void {
  const path = join(repository, "docs", "benchmarks.md");
  const [processor] = cpus();
  const machine = `Node ${process.versions.node} on ${platform()}, ${cpus().length} × ${processor?.model ?? "unknown processor"}`;
  const generated = `\`${command}\` (${machine}) printed:\n\n${result}\n`;
  const before = readFileSync(path, "utf8");
  const [open, close] = [`<!-- generated:${name} -->\n`, `<!-- /generated:${name} -->`];
  const [start, end] = [before.indexOf(open), before.indexOf(close)];
  if (start < 0 || end < start) throw new Error(`docs/benchmarks.md has no part between ${open.trim()} and ${close}.`);
  writeFileSync(path, before.slice(0, start + open.length) + generated + before.slice(end));
}

/** A number with a comma between thousands. */
export function count(number: number): string {
  return number.toLocaleString("en-US");
}

/** A table in Markdown. The first column holds words, the others numbers. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(headings), line(headings.map((_, index) => (index === 0 ? "---" : "--:"))), ...rows.map(line)].join("\n");
}

/** The value below which that share of some numbers lies: 0.5 for the median, 1 for the maximum. NaN of none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
