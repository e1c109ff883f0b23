/** Makes the list of the packages that a bundle contains, with their licences, as those licences ask for. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * One package of which code is in a bundle.
 *
 * @typedef {{ name: string, version: string, license: string, text: string }} BundledPackage
 */

/**
 * Finds the packages that files belong to.
 *
 * @param {string} repository absolute path of the folder that the files are relative to
 * @param {readonly string[]} files paths such as `node_modules/a/lib/b.js`, as esbuild's metafile names them; others are passed over
 * @returns {Promise<BundledPackage[]>} sorted by name and version, each once
 * @throws {Error} when a package has no licence text: then it must not be bundled
 */
export async function bundledPackages(repository, files) {
  const folders = new Set();
  for (const file of files) {
    // Beside the packages of node_modules there are typeshed's stubs, which are kept with the sources.
    const folder = /^(?:.*\/)?(?:node_modules\/(?:@[^/]+\/)?[^/]+|project\/typeshed)(?=\/)/.exec(file)?.[0];
    if (folder) folders.add(folder);
  }
  const packages = await Promise.all([...folders].map((folder) => readPackage(join(repository, folder))));
  const byName = new Map(packages.map((one) => [`${one.name} ${one.version}`, one]));
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

async function readPackage(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((one) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(one));
  if (!license || !file) throw new Error(`${name} ${version} is bundled but has no licence text.`);
  return { name, version, license, text: (await readFile(join(folder, file), "utf8")).trim() };
}

/**
 * Writes the notices.
 *
 * @param {readonly BundledPackage[]} packages
 * @returns {string}
 */
export function notices(packages) {
  const rule = "-".repeat(80);
  const parts = packages.map(({ name, version, license, text }) => `${rule}\n${name} ${version} (${license})\n\n${text}\n`);
  return `Asyncio Insight contains code of these packages:\n\n${parts.join("\n")}`;
}
