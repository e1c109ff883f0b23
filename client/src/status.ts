/** The entry in the language status (the `{}` of the status bar) of Python documents. */
import * as vscode from "vscode";
import { commands } from "../../shared/commands";
import type { StatusParams } from "../../shared/protocol";
import type { LanguageServer } from "./language-server";

/** Shows what the server is doing and what it said about the document in the active editor. */
export class Status implements vscode.Disposable {
  private readonly item = vscode.languages.createLanguageStatusItem("asyncioInsight.status", { language: "python" });
  private readonly byUri = new Map<string, StatusParams>();
  private readonly subscriptions: vscode.Disposable;

  /** Follows the server and the editors until it is disposed. */
  constructor(private readonly server: LanguageServer) {
    this.item.name = "Asyncio Insight";
    this.subscriptions = vscode.Disposable.from(
      this.item,
      server.onDidChangeState(() => this.show()),
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.byUri.delete(uri.toString())),
    );
    this.show();
  }

  /** Takes what the server says about a document. */
  update(uri: vscode.Uri, params: StatusParams): void {
    this.byUri.set(uri.toString(), params);
    this.show();
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private show(): void {
    const uri = vscode.window.activeTextEditor?.document.uri.toString();
    const {
      text,
      detail = "",
      severity = vscode.LanguageStatusSeverity.Information,
    } = describe(this.server.state, uri === undefined ? undefined : this.byUri.get(uri));
    const isDown = this.server.state === "waiting" || this.server.state === "stopped";
    Object.assign(this.item, {
      text,
      detail,
      severity,
      busy: this.server.state === "starting",
      command: isDown
        ? { command: commands.restartServer, title: vscode.l10n.t("Restart") }
        : { command: commands.showLog, title: vscode.l10n.t("Show Log") },
      accessibilityInformation: { label: ["Asyncio Insight", text, detail].filter(Boolean).join(", ") },
    } satisfies Partial<vscode.LanguageStatusItem>);
  }
}

interface Description {
  readonly text: string;
  readonly detail?: string;
  readonly severity?: vscode.LanguageStatusSeverity;
}

function describe(state: LanguageServer["state"], params: StatusParams | undefined): Description {
  switch (state) {
    case "starting":
      return { text: vscode.l10n.t("Starting…") };
    case "waiting":
      return { text: vscode.l10n.t("The language server ended and is started again"), severity: vscode.LanguageStatusSeverity.Error };
    case "stopped":
      return { text: vscode.l10n.t("The language server is stopped"), severity: vscode.LanguageStatusSeverity.Error };
    case "running": {
      if (!params) return { text: vscode.l10n.t("Ready") };
      if (params.notice)
        return { text: vscode.l10n.t("Not checked"), detail: params.notice, severity: vscode.LanguageStatusSeverity.Warning };
      const { target, targetSource: source } = params;
      return { text: findings(params.findings), detail: vscode.l10n.t("Python {target} ({source})", { target, source }) };
    }
  }
}

function findings(count: number): string {
  if (count === 0) return vscode.l10n.t("No findings");
  return count === 1 ? vscode.l10n.t("1 finding") : vscode.l10n.t("{count} findings", { count });
}
