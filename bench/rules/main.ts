/**
 * `npm run bench:rules`: how often each rule speaks in real packages, and what its fixes do. Every fix is applied alone: what comes out must compile
 * under each CPython that is found, the finding must be gone, and nothing new may be reported.
 *
 *     npm run bench:rules -- [--packages a,b] [--rules a,b] [--failures N] [--python COMMAND] [--write]
 *
 * `--packages` reads some of the packages only, `--rules` runs some of the rules (ids or codes). `--failures` shows so many fixes of each rule that
 * failed, with what they change. `--python` is the Python whose pip downloads the packages (python3). `--write` puts the result into
 * docs/benchmarks.md. All findings go to out/bench/rules/findings.jsonl, with their verdict in bench/triage/findings.json and what was wrong with fixes.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Analyzer } from "../../server/src/core/analyzer";
import { isNamed, type Rule } from "../../server/src/core/linter/rule";
import { inEnglish } from "../../server/src/core/text/message";
import { allInterpreters } from "../../server/test/harness/cpython";
import { stubs, testParser } from "../../server/test/harness/parser";
import { count, repository, writeResult } from "../shared/document";
import { chosenPackages, type PinnedPackages, packagesIn, readPinned } from "../shared/packages";
import { checkPackage, type PackageFinding, type TriedFix } from "./check";
import { objections } from "./compiling";
import { changedLines } from "./failures";
import { rulesTable } from "./table";
import { Triage } from "./triage";

const folder = join(repository, "out", "bench", "rules");
/** Packages for older versions than CPython 3.9 are not among those that are read. */
const oldestMinor = 9;

async function main(): Promise<void> {
  const { values: options } = parseArgs({
    options: {
      packages: { type: "string" },
      rules: { type: "string" },
      failures: { type: "string", default: "0" },
      python: { type: "string", default: "python3" },
      write: { type: "boolean", default: false },
    },
  });
  mkdirSync(folder, { recursive: true });
  const { sound, sitePackages, checked } = packagesIn(pinned(), folder, options.python);
  const packages = chosenPackages(checked, options.packages);
  const environment = join(sitePackages, "..", "..", "..");
  const analyzer = new Analyzer(await testParser(), stubs);
  const names = options.rules?.split(",");
  const isWanted = (rule: Rule) => names?.some((name) => isNamed(rule, name)) ?? true;
  const pythons = allInterpreters()
    .filter(({ minor }) => minor >= oldestMinor)
    .sort((a, b) => a.minor - b.minor);

  const findings: PackageFinding[] = [];
  const complaints = new Map<TriedFix, readonly string[]>();
  let [files, lines] = [0, 0];
  for (const one of packages) {
    const start = performance.now();
    const result = checkPackage(analyzer, one, join(sound, one.name), environment, isWanted);
    files += result.files;
    lines += result.lines;
    findings.push(...result.findings);
    const fixes = result.findings.flatMap((finding) => finding.fixes);
    for (const [fix, said] of objections(pythons, fixes)) complaints.set(fix, said);
    for (const failure of result.failures) console.error(failure);
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    console.error(
      `${one.name}: ${result.findings.length} findings with ${fixes.length} fixes in ${count(result.lines)} lines, ${seconds} s`,
    );
  }

  const rules = analyzer.linter.rules.filter(isWanted);
  const tableOf = (offByDefault: boolean) =>
    rulesTable(
      rules.filter((rule) => (rule.offByDefault ?? false) === offByDefault),
      findings,
      lines,
      complaints,
    );
  const result = [
    `${packages.length} packages with ${count(files)} files and ${count(lines)} lines: ${packages.map(({ name, version }) => `${name} ${version}`).join(", ")}.`,
    `CPython ${pythons.map(({ version }) => version).join(", ")}.`,
    "Rules that are on by default:",
    tableOf(false),
    "Rules that are off by default:",
    tableOf(true),
    readingText(findings),
  ].join("\n\n");
  console.log(result);
  showFailures(findings, complaints, Number(options.failures));
  writeFindings(findings, complaints);
  const choices = [options.packages && ` --packages ${options.packages}`, options.rules && ` --rules ${options.rules}`];
  if (options.write) writeResult("rules", `npm run bench:rules --${choices.filter(Boolean).join("")} --write`, result);
}

/** What interpreters have against the text that each fix makes. */
type Complaints = ReadonlyMap<TriedFix, readonly string[]>;

/** The packages of both benchmarks. */
function pinned(): PinnedPackages {
  const common = readPinned(join(repository, "bench", "packages.json"));
  const more = readPinned(join(repository, "bench", "rules", "packages.json"));
  return {
    ...common,
    checked: [...common.checked, ...more.checked],
    environment: { ...common.environment, ...more.environment },
  };
}

function showFailures(findings: readonly PackageFinding[], complaints: Complaints, perRule: number): void {
  const shown = new Map<string, number>();
  for (const one of findings) {
    for (const tried of one.fixes) {
      const wrong = faultsOf(tried, complaints);
      const already = shown.get(one.finding.rule) ?? 0;
      if (wrong.length === 0 || already >= perRule) continue;
      shown.set(one.finding.rule, already + 1);
      const title = `${one.package}/${one.file}:${one.line} ${one.finding.rule}: ${inEnglish(one.finding.message)}`;
      console.log(`\n${title}\n  fix "${inEnglish(tried.fix.title)}" (${tried.fix.safety}): ${wrong.join("; ")}\n${changedLines(tried)}`);
    }
  }
}

function faultsOf(tried: TriedFix, complaints: Complaints): string[] {
  return [...(complaints.get(tried) ?? []), ...(tried.isGone ? [] : ["leaves its finding"]), ...tried.news];
}

/** Says how many of the findings that should not be wrong were read, and what they are. */
function readingText(findings: readonly PackageFinding[]): string {
  const triage = new Triage();
  const important = findings.filter(({ finding }) => finding.severity === "error" || finding.severity === "warning");
  const counts = new Map<string, number>();
  for (const one of important) {
    const verdict = triage.of(one)?.verdict ?? "not read";
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  const verdicts = [...counts].sort(([, a], [, b]) => b - a).map(([verdict, number]) => `${verdict} ${count(number)}`);
  return `Verdicts on the ${count(important.length)} findings at warning or error level: ${verdicts.join(", ")}.`;
}

/** Writes all findings as JSON, one a line. */
function writeFindings(findings: readonly PackageFinding[], complaints: Complaints): void {
  const triage = new Triage();
  const texts = findings.map((one) => {
    const { code, rule, severity, confidence, message } = one.finding;
    const fixes = one.fixes.map((tried) => ({ title: inEnglish(tried.fix.title), faults: faultsOf(tried, complaints) }));
    const place = { package: one.package, file: one.file, line: one.line, code };
    return JSON.stringify({ ...place, rule, severity, confidence, message: inEnglish(message), verdict: triage.of(one)?.verdict, fixes });
  });
  writeFileSync(join(folder, "findings.jsonl"), texts.map((one) => `${one}\n`).join(""));
}

main().catch((error: unknown) => {
  console.error(`bench:rules: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
  process.exitCode = 1;
});
