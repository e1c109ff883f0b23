/** Silences one finding by a comment. */
import type { Finding } from "../linter/finding";
import type { LintRequest, LintResult } from "../linter/linter";
import { suppressionsIn } from "../linter/suppression";
import type { SourceFile } from "../syntax/source-file";
import { applyEdits, insert, type TextEdit } from "../text/edit";

/** What it takes to try an edit out. The analyzer is one. */
export interface Trial {
  read(text: string): SourceFile;
  lint(request: LintRequest): LintResult;
}

/**
 * The edit that silences a finding: it adds the code to a `# noqa: …` that stands on one of the finding's lines, or else puts
 * `  # noqa: CODE` at the end of the first of its lines where a comment can stand. A line that ends within a string or with a backslash cannot
 * have one; that is found out by trying. Gives undefined where no comment helps. `request` is what found the finding, among `findings`.
 */
export function suppressionOf(finding: Finding, findings: readonly Finding[], request: LintRequest, trial: Trial): TextEdit | undefined {
  const { file } = request;
  const first = file.lines.lineAt(finding.range.start);
  const last = file.lines.lineAt(finding.range.end);
  const before = ofRule(finding, findings);
  for (const edit of candidates(finding, file, first, last)) {
    const changed = trial.read(applyEdits(file.text, [edit]));
    const isComment = changed.module.comments.some(
      (comment) => comment.start <= edit.start + 2 && edit.start + edit.newText.length <= comment.end,
    );
    if (!isComment || changed.module.errors.length > file.module.errors.length) continue;
    if (ofRule(finding, trial.lint({ ...request, file: changed, withFixes: false }).findings) < before) return edit;
  }
  return undefined;
}

function* candidates(finding: Finding, file: SourceFile, first: number, last: number): Generator<TextEdit> {
  for (const { style, scope, line, names } of suppressionsIn(file)) {
    const end = names?.[names.length - 1]?.end;
    if (style === "noqa" && scope === "line" && line >= first && line <= last && end !== undefined) yield insert(end, `, ${finding.code}`);
  }
  for (let line = first; line <= last; line++) {
    const end = file.lines.startOf(line) + file.lines.textOf(line).trimEnd().length;
    yield insert(end, `  # noqa: ${finding.code}`);
  }
}

function ofRule(finding: Finding, findings: readonly Finding[]): number {
  return findings.filter((one) => one.rule === finding.rule).length;
}
