/** CPython's own syntax tree is the judge of ours: both must say the same about every file of its standard library. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Module } from "../../src/core/syntax/ast";
import { walk } from "../../src/core/syntax/visit";
import { interpreters, runPython } from "../harness/cpython";
import { fixturesFolder } from "../harness/fixture";
import { analyzer } from "../harness/lint";
import { seeded } from "../harness/random";
import { type Shape, shapesOf } from "../harness/shape";

const [python] = [...interpreters()].sort((a, b) => b.minor - a.minor);
const program = readFileSync(new URL("cpython-shape.py", import.meta.url), "utf8");

/** The texts of UTF-8 files without a byte order mark and without a coding comment. */
function readTexts(paths: readonly string[]): { path: string; text: string }[] {
  return paths
    .map((path) => ({ path, text: readFileSync(path, "utf8") }))
    .filter(({ text }) => !/^\uFEFF|\uFFFD|^#.*coding[:=](?!\s*utf-?8)/m.test(text.slice(0, 200)) && !text.includes("\uFFFD"));
}

/** Where two shapes first differ, as their innermost lists that do. */
function firstDifference(ours: Shape | undefined, theirs: Shape | undefined): string | undefined {
  if (JSON.stringify(ours) === JSON.stringify(theirs)) return undefined;
  if (Array.isArray(ours) && Array.isArray(theirs) && ours.length === theirs.length) {
    const differing = ours.map((one, index) => firstDifference(one, theirs[index])).filter((one) => one !== undefined);
    const isLeaf = ours.some((one, index) => !Array.isArray(one) && one !== theirs[index]);
    if (!isLeaf && differing[0] !== undefined) return differing[0];
  }
  return `ours:   ${JSON.stringify(ours).slice(0, 300)}\ntheirs: ${JSON.stringify(theirs).slice(0, 300)}`;
}

/** What comparing files gave. */
interface Comparison {
  /** How many files could be compared. */
  readonly compared: number;
  readonly problems: readonly string[];
  /** The files that CPython accepts and tree-sitter-python cannot read, such as those with `print >>file, x`. */
  readonly unreadable: readonly string[];
}

/** Compares our trees with CPython's. */
function compare(paths: readonly string[]): Comparison {
  if (!python) throw new Error("There is no CPython to compare with.");
  const files = readTexts(paths);
  const answers = runPython(
    python,
    program,
    files.map(({ text }) => text),
  ) as (Shape[] | null)[];
  const problems: string[] = [];
  const unreadable: string[] = [];
  let compared = 0;
  for (const [index, { path, text }] of files.entries()) {
    const theirs = answers[index];
    if (!theirs) continue;
    const { module, lines } = analyzer.read(text);
    if (isBroken(module)) {
      unreadable.push(path);
      continue;
    }
    compared++;
    const ours = shapesOf(module.body);
    for (let place = 0; place < Math.max(ours.length, theirs.length); place++) {
      const difference = firstDifference(ours[place], theirs[place]);
      if (difference === undefined) continue;
      const line = lines.lineAt(module.body[place]?.start ?? text.length) + 1;
      problems.push(`${path}:${line}\n${difference}`);
      break;
    }
  }
  return { compared, problems, unreadable };
}

function isBroken(module: Module): boolean {
  let found = false;
  walk(module, (node) => {
    found ||= node.kind === "BrokenStatement" || node.kind === "BrokenExpression";
  });
  return found || module.errors.length > 0;
}

describe.skipIf(!python)(`the syntax tree is that of CPython ${python?.version ?? "(left out: no python3 on PATH)"}`, () => {
  it("for the fixtures that this version understands", () => {
    const folder = join(fixturesFolder, "syntax");
    const paths = readdirSync(folder)
      .filter((name) => name.endsWith(".py"))
      .map((name) => join(folder, name));
    const { compared, problems, unreadable } = compare(paths);
    expect(problems).toEqual([]);
    expect(unreadable).toEqual([]);
    expect(compared).toBeGreaterThan(0);
  });

  it("for 300 files of its standard library", () => {
    const folder = runPython(python!, "import json, os, sys; json.dump(os.path.dirname(os.__file__), sys.stdout)", null) as string;
    const all = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".py") && !name.includes("site-packages"))
      .sort();
    const random = seeded(3);
    const chosen = new Set<string>();
    while (chosen.size < Math.min(300, all.length)) chosen.add(random.pick(all));
    const { compared, problems, unreadable } = compare([...chosen].sort().map((name) => join(folder, name)));
    expect(problems).toEqual([]);
    expect(compared).toBeGreaterThan(chosen.size / 2);
    expect(unreadable.length, unreadable.join("\n")).toBeLessThan(chosen.size / 100);
  });
});
