/** The stubs of the standard library that the extension ships, parsed when they are first needed. */
import type { ModuleLookup } from "../semantics/evaluator";
import { ScopeTree } from "../semantics/scopes";
import type { ModuleModel } from "../semantics/types";
import { readSource } from "../syntax/document";
import type { PythonParser } from "../syntax/parser";
import stubs from "./typeshed/stubs.json";

/** Reads modules from the stubs in `typeshed/stubs.json` (`npx tsx scripts/vendor-typeshed.ts` writes it). */
export class StandardLibrary implements ModuleLookup {
  private readonly modules = new Map<string, ModuleModel | undefined>();

  /** Takes the parser that reads the stubs. */
  constructor(private readonly parser: PythonParser) {}

  /** The module of a dotted name; undefined for modules without a shipped stub. */
  module(name: string): ModuleModel | undefined {
    if (!this.modules.has(name)) this.modules.set(name, this.read(name));
    return this.modules.get(name);
  }

  private read(name: string): ModuleModel | undefined {
    const files: Readonly<Record<string, string>> = stubs.files;
    const path = name.replaceAll(".", "/");
    const isPackage = Object.hasOwn(files, `${path}/__init__.pyi`);
    const text = files[isPackage ? `${path}/__init__.pyi` : `${path}.pyi`];
    if (text === undefined) return undefined;
    const file = readSource(this.parser, text);
    return { name, file, scopes: new ScopeTree(file.module), isPackage };
  }
}
