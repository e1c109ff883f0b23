/** What the repairs of damaged text promise beyond the fixtures: every cut of a program is mended, and nothing else is touched. */
import { describe, expect, it } from "vitest";
import { damagesIn } from "../../src/core/repair/damaged-text";
import { tokenize } from "../../src/core/syntax/tokens";
import { applyEdits, overlap, type TextEdit } from "../../src/core/text/edit";
import { compileAll, interpreters, runPython } from "../harness/cpython";
import { analyzer, lintText } from "../harness/lint";
import { seeded } from "../harness/random";

/** Applies the first fix of every finding about damaged text, again and again, as a person would who goes from one to the next. */
function mend(text: string): string {
  let current = text;
  for (let round = 0; round < 10; round++) {
    const edits: TextEdit[] = [];
    for (const finding of lintText(current).findings) {
      const fix = /^AIO00[1-6]$/.test(finding.code) ? finding.fixes[0] : undefined;
      const added = fix?.edits.filter((edit) => !edits.some((one) => one.start === edit.start && one.end === edit.end)) ?? [];
      if (!overlap([...edits, ...added])) edits.push(...added);
    }
    if (edits.length === 0) break;
    current = applyEdits(current, edits);
  }
  return current;
}

/** The lines of a text that are not empty. A body on its header's line is Python and stays there, so it counts as a line of its own. */
function codeLines(text: string): string[] {
  const separate = text.replace(/^(async def \w+\(\):) *(\S.*)$/gm, "$1\n    $2");
  return separate.split(/\r\n|\r|\n/).flatMap((line) => (line.trim() === "" ? [] : [line.trimEnd()]));
}

const first = `import asyncio
async def func():
    print("x")
result = func()
asyncio.run(result)
`;

const second = `import asyncio
async def load():
    print("start")
    response = await asyncio.sleep(2)
    return response
async def main():
    value = await load()
    print("value:", value)
asyncio.run(main())
`;

/** The program with some of its line breaks lost; `mask` has a bit for each. */
function smash(program: string, mask: number, keepsIndentation: boolean): string {
  const lines = program.trimEnd().split("\n");
  return lines
    .map((line, index) => {
      const isLost = index > 0 && (mask & (1 << (index - 1))) !== 0;
      return index === 0 ? line : isLost ? (keepsIndentation ? line : line.trimStart()) : `\n${line}`;
    })
    .join("");
}

describe.each([
  ["the tutorial's first program", first],
  ["a program with two coroutine functions", second],
])("every cut of %s", (_, program) => {
  const cuts = Array.from({ length: 2 ** (codeLines(program).length - 1) }, (__, mask) => mask);

  it("is mended to the program when the indentation is kept", () => {
    const wrong = cuts.filter((mask) => codeLines(mend(smash(program, mask, true))).join("\n") !== codeLines(program).join("\n"));
    expect(wrong.map((mask) => `${smash(program, mask, true)}\n---\n${mend(smash(program, mask, true))}`)).toEqual([]);
  });

  it("is mended to the program when the indentation is lost, too", () => {
    const wrong = cuts.filter((mask) => codeLines(mend(smash(program, mask, false))).join("\n") !== codeLines(program).join("\n"));
    expect(wrong.map((mask) => `${smash(program, mask, false)}\n---\n${mend(smash(program, mask, false))}`)).toEqual([]);
  });
});

const tutorial = `import asyncioasync def func():print("x")result = func()


import asyncio


async def func():
    print("hello")


result = func()

loop = asynico.get_event_loop()
loop.run_until_complete(result)

asyncio.run(result)


import asyncio


async def func():
    print("start")
    response = await.asyncio.sleep(2)
    print("response:", response)


asyncio.run(func())
`;

describe("the three programs of the tutorial in one file", () => {
  it("are each reported where they are damaged", () => {
    const { file, findings } = lintText(tutorial);
    const damaged = findings.filter((finding) => /^AIO00[1-6]$/.test(finding.code));
    expect(damaged.map(({ rule, range }) => [rule, file.lines.lineAt(range.start) + 1, file.text.slice(range.start, range.end)])).toEqual([
      ["smashed-lines", 1, 'import asyncioasync def func():print("x")result = func()'],
      ["misspelled-module", 13, "asynico"],
      ["stray-await-dot", 24, "await."],
    ]);
  });

  it("are mended one after the other", () => {
    const mended = mend(tutorial);
    expect(analyzer.read(mended).module.errors).toEqual([]);
    expect(lintText(mended).findings.filter((finding) => /^AIO00[1-6]$/.test(finding.code))).toEqual([]);
    expect(mended).toContain('import asyncio\n\n\nasync def func():\n    print("x")\n\n\nresult = func()\n');
    expect(mended).toContain("loop = asyncio.get_event_loop()\n");
    expect(mended).toContain("    response = await asyncio.sleep(2)\n");
  });
});

const pythons = interpreters();

it.skipIf(pythons.length === 0)("the mended first program runs and prints its text", () => {
  const [python] = pythons;
  const program = mend('import asyncioasync def func():print("x")result = func()asyncio.run(result)');
  const capture = `
import contextlib, io, json, sys
output = io.StringIO()
with contextlib.redirect_stdout(output):
    exec(compile(json.load(sys.stdin), "program", "exec"), {"__name__": "__main__"})
json.dump(output.getvalue(), sys.stdout)
`;
  expect(python && runPython(python, capture, program)).toBe("x\n");
});

it.skipIf(pythons.length === 0)("CPython accepts every mended cut", () => {
  const [python] = pythons;
  if (!python) return;
  const texts = [first, second].flatMap((program) =>
    Array.from({ length: 2 ** (codeLines(program).length - 1) }, (_, mask) => mend(smash(program, mask, mask % 2 === 0))),
  );
  const answers = compileAll(
    python,
    texts.map((text) => ({ text, isNotebook: false })),
  );
  expect(texts.filter((__, index) => answers[index] !== undefined)).toEqual([]);
});

const vocabulary = [
  ...[
    "async",
    "await",
    "asnyc",
    "awiat",
    "def",
    "import",
    "from",
    "asyncio",
    "asyncioasync",
    "x",
    "1",
    "'a'",
    '"b',
    "“c”",
    "（",
    "）",
    "：",
    "，",
    "。",
  ],
  ...[
    "(",
    ")",
    ":",
    ";",
    ".",
    ",",
    "=",
    "[",
    "]",
    "{",
    "}",
    "'''",
    "f'{x}'",
    'f"{',
    "@",
    "->",
    "lambda",
    "if",
    "else",
    "for",
    "in",
    "with",
    "return",
  ],
  ...[
    "\t",
    "\n",
    "\n    ",
    "\r\n",
    "\r",
    "\\\n",
    "#c",
    "\u00a0",
    "\u3000",
    "\u200b",
    "\ufeff",
    "\0",
    "\v",
    ">>> ",
    "... ",
    "In [1]: ",
    "1 ",
    "2 ",
  ],
  ...["😀", "变量", "async def f(): ", "await.", "None", "class", "try:", "except"],
];

it("text of any kind gives damages with edits that can be applied", () => {
  const random = seeded(20);
  for (let run = 0; run < 3000; run++) {
    let text = "";
    for (let word = random.below(40); word >= 0; word--)
      text += `${vocabulary[random.below(vocabulary.length)]}${random.below(2) ? " " : ""}`;
    for (const damage of damagesIn(analyzer.read(text))) {
      expect(damage.start, JSON.stringify(text)).toBeLessThanOrEqual(damage.end);
      expect(() => applyEdits(text, damage.edits), JSON.stringify(text)).not.toThrow();
    }
  }
});

it("tokens are in order, do not overlap, and leave out nothing but white space and continuations", () => {
  const random = seeded(21);
  for (let run = 0; run < 3000; run++) {
    let text = "";
    for (let word = random.below(30); word >= 0; word--)
      text += `${vocabulary[random.below(vocabulary.length)]}${random.below(2) ? " " : ""}`;
    const { tokens, blanks } = tokenize(text);
    let end = 0;
    for (const piece of [...tokens, ...blanks].sort((a, b) => a.start - b.start)) {
      expect(text.slice(end, piece.start), JSON.stringify(text)).toMatch(/^(?:[ \t\f\ufeff]|\\(?:\r\n|\r|\n))*$/);
      expect(piece.end, JSON.stringify(text)).toBeGreaterThan(piece.start);
      end = piece.end;
    }
    expect(text.slice(end), JSON.stringify(text)).toMatch(/^(?:[ \t\f\ufeff]|\\(?:\r\n|\r|\n))*$/);
  }
});
