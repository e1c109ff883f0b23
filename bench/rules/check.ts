/** Checks packages with the product's own code, and tries each fix that it offers: alone, on a copy in memory. */

import { decode } from "../../server/src/cli/decode";
import { absolute, folderOf, kindOf, pythonFilesIn, readBytes, shownPath } from "../../server/src/cli/files";
import { Projects } from "../../server/src/cli/projects";
import { passedOverFolders } from "../../server/src/config/globs";
import { resolveConfiguration } from "../../server/src/config/resolve-configuration";
import type { Analyzer } from "../../server/src/core/analyzer";
import type { Configuration } from "../../server/src/core/linter/configuration";
import type { Finding, Fix } from "../../server/src/core/linter/finding";
import type { Project } from "../../server/src/core/linter/project";
import type { Rule } from "../../server/src/core/linter/rule";
import type { SourceFile } from "../../server/src/core/syntax/source-file";
import { applyEdits, type TextEdit } from "../../server/src/core/text/edit";
import { inEnglish } from "../../server/src/core/text/message";
import { defaultSettings } from "../../shared/settings";
import type { CheckedPackage } from "../shared/packages";

/** A finding in a package. */
export interface PackageFinding {
  readonly package: string;
  /** Relative to the package's folder, with `/`. */
  readonly file: string;
  /** Counts from one. */
  readonly line: number;
  readonly finding: Finding;
  readonly fixes: readonly TriedFix[];
}

/** A fix, and the texts that it makes. */
export interface TriedFix {
  readonly fix: Fix;
  /** The finding's file first, then other files that the fix changes too. */
  readonly changes: readonly Change[];
  /** Whether its rule reports less than before. */
  readonly isGone: boolean;
  /** What other rules, or the same one, report more often than before. */
  readonly news: readonly string[];
}

/** What a fix makes of a file. */
export interface Change {
  readonly before: string;
  readonly edits: readonly TextEdit[];
  readonly after: string;
}

/** What checking a package gives. */
export interface CheckedFiles {
  readonly files: number;
  readonly lines: number;
  readonly findings: readonly PackageFinding[];
  /** Rules that threw an exception, and files that could not be read, in words. */
  readonly failures: readonly string[];
}

/**
 * Checks a package in a folder. Every rule runs. A fix for a rule that is on by default is judged only by such rules, since most people have no others.
 *
 * @param environment the folder of the environment that the package's imports are looked up in
 * @param isWanted which rules' findings count
 */
export function checkPackage(
  analyzer: Analyzer,
  one: CheckedPackage,
  folder: string,
  environment: string,
  isWanted: (rule: Rule) => boolean,
): CheckedFiles {
  const { rules } = analyzer.linter;
  const root = absolute(folder, ".");
  const projects = new Projects(() => analyzer, root, environment);
  const findings: PackageFinding[] = [];
  const failures: string[] = [];
  const files = filesOf(root, one.paths);
  const wanted = new Set(rules.filter(isWanted).map(({ id }) => id));
  let lines = 0;
  for (const path of files) {
    const decoded = decode(readBytes(path));
    const shown = shownPath(root, path);
    if (!("text" in decoded)) {
      failures.push(`${one.name}/${shown}: ${inEnglish("failed" in decoded ? decoded.failed : decoded.skipped)}`);
      continue;
    }
    const around = projects.aroundFolder(folderOf(path));
    const project = projects.projectOf(path);
    const sources = { path, isNotebook: false, rules, settings: defaultSettings, folder: root, ...around };
    const { configuration } = resolveConfiguration(sources);
    const file = project.modules.fileAt(path) ?? analyzer.read(decoded.text);
    lines += file.lines.count;
    const run = new Run(analyzer, file, withAllRules(configuration, rules), project);
    failures.push(...run.failures.map((failure) => `${one.name}/${shown}: ${failure}`));
    for (const finding of run.findings) {
      if (!wanted.has(finding.rule)) continue;
      const line = file.lines.lineAt(finding.range.start) + 1;
      findings.push({ package: one.name, file: shown, line, finding, fixes: finding.fixes.map((fix) => run.try(finding, fix)) });
    }
  }
  return { files: files.length, lines, findings, failures };
}

/** One file under one configuration. */
class Run {
  readonly findings: readonly Finding[];
  readonly failures: readonly string[];
  private readonly before: ReadonlyMap<string, number>;
  private readonly offByDefault: ReadonlySet<string>;

  constructor(
    private readonly analyzer: Analyzer,
    private readonly file: SourceFile,
    private readonly configuration: Configuration,
    private readonly project: Project,
  ) {
    const { findings, failures } = this.lint(file, true);
    this.findings = findings;
    this.failures = failures.map(({ rule, error }) => `the rule ${rule} threw ${error}`);
    this.before = countByRule(findings);
    this.offByDefault = new Set(analyzer.linter.rules.filter((rule) => rule.offByDefault).map(({ id }) => id));
  }

  try(finding: Finding, fix: Fix): TriedFix {
    const own = { before: this.file.text, edits: fix.edits, after: applyEdits(this.file.text, fix.edits) };
    const changes = [own, ...(fix.otherFiles ?? []).map(({ file, edits }) => changeOf(file.path, edits))];
    const { findings } = this.lint(this.analyzer.read(own.after), false);
    const after = countByRule(findings);
    const isGone = (after.get(finding.rule) ?? 0) < (this.before.get(finding.rule) ?? 0);
    const isJudge = (rule: string) => !this.offByDefault.has(rule) || this.offByDefault.has(finding.rule);
    const more = [...after].filter(([rule, count]) => isJudge(rule) && count > (this.before.get(rule) ?? 0)).map(([rule]) => rule);
    const known = new Set(this.findings.map(({ rule, message }) => `${rule}: ${inEnglish(message)}`));
    const said = findings.filter(({ rule }) => more.includes(rule)).map(({ rule, message }) => `${rule}: ${inEnglish(message)}`);
    const unknown = said.filter((one) => !known.has(one));
    return { fix, changes, isGone, news: unknown.length > 0 ? unknown : more };
  }

  private lint(file: SourceFile, withFixes: boolean) {
    return this.analyzer.lint({ file, configuration: this.configuration, project: this.project, withFixes });
  }
}

function changeOf(path: string, edits: readonly TextEdit[]): Change {
  const decoded = decode(readBytes(path));
  const before = "text" in decoded ? decoded.text : "";
  return { before, edits, after: applyEdits(before, edits) };
}

function filesOf(root: string, paths: readonly string[]): string[] {
  const found = paths.flatMap((written) => {
    const path = absolute(root, written);
    if (kindOf(path) === "file") return /\.pyi?$/.test(path) ? [path] : [];
    const isPassedOver = (entry: string, isFolder: boolean) => isFolder && passedOverFolders.has(entry.slice(entry.lastIndexOf("/") + 1));
    return [...pythonFilesIn(path, { isPassedOver, onFailure: (_, error) => console.error(error) })];
  });
  return [...new Set(found)].sort();
}

function withAllRules(configuration: Configuration, rules: readonly Rule[]): Configuration {
  const chosen = rules.filter(({ offByDefault }) => offByDefault).map(({ id }) => [id, "on"] as const);
  return { ...configuration, rules: { ...configuration.rules, ...Object.fromEntries(chosen) } };
}

function countByRule(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}
