/** Packages that are installed in an environment are read, and never run. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BuiltCommandLine, buildCommandLine } from "./command-line";

let commandLine: BuiltCommandLine;

beforeAll(async () => {
  commandLine = await buildCommandLine();
});

afterAll(() => commandLine.dispose());

const main = "import library\n\n\nasync def main():\n    library.load()\n";
const library = "async def load():\n    pass\n";

async function codes(folder: string, args: readonly string[] = [], environment: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const { output, errors } = await commandLine.run(["check", "--output-format=json", ...args, "main.py"], { folder, environment });
  if (output === "") throw new Error(errors);
  return JSON.parse(output).diagnostics.map((one: { code: string }) => one.code);
}

const venv = (name: string, version = "3.12") => ({ [`${name}/pyvenv.cfg`]: `home = /nowhere\nversion = ${version}.1\n` });

describe("the packages of an environment", () => {
  it.each([
    ["in .venv", { ...venv(".venv"), ".venv/lib/python3.12/site-packages/library.py": library }],
    ["in venv, as on Windows", { ...venv("venv"), "venv/Lib/site-packages/library.py": library }],
    ["a package", { ...venv(".venv"), ".venv/lib/python3.12/site-packages/library/__init__.py": library }],
    [
      "a stub beside a source",
      {
        ...venv(".venv"),
        ".venv/lib/python3.12/site-packages/library/__init__.py": "load = 1\n",
        ".venv/lib/python3.12/site-packages/library/__init__.pyi": "async def load() -> None: ...\n",
      },
    ],
    [
      "a package of stubs alone",
      {
        ...venv(".venv"),
        ".venv/lib/python3.12/site-packages/library/__init__.py": "load = 1\n",
        ".venv/lib/python3.12/site-packages/library-stubs/__init__.pyi": "async def load() -> None: ...\n",
      },
    ],
    [
      "an editable install",
      {
        ...venv(".venv"),
        ".venv/lib/python3.12/site-packages/__editable__.library.pth": "import os\n# a comment\n../../../../elsewhere/src\n",
        "elsewhere/src/library.py": library,
      },
    ],
    ["a conda environment", { "env/conda-meta/history": "", "env/lib/python3.11/site-packages/library.py": library }],
  ])("are known: %s", async (_, files) => {
    expect(await codes(commandLine.folderWith({ "main.py": main, ...files }))).toEqual(["AIO101"]);
  });

  it("are those of the environment that is named, or that is active", async () => {
    const folder = commandLine.folderWith({
      "main.py": main,
      "other/lib/python3.12/site-packages/library.py": library,
      "other/bin/python3": "",
    });
    expect(await codes(folder)).toEqual([]);
    expect(await codes(folder, ["--python", "other"])).toEqual(["AIO101"]);
    expect(await codes(folder, ["--python", "other/bin/python3"])).toEqual(["AIO101"]);
    expect(await codes(folder, [], { VIRTUAL_ENV: `${folder}/other` })).toEqual(["AIO101"]);
  });

  it("come behind the project's own modules and the standard library", async () => {
    const files = {
      "main.py": `import asyncio\n${main}    asyncio.sleep(1)\n`,
      "library.py": "def load():\n    pass\n",
      ...venv(".venv"),
      ".venv/lib/python3.12/site-packages/library.py": library,
      ".venv/lib/python3.12/site-packages/asyncio.py": "def sleep(delay): ...\n",
    };
    expect(await codes(commandLine.folderWith(files))).toEqual(["AIO101"]);
  });

  it("are not there when the environment is damaged", async () => {
    const files = { "main.py": main, ".venv/pyvenv.cfg": "\u0000", ".venv/lib/python3.12/site-packages/a.pth": "/nowhere\n\u0000\n" };
    expect(await codes(commandLine.folderWith(files))).toEqual([]);
  });
});

it("says that --python names no environment", async () => {
  const folder = commandLine.folderWith({ "main.py": main });
  const { exitCode, errors } = await commandLine.run(["check", "--python", "nowhere", "main.py"], { folder });
  expect({ exitCode, errors }).toEqual({
    exitCode: 2,
    errors: "error: --python: `nowhere` is neither an environment of Python nor an interpreter in one.\n",
  });
});
