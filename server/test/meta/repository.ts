/** What the tests about the repository itself share. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Absolute path of the repository. */
export const repository = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");

/** Paths of all files that are or could be committed, relative to the repository, with `/`, sorted. */
export function repositoryFiles(): string[] {
  const output = execFileSync("git", ["-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
    cwd: repository,
    encoding: "utf8",
  });
  const paths = output.split("\0").filter((path) => path !== "" && existsSync(join(repository, path)));
  return [...new Set(paths)].sort();
}

/** The text of a file of the repository. */
export function textOf(path: string): string {
  return readFileSync(join(repository, path), "utf8");
}
