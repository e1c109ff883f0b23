/** A fix that changes several files: what each kind of editor is sent. */
import { describe, expect, it } from "vitest";
import type { CodeAction, TextDocumentEdit, TextEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { connect, type TestClient } from "../harness/client";
import { editors } from "../harness/editors";
import { memoryDisk } from "../harness/memory-disk";

const folder = "file:///project";
const loader = `${folder}/loader.py`;
const report = `${folder}/report.py`;
const main = `${folder}/main.py`;

const loaderText = "import asyncio\n\n\ndef load():\n    asyncio.sleep(0)\n";
const reportText = "from loader import load\n\n\ndef report():\n    load()\n";
const mainText =
  "from report import report\n\n\nclass Page:\n    def __init__(self):\n        report()\n\n\nasync def main():\n    report()\n";

const wanted =
  "Make `load` async, await `asyncio.sleep`, and await or run its callers (2) in 3 files; `Page.__init__` (main.py:6) must be changed by hand";

async function start(editor: keyof typeof editors, initialize: Readonly<Record<string, unknown>> = {}): Promise<TestClient> {
  const files = new Map([
    [loader, loaderText],
    [report, reportText],
    [main, mainText],
  ]);
  const session = await connect({
    capabilities: editors[editor],
    initialize: { workspaceFolders: [{ uri: folder, name: "project" }], ...initialize },
    host: memoryDisk(files),
  });
  session.open(loader, loaderText);
  return session;
}

/** The actions, once the workspace has been scanned in the background, so that the first one's title has a sign that it reaches other files. */
async function actionsOf(session: TestClient, sign: string): Promise<readonly CodeAction[]> {
  for (;;) {
    const actions = await session.actions(loader, 4, 6);
    if (actions[0]?.title.includes(sign)) return actions;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The texts after an action. */
function applied(edits: Readonly<Record<string, readonly TextEdit[]>>): Readonly<Record<string, string>> {
  const texts: Readonly<Record<string, string>> = { [loader]: loaderText, [report]: reportText, [main]: mainText };
  return Object.fromEntries(
    Object.entries(edits).map(([uri, some]) => [
      uri,
      TextDocument.applyEdits(TextDocument.create(uri, "python", 1, texts[uri] as string), [...some]),
    ]),
  );
}

const afterwards = {
  [loader]: "import asyncio\n\n\nasync def load():\n    await asyncio.sleep(0)\n",
  [report]: "from loader import load\n\n\nasync def report():\n    await load()\n",
  [main]: mainText.replace("async def main():\n    report()", "async def main():\n    await report()"),
};

const byUri = (changes: readonly TextDocumentEdit[]): Readonly<Record<string, readonly TextEdit[]>> =>
  Object.fromEntries(changes.map(({ textDocument, edits }) => [textDocument.uri, edits as TextEdit[]]));

describe("a fix that makes a function asynchronous, whose callers are in other files", () => {
  it("asks for consent to the changes in other files where the editor can ask", async () => {
    const session = await start("VS Code");
    session.open(report, reportText, 7);
    const [action, second] = await actionsOf(session, "files");
    expect(action?.title).toBe(wanted);
    expect(action?.isPreferred).toBeUndefined();
    const changes = action?.edit?.documentChanges as TextDocumentEdit[];
    expect(changes.map(({ textDocument }) => textDocument)).toEqual([
      { uri: loader, version: 1 },
      { uri: main, version: null },
      { uri: report, version: 7 },
    ]);
    expect(applied(byUri(changes))).toEqual(afterwards);
    expect(action?.edit?.changeAnnotations).toEqual({
      [main]: { label: "Callers in main.py", description: wanted, needsConfirmation: true },
      [report]: { label: "Callers in report.py", description: wanted, needsConfirmation: true },
    });
    const annotations = changes.map(({ edits }) => [...new Set(edits.map((one) => (one as { annotationId?: string }).annotationId))]);
    expect(annotations).toEqual([[undefined], [main], [report]]);
    expect(second?.title).toBe("Make only `load` async and await `asyncio.sleep`; what calls it must be changed by hand");
    expect(applied(byUri(second?.edit?.documentChanges as TextDocumentEdit[]))).toEqual({ [loader]: afterwards[loader] });
    await session.stop();
  });

  it("is one plain edit of all files for an editor that cannot ask", async () => {
    const session = await start("eglot");
    const [action] = await actionsOf(session, "files");
    expect(action?.edit?.changeAnnotations).toBeUndefined();
    const changes = action?.edit?.documentChanges as TextDocumentEdit[];
    expect(changes.flatMap(({ edits }) => edits).filter((one) => "annotationId" in one)).toEqual([]);
    expect(applied(byUri(changes))).toEqual(afterwards);
    await session.stop();
  });

  it("names every file for an editor without versions", async () => {
    const session = await start("Kate");
    const [action] = await actionsOf(session, "files");
    expect(action?.edit?.documentChanges).toBeUndefined();
    expect(applied(action?.edit?.changes ?? {})).toEqual(afterwards);
    await session.stop();
  });

  it("follows the other files as they are in the editor", async () => {
    const session = await start("VS Code");
    await actionsOf(session, "files");
    session.open(report, "# nothing\n");
    await session.pull(report);
    session.close(main);
    const [action] = await actionsOf(session, "Make `load` async and await `asyncio.sleep`");
    expect(Object.keys(byUri(action?.edit?.documentChanges as TextDocumentEdit[]))).toEqual([loader]);
    await session.stop();
  });

  it("says in Chinese how far it goes and where it stops", async () => {
    const session = await start("VS Code", {
      locale: "zh-cn",
      initializationOptions: {
        translations: {
          "Make `{function}` async, await `{name}`, and await or run its callers ({count}) in {files} files; {places} must be changed by hand":
            "把 `{function}` 改成 async 函数，等待 `{name}`，并在 {files} 个文件中等待或运行对它的调用（{count} 处）；{places} 需要手动修改",
        },
      },
    });
    const [action] = await actionsOf(session, "文件");
    expect(action?.title).toBe(
      "把 `load` 改成 async 函数，等待 `asyncio.sleep`，并在 3 个文件中等待或运行对它的调用（2 处）；`Page.__init__` (main.py:6) 需要手动修改",
    );
    await session.stop();
  });

  it("does not join fix all", async () => {
    const session = await start("VS Code");
    await actionsOf(session, "files");
    expect(await session.actions(loader, 4, 6, ["source.fixAll"])).toEqual([]);
    await session.stop();
  });
});
