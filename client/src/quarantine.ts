/**
 * Which texts the language server must not parse again, because it ended while it did. A changed file has another hash and is parsed
 * again; all other files are not affected.
 */
import type { ParsingParams } from "../../shared/protocol";

/** How many hashes are kept; the oldest are dropped. */
const capacity = 50;

const key = "quarantinedTexts";

/** Where hashes survive the end of the editor: the part of `vscode.Memento` that is needed. */
export interface Store {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** Follows what the server parses and keeps the hashes of texts that it did not survive. */
export class Quarantine {
  /** Texts that are being parsed, by their file's URI, in the order in which they were begun. */
  private readonly parsing = new Map<string, ParsingParams>();

  /** Takes where the hashes are kept. */
  constructor(private readonly store: Store) {}

  /** The hashes of texts that must not be parsed, the oldest first. Whatever else the store may hold is passed over. */
  get hashes(): readonly string[] {
    const stored = this.store.get(key);
    return Array.isArray(stored) ? stored.filter((one): one is string => typeof one === "string") : [];
  }

  /** Whether the server is parsing a text right now, as far as it has said. */
  get isParsing(): boolean {
    return this.parsing.size > 0;
  }

  /** Takes what the server says before and after it parses a text. */
  follow(params: ParsingParams): void {
    this.parsing.delete(params.uri);
    if (!params.done) this.parsing.set(params.uri, params);
  }

  /** To be called when a server starts: what an earlier one was doing no longer matters. */
  begin(): void {
    this.parsing.clear();
  }

  /**
   * To be called when the server ended unexpectedly. Gives the text that is to blame and was not known before, if any: the one whose
   * parsing began last and did not end.
   */
  blame(): ParsingParams | undefined {
    const suspect = [...this.parsing.values()].at(-1);
    this.parsing.clear();
    const { hashes } = this;
    if (!suspect || hashes.includes(suspect.hash)) return undefined;
    void this.store.update(key, [...hashes, suspect.hash].slice(-capacity));
    return suspect;
  }

  /** Forgets all hashes, so that every text is parsed again. */
  clear(): void {
    void this.store.update(key, undefined);
  }
}
