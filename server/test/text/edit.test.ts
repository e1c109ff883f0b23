import { describe, expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { applyEdits, insert, overlap, replace, sortEdits, type TextEdit } from "../../src/core/text/edit";
import { seeded } from "../harness/random";

describe("applyEdits", () => {
  it("applies edits in any order, each to the text before all of them", () => {
    const edits = [replace({ start: 4, end: 7 }, "sea"), insert(0, "> "), replace({ start: 2, end: 3 }, "")];
    expect(applyEdits("a b sky c", edits)).toBe("> a  sea c");
  });

  it("keeps the order of insertions at one place", () => {
    expect(applyEdits("x", [insert(0, "a"), insert(0, "b"), insert(1, "c"), insert(1, "d")])).toBe("abxcd");
  });

  it("inserts before what is replaced at the same place", () => {
    expect(applyEdits("x", [replace({ start: 0, end: 1 }, "y"), insert(0, "a")])).toBe("ay");
  });

  it("refuses edits that overlap", () => {
    const edits = [replace({ start: 0, end: 2 }, ""), replace({ start: 1, end: 3 }, "")];
    expect(() => applyEdits("abc", edits)).toThrow(RangeError);
    expect(() => applyEdits("abc", [replace({ start: 0, end: 3 }, ""), insert(1, "x")])).toThrow(RangeError);
  });

  it("gives what vscode-languageserver-textdocument gives for 2,000 random lists of edits", () => {
    const random = seeded(4);
    const text = "async def f():\r\n    await 🐍()\n";
    const document = TextDocument.create("file:///a.py", "python", 1, text);
    let applied = 0;
    while (applied < 2000) {
      const edits: TextEdit[] = Array.from({ length: random.below(4) }, () => {
        const start = random.below(text.length + 1);
        return { start, end: start + random.below(Math.min(5, text.length - start + 1)), newText: random.pick(["", "x", "\n", "协程"]) };
      });
      if (overlap(edits)) continue;
      applied++;
      const positioned = sortEdits(edits).map(({ start, end, newText }) => ({
        range: { start: document.positionAt(start), end: document.positionAt(end) },
        newText,
      }));
      // The library counts a place inside `\r\n` as the one before it.
      if (edits.some(({ start, end }) => [start, end].some((offset) => document.offsetAt(document.positionAt(offset)) !== offset)))
        continue;
      expect(applyEdits(text, edits)).toBe(TextDocument.applyEdits(document, positioned));
    }
  });
});

describe("overlap", () => {
  it.each<[string, TextEdit[], boolean]>([
    ["neighbours", [replace({ start: 0, end: 1 }, "x"), replace({ start: 1, end: 2 }, "y")], false],
    ["an insertion at the start of a replacement", [insert(1, "x"), replace({ start: 1, end: 2 }, "y")], false],
    ["an insertion at the end of a replacement", [insert(2, "x"), replace({ start: 1, end: 2 }, "y")], false],
    ["an insertion inside a replacement", [insert(2, "x"), replace({ start: 1, end: 3 }, "y")], true],
    ["two insertions at one place", [insert(1, "x"), insert(1, "y")], false],
    ["the same replacement twice", [replace({ start: 1, end: 2 }, "x"), replace({ start: 1, end: 2 }, "x")], true],
    ["a replacement that contains another", [replace({ start: 0, end: 9 }, "x"), replace({ start: 1, end: 2 }, "x")], true],
    ["a replacement far behind a long one", [replace({ start: 0, end: 9 }, "x"), insert(3, ""), insert(12, "y")], true],
  ])("of %s", (_, edits, expected) => {
    expect(overlap(edits)).toBe(expected);
    expect(overlap([...edits].reverse())).toBe(expected);
  });
});
