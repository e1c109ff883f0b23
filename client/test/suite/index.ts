/**
 * The tests that run inside VS Code. `run` is what VS Code calls, in the node extension host and in the web worker
 * host alike, so nothing here may use Node.js modules.
 */

import * as vscode from "vscode";
import { instance } from "./mocha.ts";
import "./extension.test.ts";
import { reportPrefix, type SuiteReport, type TestOutcome } from "./report.ts";

/**
 * Runs every test and reports the outcomes: as one console line, and into the file named by
 * ASYNCIO_INSIGHT_REPORT_FILE where there is an environment.
 *
 * @throws Error when a test failed
 */
export async function run(): Promise<void> {
  const tests: TestOutcome[] = [];
  const add = (test: Mocha.Test, state: TestOutcome["state"], error?: Error): void => {
    const outcome = { title: test.fullTitle(), state, milliseconds: test.duration ?? 0 };
    tests.push(error ? { ...outcome, error: error.stack ?? String(error) } : outcome);
    console.log(`${state}: ${outcome.title}${state === "passed" ? ` (${outcome.milliseconds} ms)` : ""}`);
    if (error) {
      console.error(error.stack ?? String(error));
    }
  };
  await new Promise<void>((resolve) => {
    instance
      .run(() => resolve())
      .on("pass", (test) => add(test, "passed"))
      .on("fail", (test, error) => add(test, "failed", error))
      .on("pending", (test) => add(test, "pending"));
  });
  const count = (state: TestOutcome["state"]): number => tests.filter((test) => test.state === state).length;
  const report: SuiteReport = {
    host: "WorkerGlobalScope" in globalThis ? "web" : "node",
    passed: count("passed"),
    failed: count("failed"),
    pending: count("pending"),
    tests,
  };
  await send(report);
  if (report.failed > 0 || report.passed === 0) {
    throw new Error(`${report.failed} of ${tests.length} tests failed.`);
  }
}

async function send(report: SuiteReport): Promise<void> {
  console.log(reportPrefix + JSON.stringify(report));
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  const file = process?.env?.ASYNCIO_INSIGHT_REPORT_FILE;
  if (file) {
    await vscode.workspace.fs.writeFile(vscode.Uri.file(file), new TextEncoder().encode(JSON.stringify(report)));
  }
}
