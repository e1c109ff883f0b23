/** `check --explain` tells what the engine knows of an expression, and from where. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { type BuiltCommandLine, buildCommandLine } from "./command-line";

let commandLine: BuiltCommandLine;

beforeAll(async () => {
  commandLine = await buildCommandLine();
});

afterAll(() => commandLine.dispose());

const files = {
  "client.py": "class Client:\n    async def load(self):\n        pass\n",
  "main.py": "from client import Client\n\n\nasync def main():\n    client = Client()\n    client.load()\n    other.load()\n",
};

it("explains a call step by step", async () => {
  const folder = commandLine.folderWith(files);
  const { output, errors, exitCode } = await commandLine.run(["check", "--explain", "main.py:6:12"], { folder });
  expect({ output, errors, exitCode }).toEqual({
    output: [
      "`client.load()` is a coroutine object of `load`.",
      "  `client.load` is the coroutine function `load`, defined in client:2.",
      "    `client` is an object of `client.Client`, defined in client:1.",
      "      `client` is bound in line 5.",
      "        `Client()` is an object of `client.Client`, defined in client:1.",
      "          `Client` is the class `client.Client`, defined in client:1.",
      "            `Client` is bound in line 1.",
      "",
    ].join("\n"),
    errors: "",
    exitCode: 0,
  });
});

it("says what it does not know", async () => {
  const folder = commandLine.folderWith(files);
  const { output } = await commandLine.run(["check", "--explain", "main.py:7:6", "--lang", "zh-cn"], { folder });
  expect(output).toContain("`other` 在此文件中没有绑定。\n");
});

it.each([
  ["main.py:1", "error: --explain: `main.py:1` is no place. Write the file, the line and the column, such as `main.py:12:5`.\n"],
  ["none.py:1:1", "error: --explain: `none.py` cannot be read.\n"],
  ["main.py:2:1", "error: --explain: there is no expression at `main.py:2:1`.\n"],
  ["main.py:99:1", "error: --explain: there is no expression at `main.py:99:1`.\n"],
])("refuses the place %s", async (place, expected) => {
  const { errors, exitCode } = await commandLine.run(["check", "--explain", place], { folder: commandLine.folderWith(files) });
  expect({ errors, exitCode }).toEqual({ errors: expected, exitCode: 2 });
});
