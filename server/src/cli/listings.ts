/** What is in folders, read once in a run: looking for a file that is not there then costs nothing, and most places where a module could be have none. */
import type { ModulePlaces } from "../core/project/project-modules";
import { type Entry, entriesIn, exists, folderOf, kindOf } from "./files";

/** What the names of top-level modules end with: a file, a stub, a package of stubs. */
const moduleEndings = [".py", ".pyi", "-stubs"];

/** Remembers what is in folders. Paths are absolute, with forward slashes. */
export class Listings implements ModulePlaces {
  private readonly folders = new Map<string, ReadonlyMap<string, Entry> | undefined>();

  /** Tells whether there is a file or folder of exactly that name, as Python asks it (PEP 235). */
  has(path: string): boolean {
    return this.at(path) !== undefined;
  }

  /** Tells whether there is a file of exactly that name: a folder may be called `discord.py`. */
  hasFile(path: string): boolean {
    const entry = this.at(path);
    return entry === "file" || (entry === "link" && kindOf(path) === "file");
  }

  /** See `ModulePlaces`. */
  mayHold(folder: string, top: string): boolean {
    const entries = this.entries(folder);
    return entries !== undefined && (entries.has(top) || moduleEndings.some((ending) => entries.has(top + ending)));
  }

  /** What is in a folder, by its name; undefined where there is none or it cannot be read. */
  entries(folder: string): ReadonlyMap<string, Entry> | undefined {
    let entries = this.folders.get(folder);
    if (!entries && !this.folders.has(folder)) {
      entries = this.has(folder) ? entriesIn(folder) : undefined;
      this.folders.set(folder, entries);
    }
    return entries;
  }

  private at(path: string): Entry | undefined {
    // `..` is in no listing.
    if (path.includes("/.") && /\/\.\.?(?:\/|$)/.test(path)) return exists(path) ? "link" : undefined;
    const slash = path.lastIndexOf("/");
    const folder = slash > 0 && this.folders.has(path.slice(0, slash)) ? path.slice(0, slash) : folderOf(path);
    return folder === path ? "folder" : this.entries(folder)?.get(path.slice(slash + 1));
  }
}
