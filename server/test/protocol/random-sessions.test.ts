/**
 * Sessions of random messages: after every one of them the findings are those of the same text opened afresh, the text is the one that an
 * independent implementation of the protocol has, and every request has exactly one answer.
 */

import { expect, it } from "vitest";
import type { Diagnostic, TextDocumentContentChangeEvent, TextDocumentEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { connect, type TestClient } from "../harness/client";
import { editors } from "../harness/editors";
import { type Random, seeded } from "../harness/random";

const sessions = 200;
const sessionsPerServer = 20;
const stepsPerSession = 8;

const begin = `import asyncio


async def work(number):
    await asyncio.sleep(number)
    return number


async def main():
    work(1)
    value = await work(2)  # 漢字 😀
    print(value)


asyncio.run(main())
`;

const pieces = [
  "await ",
  "work(3)\n",
  "    ",
  "\n",
  "\r\n",
  "\r",
  "async ",
  "def f():\n    await work(1)\n",
  '"""',
  "'",
  "#",
  "(",
  ")",
  ":",
  "😀",
  "漢",
  "\u0000",
  "\ufeff",
  "asyncio.sleep(1)",
  "# noqa: AIO101",
  "\\\n",
  "x = ",
  "",
];

/** A change that may go over the end of the text or of its lines, as the protocol allows. */
function randomChange(document: TextDocument, random: Random): TextDocumentContentChangeEvent {
  if (random.below(15) === 0) return { text: random.pick([begin, "", document.getText() + random.pick(pieces)]) };
  const length = document.getText().length;
  const start = random.below(length + 1);
  const end = random.below(3) === 0 ? Math.min(length, start + random.below(30)) : start;
  const range = { start: document.positionAt(start), end: document.positionAt(end) };
  if (random.below(10) === 0) range.end = { ...range.end, character: range.end.character + 1000 };
  return { range, text: random.pick(pieces) };
}

const noise = [
  (client: TestClient) => client.notify("$/cancelRequest", { id: 999_999 }),
  (client: TestClient) => client.notify("workspace/didChangeConfiguration", { settings: null }),
  (client: TestClient) => client.notify("workspace/didChangeWatchedFiles", { changes: [] }),
  (client: TestClient) => client.change("file:///never/opened.py", 1, { text: "x" }),
  (client: TestClient) => client.close("file:///never/opened.py"),
  (client: TestClient) => client.notify("textDocument/didSave", { textDocument: { uri: "file:///never/opened.py" } }),
];

const comparable = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ relatedInformation: _, ...rest }) => rest);

async function session(client: TestClient, seed: number): Promise<void> {
  const random = seeded(seed);
  const uri = `file:///random/${seed}.py`;
  let document = TextDocument.create(uri, "python", 1, begin);
  client.open(uri, begin);
  const waiting: Promise<unknown>[] = [];
  for (let step = 0; step < stepsPerSession; step++) {
    const changes = Array.from({ length: 1 + random.below(3) }, () => {
      const change = randomChange(document, random);
      document = TextDocument.update(document, [change], document.version + 1);
      return change;
    });
    client.change(uri, document.version, ...changes);
    if (random.below(3) === 0) random.pick(noise)(client);
    const place = { line: random.below(20), character: random.below(40) };
    const hover = client.start("textDocument/hover", { textDocument: { uri }, position: place });
    if (random.below(4) === 0) client.notify("$/cancelRequest", { id: hover.id });
    waiting.push(hover.answer);
    const pulled = client.pull(uri);
    const actions = await client.actions(uri, place.line, place.character, random.pick([undefined, ["source.fixAll"], ["quickfix"]]));
    const known = await pulled;

    const afresh = `file:///afresh/${seed}-${step}.py`;
    client.open(afresh, document.getText());
    expect(comparable(known), `session ${seed}, step ${step}: ${JSON.stringify(document.getText())}`).toEqual(
      comparable(await client.pull(afresh)),
    );
    client.close(afresh);
    for (const action of actions) {
      const change = action.edit?.documentChanges?.[0] as TextDocumentEdit;
      expect(change.textDocument.version).toBe(document.version);
      // It refuses edits that overlap.
      TextDocument.applyEdits(document, change.edits as never);
    }
  }
  client.notify("textDocument/didSave", { textDocument: { uri }, text: document.getText() });
  await Promise.all(waiting);
  client.close(uri);
}

it.each(Array.from({ length: sessions / sessionsPerServer }, (_, server) => [server * sessionsPerServer]))(
  "sessions from %i on",
  async (first) => {
    const client = await connect({ capabilities: editors["VS Code"] });
    for (let seed = first; seed < first + sessionsPerServer; seed++) await session(client, seed);
    await client.stop();
    expect(client.anomalies).toEqual([]);
    // A text that differs when it is saved, or a handler that throws, is logged.
    const logged = client.notifications("window/logMessage").map((one) => (one as { message: string }).message);
    expect(logged.filter((line) => !line.includes("file:///never/opened.py"))).toEqual([]);
  },
);
