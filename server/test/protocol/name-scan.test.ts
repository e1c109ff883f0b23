/** The scan of a workspace for names shows in editors that can show it, once it takes long, and can be cancelled there. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { connect, type TestClient } from "../harness/client";
import { editors } from "../harness/editors";
import { memoryDisk } from "../harness/memory-disk";

const folder = "file:///my%20project";
const main = `${folder}/main.py`;
/** Only names tell that this is a mistake. */
const text = "async def main(client):\n    client.fetch_rows()\n";
const method = "class Database:\n    async def fetch_rows(self):\n        pass\n";

const files = new Map([[main, text]]);
for (let number = 0; number < 200; number++) files.set(`${folder}/module_${number}.py`, method);

// The clock stands still but for what reading takes, so that what is shown does not depend on the machine.
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

/** Opens a file in a workspace of which reading a file takes so many milliseconds. */
async function open(milliseconds: number, editor: keyof typeof editors, initialize = {}, opened = text): Promise<TestClient> {
  const disk = memoryDisk(files);
  const client = await connect({
    capabilities: editors[editor],
    initialize: { workspaceFolders: [{ uri: folder, name: "project" }], ...initialize },
    host: {
      ...disk,
      readFileNow: (uri) => {
        if (milliseconds > 0) vi.setSystemTime(Date.now() + milliseconds);
        return disk.readFileNow?.(uri);
      },
    },
  });
  client.open(main, opened);
  // An editor that asks gets an answer before the names are known.
  if (editor === "VS Code") expect(await codes(client)).toEqual([]);
  return client;
}

type Progress = { readonly token: unknown; readonly value: { readonly kind: string } & Record<string, unknown> };
const progress = (client: TestClient) => client.notifications("$/progress") as Progress[];
const told = (client: TestClient) => client.requests("workspace/diagnostic/refresh").length > 0;
const codes = async (client: TestClient) => (await client.pull(main)).map(({ code }) => code);

describe("a scan of a workspace for names", () => {
  it("shows how far it is, and ends", async () => {
    const client = await open(5, "VS Code");
    await client.until("the editor is told to ask again", () => told(client));
    expect(await codes(client)).toEqual(["AIO101"]);
    const shown = progress(client);
    expect(client.requests("window/workDoneProgress/create")).toEqual([{ token: shown[0]?.token }]);
    expect(new Set(shown.map(({ token }) => token)).size).toBe(1);
    expect(shown.map(({ value }) => value.kind)).toEqual(["begin", ...shown.slice(2).map(() => "report"), "end"]);
    expect(shown[0]?.value).toMatchObject({ title: "Looking for the names of functions in my project", cancellable: true });
    for (const { value } of shown.slice(0, -1)) expect(value.message).toMatch(/^\d+ files$/);
    await client.stop();
    expect(client.anomalies).toEqual([]);
  });

  it("tells what follows from names in a large file too, also where that is edited meanwhile", async () => {
    // Whoever types holds the scan back for a while.
    vi.useRealTimers();
    const large = text + "\n\nasync def other(client):\n    await client.close()\n".repeat(200);
    for (const edit of [undefined, { text: `${large}\n` }]) {
      const client = await open(0, "Helix", {}, large);
      if (edit) client.change(main, 2, edit);
      await client.until("what follows from names is published", () =>
        client.published(main).some((one) => one.version === (edit ? 2 : 1) && one.diagnostics.some(({ code }) => code === "AIO101")),
      );
      await client.stop();
    }
  });

  it("speaks Chinese where the editor does", async () => {
    const translations = {
      "Looking for the names of functions in {folder}": "正在 {folder} 中查找函数名",
      "{count} files": "{count} 个文件",
    };
    const client = await open(5, "VS Code", { locale: "zh-cn", initializationOptions: { translations } });
    await client.until("the scan shows", () => progress(client).length > 0);
    expect(progress(client)[0]?.value).toMatchObject({
      title: "正在 my project 中查找函数名",
      message: expect.stringMatching(/^\d+ 个文件$/),
    });
    await client.stop();
  });

  it("does not show when it takes a moment only", async () => {
    const client = await open(0, "VS Code");
    await client.until("the editor is told to ask again", () => told(client));
    expect(client.requests("window/workDoneProgress/create")).toEqual([]);
    await client.stop();
  });

  it("does not show in an editor that cannot show it", async () => {
    const client = await open(5, "Neovim");
    expect(await codes(client)).toEqual([]);
    await client.until("the editor is told to ask again", () => told(client));
    expect([...client.requests("window/workDoneProgress/create"), ...progress(client)]).toEqual([]);
    await client.stop();
    expect(client.anomalies).toEqual([]);
  });

  it("goes on where an editor refuses to show it", async () => {
    const client = await open(5, "VS Code");
    client.answers.set("window/workDoneProgress/create", () => {
      throw new Error("This editor does not keep what it promises.");
    });
    await client.until("the editor is told to ask again", () => told(client));
    expect(await codes(client)).toEqual(["AIO101"]);
    expect(progress(client)).toEqual([]);
    await client.stop();
  });

  it("that is cancelled concludes nothing, says so, and is made again when the settings change", async () => {
    const client = await open(5, "VS Code");
    const { token } = await client.until("the scan shows", () => progress(client)[0]);
    client.notify("window/workDoneProgress/cancel", { token });
    await client.until("the scan has ended", () => progress(client).at(-1)?.value.kind === "end");
    expect(await codes(client)).toEqual([]);
    expect(told(client)).toBe(false);
    const logged = client.notifications("window/logMessage").map((one) => (one as { message: string }).message);
    expect(logged).toEqual([
      `${folder}: The files were not looked through for names to the end, so nothing is concluded from names until the settings change or the server is started again.`,
    ]);
    client.changeSettings({});
    // A look at the file is what the names are needed for.
    expect(await codes(client)).toEqual([]);
    await client.until("the names are known", () => progress(client).filter(({ value }) => value.kind === "end").length === 2);
    expect(await codes(client)).toEqual(["AIO101"]);
    await client.stop();
    expect(client.anomalies).toEqual([]);
  });

  it("is made anew for the packages of another environment", async () => {
    const library = "file:///environments/one/lib/python3.12/site-packages/library.py";
    files.set(library, "class Rows:\n    def fetch_rows(self):\n        pass\n");
    files.set(`${folder}/using.py`, "import library\n");
    const client = await open(0, "VS Code");
    await client.until("the editor is told to ask again", () => told(client));
    expect(await codes(client)).toEqual(["AIO101"]);
    client.notify("asyncioInsight/environments", { environments: [{ folder, environment: "file:///environments/one/bin/python" }] });
    expect(await codes(client)).toEqual([]);
    await client.stop();
    files.delete(library);
    files.delete(`${folder}/using.py`);
  });
});
