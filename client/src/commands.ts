/** The extension's commands. Their titles are in package.nls.json. */
import * as vscode from "vscode";
import { commands } from "../../shared/commands";
import { diagnosticSource, type ExplainParams, type ExplainResult, explainRequest, fixAllKind } from "../../shared/protocol";
import type { LanguageServer } from "./language-server";
import { readsChinese } from "./reader";
import { allRules, linkedRule, type Pages, rulePageUri } from "./rule-pages";
import type { SnippetFixer } from "./snippet";

/** What the commands work with. */
export interface CommandContext {
  /** The extension's folder. */
  readonly extension: vscode.Uri;
  readonly server: LanguageServer;
  readonly log: vscode.LogOutputChannel;
  readonly pages: Pages;
  readonly snippets: SnippetFixer;
}

/** Registers all commands. A command that fails says so and leaves the reason in the log. */
export function registerCommands(context: CommandContext): vscode.Disposable {
  const { server, log } = context;
  const handlers: Readonly<Record<string, (...given: unknown[]) => Promise<void>>> = {
    [commands.restartServer]: () => server.restart(),
    [commands.showLog]: async () => log.show(),
    [commands.fixAll]: () => inPythonEditor(fixAll),
    [commands.openRulePage]: (rule) => openRulePage(context.pages, rule),
    [commands.fixPastedSnippet]: () => inPythonEditor((editor) => context.snippets.fix(editor)),
    [commands.explain]: () => inPythonEditor((editor) => explain(server, editor)),
    [commands.openSample]: () => openSample(context.extension),
  };
  return vscode.Disposable.from(
    ...Object.entries(handlers).map(([id, handler]) =>
      vscode.commands.registerCommand(id, async (...given: unknown[]) => {
        try {
          await handler(...given);
        } catch (error) {
          log.error(`${id}:`, error instanceof Error ? error : String(error));
          const showLog = vscode.l10n.t("Show Log");
          const said = error instanceof Error ? error.message : String(error);
          const chosen = await vscode.window.showErrorMessage(vscode.l10n.t("That did not work: {error}", { error: said }), showLog);
          if (chosen === showLog) log.show();
        }
      }),
    ),
  );
}

async function inPythonEditor(work: (editor: vscode.TextEditor) => Promise<void>): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId === "python") return work(editor);
  void vscode.window.showInformationMessage(
    vscode.l10n.t("Open a Python file first, or paste the code into a new file and choose Python as its language."),
  );
}

async function fixAll({ document }: vscode.TextEditor): Promise<void> {
  const end = document.lineAt(document.lineCount - 1).range.end;
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    new vscode.Range(document.positionAt(0), end),
    fixAllKind,
    1, // how many actions to resolve, should the server give their edits late
  );
  const edit = actions.find(({ kind }) => kind?.value === fixAllKind)?.edit;
  if (edit) await vscode.workspace.applyEdit(edit);
  else void vscode.window.showInformationMessage(vscode.l10n.t("There is nothing in this file that can be fixed safely."));
}

async function openRulePage(pages: Pages, given: unknown): Promise<void> {
  const rule = typeof given === "string" && given !== "" ? given : await chooseRule();
  if (rule === undefined) return;
  const uri = rulePageUri(rule);
  if (await pages.has(uri)) {
    await vscode.commands.executeCommand("vscode.open", uri);
  } else {
    void vscode.window.showWarningMessage(vscode.l10n.t("There is no page for a rule called “{rule}”.", { rule }));
  }
}

/** The rule of the finding at the cursor; else one that the user picks from the file's findings; else the page of all rules. */
async function chooseRule(): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return allRules;
  const found = vscode.languages.getDiagnostics(editor.document.uri).flatMap((diagnostic) => {
    const rule = typeof diagnostic.code === "object" ? linkedRule(diagnostic.code.target) : undefined;
    return rule && diagnostic.source === diagnosticSource ? [{ rule, diagnostic }] : [];
  });
  const here = found.find(({ diagnostic }) => diagnostic.range.contains(editor.selection.active));
  if (here) return here.rule;
  const byRule = new Map(found.map(({ rule, diagnostic }) => [rule, diagnostic]));
  if (byRule.size === 0) return allRules;
  const items = [...byRule].map(([rule, diagnostic]) => ({ label: rule, description: diagnostic.message, rule }));
  const all = { label: vscode.l10n.t("All rules"), description: "", rule: allRules };
  const placeHolder = vscode.l10n.t("The rule whose page to open");
  return (await vscode.window.showQuickPick([...items, all], { placeHolder, matchOnDescription: true }))?.rule;
}

/** Shows how the engine comes to its answer about the expression at the cursor, as a document that can be copied into a report. */
async function explain(server: LanguageServer, { document, selection }: vscode.TextEditor): Promise<void> {
  const { client } = server;
  if (!client) throw new Error(vscode.l10n.t("The language server is not running."));
  const converter = client.code2ProtocolConverter;
  const params: ExplainParams = { uri: converter.asUri(document.uri), position: converter.asPosition(selection.active) };
  const text = await client.sendRequest<ExplainResult>(explainRequest, params);
  if (text === null)
    return void vscode.window.showInformationMessage(vscode.l10n.t("There is no expression at the cursor that could be explained."));
  const shown = await vscode.workspace.openTextDocument({ language: "markdown", content: text });
  await vscode.window.showTextDocument(shown, { viewColumn: vscode.ViewColumn.Beside, preview: true });
}

/** The sample is a document that was never saved, so that one can play with it and throw it away. */
async function openSample(extension: vscode.Uri): Promise<void> {
  const name = readsChinese() ? "sample.nls.zh-cn.py" : "sample.py";
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, "docs", "walkthrough", name));
  const document = await vscode.workspace.openTextDocument({ language: "python", content: new TextDecoder().decode(bytes) });
  await vscode.window.showTextDocument(document);
}
