/** The files behind modules, read once for all search paths that lead to them. */
import { scopesOf } from "../semantics/scopes";
import type { ModuleModel } from "../semantics/types";
import { readImported } from "../syntax/document";
import type { PythonParser } from "../syntax/parser";

/** Gives the text of a file, by a path or URI with `/` between its parts; undefined when there is none or it is not UTF-8. */
export type ReadText = (path: string) => string | undefined;

/** Files kept at most, each of which holds a syntax tree. Of more, the one that was not asked for the longest goes. */
const mostFiles = 800;

/** Reads the files of modules. What it has read it keeps until `forget`, or until there is too much of it. */
export class ModuleFiles {
  private readonly models = new Map<string, ModuleModel | "skipped">();

  /** Takes the parser, and how the text of a file is read. */
  constructor(
    private readonly parser: PythonParser,
    private readonly readText: ReadText,
  ) {}

  /**
   * The module that a file is under a name: one file may be found under two, and its relative imports then mean two things. Undefined where there is no
   * such file; "skipped" for a file that is not analysed.
   */
  read(name: string, path: string, isPackage: boolean): ModuleModel | "skipped" | undefined {
    const key = `${path}\n${name}`;
    const known = this.models.get(key) ?? this.parse(name, path, isPackage);
    if (!known) return undefined;
    // A map keeps the order in which keys were added, so the first key is the one that was not asked for the longest.
    this.models.delete(key);
    this.models.set(key, known);
    if (this.models.size > mostFiles) this.models.delete(this.models.keys().next().value as string);
    return known;
  }

  /** Reads a file anew when it is next needed; without a path, all files. */
  forget(path?: string): void {
    for (const key of [...this.models.keys()]) {
      if (path === undefined || key.startsWith(`${path}\n`)) this.models.delete(key);
    }
  }

  private parse(name: string, path: string, isPackage: boolean): ModuleModel | "skipped" | undefined {
    const text = this.readText(path);
    if (text === undefined) return undefined;
    const file = readImported(this.parser, text);
    return file.skipped ? "skipped" : { name, file, scopes: scopesOf(file), isPackage, path };
  }
}
