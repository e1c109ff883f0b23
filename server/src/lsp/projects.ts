/** What the rules may ask about the other files of a project, answered from the open documents and from the disk. */
import type { Analyzer } from "../core/analyzer";
import { noProject, type Project } from "../core/linter/project";
import { RecordedModules } from "../core/project/project-modules";
import { hasTopLevelModule, SearchPaths } from "../core/project/search-paths";
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
  private readonly searchPaths: SearchPaths;

  /** Takes the analyzer, which reads other modules, and how to look at files. */
  constructor(
    analyzer: Analyzer,
    private readonly files: Files,
  ) {
    this.searchPaths = new SearchPaths((roots) => analyzer.modulesOf((uri) => files.readText(uri), roots));
  }

  /**
   * Makes the project of a file. Python finds a top-level module beside the script or in a folder of `sys.path`; those are taken to be the
   * folder around the file's outermost package, the folders as far as the workspace folder, and `src` in each.
   */
  projectOf(file: string, workspaceFolder: string | undefined): AskedProject {
    const { exists } = this.files;
    if (!exists) return { project: noProject, asked: new Set() };
    const around = foldersAround(file, workspaceFolder);
    const folders = workspaceFolder === undefined ? around.slice(0, 1) : around;
    const outermost = around.find((folder) => !exists(`${folder}/__init__.py`));
    const top = workspaceFolder === undefined ? [] : [workspaceFolder, `${workspaceFolder}/src`];
    const modules = this.searchPaths.modulesIn([...(outermost === undefined ? [] : [outermost]), ...top]);
    const recorded = new RecordedModules(modules);
    const project: Project = {
      modules: recorded,
      moduleName: modules.nameOf(file),
      hasModule: (name) => hasTopLevelModule(encodeURIComponent(name), folders, exists),
    };
    return { project, asked: recorded.asked };
  }

  /** Takes notice that a file may have another text: it is read anew when it is needed. Gives the names under which it can be imported. */
  changed(file: string): ReadonlySet<string> {
    return this.searchPaths.changed(file);
  }
}
