/** The stubs of the standard library that the extension ships, read when they are first needed. */
import type { ModuleLookup } from "../semantics/evaluator";
import { scopesOf } from "../semantics/scopes";
import type { ModuleModel } from "../semantics/types";
import { readImported } from "../syntax/document";
import type { PythonParser } from "../syntax/parser";
import { functions, lengths } from "./typeshed/index.json";

/** Reads modules from the stubs in `typeshed/stubs.txt`, one behind the other (`npx tsx scripts/vendor-typeshed.ts` writes it). */
export class StandardLibrary implements ModuleLookup {
  private readonly modules = new Map<string, ModuleModel | undefined>();

  /** Takes the parser that reads the stubs, and their text. */
  constructor(
    private readonly parser: PythonParser,
    private readonly stubs: string,
  ) {}

  /** The module of a dotted name; undefined for modules without a shipped stub. */
  module(name: string): ModuleModel | undefined {
    if (!this.modules.has(name)) this.modules.set(name, this.read(name));
    return this.modules.get(name);
  }

  private read(name: string): ModuleModel | undefined {
    const path = pathOf(name);
    const place = path === undefined ? undefined : places().get(path);
    if (!place) return undefined;
    const file = readImported(this.parser, this.stubs.slice(place.start, place.end));
    return { name, file, scopes: scopesOf(file), isPackage: path !== name.replaceAll(".", "/") };
  }
}

/** Tells whether the library has a module of a dotted name. */
export function isInLibrary(name: string): boolean {
  return pathOf(name) !== undefined;
}

let known: ReadonlySet<string> | undefined;

/** Tells whether something in the library has a function or a method of a name that is not asynchronous. */
export function isFunctionOfLibrary(name: string): boolean {
  known ??= new Set(functions.split(" "));
  return known.has(name);
}

/** The stub of a module, named like a file without its ending. */
function pathOf(name: string): string | undefined {
  const path = name.replaceAll(".", "/");
  if (path.endsWith("/__init__")) return undefined;
  return [`${path}/__init__`, path].find((one) => Object.hasOwn(lengths, one));
}

let found: Map<string, { readonly start: number; readonly end: number }> | undefined;

/** Where the stubs are in their text. */
function places() {
  if (!found) {
    found = new Map();
    let start = 0;
    for (const [path, length] of Object.entries(lengths)) {
      found.set(path, { start, end: start + length });
      start += length;
    }
  }
  return found;
}
