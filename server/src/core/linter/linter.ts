/**
 * Runs the rules over one file and settles what they say: severities, suppressions, and which of two rules speaks about one mistake.
 * A rule that throws loses its own findings of that file and no others'.
 */

import { type ModuleLookup, noModules } from "../semantics/evaluator";
import { SemanticModel } from "../semantics/model";
import type { SourceFile } from "../syntax/source-file";
import { message } from "../text/message";
import { contains, type Range, touches } from "../text/range";
import type { Configuration } from "./configuration";
import { confidences, type Finding, type Fix } from "./finding";
import type { Project } from "./project";
import { type Candidate, Reports } from "./reports";
import { isNamed, type Report, type Rule } from "./rule";
import { type Suppression, suppressionsIn } from "./suppression";

/** What linting one file takes. */
export interface LintRequest {
  readonly file: SourceFile;
  readonly configuration: Configuration;
  readonly project: Project;
  /** Whether findings shall carry their fixes, which takes more time. */
  readonly withFixes: boolean;
  /** Where somebody wants fixes for one place only, the range that a finding must touch to get them. */
  readonly fixesAt?: Range;
}

/** A rule that threw an exception, for the host's log. */
export interface RuleFailure {
  readonly rule: string;
  readonly error: unknown;
}

/** What linting one file gives. Findings are sorted by place, then by code. */
export interface LintResult {
  readonly findings: readonly Finding[];
  readonly failures: readonly RuleFailure[];
}

/** The rules in the form in which they are run: for each kind of node the functions that look at it. */
export class Linter {
  private readonly byId: ReadonlyMap<string, Rule>;

  /**
   * Takes all rules. `unusedSuppression` is the rule that reports suppression comments which silence nothing; it has no visitors,
   * because only the linter knows what was silenced. `library` gives the stubs of library modules.
   */
  constructor(
    readonly rules: readonly Rule[],
    private readonly unusedSuppression: Rule | undefined,
    private readonly library: ModuleLookup = noModules,
  ) {
    this.byId = new Map(rules.map((rule) => [rule.id, rule]));
  }

  /** Lints one file. Never throws for any text. */
  lint(request: LintRequest): LintResult {
    const reports = this.reportsOf(request);
    for (const _ of this.lookAtAll(reports));
    return this.settle(reports);
  }

  /** Begins to lint a file: what the rules report is empty until they have looked at it. */
  reportsOf(request: LintRequest): Reports {
    return new Reports(
      request,
      this.rules.filter((rule) => this.isEnabled(rule, request.configuration)),
    );
  }

  /** Has the rules look at a whole file. Stops for a moment, by yielding, after every few nodes. */
  *lookAtAll(reports: Reports): Generator<void, void> {
    if (!reports.request.file.skipped) yield* reports.lookAtAll(this.semanticsOf(reports.request));
  }

  /**
   * What the rules report after an edit of the file that they have looked at: they look at the statement that has changed. Undefined where more has changed than one
   * statement, or something else was asked for.
   */
  afterEdit(reports: Reports, request: LintRequest): Reports | undefined {
    const { edited } = request.file;
    if (edited?.before !== reports.request.file || reports.request.configuration !== request.configuration) return undefined;
    return reports.afterEdit(edited, request, this.semanticsOf(request));
  }

  /** Settles what is shown of what the rules report. */
  settle(reports: Reports): LintResult {
    const { request, candidates } = reports;
    const { file, configuration } = request;
    const failures = [...reports.failures];
    const sure = candidates.filter(({ report }) => isSure(report, configuration));
    const kept = sure.filter(({ rule, report }) => !this.isSuperseded(rule, report, sure));
    const suppressions = suppressionsIn(file);
    const used = new Set<object>();
    const visible = kept.filter((candidate) => !this.isSuppressed(candidate, file, suppressions, used));
    // What is unused can be silenced by name, or with everything in the file; a comment for everything on its line would only silence itself.
    const silencing = suppressions.filter((one) => one.names !== undefined || (one.scope === "file" && used.has(one)));
    visible.push(
      ...this.unusedSuppressions(request, suppressions, used).filter((candidate) => !this.isSuppressed(candidate, file, silencing, used)),
    );
    const findings = visible.map((candidate) => toFinding(candidate, request, failures));
    findings.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end || (a.code < b.code ? -1 : 1));
    return { findings, failures };
  }

  private isEnabled(rule: Rule, configuration: Configuration): boolean {
    return (configuration.rules[rule.id] ?? (rule.offByDefault ? "off" : "on")) !== "off";
  }

  private semanticsOf({ file, configuration, project }: LintRequest): SemanticModel {
    return new SemanticModel(file, {
      modules: project.modules ?? this.library,
      moduleName: project.moduleName,
      isNotebook: configuration.isNotebook,
      knowledge: configuration,
      functionNames: project.functionNames,
      otherFiles: project.otherFiles,
    });
  }

  /** Tells whether a more specific rule speaks about the same place. */
  private isSuperseded(rule: Rule, report: Report<string>, candidates: readonly Candidate[]): boolean {
    return candidates.some(
      (other) =>
        other.rule.supersedes?.some((name) => isNamed(rule, name)) &&
        [other.report.range, ...(other.report.covers ?? [])].some(
          (range) => contains(range, report.range) || contains(report.range, range),
        ),
    );
  }

  private isSuppressed({ rule, report }: Candidate, file: SourceFile, suppressions: readonly Suppression[], used: Set<object>): boolean {
    const firstLine = file.lines.lineAt(report.range.start);
    const lastLine = file.lines.lineAt(Math.max(report.range.start, report.range.end - 1));
    let silenced = false;
    for (const suppression of suppressions) {
      if (suppression.scope === "line" && (suppression.line < firstLine || suppression.line > lastLine)) continue;
      if (!suppression.names) {
        silenced = true;
        used.add(suppression);
        continue;
      }
      for (const name of suppression.names) {
        if (!isNamed(rule, name.text)) continue;
        silenced = true;
        used.add(name);
      }
    }
    return silenced;
  }

  /**
   * Reports those suppressions that silence nothing. A bare `# noqa` and other tools' codes are left alone, since other tools may
   * need them, and so are the names of rules that are switched off.
   */
  private unusedSuppressions({ configuration, file }: LintRequest, suppressions: readonly Suppression[], used: Set<object>): Candidate[] {
    const rule = this.unusedSuppression;
    if (!rule || !this.isEnabled(rule, configuration)) return [];
    const result: Candidate[] = [];
    for (const suppression of suppressions) {
      const unused = (suppression.names ?? []).filter((name) => {
        const own = this.find(name.text);
        const isUnknown = !own && suppression.style === "asyncio-insight";
        return !used.has(name) && (isUnknown || (own !== undefined && own !== rule && this.isEnabled(own, configuration)));
      });
      const isEmptyHanded = !suppression.names && suppression.style === "asyncio-insight" && !used.has(suppression);
      if (unused.length === 0 && !isEmptyHanded) continue;
      const removesAll = unused.length === (suppression.names?.length ?? 0);
      const range: Range = removesAll ? suppression.range : { start: unused[0]!.start, end: unused[unused.length - 1]!.end };
      result.push({
        rule,
        report: {
          range,
          message: isEmptyHanded ? "nothing" : "unused",
          values: { names: unused.map((name) => name.text).join(", ") },
          fixes: () => [removeSuppression(file, suppression, new Set(unused), rule)],
        },
      });
    }
    return result;
  }

  /** Looks a rule up by its id or code; gives undefined for anything else. */
  find(name: string): Rule | undefined {
    return this.byId.get(name) ?? this.rules.find((rule) => rule.code === name.toUpperCase());
  }
}

function isSure({ confidence = "proved" }: Report<string>, { minimumConfidence }: Configuration): boolean {
  return confidences.indexOf(confidence) <= confidences.indexOf(minimumConfidence);
}

function removeSuppression(file: SourceFile, suppression: Suppression, unused: ReadonlySet<object>, rule: Rule): Fix {
  const kept = (suppression.names ?? []).filter((name) => !unused.has(name));
  const title = message(rule.messages.remove ?? "", {});
  if (kept.length > 0) {
    const names = suppression.names as readonly Range[];
    const list = { start: names[0]!.start, end: names[names.length - 1]!.end };
    return { title, safety: "safe", edits: [{ ...list, newText: kept.map((name) => name.text).join(", ") }] };
  }
  const { comment, range } = suppression;
  const before = file.text.slice(comment.start, range.start).replace(/\s*#\s*$/, "");
  const after = file.text.slice(range.end, comment.end);
  if (after.trim() !== "") {
    const tail = /^\s*(#\s*)?/.exec(after)?.[0].length ?? 0;
    return { title, safety: "safe", edits: [{ start: range.start, end: range.end + tail, newText: "" }] };
  }
  if (before !== "") return { title, safety: "safe", edits: [{ start: comment.start + before.length, end: comment.end, newText: "" }] };
  // Nothing else is in the comment: it goes with the spaces before it, or with its whole line.
  const line = file.lines.lineAt(comment.start);
  const lineStart = file.lines.startOf(line);
  const code = file.text.slice(lineStart, comment.start);
  if (code.trim() === "" && line + 1 < file.lines.count)
    return { title, safety: "safe", edits: [{ start: lineStart, end: file.lines.startOf(line + 1), newText: "" }] };
  return { title, safety: "safe", edits: [{ start: lineStart + code.trimEnd().length, end: comment.end, newText: "" }] };
}

function toFinding({ rule, report }: Candidate, request: LintRequest, failures: RuleFailure[]): Finding {
  const chosen = request.configuration.rules[rule.id];
  const confidence = report.confidence ?? "proved";
  const proved = report.severity ?? rule.severity;
  const own = confidence === "proved" || proved === "hint" ? proved : "information";
  const say = (id: string, values: Report<string>["values"]) => message(rule.messages[id] ?? "", values);
  let fixes: readonly Fix[] = [];
  const isWanted = request.withFixes && (!request.fixesAt || touches(request.fixesAt, report.range));
  if (isWanted && report.fixes) {
    try {
      // What is not proved may be wrong, and then so is its fix: a person must choose it.
      fixes = report.fixes().map((fix) => (confidence === "proved" ? fix : { ...fix, safety: "suggested" }));
    } catch (error) {
      failures.push({ rule: rule.id, error });
    }
  }
  return {
    rule: rule.id,
    code: rule.code,
    severity: chosen && chosen !== "off" && chosen !== "on" ? chosen : own,
    confidence,
    range: report.range,
    message: say(report.message, report.values),
    related: (report.related ?? []).flatMap((place) => {
      const { module, range } = place;
      const text = say(place.message, place.values);
      if (!module) return [{ range, message: text }];
      // A module that comes with the program is in no file that could be opened.
      return module.path === undefined ? [] : [{ range, message: text, file: { path: module.path, lines: module.file.lines } }];
    }),
    tags: rule.tags ?? [],
    fixes,
  };
}
