/**
 * What earlier checks found: a file whose content, configuration and dependencies are what they were has the same findings. The cache is
 * only ever a shortcut: one that is damaged, of another version or changed meanwhile by somebody else is as good as none.
 */
import type { PytestFile } from "../core/semantics/pytest-setup";
import { seenNow } from "./contents";
import { type Dependencies, pytestHash } from "./dependencies";
import {
  emptyCache,
  hashOf as hashIn,
  libraryFile,
  noFile,
  type PackedCache,
  type PackedEntry,
  type PackedProject,
  pathOf,
  Tables,
} from "./format";
import type { CacheHost, Seen } from "./host";

/** What somebody who checked a file knows about it. */
export interface CheckedEntry<Outcome> {
  /** The hash of the configuration. */
  readonly configuration: string;
  /** The dotted name under which the file can be imported; empty where it cannot. */
  readonly moduleName: string;
  readonly dependencies: Dependencies;
  readonly outcome: Outcome;
  /** The hash of the list of all files of the project; empty where it was not looked through. */
  readonly project: string;
}

/** Answers about the project of a file as it is now. */
export interface Present {
  readonly configuration: string;
  readonly moduleName: string;
  /** See `Dependencies.modules`. */
  pathOfModule(name: string): string | null;
  hasModule(name: string): boolean;
  functionsNamed(name: string): string;
  /** What says how pytest runs the tests. */
  pytestFiles(): readonly PytestFile[];
}

/** More files than this are not kept; of more, those that were not checked for the longest go. */
const mostEntries = 50_000;

/** The cache of one project. An outcome is what the host makes of the findings of a file, as plain data that JSON can hold. */
export class Cache<Outcome> {
  private readonly name: string;
  private readonly before = new Map<string, Seen>();
  private readonly now = new Map<string, Seen | undefined>();
  private readonly tables = new Tables();
  /** Entries of this run, by the numbers of `tables`. */
  private readonly added = new Map<string, PackedEntry<Outcome>>();
  /** Entries of earlier runs, by the numbers of `loaded`. */
  private readonly earlier: Map<string, PackedEntry<Outcome>>;
  private readonly loaded: PackedCache<Outcome>;
  private readonly projects = new Map<string, PackedProject>();
  private readonly unchanged = new Map<number, boolean>();
  private readonly sameProjects = new Map<string, boolean>();
  private isChanged = false;

  /**
   * Takes where caches are kept, what tells projects apart, and the program's version with everything else that a finding may depend on. Reads what
   * is there; throws nothing.
   */
  constructor(
    private readonly host: CacheHost,
    project: string,
    private readonly engine: string,
  ) {
    this.name = `${host.hash(project)}.cache`;
    this.loaded = this.load() ?? emptyCache;
    this.earlier = new Map(this.loaded.entries);
    for (const [path, hash, stamp] of this.loaded.seen) this.before.set(path, { hash, stamp });
  }

  /** What was found in a file, if everything that it depends on is what it was. */
  lookup(path: string, present: Present): Outcome | undefined {
    const entry = this.earlier.get(path);
    return entry && this.isValid(entry, present) ? entry.outcome : undefined;
  }

  /** Takes what was found in a file, unless the content of some file that it depends on is not known. It is kept from the next `save` on. */
  store(path: string, { configuration, moduleName, dependencies, outcome, project }: CheckedEntry<Outcome>): void {
    const { tables } = this;
    const own = this.now.get(path);
    if (!own) return;
    const modules: number[] = [];
    for (const [name, place] of dependencies.modules) {
      const seen = place ? this.now.get(place) : undefined;
      if (place && !seen) return;
      modules.push(tables.string(name), place === null ? noFile : seen ? tables.file(place, seen.hash) : libraryFile);
    }
    this.earlier.delete(path);
    this.added.set(path, {
      configuration: tables.string(configuration),
      moduleName: tables.string(moduleName),
      own: tables.file(path, own.hash),
      project: tables.string(project),
      usesAllFiles: dependencies.usesAllFiles,
      pytest: dependencies.pytest,
      modules,
      topLevel: dependencies.topLevel.flatMap(([name, exists]) => [tables.string(name), exists ? 1 : 0]),
      functions: dependencies.functions.flatMap(([name, counts]) => [tables.string(name), tables.string(counts)]),
      outcome,
    });
    this.isChanged = true;
  }

  /** Takes the list of the folders and files of a project, which were all seen. Gives its hash; empty where some file is not known. */
  storeProject(folders: readonly string[], files: readonly string[]): string {
    const { tables } = this;
    const seen = files.map((path) => [path, this.now.get(path)?.hash] as const);
    if (seen.some(([, hash]) => hash === undefined)) return "";
    const id = this.host.hash([...folders, ...seen.map((one) => one.join("\n"))].sort().join("\n"));
    this.projects.set(id, {
      id: tables.string(id),
      folders: folders.map((one) => tables.string(one)),
      files: seen.map(([path, hash]) => tables.file(path, hash as string)),
    });
    return id;
  }

  /** What a file or folder is now; undefined where there is none. It is looked at once. */
  seenNow(path: string): Seen | undefined {
    if (!this.now.has(path)) {
      const before = this.before.get(path);
      const seen = seenNow(path, before, this.host);
      this.now.set(path, seen);
      if (seen?.stamp !== before?.stamp) this.isChanged = true;
    }
    return this.now.get(path);
  }

  /** Takes what a file or folder was when it was read. */
  saw(path: string, seen: Seen): void {
    this.now.set(path, seen);
  }

  /** Writes the cache in one step, so that nobody ever reads half of it. Whoever comes last wins. Gives false where that is not possible. */
  save(): boolean {
    if (!this.isChanged) return true;
    const content = JSON.stringify(this.packed());
    return this.host.save(this.name, `${this.header(content)}\n${content}`);
  }

  /** What is kept: the entries of this run behind those of earlier ones, with tables that hold nothing else. */
  private packed(): PackedCache<Outcome> {
    const tables = new Tables();
    const entries: [string, PackedEntry<Outcome>][] = [
      ...[...this.earlier].map(([path, entry]): [string, PackedEntry<Outcome>] => [path, tables.entry(entry, this.loaded)]),
      ...[...this.added].map(([path, entry]): [string, PackedEntry<Outcome>] => [path, tables.entry(entry, this.tables)]),
    ].slice(-mostEntries);
    const needed = new Set(entries.map(([, { project }]) => tables.strings[project]));
    const projects = [
      ...this.loaded.projects.map((one) => tables.project(one, this.loaded)),
      ...[...this.projects.values()].map((one) => tables.project(one, this.tables)),
    ].filter((one) => needed.has(tables.strings[one.id]));
    const seen: [string, string, string][] = [];
    const paths = new Set([...tables.files.filter((_, index) => index % 2 === 0), ...projects.flatMap(({ folders }) => folders)]);
    for (const number of paths) {
      const path = tables.strings[number] as string;
      const one = this.now.has(path) ? this.now.get(path) : this.before.get(path);
      if (one) seen.push([path, one.hash, one.stamp]);
    }
    return { strings: tables.strings, files: tables.files, entries, projects, seen };
  }

  private isValid(entry: PackedEntry<Outcome>, present: Present): boolean {
    const { strings } = this.loaded;
    const text = (number: number | undefined): string => strings[number ?? -1] ?? "";
    if (text(entry.configuration) !== present.configuration || text(entry.moduleName) !== present.moduleName) return false;
    if (!this.isUnchanged(entry.own)) return false;
    const { modules, topLevel, functions } = entry;
    for (let index = 0; index < modules.length; index += 2) {
      const file = modules[index + 1] as number;
      const path = present.pathOfModule(text(modules[index]));
      if (
        file === noFile ? path !== null : file === libraryFile ? path !== "" : path !== pathOf(file, this.loaded) || !this.isUnchanged(file)
      )
        return false;
    }
    for (let index = 0; index < topLevel.length; index += 2)
      if (present.hasModule(text(topLevel[index])) !== (topLevel[index + 1] === 1)) return false;
    if (entry.pytest !== "" && entry.pytest !== pytestHash(present.pytestFiles(), this.host.hash)) return false;
    if (!entry.usesAllFiles && functions.length === 0) return true;
    if (this.isProject(text(entry.project))) return true;
    if (entry.usesAllFiles) return false;
    for (let index = 0; index < functions.length; index += 2)
      if (present.functionsNamed(text(functions[index])) !== text(functions[index + 1])) return false;
    return true;
  }

  /** Tells whether a project still has the files that a list holds, and no others, with the same contents. */
  private isProject(id: string): boolean {
    let answer = this.sameProjects.get(id);
    if (answer === undefined) {
      const { strings } = this.loaded;
      const project = id === "" ? undefined : this.loaded.projects.find((one) => strings[one.id] === id);
      answer =
        project?.folders.every((number) => this.isSameFolder(strings[number] ?? "")) === true &&
        project.files.every((file) => this.isUnchanged(file));
      this.sameProjects.set(id, answer);
    }
    return answer;
  }

  /** A folder whose time is the same has the same names in it. */
  private isSameFolder(folder: string): boolean {
    const before = this.before.get(folder);
    return before !== undefined && this.seenNow(folder) === before;
  }

  private isUnchanged(file: number): boolean {
    let answer = this.unchanged.get(file);
    if (answer === undefined) {
      answer = this.seenNow(pathOf(file, this.loaded))?.hash === hashIn(file, this.loaded);
      this.unchanged.set(file, answer);
    }
    return answer;
  }

  private header(content: string): string {
    return `asyncio-insight-cache ${this.host.hash(this.engine)} ${this.host.hash(content)}`;
  }

  private load(): PackedCache<Outcome> | undefined {
    const text = this.host.load(this.name) ?? "";
    const end = text.indexOf("\n");
    const content = text.slice(end + 1);
    if (text.slice(0, end) !== this.header(content)) return undefined;
    try {
      return JSON.parse(content) as PackedCache<Outcome>;
    } catch {
      return undefined;
    }
  }
}
