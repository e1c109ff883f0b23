/** Fixes samples and runs them before and after, to see that the fix does what it promises. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Configuration, defaultConfiguration } from "../../src/core/linter/configuration";
import type { PythonVersion } from "../../src/core/linter/version";
import { applyEdits } from "../../src/core/text/edit";
import { inEnglish } from "../../src/core/text/message";
import type { Interpreter } from "./cpython";
import { describeFinding, lintText, withRules } from "./lint";
import type { Claim, Sample } from "./samples";

const runner = fileURLToPath(new URL("run-programs.py", import.meta.url));

/** Findings are mended one after the other; a sample that still has some after this many is not mended. */
const mostRounds = 10;

/** Milliseconds after which a run of programs has failed: one of them never ends. */
const patience = 120_000;

/** What a program did. */
interface Outcome {
  readonly output: readonly string[];
  readonly trouble: readonly string[];
}

/** A sample and its text after the fix. */
export interface FixedSample {
  readonly sample: Sample;
  readonly text: string;
  /** Why there is no such text. */
  readonly fault: string | undefined;
}

/** Applies the fix of a sample to all findings of its rule, one after the other. */
export function fixSample(sample: Sample): FixedSample {
  const configuration = configurationOf(sample);
  let { text } = sample;
  for (let round = 0; round < mostRounds; round++) {
    const { file, findings } = lintText(text, configuration);
    const own = findings.filter(({ rule }) => rule === sample.rule);
    const [finding] = own;
    if (!finding) {
      const fault =
        round === 0 ? `${sample.rule} reports nothing; reported is ${JSON.stringify(findings.map((one) => one.rule))}` : undefined;
      return { sample, text, fault };
    }
    const fix = own.flatMap((one) => one.fixes).find(({ title }) => inEnglish(title).startsWith(sample.fix));
    if (!fix) {
      const titles = own.flatMap((one) => one.fixes.map(({ title }) => inEnglish(title)));
      return { sample, text, fault: `no such fix for ${describeFinding(finding, file)}; there are ${JSON.stringify(titles)}` };
    }
    text = applyEdits(file.text, fix.edits);
  }
  return { sample, text, fault: "findings remain" };
}

function configurationOf({ rule, target }: Sample): Configuration {
  const oldest = target as PythonVersion;
  return withRules([rule], { ...defaultConfiguration, target: { oldest, newest: defaultConfiguration.target.newest, source: "setting" } });
}

/** Runs all samples that an interpreter can run, before and after the fix. Gives a sentence for everything that is not as it is claimed. */
export async function runSamples(interpreter: Interpreter, fixed: readonly FixedSample[]): Promise<string[]> {
  const own = fixed.filter(({ sample, fault }) => !fault && sample.oldest <= interpreter.minor);
  const outcomes = await run(
    interpreter,
    own.flatMap(({ sample, text }) => [sample.text, text]),
  );
  return own.flatMap(({ sample, text }, index) => {
    const [before, after] = outcomes.slice(index * 2, index * 2 + 2) as [Outcome, Outcome];
    return [...faultsBefore(sample, before, interpreter.minor), ...faultsAfter(sample, after, interpreter.minor)].map(
      (fault) => `${sample.family}: ${sample.name}, CPython ${interpreter.version}: ${fault}\n${text}`,
    );
  });
}

function faultsBefore({ before, printsBefore }: Sample, { output, trouble }: Outcome, minor: number): string[] {
  const missing = claims(before, minor).filter((one) => !trouble.some((each) => each.includes(one)));
  const faults = missing.map((one) => `before the fix there is no "${one}", but ${JSON.stringify(trouble)}`);
  if (printsBefore && !sameLines(output, printsBefore)) faults.push(`before the fix it prints ${JSON.stringify(output)}`);
  return faults;
}

function faultsAfter({ prints, after }: Sample, { output, trouble }: Outcome, minor: number): string[] {
  const allowed = claims(after, minor);
  const faults = trouble.filter((one) => !allowed.some((each) => one.includes(each))).map((one) => `after the fix there is "${one}"`);
  for (const one of allowed) if (!trouble.some((each) => each.includes(one))) faults.push(`after the fix there is no "${one}"`);
  if (!sameLines(output, prints)) faults.push(`after the fix it prints ${JSON.stringify(output)}`);
  return faults;
}

function claims(all: readonly Claim[], minor: number): string[] {
  return all.filter(({ oldest, newest }) => oldest <= minor && minor <= newest).map(({ text }) => text);
}

function sameLines(one: readonly string[], other: readonly string[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function run({ command, version }: Interpreter, programs: readonly string[]): Promise<Outcome[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, ["-X", "utf8", runner], { stdio: ["pipe", "pipe", "pipe"], timeout: patience });
    let output = "";
    let last = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (last = (last + text).slice(-2000)));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) return resolve(JSON.parse(output) as Outcome[]);
      const number = Number(/(\d+)\s*$/.exec(last)?.[1] ?? 0);
      reject(new Error(`CPython ${version} did not get through this program:\n${programs[number]}\n${last}`));
    });
    child.stdin.end(JSON.stringify(programs));
  });
}
