/** An import that a fix makes useless goes with it, unless somebody else may want it. */
import { describe, expect, it } from "vitest";
import { defaultConfiguration } from "../../src/core/linter/configuration";
import { analyzer } from "../harness/lint";
import { memoryProject } from "../harness/memory-project";

const main = "\n\nasync def main():\n    time.sleep(1)\n";
const mended = "\n\nasync def main():\n    await asyncio.sleep(1)\n";

/** A text after all safe fixes. */
function fixed(text: string, path = "/app/main.py"): string {
  return analyzer.fixAll(text, { configuration: defaultConfiguration, project: memoryProject(analyzer, { [path]: text }, path) }).text;
}

describe("an import goes", () => {
  it.each([
    ["on a line of its own", `import asyncio\nimport time\n${main}`, `import asyncio\n${mended}`],
    ["in the place of which another one comes", `import time\n${main}`, `import asyncio\n${mended}`],
    ["beside others", `import asyncio, os, time\n${main}`, `import asyncio, os\n${mended}`],
    ["in front of others", `import asyncio\nimport time, os\n${main}`, `import asyncio\nimport os\n${mended}`],
    [
      "of a name",
      `import asyncio\nfrom time import monotonic, sleep\n${main.replace("time.sleep", "sleep")}`,
      `import asyncio\nfrom time import monotonic\n${mended}`,
    ],
    [
      "with the last of several uses",
      `import asyncio\nimport time\n${main}    time.sleep(2)\n    time.sleep(3)\n`,
      `import asyncio\n${mended}    await asyncio.sleep(2)\n    await asyncio.sleep(3)\n`,
    ],
  ])("%s", (_, text, expected) => {
    expect(fixed(text)).toBe(expected);
  });
});

describe("an import stays", () => {
  it.each([
    ["that is used elsewhere", `import asyncio\nimport time\n\nstart = time.monotonic()\n`],
    ["that is exported", `import asyncio\nimport time\n\n__all__ = ["main", "time"]\n`],
    ["that is offered to others", `import asyncio\nimport time as time\n`],
    ["of which a comment speaks", `import asyncio\nimport time  # noqa: F401\n`],
    ["that a text may mean", `import asyncio\nimport time\n\nprint(eval("time.monotonic()"))\n`],
    ["that is only tried", `import asyncio\n\ntry:\n    import time\nexcept ImportError:\n    raise\n`],
    ["that is bound twice", `import asyncio\nimport time\n\nif __debug__:\n    import time\n`],
  ])("%s", (_, text) => {
    expect(fixed(`${text}${main}`)).toBe(`${text}${mended}`);
  });

  it("in the file of a package, from which others import", () => {
    const text = `import asyncio\nimport time\n`;
    expect(fixed(`${text}${main}`, "/app/package/__init__.py")).toBe(`${text}${mended}`);
  });
});
