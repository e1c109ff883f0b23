/** Our command line as it ships, for benchmarks that run it. */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./document";

/**
 * Builds the command line into a folder. Gives the path of its program.
 *
 * @param folder where it goes
 * @param source the repository, or another checkout of it, from which it is built
 */
export function buildCommandLine(folder: string, source: string = repository): string {
  const outdir = join(folder, "dist");
  mkdirSync(outdir, { recursive: true });
  copyFileSync(join(source, "package.json"), join(folder, "package.json"));
  const built = spawnSync(process.execPath, [join(source, "esbuild.mjs"), "--production", "--only=cli", `--outdir=${outdir}`], {
    encoding: "utf8",
  });
  if (built.status !== 0) throw new Error(`the command line cannot be built in ${source}: ${built.stderr}`);
  return join(outdir, "cli.js");
}
