/** Which files a list of glob patterns names. Paths are written with forward slashes everywhere. */
import picomatch from "picomatch/posix";

/** Glob patterns, and the folder that they are relative to: an absolute path or the path of a URI, without a slash at its end. */
export interface PatternList {
  readonly folder: string;
  readonly patterns: readonly string[];
}

/**
 * Names of folders that are passed over when a folder is searched for Python files: version control, virtual environments, caches
 * and what builds leave behind.
 */
export const passedOverFolders: ReadonlySet<string> = new Set([
  ".eggs",
  ".git",
  ".hg",
  ".nox",
  ".tox",
  ".venv",
  "__pycache__",
  "build",
  "dist",
  "node_modules",
  "site-packages",
  "venv",
]);

/**
 * Tells whether a file or folder, or a folder that it lies in, matches one of the patterns. A pattern without a slash matches the name
 * of a file or folder at any depth; any other is matched against the path from the list's folder on. A path outside of that folder matches nothing.
 */
export function matches(path: string, { folder, patterns }: PatternList): boolean {
  if (patterns.length === 0) return false;
  const relative = pathWithin(folder, path);
  if (!relative) return false;
  const parts = relative.split("/");
  return parts.some((name, index) => {
    const upToHere = parts.slice(0, index + 1).join("/");
    return patterns.some((pattern) => matcherOf(pattern)(pattern.includes("/") ? upToHere : name));
  });
}

/** The path from a folder on, or undefined where the path is not in the folder. */
export function pathWithin(folder: string, path: string): string | undefined {
  const prefix = folder.endsWith("/") ? folder : `${folder}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}

const matchers = new Map<string, (path: string) => boolean>();

/** Compiles a pattern once. A leading `./` or `/` and a slash at the end change nothing, as people write them. */
function matcherOf(pattern: string): (path: string) => boolean {
  let matcher = matchers.get(pattern);
  if (!matcher) {
    matcher = picomatch(pattern.replace(/^\.?\//, "").replace(/(?<=[^/])\/$/, ""), { dot: true });
    matchers.set(pattern, matcher);
  }
  return matcher;
}
