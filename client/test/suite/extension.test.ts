/** What a user notices of the extension, checked through VS Code's own interface. */

import * as vscode from "vscode";
import { commands } from "../../../shared/commands.ts";
import { assertEqual, assertPresent, names, open, openUntitled, waitFor, waitForCodes } from "./editor.ts";

const brokenLine = 5; // `    response = await.asyncio.sleep(2)`
const repairedText = "    response = await asyncio.sleep(2)";

suite("The extension", () => {
  teardown(async () => {
    await settings().update(names.rules, undefined, vscode.ConfigurationTarget.Workspace);
    while (vscode.window.activeTextEditor) {
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    }
  });

  test("activates when a Python file is opened", async () => {
    const extension = assertPresent(vscode.extensions.getExtension(names.extension), names.extension);
    await open("snippet3.py");
    await waitFor(
      () => extension.isActive,
      () => "The extension did not activate.",
    );
  });

  test("reports `await.` as one error on its line", async () => {
    const { document } = await open("snippet3.py");
    const [diagnostic] = await waitForCodes(document, ["AIO001"]);
    const { range, severity } = assertPresent(diagnostic, "diagnostic");
    assertEqual(severity, vscode.DiagnosticSeverity.Error, "severity");
    assertEqual([range.start.line, range.end.line], [brokenLine, brokenLine], "lines");
    const dot = document.lineAt(brokenLine).text.indexOf("await.") + "await".length;
    assertEqual(range.contains(new vscode.Range(brokenLine, dot, brokenLine, dot + 1)), true, "range covers the dot");
  });

  test("offers a quick fix that repairs the line", async () => {
    const { document } = await open("snippet3.py");
    const [diagnostic] = await waitForCodes(document, ["AIO001"]);
    const { range } = assertPresent(diagnostic, "diagnostic");
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
      10,
    );
    await vscode.workspace.applyEdit(assertPresent(actions[0]?.edit, "edit of the first quick fix"));
    assertEqual(document.lineAt(brokenLine).text, repairedText, "line");
    await waitForCodes(document, []);
  });

  test("repairs the file with fix-all", async () => {
    const { document } = await open("snippet3.py");
    await waitForCodes(document, ["AIO001"]);
    const ask = () => vscode.commands.executeCommand("editor.action.sourceAction", { kind: names.fixAll, apply: "first" });
    await ask();
    // VS Code gives up a source action when diagnostics arrive while it is being made, and says nothing; whoever sees no change asks again.
    const asking = setInterval(() => void ask(), 5_000);
    try {
      await waitFor(
        () => document.lineAt(brokenLine).text === repairedText,
        () => `The line is still: ${document.lineAt(brokenLine).text}`,
      );
    } finally {
      clearInterval(asking);
    }
    await waitForCodes(document, []);
  });

  test("follows typing", async () => {
    const editor = await open("snippet3.py");
    await waitForCodes(editor.document, ["AIO001"]);
    const dot = editor.document.lineAt(brokenLine).text.indexOf("await.") + "await".length;
    const range = new vscode.Range(brokenLine, dot, brokenLine, dot + 1);
    await editor.edit((edit) => edit.replace(range, " "));
    await waitForCodes(editor.document, []);
    await editor.edit((edit) => edit.replace(range, "."));
    await waitForCodes(editor.document, ["AIO001"]);
  });

  test("explains `await` on hover", async () => {
    const { document } = await open("snippet3.py");
    await waitForCodes(document, ["AIO001"]);
    const position = new vscode.Position(brokenLine, document.lineAt(brokenLine).text.indexOf("await") + 2);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", document.uri, position);
    const text = hovers.flatMap((hover) => hover.contents.map((part) => (typeof part === "string" ? part : part.value))).join("\n");
    assertEqual(text.trim().length > 0, true, "hover has content");
  });

  test("goes on after its server was restarted", async () => {
    const editor = await open("snippet3.py");
    await waitForCodes(editor.document, ["AIO001"]);
    await vscode.commands.executeCommand(commands.restartServer);
    await waitForCodes(editor.document, ["AIO001"]);
    await editor.edit((edit) => edit.replace(editor.document.lineAt(brokenLine).range, repairedText));
    await waitForCodes(editor.document, []);
  });

  test("obeys the setting that turns a rule off", async () => {
    const { document } = await open("snippet3.py");
    await waitForCodes(document, ["AIO001"]);
    await settings().update(names.rules, { "stray-await-dot": "off" }, vscode.ConfigurationTarget.Workspace);
    await waitForCodes(document, []);
    await settings().update(names.rules, undefined, vscode.ConfigurationTarget.Workspace);
    await waitForCodes(document, ["AIO001"]);
  });

  test("checks a document that was never saved", async () => {
    const { document } = await openUntitled("import asyncio\n\n\nasync def main():\n    await.asyncio.sleep(1)\n");
    await waitForCodes(document, ["AIO001"]);
  });
});

function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration(names.settings);
}
