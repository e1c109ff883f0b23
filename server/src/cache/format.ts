/** How the cache is written: names, paths and hashes once in tables, since hundreds of files depend on the same modules; entries hold their numbers. */

/** The file of a module in an entry where there is none, and for a module of the standard library. */
export const noFile = -1;
export const libraryFile = -2;

/** What was found in a file, and everything that it depends on, by numbers in the tables. */
export interface PackedEntry<Outcome> {
  /** Number of the hash of the configuration. */
  readonly configuration: number;
  /** Number of the dotted name under which the file can be imported. */
  readonly moduleName: number;
  /** Number of the file itself. */
  readonly own: number;
  /** Number of the hash of the list of all files of the project. */
  readonly project: number;
  readonly usesAllFiles: boolean;
  /** See `Dependencies.pytest`. */
  readonly pytest: string;
  /** Pairs of a module's name and the number of its file. */
  readonly modules: readonly number[];
  /** Pairs of a name and whether there is a top-level module of it, as 1 or 0. */
  readonly topLevel: readonly number[];
  /** Pairs of a name and how many functions of it there are, as text. */
  readonly functions: readonly number[];
  readonly outcome: Outcome;
}

/** The list of all files of a project that were looked through for names. */
export interface PackedProject {
  /** Number of the hash of the list. */
  readonly id: number;
  /** Numbers of the folders that were looked into. */
  readonly folders: readonly number[];
  /** Numbers of the files. */
  readonly files: readonly number[];
}

/** Strings and files by their numbers; a file is a pair of a path and the hash of its content. */
export interface PackedTables {
  readonly strings: readonly string[];
  readonly files: readonly number[];
}

/** A cache as it is written. */
export interface PackedCache<Outcome> extends PackedTables {
  readonly entries: readonly (readonly [path: string, entry: PackedEntry<Outcome>])[];
  readonly projects: readonly PackedProject[];
  readonly seen: readonly (readonly [path: string, hash: string, stamp: string])[];
}

/** Nothing yet. */
export const emptyCache: PackedCache<never> = { strings: [], files: [], entries: [], projects: [], seen: [] };

/** Gives numbers to strings and files, the same number for the same. */
export class Tables implements PackedTables {
  readonly strings: string[] = [];
  readonly files: number[] = [];
  private readonly stringNumbers = new Map<string, number>();
  private readonly fileNumbers = new Map<string, number>();

  /** The number of a string. */
  string(text: string): number {
    let number = this.stringNumbers.get(text);
    if (number === undefined) {
      number = this.strings.push(text) - 1;
      this.stringNumbers.set(text, number);
    }
    return number;
  }

  /** The number of a file with some content. */
  file(path: string, hash: string): number {
    const key = `${path}\n${hash}`;
    let number = this.fileNumbers.get(key);
    if (number === undefined) {
      number = this.files.push(this.string(path), this.string(hash)) / 2 - 1;
      this.fileNumbers.set(key, number);
    }
    return number;
  }

  /** The same entry by the numbers of these tables. */
  entry<Outcome>(entry: PackedEntry<Outcome>, from: PackedTables): PackedEntry<Outcome> {
    const string = (number: number): number => this.string(from.strings[number] ?? "");
    const file = (number: number): number => (number < 0 ? number : this.file(pathOf(number, from), hashOf(number, from)));
    return {
      ...entry,
      configuration: string(entry.configuration),
      moduleName: string(entry.moduleName),
      own: file(entry.own),
      project: string(entry.project),
      modules: entry.modules.map((one, index) => (index % 2 === 0 ? string(one) : file(one))),
      topLevel: entry.topLevel.map((one, index) => (index % 2 === 0 ? string(one) : one)),
      functions: entry.functions.map(string),
    };
  }

  /** The same project by the numbers of these tables. */
  project({ id, folders, files }: PackedProject, from: PackedTables): PackedProject {
    const string = (number: number): number => this.string(from.strings[number] ?? "");
    return { id: string(id), folders: folders.map(string), files: files.map((one) => this.file(pathOf(one, from), hashOf(one, from))) };
  }
}

/** The path of a file in some tables. */
export function pathOf(file: number, { strings, files }: PackedTables): string {
  return strings[files[2 * file] ?? -1] ?? "";
}

/** The hash of a file's content in some tables. */
export function hashOf(file: number, { strings, files }: PackedTables): string {
  return strings[files[2 * file + 1] ?? -1] ?? "";
}
