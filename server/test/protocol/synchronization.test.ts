/** Documents stay in step with the editor, whatever it sends; where that is in doubt, no edits are offered. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connect, type TestClient } from "../harness/client";
import { editors } from "../harness/editors";

const uri = "file:///project/main.py";
const head = "import asyncio\n\n\nasync def main():\n";
const broken = `${head}    asyncio.sleep(1)\n`;
const sound = `${head}    await asyncio.sleep(1)\n`;

let client: TestClient;

beforeEach(async () => {
  client = await connect({ capabilities: editors["VS Code"] });
});

afterEach(async () => {
  await client.stop();
  expect(client.anomalies).toEqual([]);
});

/** The codes and lines of a document's findings. */
async function findings(of = uri): Promise<string[]> {
  return (await client.pull(of)).map((one) => `${one.code}:${one.range.start.line}`);
}

function insert(line: number, character: number, text: string) {
  const place = { line, character };
  return { range: { start: place, end: place }, text };
}

describe("changes", () => {
  it("are applied one after the other, each to the text that the one before it left", async () => {
    client.open(uri, broken);
    client.change(uri, 2, insert(4, 4, "x\n    "), insert(5, 4, "await "));
    expect(await findings()).toEqual([]);
    client.change(uri, 3, { range: { start: { line: 5, character: 4 }, end: { line: 5, character: 10 } }, text: "" });
    expect(await findings()).toEqual(["AIO101:5"]);
  });

  it("of a thousand notifications leave the findings of the last text", async () => {
    client.open(uri, sound);
    for (let round = 0; round < 500; round++) {
      client.change(uri, 2 * round + 2, insert(4, 4, "asyncio.sleep(0)\n    "));
      client.change(uri, 2 * round + 3, { range: { start: { line: 4, character: 4 }, end: { line: 5, character: 4 } }, text: "" });
    }
    client.change(uri, 1002, insert(4, 4, "asyncio.sleep(0)\n    "));
    expect(await findings()).toEqual(["AIO101:4"]);
  });

  it("of the whole text replace it", async () => {
    client.open(uri, broken);
    client.change(uri, 2, { text: sound });
    expect(await findings()).toEqual([]);
    client.change(uri, 3, { text: "" });
    client.change(uri, 4, { text: broken });
    expect(await findings()).toEqual(["AIO101:4"]);
  });

  it("count UTF-16 code units, and know all three line ends", async () => {
    client.open(uri, 'import asyncio\r\rasync def main():\r    "😀漢"; asyncio.sleep(1)\r\n');
    expect(await findings()).toEqual(["AIO101:3"]);
    client.change(uri, 2, insert(3, 11, "await "));
    expect(await findings()).toEqual([]);
    client.change(
      uri,
      3,
      { range: { start: { line: 3, character: 5 }, end: { line: 3, character: 7 } }, text: "" },
      insert(3, 9, "asyncio.sleep(2); "),
    );
    expect((await client.pull(uri)).map((one) => one.range)).toEqual([
      { start: { line: 3, character: 9 }, end: { line: 3, character: 22 } },
    ]);
  });

  it("before the document is open are dropped", async () => {
    client.change(uri, 1, { text: broken });
    expect(await findings()).toEqual([]);
    client.open(uri, broken, 2);
    expect(await findings()).toEqual(["AIO101:4"]);
  });

  it("after the document is closed are dropped", async () => {
    client.open(uri, sound);
    client.close(uri);
    client.change(uri, 2, { text: broken });
    expect(await findings()).toEqual([]);
  });

  it("without a version are applied", async () => {
    client.open(uri, sound, null);
    client.change(uri, null, { text: broken });
    expect(await findings()).toEqual(["AIO101:4"]);
  });
});

describe("opening and closing", () => {
  it("twice takes the later text", async () => {
    client.open(uri, broken);
    client.open(uri, sound, 7);
    expect(await findings()).toEqual([]);
    client.close(uri);
    client.close(uri);
    expect(await findings()).toEqual([]);
    client.open(uri, broken, 1);
    expect(await findings()).toEqual(["AIO101:4"]);
  });

  it("keeps documents apart whose URIs differ, and takes strange URIs as they are", async () => {
    const strange = [
      "file:///a%20b/ü.py",
      "untitled:Untitled-1",
      "",
      "no scheme at all",
      "file://",
      "vscode-vfs://github/x/y.py",
      "file:///%zz.py",
      "file:///a.py?x#y",
    ];
    for (const one of strange) client.open(one, broken);
    client.open(uri, sound);
    for (const one of strange) expect(await findings(one)).toEqual(["AIO101:4"]);
    expect(await findings()).toEqual([]);
  });
});

describe("a document that may differ from the editor's", () => {
  const actions = async () => (await client.actions(uri, 4, 6)).length > 0;

  it.each([
    ["a range behind the end", insert(99, 0, "#")],
    ["a negative line", insert(-1, 0, "#")],
    ["a negative column", insert(4, -3, "")],
    ["an inverted range", { range: { start: { line: 3, character: 0 }, end: { line: 2, character: 0 } }, text: "\n" }],
    [
      "a length that is not the range's",
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, rangeLength: 5, text: "" },
    ],
    ["a position that is none", { range: { start: { line: "x", character: 0 }, end: {} }, text: "x" } as never],
  ])("because of %s gets findings, but no edits until its text is known again", async (_, change) => {
    client.open(uri, broken);
    expect(await actions()).toBe(true);
    client.change(uri, 2, change);
    expect((await findings()).length).toBeGreaterThan(0);
    expect(await actions()).toBe(false);
    client.change(uri, 3, { text: broken });
    expect(await actions()).toBe(true);
  });

  it("because of a version that does not grow gets its change applied, and no edits until it is saved", async () => {
    client.open(uri, sound, 5);
    client.change(uri, 3, { range: { start: { line: 4, character: 4 }, end: { line: 4, character: 10 } }, text: "" });
    expect(await findings()).toEqual(["AIO101:4"]);
    expect(await actions()).toBe(false);
    client.notify("textDocument/didSave", { textDocument: { uri }, text: broken });
    expect(await actions()).toBe(true);
  });

  it("takes the editor's text when it is saved, and says in the log that it differed", async () => {
    client.open(uri, broken);
    client.notify("textDocument/didSave", { textDocument: { uri }, text: sound });
    expect(await findings()).toEqual([]);
    expect(client.notifications("window/logMessage")).toEqual([
      { type: 1, message: `textDocument/didSave: ${uri} had another text than the editor; the editor's holds now.` },
    ]);
  });

  it("is none when a range ends in the line behind the last or behind the end of a line, as many editors write it", async () => {
    client.open(uri, broken);
    client.change(uri, 2, { range: { start: { line: 0, character: 0 }, end: { line: 5, character: 0 } }, text: broken });
    client.change(uri, 3, { range: { start: { line: 4, character: 0 }, end: { line: 4, character: 9999 } }, text: "    asyncio.sleep(2)" });
    expect(await findings()).toEqual(["AIO101:4"]);
    expect(await actions()).toBe(true);
  });
});

describe("large and damaged texts", () => {
  it("of one line of 10 MB are not checked, and say so", async () => {
    client.open(uri, `x = "${"y".repeat(10 * 1024 * 1024)}"\n`);
    const notice = {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      severity: 3,
      source: "asyncio-insight",
      message: "This file is not checked: it is longer than 1,048,576 characters.",
    };
    expect(await client.pull(uri)).toEqual([notice]);
    expect(await client.hover(uri, 0, 100_000)).toBeNull();
    expect(await client.actions(uri, 0, 100_000)).toEqual([]);
    client.change(uri, 2, { text: broken });
    expect(await findings()).toEqual(["AIO101:4"]);
  });

  it("nested too deeply are not checked, and leave other documents alone", async () => {
    const lines = Array.from({ length: 600 }, (_, depth) => `${" ".repeat(depth)}if True:\n`);
    client.open("file:///project/deep.py", `${lines.join("")}${" ".repeat(600)}"""\n`);
    client.open(uri, broken);
    expect((await client.pull("file:///project/deep.py")).map((one) => one.message)).toEqual([
      "This file is not checked: its brackets or indentations are nested deeper than Python itself allows.",
    ]);
    expect(await findings()).toEqual(["AIO101:4"]);
  });
});
