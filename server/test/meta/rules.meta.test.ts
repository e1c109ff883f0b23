/** What holds for every rule, so that people, settings and suppression comments can rely on it. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadRules } from "../../../scripts/generation/rules";
import { isNamed } from "../../src/core/linter/rule";
import { repository, textOf } from "./repository";

const ruleFiles = await loadRules(repository);

describe("The rules", () => {
  test("have ids and codes of their own", () => {
    const names = ruleFiles.flatMap(({ rule }) => [rule.id, rule.code]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test("name only rules that exist when they supersede others", () => {
    // Groups may still be empty.
    const named = ruleFiles.flatMap(({ rule }) => rule.supersedes ?? []).filter((name) => !/^AIO\d$/.test(name));
    expect(named.filter((name) => !ruleFiles.some(({ rule }) => isNamed(rule, name)))).toEqual([]);
  });
});

describe.each(ruleFiles)("$name", ({ name, rule }) => {
  test("is named after what it finds, in its file and its object", () => {
    expect(rule.id).toBe(name);
    expect(rule.id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/);
    expect(rule.code).toMatch(/^AIO\d{3}$/);
    expect(rule.since).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test("has all of its words", () => {
    for (const key of ["summary", "why", "bad", "good", "whenNotToUse"] as const) expect(rule[key].trim(), key).not.toBe("");
    expect(Object.keys(rule.messages).length).toBeGreaterThan(0);
    for (const sentence of [rule.summary, rule.why, rule.whenNotToUse]) expect(sentence).toMatch(/[.!?]$/);
    expect(rule.bad).not.toBe(rule.good);
  });

  test("says whole sentences in its messages", () => {
    // A message that describes a fix is a title, without a full stop; what is reported ends with one.
    const reported = Object.values(rule.messages).filter((message) => message.endsWith("."));
    expect(reported.length).toBeGreaterThan(0);
    for (const message of Object.values(rule.messages)) expect(message).toMatch(/^[A-Z`{"“][^]*[^\s!:;,]$/);
  });

  test("refers to pages that can be opened safely", () => {
    for (const address of rule.references) expect(new URL(address).protocol).toBe("https:");
  });

  test("has a fixture that it reports on and one place where it is silent", () => {
    const folder = join(repository, "test-fixtures", "rules", rule.id);
    const fixtures = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".py") && !file.endsWith(".fixed.py")) : [];
    const texts = fixtures.map((file) => textOf(`test-fixtures/rules/${rule.id}/${file}`));
    expect(
      texts.some((text) => text.includes(`expect: ${rule.id}`) || text.includes(`expect-above: ${rule.id}`)),
      "a fixture with an expectation",
    ).toBe(true);
    // A silent place is a fixture without any expectation, or a line of code without one.
    expect(
      texts.some((text) => text.split("\n").some((line) => /^\s*[a-z]/i.test(line) && !line.includes("expect"))),
      "code on which it is silent",
    ).toBe(true);
  });
});
