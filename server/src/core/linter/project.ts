/** What the linter may ask about the other files of a project. */
import type { ModuleLookup, ModuleName } from "../semantics/evaluator";
import type { FunctionNames, OtherFiles } from "../semantics/model";
import type { PytestFile } from "../semantics/pytest-setup";

/** Answers about the project that a file belongs to. Hosts that cannot look at files use `noProject`. */
export interface Project {
  /** Tells whether the project has a top-level module or package of that name: `helpers` for `helpers.py` or `helpers/`. */
  hasModule(name: string): boolean;
  /** The modules of the project and of the library; without it, the file knows the library alone. */
  readonly modules?: ModuleLookup | undefined;
  /** The functions of the project by their names; without it, nothing is concluded from names. */
  readonly functionNames?: FunctionNames | undefined;
  /** The other files of the project; without it, fixes stay in the file. */
  readonly otherFiles?: OtherFiles | undefined;
  /** How the file itself is imported, which gives its relative imports their meaning. */
  readonly moduleName?: ModuleName | undefined;
  /** The files around the file that say how pytest runs tests, those in the nearest folder first; without it, nothing is known of that. */
  readonly pytestFiles?: (() => readonly PytestFile[]) | undefined;
}

/** A project that nothing is known about. */
export const noProject: Project = { hasModule: () => false };
