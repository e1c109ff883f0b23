/** The same session in every editor: each gets what it can take, and nothing that it cannot. */
import { describe, expect, it } from "vitest";
import type { Diagnostic, MarkupContent, TextDocumentEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { connect, type TestClient } from "../harness/client";
import { editors } from "../harness/editors";

const uri = "file:///project/main.py";
const text = `import asyncio


async def main():
    asyncio.sleep(1)


asyncio.run(main())  # asyncio-insight: ignore[no-such-rule]
`;
const mended = text.replace("    asyncio.sleep(1)", "    await asyncio.sleep(1)");

/** The diagnostics of the text as the client gets them: it asks where it can, else they are published to it. */
async function diagnose(client: TestClient): Promise<Diagnostic[]> {
  if (client.server.capabilities.diagnosticProvider) return client.pull(uri);
  return client.until("published diagnostics", () => client.published(uri).at(-1)?.diagnostics);
}

describe.each(Object.entries(editors))("%s", (_, capabilities) => {
  const { textDocument, workspace } = capabilities;

  it("gets findings, hovers and fixes in the form that it can take", async () => {
    const client = await connect({ capabilities });
    client.open(uri, text);
    const diagnostics = await diagnose(client);
    expect(diagnostics.map(({ code, source, severity, range }) => ({ code, source, severity, range }))).toEqual([
      {
        code: "AIO101",
        source: "asyncio-insight",
        severity: 2,
        range: { start: { line: 4, character: 4 }, end: { line: 4, character: 17 } },
      },
      {
        code: "AIO805",
        source: "asyncio-insight",
        severity: 4,
        range: { start: { line: 7, character: 23 }, end: { line: 7, character: 60 } },
      },
    ]);
    expect(diagnostics.map((one) => one.codeDescription?.href)).toEqual(
      textDocument?.publishDiagnostics?.codeDescriptionSupport
        ? [
            "https://github.com/asyncio-insight/asyncio-insight/blob/main/docs/rules/unawaited-coroutine.md",
            "https://github.com/asyncio-insight/asyncio-insight/blob/main/docs/rules/unused-suppression.md",
          ]
        : [undefined, undefined],
    );
    expect(diagnostics[1]?.tags).toEqual(textDocument?.publishDiagnostics?.tagSupport ? [1] : undefined);

    const hover = await client.hover(uri, 4, 14);
    const contents = hover?.contents as MarkupContent;
    expect(contents.kind).toBe(textDocument?.hover?.contentFormat ? "markdown" : "plaintext");
    expect(contents.value).toContain("Waits for some seconds and lets other tasks run meanwhile.");

    const actions = await client.actions(uri, 4, 10);
    if (textDocument?.codeAction?.codeActionLiteralSupport) {
      const [first] = actions;
      expect(actions.map((one) => one.title).at(-1)).toBe("Ignore AIO101 on this line");
      expect(first?.isPreferred).toBe(textDocument.codeAction.isPreferredSupport ? true : undefined);
      const { documentChanges, changes } = first?.edit ?? {};
      expect(documentChanges !== undefined).toBe(workspace?.workspaceEdit?.documentChanges === true);
      expect(changes !== undefined).toBe(workspace?.workspaceEdit?.documentChanges !== true);
      const edits = (documentChanges?.[0] as TextDocumentEdit | undefined)?.edits ?? changes?.[uri] ?? [];
      expect(TextDocument.applyEdits(TextDocument.create(uri, "python", 1, text), edits as never)).toBe(mended);
    } else {
      expect(actions).toEqual([]);
    }
    await client.stop();
    expect(client.anomalies).toEqual([]);
    expect(client.exits).toEqual([0]);
  });

  it("is asked only for what it offers", async () => {
    const client = await connect({ capabilities });
    client.open(uri, text);
    await diagnose(client);
    expect(client.requests("workspace/configuration").length > 0).toBe(workspace?.configuration === true);
    expect(
      client
        .requests("client/registerCapability")
        .flatMap((params) => (params as { registrations: { method: string }[] }).registrations.map((one) => one.method)),
    ).toEqual([
      ...(workspace?.didChangeConfiguration?.dynamicRegistration ? ["workspace/didChangeConfiguration"] : []),
      ...(workspace?.didChangeWatchedFiles?.dynamicRegistration ? ["workspace/didChangeWatchedFiles"] : []),
    ]);
    // These are the extension's own, and no other editor knows them.
    expect(client.received.filter((message) => message.method?.startsWith("asyncioInsight/"))).toEqual([]);
    if (textDocument?.diagnostic) expect(client.published(uri)).toEqual([]);
    await client.stop();
  });

  it("sees its typing", async () => {
    const client = await connect({ capabilities });
    client.open(uri, text);
    await diagnose(client);
    const place = { line: 4, character: 4 };
    client.change(uri, 2, { range: { start: place, end: place }, text: "await " });
    const diagnostics = textDocument?.diagnostic
      ? await client.pull(uri)
      : await client.until("diagnostics of the change", () => client.published(uri).at(1)?.diagnostics);
    expect(diagnostics.map((one) => one.code)).toEqual(["AIO805"]);
    client.close(uri);
    if (!textDocument?.diagnostic) {
      expect(await client.until("diagnostics taken back", () => client.published(uri).at(2))).toEqual({ uri, diagnostics: [] });
    }
    await client.stop();
    expect(client.anomalies).toEqual([]);
  });
});

it("answers positions in UTF-16, which every editor must understand", async () => {
  const client = await connect({ capabilities: editors.Neovim });
  expect(client.server.capabilities.positionEncoding).toBe("utf-16");
  client.open(uri, 'import asyncio\n\nasync def main():\n    "😀"; asyncio.sleep(1)\n');
  expect((await client.pull(uri)).map((one) => one.range)).toEqual([
    { start: { line: 3, character: 10 }, end: { line: 3, character: 23 } },
  ]);
  await client.stop();
});
