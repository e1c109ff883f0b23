/** Offsets and positions, compared with the library that language servers use for them. */
import { describe, expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { LineTable, lineEndOf } from "../../src/core/text/lines";
import { seeded } from "../harness/random";

const pieces = [
  "\n",
  "\r\n",
  "\r",
  "\uFEFF",
  "a",
  "def f():",
  "    ",
  "\t",
  "🐍",
  "协程",
  "e\u0301",
  "\u2028",
  "\u0085",
  "\f",
  "\ud83d",
  "\udc0d",
  "",
];

function randomText(random: ReturnType<typeof seeded>): string {
  return Array.from({ length: random.below(40) }, () => random.pick(pieces)).join("");
}

describe("LineTable", () => {
  it("agrees with vscode-languageserver-textdocument on 100,000 random offsets and positions", () => {
    const random = seeded(1);
    for (let round = 0; round < 5000; round++) {
      const text = randomText(random);
      const lines = new LineTable(text);
      const document = TextDocument.create("file:///a.py", "python", 1, text);
      expect(lines.count).toBe(document.lineCount);
      const offsets = Array.from({ length: 20 }, () => random.below(text.length + 5) - 2);
      const positions = Array.from({ length: 20 }, () => ({ line: random.below(lines.count + 3) - 1, character: random.below(12) - 1 }));
      expect(
        offsets.map((offset) => lines.positionAt(offset)),
        JSON.stringify({ text, offsets }),
      ).toEqual(offsets.map((offset) => document.positionAt(offset)));
      expect(
        positions.map((position) => lines.offsetAt(position)),
        JSON.stringify({ text, positions }),
      ).toEqual(positions.map((position) => document.offsetAt(position)));
    }
  });

  it("finds every offset again through its position, but for those inside a line end", () => {
    const random = seeded(2);
    for (let round = 0; round < 2000; round++) {
      const text = randomText(random);
      const lines = new LineTable(text);
      const offsets = Array.from({ length: text.length + 1 }, (_, offset) => offset);
      const expected = offsets.map((offset) => (text[offset - 1] === "\r" && text[offset] === "\n" ? offset - 1 : offset));
      expect(offsets.map((offset) => lines.offsetAt(lines.positionAt(offset)))).toEqual(expected);
    }
  });

  it("is the same after 5,000 edits as when it is made of the edited text", () => {
    const random = seeded(4);
    for (let round = 0; round < 500; round++) {
      let text = randomText(random);
      let lines = new LineTable(text);
      for (let step = 0; step < 10; step++) {
        const start = random.below(text.length + 1);
        const edit = { start, end: start + random.below(Math.min(6, text.length - start + 1)), newText: random.pick(pieces) };
        text = text.slice(0, edit.start) + edit.newText + text.slice(edit.end);
        lines = lines.edited(edit, text);
        const startsOf = (table: LineTable) => Array.from({ length: table.count }, (_, line) => table.startOf(line));
        expect(startsOf(lines), JSON.stringify({ text, edit })).toEqual(startsOf(new LineTable(text)));
      }
    }
  });

  it("puts its lines together to the whole text", () => {
    const random = seeded(3);
    for (let round = 0; round < 2000; round++) {
      const text = randomText(random);
      const lines = new LineTable(text);
      let together = "";
      for (let line = 0; line < lines.count; line++) {
        expect(lines.textOf(line)).not.toMatch(/[\r\n]/);
        together += lines.textOf(line) + text.slice(lines.endOf(line), lines.startOf(line + 1));
      }
      expect(together).toBe(text);
    }
  });

  it("knows lines, their ends and their indentation", () => {
    const lines = new LineTable("a\r\n\tb\r  c\n");
    expect(lines.count).toBe(4);
    expect([0, 1, 2, 3].map((line) => lines.textOf(line))).toEqual(["a", "\tb", "  c", ""]);
    expect(lines.lineAt(4)).toBe(1);
    expect(lines.indentAt(4)).toBe("\t");
    expect(lines.indentAt(8)).toBe("  ");
    expect(lines.indentAt(0)).toBe("");
  });

  it("clamps what is outside the text", () => {
    const lines = new LineTable("ab\ncd");
    expect(lines.positionAt(-1)).toEqual({ line: 0, character: 0 });
    expect(lines.positionAt(99)).toEqual({ line: 1, character: 2 });
    expect(lines.offsetAt({ line: 0, character: 99 })).toBe(2);
    expect(lines.offsetAt({ line: 9, character: 0 })).toBe(5);
    expect(lines.startOf(-1)).toBe(0);
    expect(lines.startOf(9)).toBe(5);
    expect(lines.endOf(9)).toBe(5);
    expect(lines.endOf(-1)).toBe(2);
  });
});

describe("lineEndOf", () => {
  it.each([
    ["a\r\nb\n", "\r\n"],
    ["a\rb\r\n", "\r"],
    ["a\nb\r\n", "\n"],
    ["a", "\n"],
    ["", "\n"],
  ])("of %j is %j", (text, lineEnd) => {
    expect(lineEndOf(text)).toBe(lineEnd);
  });
});
