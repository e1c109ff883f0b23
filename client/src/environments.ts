/**
 * Which environment of Python the editor uses for each workspace folder: what the Python extension says is active, when it is installed, or else the
 * setting `python.defaultInterpreterPath`. Nothing of an environment is ever run.
 */
import * as vscode from "vscode";
import type { EnvironmentsParams } from "../../shared/protocol";

/** The public interface of the Python extension, as far as it is used (https://github.com/microsoft/vscode-python/wiki/Python-Environment-APIs). */
interface PythonExtension {
  readonly environments?: {
    getActiveEnvironmentPath(resource?: vscode.Uri): { readonly path: string };
    readonly onDidChangeActiveEnvironmentPath: vscode.Event<unknown>;
  };
}

/** Knows the environments and tells when they change. */
export class Environments implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** Fires when another environment may be active. */
  readonly onDidChange = this.changed.event;

  private readonly subscriptions: vscode.Disposable[] = [this.changed];
  private isListening = false;

  /** Begins to listen. */
  constructor() {
    this.subscriptions.push(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("python")) this.changed.fire();
      }),
      vscode.extensions.onDidChange(() => this.changed.fire()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.changed.fire()),
    );
  }

  /** The environments of all workspace folders, as far as somebody chose one. */
  async current(): Promise<EnvironmentsParams> {
    const python = await this.pythonExtension();
    const environments: { folder: string; environment: string }[] = [];
    for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
      if (uri.scheme !== "file" && uri.scheme !== "vscode-remote") continue;
      const path = python?.environments?.getActiveEnvironmentPath(uri).path ?? configuredInterpreter(uri);
      // A bare `python` means whatever is on the path, which only running it would tell.
      if (path && /[\\/]/.test(path)) environments.push({ folder: uri.toString(), environment: vscode.Uri.file(path).toString() });
    }
    return { environments };
  }

  private async pythonExtension(): Promise<PythonExtension | undefined> {
    const extension = vscode.extensions.getExtension<PythonExtension>("ms-python.python");
    if (!extension) return undefined;
    try {
      const exports = extension.isActive ? extension.exports : await extension.activate();
      if (!this.isListening && exports?.environments) {
        this.isListening = true;
        this.subscriptions.push(exports.environments.onDidChangeActiveEnvironmentPath(() => this.changed.fire()));
      }
      return exports;
    } catch {
      // An extension that cannot start says so itself.
      return undefined;
    }
  }

  /** Stops listening. */
  dispose(): void {
    for (const one of this.subscriptions) one.dispose();
  }
}

/** The interpreter in the settings, with the variables that people use there put in. */
function configuredInterpreter(folder: vscode.Uri): string | undefined {
  const configuration = vscode.workspace.getConfiguration("python", folder);
  const written = configuration.get<string>("defaultInterpreterPath") || configuration.get<string>("pythonPath");
  return written
    ?.replace(/^~(?=[\\/])|\$\{(?:env:(?:HOME|USERPROFILE)|userHome)\}/g, () => homeFolder())
    .replace(/\$\{workspaceFolder\}/g, () => folder.fsPath);
}

function homeFolder(): string {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return process?.env?.HOME ?? process?.env?.USERPROFILE ?? "~";
}
