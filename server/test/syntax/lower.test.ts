/** The syntax tree of every kind of statement and expression, broken ones too, as people can read it in test-fixtures/syntax. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Node } from "../../src/core/syntax/ast";
import { forEachChild, walk } from "../../src/core/syntax/visit";
import { contains } from "../../src/core/text/range";
import { fixturesFolder } from "../harness/fixture";
import { analyzer } from "../harness/lint";
import { printTree } from "../harness/print-tree";

const folder = join(fixturesFolder, "syntax");
const names = readdirSync(folder).filter((name) => name.endsWith(".py"));
const read = (name: string): string => readFileSync(join(folder, name), "utf8");

describe.each(names)("%s", (name) => {
  it("has the tree that is written down", async () => {
    const { module, text } = analyzer.read(read(name));
    await expect(printTree(module, text)).toMatchFileSnapshot(join(folder, name.replace(/\.py$/, ".tree.txt")));
  });

  it("has no broken node, unless it is about broken text", () => {
    const broken: Node[] = [];
    const { module } = analyzer.read(read(name));
    walk(module, (node) => {
      if (node.kind === "BrokenStatement" || node.kind === "BrokenExpression") broken.push(node);
    });
    expect(broken.length > 0).toBe(name === "broken.py");
    expect(module.errors.length > 0).toBe(name === "broken.py");
  });

  it("knows the parent of every node, which spans it", () => {
    const { module } = analyzer.read(read(name));
    const check = (node: Node): void =>
      forEachChild(node, (child) => {
        expect(child.parent).toBe(node);
        expect(contains(node, child), `${node.kind} ${node.start}-${node.end} around ${child.kind} ${child.start}-${child.end}`).toBe(true);
        check(child);
      });
    check(module);
    expect(module.parent).toBeUndefined();
  });
});
