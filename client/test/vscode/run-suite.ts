/**
 * Runs the bundled suite inside a VS Code extension host: the node host (of the desktop VS Code or of the
 * server) or the web worker host. All follow one contract: VS Code loads the bundle, calls its `run()`, and
 * the run has passed when that promise resolves. The suite must be inside the extension's folder: VS Code
 * runs it in the host of the extension that it belongs to. What happened in it comes back as a `SuiteReport`.
 */

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SuiteReport } from "../suite/report.ts";
import { reportPrefix } from "../suite/report.ts";
import { launchBrowser } from "./browser.ts";
import { chooseVSCode } from "./choose.ts";
import { copyWorkspace } from "./paths.ts";
import { poll } from "./poll.ts";
import { startServer } from "./server.ts";
import { makeTemporaryFolder } from "./temporary.ts";

/** What to run, and where. All paths are absolute. */
export interface SuiteOptions {
  /** The extension host: Node.js, or a web worker in the browser. */
  readonly host: "node" | "web";
  /** The extension's folder, with its package.json. */
  readonly extension: string;
  /** The bundled suite for this host. */
  readonly suite: string;
  /** The folder to open. A copy of it is opened, so tests may save files. */
  readonly workspace: string;
  /** User settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** How long the whole run may take. Default: 5 minutes. */
  readonly milliseconds?: number;
}

/** How a run went. */
export interface SuiteResult {
  /** 0 when every test passed. */
  readonly exitCode: number;
  /** Counts and tests; undefined when the suite ended before it could report. */
  readonly report: SuiteReport | undefined;
  /** Which VS Code ran it, in a sentence. */
  readonly vscode: string;
  /** What the suite printed. */
  readonly log: string;
  readonly seconds: number;
}

/**
 * Runs the suite once. Failing tests are a result, not an error.
 *
 * @throws Error with the log when VS Code cannot be started or does not finish in time
 */
export async function runSuite(options: SuiteOptions): Promise<SuiteResult> {
  const chosen = await chooseVSCode(options.host);
  const workspace = await copyWorkspace(options.workspace);
  const start = Date.now();
  try {
    const run =
      chosen.kind === "electron"
        ? await runInDesktop(chosen.executable, workspace.path, options)
        : await runInServer(workspace.path, options);
    if (run.report && run.report.host !== options.host) {
      throw new Error(`The suite ran in the ${run.report.host} extension host instead of the ${options.host} one.`);
    }
    return { ...run, vscode: chosen.reason, seconds: (Date.now() - start) / 1000 };
  } finally {
    await workspace.remove();
  }
}

/** What VS Code itself logs in this set-up: its connection, native modules that were not compiled, hosts out of reach. */
const noise =
  /connection token|Creating a socket|grace-time|\[AgentHost|\[AccountPolicyGate|bindings file|authentication provider|watchdog|ENOTFOUND|\[Service Worker|builtin extensions cache/;

type Run = Pick<SuiteResult, "exitCode" | "report" | "log">;

async function runInServer(workspace: string, options: SuiteOptions): Promise<Run> {
  const limit = options.milliseconds ?? 300_000;
  const lines: string[] = [];
  let report: SuiteReport | undefined;
  let exitCode: number | undefined;
  // A folder on a server would get the node host; this setting, by the extension's id, asks for the other one.
  const hostSettings = options.host === "web" ? { "remote.extensionKind": { [await extensionId(options.extension)]: ["web"] } } : {};
  const server = await startServer({ settings: { ...options.settings, ...hostSettings } });
  try {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      await page.exposeFunction("codeAutomationLog", (_type: string, values: unknown[]) => {
        const line = values.map(String).join(" ");
        const at = line.indexOf(reportPrefix);
        if (at >= 0) {
          report = JSON.parse(line.slice(at + reportPrefix.length));
        } else if (!noise.test(line)) {
          lines.push(line);
        }
      });
      await page.exposeFunction("codeAutomationExit", (code: number) => void (exitCode = code));
      page.on("crash", () => lines.push("The browser page crashed."));
      const remote = (path: string): string => `vscode-remote://${server.authority}${path}`;
      await page.goto(
        server.address(workspace, [
          ["extensionDevelopmentPath", remote(options.extension)],
          ["extensionTestsPath", remote(options.suite)],
        ]),
      );
      const code = await poll("the suite to finish", limit, () => exitCode);
      return { exitCode: code, report, log: lines.join("\n") };
    } catch (error) {
      throw new Error(`${(error as Error).message}\nThe suite printed:\n${lines.join("\n")}\nThe server printed:\n${server.output()}`);
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

async function extensionId(folder: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  return `${manifest.publisher}.${manifest.name}`;
}

async function runInDesktop(executable: string, workspace: string, options: SuiteOptions): Promise<Run> {
  const { runTests } = await import("@vscode/test-electron");
  const folder = await makeTemporaryFolder("desktop");
  const reportFile = join(folder.path, "report.json");
  try {
    await mkdir(join(folder.path, "user-data", "User"), { recursive: true });
    await writeFile(join(folder.path, "user-data", "User", "settings.json"), JSON.stringify(options.settings ?? {}));
    const exitCode = await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: options.extension,
      extensionTestsPath: options.suite,
      extensionTestsEnv: { ASYNCIO_INSIGHT_REPORT_FILE: reportFile },
      launchArgs: [
        workspace,
        ...["--user-data-dir", join(folder.path, "user-data"), "--extensions-dir", join(folder.path, "extensions")],
        ...["--disable-workspace-trust", "--skip-welcome", "--skip-release-notes"],
      ],
    }).catch((error: unknown) => {
      console.error(error);
      return 1;
    });
    const report = await readFile(reportFile, "utf8").then(JSON.parse, () => undefined);
    return { exitCode, report, log: "(printed above)" };
  } finally {
    await folder.remove();
  }
}
