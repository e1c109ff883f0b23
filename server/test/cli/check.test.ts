import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rules } from "../../src/core/rules";
import { interpreters } from "../harness/cpython";
import { type BuiltCommandLine, buildCommandLine, type RunOptions } from "./command-line";

let built: BuiltCommandLine;
beforeAll(async () => {
  built = await buildCommandLine();
});
afterAll(() => built?.dispose());

const run = (args: readonly string[], options?: RunOptions) => built.run(args, options);
const folderWith = (files: Readonly<Record<string, string | Uint8Array>>) => built.folderWith(files);

const unawaited = "async def f():\n    pass\n\n\nasync def main():\n    f()\n";
const mended = "async def f():\n    pass\n\n\nasync def main():\n    await f()\n";
const unused = "x = 1  # asyncio-insight: ignore[nothing-here]\n";
const unusedMessage = "This comment silences `nothing-here`, but nothing is reported for it here.";
const clean = "x = 1\n";

/** Where what was found, from the JSON output: `a.py:6:5 AIO101`, with lines and columns from one. */
async function places(args: readonly string[], options: RunOptions): Promise<string[]> {
  const { output } = await run(["check", "--output-format", "json", ...args], options);
  return JSON.parse(output).diagnostics.map(
    (one: { file: string; code: string; range: { start: { line: number; character: number } } }) =>
      `${one.file}:${one.range.start.line + 1}:${one.range.start.character + 1} ${one.code}`,
  );
}

describe.concurrent("a fix that changes several files", () => {
  const loader = "import asyncio\n\n\ndef load():\n    asyncio.sleep(0)\n";
  const main = "from loader import load\n\n\nasync def main():\n    load()\n";
  const title = "Make `load` async, await `asyncio.sleep`, and await or run its callers (1) in 2 files";

  test("is shown with the edits of each file", async () => {
    const folder = folderWith({ "loader.py": loader, "main.py": main });
    const { output } = await run(["check", "--output-format", "json"], { folder });
    const [diagnostic] = JSON.parse(output).diagnostics;
    expect(diagnostic.fixes.map((fix: { title: string }) => fix.title)).toEqual([
      title,
      "Make only `load` async and await `asyncio.sleep`; what calls it must be changed by hand",
      "Run `asyncio.sleep` with `asyncio.run`",
    ]);
    const at = (line: number, character: number) => ({ start: { line, character }, end: { line, character } });
    expect(diagnostic.fixes[0]).toEqual({
      title,
      safety: "suggested",
      edits: [
        { file: "loader.py", range: at(3, 0), newText: "async " },
        { file: "loader.py", range: at(4, 4), newText: "await " },
        { file: "main.py", range: at(4, 4), newText: "await " },
      ],
    });
    const sarif = JSON.parse((await run(["check", "--output-format", "sarif"], { folder })).output);
    const [change] = sarif.runs[0].results[0].fixes;
    expect(change.artifactChanges.map((one: { artifactLocation: { uri: string } }) => one.artifactLocation.uri)).toEqual([
      "loader.py",
      "main.py",
    ]);
    expect((await run(["check"], { folder })).output).toContain(`= fix: ${title} (in an editor)\n`);
  });

  test("is never applied", async () => {
    const folder = folderWith({ "loader.py": loader, "main.py": main });
    await run(["check", "--fix", "--unsafe-fixes"], { folder });
    expect(readFileSync(join(folder, "loader.py"), "utf8")).toBe(loader);
    expect(readFileSync(join(folder, "main.py"), "utf8")).toBe(main);
  });
});

describe.concurrent("what is shown", () => {
  test("a finding: its place, line, carets and fix", async () => {
    const folder = folderWith({ "a.py": `# first\n${unused}` });
    expect(await run(["check"], { folder })).toEqual({
      exitCode: 1,
      output: `a.py:2:10 hint AIO805 unused-suppression ${unusedMessage}
  2 | x = 1  # asyncio-insight: ignore[nothing-here]
    |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = fix: Remove the unused suppression (--fix)

Files checked: 1. Findings: 1. \`--fix\` can mend 1 of them.
`,
      errors: "",
    });
  });

  test("nothing found", async () => {
    const folder = folderWith({ "a.py": clean, "b.pyi": "def f() -> int: ...\n", "c.txt": "f(" });
    expect(await run(["check"], { folder })).toEqual({ exitCode: 0, output: "Files checked: 2. Findings: 0.\n", errors: "" });
  });

  test("carets stand under the place behind tabs, Chinese characters, accents and emoji", async () => {
    const folder = folderWith({ "a.py": `if 1:\n\tx = "中文，e\u0301👩‍👩‍👧", 1\t${unused.slice(5)}` });
    const [, line, carets] = (await run(["check"], { folder })).output.split("\n");
    expect(line).toBe(`  2 | \tx = "中文，e\u0301👩‍👩‍👧", 1\t  # asyncio-insight: ignore[nothing-here]`);
    expect(carets).toBe(`    | \t${" ".repeat(`x = "`.length + 6 + 1 + 2 + `", 1`.length)}\t    ${"^".repeat(37)}`);
  });

  test("a long line is cut around the place", async () => {
    const folder = folderWith({ "a.py": `x = "${"😀".repeat(300)}"  # asyncio-insight: ignore[nothing-here] ${"y".repeat(300)}\n` });
    const [, line = "", carets = ""] = (await run(["check"], { folder })).output.split("\n");
    expect(line).toMatch(/^ {2}1 \| …😀+" {2}# asyncio-insight: ignore\[nothing-here\] y+…$/u);
    expect(line.length).toBeLessThan(180);
    // Each of the emoji takes two columns in the terminal and two UTF-16 code units here; the ellipsis takes one of each.
    expect(carets.indexOf("^")).toBe(line.indexOf("asyncio-insight"));
  });

  test("control characters in a file cannot steer the terminal", async () => {
    const folder = folderWith({ "a.py": `x = "\u001b[31m\u202e"  ${unused.slice(7)}` });
    const { output } = await run(["check"], { folder });
    expect(output).toContain('| x = "␛[31m\uFFFD"  # asyncio-insight');
    expect(output).not.toMatch(/\p{Bidi_Control}/u);
    expect(output).not.toContain("\u001b");
  });

  test("columns do not count a byte order mark", async () => {
    const folder = folderWith({ "a.py": `\uFEFF${unused}` });
    expect(await places([], { folder })).toEqual(["a.py:1:10 AIO805"]);
  });

  test("colours only where they are wanted", async () => {
    const folder = folderWith({ "a.py": unused });
    const coloured = async (args: string[], environment: Record<string, string>) =>
      (await run(["check", ...args], { folder, environment })).output.includes("\u001b[35mhint AIO805\u001b[0m");
    expect(await coloured([], {})).toBe(false);
    expect(await coloured([], { FORCE_COLOR: "1" })).toBe(true);
    expect(await coloured([], { FORCE_COLOR: "0" })).toBe(false);
    expect(await coloured(["--no-color"], { FORCE_COLOR: "1" })).toBe(false);
    expect(await coloured(["--output-format", "github"], { FORCE_COLOR: "1" })).toBe(false);
  });

  test("order: by path, then by place", async () => {
    const folder = folderWith({ "b.py": unused, "a/z.py": unused + unused, "a.py": unused, "B.py": unused });
    expect(await places(["b.py", ".", "a", "b.py"], { folder })).toEqual([
      "B.py:1:10 AIO805",
      "a.py:1:10 AIO805",
      "a/z.py:1:10 AIO805",
      "a/z.py:2:10 AIO805",
      "b.py:1:10 AIO805",
    ]);
  });

  test("a reader that has seen enough is no failure", async () => {
    const folder = folderWith({ "a.py": unused.repeat(5000) });
    const { errors, exitCode } = await run(["check"], { folder, closesOutput: true });
    expect(errors).toBe("");
    expect([0, 1]).toContain(exitCode);
  });
});

describe.concurrent("which files are checked", () => {
  test("a folder without what builds, tools and virtual environments leave there", async () => {
    const folder = folderWith({
      "src/a.py": unused,
      "src/a.pyi": unused,
      "src/a.txt": unused,
      ".venv/lib/b.py": unused,
      "my-environment/pyvenv.cfg": "home = /usr/bin\n",
      "my-environment/lib/b.py": unused,
      "node_modules/x/b.py": unused,
      "build/b.py": unused,
      "src/__pycache__/b.py": unused,
      ".hidden/c.py": unused,
    });
    expect(await places([], { folder })).toEqual([".hidden/c.py:1:10 AIO805", "src/a.py:1:10 AIO805", "src/a.pyi:1:10 AIO805"]);
    expect(await places(["build", ".venv/lib/b.py"], { folder })).toEqual([".venv/lib/b.py:1:10 AIO805", "build/b.py:1:10 AIO805"]);
  });

  test("what patterns exclude is left out, unless it is named", async () => {
    const folder = folderWith({
      "pyproject.toml": '[tool.asyncio-insight]\nexclude = ["generated", "docs/*.py"]\n',
      "generated/a.py": unused,
      "docs/a.py": unused,
      "docs/deep/a.py": unused,
      "b_pb2.py": unused,
      "c.py": unused,
    });
    expect(await places(["--exclude", "*_pb2.py", "--exclude", "c.py"], { folder })).toEqual(["docs/deep/a.py:1:10 AIO805"]);
    expect(await places(["generated/a.py"], { folder })).toEqual(["generated/a.py:1:10 AIO805"]);
  });

  test("links that lead round in a circle, or nowhere", async () => {
    const folder = folderWith({ "a/b.py": unused });
    symlinkSync(folder, join(folder, "a", "loop"), "junction");
    symlinkSync(join(folder, "self.py"), join(folder, "self.py"));
    symlinkSync(join(folder, "missing"), join(folder, "nowhere.py"));
    expect(await places([], { folder })).toEqual(["a/b.py:1:10 AIO805"]);
    const { exitCode, errors } = await run(["check", "self.py", "nowhere.py"], { folder });
    expect(errors).toBe(
      "error: nowhere.py: there is no such file or folder\n" +
        "error: self.py: the file cannot be read: ELOOP: too many symbolic links encountered\n",
    );
    expect(exitCode).toBe(2);
  });

  test("a file outside of the working directory, and one without a Python name", async () => {
    const folder = folderWith({ "here/x.txt": "", script: unused, "other/a.py": unused });
    expect(await places(["../other", "../script"], { folder: join(folder, "here") })).toEqual([
      "../other/a.py:1:10 AIO805",
      "../script:1:10 AIO805",
    ]);
  });

  test("the standard input, under its own or another name", async () => {
    const folder = folderWith({ "pyproject.toml": '[tool.asyncio-insight.per-file-ignores]\n"quiet.py" = ["AIO805"]\n' });
    expect(await places(["-"], { folder, input: unused })).toEqual(["-:1:10 AIO805"]);
    expect(await places(["-", "--stdin-filename", "src/new.py"], { folder, input: unused })).toEqual(["src/new.py:1:10 AIO805"]);
    expect(await places(["-", "--stdin-filename", "src/quiet.py"], { folder, input: unused })).toEqual([]);
  });
});

describe.concurrent("which rules run", () => {
  const both = unawaited + unused;

  test.each([
    [["--select", "AIO805"], ["AIO805"]],
    [["--select", "unawaited-coroutine"], ["AIO101"]],
    [
      ["--select", "AIO1,AIO8"],
      ["AIO101", "AIO805"],
    ],
    [
      ["--select", "AIO1", "--select", "aio805"],
      ["AIO101", "AIO805"],
    ],
    [["--ignore", "AIO1"], ["AIO805"]],
    [["--select", "AIO", "--ignore", "AIO101, unused-suppression"], []],
  ])("%j", async (args, codes) => {
    const folder = folderWith({ "a.py": both });
    expect((await places(args, { folder })).map((place) => place.split(" ")[1])).toEqual(codes);
  });

  test("the project's choices hold, and the command line's beat them", async () => {
    const folder = folderWith({
      "pyproject.toml": '[tool.asyncio-insight.rules]\nAIO101 = "off"\nunused-suppression = "error"\n',
      "deep/er/a.py": both,
    });
    expect((await run(["check", "deep/er/a.py"], { folder })).output).toContain("deep/er/a.py:7:10 error AIO805 unused-suppression");
    expect(await places([], { folder })).toEqual(["deep/er/a.py:7:10 AIO805"]);
    expect(await places(["--select", "AIO101"], { folder: join(folder, "deep") })).toEqual(["er/a.py:6:5 AIO101"]);
  });
});

test("the target version: from the environment, requires-python, and the command line", async () => {
  const loop = "import asyncio\n\nloop = asyncio.get_event_loop()\nprint(loop)\n";
  const requires = (version: string) => `[project]\nrequires-python = ">=${version}"\n`;
  const folder = folderWith({
    "unknown/a.py": loop,
    "environment/.venv/pyvenv.cfg": "version = 3.14.0\n",
    "environment/a.py": loop,
    "old/.venv/pyvenv.cfg": "version = 3.14.0\n",
    "old/pyproject.toml": requires("3.9"),
    "old/src/a.py": loop,
    "new/pyproject.toml": requires("3.14"),
    "new/src/a.py": loop,
  });
  const severities = async (...args: string[]) => {
    const { output } = await run(["check", "--select", "AIO602", ...args], { folder });
    return output.match(/^\S+a\.py:3:8 \w+/gm);
  };
  // From Python 3.14 on, the call raises; before, it only warns.
  expect(await severities()).toEqual([
    "environment/a.py:3:8 error",
    "new/src/a.py:3:8 error",
    "old/src/a.py:3:8 warning",
    "unknown/a.py:3:8 warning",
  ]);
  expect(await severities("--python-version", "3.14", "old")).toEqual(["old/src/a.py:3:8 error"]);
  expect(await severities("--python-version", "3.10", "new")).toEqual(["new/src/a.py:3:8 warning"]);
});

describe.concurrent("mending", () => {
  test("writes the file, and reports what is left", async () => {
    const folder = folderWith({ "a.py": unawaited, "b.py": clean });
    expect(await run(["check", "--fix"], { folder })).toEqual({
      exitCode: 0,
      output: "Files checked: 2. Findings: 0.\n",
      errors: "Mended: 1.\n",
    });
    expect(readFileSync(join(folder, "a.py"), "utf8")).toBe(mended);
    expect(readdirSync(folder).sort()).toEqual(["a.py", "b.py"]);
  });

  test("keeps the byte order mark, line ends and permissions", async () => {
    const crlf = (text: string) => `\uFEFF${text.replaceAll("\n", "\r\n")}`;
    const folder = folderWith({ "a.py": crlf(unawaited + unused) });
    chmodSync(join(folder, "a.py"), 0o755);
    expect((await run(["check", "--fix"], { folder })).exitCode).toBe(0);
    expect(readFileSync(join(folder, "a.py"), "utf8")).toBe(crlf(`${mended}x = 1\n`));
    if (process.platform !== "win32") expect(statSync(join(folder, "a.py")).mode & 0o777).toBe(0o755);
  });

  test("does not touch a file in which nothing is mended", async () => {
    const folder = folderWith({ "a.py": clean });
    const before = statSync(join(folder, "a.py"));
    await run(["check", "--fix"], { folder });
    expect(statSync(join(folder, "a.py"))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
  });

  test("leaves a read-only file as it is, and mends the others", async () => {
    const folder = folderWith({ "a.py": unused, "b.py": unused });
    chmodSync(join(folder, "a.py"), 0o444);
    const { exitCode, output, errors } = await run(["check", "--fix"], { folder });
    expect(errors).toBe("error: a.py: not mended, because the file is read-only\nMended: 1.\n");
    expect(output).toContain("a.py:1:10 hint AIO805");
    expect(exitCode).toBe(2);
    expect(readFileSync(join(folder, "a.py"), "utf8")).toBe(unused);
    expect(readFileSync(join(folder, "b.py"), "utf8")).toBe("x = 1\n");
  });

  test("mends what a link leads to, and leaves the link", async () => {
    const folder = folderWith({ "a.txt": unused });
    symlinkSync(join(folder, "a.txt"), join(folder, "link.py"));
    await run(["check", "--fix"], { folder });
    expect(readFileSync(join(folder, "a.txt"), "utf8")).toBe("x = 1\n");
    expect(
      readdirSync(folder, { withFileTypes: true })
        .find((entry) => entry.name === "link.py")
        ?.isSymbolicLink(),
    ).toBe(true);
  });

  test("the standard input: the mended text is the output, and the report goes to the errors", async () => {
    expect(await run(["check", "--fix", "-"], { input: `\uFEFF${unused}` })).toEqual({
      exitCode: 0,
      output: "\uFEFFx = 1\n",
      errors: "Mended: 1.\nFiles checked: 1. Findings: 0.\n",
    });
    expect((await run(["check", "--fix", "-"], { input: clean })).output).toBe(clean);
  });

  test("suggested fixes only when asked for", async () => {
    const sync = "async def f():\n    pass\n\n\ndef main():\n    f()\n";
    const folder = folderWith({ "a.py": sync });
    const { output, exitCode } = await run(["check", "--fix"], { folder });
    expect(exitCode).toBe(1);
    expect(output).toContain("(--fix --unsafe-fixes)");
    expect(output).toContain("Files checked: 1. Findings: 1.\n");
    expect(readFileSync(join(folder, "a.py"), "utf8")).toBe(sync);
    expect((await run(["check", "--fix", "--unsafe-fixes"], { folder })).exitCode).toBe(0);
    expect(readFileSync(join(folder, "a.py"), "utf8")).not.toBe(sync);
  });
});

describe.concurrent("the tutorial's three programs", () => {
  const programs = ["snippet1.py", "snippet2.py", "snippet3.py"].map((name) =>
    readFileSync(new URL(`../../../test-fixtures/workspaces/tutorial/${name}`, import.meta.url), "utf8").trimEnd(),
  );
  const all = `${programs.join("\n\n\n")}\n`;
  const lineOf = (text: string) => all.slice(0, all.indexOf(text)).split("\n").length;

  test("every mistake is found at its place", async () => {
    const folder = folderWith({ "tutorial.py": all });
    expect(await places([], { folder })).toEqual(
      expect.arrayContaining([
        "tutorial.py:1:1 AIO005",
        `tutorial.py:${lineOf("loop = asynico")}:8 AIO002`,
        `tutorial.py:${lineOf("loop.run_until_complete")}:1 AIO603`,
        `tutorial.py:${lineOf("    response = await")}:16 AIO001`,
      ]),
    );
  });

  test("what keeps Python from reading the file is mended without asking", async () => {
    const folder = folderWith({ "tutorial.py": all });
    const { errors } = await run(["check", "--fix"], { folder });
    expect(errors).toMatch(/^Mended: \d+\.\n$/);
    expect(await places(["--select", "AIO0"], { folder })).toEqual([]);
    const text = readFileSync(join(folder, "tutorial.py"), "utf8");
    expect(text).toMatch(/^import asyncio\n+async def func\(\):\n {4}print\("x"\)\n+result = asyncio\.run\(func\(\)\)\n/);
    expect(text).toContain("    response = await asyncio.sleep(2)\n");
  });

  const [python] = interpreters();
  test.runIf(python)(`Python ${python?.version ?? "(none at hand)"} runs the mended programs, which print their texts`, async () => {
    const folder = folderWith(Object.fromEntries(programs.map((text, index) => [`${index}.py`, text])));
    const printed = (index: number) => {
      const answer = spawnSync(python?.command ?? "", ["-W", "error", `${index}.py`], { cwd: folder, encoding: "utf8" });
      return `${answer.stdout}${answer.stderr}`.replaceAll("\r\n", "\n");
    };
    await run(["check", "--fix"], { folder });
    // The first program never runs its coroutine object, and only its author knows whether it should: that fix must be asked for.
    expect([1, 2].map(printed)).toEqual(["hello\nhello\n", "start\nresponse: None\n"]);
    await run(["check", "--fix", "--unsafe-fixes"], { folder });
    expect(printed(0)).toBe("x\n");
  });

  test.runIf(python)(`Python ${python?.version ?? "(none at hand)"} runs all of them in one mended file`, async () => {
    const folder = folderWith({ "tutorial.py": all });
    await run(["check", "--fix"], { folder });
    const answer = spawnSync(python?.command ?? "", ["-W", "error", "tutorial.py"], { cwd: folder, encoding: "utf8" });
    expect(`${answer.stdout}${answer.stderr}`.replaceAll("\r\n", "\n")).toBe("x\nhello\nhello\nstart\nresponse: None\n");
  });

  test.each(["sample.py", "sample.nls.zh-cn.py"])("the walkthrough's %s is mended as a whole", async (name) => {
    const folder = folderWith({ [name]: readFileSync(join(import.meta.dirname, "../../../docs/walkthrough", name)) });
    expect((await run(["check"], { folder })).exitCode).toBe(1);
    expect((await run(["check", "--fix"], { folder })).output).toBe("Files checked: 1. Findings: 0.\n");
    if (!python) return;
    const answer = spawnSync(python.command, ["-X", "utf8", name], { cwd: folder, encoding: "utf8" });
    expect(`${answer.stdout}${answer.stderr}`.replaceAll("\r\n", "\n")).toBe("start\nstart\ntext: done\n");
  });
});

describe.concurrent("what cannot be done is told, and the rest is done", () => {
  test("a path that does not exist", async () => {
    const folder = folderWith({ "a.py": unused });
    const { exitCode, output, errors } = await run(["check", "missing.py", "a.py"], { folder });
    expect(errors).toBe("error: missing.py: there is no such file or folder\n");
    expect(output).toContain("a.py:1:10 hint AIO805");
    expect(exitCode).toBe(2);
  });

  test("a file that is not UTF-8", async () => {
    const folder = folderWith({ "gbk.py": Buffer.from("x = 1\r\ny = '\xc4\xe3\xba\xc3'\r\n", "latin1"), "a.py": unused });
    const { exitCode, output, errors } = await run(["check"], { folder });
    expect(errors).toBe("error: gbk.py: not UTF-8: line 2 holds bytes that stand for nothing; save the file as UTF-8\n");
    expect(output).toContain("a.py:1:10 hint AIO805");
    expect(exitCode).toBe(2);
  });

  test("a file that declares another encoding is skipped, unless it is plain ASCII", async () => {
    const folder = folderWith({
      "gbk.py": Buffer.from("#!/usr/bin/python\n# -*- coding: gbk -*-\ny = '\xc4\xe3'\n", "latin1"),
      "ascii.py": `# coding=latin-1\n${unused}`,
      "utf8.py": `# vim: set fileencoding=utf_8 :\n"中"\n${unused}`,
      "late.py": `x = 1\n# coding: latin-1\n"中"\n${unused}`,
    });
    const { exitCode, output, errors } = await run(["check"], { folder });
    expect(errors).toBe("note: gbk.py: not checked, because it declares the encoding `gbk`, and only UTF-8 is read\n");
    expect(output).toContain("Files checked: 3. Files not checked: 1. Findings: 3.");
    expect(exitCode).toBe(1);
    expect(JSON.parse((await run(["check", "--output-format", "json", "gbk.py"], { folder })).output).summary).toMatchObject({
      files: 1,
      parsed: 0,
      skipped: 1,
    });
  });

  test("files that are too large or too deep are skipped with a note", async () => {
    const deep = Array.from({ length: 102 }, (_, depth) => `${" ".repeat(depth)}if x:\n`).join("");
    const folder = folderWith({ "deep.py": deep, "large.py": "x = 1\n".repeat(200_000) });
    const { exitCode, errors } = await run(["check"], { folder });
    expect(errors).toBe(
      "note: deep.py: not checked, because it has more nested blocks or brackets than Python accepts\n" +
        "note: large.py: not checked, because it has more than 1048576 characters\n",
    );
    expect(exitCode).toBe(0);
  });

  test("a pyproject.toml with mistakes", async () => {
    const folder = folderWith({
      "pyproject.toml": '[tool.asyncio-insight]\nexlude = []\nrules = { AIO101 = "off" }\n',
      "sub/a.py": unawaited + unused,
    });
    const { exitCode, output, errors } = await run(["check"], { folder });
    expect(errors).toBe("error: pyproject.toml:2:1: There is no option `exlude`. Did you mean `exclude`?\n");
    expect(output).toContain("Findings: 1.");
    expect(output).not.toContain("AIO101");
    expect(exitCode).toBe(2);
  });

  test.runIf(process.platform !== "win32" && process.getuid?.() !== 0)("a file and a folder that cannot be read", async () => {
    const folder = folderWith({ "a.py": unused, "closed/b.py": unused });
    chmodSync(join(folder, "a.py"), 0);
    chmodSync(join(folder, "closed"), 0);
    const { exitCode, errors } = await run(["check"], { folder });
    chmodSync(join(folder, "closed"), 0o755);
    expect(errors).toBe(
      "error: closed: the folder cannot be read: EACCES: permission denied\n" +
        "error: a.py: the file cannot be read: EACCES: permission denied\n",
    );
    expect(exitCode).toBe(2);
  });

  test.runIf(process.platform !== "win32")("something that is neither a file nor a folder", async () => {
    const { exitCode, errors } = await run(["check", "/dev/null"]);
    expect(errors).toBe("error: /dev/null: this is neither a file nor a folder\n");
    expect(exitCode).toBe(2);
  });

  test("an empty file, one of line ends, and one that is no Python at all", async () => {
    const folder = folderWith({ "empty.py": "", "lines.py": "\r\r\n\n", "nul.py": "\0\0", "broken.py": "def (:\n  ]]\n" });
    expect(await run(["check", "--select", "AIO805"], { folder })).toMatchObject({ exitCode: 0, errors: "" });
  });
});

describe.concurrent("mistakes in the command", () => {
  test.each([
    [["check", "--fixx"], "There is no option `--fixx`. Did you mean `--fix`?"],
    [["check", "--frobnicate=1"], "There is no option `--frobnicate=1`. See `asyncio-insight check --help`."],
    [["check", "--select"], "The option `--select` needs a value."],
    [["check", "--select", " ,"], "The option `--select` needs a value."],
    [["check", "--select", "AIO999"], "There is no rule `AIO999`."],
    [["check", "--ignore", "unused-supression"], "There is no rule `unused-supression`. Did you mean `unused-suppression`?"],
    [["check", "--output-format", "jsn"], "--output-format: `jsn` is not one of text, json, sarif, github. Did you mean `json`?"],
    [["check", "--min-confidence", "high"], "--min-confidence: `high` is not one of proved, by-use, by-name."],
    [["check", "--python-version", "2.7"], "--python-version: `2.7` is not a version of Python 3, such as `3.12`."],
    [["check", "--unsafe-fixes"], "`--unsafe-fixes` says which fixes `--fix` applies. Give both."],
    [["check", "-", "a.py"], "`-` stands for the standard input and cannot be checked together with files."],
    [["check", "--stdin-filename", "a.py"], "`--stdin-filename` names the standard input. Give `-` as the path."],
    [["check", "--lang", "fr"], "--lang: `fr` is not one of en, zh-cn."],
    [["main.py"], "There is no command `main.py`. Write `asyncio-insight check main.py` to check that file or folder."],
  ])("%j", async (args, error) => {
    expect(await run(args)).toEqual({ exitCode: 2, output: "", errors: `error: ${error}\n` });
  });

  test("no command shows the help", async () => {
    const { exitCode, errors } = await run([]);
    expect(exitCode).toBe(2);
    expect(errors).toContain("Usage: asyncio-insight <command> [options]");
  });

  test("--help and --version", async () => {
    const help = await run(["check", "--help"]);
    expect(help).toMatchObject({ exitCode: 0, errors: "" });
    for (const option of [
      "--output-format",
      "--fix",
      "--unsafe-fixes",
      "--select",
      "--ignore",
      "--min-confidence",
      "--python-version",
      "--exclude",
      "--exit-zero",
      "--stdin-filename",
      "--no-color",
      "--lang",
    ]) {
      expect(help.output).toContain(`  ${option} `);
    }
    const { version } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
    expect(await run(["--version"])).toEqual({ exitCode: 0, output: `asyncio-insight ${version}\n`, errors: "" });
    expect((await run(["check", "--version"])).output).toBe(`asyncio-insight ${version}\n`);
  });
});

test("--exit-zero", async () => {
  const folder = folderWith({ "a.py": unused });
  expect((await run(["check", "--exit-zero"], { folder })).exitCode).toBe(0);
  expect((await run(["check", "--exit-zero", "missing.py"], { folder })).exitCode).toBe(2);
});

describe.concurrent("Chinese", () => {
  const translated = "未检查文件|发现问题：1 个。";

  test.each([
    [["--lang", "zh-cn"], {}],
    [["--lang=zh_CN"], { LANG: "en_US.UTF-8" }],
    [[], { LANG: "zh_CN.UTF-8" }],
    [[], { LC_MESSAGES: "zh_CN.UTF-8", LANG: "de_DE.UTF-8" }],
    [[], { LC_ALL: "zh_CN", LANG: "en_US.UTF-8" }],
  ])("%j with %j", async (args, environment) => {
    const folder = folderWith({ "a.py": unused });
    const { output } = await run(["check", ...args], { folder, environment });
    expect(output).toMatch(/^a\.py:1:10 hint AIO805 unused-suppression .*`nothing-here`.*。\n/);
    expect(output).toMatch(new RegExp(translated));
    expect(output).toContain("修复：");
  });

  test.each([
    [[], { LANG: "zh_CN.UTF-8", LC_ALL: "C" }],
    [["--lang", "en"], { LANG: "zh_CN.UTF-8" }],
    [[], { LANG: "de_DE.UTF-8" }],
  ])("not with %j and %j", async (args, environment) => {
    const folder = folderWith({ "a.py": unused });
    expect((await run(["check", ...args], { folder, environment })).output).toContain("Findings: 1.");
  });

  test("the help and the mistakes too", async () => {
    const environment = { LANG: "zh_CN.UTF-8" };
    const { output } = await run(["check", "--help"], { environment });
    expect(output).toMatch(/^用法：/);
    expect(output).not.toMatch(/Options:|Arguments:|Show|Default/);
    expect((await run(["check", "--fixx"], { environment })).errors).toBe("错误：没有选项 `--fixx`。是否想写 `--fix`？\n");
    expect((await run(["check", "missing"], { environment })).errors).toBe("错误：missing: 没有这个文件或文件夹\n");
  });
});

describe.concurrent("a finding that other files explain", () => {
  const files = {
    "main.py": "from shop.client import load\n\n\nasync def main():\n    load()\n",
    "shop/__init__.py": "",
    "shop/client.py": "import time\n\n\ndef load():\n    wait()\n\n\ndef wait():\n    time.sleep(1)\n",
  };

  test("names them in the text", async () => {
    expect((await run(["check", "main.py"], { folder: folderWith(files) })).output).toContain(`
    = shop/client.py:5:5: \`wait(…)\` is called here.
    = shop/client.py:9:5: \`time.sleep(…)\` blocks here.
`);
  });

  test("names them in JSON", async () => {
    const { output } = await run(["check", "--output-format", "json", "main.py"], { folder: folderWith(files) });
    expect(JSON.parse(output).diagnostics[0].related).toEqual([
      {
        file: "shop/client.py",
        range: { start: { line: 4, character: 4 }, end: { line: 4, character: 8 } },
        message: "`wait(…)` is called here.",
      },
      {
        file: "shop/client.py",
        range: { start: { line: 8, character: 4 }, end: { line: 8, character: 14 } },
        message: "`time.sleep(…)` blocks here.",
      },
    ]);
  });

  test("names them in SARIF", async () => {
    const { output } = await run(["check", "--output-format", "sarif", "main.py"], { folder: folderWith(files) });
    expect(JSON.parse(output).runs[0].results[0].relatedLocations).toMatchObject([
      { id: 0, physicalLocation: { artifactLocation: { uri: "shop/client.py" }, region: { startLine: 5 } } },
      { id: 1, physicalLocation: { artifactLocation: { uri: "shop/client.py" }, region: { startLine: 9 } } },
    ]);
  });
});

describe.concurrent("JSON", () => {
  test("the whole shape", async () => {
    const folder = folderWith({ "src/a.py": `"😀" # 1\n"😀" ${unused.slice(7)}` });
    const { output } = await run(["check", "--output-format", "json"], { folder });
    const parsed = JSON.parse(output);
    expect(parsed.summary.seconds).toBeTypeOf("number");
    const { version } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
    expect(parsed).toEqual({
      version,
      diagnostics: [
        {
          file: "src/a.py",
          range: { start: { line: 1, character: 7 }, end: { line: 1, character: 44 } },
          code: "AIO805",
          rule: "unused-suppression",
          severity: "hint",
          confidence: "proved",
          message: unusedMessage,
          related: [],
          fixes: [
            {
              title: "Remove the unused suppression",
              safety: "safe",
              edits: [{ file: "src/a.py", range: { start: { line: 1, character: 4 }, end: { line: 1, character: 44 } }, newText: "" }],
            },
          ],
        },
      ],
      summary: { files: 1, parsed: 1, skipped: 0, seconds: parsed.summary.seconds },
    });
  });
});

test("GitHub annotations, escaped", async () => {
  const folder = folderWith({ "100%,a:b.py": unused });
  const path = "100%25%2Ca%3Ab.py";
  expect(await run(["check", "--output-format", "github"], { folder })).toEqual({
    exitCode: 1,
    output: `::notice title=asyncio-insight AIO805 unused-suppression,file=${path},line=1,endLine=1,col=10,endColumn=47::100%25,a:b.py:1:10: AIO805 ${unusedMessage}\n`,
    errors: "",
  });
});

test("SARIF 2.1.0: the properties that readers of it need", async () => {
  const folder = folderWith({ "my file.py": unawaited + unused });
  const { output, exitCode } = await run(["check", "--output-format", "sarif", ".", "missing"], { folder });
  expect(exitCode).toBe(2);
  const log = JSON.parse(output);
  expect(log.version).toBe("2.1.0");
  expect(log.$schema).toMatch(/^https:\/\/.*sarif-schema-2\.1\.0\.json$/);
  expect(log.runs).toHaveLength(1);
  const [{ tool, results, columnKind, invocations }] = log.runs;
  expect(columnKind).toBe("utf16CodeUnits");
  expect(invocations).toEqual([
    {
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: "error", message: { text: "missing: there is no such file or folder" } }],
    },
  ]);
  expect(tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual(rules.map((rule) => rule.code));
  for (const rule of tool.driver.rules) {
    expect(rule.shortDescription.text).not.toBe("");
    expect(rule.help.text).toContain(rule.shortDescription.text);
    expect(rule.help.markdown).toContain("```python");
    expect(rule.helpUri).toBe(`https://github.com/asyncio-insight/asyncio-insight/blob/main/docs/rules/${rule.name}.md`);
    expect(["error", "warning", "note"]).toContain(rule.defaultConfiguration.level);
  }
  expect(results.map((result: { ruleId: string }) => result.ruleId)).toEqual(["AIO101", "AIO805"]);
  for (const result of results) {
    expect(tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    expect(result.message.text).not.toBe("");
  }
  expect(results[1]).toMatchObject({
    level: "note",
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "my%20file.py" },
          region: { startLine: 7, startColumn: 10, endLine: 7, endColumn: 47 },
        },
      },
    ],
    fixes: [
      {
        description: { text: "Remove the unused suppression" },
        artifactChanges: [
          {
            artifactLocation: { uri: "my%20file.py" },
            replacements: [{ deletedRegion: { startLine: 7, startColumn: 6, endLine: 7, endColumn: 47 }, insertedContent: { text: "" } }],
          },
        ],
      },
    ],
  });
});

test("a folder that nothing was written to stays as it was", async () => {
  const folder = folderWith({ "a.py": unused });
  mkdirSync(join(folder, "empty"));
  await run(["check"], { folder });
  expect(readdirSync(folder).sort()).toEqual(["a.py", "empty"]);
  expect(existsSync(join(folder, "dist"))).toBe(false);
});
