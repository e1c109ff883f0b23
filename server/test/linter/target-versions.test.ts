/** The same line says nothing, warns or fails, depending on the versions that the code is written for. */
import { describe, expect, it } from "vitest";
import { defaultConfiguration } from "../../src/core/linter/configuration";
import { defaultTarget, type TargetVersion, versionText } from "../../src/core/linter/version";
import { inEnglish } from "../../src/core/text/message";
import { lintText, onlyRules } from "../harness/lint";

type Expected = "nothing" | readonly [rule: string, severity: string, ...words: string[]];

const rules = [
  "api-newer-than-target",
  "deprecated-api",
  "generator-coroutine",
  "keyword-as-name",
  "legacy-library",
  "prefer-create-task",
  "removed-api",
  "removed-loop-argument",
  "timeout-error-alias",
];

function found(text: string, target: TargetVersion): Expected {
  const { findings } = lintText(`import asyncio\n${text}\n`, onlyRules(rules, { ...defaultConfiguration, target }));
  const [first, ...others] = findings;
  expect(others).toEqual([]);
  return first ? [first.rule, first.severity, inEnglish(first.message)] : "nothing";
}

const cases: readonly (readonly [text: string, oldest: number, newest: number, expected: Expected])[] = [
  ["asyncio.Lock(loop=None)", 6, 7, "nothing"],
  ["asyncio.Lock(loop=None)", 8, 9, ["removed-loop-argument", "warning", "3.8", "3.10"]],
  ["asyncio.Lock(loop=None)", 7, 14, ["removed-loop-argument", "warning", "3.10", "TypeError"]],
  ["asyncio.Lock(loop=None)", 10, 14, ["removed-loop-argument", "error", "3.10", "TypeError"]],

  ["asyncio.Task.all_tasks()", 6, 7, "nothing"],
  ["asyncio.Task.all_tasks()", 8, 8, ["deprecated-api", "warning", "3.8", "3.9", "asyncio.all_tasks"]],
  ["asyncio.Task.all_tasks()", 8, 14, ["removed-api", "warning", "3.9", "AttributeError"]],
  ["asyncio.Task.all_tasks()", 9, 14, ["removed-api", "error", "3.9", "AttributeError"]],

  ["asyncio.get_child_watcher()", 8, 11, "nothing"],
  ["asyncio.get_child_watcher()", 8, 13, ["deprecated-api", "information", "3.12", "3.14"]],
  ["asyncio.get_child_watcher()", 12, 13, ["deprecated-api", "warning", "3.12", "3.14"]],
  ["asyncio.get_child_watcher()", 8, 14, ["removed-api", "warning", "3.14"]],
  ["asyncio.get_child_watcher()", 14, 15, ["removed-api", "error", "3.14"]],

  ["asyncio.set_event_loop_policy(None)", 8, 13, "nothing"],
  ["asyncio.set_event_loop_policy(None)", 8, 15, ["deprecated-api", "information", "3.14", "3.16"]],
  ["asyncio.set_event_loop_policy(None)", 14, 15, ["deprecated-api", "warning", "3.14", "3.16"]],

  ["@asyncio.coroutine\ndef f(): return 1", 6, 7, "nothing"],
  ["@asyncio.coroutine\ndef f(): return 1", 8, 10, ["generator-coroutine", "warning", "3.8", "3.11"]],
  ["@asyncio.coroutine\ndef f(): return 1", 8, 14, ["generator-coroutine", "warning", "3.11", "AttributeError"]],
  ["@asyncio.coroutine\ndef f(): return 1", 11, 14, ["generator-coroutine", "error", "3.11", "AttributeError"]],

  ["asyncio.TaskGroup()", 11, 14, "nothing"],
  ["asyncio.TaskGroup()", 9, 14, ["api-newer-than-target", "warning", "3.11", "3.9"]],
  ["asyncio.TaskGroup()", 9, 10, ["api-newer-than-target", "error", "3.11", "3.9"]],

  ["print(asyncio.TimeoutError)", 8, 14, "nothing"],
  ["print(asyncio.TimeoutError)", 11, 14, ["timeout-error-alias", "hint", "3.11"]],

  ["import async_timeout", 8, 14, "nothing"],
  ["import async_timeout", 11, 14, ["legacy-library", "hint", "3.11", "asyncio.timeout"]],

  ["print(asyncio.async)", 6, 6, "nothing"],
  ["print(asyncio.async)", 6, 14, ["keyword-as-name", "error", "3.7", "ensure_future"]],

  ["async def f(): asyncio.ensure_future(asyncio.sleep(1))", 6, 14, "nothing"],
  ["async def f(): asyncio.ensure_future(asyncio.sleep(1))", 7, 14, ["prefer-create-task", "hint", "3.7"]],
];

describe("For Python", () => {
  it.each(cases)("%s on %i to %i", (text, oldest, newest, expected) => {
    const actual = found(text, { oldest, newest, source: "requires-python" });
    if (expected === "nothing") return expect(actual).toBe("nothing");
    const [rule, severity, ...words] = expected;
    expect(actual.slice(0, 2)).toEqual([rule, severity]);
    for (const word of words) expect(actual[2]).toContain(word);
  });
});

describe("A message about what is too new", () => {
  it.each([
    ["requires-python", "This project also runs on Python 3.9 (`requires-python`)"],
    ["environment", "The environment has Python 3.9"],
    ["setting", "The target version is Python 3.9"],
  ] as const)("says how the version is known: %s", (source, words) => {
    expect(found("asyncio.TaskGroup()", { oldest: 9, newest: 9, source })[2]).toContain(words);
  });

  it(`is not given where nobody has said a version, and ${versionText(defaultTarget.oldest)} is only assumed`, () => {
    expect(found("print(asyncio.eager_task_factory)", defaultTarget)).toBe("nothing");
    expect(found("print(asyncio.TimeoutError)", defaultTarget)).toBe("nothing");
  });
});
