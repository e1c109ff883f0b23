/** What the language server needs from the platform it runs on. Nothing else in `lsp/` knows whether that is Node or a web worker. */
import type { InitializationOptions } from "../../../shared/protocol";
import type { AnalyzerFiles } from "../core/analyzer";
import type { FindingsStore } from "./previews";

/** The platform, as `main.node.ts` and `main.browser.ts` make it. */
export interface Host {
  /** Reads what the analyzer is made of. Rejects with an error that says which file is missing. */
  loadFiles(options: InitializationOptions): Promise<AnalyzerFiles>;
  /** Reads the text of a `file:` URI; gives undefined where there is none or it is not UTF-8. Missing where there are no disks. */
  readFile?(uri: string): Promise<string | undefined>;
  /** As `readFile`, but at once: the engine asks for a module in the middle of an answer. */
  readFileNow?(uri: string): string | undefined;
  /** The names in a folder; undefined when there is none or it cannot be read. Missing where there are no disks. */
  listFolder?(uri: string): readonly string[] | undefined;
  /** Tells whether a `file:` URI names a file or folder. Missing where there are no disks. */
  exists?(uri: string): boolean;
  /** Keeps findings in a folder, an absolute path as the system writes it. Missing where there are no disks. */
  findingsIn?(folder: string): FindingsStore;
  /** Reads the translations for a language such as `zh-cn`, by English text; gives undefined where there are none. */
  loadTranslations?(language: string): Promise<Readonly<Record<string, string>> | undefined>;
}
