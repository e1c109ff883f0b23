/** What the linter may ask about the other files of a project. */

/** Answers about the project that a file belongs to. Hosts that cannot look at files use `noProject`. */
export interface Project {
  /** Tells whether the project has a top-level module or package of that name: `helpers` for `helpers.py` or `helpers/`. */
  hasModule(name: string): boolean;
}

/** A project that nothing is known about. */
export const noProject: Project = { hasModule: () => false };
