import { describe, expect, test } from "vitest";
import { defaultSettings, readSettings } from "../../../shared/settings";
import { fill } from "../../src/core/text/message";

/** The problems as they are told. */
function problemsOf(given: unknown): [string, string][] {
  return readSettings(given).problems.map(({ key, reason, values }) => [key, fill(reason, values)]);
}

describe("settings about the project's own functions", () => {
  test("are read as they are written", () => {
    const given = {
      blockingCalls: { "shop.load": "Use `shop.load_async`.", "shop.Client().*": "" },
      schedulers: ["shop.spawn"],
      decorators: { "shop.retry": "async", "shop.run": "sync" },
      synchronousCallers: ["shop.Timer.every"],
      valueConsumers: ["shop.show"],
    };
    expect(readSettings(given)).toEqual({ settings: { ...defaultSettings, ...given }, problems: [] });
  });

  test("lose what cannot be used, and nothing else", () => {
    const given = {
      blockingCalls: { load: "Wait.", "shop.load": "Wait.", "shop.store": 3 },
      schedulers: ["shop.spawn", "spawn me", 3],
      decorators: { "shop.retry": "maybe", "shop.run": "sync" },
    };
    expect(readSettings(given).settings).toEqual({
      ...defaultSettings,
      blockingCalls: { "shop.load": "Wait." },
      schedulers: ["shop.spawn"],
      decorators: { "shop.run": "sync" },
    });
    expect(problemsOf(given)).toEqual([
      ["blockingCalls", '"load" is not a dotted name such as `package.module.function`.'],
      ["schedulers", '"spawn me" is not a dotted name such as `package.module.function`.'],
      ["decorators", 'shop.retry: "maybe" is not one of async, sync.'],
    ]);
    expect(problemsOf({ blockingCalls: { "shop.store": 3 } })).toEqual([
      ["blockingCalls", "shop.store: 3: write a text that says what to do instead."],
    ]);
  });

  test("hold their defaults where they are something else altogether", () => {
    const given = { blockingCalls: ["shop.load"], schedulers: "shop.spawn", decorators: null };
    expect(readSettings(given).settings).toEqual(defaultSettings);
    expect(problemsOf(given)).toEqual([
      ["blockingCalls", '["shop.load"] is not an object of dotted names and texts.'],
      ["schedulers", '"shop.spawn" is not a list of strings.'],
    ]);
  });
});
