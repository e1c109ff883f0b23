/** Diagnostics, asked for or published: unchanged ones are not sent again, and the newest text wins. */
import { describe, expect, it } from "vitest";
import { connect } from "../harness/client";
import { editors } from "../harness/editors";

const uri = "file:///project/main.py";
const broken = "import asyncio\n\n\nasync def main():\n    asyncio.sleep(1)\n";
const sound = broken.replace("    asyncio", "    await asyncio");

interface Report {
  readonly kind: string;
  readonly resultId?: string;
  readonly items?: readonly { readonly code?: string }[];
}

describe("a client that asks", () => {
  it("is told 'unchanged' as long as nothing changed, also by a server that was started anew", async () => {
    let known: string | undefined;
    for (const expected of ["full", "unchanged"]) {
      const client = await connect({ capabilities: editors["VS Code"] });
      client.open(uri, broken);
      const ask = (previousResultId: string | undefined) =>
        client.request<Report>("textDocument/diagnostic", { textDocument: { uri }, ...(previousResultId && { previousResultId }) });
      const first = await ask(known);
      expect(first.kind).toBe(expected);
      known = first.resultId;
      expect(known).toBeDefined();
      expect(await ask(known)).toEqual({ kind: "unchanged", resultId: known });
      client.change(uri, 2, { text: `# 1\n${broken}` });
      const changed = await ask(known);
      expect(changed.kind).toBe("full");
      expect(changed.items?.map((one) => one.code)).toEqual(["AIO101"]);
      client.change(uri, 3, { text: broken });
      expect((await ask(known)).kind).toBe("unchanged");
      expect((await ask("made up")).kind).toBe("full");
      await client.stop();
    }
  });

  it("is told nothing of its own accord", async () => {
    const client = await connect({ capabilities: editors["VS Code"] });
    client.open(uri, broken);
    client.change(uri, 2, { text: sound });
    await client.pull(uri);
    client.close(uri);
    await client.stop();
    expect(client.notifications("textDocument/publishDiagnostics")).toEqual([]);
  });

  it("gets nothing for a document that is not open", async () => {
    const client = await connect({ capabilities: editors["VS Code"] });
    expect(await client.request("textDocument/diagnostic", { textDocument: { uri } })).toEqual({ kind: "full", items: [] });
    await client.stop();
  });
});

describe("a client that does not ask", () => {
  it("gets the findings of the last version, and few of those before, while somebody types fast", async () => {
    const client = await connect({ capabilities: editors.Helix });
    client.open(uri, broken);
    const place = { line: 4, character: 4 };
    for (let version = 2; version <= 1000; version++) {
      const end = { line: 4, character: version % 2 === 0 ? 4 : 10 };
      client.change(uri, version, { range: { start: place, end }, text: version % 2 === 0 ? "await " : "" });
    }
    client.change(uri, 1001, { text: `${broken}    asyncio.sleep(2)\n` });
    expect((await client.diagnosticsOf(uri, 1001)).map((one) => one.range.start.line)).toEqual([4, 5]);
    const versions = client.published(uri).map((one) => one.version as number);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(versions.length).toBeLessThan(100);
    await client.stop();
  });

  it("gets no version when it cannot take one, or gave none", async () => {
    for (const [capabilities, version] of [
      [editors.Kate, 1],
      [editors.Helix, null],
    ] as const) {
      const client = await connect({ capabilities });
      client.open(uri, broken, version);
      const [params] = await client.until("diagnostics", () => client.published(uri).length > 0 && client.published(uri));
      expect(params && "version" in params).toBe(false);
      await client.stop();
    }
  });

  it("gets its document's findings taken back when it is closed, and nothing after that", async () => {
    const client = await connect({ capabilities: editors.Helix });
    client.open(uri, broken);
    await client.diagnosticsOf(uri, 1);
    client.change(uri, 2, { text: sound });
    client.close(uri);
    // Another document's diagnostics, which take the same way, come later than what the change would have brought.
    client.open("file:///project/other.py", broken);
    client.change("file:///project/other.py", 2, { text: sound });
    await client.diagnosticsOf("file:///project/other.py", 2);
    expect(client.published(uri).map((one) => one.diagnostics.length)).toEqual([1, 0]);
    await client.stop();
  });
});

it("a finding shows the places that explain it, where the client can show them", async () => {
  const text = `import asyncio


async def work():
    print("work")


async def main():
    job = work()
    await job
    await job


asyncio.run(main())
`;
  for (const [capabilities, shown] of [
    [editors["VS Code"], true],
    [editors.eglot, false],
  ] as const) {
    const client = await connect({ capabilities });
    client.open(uri, text);
    const diagnostics = capabilities?.textDocument?.diagnostic ? await client.pull(uri) : await client.diagnosticsOf(uri, 1);
    expect(diagnostics.map((one) => [one.code, one.range.start.line])).toEqual([["AIO107", 10]]);
    const first = { start: { line: 9, character: 10 }, end: { line: 9, character: 13 } };
    expect(diagnostics[0]?.relatedInformation).toEqual(
      shown ? [{ location: { uri, range: first }, message: "It runs here for the first time." }] : undefined,
    );
    await client.stop();
  }
});
