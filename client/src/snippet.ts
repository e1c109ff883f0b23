/** Repairs pasted code as a whole: shows what would change, and changes it when the user agrees. */
import * as vscode from "vscode";
import { type FixTextParams, type FixTextResult, fixTextRequest } from "../../shared/protocol";
import type { LanguageServer } from "./language-server";

/** The scheme of the repaired text while it is shown beside the present one. */
const previewScheme = "asyncio-insight-repaired";

/** The command "Fix Pasted Snippet". */
export class SnippetFixer implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(previewScheme, this);
  private readonly previews = new Map<string, string>();
  private previewCount = 0;

  /** Takes the server that repairs. */
  constructor(private readonly server: LanguageServer) {}

  /** The repaired text of a preview. */
  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.previews.get(uri.toString()) ?? "";
  }

  dispose(): void {
    this.registration.dispose();
  }

  /** Repairs the selected lines of an editor, or its whole document. Ends when the user has decided. */
  async fix(editor: vscode.TextEditor): Promise<void> {
    const { document } = editor;
    const { client } = this.server;
    if (!client) {
      void vscode.window.showInformationMessage(vscode.l10n.t("The language server is not running yet. Try again in a moment."));
      return;
    }
    const before = document.getText();
    const range = chosenRange(document, editor.selection);
    const params: FixTextParams = {
      uri: client.code2ProtocolConverter.asUri(document.uri),
      text: document.getText(range),
      suggested: true,
    };
    const result = await client.sendRequest<FixTextResult>(fixTextRequest, params);
    if (result.text === params.text) {
      void vscode.window.showInformationMessage(vscode.l10n.t("There is nothing here that Asyncio Insight can repair."));
      return;
    }
    const after = before.slice(0, document.offsetAt(range.start)) + result.text + before.slice(document.offsetAt(range.end));
    if (!(await this.isWanted(document, after, result.fixed))) return;
    if (document.isClosed || document.getText() !== before) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t("The text has changed in the meantime, so nothing was repaired. Run the command again."),
      );
      return;
    }
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, range, result.text);
    await vscode.workspace.applyEdit(edit);
  }

  /** Shows the change and asks. */
  private async isWanted(document: vscode.TextDocument, after: string, fixed: number): Promise<boolean> {
    const name = document.uri.path.split("/").at(-1) || "snippet";
    const preview = vscode.Uri.from({
      scheme: previewScheme,
      path: `/${++this.previewCount}/${name.endsWith(".py") ? name : `${name}.py`}`,
    });
    this.previews.set(preview.toString(), after);
    try {
      await vscode.commands.executeCommand("vscode.diff", document.uri, preview, vscode.l10n.t("{name}: now and repaired", { name }), {
        preview: true,
      });
      const apply = vscode.l10n.t("Apply");
      const question = fixed === 1 ? vscode.l10n.t("Apply this repair?") : vscode.l10n.t("Apply these {count} repairs?", { count: fixed });
      return (await vscode.window.showInformationMessage(question, apply, vscode.l10n.t("Cancel"))) === apply;
    } finally {
      await closeDiff(preview);
      this.previews.delete(preview.toString());
    }
  }
}

/**
 * The lines of the selection; the whole document where nothing is selected, or where the selection is inside of a block: lines of a
 * function's body are no program by themselves.
 */
function chosenRange(document: vscode.TextDocument, selection: vscode.Selection): vscode.Range {
  const whole = new vscode.Range(document.positionAt(0), document.lineAt(document.lineCount - 1).range.end);
  if (selection.isEmpty) return whole;
  const endsBeforeLine = selection.end.character === 0 && selection.end.line > selection.start.line;
  const last = endsBeforeLine ? selection.end.line - 1 : selection.end.line;
  const lines = new vscode.Range(selection.start.line, 0, last, document.lineAt(last).text.length);
  return /^[^\S\n]+\S/.test(document.getText(lines).replace(/^\s*\n/, "")) ? whole : lines;
}

async function closeDiff(modified: vscode.Uri): Promise<void> {
  const isPreview = ({ input }: vscode.Tab): boolean =>
    input instanceof vscode.TabInputTextDiff && input.modified.toString() === modified.toString();
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs).filter(isPreview);
  if (tabs.length > 0) await vscode.window.tabGroups.close(tabs);
}
