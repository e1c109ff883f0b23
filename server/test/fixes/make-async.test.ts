/** Making a function asynchronous: how far it goes, where it stops, and what the title says of that. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { defaultConfiguration } from "../../src/core/linter/configuration";
import type { Fix } from "../../src/core/linter/finding";
import { applyEdits } from "../../src/core/text/edit";
import { inEnglish } from "../../src/core/text/message";
import { interpreters } from "../harness/cpython";
import { analyzer } from "../harness/lint";
import { memoryProject } from "../harness/memory-project";

const [python] = interpreters();

/** A project: texts by path, the first of which is linted. */
type Files = Readonly<Record<string, string>>;

/** The fixes of the first finding in the first file. */
function fixesOf(files: Files): readonly Fix[] {
  const [path = ""] = Object.keys(files);
  const file = analyzer.read(files[path] as string);
  const project = memoryProject(analyzer, files, path);
  const { findings, failures } = analyzer.lint({ file, configuration: defaultConfiguration, project, withFixes: true });
  expect(failures).toEqual([]);
  return findings[0]?.fixes ?? [];
}

/** The files that a fix changes, as they are afterwards. */
function changed(files: Files, fix: Fix | undefined): Files {
  const [path = ""] = Object.keys(files);
  const all = [{ file: { path }, edits: fix?.edits ?? [] }, ...(fix?.otherFiles ?? [])];
  return Object.fromEntries(all.map(({ file, edits }) => [file.path, applyEdits(files[file.path] as string, edits)]));
}

const titles = (fixes: readonly Fix[]): string[] => fixes.map(({ title }) => inEnglish(title));

const waiting = "import asyncio\n\n\nasync def fetch():\n    await asyncio.sleep(0)\n    return 1\n\n\n";
const load = `${waiting}def load():\n    fetch()\n    return 1\n`;

describe("callers in other files", () => {
  const files: Files = {
    "/app/loader.py": load,
    "/app/report.py": "from loader import load\n\n\ndef report():\n    return load() + 1\n",
    "/app/main.py": 'import report\n\n\ndef main():\n    print(report.report())\n\n\nif __name__ == "__main__":\n    main()\n',
    "/app/other.py": "def load():\n    return 2\n\n\nprint(load())\n",
  };

  it("are awaited, become asynchronous, and so on up to where the program begins", () => {
    const [fix] = fixesOf(files);
    expect(titles([fix as Fix])).toEqual(["Make `load` async, await `fetch`, and await or run its callers (3) in 3 files"]);
    expect(changed(files, fix)).toEqual({
      "/app/loader.py": load.replace("def load", "async def load").replace("    fetch()", "    await fetch()"),
      "/app/report.py": "from loader import load\n\n\nasync def report():\n    return await load() + 1\n",
      "/app/main.py":
        'import asyncio\nimport report\n\n\nasync def main():\n    print(await report.report())\n\n\nif __name__ == "__main__":\n    asyncio.run(main())\n',
    });
  });

  it.skipIf(!python)("run as they should", () => {
    const [fix] = fixesOf(files);
    const folder = mkdtempSync(join(tmpdir(), "asyncio-insight-"));
    try {
      for (const [path, text] of Object.entries({ ...files, ...changed(files, fix) })) writeFileSync(join(folder, basename(path)), text);
      const answer = spawnSync(python?.command ?? "", ["-W", "error", "main.py"], { cwd: folder, encoding: "utf8" });
      expect([answer.stdout.trim(), answer.stderr]).toEqual(["2", ""]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("can be left alone by a second choice", () => {
    const fixes = fixesOf(files);
    expect(titles(fixes).slice(1)).toEqual([
      "Make only `load` async and await `fetch`; what calls it must be changed by hand",
      "Run `fetch` with `asyncio.run`",
    ]);
    expect(changed(files, fixes[1])).toEqual({
      "/app/loader.py": load.replace("def load", "async def load").replace("    fetch()", "    await fetch()"),
    });
  });

  it("are found by another name, through packages, and as methods", () => {
    const some: Files = {
      "/app/store/client.py": `${waiting}class Client:\n    def close(self):\n        fetch()\n`,
      "/app/store/__init__.py": "from .client import Client as Store\n",
      "/app/service.py":
        "from store import Store\n\n\nclass Service:\n    def __init__(self):\n        self.store = Store()\n\n    async def stop(self):\n        self.store.close()\n",
    };
    const [fix] = fixesOf(some);
    expect(changed(some, fix)["/app/service.py"]).toBe(some["/app/service.py"]?.replace("self.store.close", "await self.store.close"));
    expect(Object.keys(changed(some, fix))).toEqual(["/app/store/client.py", "/app/service.py"]);
  });
});

describe("a method on an object of which nothing is known", () => {
  const method = `${waiting}class Client:\n    def load_rows(self):\n        fetch()\n`;
  const caller = "async def main(client):\n    client.load_rows()\n";

  it("is meant where it is the only one of its name", () => {
    const files: Files = { "/app/client.py": method, "/app/main.py": caller };
    expect(changed(files, fixesOf(files)[0])["/app/main.py"]).toBe(caller.replace("    client", "    await client"));
  });

  it("is not meant where another has the same name", () => {
    const files: Files = {
      "/app/client.py": method,
      "/app/main.py": `${caller}\n\nclass Other:\n    def load_rows(self):\n        pass\n`,
    };
    expect(fixesOf(files)[0]?.otherFiles).toBeUndefined();
  });
});

describe("the way ends", () => {
  /** The first fix of a file in which a synchronous function has to wait, and the text after it. */
  function firstFix(rest: string, others: Files = {}): { readonly title: string; readonly text: string } {
    const files = { "/app/loader.py": `${load}\n\n${rest}`, ...others };
    const [fix] = fixesOf(files);
    const text = changed(files, fix)["/app/loader.py"] as string;
    return {
      title: titles([fix as Fix])[0] as string,
      text: text.slice(text.indexOf("    return 1\n\n\n", text.indexOf("def load")) + 15),
    };
  }

  it("at special methods and properties, which keep their calls", () => {
    const rest =
      "class Page:\n    def __init__(self):\n        self.text = load()\n\n    @property\n    def size(self):\n        return load()\n";
    expect(firstFix(rest)).toEqual({
      title: "Make `load` async and await `fetch`; `Page.__init__` (16), `Page.size` (20) must be changed by hand",
      text: rest,
    });
  });

  it("at a method that overrides a synchronous one", () => {
    const rest = "class Base:\n    def read(self):\n        return 0\n\n\nclass Page(Base):\n    def read(self):\n        return load()\n";
    expect(firstFix(rest).title).toBe("Make `load` async and await `fetch`; `Page.read` (21) must be changed by hand");
  });

  it("at a function that is handed on as a callback", () => {
    const rest = "def on_click():\n    load()\n\n\ndef build(button):\n    button.connect(on_click)\n";
    expect(firstFix(rest)).toEqual({ title: "Make `load` async and await `fetch`; `on_click` (15) must be changed by hand", text: rest });
  });

  it("at lambdas, the bodies of classes, generators and generator expressions", () => {
    const rest =
      "later = lambda: load()\n\n\nclass Page:\n    text = load()\n\n\ndef pages():\n    yield load()\n\n\ndef lazily():\n    return (load() for _ in range(2))\n";
    expect(firstFix(rest).title).toBe(
      "Make `load` async and await `fetch`; `lambda` (14), `Page` (18), `pages` (22), … must be changed by hand",
    );
  });

  it("at the module level of a file that others import", () => {
    const rest = "value = load()\n";
    expect(firstFix(rest).text).toBe("value = asyncio.run(load())\n");
    expect(firstFix(rest, { "/app/main.py": "import loader\n" })).toEqual({
      title: "Make `load` async and await `fetch`; `load` (14) must be changed by hand",
      text: rest,
    });
  });

  it("at tests, which run it", () => {
    const rest = "def test_load():\n    assert load() == 1\n";
    expect(firstFix(rest).text).toBe("def test_load():\n    assert asyncio.run(load()) == 1\n");
  });

  it("nowhere in a method that derived classes override: those follow", () => {
    const files: Files = {
      "/app/base.py": `${waiting}class Base:\n    def load(self):\n        fetch()\n`,
      "/app/derived.py":
        "from base import Base\n\n\nclass Derived(Base):\n    def load(self):\n        super().load()\n        return 2\n\n\nasync def main():\n    print(Derived().load())\n",
    };
    const [fix] = fixesOf(files);
    expect(changed(files, fix)["/app/derived.py"]).toBe(
      "from base import Base\n\n\nclass Derived(Base):\n    async def load(self):\n        await super().load()\n        return 2\n\n\nasync def main():\n    print(await Derived().load())\n",
    );
  });
});

describe("what is put around nested calls", () => {
  it("stands in the right order", () => {
    const files: Files = {
      "/app/a.py": `${waiting}class Part:\n    def next(self):\n        fetch()\n        return Part()\n\n\ndef main():\n    Part().next().next()\n    print(sum(one.next() for one in [Part()]))\n\n\nmain()\n`,
    };
    const [fix] = fixesOf(files);
    const text = changed(files, fix)["/app/a.py"] as string;
    expect(text.slice(text.indexOf("async def main"))).toBe(
      "async def main():\n    await (await Part().next()).next()\n    print(sum([await one.next() for one in [Part()]]))\n\n\nasyncio.run(main())\n",
    );
  });
});

describe("a function that is itself a callback", () => {
  it("is rather left synchronous", () => {
    const files: Files = { "/app/a.py": `${load}\n\ndef build(button):\n    button.connect(load)\n` };
    expect(titles(fixesOf(files)).slice(0, 2)).toEqual([
      "Run `fetch` with `asyncio.run`",
      "Make `load` async and await `fetch`; `build` (15) must be changed by hand",
    ]);
  });
});
