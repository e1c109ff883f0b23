/**
 * URIs as far as the server looks into them: it goes from a file to the folders around it. Everything else is left as the client
 * wrote it, since two clients may write the same file's URI differently.
 */

/** The scheme of a notebook's cells, which VS Code opens as documents of their own. */
export const notebookCellScheme = "vscode-notebook-cell";

/** The scheme of a URI, or an empty string where it has none. */
export function schemeOf(uri: string): string {
  return /^([a-z][a-z0-9+.-]*):/i.exec(uri)?.[1]?.toLowerCase() ?? "";
}

/**
 * The folders around a file from the nearest outwards, without a slash at the end, as far as `root`, which is included. Gives nothing for a
 * URI without folders, such as `untitled:Untitled-1`. Without a root it goes up to the top.
 */
export function foldersAround(uri: string, root?: string): string[] {
  const path = uri.split(/[?#]/, 1)[0]!;
  const top = /^[a-z][a-z0-9+.-]*:\/\/[^/]*\//i.exec(path)?.[0].length ?? 0;
  if (top === 0) return [];
  const folders: string[] = [];
  for (let end = path.lastIndexOf("/"); end >= top - 1; end = path.lastIndexOf("/", end - 1)) {
    const folder = path.slice(0, end);
    folders.push(folder);
    if (folder === root) break;
  }
  return folders;
}

/** A URI as people write paths, for matching patterns with it; where it is not well encoded it stays as it is. */
export function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** The last part of a URI, as people write it. */
export function baseName(uri: string): string {
  return decoded(uri.slice(uri.lastIndexOf("/") + 1));
}

/** The URI of the file that a document belongs to: a notebook for its cells, else the document itself. */
export function fileOf(uri: string, folders: readonly string[]): string {
  if (schemeOf(uri) !== notebookCellScheme) return uri;
  // `vscode-notebook-cell:/a/b.ipynb#cell` names the notebook's path; its scheme and host are those of the folder that it is in.
  const path = uri
    .slice(notebookCellScheme.length + 1)
    .replace(/^\/\/[^/]*/, "")
    .split(/[?#]/, 1)[0]!;
  const around = folders.map((folder) => /^[a-z][a-z0-9+.-]*:\/\/[^/]*/i.exec(folder)?.[0]).find((prefix) => prefix !== undefined);
  return `${around ?? "file://"}${path}`;
}

/** The folder of a list that a file is in, the innermost one, or undefined where it is in none. Folders have no slash at the end. */
export function folderOf(uri: string, folders: readonly string[]): string | undefined {
  return folders.filter((folder) => uri.startsWith(`${folder}/`)).sort((a, b) => b.length - a.length)[0];
}
