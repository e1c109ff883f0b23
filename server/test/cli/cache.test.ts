/** What was found is kept for the next time, and used only where everything that it depends on is as it was. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BuiltCommandLine, buildCommandLine } from "./command-line";

let built: BuiltCommandLine;
beforeAll(async () => {
  built = await buildCommandLine();
});
afterAll(() => built?.dispose());

const helper = "def load():\n    pass\n";
const asynchronousHelper = "async def load():\n    pass\n";
const main = "from helper import load\n\n\nasync def main():\n    load()\n";
const unawaited = "async def f():\n    pass\n\n\nasync def main():\n    f()\n";

/** A folder with files and a cache beside it, and how to check it. */
function project(files: Readonly<Record<string, string>>) {
  const folder = built.folderWith(files);
  const cache = built.folderWith({});
  const check = async (...args: readonly string[]) => {
    const { exitCode, output, errors } = await built.run(["check", "--output-format", "json", "--cache-dir", cache, ...args], { folder });
    expect(errors).toBe("");
    const found = JSON.parse(output).diagnostics.map((one: { file: string; code: string; message: string }) => `${one.file} ${one.code}`);
    return { exitCode, found, output: output.replace(/"seconds":[^}]*/, "") };
  };
  const write = (name: string, content: string) => writeFileSync(join(folder, name), content);
  const cacheFile = () => join(cache, readdirSync(cache).find((name) => name.endsWith(".cache")) as string);
  return { folder, cache, check, write, cacheFile };
}

/** Changes what is kept, in a way that the cache cannot notice. */
function forge(path: string, change: (content: string) => string): void {
  const [header = "", ...rest] = readFileSync(path, "utf8").split("\n");
  const content = change(rest.join("\n"));
  const hash = createHash("sha256").update(content).digest("base64url").slice(0, 27);
  writeFileSync(path, `${header.split(" ").slice(0, 2).join(" ")} ${hash}\n${content}`);
}

describe.concurrent("what was found", () => {
  test("is found again without looking, and written in the same way", async () => {
    const { check, cacheFile } = project({ "a.py": unawaited, "b.py": "x = 1\n" });
    const first = await check();
    expect(first.found).toEqual(["a.py AIO101"]);
    expect(await check()).toEqual(first);
    forge(cacheFile(), (content) => content.replace('"code":"AIO101"', '"code":"AIO999"'));
    expect((await check()).found).toEqual(["a.py AIO999"]);
  });

  test("is found again also where a folder is called like a module", async () => {
    const { check, cacheFile } = project({
      "helper.py/readme.txt": "",
      ".venv/pyvenv.cfg": "",
      ".venv/lib/python3.12/site-packages/helper.py": asynchronousHelper,
      "main.py": main,
    });
    expect((await check()).found).toEqual(["main.py AIO101"]);
    forge(cacheFile(), (content) => content.replace('"code":"AIO101"', '"code":"AIO999"'));
    expect((await check()).found).toEqual(["main.py AIO999"]);
  });

  test("is looked for anew when the file changes", async () => {
    const { check, write } = project({ "a.py": unawaited });
    await check();
    write("a.py", unawaited.replace("    f()", "    await f()"));
    expect((await check()).found).toEqual([]);
    write("a.py", unawaited);
    expect((await check()).found).toEqual(["a.py AIO101"]);
  });

  test("is looked for anew when a module changes that the file imports", async () => {
    const { check, write } = project({ "helper.py": helper, "main.py": main });
    expect((await check()).found).toEqual([]);
    write("helper.py", asynchronousHelper);
    expect((await check()).found).toEqual(["main.py AIO101"]);
  });

  test("is looked for anew when a module appears or goes, or another one takes its place", async () => {
    const { check, write, folder } = project({ "main.py": main });
    expect((await check()).found).toEqual([]);
    write("helper.py", asynchronousHelper);
    expect((await check()).found).toEqual(["main.py AIO101"]);
    write("helper.pyi", helper);
    expect((await check()).found).toEqual([]);
    rmSync(join(folder, "helper.pyi"));
    rmSync(join(folder, "helper.py"));
    expect((await check()).found).toEqual([]);
  });

  test("is looked for anew when the functions of the project say something else about a name", async () => {
    const { check, write } = project({
      "store.py": "class Store:\n    async def flush_all(self):\n        pass\n",
      "main.py": "async def main(store):\n    store.flush_all()\n",
    });
    expect((await check()).found).toEqual(["main.py AIO101"]);
    write("other.py", "class Other:\n    def flush_all(self):\n        pass\n");
    expect((await check()).found).toEqual([]);
  });

  test("is looked for anew with other settings", async () => {
    const { check, write } = project({ "a.py": unawaited });
    expect((await check()).found).toEqual(["a.py AIO101"]);
    expect((await check("--ignore", "AIO101")).found).toEqual([]);
    expect((await check()).found).toEqual(["a.py AIO101"]);
    write("pyproject.toml", '[tool.asyncio-insight.rules]\nunawaited-coroutine = "off"\n');
    expect((await check()).found).toEqual([]);
  });
});

describe.concurrent("a cache that is no good", () => {
  test.each([
    ["was cut off", (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 200))],
    ["has a wrong byte", (path: string) => writeFileSync(path, readFileSync(path, "utf8").replace("AIO101", "AIO102"))],
    ["is empty", (path: string) => writeFileSync(path, "")],
    ["is something else", (path: string) => writeFileSync(path, new Uint8Array(1000).fill(255))],
    [
      "is of another version",
      (path: string) =>
        writeFileSync(path, readFileSync(path, "utf8").replace(/ \S+ /, " another ").replaceAll('"code":"AIO101"', '"code":"AIO999"')),
    ],
  ])("because it %s is left aside in silence, and replaced", async (_, damage) => {
    const { check, cacheFile } = project({ "a.py": unawaited });
    const first = await check();
    const sound = readFileSync(cacheFile(), "utf8");
    damage(cacheFile());
    expect(await check()).toEqual(first);
    expect(readFileSync(cacheFile(), "utf8").split(" ").slice(0, 2)).toEqual(sound.split(" ").slice(0, 2));
  });

  test("because its folder cannot be made is done without", async () => {
    const { folder, check } = project({ "a.py": unawaited, "file.txt": "" });
    expect((await check("--cache-dir", join(folder, "file.txt", "cache"))).found).toEqual(["a.py AIO101"]);
  });
});

describe.concurrent("the cache", () => {
  test("is not made with --no-cache", async () => {
    const { check, cache } = project({ "a.py": unawaited });
    await check("--no-cache");
    expect(readdirSync(cache)).toEqual([]);
  });

  test("is where the system keeps caches, and not in the project", async () => {
    const { folder } = project({ "a.py": unawaited });
    const home = built.folderWith({});
    await built.run(["check"], { folder, environment: { XDG_CACHE_HOME: home } });
    expect(readdirSync(join(home, "asyncio-insight"))).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(["a.py"]);
  });

  test("is whole after several checks at the same time, all of which find the same", async () => {
    const files = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`a${index}.py`, unawaited]));
    const { check, cache } = project(files);
    const [first, ...others] = await Promise.all([check(), check(), check(), check()]);
    for (const one of others) expect(one).toEqual(first);
    expect(await check()).toEqual(first);
    expect(readdirSync(cache).filter((name) => !name.endsWith(".cache"))).toEqual([]);
  });

  test("makes room: other projects' caches go when all together are too large, the oldest first", async () => {
    const { check, cache } = project({ "a.py": unawaited });
    mkdirSync(cache, { recursive: true });
    for (const [name, age] of [
      ["old.cache", 2],
      ["older.cache", 3],
    ] as const) {
      const path = join(cache, name);
      writeFileSync(path, "");
      truncateSync(path, 200 * 1024 * 1024);
      utimesSync(path, Date.now() / 1000 - age * 86_400, Date.now() / 1000 - age * 86_400);
    }
    await check();
    expect(existsSync(join(cache, "old.cache"))).toBe(true);
    expect(existsSync(join(cache, "older.cache"))).toBe(false);
  });
});

test("several threads find what one finds, and write it in the same order", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [`p${index % 7}/a${index}.py`, index % 3 === 0 ? unawaited : `x = ${index}\n`]),
  );
  const { check } = project(files);
  const one = await check("--no-cache", "--workers", "1");
  expect(one.found).toHaveLength(20);
  expect(await check("--no-cache", "--workers", "3")).toEqual(one);
  expect(await check("--workers", "3")).toEqual(one);
  expect(await check("--workers", "2")).toEqual(one);
});

test("--workers takes a number", async () => {
  const { folder } = project({});
  const { exitCode, errors } = await built.run(["check", "--workers", "many"], { folder });
  expect({ exitCode, errors }).toEqual({ exitCode: 2, errors: "error: --workers: `many` is not a number of threads from 1 to 999.\n" });
});
