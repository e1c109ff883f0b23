/**
 * What the editor at the other end can do, read once from `initialize`. Every capability may be missing (Language Server Protocol,
 * "Capabilities": a missing property is an absent capability), and what is given may be wrong, so nothing is taken for granted.
 */
import { type ClientCapabilities, type InitializeParams, MarkupKind } from "vscode-languageserver";
import type { InitializationOptions } from "../../../shared/protocol";

/** The capabilities that make a difference to this server. */
export interface ClientProfile {
  /** The client asks for diagnostics; otherwise they are published to it. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly diagnosticVersions: boolean;
  readonly diagnosticTags: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescriptions: boolean;
  readonly codeActionLiterals: boolean;
  readonly preferredActions: boolean;
  readonly versionedEdits: boolean;
  /** The client can show edits before they are made, and ask for consent. */
  readonly annotatedEdits: boolean;
  readonly hoverFormat: "markdown" | "plaintext";
  readonly asksForSettings: boolean;
  readonly registersSettingChanges: boolean;
  readonly registersFileWatchers: boolean;
  readonly workspaceFolders: boolean;
  /** The client is this extension's own, and knows the messages of shared/protocol.ts. */
  readonly isOurs: boolean;
}

/** Reads what the client says about itself. Never throws. */
export function readProfile(params: InitializeParams): ClientProfile {
  const capabilities = (params.capabilities ?? {}) as Partial<ClientCapabilities>;
  const { textDocument, workspace } = capabilities;
  const published = textDocument?.publishDiagnostics;
  const pulled = textDocument?.diagnostic;
  const pullsDiagnostics = Boolean(pulled);
  // LSP 3.18 moved these three to both ways of getting diagnostics; older clients say them for publishing only.
  const diagnostic = { ...published, ...pulled };
  return {
    pullsDiagnostics,
    refreshesDiagnostics: Boolean(workspace?.diagnostics?.refreshSupport),
    diagnosticVersions: Boolean(published?.versionSupport),
    diagnosticTags: Boolean(diagnostic.tagSupport),
    relatedInformation: Boolean(diagnostic.relatedInformation),
    codeDescriptions: Boolean(diagnostic.codeDescriptionSupport),
    codeActionLiterals: Boolean(textDocument?.codeAction?.codeActionLiteralSupport),
    preferredActions: Boolean(textDocument?.codeAction?.isPreferredSupport),
    versionedEdits: Boolean(workspace?.workspaceEdit?.documentChanges),
    annotatedEdits: Boolean(workspace?.workspaceEdit?.documentChanges && workspace.workspaceEdit.changeAnnotationSupport),
    hoverFormat: preferredFormat(textDocument?.hover?.contentFormat),
    asksForSettings: Boolean(workspace?.configuration),
    registersSettingChanges: Boolean(workspace?.didChangeConfiguration?.dynamicRegistration),
    registersFileWatchers: Boolean(workspace?.didChangeWatchedFiles?.dynamicRegistration),
    workspaceFolders: Boolean(workspace?.workspaceFolders),
    isOurs: isOurs(params.initializationOptions),
  };
}

/** The initialization options as an object, whatever the client sent. */
export function readOptions(params: InitializeParams): InitializationOptions & { readonly settings?: unknown } {
  const given: unknown = params.initializationOptions;
  return isRecord(given) ? given : {};
}

const ownOptions: readonly (keyof InitializationOptions)[] = ["translations", "files", "canReadFiles", "quarantined"];

function isOurs(options: unknown): boolean {
  return isRecord(options) && ownOptions.some((key) => options[key] !== undefined);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The list is in the order that the client prefers; a client that gives none gets what every client can show. */
function preferredFormat(formats: unknown): "markdown" | "plaintext" {
  const known = Array.isArray(formats) ? formats.find((one) => one === MarkupKind.Markdown || one === MarkupKind.PlainText) : undefined;
  return known === MarkupKind.Markdown ? "markdown" : "plaintext";
}
