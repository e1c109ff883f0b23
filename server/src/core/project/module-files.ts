/** The files behind modules, read once for all search paths that lead to them. */
import { scopesOf } from "../semantics/scopes";
import type { ModuleModel } from "../semantics/types";
import { readImported } from "../syntax/document";
import type { PythonParser } from "../syntax/parser";

/** Gives the text of a file, by a path or URI with `/` between its parts; undefined when there is none or it is not UTF-8. */
export type ReadText = (path: string) => string | undefined;

/** Characters of files kept at most: a syntax tree with its scopes takes up to 20 bytes for each. Of more, the file that was not asked for the longest goes. */
const mostCharacters = 10_000_000;

/** However many share the room, each keeps as much: with less, what neighbouring files import would be read again and again. */
const leastCharacters = 3_000_000;

/** Reads the files of modules. What it has read it keeps until `forget`, or until there is too much of it. */
export class ModuleFiles {
  private readonly models = new Map<string, ModuleModel | "skipped">();
  private characters = 0;

  private readonly mostCharacters: number;

  /** Takes the parser, how the text of a file is read, and how many of these there are at the same time, which share the room for what is kept. */
  constructor(
    private readonly parser: PythonParser,
    private readonly readText: ReadText,
    sharers = 1,
  ) {
    this.mostCharacters = Math.max(leastCharacters, mostCharacters / sharers);
  }

  /**
   * The module that a file is under a name: one file may be found under two, and its relative imports then mean two things. Undefined where there is no
   * such file; "skipped" for a file that is not analysed.
   */
  read(name: string, path: string, isPackage: boolean): ModuleModel | "skipped" | undefined {
    const key = keyOf(name, path);
    const model = this.models.get(key) ?? this.parse(name, path, isPackage);
    if (!model) return undefined;
    // A map keeps the order in which keys were added, so the first key is the one that was not asked for the longest.
    this.drop(key);
    this.models.set(key, model);
    this.characters += lengthOf(model);
    for (const oldest of this.models.keys()) {
      if (this.characters <= this.mostCharacters || this.models.size === 1) break;
      this.drop(oldest);
    }
    return model;
  }

  /** The module that a file is under a name, when it was read already. */
  known(name: string, path: string): ModuleModel | "skipped" | undefined {
    return this.models.get(keyOf(name, path));
  }

  /** Reads a file anew when it is next needed; without a path, all files. */
  forget(path?: string): void {
    for (const key of [...this.models.keys()]) {
      if (path === undefined || key.startsWith(`${path}\n`)) this.drop(key);
    }
  }

  private drop(key: string): void {
    const model = this.models.get(key);
    if (!model) return;
    this.models.delete(key);
    this.characters -= lengthOf(model);
  }

  private parse(name: string, path: string, isPackage: boolean): ModuleModel | "skipped" | undefined {
    const text = this.readText(path);
    if (text === undefined) return undefined;
    const file = readImported(this.parser, text);
    return file.skipped ? "skipped" : { name, file, scopes: scopesOf(file), isPackage, path };
  }
}

function keyOf(name: string, path: string): string {
  return `${path}\n${name}`;
}

function lengthOf(model: ModuleModel | "skipped"): number {
  return model === "skipped" ? 0 : model.file.text.length;
}
