/** The projects that files belong to: the nearest `pyproject.toml`, the virtual environment, the modules beside a file. */
import type { Present } from "../cache/cache";
import type { Contents } from "../cache/contents";
import type { FileProject } from "../cache/dependencies";
import { pathWithin } from "../config/globs";
import type { Problem } from "../config/problem";
import { noOptions } from "../config/project-options";
import { type Pyproject, readPyproject } from "../config/pyproject";
import type { Analyzer } from "../core/analyzer";
import { type EnvironmentFiles, findEnvironment, packageFolders } from "../core/project/environment";
import type { ModuleFiles } from "../core/project/module-files";
import { fillIndex, NameIndex, withLibrary } from "../core/project/name-index";
import { otherFilesOf } from "../core/project/other-files";
import { nameIn, type ProjectModules, placeOf } from "../core/project/project-modules";
import { hasTopLevelModule, SearchPaths } from "../core/project/search-paths";
import { isInLibrary } from "../core/project/standard-library";
import { rules } from "../core/rules";
import type { FunctionNames } from "../core/semantics/model";
import { type PytestFile, pytestFileNames } from "../core/semantics/pytest-setup";
import { message } from "../core/text/message";
import { decode } from "./decode";
import { entriesIn, folderOf, readBytesIfAny } from "./files";
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
  private readonly indexes = new Map<string, { readonly index: NameIndex | undefined; readonly folders: readonly string[] }>();
  private readonly places = new Map<string, Map<string, string | null>>();
  private readonly packages = new Map<string, readonly string[]>();
  private readonly searchPaths: SearchPaths;

  /**
   * Takes how to get the analyzer, which reads other modules, and the working directory, which is where a project without a `pyproject.toml` is
   * taken to begin. `contents` reads the files, where somebody wants to know what they were. `chosenEnvironment` is the environment that somebody named, an
   * absolute path; without it, the project's own counts. So many `threads` look at the project at the same time.
   */
  constructor(
    private readonly analyzer: () => Analyzer,
    private readonly workingDirectory: string,
    private readonly chosenEnvironment: string | undefined,
    private readonly contents?: Contents,
    threads = 1,
  ) {
    let moduleFiles: ModuleFiles | undefined;
    this.searchPaths = new SearchPaths((roots, installed) => {
      moduleFiles ??= analyzer().moduleFiles((path) => this.sourceOf(path), threads);
      return analyzer().modulesOf(moduleFiles, roots, installed);
    });
    this.files = {
      readText: (path) => (this.listings.has(path) ? textOf(path) : undefined),
      list: (folder) => this.listings.entries(folder)?.keys(),
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
  projectOf(file: string): FileProject & { readonly modules: ProjectModules } {
    const { root, folders, roots, installed } = this.searchOf(file);
    const modules = this.searchPaths.modulesIn(roots, installed);
    return {
      modules,
      functionNames: this.namesIn(root, installed),
      otherFiles: otherFilesOf(file, {
        paths: () => this.pathsIn(root, installed),
        readText: (path) => this.sourceOf(path),
        read: (text, path) => {
          const imported = modules.fileAt(path);
          return imported?.text === text ? imported : this.analyzer().read(text);
        },
        nameOf: (path) => modules.nameOf(path),
      }),
      moduleName: modules.nameOf(file),
      hasModule: (name) => hasTopLevelModule(name, folders, (path) => this.has(path)),
      pytestFiles: () => this.pytestFilesAround(folderOf(file)),
      pathOfModule: (name) => modules.pathOf(name) ?? (isInLibrary(name) ? "" : null),
      functionsNamed: (name) => this.functionsNamed(name, root, installed),
    };
  }

  /** The same answers about the project of a file without reading a module, for telling whether anything has changed. */
  presentOf(file: string): Omit<Present, "configuration"> {
    const { root, folders, roots, installed } = this.searchOf(file);
    const key = [...new Set(roots), "", ...installed].join("\n");
    let places = this.places.get(key);
    if (!places) {
      places = new Map();
      this.places.set(key, places);
    }
    const known = places;
    return {
      moduleName: nameIn([...new Set(roots), ...installed], file)?.name ?? "",
      pathOfModule: (name) => {
        let place = known.get(name);
        if (place === undefined) {
          place = placeOf(name, [...new Set(roots)], installed, this.listings, isInLibrary) ?? null;
          known.set(name, place);
        }
        return place;
      },
      hasModule: (name) => hasTopLevelModule(name, folders, (path) => this.has(path)),
      functionsNamed: (name) => this.functionsNamed(name, root, installed),
      pytestFiles: () => this.pytestFilesAround(folderOf(file)),
    };
  }

  /** The folders and files that were looked through for names in the project of a file; undefined where none were. */
  listOf(file: string): { readonly root: string; readonly folders: readonly string[]; readonly files: readonly string[] } | undefined {
    const { root } = this.searchOf(file);
    const known = this.indexes.get(root);
    return known && { root, folders: known.folders, files: [...(known.index?.paths() ?? [])] };
  }

  /** Where the project of a file is, and where its modules are looked for. */
  private searchOf(file: string) {
    const beside = folderOf(file);
    const around = this.aroundFolder(beside);
    const root = around.pyproject?.folder ?? this.workingDirectory;
    const folders = [beside];
    for (let folder = beside; folder !== root && pathWithin(root, folder) !== undefined; ) {
      folder = folderOf(folder);
      folders.push(folder);
    }
    const installed = this.packagesOf(this.chosenEnvironment ?? around.environmentFolder);
    return { root, folders, installed, roots: [this.packageRoot(beside), root, `${root}/src`] };
  }

  /** How many functions of a name a project has, and how many calls of it, as text. */
  private functionsNamed(name: string, root: string, installed: readonly string[]): string {
    const index = this.indexIn(root, installed);
    const functions = index?.lookup(name);
    const calls = index?.callsOf(name);
    return index ? [functions?.async, functions?.sync, calls?.awaited, calls?.plain].map((count) => count ?? 0).join(" ") : "";
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
        return names && withLibrary(name, names);
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
      known = this.indexOf(root, installed);
      this.indexes.set(root, known);
    }
    return known.index;
  }

  /** The index of a project, which there is none of when it is too large, and the folders that were looked into. */
  private indexOf(root: string, installed: readonly string[]): { index: NameIndex | undefined; folders: readonly string[] } {
    const index = new NameIndex();
    const folders: string[] = [];
    const list = (folder: string): Iterable<string> | undefined => {
      const names = this.files.list(folder);
      if (names) {
        folders.push(folder);
        this.contents?.visit(folder);
      }
      return names;
    };
    const filling = fillIndex(index, [root], installed, { list, readText: (path) => this.sourceOf(path) });
    for (;;) {
      const step = filling.next();
      if (step.done) return { index: step.value ? index : undefined, folders };
    }
  }

  /** The text of a Python file; undefined where there is none or it is not UTF-8. */
  private sourceOf(path: string): string | undefined {
    const bytes = this.has(path) ? (this.contents ? this.contents.read(path) : readBytesIfAny(path)) : undefined;
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
    if ("text" in decoded) return { folder, text: decoded.text, content: readPyproject(decoded.text, rules) };
    const problem: Problem = { source: "pyproject", message: "failed" in decoded ? decoded.failed : message("The file cannot be read.") };
    return { folder, text: "", content: { options: noOptions, requiresPython: undefined, problems: [problem] } };
  }
}

/** How environments are looked at on the disk. */
export const environmentFiles: EnvironmentFiles = { readText: textOf, list: (folder) => entriesIn(folder)?.keys() };

function textOf(path: string): string | undefined {
  const bytes = readBytesIfAny(path);
  return bytes && new TextDecoder().decode(bytes);
}
