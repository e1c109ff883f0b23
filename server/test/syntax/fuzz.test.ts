/** Whatever the text, reading it throws nothing, leaves a tree that holds together, and does not change how the next text is read. */
import { expect, it } from "vitest";
import type { Node } from "../../src/core/syntax/ast";
import { forEachChild } from "../../src/core/syntax/visit";
import { contains } from "../../src/core/text/range";
import { analyzer } from "../harness/lint";
import { seeded } from "../harness/random";
import { fixtureTexts, oddities, serialized } from "../harness/texts";

const known = "async def f():\n    await g()\n";
const treeOfKnown = serialized(analyzer.read(known).module);

function readSafely(text: string): void {
  const { module } = analyzer.read(text);
  const faults: string[] = [];
  const check = (node: Node): void =>
    forEachChild(node, (child) => {
      if (child.parent !== node) faults.push(`the parent of ${child.kind} ${child.start}-${child.end}`);
      if (!contains(node, child) || child.start > child.end)
        faults.push(`${child.kind} ${child.start}-${child.end} in ${node.kind} ${node.start}-${node.end}`);
      check(child);
    });
  check(module);
  expect(faults, JSON.stringify(text)).toEqual([]);
  if (serialized(analyzer.read(known).module) !== treeOfKnown) expect.fail(`spoils the next text: ${JSON.stringify(text)}`);
}

it("token soup", () => {
  const random = seeded(7);
  for (let round = 0; round < 2000; round++) readSafely(Array.from({ length: 1 + random.below(40) }, () => random.pick(oddities)).join(""));
});

it("every oddity alone, doubled, in a function and in a string", () => {
  for (const oddity of oddities) {
    for (const text of [
      oddity,
      oddity + oddity,
      `async def f():\n    x = ${oddity}\n`,
      `x = f"{${oddity}}"\n`,
      `f(${oddity}, a)\n`,
      `${oddity}\nx = 1\n`,
    ])
      readSafely(text);
  }
});

it("files that are cut off", () => {
  const random = seeded(8);
  for (const text of fixtureTexts()) {
    for (let cut = 0; cut < 15; cut++) {
      const start = random.below(2) === 0 ? 0 : random.below(text.length);
      readSafely(text.slice(start, start + random.below(text.length - start + 1)));
    }
  }
});

it("files whose lines are shuffled", () => {
  const random = seeded(9);
  for (const text of fixtureTexts()) {
    const lines = text.split("\n");
    readSafely(Array.from(lines, () => random.pick(lines)).join("\n"));
  }
});

it("random characters", () => {
  const random = seeded(10);
  for (let round = 0; round < 500; round++) {
    const limit = random.pick([128, 256, 0x10000]);
    readSafely(String.fromCharCode(...Array.from({ length: random.below(200) }, () => random.below(limit))));
  }
});
