/** Texts that break or stall tree-sitter: each is refused or survived, and the file after it is read right. */
import { describe, expect, it } from "vitest";
import { maximumLength, refuse } from "../../src/core/syntax/guard";
import { walk } from "../../src/core/syntax/visit";
import { analyzer } from "../harness/lint";
import { serialized } from "../harness/texts";

const plain = "async def f():\n    await g()\n";
const treeOfPlain = serialized(analyzer.read(plain).module);

/** Reads a text, then shows that the parser still reads another one as before. */
function readSafely(text: string): ReturnType<typeof analyzer.read> {
  const file = analyzer.read(text);
  expect(serialized(analyzer.read(plain).module)).toBe(treeOfPlain);
  return file;
}

function nested(levels: number, inside: string): string {
  const lines = Array.from({ length: levels }, (_, level) => `${" ".repeat(level)}if x:\n`);
  return `${lines.join("")}${" ".repeat(levels)}${inside}\n`;
}

describe("a text that overflows the parser's buffer (tree-sitter-python issue 350)", () => {
  it.each([
    ["511 indentations and a string", nested(511, '"a"')],
    ["511 indentations and a string in a text with \\r\\n", nested(511, '"a"').replaceAll("\n", "\r\n")],
    ["511 indentations and a string in a text with lone \\r", nested(511, '"a"').replaceAll("\n", "\r")],
    ["511 indentations by tabs", nested(511, '"a"').replace(/^ +/gm, (spaces) => "\t".repeat(spaces.length))],
    ["384 indentations and 255 f-strings in each other", nested(384, `${'f"{'.repeat(255)}a${'}"'.repeat(255)}`)],
    ["101 indentations", nested(101, "a")],
  ])("is refused: %s", (_, text) => {
    const file = readSafely(text);
    expect(file.skipped).toBe("too-deep");
    expect(file.module.body).toEqual([]);
  });

  it("is accepted as long as CPython accepts it", () => {
    expect(readSafely(nested(99, '"a"')).skipped).toBeUndefined();
    expect(readSafely(`${"(".repeat(200)}${")".repeat(200)}`).skipped).toBeUndefined();
  });

  it("is not seen in indentation that is no deeper than another line's", () => {
    expect(refuse(`${"if x:\n    y\n".repeat(1000)}`)).toBeUndefined();
    expect(refuse(`"""\n${Array.from({ length: 90 }, (_, width) => " ".repeat(width)).join("x\n")}"""`)).toBeUndefined();
  });

  it("is not seen in brackets inside strings and comments", () => {
    const brackets = "(".repeat(500);
    expect(refuse(`# ${brackets}\nx = "${brackets}"\ny = '''${brackets}\n${brackets}'''\nz = r'${brackets}'\n`)).toBeUndefined();
  });
});

describe("a text that stalls the parser", () => {
  it("is given up in time: 20,000 line continuations", () => {
    // Python 2, which only the parser reads that can be stalled.
    expect(readSafely(`print ${"\\\n".repeat(20_000)}1\n`).skipped).toBe("too-slow");
  });

  it("is given up in time also when it comes by an edit", () => {
    const document = analyzer.open("print 1\n");
    document.file;
    document.edit({ start: 6, end: 7, newText: `${"\\\n".repeat(20_000)}1` });
    expect(document.file.skipped).toBe("too-slow");
    document.replace(plain);
    expect(serialized(document.file.module)).toBe(treeOfPlain);
  });
});

describe("a text that is large", () => {
  it("is read up to the limit and refused above it", () => {
    const text = `a = 1  # ${"x".repeat(1000)}\n`.repeat(2000).slice(0, maximumLength);
    expect(readSafely(text).skipped).toBeUndefined();
    expect(readSafely(`${text}x`).skipped).toBe("too-large");
  });
});

describe("a text that is deep", () => {
  it.each(["(", "[", "{", "f(", "-(", "lambda: (", "await (", 'f"{('])("is refused: 100,000 times %j", (bracket) => {
    const file = readSafely(bracket.repeat(100_000));
    expect(file.skipped).toBe("too-deep");
  });

  it.each([
    ["a sum of 50,000", `x = ${"1 + ".repeat(50_000)}1\n`],
    ["50,000 powers", `x = ${"1 ** ".repeat(50_000)}1\n`],
    ["50,000 attributes", `x = a${".b".repeat(50_000)}\n`],
    ["50,000 calls", `x = a${"()".repeat(50_000)}\n`],
    ["50,000 subscripts", `x = a${"[0]".repeat(50_000)}\n`],
    ["50,000 times not", `x = ${"not ".repeat(50_000)}1\n`],
    ["50,000 minus signs", `x = ${"-".repeat(50_000)}1\n`],
    ["50,000 operands of and", `x = ${"a and ".repeat(50_000)}a\n`],
    ["50,000 operands of & and ^", `x = ${"a & b ^ ".repeat(25_000)}a\n`],
    ["50,000 lambdas", `x = ${"lambda: ".repeat(50_000)}1\n`],
    ["50,000 conditions", `x = ${"a if b else ".repeat(50_000)}c\n`],
    ["50,000 targets", `${"x = ".repeat(50_000)}1\n`],
    ["50,000 comparisons", `x = ${"a < ".repeat(50_000)}b\n`],
    ["50,000 strings in a row", `x = ${'"a" '.repeat(50_000)}\n`],
    ["50,000 awaits", `async def f():\n    ${"await ".repeat(50_000)}x\n`],
    ["50,000 starred calls", `f(*a${".b()".repeat(50_000)})\n`],
    ["5,000 elif branches", `if a:\n    b\n${"elif a:\n    b\n".repeat(5000)}`],
    ["5,000 decorators", `${"@a\n".repeat(5000)}def f(): pass\n`],
    ["50,000 alternatives of a pattern", `match x:\n    case ${"1 | ".repeat(50_000)}2: pass\n`],
    ["50,000 parts of a dotted pattern", `match x:\n    case a${".b".repeat(50_000)}: pass\n`],
    ["50,000 unions of an annotation", `x: ${"int | ".repeat(50_000)}int\n`],
    ["50,000 dots of a relative import", `from ${".".repeat(50_000)} import a\n`],
    ["5,000 errors", "x = = 1\n) async\n".repeat(2500)],
    ["50,000 unions of an annotation with brackets", `x: list[int] | ${"int | ".repeat(50_000)}int\n`],
    ["50,000 attributes of a starred name", `f(*a${".b".repeat(50_000)})\n`],
    ["50,000 attributes of a type", `type(a)${".b".repeat(50_000)} = 1\n`],
    ["50,000 terms in the bound of a type parameter", `class C[T: ${"1 + ".repeat(50_000)}1]: pass\n`],
    ["50,000 conditions with a name for the last", `with ${"a if b else ".repeat(50_000)}c as d: pass\n`],
  ])("is read without exhausting the stack: %s", (_, text) => {
    const file = readSafely(`${text}last = 1\n`);
    expect(file.skipped).toBeUndefined();
    let names = 0;
    walk(file.module, (node) => {
      if (node.kind === "Name") names++;
    });
    expect(names).toBeGreaterThan(0);
  });
});
