/**
 * `npm test [-- --fast] [file filters and other options of vitest]`: sets up a fresh machine, then checks and tests everything, a real
 * VS Code included. A failed step does not keep the next ones from running. The last line is always `N passed, N failed`, where a step
 * that fails counts as one failed test.
 *
 * `--fast` leaves out what needs VS Code, and the packaging that only those tests need.
 */
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { bundle, installMissing, packageVsix, progress, repository, runInstalled, runMain, StepFailure } from "./prepare.mjs";

const report = join(repository, "out", "test-report.json");
const failures = [];

runMain(async () => {
  const isFast = process.argv.includes("--fast");
  const forVitest = process.argv.slice(2).filter((argument) => argument !== "--fast");

  let tests = { passed: 0, failed: 0 };
  // Without its packages nothing else can run.
  if (await step(() => installMissing())) {
    await step(() => runInstalled("Checking types", "typescript", "tsc", ["-b"]));
    await step(() => runInstalled("Checking style", "@biomejs/biome", "biome", ["check"]));
    if (!isFast && (await step(() => bundle()))) await step(() => packageVsix());
    tests = await runTests([...(isFast ? ["--project", "server"] : []), ...forVitest]);
  }

  for (const failure of failures) console.log(`Failed: ${failure}`);
  const failed = tests.failed + failures.length;
  progress(failed === 0 ? "Everything passed." : "Something failed; see above.");
  console.log(`${tests.passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
});

async function step(work) {
  try {
    await work();
    return true;
  } catch (error) {
    const reason = error instanceof StepFailure ? error.message : String(error?.stack ?? error);
    progress(reason);
    failures.push(reason);
    return false;
  }
}

/** Runs vitest and counts. A test file that cannot be loaded counts as one failed test, and so does an error outside of any test. */
async function runTests(args) {
  rmSync(report, { force: true });
  mkdirSync(dirname(report), { recursive: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const failure = await runInstalled("Testing", "vitest", "vitest", ["run", ...reporters, ...args]).catch((error) => error);

  const counts = readReport();
  const failed = counts.failed + counts.unloadable;
  if (failure && failed === 0) failures.push(failure.message);
  return { passed: counts.passed, failed };
}

function readReport() {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, "utf8"));
    const unloadable = testResults.filter(
      (file) => file.status === "failed" && !file.assertionResults.some((one) => one.status === "failed"),
    );
    return { passed: numPassedTests, failed: numFailedTests, unloadable: unloadable.length };
  } catch {
    // Vitest ended before it could write the report; its exit code then counts as the failure.
    return { passed: 0, failed: 0, unloadable: 0 };
  }
}
