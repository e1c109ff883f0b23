/** Which fixes `--fix` applies, and their application. */
import type { Analyzer } from "../core/analyzer";
import type { Finding, Fix } from "../core/linter/finding";
import { type FixedText, fixAll } from "../core/linter/fix-all";
import type { LintRequest } from "../core/linter/linter";
import type { SourceFile } from "../core/syntax/source-file";
import { applyEdits } from "../core/text/edit";

/** Which fixes to apply. Safe: `--fix`. Suggested: `--fix --unsafe-fixes`. */
export type FixLevel = "safe" | "suggested";

/**
 * The fix of a finding that is applied at a level, if any. A suggested fix counts as safe when it takes a syntax error away: the program could
 * not run before, so there is nothing that it did which the fix could change. A fix that changes other files too is never applied, since nobody has seen
 * what it does to them.
 */
export function appliedFix(finding: Finding, level: FixLevel, file: SourceFile, analyzer: Analyzer): Fix | undefined {
  const safe = finding.fixes.find((fix) => fix.safety === "safe");
  const [first] = finding.fixes;
  if (safe || !first) return safe;
  if (first.otherFiles) return undefined;
  return level === "suggested" || mendsSyntax(first, file, analyzer) ? first : undefined;
}

/** Applies fixes to a text, to a fixed point. */
export function fixText(
  text: string,
  level: FixLevel,
  analyzer: Analyzer,
  options: Pick<LintRequest, "configuration" | "project">,
): FixedText {
  return fixAll(
    text,
    (one) => analyzer.read(one),
    (file) =>
      analyzer.lint({ file, ...options, withFixes: true }).findings.map((finding) => {
        const fix = appliedFix(finding, level, file, analyzer);
        return { ...finding, fixes: fix ? [{ ...fix, safety: "safe" }] : [] };
      }),
  );
}

function mendsSyntax(fix: Fix, file: SourceFile, analyzer: Analyzer): boolean {
  const errors = file.module.errors.length;
  return errors > 0 && analyzer.read(applyEdits(file.text, fix.edits)).module.errors.length < errors;
}
