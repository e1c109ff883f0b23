/** What the check of a file asked about its project: as long as the answers stay the same, so do the findings. */
import type { Project } from "../core/linter/project";
import { RecordedModules } from "../core/project/project-modules";
import type { ModuleLookup } from "../core/semantics/evaluator";
import type { FunctionNames, OtherFiles } from "../core/semantics/model";
import type { PytestFile } from "../core/semantics/pytest-setup";
import type { Hash } from "./host";

/** What the rules may ask about the project of a file, and what the answers depend on. */
export interface FileProject extends Project {
  readonly modules: ModuleLookup;
  readonly functionNames: FunctionNames;
  readonly otherFiles: OtherFiles;
  pytestFiles(): readonly PytestFile[];
  /** The file of a module; empty for a module of the standard library, null where there is none. */
  pathOfModule(name: string): string | null;
  /** How many functions of a name the project has, and how many calls of it, as text. */
  functionsNamed(name: string): string;
}

/** The questions of a check and what was answered. */
export interface Dependencies {
  /** The file of each module that was asked for; empty for a module of the standard library, null where there was none. */
  readonly modules: readonly (readonly [name: string, path: string | null])[];
  /** Whether there was a top-level module of that name. */
  readonly topLevel: readonly (readonly [name: string, exists: boolean])[];
  /** How many functions of a name the project has, and how many calls of it, as text. */
  readonly functions: readonly (readonly [name: string, counts: string])[];
  /** Whether all files of the project were looked through. */
  readonly usesAllFiles: boolean;
  /** The hash of what says how pytest runs the tests; empty where nobody asked. */
  readonly pytest: string;
}

/** The hash of what says how pytest runs the tests. */
export function pytestHash(files: readonly PytestFile[], hash: Hash): string {
  return hash(JSON.stringify(files));
}

/** The same members, none of which may be left out. */
type Complete<T> = { [K in keyof Required<T>]: T[K] };

/** Passes questions on and remembers them. `dependencies` gives what was asked so far. */
export function recorded(project: FileProject, hash: Hash): { readonly project: Project; dependencies(): Dependencies } {
  const modules = new RecordedModules(project.modules);
  const topLevel = new Map<string, boolean>();
  const functions = new Map<string, string>();
  let usesAllFiles = false;
  let pytest = "";
  return {
    // Whatever else a rule may come to ask must be remembered too: the compiler tells when something is missing here.
    project: {
      modules,
      moduleName: project.moduleName,
      hasModule: (name) => {
        const exists = project.hasModule(name);
        topLevel.set(name, exists);
        return exists;
      },
      pytestFiles: () => {
        const files = project.pytestFiles();
        pytest = pytestHash(files, hash);
        return files;
      },
      functionNames: {
        lookup: (name) => {
          functions.set(name, project.functionsNamed(name));
          return project.functionNames.lookup(name);
        },
        callsOf: (name) => {
          functions.set(name, project.functionsNamed(name));
          return project.functionNames.callsOf(name);
        },
      },
      otherFiles: {
        ownPath: project.otherFiles.ownPath,
        mentioning: (word) => {
          usesAllFiles = true;
          return project.otherFiles.mentioning(word);
        },
      },
    } satisfies Complete<Project>,
    dependencies: () => ({
      modules: [...modules.asked].map((name) => [name, project.pathOfModule(name)] as const),
      topLevel: [...topLevel],
      functions: [...functions],
      usesAllFiles,
      pytest,
    }),
  };
}
