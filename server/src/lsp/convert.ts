/** From the core's findings and fixes to the protocol's diagnostics and edits. */
import {
  type AnnotatedTextEdit,
  type ChangeAnnotation,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Range as ProtocolRange,
  type TextEdit as ProtocolTextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { diagnosticSource } from "../../../shared/protocol";
import type { Finding, Severity } from "../core/linter/finding";
import type { TextEdit } from "../core/text/edit";
import type { LineTable } from "../core/text/lines";
import type { Range } from "../core/text/range";
import type { Translator } from "../core/text/translate";
import type { ClientProfile } from "./client-profile";

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tags = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/** The page of a rule on the web. The extension opens its own copy instead. */
export function rulePage(id: string, language: string): string {
  const folder = language === "zh-cn" ? "docs/zh-cn/rules" : "docs/rules";
  return `https://github.com/asyncio-insight/asyncio-insight/blob/main/${folder}/${id}.md`;
}

/** Turns UTF-16 offsets into the protocol's lines and UTF-16 columns. */
export function toProtocolRange(lines: LineTable, range: Range): ProtocolRange {
  return { start: lines.positionAt(range.start), end: lines.positionAt(range.end) };
}

/** What a diagnostic needs besides the finding: the document it is in and who will read it. */
export interface DiagnosticContext {
  readonly uri: string;
  readonly lines: LineTable;
  readonly profile: ClientProfile;
  readonly translator: Translator;
}

/** Turns a finding into a diagnostic that has no more than the client can take. */
export function toDiagnostic(finding: Finding, { uri, lines, profile, translator }: DiagnosticContext): Diagnostic {
  const diagnostic: Diagnostic = {
    range: toProtocolRange(lines, finding.range),
    severity: severities[finding.severity],
    code: finding.code,
    source: diagnosticSource,
    message: translator.say(finding.message),
  };
  if (profile.codeDescriptions) diagnostic.codeDescription = { href: rulePage(finding.rule, translator.language) };
  if (profile.diagnosticTags && finding.tags.length > 0) diagnostic.tags = finding.tags.map((tag) => tags[tag]);
  if (profile.relatedInformation && finding.related.length > 0) {
    diagnostic.relatedInformation = finding.related.map((place) => ({
      location: { uri: place.file?.path ?? uri, range: toProtocolRange(place.file?.lines ?? lines, place.range) },
      message: translator.say(place.message),
    }));
  }
  return diagnostic;
}

/** Turns edits of one text into the protocol's. */
export function toProtocolEdits(lines: LineTable, edits: readonly TextEdit[]): ProtocolTextEdit[] {
  return edits.map((edit) => ({ range: toProtocolRange(lines, edit), newText: edit.newText }));
}

/** The edits of one document. `version` is that of an open document. `consent` says what they are for, where they need somebody's consent. */
export interface DocumentEdits {
  readonly uri: string;
  readonly version: number | null;
  readonly edits: readonly ProtocolTextEdit[];
  readonly consent?: ChangeAnnotation;
}

/**
 * Puts the edits of documents into the form that the client takes: with versions where it can check them, and with a demand for consent where it can ask for
 * that. A client that cannot ask makes all of them at once; the title has said what they do.
 */
export function toWorkspaceEdit(documents: readonly DocumentEdits[], profile: ClientProfile): WorkspaceEdit {
  if (!profile.versionedEdits) return { changes: Object.fromEntries(documents.map(({ uri, edits }) => [uri, [...edits]])) };
  const changeAnnotations: Record<string, ChangeAnnotation> = {};
  const documentChanges = documents.map(({ uri, version, edits, consent }) => {
    const textDocument = { uri, version };
    if (!consent || !profile.annotatedEdits) return { textDocument, edits: [...edits] };
    changeAnnotations[uri] = { ...consent, needsConfirmation: true };
    return { textDocument, edits: edits.map((edit): AnnotatedTextEdit => ({ ...edit, annotationId: uri })) };
  });
  return { documentChanges, ...(Object.keys(changeAnnotations).length > 0 && { changeAnnotations }) };
}
