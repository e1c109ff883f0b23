/** The bundle as an editor starts it: a process that talks over its standard streams and ends when it should. */
import { execFile, fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { MarkupContent } from "vscode-languageserver";
import { connect, TestClient } from "../harness/client";
import { editors } from "../harness/editors";

const run = promisify(execFile);
const repository = fileURLToPath(new URL("../../..", import.meta.url));
const text = "import asyncio\n\n\nasync def main():\n    asyncio.sleep(1)\n";

let folder: string;
let bundle: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "asyncio-insight-"));
  await run(process.execPath, ["esbuild.mjs", "--only=server.node", `--outdir=${join(folder, "dist")}`], { cwd: repository });
  bundle = join(folder, "dist", "server.node.js");
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const program = () => [process.execPath, bundle, "--stdio"];

it("finds, explains and ends", async () => {
  const client = await connect({ program: program(), capabilities: editors["VS Code"] });
  const uri = pathToFileURL(join(folder, "main.py")).href;
  client.open(uri, text);
  expect((await client.pull(uri)).map((one) => one.code)).toEqual(["AIO101"]);
  expect((await client.hover(uri, 4, 14))?.contents).toHaveProperty("kind", "markdown");
  await client.stop();
  expect(client.exits).toEqual([0]);
  expect(client.anomalies).toEqual([]);
});

it("reads pyproject.toml and the modules beside a file from the disk", async () => {
  const project = join(folder, "a project");
  await mkdir(project);
  await writeFile(join(project, "pyproject.toml"), '\ufeff[tool.asyncio-insight.rules]\nAIO101 = "hint"\n');
  const uri = pathToFileURL(join(project, "main.py")).href;
  const client = await connect({
    program: program(),
    capabilities: editors["VS Code"],
    initialize: { rootUri: pathToFileURL(project).href },
  });
  client.open(uri, text);
  expect((await client.pull(uri)).map((one) => one.severity)).toEqual([4]);
  await client.stop();
});

it("speaks Chinese from its own translations when the editor does, without being given any", async () => {
  await mkdir(join(folder, "l10n"), { recursive: true });
  await writeFile(join(folder, "l10n", "bundle.l10n.zh-cn.json"), JSON.stringify({ "Python documentation": "Python 文档" }));
  const client = await connect({ program: program(), capabilities: editors["VS Code"], initialize: { locale: "zh-cn" } });
  client.open("file:///main.py", text);
  const hover = await client.hover("file:///main.py", 0, 8);
  expect((hover?.contents as MarkupContent | undefined)?.value).toContain("[Python 文档](https://docs.python.org/zh-cn/3/");
  await client.stop();
});

it("keeps the code that it compiles where it is told to, and passes over what is damaged or cannot be written", async () => {
  const kept = join(folder, "kept", "code");
  const main = pathToFileURL(join(folder, "main.py")).href;
  const session = async (where: string) => {
    const client = await connect({ program: [...program(), "--code-cache", where], capabilities: editors["VS Code"] });
    client.open(main, text);
    expect((await client.pull(main)).map((one) => one.code)).toEqual(["AIO101"]);
    await client.stop();
    expect(client.exits).toEqual([0]);
    expect(client.anomalies).toEqual([]);
  };
  await session(kept);
  const [name = "", ...others] = await readdir(kept);
  expect(others).toEqual([]);
  const file = join(kept, name);
  const { mtimeMs } = await stat(file);
  await session(kept);
  // What is of use is not written again.
  expect((await stat(file)).mtimeMs).toBe(mtimeMs);

  const bytes = await readFile(file);
  bytes.fill(255, bytes.length - 1000);
  await writeFile(file, bytes);
  await session(kept);
  expect((await readFile(file)).equals(bytes)).toBe(false);

  for (let number = 0; number < 5; number++) await writeFile(join(kept, `${number}.code`), "");
  await writeFile(file, "");
  await session(kept);
  expect(await readdir(kept)).toHaveLength(4);
  expect((await stat(file)).size).toBeGreaterThan(0);

  await session(join(file, "no folder"));
});

it("keeps what it found in the folder that the editor names", async () => {
  const findingsFolder = join(folder, "kept", "findings");
  const main = pathToFileURL(join(folder, "main.py")).href;
  for (let session = 0; session < 2; session++) {
    const client = await connect({
      program: program(),
      capabilities: editors["VS Code"],
      initialize: { initializationOptions: { findingsFolder, quarantined: [] } },
    });
    client.open(main, text);
    expect((await client.pull(main)).map((one) => one.code)).toEqual(["AIO101"]);
    // The server says when it parses a text.
    await client.until("the text is parsed", () => client.notifications("asyncioInsight/parsing").length > 0);
    const answered = client.received.findIndex(({ result }) => (result as { items?: unknown } | undefined)?.items !== undefined);
    const parsed = client.received.findIndex(({ method }) => method === "asyncioInsight/parsing");
    expect(answered < parsed).toBe(session === 1);
    await client.stop();
    expect(await readdir(findingsFolder)).toHaveLength(1);
  }
});

it("can be started again after it was killed", async () => {
  const first = await connect({ program: program(), capabilities: editors["VS Code"] });
  first.open("file:///main.py", text);
  const report = await first.request<{ resultId: string }>("textDocument/diagnostic", { textDocument: { uri: "file:///main.py" } });
  first.kill();
  await first.until("the process is gone", () => first.exits.length > 0);
  const second = await connect({ program: program(), capabilities: editors["VS Code"] });
  second.open("file:///main.py", text);
  expect(
    await second.request("textDocument/diagnostic", { textDocument: { uri: "file:///main.py" }, previousResultId: report.resultId }),
  ).toEqual({
    kind: "unchanged",
    resultId: report.resultId,
  });
  await second.stop();
});

it("ends when the editor dies without a word", async () => {
  const client = await connect({ program: program() });
  client.hangUp();
  await client.until("the process is gone", () => client.exits.length > 0);
  expect(client.exits).toEqual([1]);
});

it("ends when the process that it was told of is gone", async () => {
  const child = run(process.execPath, ["-e", ""]);
  const { pid } = child.child;
  await child;
  const client = new TestClient({ program: program(), initialize: { processId: pid } });
  await client.initialize();
  await client.until("the process is gone", () => client.exits.length > 0);
  expect(client.exits).toEqual([1]);
});

it("talks over Node's own channel too, which the extension uses", async () => {
  const server = fork(bundle, ["--node-ipc"]);
  const next = () => once(server, "message").then(([message]) => message);
  server.send({ jsonrpc: "2.0", id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } });
  expect(await next()).toMatchObject({ id: 1, result: { serverInfo: { name: "Asyncio Insight" } } });
  server.send({ jsonrpc: "2.0", id: 2, method: "shutdown" });
  expect(await next()).toEqual({ jsonrpc: "2.0", id: 2, result: null });
  const exit = once(server, "exit");
  server.send({ jsonrpc: "2.0", method: "exit" });
  expect((await exit)[0]).toBe(0);
});

it("says how to start it when it is started wrongly", async () => {
  await expect(run(process.execPath, [bundle])).rejects.toMatchObject({
    code: 2,
    stdout: "",
    stderr: "Say how the editor talks to the server: --stdio or --node-ipc.\n",
  });
});
