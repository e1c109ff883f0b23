/** Trees live in WebAssembly memory, which never shrinks: whatever is made must be freed. */

import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Parser, Tree } from "web-tree-sitter";
import { seeded } from "../harness/random";

const memories: WebAssembly.Memory[] = [];
const RealMemory = WebAssembly.Memory;
// The parser's memory is made when it is loaded; this is the only way to get hold of it.
WebAssembly.Memory = class extends RealMemory {
  constructor(descriptor: WebAssembly.MemoryDescriptor) {
    super(descriptor);
    memories.push(this);
  }
};
const { analyzer } = await import("../harness/lint");
const { randomEdit } = await import("../harness/texts");

const made = new Set<Tree>();
const freed = new Set<Tree>();

beforeEach(() => {
  made.clear();
  freed.clear();
  const { parse } = Parser.prototype;
  const free = Tree.prototype.delete;
  vi.spyOn(Parser.prototype, "parse").mockImplementation(function (this: Parser, ...call) {
    const tree = parse.apply(this, call);
    if (tree) made.add(tree);
    return tree;
  });
  vi.spyOn(Tree.prototype, "delete").mockImplementation(function (this: Tree) {
    freed.add(this);
    free.call(this);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

const text = 'async def f():\n    await g(1, "a")\n    x = [a for a in b]\n'.repeat(20);

it("every tree is freed after reading, editing, replacing and trying texts", () => {
  const random = seeded(11);
  for (let round = 0; round < 20; round++) {
    const document = analyzer.open(text);
    for (let step = 0; step < 5; step++) {
      document.edit(randomEdit(document.file.text, random));
      if (step % 2 === 0) document.file.parses(document.file.text);
    }
    document.edit({ start: 0, end: 0, newText: "\r" });
    document.file;
    document.replace("x = 1");
    document.file;
    analyzer.read(text);
    analyzer.read("(");
    analyzer.read("(".repeat(300));
  }
  expect(made.size).toBeGreaterThan(100);
  expect(freed).toEqual(made);
});

it("an open document holds no tree", () => {
  // Damaged text is read by way of a tree, sound text is not.
  const document = analyzer.open(`${text}(`);
  for (let step = 0; step < 10; step++) {
    document.edit({ start: 0, end: 0, newText: "x = 1\n" });
    document.file;
  }
  expect(made.size).toBe(10);
  expect(freed).toEqual(made);
});

it("the parser's memory stays as it is over 3,000 edits", () => {
  const [memory] = memories;
  if (!memory) throw new Error("The parser made no memory.");
  const document = analyzer.open(text);
  const edit = (step: number): void => {
    document.edit(step % 2 === 0 ? { start: 4, end: 4, newText: "(" } : { start: 4, end: 5, newText: "" });
    document.file;
  };
  for (let step = 0; step < 200; step++) edit(step);
  const before = memory.buffer.byteLength;
  for (let step = 0; step < 3000; step++) edit(step);
  expect(memory.buffer.byteLength).toBe(before);
});
