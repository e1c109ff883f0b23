/**
 * The documents that the client has open, kept in step with it. Clients make mistakes in this more than anywhere else (Language Server
 * Protocol issue 1706), so whatever arrives is applied as far as it makes sense, and a document that may differ from what the editor
 * shows is marked until its whole text arrives again.
 */
import type { TextDocumentContentChangeEvent } from "vscode-languageserver";
import type { Analyzer } from "../core/analyzer";
import type { SourceDocument } from "../core/syntax/document";
import type { Position } from "../core/text/lines";

/** One open document. */
export class OpenDocument {
  /**
   * Whether the text may differ from the editor's. Findings are still shown, since they are mostly right; edits are not offered, since a
   * wrong one would damage the text.
   */
  isSuspect = false;

  /** Takes what `textDocument/didOpen` says. `version` is null where the client gives none. */
  constructor(
    readonly uri: string,
    public version: number | null,
    readonly source: SourceDocument,
  ) {}

  /** Applies the changes of one notification, one after the other. */
  change(version: number | null, changes: readonly TextDocumentContentChangeEvent[]): void {
    // A version that does not grow is a client's mistake; dropping the change would certainly lose text, so it is applied.
    if (version !== null && this.version !== null && version <= this.version) this.isSuspect = true;
    this.version = version;
    for (const change of changes) this.apply(change);
  }

  /** Takes the whole text, which ends all doubt about it. Gives whether it differed. */
  resync(text: string): boolean {
    const differed = text !== this.source.text;
    if (differed) this.source.replace(text);
    this.isSuspect = false;
    return differed;
  }

  private apply(change: TextDocumentContentChangeEvent): void {
    if (!("range" in change) || !change.range) {
      this.resync(change.text);
      return;
    }
    const { range, text } = change;
    const { lines } = this.source;
    if (
      ![range.start?.line, range.start?.character, range.end?.line, range.end?.character].every(Number.isInteger) ||
      typeof text !== "string"
    ) {
      this.isSuspect = true;
      return;
    }
    const first = lines.offsetAt(range.start);
    const second = lines.offsetAt(range.end);
    const start = Math.min(first, second);
    const end = Math.max(first, second);
    const length = "rangeLength" in change ? change.rangeLength : undefined;
    if (
      second < first ||
      !this.isInside(range.start) ||
      !this.isInside(range.end) ||
      (typeof length === "number" && length !== end - start)
    ) {
      this.isSuspect = true;
    }
    this.source.edit({ start, end, newText: text });
  }

  private isInside({ line, character }: Position): boolean {
    const { lines } = this.source;
    if (line < 0 || character < 0) return false;
    // A column behind the end of its line means that end (Language Server Protocol, "Position"). Many clients replace a whole text by a range
    // that ends at the beginning of the line behind the last one.
    return line < lines.count || (line === lines.count && character === 0);
  }
}

/** All open documents by their URI, which is compared as it is written. */
export class OpenDocuments {
  private readonly byUri = new Map<string, OpenDocument>();

  /** Takes the analyzer that opens texts. */
  constructor(private readonly analyzer: Analyzer) {}

  /** Opens a document. One that is open already begins anew with the text that is given now. */
  open(uri: string, version: number | null, text: string): OpenDocument {
    this.close(uri);
    const document = new OpenDocument(uri, version, this.analyzer.open(text));
    this.byUri.set(uri, document);
    return document;
  }

  /** The document of a URI, or undefined where it is not open. */
  get(uri: string): OpenDocument | undefined {
    return this.byUri.get(uri);
  }

  /** Closes a document. Gives whether it was open. */
  close(uri: string): boolean {
    return this.byUri.delete(uri);
  }

  /** All open documents, in the order in which they were opened. */
  all(): OpenDocument[] {
    return [...this.byUri.values()];
  }
}
