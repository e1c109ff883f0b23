import { describe, expect, test } from "vitest";
import { noOptions } from "../../src/config/project-options";
import { readPyproject } from "../../src/config/pyproject";
import { inEnglish } from "../../src/core/text/message";

const rules = [
  { id: "stray-await-dot", code: "AIO001" },
  { id: "unawaited-coroutine", code: "AIO101" },
  { id: "unused-coroutine", code: "AIO102" },
  { id: "unused-suppression", code: "AIO805" },
];

const read = (text: string) => readPyproject(text, rules);

/** The problems as a person meets them: the words that are marked, and what is said about them. */
function problemsOf(text: string): [string | undefined, string][] {
  return read(text).problems.map(({ range, message }) => [range && text.slice(range.start, range.end), inEnglish(message)]);
}

describe("what a pyproject.toml says", () => {
  test("every option", () => {
    const { options, requiresPython, problems } = read(`
[project]
requires-python = ">=3.9,<3.13"

[tool.asyncio-insight]
minimum-confidence = "proved"
target-version = "3.11"
exclude = ["generated", "docs/**"]
schedulers = ["shop.spawn", "商店.启动"]
synchronous-callers = ["shop.Timer.every"]
value-consumers = ["shop.show"]

[tool.asyncio-insight.rules]
unused-coroutine = "error"
AIO805 = "off"

[tool.asyncio-insight.per-file-ignores]
"tests/**" = ["AIO1", "stray-await-dot"]

[tool.asyncio-insight.blocking-calls]
"shop.Client().fetch" = "Use \`shop.AsyncClient\`."
"shop.legacy.*" = ""

[tool.asyncio-insight.decorators]
"shop.retry" = "async"
"shop.run" = "sync"
`);
    expect(problems).toEqual([]);
    expect(requiresPython).toEqual({ oldest: 9, newest: 12 });
    expect(options).toEqual({
      rules: { "unused-coroutine": "error", "unused-suppression": "off" },
      minimumConfidence: "proved",
      targetVersion: 11,
      exclude: ["generated", "docs/**"],
      perFileIgnores: [{ pattern: "tests/**", rules: ["unawaited-coroutine", "unused-coroutine", "stray-await-dot"] }],
      blockingCalls: { "shop.Client().fetch": "Use `shop.AsyncClient`.", "shop.legacy.*": "" },
      schedulers: ["shop.spawn", "商店.启动"],
      decorators: { "shop.retry": "async", "shop.run": "sync" },
      synchronousCallers: ["shop.Timer.every"],
      valueConsumers: ["shop.show"],
    });
  });

  test("a rule's own severity beats its group's, in any order", () => {
    expect(read('[tool.asyncio-insight.rules]\nAIO101 = "error"\naio1 = "off"\n').options.rules).toEqual({
      "unawaited-coroutine": "error",
      "unused-coroutine": "off",
    });
  });

  test("Poetry's version, where the project table names none", () => {
    expect(read('[tool.poetry.dependencies]\npython = "^3.10"\n').requiresPython).toEqual({ oldest: 10, newest: 15 });
    expect(read('[project]\nrequires-python = ">=3.12"\n[tool.poetry.dependencies]\npython = "^3.10"\n').requiresPython?.oldest).toBe(12);
  });

  test("nothing at all", () => {
    expect(read("")).toEqual({ options: noOptions, requiresPython: undefined, problems: [] });
  });
});

describe("what is wrong with it", () => {
  test("text that is no TOML loses nothing but itself", () => {
    expect(problemsOf("[project]\nname = \n")).toEqual([["\n", "This is not valid TOML: invalid value."]]);
    expect(problemsOf("a = 1\na = 2\n")).toEqual([["a", "This is not valid TOML: trying to redefine an already defined table or value."]]);
  });

  test("unknown options, with the nearest", () => {
    expect(problemsOf('[tool.asyncio-insight]\nexlude = ["a"]\nfrobnicate = 1\n')).toEqual([
      ["exlude", "There is no option `exlude`. Did you mean `exclude`?"],
      [
        "frobnicate",
        "There is no option `frobnicate`. The options are `rules`, `minimum-confidence`, `target-version`, `exclude`, `per-file-ignores`, `blocking-calls`, `schedulers`, `decorators`, `synchronous-callers`, `value-consumers`.",
      ],
    ]);
  });

  test("unknown rules, with the nearest", () => {
    const text = '[tool.asyncio-insight.rules]\nunused-corutine = "off"\n"AIO999" = "off"\nfrobnicate = "off"\n';
    expect(problemsOf(text)).toEqual([
      ["unused-corutine", "There is no rule `unused-corutine`. Did you mean `unused-coroutine`?"],
      ['"AIO999"', "There is no rule `AIO999`."],
      ["frobnicate", "There is no rule `frobnicate`."],
    ]);
    expect(problemsOf('[tool.asyncio-insight]\nper-file-ignores = { "a.py" = ["aio101", "AIO2"] }\n')).toEqual([
      ["a.py", "There is no rule `AIO2`."],
    ]);
  });

  test("values of the wrong kind; what is right beside them holds", () => {
    const text = `[tool.asyncio-insight]
minimum-confidence = "sure"
target-version = 3.12
exclude = "a"
rules = { AIO101 = "loud", AIO102 = "off" }
per-file-ignores = []
`;
    expect(problemsOf(text)).toEqual([
      ["minimum-confidence", '`"sure"` is not one of `proved`, `by-use`, `by-name`.'],
      ["target-version", '`3.12` is not a Python version. Write it as text, such as `"3.12"`.'],
      ["exclude", '`"a"` is not a list of strings.'],
      ["AIO101", '`"loud"` is not one of `off`, `hint`, `information`, `warning`, `error`.'],
      ["per-file-ignores", "`[]` is not a table."],
    ]);
    expect(read(text).options).toEqual({ ...noOptions, rules: { "unused-coroutine": "off" } });
    expect(problemsOf("tool.asyncio-insight = 1979-05-27\n")).toEqual([["tool.asyncio-insight", '`"1979-05-27"` is not a table.']]);
  });

  test("names of functions that are none, and what is said of them", () => {
    const text = `[tool.asyncio-insight]
schedulers = ["spawn", "shop.spawn", "shop spawn.x"]
[tool.asyncio-insight.blocking-calls]
"shop.load" = true
shop.store = "Use something else."
"shop.fetch" = "Wait."
"fetch()" = "Wait."
[tool.asyncio-insight.decorators]
"shop.retry" = "keeps"
"shop.run" = "sync"
`;
    expect(problemsOf(text)).toEqual([
      ["schedulers", "`spawn` is not a dotted name such as `package.module.function`."],
      ["schedulers", "`shop spawn.x` is not a dotted name such as `package.module.function`."],
      ['"shop.load"', "`true` is no text that says what to do instead."],
      ["shop", "`shop` is not a dotted name such as `package.module.function`."],
      ['"fetch()"', "`fetch()` is not a dotted name such as `package.module.function`."],
      ['"shop.retry"', '`"keeps"` is not one of `async`, `sync`.'],
    ]);
    expect(read(text).options).toEqual({
      ...noOptions,
      blockingCalls: { "shop.fetch": "Wait." },
      schedulers: ["shop.spawn"],
      decorators: { "shop.run": "sync" },
    });
  });

  test("versions that cannot be read, or that no Python 3 has", () => {
    expect(problemsOf('[project]\nrequires-python = "three"\n')).toEqual([
      ["requires-python", "`three` is not a list of Python versions such as `>=3.11`."],
    ]);
    expect(problemsOf('project.requires-python = "<3"\n')).toEqual([["project.requires-python", "No version of Python 3 fulfils `<3`."]]);
  });

  test("names that mean something to JavaScript are ordinary names", () => {
    expect(problemsOf("[tool.asyncio-insight]\ntoString = 1\n")).toHaveLength(1);
    expect(read('[tool.asyncio-insight.rules]\n__proto__ = "off"\n').options.rules).toEqual({});
    expect(read("[constructor]\n[tool.poetry]\ndependencies = 3\n").problems).toEqual([]);
  });
});
