/** A thread that breaks down takes one file with it. */
import { expect, test } from "vitest";
import { defaultSettings } from "../../../shared/settings";
import type { CheckedFile, CheckSurroundings } from "../../src/cli/file-check";
import { readOptions } from "../../src/cli/options";
import { checkInThreads, type StartThread } from "../../src/cli/threads";
import { inEnglish } from "../../src/core/text/message";

const options = readOptions([], { color: true, cache: true }, []);
if ("wrong" in options) throw new Error("the options are wrong.");
const surroundings: CheckSurroundings = { options, settings: defaultSettings, workingDirectory: "/project", skipsQuietFiles: true };
const clean: CheckedFile = { outcome: { notices: [], kind: "parsed", findings: [], fixable: [] }, dependencies: undefined };

/** Threads that break down at some files. */
const startThread =
  (breaksAt: (path: string) => boolean): StartThread =>
  (_, listener) => {
    let isOver = false;
    return {
      check: (paths) => {
        queueMicrotask(() => {
          for (const path of paths) {
            if (isOver) return;
            if (breaksAt(path)) {
              isOver = true;
              return listener.onEnd(new Error("out of memory"));
            }
            listener.onAnswer({ path, checked: clean, seen: [], root: undefined, project: undefined });
          }
        });
      },
      stop: () => {
        isOver = true;
      },
    };
  };

async function outcomes(
  paths: readonly string[],
  count: number,
  breaksAt: (path: string) => boolean,
  { signal } = new AbortController(),
  onChecked = () => {},
) {
  const found = new Map<string, string>();
  await checkInThreads(paths, count, startThread(breaksAt), {
    surroundings,
    chosenEnvironment: undefined,
    signal,
    sizeOf: (path) => path.length * 100,
    onSeen: () => {},
    onProject: () => "",
    onChecked: (path, { outcome }) => {
      expect(found.has(path)).toBe(false);
      onChecked();
      found.set(path, outcome.notices.map((one) => `${one.kind} ${one.path}: ${inEnglish(one.message)}`).join());
    },
  });
  return found;
}

const paths = Array.from({ length: 100 }, (_, index) => `/project/a${index}.py`);

test.each([1, 2, 5, 100])("all files are checked once by %i threads", async (count) => {
  const found = await outcomes(paths, count, () => false);
  expect([...found.keys()].sort()).toEqual([...paths].sort());
});

test.each([1, 3])("with %i threads, the files at which a thread breaks down are said, and all others are checked", async (count) => {
  const bad = new Set(["/project/a0.py", "/project/a7.py", "/project/a99.py"]);
  const found = await outcomes(paths, count, (path) => bad.has(path));
  expect(found.size).toBe(100);
  expect([...found.values()].filter((one) => one !== "").sort()).toEqual([
    "error a0.py: the check of this file failed: out of memory",
    "error a7.py: the check of this file failed: out of memory",
    "error a99.py: the check of this file failed: out of memory",
  ]);
});

test.each([1, 3])("with %i threads, a check that is ended early settles, and nothing more is told", async (count) => {
  const controller = new AbortController();
  let told = 0;
  const onChecked = () => {
    if (++told === 10) controller.abort();
  };
  const found = await outcomes(paths, count, () => false, controller, onChecked);
  await new Promise((resolve) => setImmediate(resolve));
  expect(found.size).toBe(10);
});
