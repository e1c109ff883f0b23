/**
 * What editors say that they can do, as far as this server looks at it. Taken from the source of each editor's client, or from logs of its
 * `initialize` request.
 */
import type { ClientCapabilities } from "vscode-languageserver";

const codeActionLiteralSupport = { codeActionKind: { valueSet: ["", "quickfix", "refactor", "source", "source.fixAll"] } };

/** By the editor's name. The first can do everything, the last nothing. */
export const editors: Readonly<Record<string, ClientCapabilities>> = {
  "VS Code": {
    workspace: {
      applyEdit: true,
      workspaceEdit: {
        documentChanges: true,
        resourceOperations: ["create", "rename", "delete"],
        failureHandling: "textOnlyTransactional",
        changeAnnotationSupport: { groupsOnLabel: true },
      },
      configuration: true,
      didChangeConfiguration: { dynamicRegistration: true },
      didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
      workspaceFolders: true,
      diagnostics: { refreshSupport: true },
    },
    textDocument: {
      synchronization: { dynamicRegistration: true, willSave: true, willSaveWaitUntil: true, didSave: true },
      diagnostic: { dynamicRegistration: true, relatedDocumentSupport: false },
      publishDiagnostics: {
        relatedInformation: true,
        versionSupport: false,
        tagSupport: { valueSet: [1, 2] },
        codeDescriptionSupport: true,
        dataSupport: true,
      },
      hover: { dynamicRegistration: true, contentFormat: ["markdown", "plaintext"] },
      codeAction: {
        dynamicRegistration: true,
        isPreferredSupport: true,
        disabledSupport: true,
        dataSupport: true,
        resolveSupport: { properties: ["edit"] },
        codeActionLiteralSupport,
      },
    },
    window: { workDoneProgress: true, showMessage: { messageActionItem: { additionalPropertiesSupport: true } } },
    general: { positionEncodings: ["utf-16"], staleRequestSupport: { cancel: true, retryOnContentModified: [] } },
  },
  Neovim: {
    workspace: {
      workspaceEdit: { resourceOperations: ["rename", "create", "delete"], documentChanges: true },
      configuration: true,
      didChangeConfiguration: { dynamicRegistration: false },
      didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
      workspaceFolders: true,
      diagnostics: { refreshSupport: true },
    },
    textDocument: {
      synchronization: { dynamicRegistration: false, didSave: true },
      diagnostic: { dynamicRegistration: true },
      publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] }, dataSupport: true },
      hover: { dynamicRegistration: true, contentFormat: ["markdown", "plaintext"] },
      codeAction: {
        dynamicRegistration: true,
        isPreferredSupport: true,
        dataSupport: true,
        resolveSupport: { properties: ["edit"] },
        codeActionLiteralSupport,
      },
    },
    general: { positionEncodings: ["utf-8", "utf-16", "utf-32"] },
  },
  Helix: {
    workspace: {
      configuration: true,
      didChangeConfiguration: { dynamicRegistration: false },
      workspaceFolders: true,
      applyEdit: true,
      workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename", "delete"], failureHandling: "abort" },
      didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: false },
    },
    textDocument: {
      hover: { contentFormat: ["markdown"] },
      publishDiagnostics: { versionSupport: true, tagSupport: { valueSet: [1, 2] } },
      codeAction: {
        codeActionLiteralSupport,
        isPreferredSupport: true,
        dataSupport: true,
        resolveSupport: { properties: ["edit", "command"] },
      },
    },
    general: { positionEncodings: ["utf-8", "utf-32", "utf-16"] },
  },
  Zed: {
    workspace: {
      configuration: true,
      didChangeConfiguration: { dynamicRegistration: true },
      didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
      workspaceFolders: true,
      workspaceEdit: { documentChanges: true },
      diagnostics: { refreshSupport: true },
    },
    textDocument: {
      diagnostic: { dynamicRegistration: true },
      publishDiagnostics: {
        relatedInformation: true,
        versionSupport: true,
        tagSupport: { valueSet: [1, 2] },
        codeDescriptionSupport: true,
      },
      hover: { contentFormat: ["markdown"] },
      codeAction: { codeActionLiteralSupport, dataSupport: true, resolveSupport: { properties: ["edit"] } },
    },
    general: { positionEncodings: ["utf-16"] },
  },
  eglot: {
    workspace: {
      applyEdit: true,
      workspaceEdit: { documentChanges: true },
      configuration: true,
      didChangeWatchedFiles: { dynamicRegistration: true },
      workspaceFolders: true,
    },
    textDocument: {
      synchronization: { dynamicRegistration: false, didSave: true },
      hover: { dynamicRegistration: false, contentFormat: ["markdown", "plaintext"] },
      codeAction: { dynamicRegistration: false, isPreferredSupport: true, codeActionLiteralSupport },
      publishDiagnostics: {
        relatedInformation: false,
        versionSupport: true,
        codeDescriptionSupport: false,
        tagSupport: { valueSet: [1, 2] },
      },
    },
    general: { positionEncodings: ["utf-32", "utf-8", "utf-16"] },
  },
  "Sublime Text": {
    workspace: {
      applyEdit: true,
      didChangeConfiguration: { dynamicRegistration: true },
      didChangeWatchedFiles: { dynamicRegistration: true },
      workspaceEdit: { documentChanges: true, failureHandling: "abort" },
      workspaceFolders: true,
      configuration: true,
      diagnostics: { refreshSupport: true },
    },
    textDocument: {
      hover: { dynamicRegistration: true, contentFormat: ["markdown", "plaintext"] },
      publishDiagnostics: {
        relatedInformation: true,
        versionSupport: true,
        codeDescriptionSupport: true,
        tagSupport: { valueSet: [1, 2] },
      },
      codeAction: { dynamicRegistration: true, codeActionLiteralSupport, isPreferredSupport: true, dataSupport: true },
    },
  },
  Kate: {
    workspace: { applyEdit: true, workspaceFolders: true, workspaceEdit: { documentChanges: false } },
    textDocument: {
      publishDiagnostics: { relatedInformation: true },
      hover: { contentFormat: ["markdown", "plaintext"] },
      codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
    },
  },
  "an editor of 2016": { textDocument: { hover: {}, codeAction: {} } },
  "an editor that says nothing": {},
};
