/** Linting for tests: a rule that throws fails the test. */
import { Analyzer } from "../../src/core/analyzer";
import { type Configuration, defaultConfiguration } from "../../src/core/linter/configuration";
import type { Finding } from "../../src/core/linter/finding";
import { noProject, type Project } from "../../src/core/linter/project";
import type { SourceFile } from "../../src/core/syntax/source-file";
import { inEnglish } from "../../src/core/text/message";
import { stubs, testParser } from "./parser";

/** The analyzer with all rules, as the hosts have it. */
export const analyzer = new Analyzer(await testParser(), stubs);

/** A text with the findings that it has under some configuration. */
export interface LintedText {
  readonly file: SourceFile;
  readonly findings: readonly Finding[];
}

/** Lints a text, fixes included. Throws when a rule throws. */
export function lintText(text: string, configuration: Configuration = defaultConfiguration, project: Project = noProject): LintedText {
  const file = analyzer.read(text);
  const { findings, failures } = analyzer.lint({ file, configuration, project, withFixes: true });
  const [failure] = failures;
  if (failure) throw new Error(`The rule ${failure.rule} threw an exception.`, { cause: failure.error });
  return { file, findings };
}

/** A copy of a configuration in which only some rules are on, whether they are on by default or not. */
export function onlyRules(ids: readonly string[], configuration: Configuration = defaultConfiguration): Configuration {
  const off = analyzer.linter.rules.filter((rule) => !ids.includes(rule.id)).map((rule) => [rule.id, "off"] as const);
  return withRules(ids, { ...configuration, rules: { ...configuration.rules, ...Object.fromEntries(off) } });
}

/** A copy of a configuration in which some rules are on that may be off by default. A severity that was chosen for them stays. */
export function withRules(ids: readonly string[], configuration: Configuration = defaultConfiguration): Configuration {
  const on = ids.filter((id) => configuration.rules[id] === undefined).map((id) => [id, "on"] as const);
  return { ...configuration, rules: { ...configuration.rules, ...Object.fromEntries(on) } };
}

/** Says where a finding is, one-based as editors show it, and what it says: `3:5-3:12 unawaited-coroutine: …`. */
export function describeFinding(finding: Finding, { lines }: SourceFile): string {
  const place = (offset: number): string => {
    const { line, character } = lines.positionAt(offset);
    return `${line + 1}:${character + 1}`;
  };
  return `${place(finding.range.start)}-${place(finding.range.end)} ${finding.rule}: ${inEnglish(finding.message)}`;
}
