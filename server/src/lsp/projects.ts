/** What the rules may ask about the other files of a project, answered from the open documents and from the disk. */
import type { Analyzer } from "../core/analyzer";
import { noProject, type Project } from "../core/linter/project";
import { environmentFolder, findEnvironment, packageFolders } from "../core/project/environment";
import { withLibrary } from "../core/project/name-index";
import { otherFilesOf } from "../core/project/other-files";
import { type ProjectModules, placeOf, RecordedModules } from "../core/project/project-modules";
import { hasTopLevelModule, SearchPaths } from "../core/project/search-paths";
import { isInLibrary } from "../core/project/standard-library";
import type { FunctionNames, OtherFiles } from "../core/semantics/model";
import { type PytestFile, pytestFileNames } from "../core/semantics/pytest-setup";
import { NameScan, type ScanOutcome } from "./name-scan";
import { foldersAround } from "./uri";

/** How the server looks at files. Paths are URIs, as the client writes them. */
export interface Files {
  /** Tells whether there is a file or folder. Missing where there are no disks: then a file knows only itself and the library. */
  readonly exists?: ((uri: string) => boolean) | undefined;
  /** The names in a folder; undefined when there is none or it cannot be read. */
  list(uri: string): readonly string[] | undefined;
  /** Gives the text of a file as it is now, in the editor or else on the disk; undefined where there is none. */
  readText(uri: string): string | undefined;
}

/** What the projects tell the session, and ask it. */
export interface ProjectsListener {
  /** Tells whether something is to be done before the next files are scanned for names. */
  isBusy(): boolean;
  /** Shows that a workspace folder is being scanned for names. `cancel` ends that. */
  showScan(folder: string, cancel: () => void): { report(count: number): void; done(): void };
  /** Takes notice that a workspace folder has been scanned for names, or will not be. */
  scanned(folder: string, outcome: ScanOutcome): void;
}

/** A file's project, and the names of the modules that were asked for through it so far. */
export interface AskedProject {
  readonly project: Project;
  readonly asked: ReadonlySet<string>;
}

/** The projects of the open documents. */
export class Projects {
  private readonly searchPaths: SearchPaths;
  private readonly packages = new Map<string, readonly string[]>();
  private chosen: ReadonlyMap<string, string> = new Map();
  /** The scans of workspace folders for names, by folder. */
  private readonly scans = new Map<string, NameScan>();

  /** Takes the analyzer, which reads other modules, how to look at files, and whom to tell. */
  constructor(
    private readonly analyzer: Analyzer,
    private readonly files: Files,
    private readonly listener: ProjectsListener,
  ) {
    const moduleFiles = analyzer.moduleFiles((uri) => files.readText(uri));
    this.searchPaths = new SearchPaths((roots, installed) => analyzer.modulesOf(moduleFiles, roots, installed));
  }

  /**
   * Makes the project of a file. Python finds a top-level module beside the script or in a folder of `sys.path`; those are taken to be the
   * folder around the file's outermost package, the folders as far as the workspace folder, and `src` in each.
   */
  projectOf(file: string, workspaceFolder: string | undefined): AskedProject {
    const { exists } = this.files;
    if (!exists) return { project: noProject, asked: new Set() };
    const { folders, roots, installed } = this.searchOf(file, workspaceFolder, exists);
    const modules = this.searchPaths.modulesIn(roots, installed);
    const recorded = new RecordedModules(modules);
    const project: Project = {
      modules: recorded,
      functionNames: workspaceFolder === undefined ? undefined : this.namesIn(workspaceFolder, installed),
      otherFiles: workspaceFolder === undefined ? undefined : this.otherFilesOf(file, workspaceFolder, installed, modules),
      moduleName: modules.nameOf(file),
      hasModule: (name) => hasTopLevelModule(encodeURIComponent(name), folders, exists),
      pytestFiles: () => this.pytestFilesIn(folders, recorded, modules),
    };
    return { project, asked: recorded.asked };
  }

  /**
   * What modules of some names are to a file now, without reading more than their texts: for each a place and a text that are the same as long as the module
   * is.
   */
  contentsOf(file: string, workspaceFolder: string | undefined, names: readonly string[]): (readonly [place: string, text: string])[] {
    const { exists, list, readText } = this.files;
    if (!exists) return [];
    const held = new Map<string, ReadonlySet<string>>();
    const mayHold = (folder: string, top: string): boolean => {
      let names = held.get(folder);
      if (!names) {
        names = new Set(list(folder)?.map((name) => name.replace(/(\.pyi?|-stubs)$/, "")));
        held.set(folder, names);
      }
      return names.has(encodeURIComponent(top));
    };
    const { roots, installed } = this.searchOf(file, workspaceFolder, exists);
    return names.map((name) => {
      const place = placeOf(name, [...new Set(roots)], installed, { hasFile: exists, mayHold }, isInLibrary);
      return [place ?? "none", place ? (readText(place) ?? "") : ""];
    });
  }

  /** Resolves when a workspace folder is not being scanned for names. */
  async whenScanned(folder: string): Promise<void> {
    for (let scan = this.scans.get(folder); scan && !scan.hasEnded; scan = this.scans.get(folder)) await scan.ended;
  }

  /** Tells whether a workspace folder is being scanned for names. */
  isScanning(folder: string): boolean {
    return this.scans.get(folder)?.hasEnded === false;
  }

  /** Where modules are looked for from a file. */
  private searchOf(file: string, workspaceFolder: string | undefined, exists: (uri: string) => boolean) {
    const around = foldersAround(file, workspaceFolder);
    const folders = workspaceFolder === undefined ? around.slice(0, 1) : around;
    const outermost = around.find((folder) => !exists(`${folder}/__init__.py`));
    const top = workspaceFolder === undefined ? [] : [workspaceFolder, `${workspaceFolder}/src`];
    const roots = [...(outermost === undefined ? [] : [outermost]), ...top];
    return { folders, roots, installed: this.packagesFor(workspaceFolder ?? outermost) };
  }

  /** What says how pytest runs the tests in some folders, which are given from the inside out. Their `conftest.py` are remembered as modules that were asked for. */
  private pytestFilesIn(folders: readonly string[], recorded: RecordedModules, modules: ProjectModules): readonly PytestFile[] {
    return folders.flatMap((folder) => {
      const conftest = modules.nameOf(`${folder}/conftest.py`);
      if (conftest) recorded.module(conftest.name);
      return pytestFileNames.flatMap((name) => {
        const text = this.files.readText(`${folder}/${name}`);
        return text === undefined ? [] : [{ name, text }];
      });
    });
  }

  /**
   * Takes the environments that people chose in the editor, by workspace folder, as URIs of environments or of interpreters in them. A folder
   * without one uses its own `.venv`.
   */
  choose(environments: ReadonlyMap<string, string>): void {
    this.chosen = environments;
    this.packages.clear();
  }

  /** Takes notice that an environment was made, changed or removed: what it has is looked up anew. */
  forgetEnvironments(): void {
    this.packages.clear();
  }

  /** Stops scanning. */
  dispose(): void {
    for (const scan of this.scans.values()) scan.end("stopped");
    this.scans.clear();
  }

  /** Has the workspace folders scanned whose scan was cancelled, as soon as somebody asks for names. */
  scanAgain(): void {
    for (const [folder, { isCancelled }] of this.scans) if (isCancelled) this.scans.delete(folder);
  }

  /** The files of a workspace folder besides one; nothing is known of them until all have been scanned. */
  private otherFilesOf(file: string, folder: string, installed: readonly string[], modules: ProjectModules): OtherFiles {
    const { analyzer, files } = this;
    return otherFilesOf(file, {
      paths: () => {
        const known = this.scans.get(folder);
        if (!known?.isComplete) return undefined;
        return [...known.index.paths()].filter(
          (path) => path.startsWith(`${folder}/`) && !installed.some((one) => path.startsWith(`${one}/`)),
        );
      },
      readText: (path) => files.readText(path),
      read: (text, path) => {
        const imported = modules.fileAt(path);
        return imported?.text === text ? imported : analyzer.read(text);
      },
      nameOf: (path) => modules.nameOf(path),
    });
  }

  /** The functions in a workspace folder and in the packages that it imports, by their names; nothing is known of them until all files have been scanned. */
  private namesIn(folder: string, installed: readonly string[]): FunctionNames {
    let scan = this.scans.get(folder);
    if (!scan || !isSame(scan.installed, installed)) {
      scan?.end("stopped");
      scan = this.scan(folder, installed);
      this.scans.set(folder, scan);
    }
    const known = scan;
    return {
      lookup: (name) => (known.isComplete ? withLibrary(name, known.index) : undefined),
      callsOf: (name) => (known.isComplete ? known.index.callsOf(name) : undefined),
    };
  }

  private scan(folder: string, installed: readonly string[]): NameScan {
    const { files, listener } = this;
    const shown = listener.showScan(folder, () => scan.end("cancelled"));
    const scan: NameScan = new NameScan(folder, installed, {
      files,
      isBusy: () => listener.isBusy(),
      report: (count) => shown.report(count),
      end: (outcome) => {
        shown.done();
        listener.scanned(folder, outcome);
      },
    });
    return scan;
  }

  private packagesFor(folder: string | undefined): readonly string[] {
    if (folder === undefined) return [];
    let known = this.packages.get(folder);
    if (!known) {
      const chosen = this.chosen.get(folder);
      const environment = chosen === undefined ? findEnvironment([folder], this.files) : environmentFolder(chosen);
      known = environment === undefined ? [] : packageFolders(environment, this.files);
      this.packages.set(folder, known);
    }
    return known;
  }

  /** Takes notice that a file may have another text: it is read anew when it is needed. Gives the names under which it can be imported. */
  changed(file: string): ReadonlySet<string> {
    for (const [folder, { index }] of this.scans) {
      if (file.startsWith(`${folder}/`)) index.update(file, this.files.readText(file));
    }
    return this.searchPaths.changed(file);
  }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((path, index) => path === other[index]);
}
