/**
 * The rules' documentation, which comes with the extension and opens without a network, in the language of the editor.
 *
 * The pages are a read-only file system with a scheme of its own. A finding's code links to a page there, and a default of
 * `workbench.editorAssociations` in package.json opens them as a Markdown preview. A command URI would be simpler, but the hover and the
 * inline view of a problem open links without permission to run commands; only the Problems panel would follow it. A `vscode:` URI for
 * a handler of ours would work in both, but asks for permission first.
 */
import * as vscode from "vscode";
import { readsChinese } from "./reader";

/** The scheme of the pages. package.json names it, too. */
export const pageScheme = "asyncio-insight-docs";

/** The page of all rules. */
export const allRules = "README";

/** The address of a rule's page inside the editor, in the reader's language. */
export function rulePageUri(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: pageScheme, path: `${readsChinese() ? "/zh-cn" : ""}/rules/${rule}.md` });
}

/** The rule that a finding's link leads to, on the web or inside the editor; undefined where it leads elsewhere. */
export function linkedRule(target: vscode.Uri): string | undefined {
  return /\/rules\/([a-z0-9-]+)\.md$/.exec(target.path)?.[1];
}

/**
 * The extension's docs folder, wherever that is: on a disk, on a remote machine or on the web. It is mirrored path for path, so that the
 * links from page to page lead to where they lead on the web.
 */
export class Pages implements vscode.FileSystemProvider {
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  /** Never fires: the pages do not change. */
  readonly onDidChangeFile = this.changed.event;

  /** Takes the extension's folder. */
  constructor(private readonly extension: vscode.Uri) {}

  /** Whether there is such a page. */
  async has(uri: vscode.Uri): Promise<boolean> {
    return this.readFile(uri).then(
      () => true,
      () => false,
    );
  }

  /** A page's text as bytes. Rejects with `FileNotFound` when there is none. */
  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    try {
      if (/^(\/[\w-]+)+\.md$/.test(uri.path)) {
        return await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.extension, "docs", uri.path));
      }
    } catch {
      // Whatever the extension's own file system objects, for the reader the page is not there.
    }
    throw vscode.FileSystemError.FileNotFound(uri);
  }

  /** Says that a page is a read-only file. Rejects with `FileNotFound` when there is none. */
  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { length } = await this.readFile(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: length, permissions: vscode.FilePermission.Readonly };
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }
}
