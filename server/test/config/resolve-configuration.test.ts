import { describe, expect, test } from "vitest";
import { defaultSettings, type Settings } from "../../../shared/settings";
import { readPyproject } from "../../src/config/pyproject";
import { type ConfigurationSources, resolveConfiguration } from "../../src/config/resolve-configuration";
import { inEnglish } from "../../src/core/text/message";

const knownRules = [
  { id: "stray-await-dot", code: "AIO001" },
  { id: "unawaited-coroutine", code: "AIO101" },
  { id: "unused-coroutine", code: "AIO102" },
];

interface Given {
  rules?: ConfigurationSources["rules"];
  path?: string;
  settings?: Partial<Settings>;
  pyproject?: string;
  environment?: string;
  commandLine?: ConfigurationSources["commandLine"];
}

/** Resolves for a file of `/work/app`, which is the folder that is open and has the `pyproject.toml`. */
function resolve({ rules = knownRules, path = "/work/app/src/main.py", settings, pyproject, environment, commandLine }: Given) {
  return resolveConfiguration({
    path,
    isNotebook: false,
    rules,
    settings: { ...defaultSettings, ...settings },
    folder: "/work/app",
    pyproject: pyproject === undefined ? undefined : { folder: "/work/app", content: readPyproject(pyproject, rules) },
    environment,
    commandLine,
  });
}

test("nothing chosen: the defaults", () => {
  expect(resolve({})).toEqual({
    configuration: {
      rules: {},
      minimumConfidence: "by-name",
      target: { oldest: 11, newest: 15, source: "default" },
      isNotebook: false,
      blockingCalls: {},
      schedulers: [],
      decorators: {},
      synchronousCallers: [],
      valueConsumers: [],
    },
    isExcluded: false,
    problems: [],
  });
});

describe("who decides", () => {
  const settings = { rules: { "stray-await-dot": "hint", AIO101: "hint" }, minimumConfidence: "by-use" } as const;
  const pyproject =
    '[tool.asyncio-insight]\nminimum-confidence = "proved"\n[tool.asyncio-insight.rules]\nAIO101 = "error"\nAIO102 = "off"\n';

  test("the project beats the editor, but only in what it names", () => {
    const { configuration } = resolve({ settings, pyproject });
    expect(configuration.minimumConfidence).toBe("proved");
    expect(configuration.rules).toEqual({ "stray-await-dot": "hint", "unawaited-coroutine": "error", "unused-coroutine": "off" });
  });

  test("what is known of the project's functions adds up, and the project beats the editor", () => {
    const { configuration, problems } = resolve({
      settings: {
        blockingCalls: { "shop.load": "Wait.", "shop.store": "Mine." },
        schedulers: ["shop.spawn", "shop.start"],
        decorators: { "shop.retry": "sync" },
        synchronousCallers: ["shop.every"],
        valueConsumers: ["shop.show"],
      },
      pyproject: `[tool.asyncio-insight]
schedulers = ["shop.start", "shop.later"]
synchronous-callers = ["shop.every", "shop.after"]
value-consumers = ["shop.print"]
[tool.asyncio-insight.blocking-calls]
"shop.store" = "Use shop.store_async."
[tool.asyncio-insight.decorators]
"shop.retry" = "async"
`,
    });
    expect(problems).toEqual([]);
    expect(configuration).toMatchObject({
      blockingCalls: { "shop.load": "Wait.", "shop.store": "Use shop.store_async." },
      schedulers: ["shop.spawn", "shop.start", "shop.later"],
      decorators: { "shop.retry": "async" },
      synchronousCallers: ["shop.every", "shop.after"],
      valueConsumers: ["shop.show", "shop.print"],
    });
  });

  test("the command line beats both", () => {
    const { configuration } = resolve({ settings, pyproject, commandLine: { minimumConfidence: "by-name", ignore: ["AIO101"] } });
    expect(configuration.minimumConfidence).toBe("by-name");
    expect(configuration.rules).toEqual({ "stray-await-dot": "hint", "unawaited-coroutine": "off", "unused-coroutine": "off" });
  });

  test("selecting runs nothing else, and runs what was switched off", () => {
    const { configuration } = resolve({ pyproject, commandLine: { select: ["AIO1"], ignore: ["unawaited-coroutine"] } });
    expect(configuration.rules).toMatchObject({ "stray-await-dot": "off", "unawaited-coroutine": "off" });
  });

  test("selecting runs what is off by default, and keeps a severity that was chosen", () => {
    const rules = [
      { id: "quiet", code: "AIO900", offByDefault: true },
      { id: "loud", code: "AIO901" },
    ];
    const severities = (given: Given) => resolve({ rules, ...given }).configuration.rules;
    expect(severities({})).toEqual({});
    expect(severities({ commandLine: { select: ["AIO9"] } })).toEqual({ quiet: "on" });
    expect(severities({ settings: { rules: { quiet: "hint" } }, commandLine: { select: ["quiet"] } })).toEqual({
      quiet: "hint",
      loud: "off",
    });
    expect(severities({ commandLine: { ignore: ["quiet"] } })).toEqual({ quiet: "off" });
  });

  test("rules ignored for a file stay silent, even when selected", () => {
    const ignoring = '[tool.asyncio-insight.per-file-ignores]\n"tests/**" = ["AIO1"]\n"conftest.py" = ["AIO001"]\n';
    const inFile = (path: string) => resolve({ path, pyproject: ignoring, commandLine: { select: ["AIO101"] } }).configuration.rules;
    expect(inFile("/work/app/tests/deep/test_it.py")["unawaited-coroutine"]).toBe("off");
    expect(inFile("/work/app/src/tests/test_it.py")["unawaited-coroutine"]).toBeUndefined();
    expect(inFile("/work/app/src/conftest.py")["unawaited-coroutine"]).toBeUndefined();
    expect(resolve({ path: "/work/app/src/conftest.py", pyproject: ignoring }).configuration.rules).toEqual({ "stray-await-dot": "off" });
  });

  test("unknown rules in the settings are told, and the others hold", () => {
    const { configuration, problems } = resolve({ settings: { rules: { "stray-dot": "off", "unused-corutine": "off", AIO001: "off" } } });
    expect(configuration.rules).toEqual({ "stray-await-dot": "off" });
    expect(problems.map(({ source, message }) => [source, inEnglish(message)])).toEqual([
      ["settings", "There is no rule `stray-dot`."],
      ["settings", "There is no rule `unused-corutine`. Did you mean `unused-coroutine`?"],
    ]);
  });
});

describe("the target version", () => {
  const environment = "version = 3.12.1\n";
  const requires = '[project]\nrequires-python = ">=3.9,<3.13"\n';
  const names = '[tool.asyncio-insight]\ntarget-version = "3.10"\n';
  const target = (given: Given) => resolve(given).configuration.target;

  test("the environment, where nothing else is known", () => {
    expect(target({ environment })).toEqual({ oldest: 12, newest: 15, source: "environment" });
    expect(target({ environment: "home = /usr\n" })).toEqual({ oldest: 11, newest: 15, source: "default" });
  });

  test("requires-python beats the environment", () => {
    expect(target({ environment, pyproject: requires })).toEqual({ oldest: 9, newest: 12, source: "requires-python" });
  });

  test("a setting beats requires-python, whose end stays", () => {
    expect(target({ environment, pyproject: requires, settings: { targetVersion: "3.11" } })).toEqual({
      oldest: 11,
      newest: 12,
      source: "setting",
    });
    expect(target({ pyproject: requires, settings: { targetVersion: "3.14" } })).toEqual({ oldest: 14, newest: 14, source: "setting" });
  });

  test("the project's table beats the setting, and the command line beats both", () => {
    const both = { pyproject: requires + names, settings: { targetVersion: "3.11" } };
    expect(target(both).oldest).toBe(10);
    expect(target({ ...both, commandLine: { targetVersion: 8 } })).toEqual({ oldest: 8, newest: 12, source: "setting" });
  });
});

describe("excluded files", () => {
  const pyproject = '[tool.asyncio-insight]\nexclude = ["generated", "docs/*.py", "./old/"]\n';
  test.each([
    ["/work/app/main.py", false],
    ["/work/app/generated/main.py", true],
    ["/work/app/src/generated/deep/main.py", true],
    ["/work/app/src/not_generated/main.py", false],
    ["/work/app/docs/conf.py", true],
    ["/work/app/docs/deep/conf.py", false],
    ["/work/app/src/docs/conf.py", false],
    ["/work/app/old/.hidden/x.py", true],
    ["/work/app/stubs/a_pb2.pyi", true],
    ["/work/app/wild/a.py", true],
    ["/elsewhere/generated/main.py", false],
    ["/work/application/generated/main.py", false],
  ])("%s: %s", (path, expected) => {
    const { isExcluded } = resolve({ path, pyproject, settings: { exclude: ["*_pb2.pyi"] }, commandLine: { exclude: ["**/wild/**"] } });
    expect(isExcluded).toBe(expected);
  });
});
