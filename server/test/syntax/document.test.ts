/** A text that changes step by step is read just as if it had been opened as it is at last. */
import { describe, expect, it } from "vitest";
import type { SourceDocument } from "../../src/core/syntax/document";
import type { TextEdit } from "../../src/core/text/edit";
import { analyzer } from "../harness/lint";
import { seeded } from "../harness/random";
import { fixtureTexts, randomEdit, serialized } from "../harness/texts";

const texts = fixtureTexts().filter((text) => text.length < 5000);

function expectAsFresh(document: SourceDocument, text: string): void {
  expect(document.file.text).toBe(text);
  const fresh = analyzer.read(text);
  expect(document.file.skipped).toBe(fresh.skipped);
  const [ours, theirs] = [serialized(document.file.module), serialized(fresh.module)];
  // Comparing the strings first keeps the runner from working out a long difference when there is none.
  if (ours !== theirs) expect(ours, JSON.stringify(text)).toBe(theirs);
}

function applied(text: string, { start, end, newText }: TextEdit): string {
  return text.slice(0, start) + newText + text.slice(end);
}

describe("a document", () => {
  it("reads the same after 500 sequences of 5 edits as afresh", () => {
    const random = seeded(5);
    for (let sequence = 0; sequence < 500; sequence++) {
      let text = random.pick(texts);
      const document = analyzer.open(text);
      for (let step = 0; step < 5; step++) {
        // Reading in between makes the next parse an incremental one; several edits may also come at once.
        if (random.below(4) > 0) document.file;
        const edit = randomEdit(text, random);
        text = applied(text, edit);
        document.edit(edit);
        if (random.below(3) > 0) expectAsFresh(document, text);
      }
      expectAsFresh(document, text);
    }
  });

  it("reads the same as at first when 100 sequences of 8 edits are undone", () => {
    const random = seeded(6);
    for (let sequence = 0; sequence < 100; sequence++) {
      const first = random.pick(texts);
      const document = analyzer.open(first);
      const before = serialized(document.file.module);
      const inverses: TextEdit[] = [];
      let text = first;
      for (let step = 0; step < 8; step++) {
        const edit = randomEdit(text, random);
        inverses.push({ start: edit.start, end: edit.start + edit.newText.length, newText: text.slice(edit.start, edit.end) });
        text = applied(text, edit);
        document.edit(edit);
        document.file;
      }
      for (const inverse of inverses.reverse()) {
        document.edit(inverse);
        document.file;
      }
      expect(document.file.text).toBe(first);
      expect(serialized(document.file.module) === before).toBe(true);
    }
  });

  it("takes edits character by character, as a person types", () => {
    const typed = 'import asyncio\n\n\nasync def main():\n    print(f"协程 {await 🐍()}")\n\n\nasyncio.run(main())\n';
    const document = analyzer.open("");
    for (let length = 0; length < typed.length; length++) {
      document.edit({ start: length, end: length, newText: typed[length] as string });
      expectAsFresh(document, typed.slice(0, length + 1));
    }
  });

  it("can be replaced, and used after it was disposed", () => {
    const document = analyzer.open("a = 1\n");
    document.file;
    document.replace("async def f(): pass\n");
    expectAsFresh(document, "async def f(): pass\n");
    document.edit({ start: 0, end: 6, newText: "" });
    expectAsFresh(document, "def f(): pass\n");
  });

  it("is the same file until it is edited", () => {
    const document = analyzer.open("a = 1\n");
    const before = document.file;
    expect(document.file).toBe(before);
    document.edit({ start: 4, end: 5, newText: "2" });
    expect(document.file).not.toBe(before);
    expect(before.text).toBe("a = 1\n");
  });
});

describe("parses", () => {
  const { parses } = analyzer.read("");

  it.each(["", "async def f():\n    await g()\n", "print(1)\n", "type X = int\n", "f'{a}'\n", "match x:\n    case 1: pass\n"])(
    "accepts %j",
    (text) => {
      expect(parses(text)).toBe(true);
    },
  );

  it.each([
    "await.f()\n",
    "x = await\n",
    "async = 1\n",
    'print "x"\n',
    'exec "x"\n',
    "print >>f, x\n",
    "f(\n",
    "def f(:\n",
    "x = = 1\n",
    "（）\n",
  ])("refuses %j", (text) => {
    expect(parses(text)).toBe(false);
  });
});
