/** Folders of this repository, and throw-away copies of them. */

import { cp, readdir, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { makeTemporaryFolder, type TemporaryFolder } from "./temporary.ts";

/** The repository's top folder. */
export const repository = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");

/** The beginner's tutorial: three Python files with well-known mistakes. */
export const tutorialWorkspace = join(repository, "test-fixtures", "workspaces", "tutorial");

/**
 * Copies a workspace to the temp folder, so that tests can save files and settings in it.
 *
 * @param workspace absolute path of the folder to copy; it gives the copy its name too
 */
export async function copyWorkspace(workspace: string): Promise<TemporaryFolder> {
  const parent = await makeTemporaryFolder("workspace");
  const path = join(parent.path, basename(workspace));
  await cp(workspace, path, { recursive: true });
  return { path, remove: parent.remove };
}

/**
 * Finds the packaged extension: the path in ASYNCIO_INSIGHT_VSIX, else the newest .vsix file in `dist` or the
 * repository's top folder.
 *
 * @throws Error that says how to make one, when there is none
 */
export async function findVsix(): Promise<string> {
  const given = process.env.ASYNCIO_INSIGHT_VSIX;
  if (given) {
    return resolve(given);
  }
  const found: { path: string; time: number }[] = [];
  for (const folder of [repository, join(repository, "dist")]) {
    for (const name of await readdir(folder).catch(() => [])) {
      if (name.endsWith(".vsix")) {
        const path = join(folder, name);
        found.push({ path, time: (await stat(path)).mtimeMs });
      }
    }
  }
  const newest = found.sort((a, b) => b.time - a.time)[0];
  if (!newest) {
    throw new Error("No packaged extension (.vsix) found. Package it first, or set ASYNCIO_INSIGHT_VSIX to its path.");
  }
  return newest.path;
}
