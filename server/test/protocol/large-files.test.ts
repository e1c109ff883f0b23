/** In large files the statement that was edited is looked at first; what is published at last is what is found in the same text afresh. */
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "vscode-languageserver";
import { connect, type TestClient } from "../harness/client";
import { editors } from "../harness/editors";

const uri = "file:///project/large.py";

const head = "import asyncio\n\n\n";
const functions = Array.from(
  { length: 100 },
  (_, number) => `async def work_${number}():\n    await asyncio.sleep(${number})\n    return ${number}\n`,
);
const text = head + functions.join("\n\n");
/** The zero-based line of the first statement in a function. */
const lineIn = (number: number): number => text.split("\n").indexOf(`async def work_${number}():`) + 1;

function lines(diagnostics: readonly Diagnostic[]): number[] {
  return diagnostics.map(({ range }) => range.start.line);
}

async function published(client: TestClient, version: number, expected: readonly number[]): Promise<void> {
  await client.until(`version ${version} has diagnostics in lines ${expected}`, () =>
    client.published(uri).some((one) => one.version === version && JSON.stringify(lines(one.diagnostics)) === JSON.stringify(expected)),
  );
}

function insertion(line: number, newText: string) {
  const place = { line, character: 0 };
  return { range: { start: place, end: place }, text: newText };
}

describe("in a large file", () => {
  it("a bug is shown, moves and goes as it is typed", async () => {
    const client = await connect({ capabilities: editors.Helix });
    client.open(uri, text);
    await published(client, 1, []);
    const bug = lineIn(70);
    client.change(uri, 2, insertion(bug, "    asyncio.sleep(1)\n"));
    await published(client, 2, [bug]);
    client.change(uri, 3, insertion(lineIn(10), "    print()\n"));
    await published(client, 3, [bug + 1]);
    client.change(uri, 4, { range: { start: { line: bug + 1, character: 0 }, end: { line: bug + 2, character: 0 } }, text: "" });
    await published(client, 4, []);
    await client.stop();
  });

  it("what an edit means for other functions is shown in the end", async () => {
    const client = await connect({ capabilities: editors.Helix });
    const called = `${text}\n\nasync def last():\n    work_5()\n`;
    const line = called.split("\n").indexOf("    work_5()");
    client.open(uri, called);
    await published(client, 1, [line]);
    // The function that is called is no coroutine function any more.
    const definition = lineIn(5) - 1;
    const header = { start: { line: definition, character: 0 }, end: { line: definition + 2, character: 0 } };
    client.change(uri, 2, { range: header, text: "def work_5():\n" });
    await published(client, 2, []);
    await client.stop();
  });

  it("a client that asks is told to ask again when that differs", async () => {
    const client = await connect({ capabilities: editors["VS Code"] });
    const called = `${text}\n\nasync def last():\n    work_5()\n`;
    const line = called.split("\n").indexOf("    work_5()");
    client.open(uri, called);
    expect(lines(await client.pull(uri))).toEqual([line]);
    const definition = lineIn(5) - 1;
    const header = { start: { line: definition, character: 0 }, end: { line: definition + 2, character: 0 } };
    client.change(uri, 2, { range: header, text: "def work_5():\n" });
    const told = client.requests("workspace/diagnostic/refresh").length;
    if ((await client.pull(uri)).length > 0) {
      await client.until("the client is told to ask again", () => client.requests("workspace/diagnostic/refresh").length > told);
    }
    expect(lines(await client.pull(uri))).toEqual([]);
    await client.stop();
  });
});
