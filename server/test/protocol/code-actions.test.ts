/** Code actions: what is offered where, and the exact text after each. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CodeAction, TextDocumentEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { connect, type TestClient } from "../harness/client";
import { editors } from "../harness/editors";

const uri = "file:///project/main.py";
const head = "import asyncio\n\n\nasync def main():\n";

let client: TestClient;

beforeEach(async () => {
  client = await connect({ capabilities: editors["VS Code"] });
});

afterEach(async () => {
  await client.stop();
  expect(client.anomalies).toEqual([]);
});

/** The text after an action, as an editor applies it that checks the version. */
function applied(action: CodeAction | undefined, text: string, version = 1): string {
  const change = action?.edit?.documentChanges?.[0] as TextDocumentEdit;
  expect(change.textDocument).toEqual({ uri, version });
  return TextDocument.applyEdits(TextDocument.create(uri, "python", version, text), change.edits as never);
}

async function suppressed(text: string, line: number, character: number): Promise<string | undefined> {
  client.open(uri, text);
  const action = (await client.actions(uri, line, character)).find((one) => one.title.startsWith("Ignore"));
  return action && applied(action, text);
}

describe("a quick fix", () => {
  it("mends exactly its finding, and carries the version that it is for", async () => {
    const text = `${head}    asyncio.sleep(1)  # wait\n    asyncio.sleep(2)\n`;
    client.open(uri, `# ${text}`);
    client.change(uri, 2, { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 2 } }, text: "" });
    const [first, ...others] = await client.actions(uri, 4, 8);
    expect(first).toMatchObject({ title: "Await `asyncio.sleep`", kind: "quickfix", isPreferred: true });
    expect(first?.diagnostics?.map((one) => [one.code, one.range])).toEqual([
      ["AIO101", { start: { line: 4, character: 4 }, end: { line: 4, character: 17 } }],
    ]);
    expect(applied(first, text, 2)).toBe(text.replace("    asyncio.sleep(1)", "    await asyncio.sleep(1)"));
    expect(others.filter((one) => one.isPreferred)).toEqual([]);
  });

  it("keeps Windows line ends", async () => {
    const text = `${head}    asyncio.sleep(1)\n`.replaceAll("\n", "\r\n");
    client.open(uri, text);
    const [first] = await client.actions(uri, 4, 8);
    expect(applied(first, text)).toBe(text.replace("    asyncio.sleep", "    await asyncio.sleep"));
  });

  it("hides no variable that the function reads from outside", async () => {
    const text = `import asyncio\n\ntask = 1\n\n\nasync def main():\n    asyncio.sleep(task)\n    await asyncio.sleep(2)\n`;
    client.open(uri, text);
    const action = (await client.actions(uri, 6, 8)).find((one) => one.title.startsWith("Start"));
    expect(applied(action, text)).toBe(text.replace("asyncio.sleep(task)", "task_2 = asyncio.create_task(asyncio.sleep(task))"));
  });

  it("is offered at its finding only", async () => {
    client.open(uri, `${head}    asyncio.sleep(1)\n`);
    expect(await client.actions(uri, 0, 0)).toEqual([]);
    expect((await client.actions(uri, 4, 4)).length).toBeGreaterThan(0);
    expect((await client.actions(uri, 4, 17)).length).toBeGreaterThan(0);
    expect(await client.actions(uri, 4, 19)).toEqual([]);
  });

  it("is about the text as it is now", async () => {
    client.open(uri, `${head}    asyncio.sleep(1)\n`);
    client.change(uri, 2, { text: `${head}    await asyncio.sleep(1)\n` });
    expect(await client.actions(uri, 4, 14)).toEqual([]);
  });
});

describe("kinds", () => {
  const text = `${head}    asyncio.sleep(1)\n    asyncio.sleep(2)\n`;

  it("are announced", () => {
    expect(client.server.capabilities.codeActionProvider).toEqual({ codeActionKinds: ["quickfix", "source.fixAll.asyncioInsight"] });
  });

  it.each([
    [undefined, true, false],
    [[], true, false],
    [[""], true, true],
    [["quickfix"], true, false],
    [["quickfix.other"], false, false],
    [["source"], false, true],
    [["source.fixAll"], false, true],
    [["source.fixAll.asyncioInsight"], false, true],
    [["source.fixAll.other"], false, false],
    [["source.fix"], false, false],
    [["refactor"], false, false],
    [["refactor", "source.fixAll"], false, true],
  ])("%j: only those are answered that are asked for", async (only, quickFixes, fixAll) => {
    client.open(uri, text);
    const kinds = new Set((await client.actions(uri, 4, 8, only)).map((one) => one.kind));
    expect([...kinds]).toEqual([...(quickFixes ? ["quickfix"] : []), ...(fixAll ? ["source.fixAll.asyncioInsight"] : [])]);
  });
});

describe("fix all", () => {
  it("mends everything that is safe in one edit of the lines between", async () => {
    const text = `${head}    asyncio.sleep(1)\n    print("é")\n    asyncio.sleep(2)\n\n\nasyncio.run(main())\n`;
    client.open(uri, text);
    const [action, ...others] = await client.actions(uri, 0, 0, ["source.fixAll"]);
    expect(others).toEqual([]);
    expect(applied(action, text)).toBe(text.replaceAll("    asyncio.sleep", "    await asyncio.sleep"));
    const edits = (action?.edit?.documentChanges?.[0] as TextDocumentEdit | undefined)?.edits.map(
      (one) => (one as { range: unknown }).range,
    );
    expect(edits).toEqual([{ start: { line: 4, character: 0 }, end: { line: 7, character: 0 } }]);
  });

  it("keeps Windows line ends", async () => {
    const text = `${head}    asyncio.sleep(1)\n    asyncio.sleep(2)\n`.replaceAll("\n", "\r\n");
    client.open(uri, text);
    const [action] = await client.actions(uri, 0, 0, ["source.fixAll"]);
    expect(applied(action, text)).toBe(text.replaceAll("    asyncio.sleep", "    await asyncio.sleep"));
  });

  it("is not offered where there is nothing to mend", async () => {
    client.open(uri, `${head}    await asyncio.sleep(1)\n`);
    expect(await client.actions(uri, 0, 0, ["source.fixAll"])).toEqual([]);
  });
});

describe("ignoring a finding", () => {
  it("adds a comment at the end of its line, as the last action", async () => {
    const text = `${head}    asyncio.sleep(1)\n`;
    expect(await suppressed(text, 4, 8)).toBe(`${head}    asyncio.sleep(1)  # noqa: AIO101\n`);
    const actions = await client.actions(uri, 4, 8);
    expect(actions.map((one) => one.title).indexOf("Ignore AIO101 on this line")).toBe(actions.length - 1);
  });

  it("works behind another comment, and on a last line without a line end", async () => {
    expect(await suppressed(`${head}    asyncio.sleep(1)  # wait  `, 4, 8)).toBe(`${head}    asyncio.sleep(1)  # wait  # noqa: AIO101  `);
  });

  it("joins a comment that silences something else", async () => {
    expect(await suppressed(`${head}    asyncio.sleep(1)  # noqa: E501 because\n`, 4, 8)).toBe(
      `${head}    asyncio.sleep(1)  # noqa: E501, AIO101 because\n`,
    );
  });

  it("keeps Windows line ends", async () => {
    const text = `${head}    asyncio.sleep(1)\n`.replaceAll("\n", "\r\n");
    expect(await suppressed(text, 4, 8)).toBe(text.replace("(1)", "(1)  # noqa: AIO101"));
  });

  it("looks for a line where a comment can stand", async () => {
    const text = `${head}    asyncio \\\n        .sleep(1)\n`;
    expect(await suppressed(text, 4, 8)).toBe(`${head}    asyncio \\\n        .sleep(1)  # noqa: AIO101\n`);
  });

  it("is not offered where no comment can stand", async () => {
    const text = `${head}    asyncio.sleep("""\n    """)\n`;
    expect(await suppressed(text, 4, 8)).toBeUndefined();
    expect((await client.actions(uri, 4, 8)).map((one) => one.title)).toContain("Await `asyncio.sleep`");
  });

  it("is not offered where Python refuses the file whatever a comment says", async () => {
    client.open(uri, `${head}    await.asyncio.sleep(1)\n`);
    expect((await client.actions(uri, 4, 10)).map((one) => one.title)).toEqual(["Replace the dot by a space"]);
  });

  it("is offered once for two findings of a rule on one line", async () => {
    const text = `${head}    asyncio.sleep(1), asyncio.sleep(2)\n`;
    client.open(uri, text);
    const range = { start: { line: 4, character: 0 }, end: { line: 4, character: 30 } };
    const actions = await client.request<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri },
      range,
      context: { diagnostics: [] },
    });
    const ignoring = actions.filter((one) => one.title.startsWith("Ignore"));
    expect(ignoring.map((one) => one.diagnostics?.length)).toEqual([2]);
    expect(applied(ignoring[0], text)).toBe(`${head}    asyncio.sleep(1), asyncio.sleep(2)  # noqa: AIO101\n`);
  });

  it("leaves no finding of its rule on the line, and no unused comment", async () => {
    const text = await suppressed(`${head}    asyncio.sleep(1)\n`, 4, 8);
    client.change(uri, 2, { text: text as string });
    expect(await client.pull(uri)).toEqual([]);
  });
});
