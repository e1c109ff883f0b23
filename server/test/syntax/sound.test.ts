/** Sound Python has the same tree whichever parser reads it; and what the parser for sound Python accepts is sound. */
import { describe, expect, it } from "vitest";
import type { Module } from "../../src/core/syntax/ast";
import { readImported, readSource } from "../../src/core/syntax/document";
import { lower } from "../../src/core/syntax/lower";
import { readSound, readSoundOutside } from "../../src/core/syntax/sound/statements";
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
  compareUnread(text, module);
  return module !== undefined;
}

/** Passing functions over at first must come to the same, and accept the same texts once they are read. */
function compareUnread(text: string, sound: Module | undefined): void {
  const unread = readSoundOutside(text, () => noParts);
  const isSound = unread?.functions.every((one) => one.isSound) === true;
  if (isSound !== (sound !== undefined)) expect(isSound, JSON.stringify(text)).toBe(sound !== undefined);
  if (unread && sound && serialized(unread.module) !== serialized(sound)) {
    expect(serialized(unread.module), JSON.stringify(text)).toBe(serialized(sound));
  }
}

const noParts = { typeParameters: [], parameters: [], returns: undefined, body: [], isGenerator: false };

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

describe("a file that others import", () => {
  it("is the same file to those who look at all of it, when all of it is sound", () => {
    const file = readImported(parser, "class A:\n    def f(self): return g(  # why\n        1)\n\n\nasync def g(): ...\n");
    expect(file.whole?.().module).toBe(file.module);
    expect(file.module.comments).toHaveLength(1);
  });

  it("shows what is wrong in a function to those who look at all of it", () => {
    const text = "def f():\n    return 1 1\n\ndef g(): ...\n";
    const file = readImported(parser, text);
    expect(file.module.errors).toEqual([]);
    expect(file.whole?.().module.errors).toEqual(readSource(parser, text).module.errors);
    expect(file.whole?.().module.errors).not.toEqual([]);
  });

  it("has its functions read by tree-sitter where that reads more", () => {
    const file = readImported(parser, "def f(x):\n    match x:\n        case 1:\n            return x\n\ndef g(): ...\n");
    const [f, g] = file.module.body;
    expect(f?.kind === "FunctionDefinition" && f.body.map(({ kind, parent }) => [kind, parent === f])).toEqual([["Match", true]]);
    expect(g?.kind === "FunctionDefinition" && g.parameters).toEqual([]);
  });

  it.each([
    ["quotes in a replacement field", 'def f(d): return f"{d["a("]}"\n'],
    ["a quote as a fill character", 'def f(d): return f"{d:\'>10}"\n'],
    ["braces that are no field", "def f(d): return f'{{ {d!r} }}'\n"],
    ["strings at the margin", "def f():\n    \"\"\"\n(not code\n\"\"\"\n    return '''\n]'''\n"],
    ["comments at the margin", "def f():\n    x = 1  # one (\n# two [\n\n    # three\n    return x\n\n# four\n"],
    ["a line that goes on", "def f():\n    return 1 + \\\n2\n"],
    ["one line without an end", "def f(): return 1;  # end"],
    ["Windows' line ends", "def f():\r\n    x = '''\r\n'''\r\n    return x\r\n\r\nx = 1\r\n"],
    ["keywords in front of strings", "def f(x): return 'a'if'b'in x else'c'\n"],
    [
      "methods between others",
      "class A:\n\tx = 1\n\n\tdef f(self):\n\t\tpass\n\n\t@d\n\tasync def g(self, a=(1, {2: 3}), *b: int) -> c[str]:\n\t\tyield\n\n\ty = 2\n",
    ],
  ])("ends its functions where they end: %s", (_, text) => {
    const file = readImported(parser, text);
    expect(file.whole).toBeDefined();
    expect(serialized(file.module)).toBe(serialized(readSource(parser, text).module));
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
