/** Comments that silence findings. */
import { describe, expect, it } from "vitest";
import { type Configuration, defaultConfiguration } from "../../src/core/linter/configuration";
import { fixAll } from "../../src/core/linter/fix-all";
import { Linter } from "../../src/core/linter/linter";
import { noProject } from "../../src/core/linter/project";
import { suppressionsIn } from "../../src/core/linter/suppression";
import unusedSuppression from "../../src/core/rules/unused-suppression";
import type { SourceFile } from "../../src/core/syntax/source-file";
import { inEnglish } from "../../src/core/text/message";
import { analyzer } from "../harness/lint";
import { nameRule, sampleRule } from "../harness/sample-rules";

const apple = nameRule("ripe-apple", "AIO101", "apple", { aliases: ["RUF006", "ASYNC251"] });
const pear = nameRule("ripe-pear", "AIO102", "pear");
const call = sampleRule({
  id: "any-call",
  code: "AIO201",
  messages: { found: "Found." },
  visit: { Call: (node, { report }) => report({ range: node, message: "found" }) },
});
const linter = new Linter([apple, pear, call, unusedSuppression], unusedSuppression);

function findingsIn(file: SourceFile, configuration: Partial<Configuration> = {}) {
  const request = { file, configuration: { ...defaultConfiguration, ...configuration }, project: noProject, withFixes: true };
  return linter.lint(request).findings;
}

/** What is found in a text, as `code@line` with zero-based lines. */
function found(text: string, configuration: Partial<Configuration> = {}): string[] {
  const file = analyzer.read(text);
  return findingsIn(file, configuration).map(({ code, range }) => `${code}@${file.lines.lineAt(range.start)}`);
}

/** The text after all safe fixes, of which only unused-suppression has some here. */
function fixed(text: string): string {
  return fixAll(text, (one) => analyzer.read(one), findingsIn).text;
}

describe("a suppression", () => {
  it.each([
    ["# noqa", "noqa", "line", undefined],
    ["#noqa", "noqa", "line", undefined],
    ["# NoQA", "noqa", "line", undefined],
    ["# noqa: AIO101", "noqa", "line", ["AIO101"]],
    ["#noqa:AIO101", "noqa", "line", ["AIO101"]],
    ["# noqa : AIO101", "noqa", "line", ["AIO101"]],
    ["# noqa: AIO101,AIO102", "noqa", "line", ["AIO101", "AIO102"]],
    ["# noqa: AIO101 , AIO102", "noqa", "line", ["AIO101", "AIO102"]],
    ["# noqa: AIO101 AIO102", "noqa", "line", ["AIO101", "AIO102"]],
    ["# noqa: ripe-apple, RUF006", "noqa", "line", ["ripe-apple", "RUF006"]],
    ["# noqa: AIO101 because it is meant", "noqa", "line", ["AIO101"]],
    ["# noqa: AIO101  # why", "noqa", "line", ["AIO101"]],
    ["# why  # noqa: AIO101", "noqa", "line", ["AIO101"]],
    ["# asyncio-insight: ignore", "asyncio-insight", "line", undefined],
    ["# asyncio-insight:ignore", "asyncio-insight", "line", undefined],
    ["# asyncio-insight: ignore[AIO101]", "asyncio-insight", "line", ["AIO101"]],
    ["# asyncio-insight: ignore [ AIO101 , ripe-pear ] why", "asyncio-insight", "line", ["AIO101", "ripe-pear"]],
    ["# asyncio-insight: ignore-file", "asyncio-insight", "file", undefined],
    ["# asyncio-insight: ignore-file[AIO101]", "asyncio-insight", "file", ["AIO101"]],
  ])("is read from %s", (comment, style, scope, names) => {
    const text = `x = 1\napple  ${comment}\n`;
    const [suppression, ...rest] = suppressionsIn(analyzer.read(text));
    expect(rest).toEqual([]);
    expect(suppression).toMatchObject({ style, scope, line: 1 });
    expect(suppression?.names?.map((name) => name.text)).toEqual(names);
    for (const name of suppression?.names ?? []) expect(text.slice(name.start, name.end)).toBe(name.text);
    expect(text.slice(suppression?.range.start, suppression?.range.end)).toMatch(/^(noqa|asyncio-insight)\b([^#]*[^\s#])?$/i);
    expect(text.slice(suppression?.comment.start, suppression?.comment.end)).toBe(comment);
  });

  it.each(["# no qa", "# noqat", "# the noqa comment", "# asyncio-insight", "# asyncio-insight: ignored", "# asyncio-insight: off", "#"])(
    "is not read from %s",
    (comment) => {
      expect(suppressionsIn(analyzer.read(`apple  ${comment}\n`))).toEqual([]);
    },
  );

  it("is not read from strings, and is from every line end", () => {
    expect(suppressionsIn(analyzer.read('x = "# noqa"\ny = """\n# noqa\n"""\n'))).toEqual([]);
    const lines = (text: string) => suppressionsIn(analyzer.read(text)).map(({ line, names }) => [line, names?.[0]?.text]);
    for (const lineEnd of ["\n", "\r\n", "\r"]) {
      expect(lines(["a  # noqa: AIO101", "b", "c  # noqa: AIO102", ""].join(lineEnd))).toEqual([
        [0, "AIO101"],
        [2, "AIO102"],
      ]);
    }
  });
});

describe("what is silenced", () => {
  it.each([
    ["apple  # noqa", []],
    ["apple  # noqa: AIO101", []],
    ["apple  # noqa: aio101", []],
    ["apple  # noqa: AIO1", []],
    ["apple  # noqa: AIO", []],
    ["apple  # noqa: ripe-apple", []],
    ["apple  # noqa: RUF006", []],
    ["apple  # noqa: async251", []],
    ["apple  # noqa: RUF", ["AIO101@0"]],
    ["apple  # noqa: AIO102", ["AIO101@0", "AIO805@0"]],
    ["apple  # noqa: E501", ["AIO101@0"]],
    ["apple; pear  # noqa: AIO101", ["AIO102@0"]],
    ["apple; pear  # noqa: AIO101, AIO102", []],
    ["apple; apple  # asyncio-insight: ignore[ripe-apple]", []],
    ["apple; pear  # asyncio-insight: ignore", []],
    ["apple\npear  # noqa", ["AIO101@0"]],
    ["# noqa\napple", ["AIO101@1"]],
    ["apple\n# asyncio-insight: ignore-file[AIO101]\npear\napple", ["AIO102@2"]],
    ["apple\npear\n# asyncio-insight: ignore-file", []],
  ])("%j leaves %j", (text, expected) => {
    expect(found(`${text}\n`)).toEqual(expected);
  });

  it("is a finding on any of its lines", () => {
    expect(found("f(  # noqa: AIO201\n    1,\n)\n")).toEqual([]);
    expect(found("f(\n    1,  # noqa: AIO201\n)\n")).toEqual([]);
    expect(found("f(\n    1,\n)  # noqa: AIO201\n")).toEqual([]);
    expect(found("f(\n    apple,  # noqa: AIO101\n)\n")).toEqual(["AIO201@0"]);
    expect(found("f(\n    apple,\n)  # noqa: AIO101\n")).toEqual(["AIO201@0", "AIO101@1", "AIO805@2"]);
  });
});

describe("a suppression that silences nothing", () => {
  it.each([
    ["x  # noqa: AIO101", "noqa: AIO101", "This comment silences `AIO101`, but nothing is reported for it here."],
    ["apple  # noqa: AIO101, AIO102", "AIO102", "This comment silences `AIO102`, but nothing is reported for it here."],
    ["x  # why  # noqa: ripe-pear", "noqa: ripe-pear", "This comment silences `ripe-pear`, but nothing is reported for it here."],
    [
      "x  # asyncio-insight: ignore[nothing-known]",
      "asyncio-insight: ignore[nothing-known]",
      "This comment silences `nothing-known`, but nothing is reported for it here.",
    ],
    [
      "x  # asyncio-insight: ignore",
      "asyncio-insight: ignore",
      "This comment silences everything on its line or in its file, but nothing is reported there.",
    ],
    [
      "x\n# asyncio-insight: ignore-file",
      "asyncio-insight: ignore-file",
      "This comment silences everything on its line or in its file, but nothing is reported there.",
    ],
  ])("is reported: %j", (text, place, words) => {
    const file = analyzer.read(`${text}\n`);
    const reported = findingsIn(file).filter(({ rule }) => rule === "unused-suppression");
    expect(reported.map(({ range, message }) => [file.text.slice(range.start, range.end), inEnglish(message)])).toEqual([[place, words]]);
    expect(reported[0]).toMatchObject({ severity: "hint", tags: ["unnecessary"] });
  });

  it.each(["x  # noqa", "x  # noqa: E501", "x  # noqa: RUF006", "x  # noqa: AIO999", "x  # noqa: AIO1", "x  # noqa: unknown-rule"])(
    "is left alone where it may be for another tool or a whole group: %s",
    (text) => {
      expect(found(`${text}\n`)).toEqual([]);
    },
  );

  it("is left alone when its rule is off, or this one", () => {
    expect(found("apple  # noqa: AIO101\n", { rules: { "ripe-apple": "off" } })).toEqual([]);
    expect(found("x  # noqa: AIO101\n", { rules: { "unused-suppression": "off" } })).toEqual([]);
  });

  it("can be silenced by name, and with everything in the file, but not by itself", () => {
    expect(found("x  # noqa: AIO101, AIO805\n")).toEqual([]);
    expect(found("x  # noqa: AIO101\n# asyncio-insight: ignore-file[unused-suppression]\n")).toEqual([]);
    expect(found("apple\nx  # noqa: AIO101\n# asyncio-insight: ignore-file\n")).toEqual([]);
    expect(found("x  # noqa: AIO101\n# asyncio-insight: ignore-file\n")).toEqual(["AIO805@0", "AIO805@1"]);
  });

  it.each([
    ["x  # noqa: AIO101", "x"],
    ["x # noqa: AIO101   ", "x"],
    ["x  # why  # noqa: AIO101", "x  # why"],
    ["x  # noqa: AIO101  # why", "x  # why"],
    ["x  # noqa: AIO101 why", "x  # why"],
    ["x  # noqa: AIO101, E501", "x  # noqa: E501"],
    ["x  # noqa: E501, AIO101, F401", "x  # noqa: E501, F401"],
    ["apple  # noqa: AIO102,AIO101", "apple  # noqa: AIO101"],
    ["apple  # asyncio-insight: ignore[ AIO102, AIO101 ]", "apple  # asyncio-insight: ignore[ AIO101 ]"],
    ["x  # asyncio-insight: ignore", "x"],
    ["# noqa: AIO101\nx", "x"],
    ["if x:\n    # asyncio-insight: ignore\n    y", "if x:\n    y"],
    ["x\n# why # asyncio-insight: ignore-file\ny", "x\n# why\ny"],
  ])("is removed from %j", (before, after) => {
    expect(fixed(`${before}\n`)).toBe(`${after}\n`);
    expect(fixed(`${before}\n`.replaceAll("\n", "\r\n"))).toBe(`${after}\n`.replaceAll("\n", "\r\n"));
  });

  it("is removed at the end of a file that ends without a line end", () => {
    expect(fixed("x\n# noqa: AIO101")).toBe("x\n");
    expect(fixed("x  # noqa: AIO101")).toBe("x");
  });
});
