/** What can be imported from the folders that Python searches. */
import type { ProjectModules } from "./project-modules";

/** The modules of all the search paths of a host: files with the same search path share what was read for one of them. */
export class SearchPaths {
  private readonly byRoots = new Map<string, ProjectModules>();

  /** Takes how the modules of a search path are made, which `Analyzer.modulesOf` does. */
  constructor(private readonly make: (roots: readonly string[], installed: readonly string[]) => ProjectModules) {}

  /** The modules that are found in some folders of a project, in their order, and in folders of installed packages. A folder that is named twice counts once. */
  modulesIn(roots: readonly string[], installed: readonly string[] = []): ProjectModules {
    const distinct = [...new Set(roots)];
    const key = [...distinct, "", ...installed].join("\n");
    let modules = this.byRoots.get(key);
    if (!modules) {
      modules = this.make(distinct, installed);
      this.byRoots.set(key, modules);
    }
    return modules;
  }

  /** Takes notice that a file may have another text: it is read anew when it is needed. Gives the names under which it can be imported. */
  changed(path: string): ReadonlySet<string> {
    const names = new Set<string>();
    for (const modules of this.byRoots.values()) {
      const name = modules.nameOf(path)?.name;
      if (name !== undefined) names.add(name);
      modules.forget(path);
    }
    return names;
  }
}

/**
 * Tells whether one of some folders, or `src` in one of them, has a top-level module or package: `helpers.py`, `helpers.pyi` or a folder `helpers`.
 * `name` is written as in the paths that `exists` takes.
 */
export function hasTopLevelModule(name: string, folders: readonly string[], exists: (path: string) => boolean): boolean {
  const entries = [`${name}.py`, `${name}.pyi`, name];
  return folders.some((folder) => [folder, `${folder}/src`].some((place) => entries.some((entry) => exists(`${place}/${entry}`))));
}
