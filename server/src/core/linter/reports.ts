/**
 * What the rules report about one file, kept by the statements that it was found in: after an edit of one statement, the rules look at that one first and
 * what was found in the others moves along. What the others say may then be out of date, until they are looked at again.
 */
import type { SemanticModel } from "../semantics/model";
import type { Node, NodeKind } from "../syntax/ast";
import { nodesIn, type Part, partsIn, partsOf } from "../syntax/parts";
import type { EditedStatement } from "../syntax/source-file";
import type { Range } from "../text/range";
import type { LintRequest, RuleFailure } from "./linter";
import type { Report, Rule, RuleContext } from "./rule";

/** Something that a rule reports, before it is settled whether it is shown. */
export interface Candidate {
  readonly rule: Rule;
  readonly report: Report<string>;
}

type Visitor = (node: Node, context: RuleContext) => void;

/** A function of a rule that looks at nodes of a kind, and what it is told. */
interface VisitorOfRule {
  readonly rule: Rule;
  readonly visit: Visitor;
  readonly context: RuleContext;
}

/** So many nodes are looked at before others get their turn. */
const nodesAtATime = 32;

/** The reports about one file. */
export class Reports {
  private readonly found = new Map<Part, Candidate[]>();
  private readonly failed = new Map<Rule, RuleFailure>();

  /** Takes what was asked for and the rules to run. Nothing is looked at yet. */
  constructor(
    readonly request: LintRequest,
    private readonly rules: readonly Rule[],
  ) {}

  /** All candidates, but for those of rules that failed. */
  get candidates(): Candidate[] {
    return [...this.found.values()].flat().filter(({ rule }) => !this.failed.has(rule));
  }

  /** The rules that threw an exception. */
  get failures(): readonly RuleFailure[] {
    return [...this.failed.values()];
  }

  /** Has the rules look at the whole file. Stops for a moment, by yielding, after every few nodes. */
  *lookAtAll(semantics: SemanticModel): Generator<void, void> {
    const look = this.lookAt(semantics);
    for (const part of partsOf(this.request.file.module)) yield* look(part);
  }

  /** The reports about the file after an edit, when the rules have looked at the statement that it is in. */
  afterEdit({ statement, replaced, end, distance }: EditedStatement, request: LintRequest, semantics: SemanticModel): Reports {
    const reports = new Reports(request, this.rules);
    for (const [rule, failure] of this.failed) reports.failed.set(rule, failure);
    const moved = (range: Range): Range => (range.start >= end ? { start: range.start + distance, end: range.end + distance } : range);
    // What concerns the file as a whole is looked at with the whole.
    const isGone = ({ report: { range } }: Candidate): boolean => range.start >= replaced.start && range.start < end;
    for (const [part, candidates] of this.found) {
      const kept = part.kind === "Module" ? candidates.filter((one) => !isGone(one)) : isIn(part, replaced) ? [] : candidates;
      const reportsKept = kept.map(({ rule, report }) => ({ rule, report: mapRanges(report, moved) }));
      if (reportsKept.length > 0) reports.found.set(part.kind === "Module" ? request.file.module : part, reportsKept);
    }
    const look = reports.lookAt(semantics);
    for (const part of partsIn([statement])) for (const _ of look(part));
    return reports;
  }

  /** Makes what has all rules look at a part, and yields after every few nodes of it. */
  private lookAt(semantics: SemanticModel): (part: Part) => Generator<void, void> {
    const { file, configuration, project } = this.request;
    let candidates: Candidate[] = [];
    const visitors = new Map<NodeKind, VisitorOfRule[]>();
    for (const rule of this.rules) {
      if (this.failed.has(rule)) continue;
      const context: RuleContext = {
        file,
        semantics,
        project,
        target: configuration.target,
        isNotebook: configuration.isNotebook,
        // A range may be a node, which moves with its text.
        report: (report) => candidates.push({ rule, report: mapRanges(report, ({ start, end }) => ({ start, end })) }),
      };
      for (const [kind, visit] of Object.entries(rule.visit) as [NodeKind, Visitor][]) {
        const list = visitors.get(kind);
        const entry = { rule, visit, context };
        if (list) list.push(entry);
        else visitors.set(kind, [entry]);
      }
    }
    const fail = (rule: Rule, error: unknown): void => {
      this.failed.set(rule, { rule: rule.id, error });
      for (const [kind, list] of visitors)
        visitors.set(
          kind,
          list.filter((one) => one.rule !== rule),
        );
    };
    const { found } = this;
    return function* (part) {
      candidates = [];
      let count = 0;
      for (const node of nodesIn(part)) {
        const list = visitors.get(node.kind);
        if (list) visitAll(list, node, fail);
        if (++count % nodesAtATime === 0) yield;
      }
      if (candidates.length > 0) found.set(part, candidates);
      yield;
    };
  }
}

/** Has all visitors look at a node. One that throws an exception keeps none of the others from it. */
function visitAll(visitors: readonly VisitorOfRule[], node: Node, fail: (rule: Rule, error: unknown) => void): void {
  for (const { rule, visit, context } of visitors) {
    try {
      visit(node, context);
    } catch (error) {
      fail(rule, error);
    }
  }
}

function isIn(node: Node, outer: Node): boolean {
  for (let current: Node | undefined = node; current; current = current.parent) if (current === outer) return true;
  return false;
}

/** Changes the places of a report that are in its own file. */
function mapRanges(report: Report<string>, change: (range: Range) => Range): Report<string> {
  return {
    ...report,
    range: change(report.range),
    ...(report.covers && { covers: report.covers.map(change) }),
    ...(report.related && {
      related: report.related.map((one) => (one.module ? one : { ...one, range: change(one.range) })),
    }),
  };
}
