/** The modules of a project, found as Python finds them and read when a name leads there. */
import type { ModuleLookup, ModuleName } from "../semantics/evaluator";
import type { ModuleModel } from "../semantics/types";
import type { SourceFile } from "../syntax/source-file";
import type { ModuleFiles } from "./module-files";

/** What a module is read from: a stub beside a source counts before it, a package before a module (PEP 561, PEP 420 aside). */
const forms: readonly { readonly suffix: string; readonly isPackage: boolean }[] = [
  { suffix: "/__init__.pyi", isPackage: true },
  { suffix: "/__init__.py", isPackage: true },
  { suffix: ".pyi", isPackage: false },
  { suffix: ".py", isPackage: false },
];

const stubForms = forms.filter(({ suffix }) => suffix.endsWith(".pyi"));

/** Where a module is: in a file, or in the library. */
type Place = { readonly path: string; readonly isPackage: boolean } | "library";

/** Finds the modules of a project. Where they are it keeps until `forget`; what is in them is kept by the module files. */
export class ProjectModules implements ModuleLookup {
  private readonly places = new Map<string, Place | undefined>();

  /**
   * Takes what reads files, the folders of the project that Python searches, in their order, and where all other modules come from: the standard
   * library, then the folders of installed packages.
   */
  constructor(
    private readonly files: ModuleFiles,
    private readonly roots: readonly string[],
    private readonly library: ModuleLookup,
    private readonly installed: readonly string[] = [],
  ) {}

  /** The module of a dotted name, from the project, the library or an installed package; undefined for modules that are not at hand. */
  module(name: string): ModuleModel | undefined {
    if (!this.places.has(name)) this.places.set(name, this.find(name));
    const place = this.places.get(name);
    if (place === "library") return this.library.module(name);
    const module = place && this.files.read(name, place.path, place.isPackage);
    return module === "skipped" ? undefined : module;
  }

  /** The whole file of a path, if its name leads there: then it is read once for those who check it and those who import it. */
  fileOf(path: string): SourceFile | undefined {
    const name = this.nameOf(path)?.name;
    if (name !== undefined) this.module(name);
    return this.fileAt(path);
  }

  /** The whole file of a path, when it was read as a module already. */
  fileAt(path: string): SourceFile | undefined {
    const name = this.nameOf(path)?.name;
    const module = name !== undefined && this.pathOf(name) === path ? this.files.known(name, path) : undefined;
    return module === undefined || module === "skipped" ? undefined : (module.file.whole?.() ?? module.file);
  }

  /** Where a module was read from; undefined where it was not read from a file. */
  pathOf(name: string): string | undefined {
    const place = this.places.get(name);
    return place === "library" ? undefined : place?.path;
  }

  /** How a file of the project is imported; undefined for a file outside of the roots. */
  nameOf(path: string): ModuleName | undefined {
    return nameIn([...this.roots, ...this.installed], path);
  }

  /** Reads a file anew when it is next needed. Takes the path that changed; without one, forgets everything. */
  forget(path?: string): void {
    this.files.forget(path);
    for (const name of [...this.places.keys()]) {
      const known = this.pathOf(name);
      if (path === undefined || known === undefined || known === path) this.places.delete(name);
    }
  }

  private find(name: string): Place | undefined {
    return this.fileIn(this.roots, name) ?? (this.library.module(name) ? "library" : this.fileIn(this.installed, name));
  }

  private fileIn(folders: readonly string[], name: string): Place | undefined {
    for (const place of placesFor(name, folders, folders === this.installed))
      if (this.files.read(name, place.path, place.isPackage)) return place;
    return undefined;
  }
}

/** How a file is imported from one of some folders, the first that it is in; undefined for a file outside of all. */
export function nameIn(folders: readonly string[], path: string): ModuleName | undefined {
  for (const root of folders) {
    if (!path.startsWith(`${root}/`)) continue;
    const parts = path
      .slice(root.length + 1)
      .replace(/\.pyi?$/, "")
      .split("/");
    const isPackage = parts[parts.length - 1] === "__init__";
    if (isPackage) parts.pop();
    if (parts.length > 0) return { name: parts.join("."), isPackage };
  }
  return undefined;
}

/** The places where a module may be, in the order in which Python looks. A package of stubs alone comes first (PEP 561); only installed packages have one. */
function* placesFor(name: string, roots: readonly string[], areInstalled: boolean): Generator<{ path: string; isPackage: boolean }> {
  if (!/^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(name)) return;
  const [top = "", ...rest] = name.split(".");
  for (const root of roots) {
    if (areInstalled) for (const form of stubForms) yield { path: [`${root}/${top}-stubs`, ...rest].join("/") + form.suffix, ...form };
    for (const form of forms) yield { path: [root, top, ...rest].join("/") + form.suffix, ...form };
  }
}

/**
 * The file from which `ProjectModules` reads a module, found without reading it; empty for a module of the standard library, undefined where there is
 * none.
 */
export function placeOf(
  name: string,
  roots: readonly string[],
  installed: readonly string[],
  files: ModulePlaces,
  isInLibrary: (name: string) => boolean,
): string | undefined {
  const [top = ""] = name.split(".", 1);
  const find = (folders: readonly string[], areInstalled: boolean): string | undefined => {
    for (const folder of folders) {
      // Most folders have nothing of that name, which need not be asked in as many ways as there are forms of a module.
      if (!files.mayHold(folder, top)) continue;
      for (const { path } of placesFor(name, [folder], areInstalled)) if (files.hasFile(path)) return path;
    }
    return undefined;
  };
  return find(roots, false) ?? (isInLibrary(name) ? "" : find(installed, true));
}

/** Tells what is in folders. */
export interface ModulePlaces {
  /** Tells whether there is a file. */
  hasFile(path: string): boolean;
  /** Tells whether a folder holds a top-level module or package of that name, its stubs alone included. It may say so where there is none. */
  mayHold(folder: string, top: string): boolean;
}

/** Passes questions for modules on and remembers what was asked: those are the modules that an answer depends on. */
export class RecordedModules implements ModuleLookup {
  /** The names of all modules that were asked for, also of those that there are not. */
  readonly asked = new Set<string>();

  /** Takes what answers. */
  constructor(private readonly modules: ModuleLookup) {}

  /** The module of a dotted name. */
  module(name: string): ModuleModel | undefined {
    this.asked.add(name);
    return this.modules.module(name);
  }
}
