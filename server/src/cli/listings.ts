/** What is in folders, read once in a run: looking for a file that is not there then costs nothing, and most places where a module could be have none. */
import { exists, folderOf, namesIn } from "./files";

/** Remembers the names in folders. */
export class Listings {
  private readonly folders = new Map<string, ReadonlySet<string> | undefined>();

  /** Tells whether there is a file or folder of exactly that name, as Python asks it (PEP 235). Takes an absolute path with forward slashes. */
  has(path: string): boolean {
    // `..` is in no listing.
    if (/\/\.\.?(?:\/|$)/.test(path)) return exists(path);
    const folder = folderOf(path);
    if (folder === path) return true;
    return this.names(folder)?.has(path.slice(path.lastIndexOf("/") + 1)) ?? false;
  }

  /** The names in a folder; undefined where there is none or it cannot be read. */
  names(folder: string): ReadonlySet<string> | undefined {
    if (!this.folders.has(folder)) {
      const names = this.has(folder) ? namesIn(folder) : undefined;
      this.folders.set(folder, names && new Set(names));
    }
    return this.folders.get(folder);
  }
}
