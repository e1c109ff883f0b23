/** Whatever the text, no rule throws, and neither does making its fixes. */
import { expect, it } from "vitest";
import { lintText } from "../harness/lint";
import { seeded } from "../harness/random";
import { fixtureTexts, oddities, randomEdit } from "../harness/texts";

/** Lints a text; a failure says which text it was. */
function lintSafely(text: string): void {
  try {
    lintText(text);
  } catch (error) {
    const cause = (error as Error).cause ?? error;
    expect.fail(`${String(error)} ${cause instanceof Error ? cause.stack : ""}\nin ${JSON.stringify(text.slice(0, 2000))}`);
  }
}

it("token soup", () => {
  const random = seeded(12);
  for (let round = 0; round < 1000; round++) lintSafely(Array.from({ length: 1 + random.below(40) }, () => random.pick(oddities)).join(""));
});

it("fixtures with random edits", () => {
  const random = seeded(13);
  const texts = fixtureTexts();
  for (let round = 0; round < 500; round++) {
    let text = random.pick(texts);
    for (let step = 0; step < 3; step++) {
      const { start, end, newText } = randomEdit(text, random);
      text = text.slice(0, start) + newText + text.slice(end);
    }
    lintSafely(text);
  }
});

it.each([
  ["operators", `x = ${"1 + ".repeat(5000)}f()\n`],
  ["attributes", `import asyncio\nx = asyncio${".b".repeat(5000)}()\n`],
  ["calls", `async def f(): pass\nf${"()".repeat(5000)}\n`],
  ["awaits", `async def f():\n    ${"await ".repeat(5000)}f()\n`],
  ["conditions", `async def f(): pass\nx = ${"f() if f() else ".repeat(3000)}f()\n`],
  ["elif branches", `async def f(): pass\nif f():\n    f()\n${"elif f():\n    f()\n".repeat(1000)}`],
  ["statements", `async def f():\n${"    f()\n".repeat(3000)}`],
  [
    "nested functions",
    Array.from({ length: 90 }, (_, level) => `${" ".repeat(level)}async def f():\n`)
      .join("")
      .concat(`${" ".repeat(90)}f()\n`),
  ],
  ["assignments", `async def f(): pass\n${"x = f()\n".repeat(2000)}`],
  ["names of names", `${Array.from({ length: 2000 }, (_, index) => `x${index + 1} = x${index}\n`).join("")}x2000()\n`],
  [
    "classes of classes",
    `class C0: pass\n${Array.from({ length: 2000 }, (_, index) => `class C${index + 1}(C${index}): pass\n`).join("")}C2000().f()\n`,
  ],
  ["classes in a circle", "class A(B): pass\nclass B(A): pass\nA().f()\nx = y\ny = x\nx()\nclass C(C): pass\nC().f()\n"],
])("many %s", (_, text) => {
  lintSafely(text);
});
