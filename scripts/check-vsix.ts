/**
 * `tsx scripts/check-vsix.ts [<file>]`: compares a packaged extension with the list of files that it shall have, and with its size limit.
 * Without a file it takes the one that `npm test` and `npm start` make.
 */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import JSZip from "jszip";
import picomatch from "picomatch";

const repository = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/**
 * The largest size in bytes: people download it on slow connections, and the browser loads it every time. Most of it is the stubs of the standard library, which
 * each of the three bundles with the engine holds.
 */
const sizeLimit = 3_000_000;

/** Where this version's VSIX is made. Undefined when it has not been made. */
export async function builtVsix(): Promise<string | undefined> {
  const { name, version } = JSON.parse(await readFile(join(repository, "package.json"), "utf8"));
  const path = join(repository, "dist", `${name}-${version}.vsix`);
  return existsSync(path) ? path : undefined;
}

/**
 * Says what is wrong with a VSIX, one sentence each; an empty list when nothing is.
 *
 * @throws Error when the file cannot be read or is not a zip archive
 */
export async function vsixProblems(path: string): Promise<string[]> {
  const bytes = await readFile(path);
  const names = Object.values((await JSZip.loadAsync(bytes)).files)
    .filter((entry) => !entry.dir)
    .map((entry) => entry.name);
  const list = await readFile(join(repository, "scripts", "vsix-files.txt"), "utf8");
  const patterns = list.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"));
  const expected = patterns.map((pattern) => ({ pattern, matches: picomatch(pattern, { dot: true }) }));
  const problems = [
    ...names.filter((name) => !expected.some(({ matches }) => matches(name))).map((name) => `${name} is packaged, but not expected.`),
    ...expected.filter(({ matches }) => !names.some((name) => matches(name))).map(({ pattern }) => `${pattern} is expected, but missing.`),
  ];
  if (bytes.length > sizeLimit) problems.push(`The VSIX has ${bytes.length} bytes; the limit is ${sizeLimit}.`);
  return problems;
}

async function main(): Promise<void> {
  const path = process.argv[2] ?? (await builtVsix());
  if (!path) throw new Error("There is no VSIX yet; `npm test` makes one.");
  const problems = await vsixProblems(path);
  for (const problem of problems) console.log(problem);
  if (problems.length > 0) process.exitCode = 1;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}
