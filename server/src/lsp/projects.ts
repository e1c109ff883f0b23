/** What the rules may ask about the other files of a project, answered from the disk and from the open documents. */
import { noProject, type Project } from "../core/linter/project";
import { foldersAround } from "./uri";

/**
 * Makes the project of a file. Python finds a top-level module beside the script or in a folder of `sys.path`; those are taken to be the
 * folders around the file as far as the workspace folder, and `src` in each. `exists` tells whether a URI names a file or folder.
 */
export function projectOf(file: string, workspaceFolder: string | undefined, exists: ((uri: string) => boolean) | undefined): Project {
  if (!exists) return noProject;
  const around = foldersAround(file, workspaceFolder);
  const folders = (workspaceFolder === undefined ? around.slice(0, 1) : around).flatMap((folder) => [folder, `${folder}/src`]);
  return {
    hasModule: (name) => {
      const encoded = encodeURIComponent(name);
      return folders.some((folder) => [`${encoded}.py`, `${encoded}.pyi`, encoded].some((entry) => exists(`${folder}/${entry}`)));
    },
  };
}
