/**
 * Code actions: what mends a finding, what silences it, and what mends everything that can be mended without a look. They are computed
 * from the text as it is now, so that an edit never meets another text than the one it was made for.
 */
import { type CodeAction, CodeActionKind, type CodeActionParams, type Diagnostic, type WorkspaceEdit } from "vscode-languageserver";
import { fixAllKind } from "../../../../shared/protocol";
import { suppressionOf } from "../../core/features/suppress";
import type { Finding, Fix } from "../../core/linter/finding";
import { fixAll } from "../../core/linter/fix-all";
import type { TextEdit } from "../../core/text/edit";
import { message } from "../../core/text/message";
import { type Range, touches } from "../../core/text/range";
import { type DocumentEdits, toDiagnostic, toProtocolEdits, toWorkspaceEdit } from "../convert";
import type { Analysis, Session } from "../session";
import { difference } from "../text-difference";
import { decoded } from "../uri";

/** The kinds that the server announces. */
export const codeActionKinds: readonly string[] = [CodeActionKind.QuickFix, fixAllKind];

/** Answers `textDocument/codeAction`. */
export async function codeActions(session: Session, { textDocument, range, context }: CodeActionParams): Promise<CodeAction[]> {
  const document = session.documents.get(textDocument.uri);
  if (!document || document.isSuspect || !session.profile.codeActionLiterals) return [];
  const only = context.only?.length ? context.only : undefined;
  const wantsQuickFixes = isWanted(CodeActionKind.QuickFix, only);
  // Without a wish only what belongs to the place is offered: editors ask at every move of the cursor.
  const wantsFixAll = only !== undefined && isWanted(fixAllKind, only);
  if (!wantsQuickFixes && !wantsFixAll) return [];
  const analysis = await session.analyse(document);
  const { lines } = analysis.file;
  const place = { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
  return [
    ...(wantsQuickFixes ? quickFixes(session, analysis, ordered(place)) : []),
    ...(wantsFixAll ? fixAllAction(session, analysis) : []),
  ];
}

/** Tells whether a client that asks for these kinds wants this one; a kind contains all that begin with it and a dot. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((wanted) => wanted === "" || kind === wanted || kind.startsWith(`${wanted}.`));
}

function ordered({ start, end }: Range): Range {
  return start <= end ? { start, end } : { start: end, end: start };
}

function quickFixes(session: Session, analysis: Analysis, place: Range): CodeAction[] {
  // Making the fixes of a whole file takes time, and most places have no finding.
  if (!analysis.result.findings.some((finding) => touches(finding.range, place))) return [];
  const result = session.analyzer.lint({ ...analysis.request, withFixes: true, fixesAt: place });
  session.reportFailures(result);
  const findings = result.findings.filter((finding) => touches(finding.range, place));
  const context = { uri: analysis.uri, lines: analysis.file.lines, profile: session.profile, translator: session.translator };
  const fixes: CodeAction[] = [];
  const suppressions = new Map<string, CodeAction>();
  for (const finding of findings) {
    const diagnostic = toDiagnostic(finding, context);
    for (const [index, fix] of finding.fixes.entries()) fixes.push(fixAction(session, analysis, fix, index === 0, diagnostic));
    const suppression = suppressAction(session, analysis, finding, diagnostic);
    if (!suppression) continue;
    // Two findings of one rule on one line are silenced by one comment.
    const key = JSON.stringify([suppression.title, suppression.edit]);
    const same = suppressions.get(key);
    if (same) same.diagnostics?.push(diagnostic);
    else suppressions.set(key, suppression);
  }
  return [...fixes, ...suppressions.values()];
}

function fixAction(session: Session, analysis: Analysis, fix: Fix, isFirst: boolean, diagnostic: Diagnostic): CodeAction {
  const isPreferred = isFirst && fix.safety === "safe" && session.profile.preferredActions;
  return {
    title: session.translator.say(fix.title),
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    ...(isPreferred && { isPreferred }),
    edit: workspaceEdit(session, analysis, fix.edits, fix),
  };
}

function suppressAction(session: Session, analysis: Analysis, finding: Finding, diagnostic: Diagnostic): CodeAction | undefined {
  if (session.analyzer.linter.find(finding.rule)?.refusedByPython) return undefined;
  const edit = suppressionOf(finding, analysis.result.findings, analysis.request, session.analyzer);
  if (!edit) return undefined;
  return {
    title: session.translator.say(message("Ignore {code} on this line", { code: finding.code })),
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit: workspaceEdit(session, analysis, [edit]),
  };
}

function fixAllAction(session: Session, analysis: Analysis): CodeAction[] {
  const { file, request } = analysis;
  if (!analysis.resource.isChecked || analysis.notice) return [];
  const fixed = fixAll(
    file.text,
    (text) => session.analyzer.read(text),
    (read) => session.analyzer.lint({ ...request, file: read, withFixes: true }).findings,
  );
  const edit = difference(file.text, fixed.text);
  if (!edit) return [];
  return [
    {
      title: session.translator.say(message("Fix all asyncio mistakes that have a safe fix")),
      kind: fixAllKind,
      edit: workspaceEdit(session, analysis, [edit]),
    },
  ];
}

/** The edits of a document, and those of a fix in other files, to which somebody consents who is told what the fix does. */
function workspaceEdit(session: Session, { uri, version, file }: Analysis, edits: readonly TextEdit[], fix?: Fix): WorkspaceEdit {
  const { translator, documents, profile } = session;
  const all: DocumentEdits[] = [{ uri, version, edits: toProtocolEdits(file.lines, edits) }];
  const description = fix && translator.say(fix.title);
  for (const other of fix?.otherFiles ?? []) {
    const { path, lines } = other.file;
    const label = translator.say(message("Callers in {file}", { file: decoded(path.slice(path.lastIndexOf("/") + 1)) }));
    all.push({
      uri: path,
      version: documents.get(path)?.version ?? null,
      edits: toProtocolEdits(lines, other.edits),
      consent: { label, ...(description !== undefined && { description }) },
    });
  }
  return toWorkspaceEdit(all, profile);
}
