/** Runs the suite of `client/test/suite` inside both extension hosts, so that one test runner counts everything. */

import { beforeAll, describe, expect, test } from "vitest";
import { type BuiltSuite, buildSuite } from "../vscode/build-suite.ts";
import { installVSCode } from "../vscode/install.ts";
import { repository, tutorialWorkspace } from "../vscode/paths.ts";
import { runSuite } from "../vscode/run-suite.ts";

describe("The extension inside VS Code", () => {
  let suites: BuiltSuite;

  beforeAll(async () => {
    await installVSCode();
    suites = await buildSuite();
  });

  test.for(["node", "web"] as const)("passes its suite in the %s extension host", { timeout: 600_000 }, async (host) => {
    const result = await runSuite({ host, extension: repository, suite: suites[host], workspace: tutorialWorkspace });
    const { passed, failed, pending } = result.report ?? { passed: 0, failed: 0, pending: 0 };
    console.log(`${result.vscode} ${host} extension host: ${passed} passed, ${failed} failed, ${pending} skipped.`);
    expect(result.exitCode, result.log).toBe(0);
    expect(passed).toBeGreaterThan(0);
  });
});
