/** Diagnostics, asked for by the client (`textDocument/diagnostic`) or published to it. Both ways share one report. */
import {
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type PublishDiagnosticsParams,
} from "vscode-languageserver";
import { diagnosticSource } from "../../../../shared/protocol";
import { toDiagnostic } from "../convert";
import type { OpenDocument } from "../documents";
import type { Previews } from "../previews";
import type { Analysis, Session } from "../session";
import { textHash } from "../text-hash";

/**
 * Milliseconds without a change after which diagnostics are published that take time, at most. Typing fast then costs one analysis, not one for each key. Where
 * reading the text, which nothing can interrupt, takes less, so much is waited: what is read in vain then keeps nobody waiting for longer than that.
 */
const longestQuietTime = 100;

/** Answers `textDocument/diagnostic`. The result's id stands for text and findings, so that it holds across restarts of the server. */
export async function pullDiagnostics(
  session: Session,
  previews: Previews,
  { textDocument, previousResultId }: DocumentDiagnosticParams,
): Promise<DocumentDiagnosticReport> {
  const document = session.documents.get(textDocument.uri);
  if (!document) return emptyReport;
  const { text, items } = await itemsOf(session, previews, document);
  const resultId = `${textHash(text)}-${textHash(JSON.stringify(items))}`;
  if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
}

async function itemsOf(session: Session, previews: Previews, document: OpenDocument) {
  // A client that can be told to ask again gets what was found before, or what a moment's look gives.
  const canAskAgain = session.profile.refreshesDiagnostics;
  const known = canAskAgain ? await previews.of(document) : undefined;
  if (known) return { text: document.source.text, items: [...known] };
  const analysis = canAskAgain ? await session.analyse(document) : await session.analyseAll(document);
  return { text: analysis.file.text, items: diagnosticsOf(session, analysis) };
}

/** What is answered for a document that is not open. */
export const emptyReport: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

/** The diagnostics of a document: its findings, and in front of them a notice where it is not analysed. */
export function diagnosticsOf({ profile, translator }: Session, { uri, file, result, notice }: Analysis): Diagnostic[] {
  const context = { uri, lines: file.lines, profile, translator };
  const items = result.findings.map((finding) => toDiagnostic(finding, context));
  if (!notice) return items;
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return [{ range, severity: DiagnosticSeverity.Information, source: diagnosticSource, message: translator.say(notice) }, ...items];
}

/** Publishes diagnostics to a client that does not ask for them. */
export class Publisher {
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** What was published last for each document, and for which version of it. */
  private readonly published = new Map<string, string>();

  /** Takes the session and what was found before; for a client that asks for diagnostics the publisher does nothing. */
  constructor(
    private readonly session: Session,
    private readonly previews: Previews,
  ) {}

  /** Publishes a document's diagnostics at once, because it was opened or its configuration has changed. */
  publishNow(document: OpenDocument): void {
    this.schedule(document, 0);
  }

  /** Publishes a document's diagnostics at once where they take a moment only, else as soon as nothing has changed for a moment. */
  publishSoon(document: OpenDocument): void {
    this.schedule(document, 0, async () => {
      if (await this.publishKnown(document)) return;
      const analysis = await this.session.analyseQuickly(document);
      if (analysis) this.publish(document, analysis.version, diagnosticsOf(this.session, analysis));
      else if (!this.timers.has(document.uri))
        this.schedule(document, Math.min(this.session.readingTimeOf(document) ?? longestQuietTime, longestQuietTime));
    });
  }

  /** Takes back what was published, because the document was closed. */
  withdraw(uri: string): void {
    if (this.session.profile.pullsDiagnostics) return;
    this.cancel(uri);
    this.published.delete(uri);
    this.send({ uri, diagnostics: [] });
  }

  /** Publishes nothing more. */
  dispose(): void {
    for (const uri of [...this.timers.keys()]) this.cancel(uri);
  }

  private schedule(
    document: OpenDocument,
    delay: number,
    work = async () => {
      if (await this.publishKnown(document)) return;
      const analysis = await this.session.analyse(document);
      this.publish(document, analysis.version, diagnosticsOf(this.session, analysis));
    },
  ): void {
    if (this.session.profile.pullsDiagnostics) return;
    this.cancel(document.uri);
    const timer = setTimeout(() => {
      this.timers.delete(document.uri);
      work().catch((error) => this.session.log.sayError("Publishing diagnostics", error));
    }, delay);
    this.timers.set(document.uri, timer);
  }

  private cancel(uri: string): void {
    clearTimeout(this.timers.get(uri));
    this.timers.delete(uri);
  }

  /** Publishes what was found in a document before, until it is analysed. Gives whether there was anything. */
  private async publishKnown(document: OpenDocument): Promise<boolean> {
    const known = await this.previews.of(document);
    if (known) this.publish(document, document.version, known);
    return known !== undefined;
  }

  private publish(document: OpenDocument, of: number | null, diagnostics: readonly Diagnostic[]): void {
    // It may have been closed, or opened anew, while the client was asked for its settings.
    if (this.session.documents.get(document.uri) !== document || this.timers.has(document.uri)) return;
    const version = this.session.profile.diagnosticVersions && of !== null ? { version: of } : {};
    const params = { uri: document.uri, ...version, diagnostics: [...diagnostics] };
    // Another look at the same text, because more is known of other files by now, mostly finds the same.
    const text = `${of} ${JSON.stringify(params)}`;
    if (of !== null && this.published.get(document.uri) === text) return;
    this.published.set(document.uri, text);
    this.send(params);
  }

  private send(params: PublishDiagnosticsParams): void {
    this.session.connection.sendDiagnostics(params).catch((error) => this.session.log.sayError("Publishing diagnostics", error));
  }
}
