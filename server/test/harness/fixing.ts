/** What must be true of every fix, whatever rule it comes from. */
import type { Configuration } from "../../src/core/linter/configuration";
import type { Finding, Fix } from "../../src/core/linter/finding";
import { fixAll } from "../../src/core/linter/fix-all";
import type { Project } from "../../src/core/linter/project";
import type { SourceFile } from "../../src/core/syntax/source-file";
import { applyEdits } from "../../src/core/text/edit";
import { inEnglish } from "../../src/core/text/message";
import { contains } from "../../src/core/text/range";
import { analyzer, describeFinding, lintText } from "./lint";

/** One fix of one finding, and the text that it makes. */
export interface AppliedFix {
  readonly finding: Finding;
  readonly fix: Fix;
  readonly text: string;
  /** The finding's place and the fix's title, for messages. */
  readonly description: string;
}

/** Applies each fix of each of some findings alone. */
export function applyEach(file: SourceFile, findings: readonly Finding[]): AppliedFix[] {
  return findings.flatMap((finding) =>
    finding.fixes.map((fix) => ({
      finding,
      fix,
      text: applyEdits(file.text, fix.edits),
      description: `${describeFinding(finding, file)}\n  fix "${inEnglish(fix.title)}" (${fix.safety})`,
    })),
  );
}

/** Applies the first fix of every finding of one rule, safe or not, until none is left. */
export function fixEverything(text: string, rule: string, configuration: Configuration, project: Project): string {
  const everyFirst = (finding: Finding): Finding => ({
    ...finding,
    fixes: finding.rule === rule ? finding.fixes.slice(0, 1).map((fix) => ({ ...fix, safety: "safe" as const })) : [],
  });
  return fixAll(
    text,
    (one) => analyzer.read(one),
    (file) => lintText(file.text, configuration, project).findings.map(everyFirst),
  ).text;
}

/**
 * Checks a fix that was applied alone. Gives a sentence for everything that is wrong with it: its finding must be gone, nothing new may be
 * reported (but for the rules in `mayLeave`), a text that parsed must still parse, and a safe fix keeps every comment that it is not about.
 */
export function faultsOf(
  { finding, fix, text }: AppliedFix,
  file: SourceFile,
  configuration: Configuration,
  project: Project,
  mayLeave: readonly string[],
): string[] {
  const faults: string[] = [];
  if (text === file.text) faults.push("changes nothing");
  const before = countByRule(lintText(file.text, configuration, project).findings);
  const after = lintText(text, configuration, project);
  const counts = countByRule(after.findings);
  const reported = (rule: string): string =>
    after.findings
      .filter((one) => one.rule === rule)
      .map((one) => `\n    ${describeFinding(one, after.file)}`)
      .join("");
  for (const [rule, count] of counts) {
    const allowed = (before.get(rule) ?? 0) - (rule === finding.rule ? 1 : 0);
    if (count <= allowed || mayLeave.includes(rule)) continue;
    faults.push(rule === finding.rule ? `leaves its finding:${reported(rule)}` : `brings a new ${rule}:${reported(rule)}`);
  }
  if (file.module.errors.length === 0 && !file.parses(text)) faults.push("makes text that does not parse");
  if (fix.safety === "safe") {
    const kept = after.file.module.comments.map((range) => text.slice(range.start, range.end));
    for (const comment of file.module.comments) {
      if (contains(comment, finding.range)) continue;
      const written = file.text.slice(comment.start, comment.end);
      const index = kept.indexOf(written);
      if (index < 0) faults.push(`loses the comment \`${written}\``);
      else kept.splice(index, 1);
    }
  }
  return faults;
}

function countByRule(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}
