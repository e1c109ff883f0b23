/**
 * `npm run bench:compare`: whether checking has become slower since another commit, on this machine and on whatever it does besides.
 *
 *     npm run bench:compare -- BASE [--rounds N] [--limit PERCENT] [--path FOLDER]
 *
 * Builds the command line of a commit and that of the working tree, and runs both in turn on a folder of Python files, test-fixtures by default, with one thread and
 * without a cache. Where the system counts instructions (`perf` on Linux), these are compared; elsewhere the time of the processors. What
 * is compared is the median of the ratios, pair by pair, since a machine that is busy slows down both of a pair. Ends with 1 when the working tree costs more
 * than `--limit` percent more (10).
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { repository } from "../shared/document";
import { buildCommandLine } from "../shared/product";

const folder = join(repository, "out", "bench", "compare");

function main(): void {
  const { values: options, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: "string", default: "7" },
      limit: { type: "string", default: "10" },
      path: { type: "string", default: "test-fixtures" },
    },
  });
  const [base] = positionals;
  if (base === undefined || positionals.length > 1) throw new Error("say one commit to compare with: npm run bench:compare -- BASE.");
  const limit = Number(options.limit);
  const rounds = Number(options.rounds);
  if (!(limit > 0) || !Number.isInteger(rounds) || rounds < 1) throw new Error("--limit and --rounds are numbers above zero.");
  const programs = [commandLineOf(base), buildCommandLine(join(folder, "now"))];
  const target = resolve(repository, options.path);
  const measure = countsInstructions() ? instructions : processorTime;
  // The first run of each fills the caches of the system.
  for (const program of programs) measure(command(program, target));
  const ratios = Array.from({ length: rounds }, () => {
    const [before = 1, now = 1] = programs.map((program) => measure(command(program, target)));
    return now / before;
  }).sort((a, b) => a - b);
  const percent = ((ratios[Math.floor(ratios.length / 2)] as number) - 1) * 100;
  const shown = `${percent >= 0 ? "+" : ""}${percent.toFixed(1)} %`;
  const range = ratios.map((one) => one.toFixed(3)).join(" ");
  console.log(
    `${measure === instructions ? "instructions" : "processor time"} since ${base}: ${shown} (ratios of ${rounds} pairs: ${range})`,
  );
  if (percent > limit) throw new Error(`checking costs ${shown}, more than ${limit} % more than at ${base}.`);
}

/** Builds the command line of a commit. */
function commandLineOf(commit: string): string {
  const checkout = join(folder, "base-source");
  git("worktree", "remove", "--force", checkout);
  rmSync(checkout, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const added = git("worktree", "add", "--detach", checkout, commit);
  if (added.status !== 0) throw new Error(`there is no commit "${commit}": ${added.stderr.trim()}`);
  try {
    // The same libraries: what is compared is our code.
    if (!existsSync(join(checkout, "node_modules")))
      symlinkSync(join(repository, "node_modules"), join(checkout, "node_modules"), "junction");
    return buildCommandLine(join(folder, "base"), checkout);
  } finally {
    git("worktree", "remove", "--force", checkout);
  }
}

function git(...args: readonly string[]) {
  return spawnSync("git", args, { cwd: repository, encoding: "utf8" });
}

function command(program: string, target: string): string[] {
  // An older commit may not know the options that switch threads and the cache off.
  const help = spawnSync(process.execPath, [program, "check", "--help"], { encoding: "utf8" }).stdout;
  const options = ["--workers=1", "--no-cache"].filter((one) => help.includes(one.replace("=1", "")));
  return [process.execPath, program, "check", "--exit-zero", "--output-format=json", ...options, target];
}

function countsInstructions(): boolean {
  const { status, stderr } = spawnSync("perf", ["stat", "-x,", "-e", "instructions:u", process.execPath, "--version"], {
    encoding: "utf8",
  });
  return status === 0 && /^\d+,/m.test(stderr);
}

/** How many instructions a command takes. */
function instructions(command: readonly string[]): number {
  const report = join(folder, "perf.txt");
  const { status } = spawnSync("perf", ["stat", "-x,", "-e", "instructions:u", "-o", report, ...command], { maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`${command.join(" ")} failed.`);
  return Number(/^(\d+),/m.exec(readFileSync(report, "utf8"))?.[1]);
}

/** How long the processors work for a command, in microseconds: the process says it itself when it ends. */
function processorTime([node = "", ...rest]: readonly string[]): number {
  const probe = join(folder, "probe.cjs");
  const report = join(folder, "probe.txt");
  writeFileSync(
    probe,
    `process.on("exit", () => { const { user, system } = process.cpuUsage(); require("fs").writeFileSync(${JSON.stringify(report)}, String(user + system)); });`,
  );
  const { status } = spawnSync(node, ["--require", probe, ...rest], { maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`${rest.join(" ")} failed.`);
  return Number(readFileSync(report, "utf8"));
}

try {
  main();
} catch (error) {
  console.error(`bench:compare: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
