/** What is gathered by parts is what going through the whole tree finds, also after edits. */
import { describe, expect, it } from "vitest";
import type { Module, Node } from "../../src/core/syntax/ast";
import { nodesIn, nodesOfKind, partsOf } from "../../src/core/syntax/parts";
import { walk } from "../../src/core/syntax/visit";
import { analyzer } from "../harness/lint";
import { seeded } from "../harness/random";
import { fixtureTexts, randomEdit } from "../harness/texts";

function nodesBelow(module: Module): Node[] {
  const found: Node[] = [];
  walk(module, (node) => void found.push(node));
  return found;
}

function expectTheSame(module: Module): void {
  const walked = nodesBelow(module);
  const gathered = [...partsOf(module)].flatMap(nodesIn);
  // Comparing long lists of nodes takes long, and a difference would be unreadable.
  expect(gathered.length === walked.length && gathered.every((node, index) => node === walked[index])).toBe(true);
  const calls = walked.filter(({ kind }) => kind === "Call");
  const found = nodesOfKind(module, "Call");
  expect(found.length === calls.length && found.every((node, index) => node === calls[index])).toBe(true);
}

describe("the nodes of the parts of a file", () => {
  it("are those of the whole file, in the same order", () => {
    for (const text of fixtureTexts()) expectTheSame(analyzer.read(text).module);
  });

  it("are those of the file as it is now after each of 300 edits", () => {
    const random = seeded(7);
    const texts = fixtureTexts().filter((text) => text.length < 5000);
    for (let sequence = 0; sequence < 60; sequence++) {
      const document = analyzer.open(random.pick(texts));
      for (let step = 0; step < 5; step++) {
        document.edit(randomEdit(document.text, random));
        expectTheSame(document.file.module);
      }
    }
  });
});
