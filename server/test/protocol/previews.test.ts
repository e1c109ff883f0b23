/** What was found when a document was open last is shown at once, and never holds longer than until the document is analysed. */
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { connect, type TestClient } from "../harness/client";
import { editors } from "../harness/editors";
import { memoryDisk } from "../harness/memory-disk";

const folder = "file:///project";
const main = `${folder}/main.py`;
const other = `${folder}/library.py`;
const text = "from library import load\n\n\nasync def main(client):\n    load()\n    client.fetch_rows()\n";
const library = "async def load():\n    pass\n\n\nclass Database:\n    async def fetch_rows(self):\n        pass\n";

const disk = () =>
  new Map([
    [main, text],
    [other, library],
  ]);

/** What a test keeps between its sessions. */
interface Sessions {
  readonly files: Map<string, string>;
  readonly kept: Map<string, string>;
  readonly build?: string;
}

/** Begins a session of our own client, or of another editor's, that keeps findings. */
async function start(
  { files, kept, build = "1" }: Sessions,
  editor: keyof typeof editors = "VS Code",
  initialize = {},
): Promise<TestClient> {
  const client = await connect({
    capabilities: editors[editor],
    initialize: {
      workspaceFolders: [{ uri: folder, name: "project" }],
      initializationOptions: { findingsFolder: "/findings", quarantined: [] },
      ...initialize,
    },
    host: {
      ...memoryDisk(files),
      findingsIn: (path) => ({
        build,
        hash: (content) => createHash("sha256").update(content).digest("hex"),
        load: (name) => kept.get(`${path}/${name}`),
        save: (name, content) => Boolean(kept.set(`${path}/${name}`, content)),
      }),
    },
  });
  return client;
}

const codes = async (client: TestClient) => (await client.pull(main)).map(({ code, range }) => `${code} ${range.start.line}`);
/** Whether a text was parsed by now: the server says so to our own client. */
const hasParsed = (client: TestClient) => client.notifications("asyncioInsight/parsing").length > 0;
/** Whether the first answer about diagnostics came before that. */
const wasAnsweredUnparsed = ({ received }: TestClient) => {
  const answered = received.findIndex(({ result }) => (result as { items?: unknown } | undefined)?.items !== undefined);
  const parsed = received.findIndex(({ method }) => method === "asyncioInsight/parsing");
  return answered >= 0 && (parsed < 0 || answered < parsed);
};
const told = (client: TestClient) => client.requests("workspace/diagnostic/refresh").length > 0;

/** Waits until the names of the workspace are known. */
async function whenNamesAreKnown(client: TestClient): Promise<void> {
  while ((await codes(client)).length < 2) await new Promise((resolve) => setImmediate(resolve));
}

/** One session that finds everything. */
async function first(sessions: Sessions): Promise<void> {
  const client = await start(sessions);
  client.open(main, text);
  expect(await codes(client)).toEqual(["AIO101 4"]);
  await whenNamesAreKnown(client);
  await client.stop();
  expect([...sessions.kept.keys()]).toEqual([expect.stringMatching(/^\/findings\/[0-9a-f]+\.cache$/)]);
}

describe("what was found in a document before", () => {
  it("is shown when it is opened again, before it is parsed, and holds", async () => {
    const sessions = { files: disk(), kept: new Map<string, string>() };
    await first(sessions);
    const client = await start(sessions);
    client.open(main, text);
    expect(await codes(client)).toEqual(["AIO101 4", "AIO101 5"]);
    expect(wasAnsweredUnparsed(client)).toBe(true);
    await client.until("the document is parsed", () => hasParsed(client));
    expect(await codes(client)).toEqual(["AIO101 4", "AIO101 5"]);
    expect(await client.hover(main, 4, 5)).not.toBeNull();
    await client.stop();
    expect(client.anomalies).toEqual([]);
  });

  it("is published once to an editor that does not ask", async () => {
    const sessions = { files: disk(), kept: new Map<string, string>() };
    for (const times of [1, 2]) {
      const client = await start(sessions, "Helix");
      client.open(main, text);
      await client.until("everything is found", () => client.published(main).at(-1)?.diagnostics.length === 2);
      if (times === 2) expect(client.published(main)).toHaveLength(1);
      await client.until("the document is parsed", () => hasParsed(client));
      client.change(main, 2, { text: "" });
      await client.diagnosticsOf(main, 2);
      expect(client.published(main).map(({ diagnostics }) => diagnostics.length)).toEqual(times === 1 ? [1, 2, 0] : [2, 0]);
      client.change(main, 3, { text });
      await client.until("everything is found again", () => client.published(main).at(-1)?.diagnostics.length === 2);
      await client.stop();
    }
  });

  it("is kept when a document is closed", async () => {
    const sessions = { files: disk(), kept: new Map<string, string>() };
    const client = await start(sessions);
    client.open(main, text);
    await whenNamesAreKnown(client);
    client.close(main);
    client.open(main, text);
    expect(await codes(client)).toEqual(["AIO101 4", "AIO101 5"]);
    expect(sessions.kept.size).toBe(1);
    await client.stop();
  });

  it("is kept while the document is open, since an editor may end without a word", async () => {
    const sessions = { files: disk(), kept: new Map<string, string>() };
    const client = await start(sessions);
    client.open(main, text);
    await whenNamesAreKnown(client);
    while (sessions.kept.size === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    const again = await start(sessions);
    again.open(main, text);
    expect(await codes(again)).toEqual(["AIO101 4", "AIO101 5"]);
    await again.stop();
    await client.stop();
  });

  it.each<readonly [string, (sessions: Sessions) => Sessions & { readonly initialize?: object; readonly opened?: string }]>([
    ["the text", (sessions) => ({ ...sessions, opened: `${text}# changed\n` })],
    ["a module that was looked into", (sessions) => ({ ...sessions, files: sessions.files.set(other, `${library}# changed\n`) })],
    ["where a module is found", (sessions) => ({ ...sessions, files: sessions.files.set(`${folder}/library/__init__.py`, library) })],
    [
      "the settings",
      (sessions) => ({ ...sessions, files: sessions.files.set(`${folder}/pyproject.toml`, '[project]\nrequires-python = ">=3.12"\n') }),
    ],
    ["the language", (sessions) => ({ ...sessions, initialize: { locale: "zh-cn" } })],
    ["the program", (sessions) => ({ ...sessions, build: "2" })],
    [
      "what is kept itself",
      ({ files, kept }) => ({ files, kept: new Map([...kept].map(([name, content]) => [name, content.replace("AIO101", "AIO102")])) }),
    ],
    [
      "what is kept, cut off,",
      ({ files, kept }) => ({ files, kept: new Map([...kept].map(([name, content]) => [name, content.slice(0, 100)])) }),
    ],
  ])("is of no use when %s has changed", async (_, change) => {
    const sessions = { files: disk(), kept: new Map<string, string>() };
    await first(sessions);
    const { initialize, opened = text, ...changed } = change(sessions);
    const client = await start(changed, "VS Code", initialize);
    client.open(main, opened);
    expect(await codes(client)).toEqual(["AIO101 4"]);
    expect(wasAnsweredUnparsed(client)).toBe(false);
    await client.stop();
  });

  it("gives way when names say something else by now", async () => {
    const sessions = { files: disk(), kept: new Map<string, string>() };
    await first(sessions);
    sessions.files.set(`${folder}/cache.py`, "class Cache:\n    def fetch_rows(self):\n        pass\n");
    const client = await start(sessions);
    client.open(main, text);
    expect(await codes(client)).toEqual(["AIO101 4", "AIO101 5"]);
    await client.until("the editor is told to ask again", () => told(client));
    expect(await codes(client)).toEqual(["AIO101 4"]);
    await client.stop();
  });

  it("gives way to an edit at once", async () => {
    const sessions = { files: disk(), kept: new Map<string, string>() };
    await first(sessions);
    const client = await start(sessions);
    client.open(main, text);
    client.change(main, 2, { text: text.replace("    load()\n", "") });
    expect(await codes(client)).toEqual([]);
    await client.stop();
  });

  it("is not kept where the client names no folder", async () => {
    const sessions = { files: disk(), kept: new Map<string, string>() };
    for (const findingsFolder of [undefined, "", 1]) {
      const client = await start(sessions, "VS Code", { initializationOptions: { quarantined: [], findingsFolder } });
      client.open(main, text);
      await whenNamesAreKnown(client);
      await client.stop();
    }
    expect(sessions.kept.size).toBe(0);
  });
});
