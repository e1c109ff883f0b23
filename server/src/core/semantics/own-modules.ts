/** Which modules belong to a project, and which are installed beside it or come with Python. */
import type { ModuleModel } from "./types";

/** Tells whether a module belongs to the project: it is the file in question, or was read from a file that is not installed. */
export function isOwnModule(module: ModuleModel, main: ModuleModel): boolean {
  return module === main || (module.path !== undefined && !isInstalled(module));
}

/** Tells whether a module was read from a package that is installed in an environment. */
export function isInstalled({ path }: ModuleModel): boolean {
  return path !== undefined && /\/(site|dist)-packages\//.test(path);
}
