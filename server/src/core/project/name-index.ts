/**
 * Which functions a project and the packages that it imports define, and which methods the project awaits, by their names alone. Where nothing is known of what
 * a method is called on, this still says whether every method of that name is asynchronous, or awaited wherever else it is called. Files are scanned as texts and never parsed, so that thousands of them take a moment.
 */
import { detached } from "../text/detached";
import type { EnvironmentFiles } from "./environment";
import { isFunctionOfLibrary } from "./standard-library";

/** How many functions of a name there are. */
export interface NamedFunctions {
  readonly async: number;
  readonly sync: number;
}

/** How many calls of methods of a name there are: `await x.name(…)`, and all others. */
export interface NamedCalls {
  readonly awaited: number;
  readonly plain: number;
}

/** The functions that one file defines and the methods that it calls, by name, and the top-level modules that it imports. */
export interface ScannedFile {
  readonly functions: ReadonlyMap<string, NamedFunctions>;
  readonly calls: ReadonlyMap<string, NamedCalls>;
  readonly imports: ReadonlySet<string>;
}

const definition = /[ \t]*(async[ \t]+)?def[ \t]+([^\s(:[]+)/y;
const importStatement = /[ \t]*(?:from|import)[ \t]+(\w+)/y;

/** Tries a pattern at the beginning of every line that has a word. Looking for the word first is many times faster than trying every line. */
function* onLinesWith(text: string, word: string, pattern: RegExp): Generator<RegExpExecArray> {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    let lineStart = at;
    while (lineStart > 0 && text.charCodeAt(lineStart - 1) !== 10 && text.charCodeAt(lineStart - 1) !== 13) lineStart--;
    pattern.lastIndex = lineStart;
    const match = pattern.exec(text);
    if (!match) continue;
    yield match;
    // The rest of the line may hold the word again.
    while (at < text.length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++;
  }
}

const methodCall = /\.(\w+)\(/g;
/** The last call of a chain behind `await`; arguments are looked through where they are simple, and otherwise the chain ends at them. */
const awaitedCall = /\bawait\s+(?:[\w.]|\([^()\n]*\)|\[[^\]\n]*\])*\.(\w+)\(/g;

/** Scans a text for the functions that it defines, the methods that it calls, and for what it imports. Examples in docstrings count as well, which only makes the index more careful. Calls are left out where they are not wanted. */
export function scanFile(text: string, withCalls = true): ScannedFile {
  const functions = new Map<string, { async: number; sync: number }>();
  for (const [, isAsync, name = ""] of onLinesWith(text, "def", definition)) {
    const counts = entry(functions, name, () => ({ async: 0, sync: 0 }));
    if (isAsync) counts.async++;
    else counts.sync++;
  }
  const calls = new Map<string, { awaited: number; plain: number }>();
  for (const [, name = ""] of withCalls ? text.matchAll(methodCall) : []) entry(calls, name, () => ({ awaited: 0, plain: 0 })).plain++;
  for (const [, name = ""] of withCalls ? text.matchAll(awaitedCall) : []) {
    const counts = entry(calls, name, () => ({ awaited: 0, plain: 1 }));
    counts.awaited++;
    counts.plain--;
  }
  const imports = new Set<string>();
  for (const word of ["import", "from"]) for (const [, name = ""] of onLinesWith(text, word, importStatement)) imports.add(detached(name));
  return { functions, calls, imports };
}

function entry<T>(map: Map<string, T>, name: string, make: () => T): T {
  let value = map.get(name);
  if (value === undefined) {
    value = make();
    map.set(detached(name), value);
  }
  return value;
}

/** Folders that hold no code of a project. */
const passedOver: ReadonlySet<string> = new Set([
  "__pycache__",
  "node_modules",
  "site-packages",
  "dist-packages",
  "build",
  "dist",
  "venv",
  "env",
]);

/** More files than this are not scanned; then nothing is concluded from names, since what was left out may say otherwise. */
const mostFiles = 20_000;

/** The functions of a project and the calls of methods in it, by their names. */
export class NameIndex {
  private readonly counts = new Map<string, { async: number; sync: number }>();
  private readonly callCounts = new Map<string, { awaited: number; plain: number }>();
  private readonly files = new Map<string, ScannedFile>();

  /** How many of the functions of a name are asynchronous; undefined where there are none. */
  lookup(name: string): NamedFunctions | undefined {
    return this.counts.get(name);
  }

  /** How many calls of methods of a name are awaited; undefined where there are none. */
  callsOf(name: string): NamedCalls | undefined {
    return this.callCounts.get(name);
  }

  /**
   * Takes the text that a file has now; undefined when it is gone. The calls in installed packages do not count: only those of the project's own code say how
   * its authors use a function.
   */
  update(path: string, text: string | undefined, isProject = true): void {
    const earlier = this.files.get(path);
    if (earlier) this.count(earlier, -1);
    this.files.delete(path);
    if (text === undefined) return;
    const scanned = scanFile(text, isProject);
    this.files.set(path, scanned);
    this.count(scanned, 1);
  }

  /** Tells whether a file is in the index. */
  has(path: string): boolean {
    return this.files.has(path);
  }

  /** The paths of the files in the index. */
  paths(): Iterable<string> {
    return this.files.keys();
  }

  /** The top-level modules that the files import. */
  imports(): ReadonlySet<string> {
    const all = new Set<string>();
    for (const { imports } of this.files.values()) for (const name of imports) all.add(name);
    return all;
  }

  private count({ functions, calls }: ScannedFile, sign: 1 | -1): void {
    for (const [name, own] of functions) {
      const known = entry(this.counts, name, () => ({ async: 0, sync: 0 }));
      known.async += sign * own.async;
      known.sync += sign * own.sync;
      if (known.async === 0 && known.sync === 0) this.counts.delete(name);
    }
    for (const [name, own] of calls) {
      const known = entry(this.callCounts, name, () => ({ awaited: 0, plain: 0 }));
      known.awaited += sign * own.awaited;
      known.plain += sign * own.plain;
      if (known.awaited === 0 && known.plain === 0) this.callCounts.delete(name);
    }
  }
}

/** The functions of a name in a project; those of the standard library count as one when they are not asynchronous, since an object of it may be meant. */
export function withLibrary(name: string, project: NameIndex): NamedFunctions | undefined {
  const own = project.lookup(name);
  return own && isFunctionOfLibrary(name) ? { async: own.async, sync: own.sync + 1 } : own;
}

/**
 * Fills an index with the files below some folders of a project, then with those of the installed packages that they import. Stops for a moment, by
 * yielding, after every file, so that an editor stays quick. Gives false when there are too many files.
 */
export function* fillIndex(
  index: NameIndex,
  roots: readonly string[],
  installed: readonly string[],
  files: EnvironmentFiles,
): Generator<void, boolean> {
  let left = mostFiles;
  function* scan(folder: string, isProject: boolean): Generator<void, boolean> {
    for (const name of files.list(folder) ?? []) {
      const path = `${folder}/${name}`;
      if (/\.pyi?$/.test(name)) {
        if (left-- <= 0) return false;
        if (!index.has(path)) index.update(path, files.readText(path), isProject);
        yield;
      } else if (!name.includes(".") && !(isProject && passedOver.has(name))) {
        if (!(yield* scan(path, isProject))) return false;
      }
    }
    return true;
  }
  for (const root of roots) if (!(yield* scan(root, true))) return false;
  for (const name of index.imports()) {
    for (const folder of installed) {
      const module = files.readText(`${folder}/${name}.py`);
      if (module !== undefined) index.update(`${folder}/${name}.py`, module, false);
      for (const place of [`${folder}/${name}`, `${folder}/${name}-stubs`]) {
        if (files.list(place) && !(yield* scan(place, false))) return false;
      }
    }
  }
  return true;
}
