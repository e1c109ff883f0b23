/** The projects that files belong to: the nearest `pyproject.toml`, the virtual environment, the modules beside a file. */

import { pathWithin } from "../config/globs";
import type { Problem } from "../config/problem";
import { noOptions } from "../config/project-options";
import { type Pyproject, readPyproject } from "../config/pyproject";
import type { Analyzer } from "../core/analyzer";
import type { Project } from "../core/linter/project";
import { type EnvironmentFiles, findEnvironment, packageFolders } from "../core/project/environment";
import { fillIndex, NameIndex, withLibrary } from "../core/project/name-index";
import { otherFilesOf } from "../core/project/other-files";
import type { ProjectModules } from "../core/project/project-modules";
import { hasTopLevelModule, SearchPaths } from "../core/project/search-paths";
import type { FunctionNames } from "../core/semantics/model";
import { type PytestFile, pytestFileNames } from "../core/semantics/pytest-setup";
import { message } from "../core/text/message";
import { decode } from "./decode";
import { folderOf, namesIn, readBytesIfAny } from "./files";
import { Listings } from "./listings";

/** What is known about the project around a folder. */
export interface ProjectAround {
  readonly pyproject: LocatedPyproject | undefined;
  /** The text of the nearest `pyvenv.cfg`. */
  readonly environment: string | undefined;
  /** The folder of the project's virtual environment. */
  readonly environmentFolder: string | undefined;
}

/** A `pyproject.toml`, the folder that it is in, and its text, to which the places of its problems refer. */
export interface LocatedPyproject {
  readonly folder: string;
  readonly text: string;
  readonly content: Pyproject;
}

/** Looks projects up and remembers them, so that every file on the disk is read at most once. */
export class Projects {
  private readonly around = new Map<string, ProjectAround>();
  private readonly listings = new Listings();
  private readonly files: EnvironmentFiles;
  /** The indexes of projects by their folders; one that has too many files has none. */
  private readonly indexes = new Map<string, { readonly index: NameIndex | undefined }>();
  private readonly packages = new Map<string, readonly string[]>();
  private readonly searchPaths: SearchPaths;

  /**
   * Takes the analyzer, which has the rules and reads other modules, and the working directory, which is where a project without a
   * `pyproject.toml` is taken to begin. `chosenEnvironment` is the environment that somebody named, an absolute path; without it, the
   * project's own counts.
   */
  constructor(
    private readonly analyzer: Analyzer,
    private readonly workingDirectory: string,
    private readonly chosenEnvironment: string | undefined,
  ) {
    const moduleFiles = analyzer.moduleFiles((path) => this.sourceOf(path));
    this.searchPaths = new SearchPaths((roots, installed) => analyzer.modulesOf(moduleFiles, roots, installed));
    this.files = {
      readText: (path) => (this.listings.has(path) ? textOf(path) : undefined),
      list: (folder) => this.listings.names(folder),
    };
  }

  /** The project around a folder, which is an absolute path. The nearest of each of its files counts, up to the root of the file system. */
  aroundFolder(folder: string): ProjectAround {
    let found = this.around.get(folder);
    if (!found) {
      const parent = folderOf(folder);
      const outer = parent === folder ? undefined : this.aroundFolder(parent);
      const own = findEnvironment([folder], this.files);
      found = {
        pyproject: this.pyprojectIn(folder) ?? outer?.pyproject,
        environment: own === undefined ? outer?.environment : textOf(`${own}/pyvenv.cfg`),
        environmentFolder: own ?? outer?.environmentFolder,
      };
      this.around.set(folder, found);
    }
    return found;
  }

  /**
   * What the rules may ask about the project of a file. Python finds a top-level module beside the script or in a folder of `sys.path`:
   * here that is every folder around the file as far as the project's, and `src` in each.
   */
  projectOf(file: string): Project & { readonly modules: ProjectModules } {
    const beside = folderOf(file);
    const around = this.aroundFolder(beside);
    const root = around.pyproject?.folder ?? this.workingDirectory;
    const folders = [beside];
    for (let folder = beside; folder !== root && pathWithin(root, folder) !== undefined; ) {
      folder = folderOf(folder);
      folders.push(folder);
    }
    const installed = this.packagesOf(this.chosenEnvironment ?? around.environmentFolder);
    const modules = this.searchPaths.modulesIn([this.packageRoot(beside), root, `${root}/src`], installed);
    return {
      modules,
      functionNames: this.namesIn(root, installed),
      otherFiles: otherFilesOf(file, {
        paths: () => this.pathsIn(root, installed),
        readText: (path) => this.sourceOf(path),
        read: (text, path) => {
          const imported = modules.fileAt(path);
          return imported?.text === text ? imported : this.analyzer.read(text);
        },
        nameOf: (path) => modules.nameOf(path),
      }),
      moduleName: modules.nameOf(file),
      hasModule: (name) => hasTopLevelModule(name, folders, (path) => this.has(path)),
      pytestFiles: () => this.pytestFilesAround(beside),
    };
  }

  /** What says how pytest runs the tests in a folder: pytest looks for its files in all folders around. */
  private pytestFilesAround(folder: string): readonly PytestFile[] {
    const folders = [folder];
    for (let inner = folder, outer = folderOf(inner); outer !== inner; inner = outer, outer = folderOf(inner)) folders.push(outer);
    return folders.flatMap((folder) =>
      pytestFileNames.flatMap((name) => {
        const text = this.has(`${folder}/${name}`) ? textOf(`${folder}/${name}`) : undefined;
        return text === undefined ? [] : [{ name, text }];
      }),
    );
  }

  /** The functions below a project's folder and in the packages that it imports, by their names. Looked up when somebody first asks. */
  private namesIn(root: string, installed: readonly string[]): FunctionNames {
    return {
      lookup: (name) => {
        const names = this.indexIn(root, installed);
        return names && withLibrary(name, names, this.analyzer.libraryNames);
      },
      callsOf: (name) => this.indexIn(root, installed)?.callsOf(name),
    };
  }

  /** The Python files of a project itself; undefined when there are too many. */
  private pathsIn(root: string, installed: readonly string[]): Iterable<string> | undefined {
    const paths = this.indexIn(root, installed)?.paths();
    return (
      paths && [...paths].filter((path) => pathWithin(root, path) !== undefined && !installed.some((one) => path.startsWith(`${one}/`)))
    );
  }

  private indexIn(root: string, installed: readonly string[]): NameIndex | undefined {
    let known = this.indexes.get(root);
    if (!known) {
      known = { index: this.indexOf(root, installed) };
      this.indexes.set(root, known);
    }
    return known.index;
  }

  /** The index of a project; undefined when it is too large. */
  private indexOf(root: string, installed: readonly string[]): NameIndex | undefined {
    const index = new NameIndex();
    const filling = fillIndex(index, [root], installed, { ...this.files, readText: (path) => this.sourceOf(path) });
    for (;;) {
      const step = filling.next();
      if (step.done) return step.value ? index : undefined;
    }
  }

  /** The text of a Python file; undefined where there is none or it is not UTF-8. */
  private sourceOf(path: string): string | undefined {
    const bytes = this.has(path) ? readBytesIfAny(path) : undefined;
    const decoded = bytes && decode(bytes);
    return decoded && "text" in decoded ? decoded.text : undefined;
  }

  private packagesOf(environment: string | undefined): readonly string[] {
    if (environment === undefined) return [];
    let known = this.packages.get(environment);
    if (!known) {
      known = packageFolders(environment, this.files);
      this.packages.set(environment, known);
    }
    return known;
  }

  /** Takes notice that a file was written: modules that look into it read it anew. */
  changed(file: string): void {
    this.searchPaths.changed(file);
  }

  /** The folder that holds the outermost package around a folder, from which its modules are imported. */
  private packageRoot(folder: string): string {
    let root = folder;
    while (this.has(`${root}/__init__.py`) && folderOf(root) !== root) root = folderOf(root);
    return root;
  }

  private has(path: string): boolean {
    return this.listings.has(path);
  }

  private pyprojectIn(folder: string): LocatedPyproject | undefined {
    const path = `${folder}/pyproject.toml`;
    const bytes = this.has(path) ? readBytesIfAny(path) : undefined;
    if (!bytes) return undefined;
    const decoded = decode(bytes);
    if ("text" in decoded) return { folder, text: decoded.text, content: readPyproject(decoded.text, this.analyzer.linter.rules) };
    const problem: Problem = { source: "pyproject", message: "failed" in decoded ? decoded.failed : message("The file cannot be read.") };
    return { folder, text: "", content: { options: noOptions, requiresPython: undefined, problems: [problem] } };
  }
}

/** How environments are looked at on the disk. */
export const environmentFiles: EnvironmentFiles = { readText: textOf, list: namesIn };

function textOf(path: string): string | undefined {
  const bytes = readBytesIfAny(path);
  return bytes && new TextDecoder().decode(bytes);
}
