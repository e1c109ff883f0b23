/**
 * `npm run bench:recall`: how many missing awaits are noticed. In each round one `await` is taken away from every tenth function of real packages
 * that has one, and a bug counts as noticed when something new is reported in its function.
 *
 *     npm run bench:recall -- [--rounds N] [--packages a,b] [--with pyright,mypy] [--misses N] [--classify] [--python COMMAND] [--write]
 *
 * `--rounds` is how many rounds there are (3); ten take an await from every function once. `--packages` reads some of the packages only. `--with` compares other
 * tools, which must be on PATH. `--misses` shows that many bugs per place that were not noticed, `--classify` counts their causes. `--python`
 * is the Python whose parser finds the awaits (python3). `--write` puts the result into docs/benchmarks.md.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { count, repository, writeResult } from "../shared/document";
import { type CheckedPackage, chosenPackages, filesBelow, packagesIn, readPinned } from "../shared/packages";
import { type PythonFile, PythonHelper } from "./awaits";
import { compare, type Outcome } from "./comparison";
import { type Answers, causes, keyOf, missesToRead, probe } from "./misses";
import { changedCopy, changeOf, chooseRemovals, type Removal } from "./removals";
import { recallTable, soundTable, type ToolResult } from "./tables";
import { asyncioInsight, mypy, pyright, type Tool, type ToolReport } from "./tools";

const pinned = readPinned(join(repository, "bench", "packages.json"));
const folder = join(repository, "out", "bench", "recall");

function main(): void {
  const { values: options } = parseArgs({
    options: {
      rounds: { type: "string", default: "3" },
      packages: { type: "string" },
      with: { type: "string" },
      misses: { type: "string", default: "0" },
      classify: { type: "boolean", default: false },
      python: { type: "string", default: "python3" },
      write: { type: "boolean", default: false },
    },
  });
  const rounds = wholeNumber("--rounds", options.rounds);
  const missesPerPlace = wholeNumber("--misses", options.misses);
  mkdirSync(folder, { recursive: true });

  const helper = new PythonHelper(options.python);
  const pythonVersion = helper.version();
  const { sound, sitePackages, checked } = packagesIn(pinned, folder, options.python);
  const packages = chosenPackages(checked, options.packages);
  const tools = [asyncioInsight(repository, join(folder, "product"), sitePackages)];
  for (const name of options.with?.split(",") ?? []) tools.push(otherTool(name, sitePackages, pinned.python));

  const results = tools.map((tool) => ({ tool, sound: [] as ToolReport[], outcomes: [] as Outcome[], elsewhere: [] as ToolReport[] }));
  const files: PythonFile[] = [];
  for (const one of packages) {
    const own = helper.find(join(sound, one.name), sitePackages, pythonFilesOf(join(sound, one.name), one));
    files.push(...own);
    const copies = Array.from({ length: rounds }, (_, round) => changedPackage(one, own, round + 1, sound, helper));
    for (const { tool, ...result } of results) {
      const start = performance.now();
      const onSound = tool.check(join(sound, one.name), one);
      result.sound.push(...onSound);
      for (const { copy, removals } of copies) {
        const { outcomes, elsewhere } = compare(own, removals, onSound, tool.check(copy, one));
        result.outcomes.push(...outcomes);
        result.elsewhere.push(...elsewhere);
      }
      console.error(`${one.name}: ${tool.name} took ${((performance.now() - start) / 1000).toFixed(0)} s for ${rounds + 1} checks`);
    }
  }

  const result = resultText(packages, files, results, rounds, pythonVersion);
  console.log(result);
  const ours = results[0] as ToolResult;
  const misses = distinct(ours.outcomes.filter(({ reports }) => !reports.some(isCounted(ours.tool))).map(({ removal }) => removal));
  const answers: Answers = options.classify ? probe(misses, ours.tool, packages, sound, join(folder, "probes"), helper) : new Map();
  if (missesPerPlace > 0) console.log(missesToRead(misses, answers, missesPerPlace, sound));
  if (options.classify) console.log(causes(misses, answers));
  if (options.write) write(result, options.packages ? ` --packages ${options.packages}` : "", rounds, options.with);
}

/** Makes a copy of a package with one await less in some functions. */
function changedPackage(one: CheckedPackage, files: readonly PythonFile[], round: number, sound: string, helper: PythonHelper) {
  const copy = join(folder, `round-${round}`, one.name);
  const removals = chooseRemovals(one.name, files, round);
  const changes = removals.map((removal) => changeOf(removal, join(sound, one.name)));
  const givenUp = changedCopy(join(sound, one.name), copy, changes, helper);
  if (givenUp.size > 0) console.error(`${one.name}: CPython does not parse ${[...givenUp].join(", ")} any more, left as it was`);
  return { copy, removals: removals.filter(({ file }) => !givenUp.has(file)) };
}

/** The Python files among the checked paths of a package, relative to its folder. */
function pythonFilesOf(packageFolder: string, { paths }: CheckedPackage): string[] {
  return filesBelow(packageFolder, [".py"]).filter((file) => paths.some((path) => file === path || file.startsWith(`${path}/`)));
}

function resultText(
  packages: readonly CheckedPackage[],
  files: readonly PythonFile[],
  results: readonly ToolResult[],
  rounds: number,
  pythonVersion: string,
): string {
  const lines = files.reduce((sum, file) => sum + file.lines, 0);
  const unread = files.filter(({ error }) => error !== undefined).length;
  const names = packages.map(({ name, version }) => `${name} ${version}`).join(", ");
  const [ours] = results;
  if (!ours) throw new Error("there is no tool to run.");
  const elsewhere = ours.elsewhere.filter(isCounted(ours.tool)).length;
  return [
    `${packages.length} packages with ${count(files.length)} files and ${count(lines)} lines: ${names}.` +
      (unread > 0 ? ` CPython ${pythonVersion} does not parse ${unread} of the files; they have no bugs.` : ""),
    `${count(ours.outcomes.length)} bugs in ${rounds} rounds. Tools: ${results.map(({ tool }) => `${tool.name} ${tool.version}`).join(", ")}.`,
    recallTable(results),
    `New reports of ${ours.tool.name} in functions that were not changed: ${count(elsewhere)}.`,
    `What ${ours.tool.name} reports on the sound code, all rules:`,
    soundTable(ours),
  ].join("\n\n");
}

function write(result: string, packages: string, rounds: number, others: string | undefined): void {
  writeResult("recall", `npm run bench:recall -- --rounds ${rounds}${packages}${others ? ` --with ${others}` : ""} --write`, result);
}

/** Counts what the last column of a tool counts, which is the widest. */
function isCounted(tool: Tool): (report: ToolReport) => boolean {
  return (report) => tool.columns[tool.columns.length - 1]?.counts(report) ?? false;
}

/** Each bug once, also when several rounds chose it. */
function distinct(removals: readonly Removal[]): Removal[] {
  return [...new Map(removals.map((removal) => [keyOf(removal), removal])).values()];
}

function otherTool(name: string, sitePackages: string, pythonVersion: string): Tool {
  if (name === "pyright") return pyright(sitePackages, pythonVersion);
  if (name === "mypy") return mypy(sitePackages, pythonVersion);
  throw new Error(`--with: "${name}" is not one of pyright, mypy.`);
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`${option}: "${text}" is not a whole number.`);
  return Number(text);
}

try {
  main();
} catch (error) {
  console.error(`bench:recall: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
