/** Whom the extension's documents are for. */
import * as vscode from "vscode";

/** Whether the editor speaks Chinese: of bundled documents in two languages, the Simplified Chinese one is then opened. */
export function readsChinese(): boolean {
  return vscode.env.language.toLowerCase().startsWith("zh");
}
