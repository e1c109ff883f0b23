/** Sound Python has the same tree whichever parser reads it; and what the parser for sound Python accepts is sound. */
import { describe, expect, it } from "vitest";
import { lower } from "../../src/core/syntax/lower";
import { readSound } from "../../src/core/syntax/sound/statements";
import { testParser } from "../harness/parser";
import { seeded } from "../harness/random";
import { fixtureTexts, oddities, serialized } from "../harness/texts";

const parser = await testParser();

/** The tree of a text by way of tree-sitter; undefined when that finds errors or refuses the text. */
function lowered(text: string): string | undefined {
  const { tree } = parser.parse(text);
  if (!tree) return undefined;
  try {
    return tree.rootNode.hasError ? undefined : serialized(lower(tree, parser.language, text));
  } finally {
    tree.delete();
  }
}

/** Gives whether the text was accepted. */
function compare(text: string): boolean {
  const module = readSound(text);
  const expected = module && lowered(text);
  if (module && expected !== undefined && serialized(module) !== expected) expect(serialized(module), JSON.stringify(text)).toBe(expected);
  return module !== undefined;
}

describe("the parser for sound Python makes the tree that tree-sitter's is lowered to", () => {
  it("of the fixtures, most of which it accepts", () => {
    const texts = fixtureTexts();
    const accepted = texts.filter(compare).length;
    expect(accepted).toBeGreaterThan(texts.length / 2);
  });

  it("of what is left when something is taken out of them or put in", () => {
    const random = seeded(21);
    for (const text of fixtureTexts()) {
      for (let round = 0; round < 4; round++) {
        const at = random.below(text.length + 1);
        compare(text.slice(0, at) + text.slice(at + 1 + random.below(3)));
        compare(text.slice(0, at) + random.pick(oddities) + text.slice(at));
      }
    }
  });

  it("of token soup", () => {
    const random = seeded(22);
    for (let round = 0; round < 2000; round++) compare(Array.from({ length: 1 + random.below(12) }, () => random.pick(oddities)).join(" "));
  });
});

describe("what is not plainly sound is left to tree-sitter", () => {
  it.each([
    ["Python 2", "print 'x'\n"],
    ["an unfinished bracket", "f(1,\n"],
    ["an unfinished string", "x = 'a\n"],
    ["a missing block", "if x:\npass\n"],
    ["unmatched indentation", "if x:\n    pass\n  pass\n"],
    ["tabs after spaces", "if x:\n    if y:\n    \tpass\n"],
    ["assignment to a call", "f() = 1\n"],
    ["two expressions in a row", "await f() g()\n"],
    ["a lone carriage return", "x = 1\rawait y\n"],
    ["a brace that closes nothing in an f-string", "x = f'}'\n"],
    ["nesting deeper than anybody writes", `x = ${"(".repeat(100)}1${")".repeat(100)}\n`],
    ["a chain longer than anybody writes", `x = ${"a + ".repeat(1000)}b\n`],
  ])("%s", (_, text) => expect(readSound(text)).toBeUndefined());
});
