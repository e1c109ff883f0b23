/**
 * Fixes do what they promise: every sample of test-fixtures/samples is run before and after its fix by the CPythons on PATH, and with `npm run bench:fixes` by
 * those of pyenv too. The warning or exception must be gone, and the output be the expected one. One family alone: `npm run bench:fixes -- -t make-async`.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { allInterpreters, interpreters } from "./harness/cpython";
import { enough, readSamples } from "./harness/samples";
import { type FixedSample, fixSample, runSamples } from "./harness/try-samples";

// What `npm run bench:fixes` asks for: `benchmark` or `everything`.
const mode = process.env["SAMPLES"] ?? "";
const samples = readSamples(mode === "everything");
const families = [...new Set(samples.map(({ family }) => family))];
const pythons = (mode === "" ? interpreters() : allInterpreters()).filter(({ minor }) => minor >= 9);

/** So many problems are shown of many. */
const mostShown = 8;

/** Milliseconds for all the programs of one family on a busy machine. */
const patience = 600_000;

function expectNone(problems: readonly string[]): void {
  if (problems.length > 0) expect.fail(`${problems.length} problems:\n\n${problems.slice(0, mostShown).join("\n\n")}`);
}

describe.each(families)("samples of %s", (family) => {
  const fixed: FixedSample[] = [];

  beforeAll(() => {
    for (const sample of samples) if (sample.family === family) fixed.push(fixSample(sample));
  }, patience);

  it("are at least fifty", () => {
    expect(fixed.length).toBeGreaterThanOrEqual(enough);
  });

  it("are mended by their fix", () => {
    expectNone(fixed.flatMap(({ sample, fault, text }) => (fault ? [`${sample.name}: ${fault}\n${text}`] : [])));
  });

  it.each(pythons)("do before and after what they claim under CPython $version", { timeout: patience }, async (python) => {
    expectNone(await runSamples(python, fixed));
  });
});
