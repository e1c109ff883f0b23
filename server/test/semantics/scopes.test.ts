/** What names mean, by Python's scope rules and through imports. */
import { describe, expect, test } from "vitest";
import { SemanticModel } from "../../src/core/semantics/model";
import { walk } from "../../src/core/syntax/visit";
import { analyzer } from "../harness/lint";

/** For the last use of `x` in a program: the line of each of its definitions, or "unbound". */
function meaningOf(program: string): number[] | "unbound" {
  const file = analyzer.read(program);
  const semantics = new SemanticModel(file);
  let meaning: number[] | "unbound" = "unbound";
  walk(file.module, (node) => {
    if (node.kind !== "Name" || node.id !== "x" || semantics.scopes.definitions.has(node)) return;
    const binding = semantics.bindingOf(node);
    meaning = binding ? binding.definitions.map((one) => file.lines.lineAt(one.range.start) + 1) : "unbound";
  });
  return meaning;
}

describe("A name means", () => {
  test.each<[string, string, number[] | "unbound"]>([
    ["what its function binds, wherever", "x = 1\ndef f():\n    x\n    x = 2\n", [4]],
    ["what is around its function", "x = 1\ndef f():\n    def g():\n        x\n", [1]],
    ["not what a class around its function binds", "x = 1\nclass C:\n    x = 2\n    def f(self):\n        x\n", [1]],
    ["what its class binds, in the class's own body", "x = 1\nclass C:\n    x = 2\n    y = x\n", [3]],
    ["the module's name behind global", "x = 1\ndef f():\n    global x\n    x = 2\n    x\n", [1, 4]],
    [
      "the outer function's name behind nonlocal",
      "def f():\n    x = 1\n    def g():\n        nonlocal x\n        x = 2\n        x\n",
      [2, 5],
    ],
    ["the comprehension's own variable", "x = 1\n[x for x in y]\n", [2]],
    ["what is around a comprehension, in its first iterable", "x = 1\n[y for y in x]\n", [1]],
    ["what a walrus binds outside of its comprehension", "[y for y in z if (x := y)]\nx\n", [1]],
    ["its parameter", "x = 1\ndef f(x):\n    x\n", [2]],
    ["what is around, in a default value", "x = 1\ndef f(x=2, y=x):\n    pass\n", [1]],
    ["a lambda's parameter", "x = 1\nlambda x: x\n", [2]],
    ["the name in a handler", "try:\n    pass\nexcept E as x:\n    x\n", [3]],
    ["a capture of a pattern", "match y:\n    case [x, *z]:\n        x\n", [2]],
    ["a type parameter", "def f[x](y: x):\n    pass\n", [1]],
    ["an import", "import x.y\nx\n", [1]],
    ["an import under another name", "from a import b as x\nx\n", [1]],
    ["nothing, where nobody binds it", "def f():\n    y = 1\nx\n", "unbound"],
    ["nothing, where only another function binds it", "def f():\n    x = 1\ndef g():\n    x\n", "unbound"],
  ])("%s", (_, program, expected) => {
    expect(meaningOf(program)).toEqual(expected);
  });
});

describe("A dotted name is", () => {
  test.each<[string, string, string | undefined]>([
    ["found through import", "import asyncio\nasyncio.sleep\n", "asyncio.sleep"],
    ["found through import … as", "import asyncio as aio\naio.sleep\n", "asyncio.sleep"],
    ["found through from … import … as", "from asyncio import sleep as s\ns\n", "asyncio.sleep"],
    ["found through from asyncio import a module", "from asyncio import tasks\ntasks.sleep\n", "asyncio.sleep"],
    ["found through a star import", "from asyncio import *\nsleep\n", "asyncio.sleep"],
    ["what the later of two star imports brings", "from time import *\nfrom asyncio import *\nsleep\n", "asyncio.sleep"],
    ["found through a variable", "import asyncio\ns = asyncio.sleep\ns\n", "asyncio.sleep"],
    ["the same in both branches", "try:\n    from asyncio import run\nexcept E:\n    from asyncio import run\nrun\n", "asyncio.run"],
    ["unknown when branches differ", "try:\n    from asyncio import run\nexcept E:\n    from trio import run\nrun\n", undefined],
    ["built in", "print\n", "builtins.print"],
    ["unknown for what the file defines", "def sleep(): ...\nsleep\n", undefined],
    ["unknown for a parameter", "import asyncio\ndef f(asyncio):\n    asyncio.sleep\n", undefined],
  ])("%s", (_, program, expected) => {
    const file = analyzer.read(program);
    const semantics = analyzer.semanticsOf({ file });
    let found: string | undefined;
    walk(file.module, (node) => {
      if (node.kind === "ExpressionStatement") found = semantics.qualifiedName(node.expression);
    });
    expect(found).toBe(expected);
  });
});
