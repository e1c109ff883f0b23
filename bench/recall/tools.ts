/** The tools that are compared. All are run in the same way: once on a sound package, once on each changed copy. */
import { spawnSync } from "node:child_process";
import { copyFileSync, linkSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join, relative } from "node:path";
import type { CheckedPackage } from "../shared/packages";

/** Something that a tool reports. */
export interface ToolReport {
  /** Relative to the package's folder, with `/`. */
  readonly file: string;
  /** Counts from one. */
  readonly line: number;
  /** Code of the rule. */
  readonly rule: string;
  readonly level: "error" | "warning" | "information" | "hint";
  /** How sure our tool is; others do not say. */
  readonly confidence?: string;
  readonly message: string;
}

/** A column of the table: some of the reports of a tool. */
export interface Column {
  readonly title: string;
  counts(report: ToolReport): boolean;
}

/** A tool that was found on this machine. */
export interface Tool {
  readonly name: string;
  readonly version: string;
  readonly columns: readonly Column[];
  /** Checks a package in a folder, which holds the package as it is or a changed copy. Throws an error when the tool cannot do that. */
  check(folder: string, checked: CheckedPackage): ToolReport[];
}

/** Rules about awaitables that nobody awaits. */
export const isAboutAwaits = (report: ToolReport): boolean => report.rule.startsWith("AIO1");

/** Builds our command line from the sources into a folder. It reads what the packages import from their environment, as the others do. */
export function asyncioInsight(repository: string, folder: string, sitePackages: string): Tool {
  const outdir = join(folder, "dist");
  mkdirSync(outdir, { recursive: true });
  copyFileSync(join(repository, "package.json"), join(folder, "package.json"));
  run(process.execPath, [join(repository, "esbuild.mjs"), `--outdir=${outdir}`, "--only=cli"], repository);
  const cli = join(outdir, "cli.js");
  return {
    name: "Asyncio Insight",
    version: /\d\S*/.exec(run(process.execPath, [cli, "--version"], folder))?.[0] ?? "unknown",
    columns: [
      { title: "proved", counts: (report) => isAboutAwaits(report) && report.confidence === "proved" },
      { title: "proved or by use", counts: (report) => isAboutAwaits(report) && report.confidence !== "by-name" },
      { title: "all", counts: isAboutAwaits },
    ],
    check: (target, { paths }) => {
      const output = run(
        process.execPath,
        [
          cli,
          "check",
          "--output-format=json",
          "--min-confidence=by-name",
          "--exit-zero",
          `--python=${join(sitePackages, "..", "..", "..")}`,
          ...paths,
        ],
        target,
      );
      return (JSON.parse(output) as OurOutput).diagnostics.map(({ file, range, code, severity, confidence, message }) => ({
        file,
        line: range.start.line + 1,
        rule: code,
        level: severity,
        confidence,
        message,
      }));
    },
  };
}

/** Pyright as it is on PATH, in standard mode with its rule about coroutines that are not awaited. */
export function pyright(sitePackages: string, pythonVersion: string): Tool {
  return {
    name: "pyright",
    version: versionOf("pyright"),
    columns: [
      { title: "missing-await rule", counts: (report) => report.rule === "reportUnusedCoroutine" },
      { title: "standard", counts: () => true },
    ],
    check: (target, { paths }) => {
      const environment = join(sitePackages, "..", "..", "..");
      const configuration = {
        include: paths,
        typeCheckingMode: "standard",
        pythonVersion,
        pythonPlatform: "Linux",
        venvPath: relative(target, join(environment, "..")),
        venv: ".venv",
      };
      writeFileSync(join(target, "pyrightconfig.json"), JSON.stringify(configuration));
      const output = run("pyright", ["--outputjson", "--project", target], target, [0, 1]);
      return (JSON.parse(output) as PyrightOutput).generalDiagnostics.map(({ file, range, rule, severity, message }) => ({
        file: relative(target, file).replaceAll("\\", "/"),
        line: (range?.start.line ?? 0) + 1,
        rule: rule ?? "",
        level: severity,
        message,
      }));
    },
  };
}

/** Mypy as it is on PATH, with its rules about coroutines and awaitables that are not used. */
export function mypy(sitePackages: string, pythonVersion: string): Tool {
  const imports = join(sitePackages, "..", "mypy-path");
  // Mypy has stubs of its own for this module and refuses to look at another one.
  linkEntries(sitePackages, imports, (entry) => entry !== "typing_extensions.py");
  return {
    name: "mypy",
    version: versionOf("mypy"),
    columns: [
      { title: "unused coroutine or awaitable", counts: ({ rule }) => rule === "unused-coroutine" || rule === "unused-awaitable" },
      { title: "all checks", counts: () => true },
    ],
    check: (target, { paths }) => {
      const options = [
        ...[
          "--output=json",
          "--no-error-summary",
          "--check-untyped-defs",
          "--ignore-missing-imports",
          "--enable-error-code=unused-awaitable",
        ],
        ...[
          "--namespace-packages",
          "--explicit-package-bases",
          `--python-version=${pythonVersion}`,
          "--platform=linux",
          "--cache-dir=.mypy_cache",
        ],
      ];
      const output = run("mypy", [...options, ...paths], target, [0, 1], {
        MYPYPATH: [target, imports].join(delimiter),
      });
      return output
        .split("\n")
        .filter((line) => line.startsWith("{"))
        .map((line) => JSON.parse(line) as MypyError)
        .filter(({ severity }) => severity === "error")
        .map(({ file, line, code, message }) => ({ file: file.replaceAll("\\", "/"), line, rule: code ?? "", level: "error", message }));
    },
  };
}

interface OurOutput {
  readonly diagnostics: readonly {
    readonly file: string;
    readonly range: { readonly start: { readonly line: number } };
    readonly code: string;
    readonly severity: ToolReport["level"];
    readonly confidence: string;
    readonly message: string;
  }[];
}

interface PyrightOutput {
  readonly generalDiagnostics: readonly {
    readonly file: string;
    readonly range?: { readonly start: { readonly line: number } };
    readonly rule?: string;
    readonly severity: "error" | "warning" | "information";
    readonly message: string;
  }[];
}

interface MypyError {
  readonly file: string;
  readonly line: number;
  readonly code: string | null;
  readonly message: string;
  readonly severity: string;
}

/** Makes a folder that shows the wanted entries of another one. */
function linkEntries(from: string, to: string, isWanted: (entry: string) => boolean): void {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (!isWanted(entry.name)) continue;
    // On Windows a junction needs no rights that a symbolic link would need.
    if (entry.isDirectory()) symlinkSync(join(from, entry.name), join(to, entry.name), "junction");
    else linkSync(join(from, entry.name), join(to, entry.name));
  }
}

function versionOf(command: string): string {
  return /\d[\w.]*/.exec(run(command, ["--version"], "."))?.[0] ?? "unknown";
}

function run(
  command: string,
  commandLine: readonly string[],
  folder: string,
  statuses: readonly number[] = [0],
  variables: Record<string, string> = {},
): string {
  const { error, status, stdout, stderr } = spawnSync(command, commandLine, {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 2 ** 30,
    env: { ...process.env, ...variables, NO_COLOR: "1" },
    shell: process.platform === "win32" && command !== process.execPath,
  });
  if (error) throw new Error(`\`${command}\` cannot be started (${error.message}): is it on PATH?`);
  if (status === null || !statuses.includes(status))
    throw new Error(`\`${command} ${commandLine[0] ?? ""}\` failed in ${folder}:\n${stderr || stdout}`);
  // What a tool has to say about itself, such as a rule that failed, must not be lost.
  if (command === process.execPath && stderr.trim()) console.error(stderr.trim());
  return stdout;
}
