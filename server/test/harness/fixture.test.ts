/** The judge of fixtures is judged: it must see what it is there to see. */
import { describe, expect, it } from "vitest";
import { defaultConfiguration } from "../../src/core/linter/configuration";
import type { Finding, Fix } from "../../src/core/linter/finding";
import { noProject } from "../../src/core/linter/project";
import { applyEdits, insert, replace } from "../../src/core/text/edit";
import { message } from "../../src/core/text/message";
import { faultsOf } from "./fixing";
import { differences, parseFixture } from "./fixture";
import { analyzer, lintText } from "./lint";
import { moved, syncTwin, transformations } from "./transform";

function finding(start: number, end: number, rule = "some-rule", text = "Some words."): Finding {
  return {
    rule,
    code: "AIO999",
    severity: "warning",
    confidence: "proved",
    range: { start, end },
    message: message(text),
    related: [],
    tags: [],
    fixes: [],
  };
}

/** The differences without the path, for a fixture with these lines. */
function judge(lines: readonly string[], ...findings: Finding[]): string[] {
  return differences(parseFixture("a.py", "some-rule", `${lines.join("\n")}\n`), findings).map((one) => one.replace("a.py:", ""));
}

describe("differences", () => {
  it("are none when every finding is expected, and every expectation met", () => {
    expect(judge(["x = 1"])).toEqual([]);
    expect(judge(["load()  # expect: some-rule"], finding(0, 6))).toEqual([]);
    expect(judge(["load(  # expect: some-rule, other-rule", ")"], finding(0, 8), finding(4, 8, "other-rule"))).toEqual([]);
    expect(judge(["load()", "# expect-above: some-rule", "# expect-above: some-rule"], finding(0, 6), finding(0, 4))).toEqual([]);
    expect(judge(["  load()  # expect: some-rule", "# ^^^^^^ me wor"], finding(2, 8))).toEqual([]);
    expect(judge(["load()  # expect: some-rule", "# <----"], finding(0, 4))).toEqual([]);
    expect(judge(["  load()  # expect: some-rule", "  # <----", "# ^^^^"], finding(2, 6))).toEqual([
      '1: expected columns 3-6 "", got columns 3-6 "Some words."',
    ]);
    expect(judge(["load()  # todo: some-rule"])).toEqual([]);
  });

  it("tell of a finding that nobody expects", () => {
    expect(judge(["load()"], finding(0, 6))).toEqual(["1: unexpected some-rule at column 1: Some words."]);
    expect(judge(["load()  # expect: other-rule"], finding(0, 6))).toEqual([
      "1: unexpected some-rule at column 1: Some words.",
      "1: expected other-rule, but it is not reported",
    ]);
    expect(judge(["load()  # expect: some-rule"], finding(0, 6), finding(0, 4))).toEqual([
      "1: unexpected some-rule at column 1: Some words.",
    ]);
  });

  it("tell of a finding that is missing or on another line", () => {
    expect(judge(["load()  # expect: some-rule"])).toEqual(["1: expected some-rule, but it is not reported"]);
    expect(judge(["load()", "# expect-above: some-rule", "load()"], finding(33, 39))).toEqual([
      "1: expected some-rule, but it is not reported",
      "3: unexpected some-rule at column 1: Some words.",
    ]);
  });

  it("tell of another range and other words", () => {
    expect(judge(["  load()  # expect: some-rule", "# ^^^^^"], finding(2, 8))).toEqual([
      `1: expected columns 3-7 "", got columns 3-8 "Some words."`,
    ]);
    expect(judge(["  load()  # expect: some-rule", "# ^^^^^^ no words"], finding(2, 8))).toEqual([
      `1: expected columns 3-8 "no words", got columns 3-8 "Some words."`,
    ]);
  });

  it("tell of a todo that is done", () => {
    expect(judge(["load()  # todo: some-rule"], finding(0, 6))).toEqual(["1: some-rule is reported now: turn its `todo` into `expect`"]);
  });
});

describe("a fixture", () => {
  it("is read with what its header says", () => {
    const header =
      '# python: 3.9-3.14\n# options: {"minimumConfidence": "proved"}\n# modules: a, b\n# all-rules\n# notebook\n# invalid: why\n# fix-leaves: x\n';
    const fixture = parseFixture("a.py", "r", `${header}x = 1\n# python: 3.7\n`);
    expect(fixture.configuration).toEqual({
      ...defaultConfiguration,
      target: { oldest: 9, newest: 14, source: "setting" },
      minimumConfidence: "proved",
      isNotebook: true,
    });
    expect([fixture.project.hasModule("b"), fixture.project.hasModule("c")]).toEqual([true, false]);
    expect(fixture).toMatchObject({ allRules: true, invalid: "why", fixLeaves: ["x"] });
  });

  it.each([
    "# python: 2.7\nx = 1",
    "x = 1  # expect some-rule",
    "x = 1  # expect: some-rule because",
    "x = 1  # expect-above: some-rule",
    "# expect-above: some-rule",
  ])("is refused when its comments cannot be understood: %j", (text) => {
    expect(() => parseFixture("a.py", "r", text)).toThrow("a.py");
  });
});

describe("faultsOf", () => {
  const text = "import asyncio\n\n\nasync def load():\n    return 1\n\n\nasync def main():\n    load()  # why\n\n\nasyncio.run(main())\n";
  const { file, findings } = lintText(text);
  const [only] = findings;
  const call = text.indexOf("load()  #");

  function faults(edits: Fix["edits"]): string {
    const fix: Fix = { title: message("Mend"), safety: "safe", edits };
    return faultsOf(
      { finding: only as Finding, fix, text: applyEdits(text, edits), description: "" },
      file,
      defaultConfiguration,
      noProject,
      [],
    ).join("; ");
  }

  it("has nothing against a right fix", () => {
    expect(findings.map(({ rule }) => rule)).toEqual(["unawaited-coroutine"]);
    expect(faults([insert(call, "await ")])).toBe("");
  });

  it("sees a fix that changes nothing, leaves its finding, brings another, breaks the text, or loses a comment", () => {
    expect(faults([])).toContain("changes nothing");
    expect(faults([insert(0, "\n")])).toContain("leaves its finding");
    expect(faults([insert(call, "if load(): pass\n    await ")])).toContain("brings a new coroutine-in-condition");
    expect(faults([insert(call, "await (")])).toContain("does not parse");
    expect(faults([replace({ start: call, end: call + "load()  # why".length }, "await load()")])).toContain("loses the comment `# why`");
  });
});

describe("transformations", () => {
  const text = 'import asyncio\nif x:\n    y = """\n    a"""\n    asyncio.run(f())\n';
  const changed = (name: string): string | undefined => {
    const edits = transformations.find((one) => one.name === name)?.edits(analyzer.read(text));
    return edits && applyEdits(text, edits);
  };

  it("do what they are called", () => {
    expect(changed("crlf")).toBe(text.replaceAll("\n", "\r\n"));
    expect(changed("cr")).toBe(text.replaceAll("\n", "\r"));
    expect(changed("bom")).toBe(`\uFEFF${text}`);
    expect(changed("tabs")).toBe(text.replaceAll("    ", "\t"));
    expect(changed("emoji")).toMatch(/^# .*\n/);
    expect(changed("alias")).toBe(text.replace("import asyncio", "import asyncio as aio_1").replace("asyncio.run", "aio_1.run"));
  });

  it("take ranges with them", () => {
    const edits = [insert(0, "ab"), replace({ start: 4, end: 6 }, "x"), insert(8, "c")];
    expect(moved({ start: 0, end: 4 }, edits)).toEqual({ start: 2, end: 6 });
    expect(moved({ start: 4, end: 6 }, edits)).toEqual({ start: 6, end: 7 });
    expect(moved({ start: 6, end: 8 }, edits)).toEqual({ start: 7, end: 9 });
    expect(moved({ start: 8, end: 8 }, edits)).toEqual({ start: 10, end: 10 });
  });

  it("make a synchronous twin", () => {
    const before = "import asyncio\nfrom a import b\nasync def f():\n    async with a, (await b): return [await c async for c in d]\n";
    const edits = syncTwin(analyzer.read(before)) ?? [];
    expect(applyEdits(before, edits)).toBe(
      "import unknown.asyncio as asyncio\nfrom unknown.a import b\ndef f():\n    with a, (b): return [c for c in d]\n",
    );
  });
});
