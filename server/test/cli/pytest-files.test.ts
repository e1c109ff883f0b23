/** How pytest runs tests is read from its files around a test, as pytest itself does. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BuiltCommandLine, buildCommandLine } from "./command-line";

let commandLine: BuiltCommandLine;

beforeAll(async () => {
  commandLine = await buildCommandLine();
});

afterAll(() => commandLine.dispose());

const tests = "import pytest\n\n\n@pytest.mark.asyncio\nasync def test_one():\n    pass\n\n\nasync def test_two():\n    pass\n";
const path = "tests/unit/test_client.py";

async function codes(files: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = commandLine.folderWith({ [path]: tests, ...files });
  const { output, errors } = await commandLine.run(["check", "--output-format=json", "--select=AIO206", path], { folder });
  if (output === "") throw new Error(errors);
  return JSON.parse(output).diagnostics.map((one: { code: string }) => one.code);
}

describe("an asynchronous test without a mark", () => {
  it.each([
    ["nothing is configured", {}],
    ["the mode is strict", { "pyproject.toml": '[tool.pytest.ini_options]\nasyncio_mode = "strict"\n' }],
    ["the hooks are others", { "tests/conftest.py": "import pytest\n\n\n@pytest.fixture\ndef client():\n    return 1\n" }],
  ])("is reported where %s", async (_, files) => {
    expect(await codes(files)).toEqual(["AIO206"]);
  });

  it.each([
    ["pyproject.toml sets the mode", { "pyproject.toml": '[tool.pytest.ini_options]\nasyncio_mode = "auto"\n' }],
    ["pytest.ini in a folder around sets it", { "tests/pytest.ini": "[pytest]\nasyncio_mode = auto\n" }],
    ["a conftest.py in a folder around runs tests", { "tests/conftest.py": "def pytest_pyfunc_call(pyfuncitem):\n    return True\n" }],
  ])("is not reported where %s", async (_, files) => {
    expect(await codes(files)).toEqual([]);
  });
});
