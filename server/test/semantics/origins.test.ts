import { describe, expect, it } from "vitest";
import { SemanticModel } from "../../src/core/semantics/model";
import type { Call } from "../../src/core/syntax/ast";
import { walk } from "../../src/core/syntax/visit";
import { analyzer } from "../harness/lint";

/** The origins of the callee of the last call in a program. */
function originsIn(text: string): readonly string[] {
  const file = analyzer.read(text);
  const calls: Call[] = [];
  walk(file.module, (node) => {
    if (node.kind === "Call" && node.end === text.trimEnd().length) calls.push(node);
  });
  return new SemanticModel(file).originsOf(calls[0]!.callee);
}

describe("the names that a callee is known by", () => {
  it.each([
    ["a function of a module", "import requests\nrequests.get(1)\n", ["requests.get"]],
    ["a function by another name", "from requests import get as fetch\nfetch(1)\n", ["requests.get"]],
    ["a method of a variable", "import requests\ns = requests.Session()\ns.get(1)\n", ["requests.Session().get"]],
    ["a method of a manager", "import requests\nwith requests.Session() as s:\n    s.get(1)\n", ["requests.Session().get"]],
    [
      "a method of an attribute",
      "import threading\nclass A:\n    def __init__(self):\n        self.lock = threading.Lock()\n    def f(self):\n        self.lock.acquire()\n",
      ["threading.Lock().acquire"],
    ],
    ["a method of a parameter", "import sqlite3\ndef f(c: sqlite3.Connection):\n    c.execute(1)\n", ["sqlite3.Connection().execute"]],
    [
      "a method of an optional parameter",
      "import sqlite3\ndef f(c: sqlite3.Connection | None):\n    c.execute(1)\n",
      ["sqlite3.Connection().execute"],
    ],
    [
      "a method that a class inherits",
      "import requests\nclass Mine(requests.Session):\n    pass\nMine().get(1)\n",
      ["requests.Session().get"],
    ],
    ["one of two", "import a, b\nf = a.x if a else b.x\nf(1)\n", []],
    ["what the program defines", "def f():\n    pass\nf()\n", ["__main__.f"]],
  ])("%s", (_, text, expected) => {
    expect(originsIn(text)).toEqual(expect.arrayContaining(expected));
    if (expected.length === 0) expect(originsIn(text)).toEqual([]);
  });
});
