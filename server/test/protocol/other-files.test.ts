/** Findings that depend on other files of the project follow those files, open or not. */
import { describe, expect, it } from "vitest";
import { connect, type TestClient } from "../harness/client";
import { editors } from "../harness/editors";
import { memoryDisk } from "../harness/memory-disk";

const folder = "file:///project";
const main = `${folder}/app/main.py`;
const client = `${folder}/app/client.py`;

const mainText = "from .client import Client, load\n\n\nasync def main():\n    load()\n    Client().close()\n";
const asynchronous = "async def load():\n    return 1\n\n\nclass Client:\n    async def close(self):\n        pass\n";
const synchronous = asynchronous.replaceAll("async def", "def");

/** Starts a session with files on a disk that the test can change. */
async function start(files: Map<string, string>, editor: keyof typeof editors = "VS Code"): Promise<TestClient> {
  const session = await connect({
    capabilities: editors[editor],
    initialize: { workspaceFolders: [{ uri: folder, name: "project" }] },
    host: memoryDisk(files),
  });
  return session;
}

const disk = (text: string) =>
  new Map([
    [`${folder}/app/__init__.py`, ""],
    [main, mainText],
    [client, text],
  ]);

const found = async (session: TestClient) =>
  (await session.pull(main)).map(({ code, range }) => `${code} ${range.start.line}:${range.start.character}`);

describe("a file that imports from another", () => {
  it("is told what the other's functions return, also when that is not open", async () => {
    const session = await start(disk(asynchronous));
    session.open(main, mainText);
    expect(await found(session)).toEqual(["AIO101 4:4", "AIO101 5:4"]);
    await session.stop();
  });

  it("follows the other's text in the editor, before it is saved", async () => {
    const session = await start(disk(synchronous));
    session.open(main, mainText);
    session.open(client, synchronous);
    expect(await found(session)).toEqual([]);
    session.change(client, 2, { text: asynchronous });
    await session.pull(client);
    expect(await found(session)).toEqual(["AIO101 4:4", "AIO101 5:4"]);
    session.close(client);
    expect(await found(session)).toEqual([]);
    await session.stop();
  });

  it("follows the other's text on the disk", async () => {
    const files = disk(synchronous);
    const session = await start(files);
    session.open(main, mainText);
    expect(await found(session)).toEqual([]);
    files.set(client, asynchronous);
    session.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: client, type: 2 }] });
    expect(await found(session)).toEqual(["AIO101 4:4", "AIO101 5:4"]);
    files.delete(client);
    session.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: client, type: 3 }] });
    expect(await found(session)).toEqual([]);
    await session.stop();
  });

  it("follows what says how pytest runs its tests", async () => {
    const test = `${folder}/tests/test_client.py`;
    const conftest = `${folder}/tests/conftest.py`;
    const text = "import pytest\n\n\n@pytest.mark.asyncio\nasync def test_one():\n    pass\n\n\nasync def test_two():\n    pass\n";
    const files = new Map([[test, text]]);
    const session = await start(files);
    session.open(test, text);
    const codes = async () => (await session.pull(test)).map(({ code }) => code);
    expect(await codes()).toEqual(["AIO206"]);
    files.set(conftest, "def pytest_pyfunc_call(pyfuncitem):\n    return True\n");
    session.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: conftest, type: 1 }] });
    expect(await codes()).toEqual([]);
    await session.stop();
  });

  it("is published anew to a client that does not ask", async () => {
    const session = await start(disk(synchronous), "Helix");
    session.open(main, mainText);
    const last = () =>
      session
        .published(main)
        .at(-1)
        ?.diagnostics.map(({ code }) => code);
    await session.until("the first findings", () => last()?.length === 0);
    session.open(client, asynchronous);
    await session.until("the findings that follow from the other file", () => last()?.join() === "AIO101,AIO101");
    await session.stop();
  });

  it("has the editor ask again when the other comes to look different, and not while somebody types inside a function", async () => {
    const session = await start(disk(asynchronous));
    session.open(main, mainText);
    session.open(client, asynchronous);
    await session.pull(client);
    await session.pull(main);
    const before = session.requests("workspace/diagnostic/refresh").length;
    session.change(client, 2, { text: asynchronous.replace("        pass", "        print(1)") });
    await session.pull(client);
    expect(session.requests("workspace/diagnostic/refresh").length).toBe(before);
    session.change(client, 3, { text: synchronous });
    await session.pull(client);
    await session.until("the editor is told to ask again", () => session.requests("workspace/diagnostic/refresh").length > before);
    expect(await found(session)).toEqual([]);
    await session.stop();
  });
});

describe("a coroutine function that comes to a blocking call through another file", () => {
  const blocking = "import time\n\n\ndef load():\n    time.sleep(1)\n";
  const text = "from .client import load\n\n\nasync def main():\n    load()\n";

  it("is shown the place in the other file, and follows what is called there", async () => {
    const session = await start(disk(blocking));
    session.open(main, text);
    const [diagnostic] = await session.pull(main);
    expect(diagnostic).toMatchObject({ code: "AIO409", range: { start: { line: 4, character: 4 } } });
    expect(diagnostic?.relatedInformation).toEqual([
      {
        location: { uri: client, range: { start: { line: 4, character: 4 }, end: { line: 4, character: 14 } } },
        message: "`time.sleep(…)` blocks here.",
      },
    ]);
    session.open(client, blocking);
    session.change(client, 2, { text: blocking.replace("time.sleep(1)", "print(1)") });
    await session.pull(client);
    expect(await found(session)).toEqual([]);
    await session.stop();
  });
});

describe("a method of which only the name is known", () => {
  const byName = "async def main(client):\n    client.fetch_rows()\n";
  const asynchronousMethod = "class Database:\n    async def fetch_rows(self):\n        pass\n";

  /** Asks until the answer is another one than `before`: the workspace is scanned in the background. */
  const foundAfter = async (session: TestClient, before: readonly string[]): Promise<readonly string[]> => {
    for (;;) {
      const now = await found(session);
      if (now.join() !== before.join()) return now;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  it("is taken for asynchronous where every definition of the name is, as long as that is so", async () => {
    const files = new Map([
      [main, byName],
      [`${folder}/app/database.py`, asynchronousMethod],
    ]);
    const session = await start(files);
    session.open(main, byName);
    expect(await foundAfter(session, [])).toEqual(["AIO101 1:4"]);
    const other = `${folder}/app/other.py`;
    files.set(other, "class Cache:\n    def fetch_rows(self):\n        pass\n");
    session.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: other, type: 1 }] });
    session.change(main, 2, { text: `${byName}\n` });
    expect(await found(session)).toEqual([]);
    await session.stop();
  });

  it("is taken for asynchronous where it is awaited wherever else the project calls it, as long as that is so", async () => {
    const using = "async def use(database):\n    await database.fetch_rows()\n    await database.fetch_rows()\n";
    const other = `${folder}/app/other.py`;
    const files = new Map([
      [main, byName],
      [other, using],
    ]);
    const session = await start(files);
    session.open(main, byName);
    expect(await foundAfter(session, [])).toEqual(["AIO101 1:4"]);
    files.set(other, `${using}    rows = database.fetch_rows()\n`);
    session.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: other, type: 2 }] });
    session.change(main, 2, { text: `${byName}\n` });
    expect(await found(session)).toEqual([]);
    await session.stop();
  });
});

describe("an environment", () => {
  const importing = "import library\n\n\nasync def main():\n    library.load()\n";

  it("that the editor says is active has the packages that are imported", async () => {
    const files = new Map([
      [main, importing],
      ["file:///environments/one/lib/python3.12/site-packages/library.py", "async def load():\n    pass\n"],
    ]);
    const session = await start(files);
    session.open(main, importing);
    expect(await found(session)).toEqual([]);
    const environments = [{ folder, environment: "file:///environments/one/bin/python" }];
    session.notify("asyncioInsight/environments", { environments });
    expect(await found(session)).toEqual(["AIO101 4:4"]);
    session.notify("asyncioInsight/environments", { environments: [] });
    expect(await found(session)).toEqual([]);
    session.notify("asyncioInsight/environments", { environments: "damaged" });
    expect(await found(session)).toEqual([]);
    await session.stop();
  });

  it("in the workspace folder is found without being asked for", async () => {
    const files = new Map([
      [main, importing],
      [`${folder}/.venv/pyvenv.cfg`, "version = 3.12.1\n"],
      [`${folder}/.venv/lib/python3.12/site-packages/library.py`, "async def load():\n    pass\n"],
    ]);
    const session = await start(files);
    session.open(main, importing);
    expect(await found(session)).toEqual(["AIO101 4:4"]);
    await session.stop();
  });
});
