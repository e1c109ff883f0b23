/** Ctrl-C ends a check at once, and leaves nothing half done behind. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BuiltCommandLine, buildCommandLine } from "./command-line";

let built: BuiltCommandLine;
beforeAll(async () => {
  built = await buildCommandLine();
});
afterAll(() => built?.dispose());

/** So much to check that it takes a while. */
const manyFiles = Object.fromEntries(
  Array.from({ length: 400 }, (_, file) => [
    `m${String(file).padStart(3, "0")}.py`,
    `import asyncio\n${Array.from({ length: 60 }, (_, index) => `\n\nasync def f${index}():\n    asyncio.sleep(${file})\n`).join("")}`,
  ]),
);

const { PATH, HOME } = process.env;

/** `script` of util-linux runs a command in a terminal of its own. */
const hasTerminals =
  process.platform === "linux" && /util-linux/.test(spawnSync("script", ["--version"], { encoding: "utf8" }).stdout ?? "");

describe.skipIf(!hasTerminals)("on a terminal", () => {
  test.each([1, 2])(
    "with %i threads, the check ends with 130, the line of the progress goes away, and the cache is whole",
    async (workers) => {
      const folder = built.folderWith(manyFiles);
      const cache = built.folderWith({});
      const command = `${process.execPath} ${built.program} check --workers ${workers} --cache-dir ${cache}`;
      const child = spawn("script", ["--quiet", "--return", "--flush", "--command", command, "/dev/null"], {
        cwd: folder,
        env: { PATH, HOME, TERM: "xterm" },
      });
      let shown = "";
      let isPressed = false;
      child.stdout.setEncoding("utf8").on("data", (part: string) => {
        shown += part;
        if (isPressed || !/Checked \d+ of 400 files/.test(shown)) return;
        isPressed = true;
        child.stdin.write("\u0003");
      });
      const [exitCode] = await once(child, "close");
      expect({ exitCode, isPressed }).toEqual({ exitCode: 130, isPressed: true });
      expect(shown.slice(shown.lastIndexOf("\r"))).toBe("\r\u001b[K");
      expect(shown).not.toContain("AIO101");
      expect(readdirSync(cache).filter((name) => !name.endsWith(".cache"))).toEqual([]);
      const check = async (...options: string[]) => {
        const { output } = await built.run(["check", "--output-format", "github", ...options], { folder });
        return output;
      };
      expect(await check("--cache-dir", cache)).toBe(await check("--no-cache"));
    },
  );

  test("that cannot write over a line no progress is shown", async () => {
    const folder = built.folderWith(manyFiles);
    const command = `${process.execPath} ${built.program} check --no-cache --exit-zero --output-format github`;
    const child = spawn("script", ["--quiet", "--return", "--flush", "--command", command, "/dev/null"], {
      cwd: folder,
      env: { PATH, HOME, TERM: "dumb" },
    });
    let shown = "";
    child.stdout.setEncoding("utf8").on("data", (part: string) => {
      shown += part;
    });
    expect((await once(child, "close"))[0]).toBe(0);
    expect(shown).toContain("AIO101");
    expect(shown).not.toContain("Checked");
    expect(shown).not.toContain("\u001b");
  });
});

test.skipIf(process.platform === "win32")("a mending that is ended leaves every file as it was or mended as a whole", async () => {
  const folder = built.folderWith(manyFiles);
  const names = Object.keys(manyFiles);
  const contents = () => names.map((name) => readFileSync(join(folder, name), "utf8"));
  const child = spawn(process.execPath, [built.program, "check", "--fix"], { cwd: folder, env: { PATH, HOME } });
  child.stdout.resume();
  child.stderr.resume();
  const end = once(child, "close");
  while (contents()[0] === manyFiles[names[0] as string]) await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill("SIGINT");
  expect(await end).toEqual([130, null]);
  const after = contents();
  const mended = names.map((name) => (manyFiles[name] as string).replaceAll("    asyncio", "    await asyncio"));
  expect(after.every((text, index) => text === mended[index] || text === manyFiles[names[index] as string])).toBe(true);
  expect(after[0]).toBe(mended[0]);
  expect(after[399]).toBe(manyFiles[names[399] as string]);
  expect(readdirSync(folder).sort()).toEqual(names);
});
