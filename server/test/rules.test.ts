/**
 * Runs every fixture of test-fixtures/rules and the examples of every rule. A new rule needs no line here: its folder is found.
 * test-fixtures/README.md says what the comments in fixtures mean and what is checked of each.
 */
import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { defaultConfiguration } from "../src/core/linter/configuration";
import { noProject } from "../src/core/linter/project";
import { isNamed, type Rule } from "../src/core/linter/rule";
import { suppressionsIn } from "../src/core/linter/suppression";
import { applyEdits, insert } from "../src/core/text/edit";
import { inEnglish } from "../src/core/text/message";
import { compileAll, type Interpreter, interpreters, type Source } from "./harness/cpython";
import { applyEach, faultsOf, fixEverything } from "./harness/fixing";
import { differences, type Fixture, fixedFiles, ruleFixtures } from "./harness/fixture";
import { analyzer, describeFinding, type LintedText, lintText, onlyRules, withRules } from "./harness/lint";
import { seeded } from "./harness/random";
import { comparable, syncTwin, transformations } from "./harness/transform";

const { rules } = analyzer.linter;
const fixtures = ruleFixtures();

/** Fails with every sentence of the list. */
function expectNone(problems: readonly string[]): void {
  if (problems.length > 0) expect.fail(problems.join("\n"));
}

/** The rules that run on a fixture: the one under test, those that it supersedes, and those that supersede it. */
function configurationOf(fixture: Fixture): Fixture["configuration"] {
  if (fixture.allRules) return withRules([fixture.rule], fixture.configuration);
  const own = rules.find((rule) => rule.id === fixture.rule);
  const supersedes = (one: Rule, other: Rule) => one.supersedes?.some((name) => isNamed(other, name));
  const related = rules.filter((rule) => own && (supersedes(rule, own) || supersedes(own, rule)));
  return onlyRules([fixture.rule, ...related.map((rule) => rule.id)], fixture.configuration);
}

function lintFixture(fixture: Fixture, text = fixture.text): LintedText {
  return lintText(text, configurationOf(fixture), fixture.project);
}

/** Every fix of the rule under test, each applied alone. */
function fixesOf(fixture: Fixture): ReturnType<typeof applyEach> {
  const { file, findings } = lintFixture(fixture);
  const own = findings.filter((finding) => finding.rule === fixture.rule);
  return applyEach(file, own);
}

function fixedText(fixture: Fixture): string {
  return fixEverything(fixture.text, fixture.rule, configurationOf(fixture), fixture.project);
}

describe.each(rules)("examples of $id", (rule) => {
  const { exampleVersion } = rule;
  const configuration = withRules(
    [rule.id],
    exampleVersion === undefined
      ? defaultConfiguration
      : { ...defaultConfiguration, target: { oldest: exampleVersion, newest: exampleVersion, source: "setting" } },
  );

  it("the bad one is reported by this rule and no other", () => {
    const { findings } = lintText(rule.bad, configuration);
    expect([...new Set(findings.map((finding) => finding.rule))]).toEqual([rule.id]);
  });

  it("the good one is reported by no rule", () => {
    const { file, findings } = lintText(rule.good, configuration);
    expectNone(findings.map((finding) => describeFinding(finding, file)));
  });

  it.skipIf(rule.fix === "none")("all first fixes of the bad one leave nothing to report", () => {
    const { file, findings } = lintText(fixEverything(rule.bad, rule.id, configuration, noProject), configuration);
    expectNone(findings.map((finding) => `${file.text}\n${describeFinding(finding, file)}`));
  });
});

describe("fixtures", () => {
  it("are there for every rule, and for rules only", () => {
    const folders = [...new Set(fixtures.map((fixture) => fixture.rule))].sort();
    expect(folders).toEqual(rules.map((rule) => rule.id).sort());
  });

  it("are there for every golden file", () => {
    const known = fixtures.map((fixture) => fixture.fixedPath);
    expectNone(fixedFiles().filter((path) => !known.includes(path)));
  });
});

describe.each(fixtures)("$rule: $name", (fixture) => {
  it("reports what its comments ask for and nothing else", () => {
    expectNone(differences(fixture, lintFixture(fixture).findings));
  });

  it("each fix alone mends its finding and harms nothing", () => {
    const { file } = lintFixture(fixture);
    const everything = withRules([fixture.rule], fixture.configuration);
    const faults = fixesOf(fixture).flatMap((applied) =>
      faultsOf(applied, file, everything, fixture.project, fixture.fixLeaves).map(
        (fault) => `${fixture.path}:${applied.description} ${fault}`,
      ),
    );
    expectNone(faults);
  });

  it("all first fixes give the golden file", async () => {
    const fixed = fixedText(fixture);
    if (fixed === fixture.text) {
      expect(existsSync(fixture.fixedPath), `${fixture.fixedPath} exists, but no fix changes the fixture`).toBe(false);
      return;
    }
    await expect(fixed).toMatchFileSnapshot(fixture.fixedPath);
    expect(fixEverything(fixed, fixture.rule, configurationOf(fixture), fixture.project)).toBe(fixed);
  });

  it.each(transformations.filter(({ name }) => !fixture.without.includes(name)))("finds the same after the change $name", (change) => {
    const before = lintFixture(fixture);
    const edits = change.edits(before.file);
    if (!edits) return;
    const after = lintFixture(fixture, applyEdits(fixture.text, edits));
    const say = change.message ?? ((text) => text);
    const expected = before.findings.map((finding) => comparable(finding, say(inEnglish(finding.message)), edits));
    // A message may also quote Python, which always says `asyncio`, so both sides are read in the same way.
    expect(after.findings.map((finding) => comparable(finding, say(inEnglish(finding.message))))).toEqual(expected);
  });

  it.skipIf(fixture.without.includes("sync-twin"))("reports no coroutine in its synchronous twin", () => {
    const edits = syncTwin(analyzer.read(fixture.text));
    if (!edits) return;
    const aboutCoroutines = rules.filter((rule) => rule.code.startsWith("AIO1")).map((rule) => rule.id);
    const { file, findings } = lintText(
      applyEdits(fixture.text, edits),
      onlyRules(aboutCoroutines, fixture.configuration),
      fixture.project,
    );
    expectNone(findings.map((finding) => describeFinding(finding, file)));
  });

  it("throws nothing when it is cut off anywhere", () => {
    const random = seeded(fixture.text.length);
    const step = Math.max(50, Math.ceil(fixture.text.length / 20));
    for (let cut = random.below(step); cut < fixture.text.length; cut += step)
      lintText(fixture.text.slice(0, cut), fixture.configuration, fixture.project);
  });

  it.skipIf(fixture.without.includes("noqa"))("a suppression removes exactly the findings of its code on its line", () => {
    const { file, findings } = lintFixture(fixture);
    for (const { code, range } of findings.filter((finding) => finding.rule !== "unused-suppression")) {
      const line = file.lines.lineAt(range.start);
      const edits = [insert(file.lines.endOf(line), `  # noqa: ${code}`)];
      const after = lintFixture(fixture, applyEdits(file.text, edits));
      // Where the line ends in a string or a backslash, or has a suppression already, it cannot carry this one.
      const isCarried = suppressionsIn(after.file).some((one) => one.line === line && one.names?.some((name) => name.text === code));
      if (!isCarried) continue;
      const isSilenced = (finding: (typeof findings)[number]) =>
        finding.code === code && file.lines.lineAt(finding.range.start) <= line && line <= file.lines.lineAt(finding.range.end);
      const expected = findings
        .filter((finding) => !isSilenced(finding))
        .map((finding) => comparable(finding, inEnglish(finding.message), edits));
      const own = after.findings.filter(
        (finding) => finding.rule !== "unused-suppression" || expected.some((one) => one.includes("unused-suppression")),
      );
      expect(own.map((finding) => comparable(finding, inEnglish(finding.message)))).toEqual(expected);
    }
  });
});

/** A text that CPython must accept, at least where it accepts another one. */
interface Judged extends Source {
  readonly description: string;
  /** The text from which a single fix made this one; a broken text may stay broken after it. */
  readonly madeFrom?: string;
  readonly oldest: number;
  readonly newest: number;
}

/** All texts that CPython judges: the examples, the fixtures after all fixes, and after each fix alone. */
function judgedTexts(): Judged[] {
  const { target } = defaultConfiguration;
  const examples = rules.map(({ id, good }) => ({ description: `the good example of ${id}`, text: good, isNotebook: false, ...target }));
  const fixed = fixtures.flatMap((fixture) => {
    const { target: own, isNotebook } = fixture.configuration;
    const singles = fixesOf(fixture).map(({ text, description }) => ({
      description: `${fixture.path}:${description}`,
      text,
      isNotebook,
      madeFrom: fixture.text,
      ...own,
    }));
    const whole = { description: `${fixture.path} after all fixes`, text: fixedText(fixture), isNotebook, ...own };
    return fixture.invalid === undefined ? [...singles, whole] : singles;
  });
  return [...examples, ...fixed];
}

/** What an interpreter has against the texts that are written for its version. */
function objections(interpreter: Interpreter, judged: readonly Judged[]): string[] {
  const own = judged.filter(({ oldest, newest }) => oldest <= interpreter.minor && interpreter.minor <= newest);
  const answers = compileAll(
    interpreter,
    own.flatMap((one) => [one, { text: one.madeFrom ?? "", isNotebook: one.isNotebook }]),
  );
  return own.flatMap(({ description, text }, index) => {
    const objection = answers[index * 2];
    const wasBroken = answers[index * 2 + 1] !== undefined;
    return objection === undefined || wasBroken ? [] : [`${description}\n  ${objection}\n${text}`];
  });
}

const pythons = interpreters();
const versions = pythons.map(({ version }) => version).join(", ");

it.skipIf(pythons.length === 0)(`fixed text compiles under CPython ${versions || "(left out: no python3 on PATH)"}`, () => {
  const judged = judgedTexts();
  expectNone(pythons.flatMap((interpreter) => objections(interpreter, judged)));
});
