/** What the rules may ask about the other files of a project, answered from the open documents and from the disk. */
import type { Analyzer } from "../core/analyzer";
import { noProject, type Project } from "../core/linter/project";
import { type ProjectModules, RecordedModules } from "../core/project/project-modules";
import { foldersAround } from "./uri";

/** How the server looks at files. Paths are URIs, as the client writes them. */
export interface Files {
  /** Tells whether there is a file or folder. Missing where there are no disks: then a file knows only itself and the library. */
  readonly exists?: ((uri: string) => boolean) | undefined;
  /** Gives the text of a file as it is now, in the editor or else on the disk; undefined where there is none. */
  readText(uri: string): string | undefined;
}

/** A file's project, and the names of the modules that were asked for through it so far. */
export interface AskedProject {
  readonly project: Project;
  readonly asked: ReadonlySet<string>;
}

/** The projects of the open documents. */
export class Projects {
  private readonly modules = new Map<string, ProjectModules>();

  /** Takes the analyzer, which reads other modules, and how to look at files. */
  constructor(
    private readonly analyzer: Analyzer,
    private readonly files: Files,
  ) {}

  /**
   * Makes the project of a file. Python finds a top-level module beside the script or in a folder of `sys.path`; those are taken to be the
   * folder around the file's outermost package, the folders as far as the workspace folder, and `src` in each.
   */
  projectOf(file: string, workspaceFolder: string | undefined): AskedProject {
    const { exists } = this.files;
    if (!exists) return { project: noProject, asked: new Set() };
    const around = foldersAround(file, workspaceFolder);
    const folders = (workspaceFolder === undefined ? around.slice(0, 1) : around).flatMap((folder) => [folder, `${folder}/src`]);
    const outermost = around.find((folder) => !exists(`${folder}/__init__.py`));
    const top = workspaceFolder === undefined ? [] : [workspaceFolder, `${workspaceFolder}/src`];
    const modules = this.modulesIn([...new Set([...(outermost === undefined ? [] : [outermost]), ...top])]);
    const recorded = new RecordedModules(modules);
    const project: Project = {
      modules: recorded,
      moduleName: modules.nameOf(file),
      hasModule: (name) => {
        const encoded = encodeURIComponent(name);
        return folders.some((folder) => [`${encoded}.py`, `${encoded}.pyi`, encoded].some((entry) => exists(`${folder}/${entry}`)));
      },
    };
    return { project, asked: recorded.asked };
  }

  /** Takes notice that a file may have another text: it is read anew when it is needed. Gives the names under which it can be imported. */
  changed(file: string): ReadonlySet<string> {
    const names = new Set<string>();
    for (const modules of this.modules.values()) {
      const name = modules.nameOf(file)?.name;
      if (name !== undefined) names.add(name);
      modules.forget(file);
    }
    return names;
  }

  private modulesIn(roots: readonly string[]): ProjectModules {
    const key = roots.join("\n");
    let modules = this.modules.get(key);
    if (!modules) {
      modules = this.analyzer.modulesOf((uri) => this.files.readText(uri), roots);
      this.modules.set(key, modules);
    }
    return modules;
  }
}
