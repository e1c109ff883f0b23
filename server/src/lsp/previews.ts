/**
 * What was found in documents when they were open last, kept for the moment between opening a document and the end of its analysis. It is shown if the text, the
 * configuration and the modules that were looked into are what they were. What else findings may depend on, such as the names in a workspace, is looked at by
 * the analysis right behind; what it finds holds in any case.
 */
import type { Diagnostic } from "vscode-languageserver";
import type { CacheHost, Hash } from "../cache/host";
import type { ResourceConfiguration } from "./configuration-store";
import type { OpenDocument } from "./documents";
import { diagnosticsOf } from "./handlers/diagnostics";
import { nextTurn } from "./run-safe";
import type { Analysis, Session } from "./session";

/** Where findings are kept between two sessions. */
export interface FindingsStore extends Pick<CacheHost, "load" | "save" | "hash"> {
  /** Stands for the program that finds them. */
  readonly build: string;
}

/** What is kept of a document, as JSON. */
interface Kept {
  /** The hash of everything that is known before an analysis. */
  readonly circumstances: string;
  /** The names of the modules that were asked for. */
  readonly modules: readonly string[];
  /** The hash of what these modules are. */
  readonly contents: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** What is shown of a document until it is analysed. */
interface Preview {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Milliseconds that keeping what was found in all documents may take: whoever ends an editor does not wait for it. */
const timeForKeeping = 500;

/** Milliseconds after a document was opened until what was found in it is kept, since an editor may end without a word. */
const restBeforeKeeping = 2000;

/** Knows what was found before. */
export class Previews {
  private readonly shown = new Map<OpenDocument, Preview>();
  private readonly asked = new WeakSet<OpenDocument>();
  /** Hashes of what is kept of documents, as far as it was read or written. */
  private readonly kept = new Map<string, string>();
  /** The analyses of which that is known to be kept. */
  private readonly done = new WeakSet<Analysis>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Takes the session, and where findings are kept; nothing is known without that. */
  constructor(
    private readonly session: Session,
    private readonly store: FindingsStore | undefined,
  ) {}

  /**
   * The diagnostics to show of a document that is not analysed yet; undefined where nothing is known of its text, and when the analysis is there. The
   * analysis is begun, and the session says when it found something else.
   */
  async of(document: OpenDocument): Promise<readonly Diagnostic[] | undefined> {
    if (this.store && !this.asked.has(document)) {
      this.asked.add(document);
      this.keepSoon();
      await this.load(document, this.store);
    }
    const preview = this.shown.get(document);
    return preview?.text === document.source.text ? preview.diagnostics : undefined;
  }

  /** Keeps what was found in some documents, as far as their analyses are complete. */
  keep(documents: readonly OpenDocument[]): void {
    const { session, store } = this;
    if (!store) return;
    const end = Date.now() + timeForKeeping;
    const hash = remembered(store.hash);
    for (const document of documents) {
      const found = session.complete(document);
      if (!found || found.notice || !found.resource.isChecked || this.done.has(found) || Date.now() > end) continue;
      this.done.add(found);
      const modules = [...found.asked];
      const kept: Kept = {
        circumstances: this.circumstances(store, document, found.resource),
        modules,
        contents: this.contents(hash, document, modules),
        diagnostics: diagnosticsOf(session, found),
      };
      const content = JSON.stringify(kept);
      const id = store.hash(content);
      if (this.kept.get(document.uri) === id) continue;
      this.kept.set(document.uri, id);
      store.save(nameFor(store, document), `${id}\n${content}`);
    }
  }

  /** Keeps what was found in all documents. */
  dispose(): void {
    clearTimeout(this.timer);
    this.keep(this.session.documents.all());
  }

  private keepSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.keepAll().catch((error) => this.session.log.sayError("Keeping what was found", error));
    }, restBeforeKeeping);
  }

  private async keepAll(): Promise<void> {
    for (const document of this.session.documents.all()) {
      if (!this.asked.has(document)) continue;
      await this.session.whenNamesAreKnown(document);
      await nextTurn();
      this.keep([document]);
    }
  }

  private async load(document: OpenDocument, store: FindingsStore): Promise<void> {
    const resource = await this.session.configurations.get(document.uri);
    const stored = store.load(nameFor(store, document)) ?? "";
    const end = stored.indexOf("\n");
    const content = stored.slice(end + 1);
    const id = store.hash(content);
    if (!resource.isChecked || stored.slice(0, end) !== id) return;
    const { circumstances, modules, contents, diagnostics }: Kept = JSON.parse(content);
    if (circumstances !== this.circumstances(store, document, resource) || contents !== this.contents(store.hash, document, modules))
      return;
    this.kept.set(document.uri, id);
    this.shown.set(document, { text: document.source.text, diagnostics });
    this.analyse(document, diagnostics).catch((error) => this.session.log.sayError("Analysing a document", error));
  }

  /** Analyses a document of which something is shown already. */
  private async analyse(document: OpenDocument, before: readonly Diagnostic[]): Promise<void> {
    // First what is known goes out.
    await nextTurn();
    try {
      const now = diagnosticsOf(this.session, await this.session.whenNamesAreKnown(document));
      if (JSON.stringify(now) === JSON.stringify(before)) return;
    } finally {
      this.shown.delete(document);
    }
    this.session.onDependantsChanged([document]);
  }

  private circumstances({ hash, build }: FindingsStore, { uri, source }: OpenDocument, { configuration }: ResourceConfiguration): string {
    const { profile, translator } = this.session;
    return hash(JSON.stringify([build, profile, translator.language, uri, hash(source.text), configuration]));
  }

  private contents(hash: Hash, { uri }: OpenDocument, modules: readonly string[]): string {
    return hash(JSON.stringify(this.session.contentsOf(uri, modules).map(([place, text]) => [place, hash(text)])));
  }
}

/** Remembers the hashes of texts that several documents depend on. */
function remembered(hash: Hash): Hash {
  const known = new Map<Uint8Array | string, string>();
  return (content) => {
    let found = known.get(content);
    if (found === undefined) {
      found = hash(content);
      known.set(content, found);
    }
    return found;
  };
}

function nameFor({ hash }: FindingsStore, { uri }: OpenDocument): string {
  return `${hash(uri)}.cache`;
}
