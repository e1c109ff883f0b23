/** How the linter settles what rules say. */
import { describe, expect, it } from "vitest";
import { type Configuration, defaultConfiguration } from "../../src/core/linter/configuration";
import type { Confidence } from "../../src/core/linter/finding";
import { Linter, type LintResult } from "../../src/core/linter/linter";
import { noProject } from "../../src/core/linter/project";
import type { Rule } from "../../src/core/linter/rule";
import { message } from "../../src/core/text/message";
import { analyzer } from "../harness/lint";
import { nameRule, sampleRule } from "../harness/sample-rules";

function lint(text: string, rules: readonly Rule[], configuration: Partial<Configuration> = {}, withFixes = false): LintResult {
  const file = analyzer.read(text);
  return new Linter(rules, undefined).lint({
    file,
    configuration: { ...defaultConfiguration, ...configuration },
    project: noProject,
    withFixes,
  });
}

/** What was found, as `code@start`. */
function found(result: LintResult): string[] {
  return result.findings.map(({ code, range }) => `${code}@${range.start}`);
}

const apple = nameRule("apple", "AIO901", "apple");
const pear = nameRule("pear", "AIO902", "pear");

describe("the findings", () => {
  it("are all there, sorted by place and then by code", () => {
    const whole = sampleRule({
      id: "whole",
      code: "AIO903",
      messages: { found: "Found." },
      visit: { ExpressionStatement: (node, { report }) => report({ range: node, message: "found" }) },
    });
    const twin = nameRule("twin", "AIO900", "pear");
    expect(found(lint("pear; apple\npear.x\n", [whole, apple, pear, twin]))).toEqual([
      "AIO900@0",
      "AIO902@0",
      "AIO903@0",
      "AIO901@6",
      "AIO903@6",
      "AIO900@12",
      "AIO902@12",
      "AIO903@12",
    ]);
  });

  it("are none of a rule that is off by default, until somebody chooses it", () => {
    const quiet = nameRule("quiet", "AIO905", "apple", { offByDefault: true, severity: "information" });
    const severities = (rules: Configuration["rules"]) => lint("apple\n", [quiet], { rules }).findings.map((one) => one.severity);
    expect(severities({})).toEqual([]);
    expect(severities({ quiet: "on" })).toEqual(["information"]);
    expect(severities({ quiet: "hint" })).toEqual(["hint"]);
  });

  it("carry what the rule says of them", () => {
    const rule = sampleRule({
      id: "call",
      code: "AIO904",
      tags: ["deprecated"],
      severity: "error",
      messages: { found: "`{name}` is called.", place: "`{name}` is here.", mend: "Mend" },
      visit: {
        Call: (node, { report }) =>
          report({
            range: node,
            message: "found",
            values: { name: "f" },
            related: [{ range: node.callee, message: "place", values: { name: "f" } }],
            fixes: () => [{ title: message("Mend"), safety: "suggested", edits: [] }],
          }),
      },
    });
    const [finding] = lint("f()", [rule], {}, true).findings;
    expect(finding).toMatchObject({
      rule: "call",
      code: "AIO904",
      severity: "error",
      confidence: "proved",
      message: { template: "`{name}` is called.", values: { name: "f" } },
      related: [{ range: { start: 0, end: 1 }, message: { template: "`{name}` is here.", values: { name: "f" } } }],
      tags: ["deprecated"],
      fixes: [{ title: { template: "Mend" }, safety: "suggested", edits: [] }],
    });
  });

  it("carry no fixes, and none are made, unless they are asked for", () => {
    let made = 0;
    const rule = sampleRule({
      id: "counted",
      code: "AIO905",
      messages: { found: "Found." },
      visit: {
        Name: (node, { report }) =>
          report({
            range: node,
            message: "found",
            fixes: () => {
              made++;
              return [{ title: message("Mend"), safety: "safe", edits: [] }];
            },
          }),
      },
    });
    expect(lint("a", [rule]).findings[0]?.fixes).toEqual([]);
    expect(made).toBe(0);
    expect(lint("a", [rule], {}, true).findings[0]?.fixes).toHaveLength(1);
    expect(made).toBe(1);
  });

  it("are none in a file that is skipped", () => {
    expect(lint(`apple\n${"(".repeat(500)}`, [apple])).toEqual({ findings: [], failures: [] });
  });
});

describe("a rule that throws", () => {
  const boom = new Error("boom");
  const thrower = sampleRule({
    id: "thrower",
    code: "AIO906",
    supersedes: ["pear"],
    messages: { found: "Found." },
    visit: {
      Name: (node, { report }) => {
        report({ range: node, message: "found" });
        if (node.id === "pear") throw boom;
      },
    },
  });

  it("loses its own findings of the file and nobody else's", () => {
    const result = lint("apple\npear\napple\npear\n", [thrower, apple, pear]);
    expect(found(result)).toEqual(["AIO901@0", "AIO902@6", "AIO901@11", "AIO902@17"]);
    expect(result.failures).toEqual([{ rule: "thrower", error: boom }]);
  });

  it("works in the next file", () => {
    const linter = new Linter([thrower], undefined);
    const request = (text: string) => ({
      file: analyzer.read(text),
      configuration: defaultConfiguration,
      project: noProject,
      withFixes: false,
    });
    expect(linter.lint(request("pear")).findings).toEqual([]);
    expect(linter.lint(request("plum")).findings).toHaveLength(1);
  });

  it("while making fixes keeps its finding, without them", () => {
    const rule = sampleRule({
      id: "no-fix",
      code: "AIO907",
      messages: { found: "Found." },
      visit: {
        Name: (node, { report }) =>
          report({
            range: node,
            message: "found",
            fixes: () => {
              throw boom;
            },
          }),
      },
    });
    const result = lint("a", [rule], {}, true);
    expect(result.findings.map(({ rule: id, fixes }) => ({ id, fixes }))).toEqual([{ id: "no-fix", fixes: [] }]);
    expect(result.failures).toEqual([{ rule: "no-fix", error: boom }]);
  });
});

describe("a rule that supersedes another", () => {
  const call = (rule: Partial<Rule>, report: { readonly covers?: boolean; readonly confidence?: Confidence } = {}): Rule =>
    sampleRule({
      id: "call",
      code: "AIO908",
      messages: { found: "Found." },
      visit: {
        Call: (node, context) =>
          context.report({
            range: node,
            message: "found",
            ...(report.confidence ? { confidence: report.confidence } : {}),
            ...(report.covers ? { covers: [context.file.module] } : {}),
          }),
      },
      ...rule,
    });

  it("speaks alone where their ranges lie in each other, and only there", () => {
    expect(found(lint("apple(); apple", [call({ supersedes: ["apple"] }), apple]))).toEqual(["AIO908@0", "AIO901@9"]);
    expect(found(lint("f(apple)", [call({ supersedes: ["apple"] }), apple]))).toEqual(["AIO908@0"]);
  });

  it("speaks alone in the other ranges that it explains", () => {
    expect(found(lint("apple(); apple", [call({ supersedes: ["apple"] }, { covers: true }), apple]))).toEqual(["AIO908@0"]);
  });

  it("silences no other rule", () => {
    expect(found(lint("apple(pear)", [call({ supersedes: ["apple"] }), apple, pear]))).toEqual(["AIO908@0", "AIO902@6"]);
  });

  it("silences nobody when it is off itself, or not sure enough to be heard", () => {
    const rules = [call({ supersedes: ["apple"] }, { confidence: "by-name" }), apple];
    expect(found(lint("apple()", rules))).toEqual(["AIO908@0"]);
    expect(found(lint("apple()", rules, { minimumConfidence: "proved" }))).toEqual(["AIO901@0"]);
    expect(found(lint("apple()", rules, { rules: { call: "off" } }))).toEqual(["AIO901@0"]);
  });
});

describe("the configuration", () => {
  const sure = (confidence: Confidence, severity: Rule["severity"] = "warning"): Rule =>
    sampleRule({
      id: confidence,
      code: "AIO909",
      severity,
      messages: { found: "Found." },
      visit: { Name: (node, { report }) => report({ range: node, message: "found", confidence }) },
    });
  const rules = [sure("proved"), sure("by-use"), sure("by-name")];

  it.each<[Confidence, Confidence[]]>([
    ["by-name", ["proved", "by-use", "by-name"]],
    ["by-use", ["proved", "by-use"]],
    ["proved", ["proved"]],
  ])("%s leaves out what is less sure", (minimumConfidence, expected) => {
    const { findings } = lint("a", rules, { minimumConfidence });
    expect(findings.map(({ confidence }) => confidence).sort()).toEqual([...expected].sort());
  });

  it("makes what is not proved information, but never worse than it is", () => {
    const severity = (rule: Rule) => lint("a", [rule]).findings[0]?.severity;
    expect(severity(sure("proved", "error"))).toBe("error");
    expect(severity(sure("by-use", "error"))).toBe("information");
    expect(severity(sure("by-name", "warning"))).toBe("information");
    expect(severity(sure("by-name", "hint"))).toBe("hint");
  });

  it("sets the severity of a rule, whatever it says itself", () => {
    const shown = lint("apple\npear\n", [apple, pear], { rules: { apple: "hint" } });
    expect(shown.findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ["apple", "hint"],
      ["pear", "warning"],
    ]);
    expect(lint("a", [sure("by-name")], { rules: { "by-name": "error" } }).findings[0]?.severity).toBe("error");
  });

  it("turns a rule off, which then is not run", () => {
    const thrower = sampleRule({
      id: "thrower",
      code: "AIO910",
      messages: {},
      visit: {
        Name: () => {
          throw new Error();
        },
      },
    });
    const result = lint("apple", [thrower, apple], { rules: { thrower: "off" } });
    expect(found(result)).toEqual(["AIO901@0"]);
    expect(result.failures).toEqual([]);
  });

  it("lets a report be milder or worse than its rule", () => {
    const rule = sampleRule({
      id: "varied",
      code: "AIO911",
      messages: { found: "Found." },
      visit: {
        Name: (node, { report }) => report({ range: node, message: "found", ...(node.id === "b" ? { severity: "error" as const } : {}) }),
      },
    });
    expect(lint("a\nb\n", [rule]).findings.map(({ severity }) => severity)).toEqual(["warning", "error"]);
  });
});

describe("find", () => {
  const linter = new Linter([apple, pear], undefined);

  it.each([
    ["apple", apple],
    ["AIO902", pear],
    ["aio902", pear],
    ["Apple", undefined],
    ["AIO9", undefined],
    ["constructor", undefined],
  ])("gives the rule of %s", (name, rule) => {
    expect(linter.find(name)).toBe(rule);
  });
});
