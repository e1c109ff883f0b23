/** What the tests do in the editor and ask from it, written as a user would say it. */

import * as vscode from "vscode";

/** Names the extension makes public: users have them in settings, keybindings and scripts. */
export const names = {
  extension: "asyncio-insight.asyncio-insight",
  diagnosticSource: "asyncio-insight",
  fixAll: "source.fixAll.asyncioInsight",
  settings: "asyncioInsight",
  rules: "rules",
} as const;

/** How long a test waits for VS Code, the extension host and the server to do something. */
const patience = 60_000;

/**
 * Opens a file of the workspace in an editor.
 *
 * @param name path inside the workspace folder
 */
export async function open(name: string): Promise<vscode.TextEditor> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) {
    throw new Error("The suite needs a workspace folder.");
  }
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name)));
}

/** Opens a Python document that was never saved. */
export async function openUntitled(content: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: "python", content }));
}

/** This extension's diagnostics of a document, as shown now. */
export function diagnostics(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter((diagnostic) => diagnostic.source === names.diagnosticSource);
}

/** A diagnostic's code, with or without a link. */
export function codeOf(diagnostic: vscode.Diagnostic): string {
  const { code } = diagnostic;
  return String(typeof code === "object" ? code.value : code);
}

/**
 * Waits until the document has exactly these diagnostics.
 *
 * @param codes the expected codes, in any order
 * @returns the diagnostics
 * @throws Error that lists what was there instead
 */
export async function waitForCodes(document: vscode.TextDocument, codes: readonly string[]): Promise<vscode.Diagnostic[]> {
  const expected = [...codes].sort().join(", ");
  const actual = (): string => diagnostics(document).map(codeOf).sort().join(", ");
  await waitFor(
    () => actual() === expected,
    () => `Expected diagnostics [${expected}] but found [${actual()}].`,
  );
  return diagnostics(document);
}

/**
 * Waits until `condition` holds. It is asked after every change of diagnostics and every 50 ms.
 *
 * @param failure gives the error's message when it does not come true in time
 */
export async function waitFor(condition: () => boolean, failure: () => string): Promise<void> {
  const end = Date.now() + patience;
  while (!condition()) {
    if (Date.now() > end) {
      throw new Error(failure());
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, 50);
      const listener = vscode.languages.onDidChangeDiagnostics(done);
      function done(): void {
        clearTimeout(timer);
        listener.dispose();
        resolve();
      }
    });
  }
}

/** Fails unless both are equal, compared as JSON. */
export function assertEqual<T>(actual: T, expected: T, what: string): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) {
    throw new Error(`${what}: expected ${right} but found ${left}.`);
  }
}

/** Fails unless the value is there, and gives it back. */
export function assertPresent<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) {
    throw new Error(`${what}: expected something but found nothing.`);
  }
  return value;
}
