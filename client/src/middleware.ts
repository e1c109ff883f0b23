/** What is changed in the server's answers on their way into the editor. */
import * as vscode from "vscode";
import { type Middleware, vsdiag } from "vscode-languageclient";
import { linkedRule, rulePageUri } from "./rule-pages";

/** Shows findings only where somebody can act on them, and makes their codes open the bundled pages. */
export const middleware: Middleware = {
  async provideDiagnostics(document, previousResultId, token, next) {
    const uri = document instanceof vscode.Uri ? document : document.uri;
    if (!isChecked(uri)) return { kind: vsdiag.DocumentDiagnosticReportKind.full, items: [] };
    const report = await next(document, previousResultId, token);
    if (report?.kind === vsdiag.DocumentDiagnosticReportKind.full) report.items.forEach(linkToPage);
    return report;
  },
};

/**
 * Tells whether findings are shown for a document. The past versions and previews that source control and other extensions open as documents
 * would double every problem; such documents have a file system that cannot be written, or none at all. A workspace that as a
 * whole is read-only, as on a code hosting site, is checked.
 */
function isChecked({ scheme }: vscode.Uri): boolean {
  return (
    scheme === "untitled" ||
    scheme === "vscode-notebook-cell" ||
    vscode.workspace.fs.isWritableFileSystem(scheme) === true ||
    Boolean(vscode.workspace.workspaceFolders?.some((folder) => folder.uri.scheme === scheme))
  );
}

/** The server links to the public page, for all editors; here the bundled one is opened. */
function linkToPage(diagnostic: vscode.Diagnostic): void {
  if (typeof diagnostic.code !== "object") return;
  const rule = linkedRule(diagnostic.code.target);
  if (rule) diagnostic.code = { value: diagnostic.code.value, target: rulePageUri(rule) };
}
