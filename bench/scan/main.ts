/**
 * `npm run bench:scan`: how long it takes to check whole packages: the first time and again, with one thread and with two, beside other tools.
 *
 *     npm run bench:scan -- [--rounds N] [--packages a,b] [--with ruff,pyright] [--python COMMAND] [--write]
 *
 * `--rounds` is how often everything is run, in turn (3); medians are shown. `--packages` reads some of the packages only; by default all but the largest,
 * which is 60 % of the lines. `--with` names the tools to compare with, which must be on PATH. `--python` downloads the packages (python3).
 * `--write` puts the result into docs/benchmarks.md.
 *
 * Times are those of the processes: what passed, and what their processors worked. On a machine that does other things too, the ratios tell more than the times.
 */
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { count, repository, table, writeResult } from "../shared/document";
import { filesBelow, packagesIn, readPinned } from "../shared/packages";
import { buildCommandLine } from "../shared/product";

const folder = join(repository, "out", "bench", "scan");
const leftOut = "homeassistant";

/** One way to check the packages. */
interface Way {
  readonly name: string;
  readonly command: readonly string[];
  prepare?(): void;
}

/** What one run took. */
interface Cost {
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly mebibytes: number;
}

function main(): void {
  const { values: options } = parseArgs({
    options: {
      rounds: { type: "string", default: "3" },
      packages: { type: "string" },
      with: { type: "string" },
      python: { type: "string", default: "python3" },
      write: { type: "boolean", default: false },
    },
  });
  const pinned = readPinned(join(repository, "bench", "packages.json"));
  const { sound, sitePackages, checked } = packagesIn(pinned, join(repository, "out", "bench", "recall"), options.python);
  const names = options.packages?.split(",") ?? checked.map(({ name }) => name).filter((name) => name !== leftOut);
  mkdirSync(folder, { recursive: true });
  // A folder of its own, so that nothing else counts as part of the project.
  const project = join(folder, "project");
  rmSync(project, { recursive: true, force: true });
  for (const name of names) cpSync(join(sound, name), join(project, name), { recursive: true, dereference: true });
  // A folder may be called `discord.py`.
  const files = filesBelow(project, [".py", ".pyi"]).filter((file) => statSync(join(project, file)).isFile());
  const lines = files.reduce((sum, file) => sum + readFileSync(join(project, file), "latin1").split("\n").length - 1, 0);
  const environment = join(sitePackages, "..", "..", "..");
  const ways = [...ourWays(environment), ...otherWays(options.with, project, environment)];
  const outputs = new Map<string, string>();
  const costs = new Map<Way, Cost[]>(ways.map((way) => [way, []]));
  for (let round = 0; round < Number(options.rounds); round++) {
    for (const way of ways) {
      way.prepare?.();
      const { cost, output } = run(way.command, project);
      costs.get(way)?.push(cost);
      if (way.name.startsWith("Asyncio Insight")) outputs.set(way.name, output.replace(/"seconds":[^,}]*/, ""));
      console.error(
        `${way.name}: ${cost.seconds.toFixed(2)} s, processors ${cost.processorSeconds.toFixed(2)} s, ${cost.mebibytes.toFixed(0)} MiB`,
      );
    }
  }
  const differing = [...outputs].filter(([, output]) => output !== [...outputs.values()][0]).map(([name]) => name);
  if (differing.length > 0) throw new Error(`these do not find the same as the first way: ${differing.join(", ")}.`);
  const result = [
    `${names.length} packages with ${count(files.length)} files and ${count(lines)} lines. All ways of Asyncio Insight find the same.`,
    resultTable(ways, costs),
  ].join("\n\n");
  console.log(result);
  if (options.write) {
    const chosen = options.packages ? ` --packages ${options.packages}` : "";
    const others = options.with ? ` --with ${options.with}` : "";
    writeResult("scan", `npm run bench:scan -- --rounds ${options.rounds}${chosen}${others} --write`, result);
  }
}

function ourWays(environment: string): Way[] {
  const cli = buildCommandLine(join(folder, "product"));
  const cache = join(folder, "cache");
  const command = (...more: string[]) => [
    process.execPath,
    cli,
    "check",
    "--output-format=json",
    "--exit-zero",
    `--python=${environment}`,
    ...more,
    ".",
  ];
  const forget = (): void => rmSync(cache, { recursive: true, force: true });
  return [
    {
      name: "Asyncio Insight, one thread, quiet files too",
      command: ["env", "ASYNCIO_INSIGHT_CHECK_ALL=1", ...command("--no-cache", "--workers=1")],
    },
    { name: "Asyncio Insight, one thread", command: command("--no-cache", "--workers=1") },
    { name: "Asyncio Insight, two threads", command: command("--no-cache", "--workers=2") },
    {
      name: "Asyncio Insight, two threads, keeping what it finds",
      command: command(`--cache-dir=${cache}`, "--workers=2"),
      prepare: forget,
    },
    { name: "Asyncio Insight, again", command: command(`--cache-dir=${cache}`) },
  ];
}

function otherWays(names: string | undefined, project: string, environment: string): Way[] {
  return (names?.split(",") ?? []).map((name): Way => {
    if (name === "ruff") {
      // As in a project that checks its asynchronous code with it.
      const options = ["--no-cache", "--exit-zero", "--quiet", "--isolated", "--select=ASYNC,RUF006,F,E"];
      return { name: "ruff, no cache", command: ["ruff", "check", ...options, "."] };
    }
    if (name !== "pyright") throw new Error(`"${name}" is no tool to compare with; there are ruff and pyright.`);
    const configuration = { typeCheckingMode: "standard", venvPath: join(environment, ".."), venv: ".venv", pythonPlatform: "Linux" };
    writeFileSync(join(project, "pyrightconfig.json"), JSON.stringify(configuration));
    return { name: "pyright", command: ["pyright", "--outputjson"] };
  });
}

/** Runs a command to its end. GNU time tells what it took. */
function run(command: readonly string[], project: string): { cost: Cost; output: string } {
  const report = join(folder, "time.txt");
  const { status, stdout, stderr, error }: SpawnSyncReturns<string> = spawnSync(
    "/usr/bin/time",
    ["--format=%e %U %S %M", `--output=${report}`, ...command],
    { cwd: project, encoding: "utf8", maxBuffer: 1 << 30 },
  );
  if (error) throw new Error(`GNU time cannot be run: ${error.message}`);
  if (status !== 0 && status !== 1) throw new Error(`${command.slice(0, 3).join(" ")} failed: ${stderr.slice(0, 1000)}`);
  const [seconds = 0, user = 0, system = 0, kibibytes = 0] = (readFileSync(report, "utf8").trim().split("\n").pop() ?? "")
    .split(" ")
    .map(Number);
  return { cost: { seconds, processorSeconds: user + system, mebibytes: kibibytes / 1024 }, output: stdout };
}

function resultTable(ways: readonly Way[], costs: ReadonlyMap<Way, readonly Cost[]>): string {
  const middle = (way: Way, of: (cost: Cost) => number): number => {
    const sorted = (costs.get(way) ?? []).map(of).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  };
  const others = ways.filter(({ name }) => !name.startsWith("Asyncio Insight"));
  const headings = ["", "seconds", "processor seconds", "MiB", ...others.map(({ name }) => `times as long as ${name}`)];
  return table(
    headings,
    ways.map((way) => [
      way.name,
      middle(way, (cost) => cost.seconds).toFixed(2),
      middle(way, (cost) => cost.processorSeconds).toFixed(2),
      middle(way, (cost) => cost.mebibytes).toFixed(0),
      ...others.map((other) => (middle(way, (cost) => cost.seconds) / middle(other, (cost) => cost.seconds)).toPrecision(2)),
    ]),
  );
}

try {
  main();
} catch (error) {
  console.error(`bench:scan: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
