/** Settings and pyproject.toml hold for the files that they are about, and are read anew when they change. */

import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Host } from "../../src/lsp/host";
import { type ClientOptions, connect, type TestClient } from "../harness/client";
import { editors } from "../harness/editors";

const broken = "import asyncio\n\n\nasync def main():\n    asyncio.sleep(1)\n";

let folder: string;
let root: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "asyncio-insight-"));
  root = pathToFileURL(folder).href;
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const disk: Partial<Host> = {
  readFile: (uri) => readFile(fileURLToPath(uri), "utf8").catch(() => undefined),
  exists: (uri) => existsSync(fileURLToPath(uri)),
};

function start(options: ClientOptions = {}): Promise<TestClient> {
  return connect({
    capabilities: editors["VS Code"],
    host: disk,
    ...options,
    initialize: { workspaceFolders: [{ uri: root, name: "project" }], ...options.initialize },
  });
}

async function codes(client: TestClient, uri: string): Promise<unknown[]> {
  return (await client.pull(uri)).map((one) => one.code);
}

describe("settings", () => {
  it("are asked for each document and obeyed, and asked again when they change", async () => {
    const client = await start({ settings: { rules: { "unawaited-coroutine": "off" } } });
    const uri = `${root}/main.py`;
    client.open(uri, broken);
    expect(await codes(client, uri)).toEqual([]);
    expect(client.requests("workspace/configuration")).toEqual([{ items: [{ scopeUri: uri, section: "asyncioInsight" }] }]);
    client.changeSettings({ rules: { AIO101: "error" } });
    expect((await client.pull(uri)).map((one) => one.severity)).toEqual([1]);
    await client.until(
      "the server asks for new diagnostics to be pulled",
      () => client.requests("workspace/diagnostic/refresh").length > 0,
    );
    client.changeSettings({ enable: false });
    expect(await codes(client, uri)).toEqual([]);
    expect(await client.hover(uri, 4, 14)).toBeNull();
    client.changeSettings(null);
    expect(await codes(client, uri)).toEqual(["AIO101"]);
    await client.stop();
  });

  it("that are sent along with a change or at the beginning hold for a client that cannot be asked", async () => {
    const options = { capabilities: editors.Kate, initialize: { initializationOptions: { settings: { rules: { AIO101: "off" } } } } };
    const client = await start(options);
    const uri = `${root}/main.py`;
    client.open(uri, broken);
    const published = (count: number) => client.until(`diagnostics ${count}`, () => client.published(uri)[count - 1]?.diagnostics);
    expect(await published(1)).toEqual([]);
    client.notify("workspace/didChangeConfiguration", { settings: { asyncioInsight: { rules: { AIO101: "hint" } } } });
    expect((await published(2)).map((one) => one.severity)).toEqual([4]);
    client.notify("workspace/didChangeConfiguration", { settings: { rules: { AIO101: "error" } } });
    expect((await published(3)).map((one) => one.severity)).toEqual([1]);
    await client.stop();
  });

  it("that cannot be used are told once, and everything else holds", async () => {
    const client = await start({ settings: { hover: "loud", rules: { "unawaited-coroutin": "off" }, exclude: ["other.py"] } });
    const uri = `${root}/main.py`;
    client.open(uri, broken);
    client.open(`${root}/other.py`, broken);
    expect(await codes(client, uri)).toEqual(["AIO101"]);
    expect(await codes(client, `${root}/other.py`)).toEqual([]);
    expect(client.notifications("window/showMessage")).toEqual([
      { type: 2, message: 'asyncioInsight.hover: "loud" is not one of learn, brief, off.' },
      { type: 2, message: "asyncioInsight.rules: There is no rule `unawaited-coroutin`. Did you mean `unawaited-coroutine`?" },
    ]);
    await client.stop();
  });

  it("hold by default when the client refuses to give them", async () => {
    const client = await start();
    client.answers.set("workspace/configuration", () => "nonsense");
    const uri = `${root}/main.py`;
    client.open(uri, broken);
    expect(await codes(client, uri)).toEqual(["AIO101"]);
    await client.stop();
  });

  it("exclude files, which then have no findings, hovers or actions", async () => {
    const client = await start({ settings: { exclude: ["**/generated/**"] } });
    const uri = `${root}/deep/generated/code.py`;
    client.open(uri, broken);
    expect(await codes(client, uri)).toEqual([]);
    expect(await client.hover(uri, 4, 14)).toBeNull();
    expect(await client.actions(uri, 4, 6)).toEqual([]);
    expect(await client.actions(uri, 4, 6, ["source.fixAll"])).toEqual([]);
    await client.stop();
  });

  it("say how much a hover explains", async () => {
    const client = await start({ settings: { hover: "brief" } });
    const uri = `${root}/main.py`;
    client.open(uri, broken.replace("    asyncio", "    await asyncio"));
    const text = async () => ((await client.hover(uri, 4, 20))?.contents as { value: string } | undefined)?.value;
    expect(await text()).toBe(
      "**`asyncio.sleep`**\n\nWaits for some seconds and lets other tasks run meanwhile.\n\n" +
        "[Python documentation](https://docs.python.org/3/library/asyncio-task.html#asyncio.sleep)",
    );
    client.changeSettings({ hover: "off" });
    expect(await text()).toBeUndefined();
    await client.stop();
  });
});

describe("pyproject.toml", () => {
  it("of the nearest folder holds, and is read again when it changes", async () => {
    await mkdir(join(folder, "inner"));
    await writeFile(join(folder, "pyproject.toml"), '[tool.asyncio-insight.rules]\nunawaited-coroutine = "off"\n');
    await writeFile(join(folder, "inner", "pyproject.toml"), '[tool.asyncio-insight.rules]\nunawaited-coroutine = "error"\n');
    const client = await start({ settings: { rules: { AIO101: "hint" } } });
    const severities = async (uri: string) => (await client.pull(uri)).map((one) => one.severity);
    client.open(`${root}/main.py`, broken);
    client.open(`${root}/inner/main.py`, broken);
    expect(await severities(`${root}/main.py`)).toEqual([]);
    expect(await severities(`${root}/inner/main.py`)).toEqual([1]);
    await rm(join(folder, "pyproject.toml"));
    client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: `${root}/pyproject.toml`, type: 3 }] });
    expect(await severities(`${root}/main.py`)).toEqual([4]);
    await client.stop();
  });

  it("outside of the workspace folder does not hold", async () => {
    await mkdir(join(folder, "inner"));
    await writeFile(join(folder, "pyproject.toml"), '[tool.asyncio-insight.rules]\nunawaited-coroutine = "off"\n');
    const client = await start({ initialize: { workspaceFolders: [{ uri: `${root}/inner/`, name: "inner" }] } });
    client.open(`${root}/inner/main.py`, broken);
    expect(await codes(client, `${root}/inner/main.py`)).toEqual(["AIO101"]);
    client.notify("workspace/didChangeWorkspaceFolders", {
      event: { added: [{ uri: root, name: "all" }], removed: [{ uri: `${root}/inner/`, name: "inner" }] },
    });
    expect(await codes(client, `${root}/inner/main.py`)).toEqual([]);
    await client.stop();
  });

  it("that is wrong is told once, and the rest of it holds", async () => {
    await writeFile(join(folder, "pyproject.toml"), '[tool.asyncio-insight]\nminimum-confidnce = "proved"\nexclude = ["other.py"]\n');
    const client = await start();
    client.open(`${root}/main.py`, broken);
    client.open(`${root}/other.py`, broken);
    expect(await codes(client, `${root}/main.py`)).toEqual(["AIO101"]);
    expect(await codes(client, `${root}/other.py`)).toEqual([]);
    expect(client.notifications("window/showMessage")).toEqual([
      {
        type: 2,
        message: `${root}/pyproject.toml: There is no option \`minimum-confidnce\`. Did you mean \`minimum-confidence\`?`,
      },
    ]);
    await client.stop();
  });

  it("is read through the client where the files are on no disk", async () => {
    const client = await start({
      initialize: {
        workspaceFolders: [{ uri: "vscode-vfs://github/owner/repository", name: "remote" }],
        initializationOptions: { canReadFiles: true },
      },
    });
    const files: Record<string, string> = {
      "vscode-vfs://github/owner/repository/pyproject.toml": '[tool.asyncio-insight.rules]\nunawaited-coroutine = "off"\n',
    };
    client.answers.set("asyncioInsight/readFile", ({ uri }) => files[uri] ?? null);
    client.open("vscode-vfs://github/owner/repository/src/main.py", broken);
    expect(await codes(client, "vscode-vfs://github/owner/repository/src/main.py")).toEqual([]);
    await client.stop();
  });

  it("is read again after every save when the client watches no files", async () => {
    const client = await start({ capabilities: editors.Kate });
    const uri = `${root}/main.py`;
    client.open(uri, broken);
    await client.until("a finding", () => client.published(uri).at(-1)?.diagnostics.length === 1);
    await writeFile(join(folder, "pyproject.toml"), '[tool.asyncio-insight.rules]\nunawaited-coroutine = "off"\n');
    client.notify("textDocument/didSave", { textDocument: { uri }, text: broken });
    await client.until("no finding", () => client.published(uri).at(-1)?.diagnostics.length === 0);
    await client.stop();
  });
});

describe("a notebook's cell", () => {
  it("may await at its top level", async () => {
    const client = await start();
    const cell = "import asyncio\nasyncio.sleep(1)\n";
    const uri = `vscode-notebook-cell:${root.slice("file://".length)}/book.ipynb#W0sZmlsZQ%3D%3D`;
    client.open(uri, cell);
    expect(await codes(client, uri)).toEqual(["AIO101"]);
    const [first] = await client.actions(uri, 1, 10);
    expect(first?.title).toBe("Await `asyncio.sleep`");
    await client.stop();
  });

  it("has the configuration of its notebook's folder", async () => {
    await writeFile(join(folder, "pyproject.toml"), '[tool.asyncio-insight.rules]\nunawaited-coroutine = "off"\n');
    const client = await start();
    const uri = `vscode-notebook-cell:${root.slice("file://".length)}/book.ipynb#W0sZmlsZQ%3D%3D`;
    client.open(uri, broken);
    expect(await codes(client, uri)).toEqual([]);
    await client.stop();
  });
});
