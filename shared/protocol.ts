/** What the extension's two halves say to each other beyond the Language Server Protocol, and the names of ours that they use in it. */

/** The `source` of our diagnostics, by which people and the client know who says it. */
export const diagnosticSource = "asyncio-insight";

/** The kind of the code action that applies all safe fixes of a file. */
export const fixAllKind = "source.fixAll.asyncioInsight";

/** `InitializeParams.initializationOptions`; every part may be missing. */
export interface InitializationOptions {
  /** Translations of messages for the language of the editor, by their English text; without them messages are English. */
  readonly translations?: Readonly<Record<string, string>>;
  /**
   * In the browser: the bytes of the two WebAssembly files. A worker in VS Code for the Web may neither fetch `vscode-remote:` nor `blob:`
   * addresses, so the client reads them. On Node the server finds them beside itself.
   */
  readonly files?: { readonly runtime: Uint8Array; readonly python: Uint8Array; readonly stubs: string };
  /** Whether the client answers `readFileRequest`, for workspaces that are not on a disk. */
  readonly canReadFiles?: boolean;
  /** On Node: the absolute path of a folder of the client's in which the server may keep what it found, to show it at once the next time. */
  readonly findingsFolder?: string;
  /** Hashes of texts that crashed the server; files with such a text are not parsed again. */
  readonly quarantined?: readonly string[];
}

/** Server to client: give the text of a file. The result is null where there is none or it is not UTF-8. */
export const readFileRequest = "asyncioInsight/readFile";

/** What `readFileRequest` takes. */
export interface ReadFileParams {
  readonly uri: string;
}

/** Server to client, before a file is parsed and after (`done`): which file would be to blame for a crash. */
export const parsingNotification = "asyncioInsight/parsing";

/** What `parsingNotification` carries. `hash` stands for the file's text. */
export interface ParsingParams {
  readonly uri: string;
  readonly hash: string;
  readonly done: boolean;
}

/** Server to client: what the language status item shall say about a document. */
export const statusNotification = "asyncioInsight/status";

/** What `statusNotification` carries. */
export interface StatusParams {
  readonly uri: string;
  readonly version: number | null;
  /** The target version, such as `3.11`, and where it is from. */
  readonly target: string;
  readonly targetSource: string;
  readonly findings: number;
  /** Why the file is not analysed, in the language of the editor. */
  readonly notice?: string;
  /** How long the analysis took, in milliseconds. */
  readonly milliseconds: number;
}

/** Client to server: explain how the engine comes to its answer about the expression at a position. */
export const explainRequest = "asyncioInsight/explain";

/** What `explainRequest` takes: a position as in the Language Server Protocol, in an open document. */
export interface ExplainParams {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}

/** What `explainRequest` gives: lines of text; null where there is no expression. */
export type ExplainResult = string | null;

/** Client to server: the environments of Python that the editor uses. It replaces what was said before. */
export const environmentsNotification = "asyncioInsight/environments";

/** What `environmentsNotification` carries: for a workspace folder's URI the URI of an environment, or of an interpreter in it. */
export interface EnvironmentsParams {
  readonly environments: readonly { readonly folder: string; readonly environment: string }[];
}

/** Client to server: repair a pasted text. The result is the new text, which is the old one where nothing could be mended. */
export const fixTextRequest = "asyncioInsight/fixText";

/** What `fixTextRequest` takes. With `suggested`, fixes that a person should look at are applied too. */
export interface FixTextParams {
  readonly uri: string;
  readonly text: string;
  readonly suggested: boolean;
}

/** What `fixTextRequest` gives. */
export interface FixTextResult {
  readonly text: string;
  readonly fixed: number;
}
