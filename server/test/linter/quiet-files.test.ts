/** A file that is passed over is one in which nothing would be found. */
import { describe, expect, it } from "vitest";
import { isQuiet } from "../../src/core/quiet-files";
import { analyzer, lintText } from "../harness/lint";
import { memoryProject } from "../harness/memory-project";
import { fixtureTexts } from "../harness/texts";

const noModules = { hasModule: () => false };

it("nothing is found in the fixtures that are passed over", () => {
  const passedOver = fixtureTexts().filter((text) => isQuiet(analyzer.read(text), noModules));
  for (const text of passedOver) expect(lintText(text).findings, text).toEqual([]);
  expect(passedOver.length).toBeGreaterThan(0);
});

describe("a file is passed over", () => {
  const files = {
    "/app/quiet.py": "def f():\n    pass\n",
    "/app/loud.py": "async def f():\n    pass\n",
    "/app/between.py": "from loud import f\n",
    "/app/package/__init__.py": "",
    "/app/package/loud.py": "async def f():\n    pass\n",
    "/app/circle.py": "import ring\n",
    "/app/ring.py": "import circle\n",
  };
  it.each([
    [true, "", "x = 1\n"],
    [true, "when it imports the library", "import contextlib\nfrom typing import Any\n"],
    [true, "when it imports what is quiet", "from quiet import f\nf()\n"],
    [true, "when it imports what is not at hand", "import requests\n"],
    [true, "when modules import each other", "import circle\n"],
    [false, "when it has a word of asynchronous code", "async def f():\n    pass\n"],
    [false, "when it imports what is asynchronous", "from loud import f\nf()\n"],
    [false, "when it imports something by way of another module", "from between import f\nf()\n"],
    [false, "when it imports a module of a package", "from package import loud\nloud.f()\n"],
    [false, "when it imports in a function", "def g():\n    import loud\n    loud.f()\n"],
    [false, "when a module is misspelled", "import asincio\n"],
    [false, "when it is damaged", "x = (1\n"],
    [false, "when it silences something", "x = 1  # noqa: AIO101\n"],
  ])("%s %s", (expected, _, text) => {
    expect(isQuiet(analyzer.read(text), memoryProject(analyzer, files, "/app/main.py"))).toBe(expected);
  });
});
