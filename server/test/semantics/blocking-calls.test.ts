/** The table of blocking calls is data, so that it is checked as data. */
import { describe, expect, it } from "vitest";
import data from "../../src/core/semantics/blocking-calls.json";
import { analyzer } from "../harness/lint";

const ruleIds = analyzer.linter.rules.map((rule) => rule.id);
const part = String.raw`(?:[A-Za-z_*][\w*]*|\{[\w*.(),]+\})(?:\(\))*`;
const name = new RegExp(`^${part}(?:\\.${part})+$`);

describe.each(data.calls)("$names", (entry) => {
  it("has a rule that speaks about it, and a source", () => {
    expect(ruleIds).toContain(entry.rule);
    expect(entry.source).toMatch(/^https?:\/\//);
  });

  it("is written in dotted names", () => {
    for (const one of entry.names) expect(one).toMatch(name);
  });

  it("has patterns that can be read", () => {
    for (const pattern of [entry.unlessFile, entry.unlessBefore]) if (pattern !== undefined) new RegExp(pattern);
  });
});

it("names no call twice, so that no entry hides another", () => {
  const names = data.calls.flatMap((entry) => entry.names);
  expect(names.filter((one, index) => names.indexOf(one) !== index)).toEqual([]);
});
