/**
 * What a rule is: one object with its identity, its knobs, its words and its code, in that order. Documentation, settings, README
 * tables and translation keys are generated from it (`npm run generate`), and its examples are run as tests.
 */
import type { SemanticModel } from "../semantics/model";
import type { ModuleModel } from "../semantics/types";
import type { NodeKind, NodeOf } from "../syntax/ast";
import type { SourceFile } from "../syntax/source-file";
import type { Range } from "../text/range";
import type { Confidence, Fix, Severity } from "./finding";
import type { Project } from "./project";
import type { PythonVersion, TargetVersion } from "./version";

/** One report of a rule. `message` names one of the rule's messages; `values` fill its places. */
export interface Report<MessageId extends string> {
  readonly range: Range;
  readonly message: MessageId;
  readonly values?: Readonly<Record<string, string>>;
  /** Only where this case is milder or worse than the rule's own severity. */
  readonly severity?: Severity;
  /** "proved" unless said otherwise. */
  readonly confidence?: Confidence;
  readonly related?: readonly RelatedReport<MessageId>[];
  /** Other ranges that this report explains: findings of superseded rules in them are dropped, as in `range` itself. */
  readonly covers?: readonly Range[];
  /** Makes the fixes. Only called when somebody wants them, so that typing does not pay for them. */
  readonly fixes?: () => readonly Fix[];
}

/** Another place that helps to understand a report: in the file itself, or in the file of another module. */
export interface RelatedReport<MessageId extends string> {
  readonly range: Range;
  readonly module?: ModuleModel;
  readonly message: MessageId;
  readonly values?: Readonly<Record<string, string>>;
}

/** What a rule may ask and do while it looks at one file. */
export interface RuleContext<MessageId extends string = string> {
  readonly file: SourceFile;
  readonly semantics: SemanticModel;
  readonly project: Project;
  readonly target: TargetVersion;
  /** In a notebook, `await` is allowed at the top level, because the kernel runs a loop. */
  readonly isNotebook: boolean;
  report(report: Report<MessageId>): void;
}

/** The functions of a rule that look at nodes, by the kind of node. `Module` is called once a file, before all others. */
export type Visitors<MessageId extends string> = {
  readonly [K in NodeKind]?: (node: NodeOf<K>, context: RuleContext<MessageId>) => void;
};

/** A rule. All texts are English and may hold Markdown; they are the keys of their translations in l10n/. */
export interface Rule<MessageId extends string = string> {
  /** Kebab-case, names the bad pattern, and is the file's name. */
  readonly id: string;
  /** `AIO` and three digits; stable and never reused. */
  readonly code: string;
  /** The release that brought the rule. */
  readonly since: string;
  readonly severity: Severity;
  /**
   * Whether the rule runs only where somebody chose a severity for it or selected it, because many find nothing wrong with what it reports.
   * Default: no.
   */
  readonly offByDefault?: boolean;
  /** The surest kind of fix that the rule offers: "none" when it never offers one. */
  readonly fix: "none" | Fix["safety"];
  /** Codes of other tools that mean the same; `# noqa` with one of them silences this rule too. */
  readonly aliases: readonly string[];
  /** How an editor may draw the findings besides the squiggle. */
  readonly tags?: readonly ("unnecessary" | "deprecated")[];
  /** Whether Python refuses every file that the rule reports on, so that it is no use to silence the rule on a line. Default: no. */
  readonly refusedByPython?: boolean;
  /** Less specific rules that stay silent where this one speaks, named as in suppression comments: by id, or `AIO1` for a group. */
  readonly supersedes?: readonly string[];

  /** One sentence: what is wrong. */
  readonly summary: string;
  /** Why that matters: what happens at run time. A paragraph or a few. */
  readonly why: string;
  /** The Python version that the examples are checked for, where the rule reports on older ones only. */
  readonly exampleVersion?: PythonVersion;
  /** Python on which this rule, and no other, reports. */
  readonly bad: string;
  /** The same program, mended; no rule reports on it. */
  readonly good: string;
  /** When somebody may want to switch the rule off. */
  readonly whenNotToUse: string;
  /** Addresses of what to read next. */
  readonly references: readonly string[];
  /** The sentences that the rule says: what happens at run time, so that a beginner understands. `{name}` is a place to fill. */
  readonly messages: Readonly<Record<MessageId, string>>;

  readonly visit: Visitors<MessageId>;
}

/** Declares a rule; it only lends the message ids their types. */
export function defineRule<MessageId extends string>(rule: Rule<MessageId>): Rule {
  return rule as unknown as Rule;
}

/**
 * Tells whether a rule goes by a name, as suppression comments write it: its id, its code or the beginning of it, which names a whole group
 * as in other linters, or the code of another tool that means the same. Case matters in ids only.
 */
export function isNamed(rule: Rule, name: string): boolean {
  const upper = name.toUpperCase();
  return rule.id === name || rule.aliases.includes(upper) || (/^AIO\d{0,3}$/.test(upper) && rule.code.startsWith(upper));
}
