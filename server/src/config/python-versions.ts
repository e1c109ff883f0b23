/**
 * Which versions of Python 3 a project says that it runs on: version specifiers as the Python Packaging User Guide defines them
 * (https://packaging.python.org/en/latest/specifications/version-specifiers/), and the constraints of Poetry.
 */
import { newestKnownVersion, oldestKnownVersion, type PythonVersion, parseVersion } from "../core/linter/version";

/** The oldest and newest version that are meant, both included; versions that the tool knows nothing about are cut off. */
export interface VersionRange {
  readonly oldest: PythonVersion;
  readonly newest: PythonVersion;
}

type Release = readonly number[];

/** Minor and patch numbers up to these are tried. No release of Python 3 has had a patch number above 25. */
const lastMinor = 60;
const lastPatch = 40;

/**
 * Reads a specifier such as `>=3.9,<3.13`, `~=3.10`, `==3.11.*`, or Poetry's `^3.9 || 3.8.*`. Gives "unreadable" for anything else,
 * and "none" when no version of Python 3 fulfils it.
 */
export function readSpecifier(text: string): VersionRange | "unreadable" | "none" {
  const alternatives = text.split(/\|\|?/).map(clausesOf);
  if (alternatives.some((clauses) => clauses === undefined)) return "unreadable";
  const minors: PythonVersion[] = [];
  for (let minor = 0; minor <= lastMinor; minor++) {
    if (alternatives.some((clauses) => clauses && isFulfilled(clauses, minor))) minors.push(minor);
  }
  const [oldest] = minors;
  const newest = minors[minors.length - 1];
  if (oldest === undefined || newest === undefined) return "none";
  return {
    oldest: Math.max(oldest, oldestKnownVersion),
    newest: Math.max(oldest, Math.min(newest, newestKnownVersion), oldestKnownVersion),
  };
}

/** Reads the version from the text of a virtual environment's `pyvenv.cfg` (PEP 405); undefined where it names no Python 3. */
export function versionOfEnvironment(text: string): PythonVersion | undefined {
  // The `venv` module writes `version`, virtualenv and uv write `version_info`.
  const written = /^\s*version(?:_info)?\s*=\s*(3\.\d+)/m.exec(text)?.[1];
  return written === undefined ? undefined : parseVersion(written);
}

type Clause = (release: Release) => boolean;

function isFulfilled(clauses: readonly Clause[], minor: number): boolean {
  for (let patch = 0; patch <= lastPatch; patch++) {
    if (clauses.every((clause) => clause([3, minor, patch]))) return true;
  }
  return false;
}

const clausePattern =
  /(?<operator>===|==|~=|!=|<=|>=|<|>|\^|~|=|)\s*v?(?<release>\d+(?:\.\d+)*)(?<wildcard>\.\*)?(?:[-_.]?(?:a|b|c|rc|alpha|beta|pre|preview|post|dev)[-_.]?\d*)*/y;

/** Reads the clauses of a list, separated by commas or, as in Poetry, by spaces; undefined where something is no clause. */
function clausesOf(text: string): Clause[] | undefined {
  const clauses: Clause[] = [];
  let rest = text.trim();
  if (rest === "*") return [];
  if (rest === "") return undefined;
  while (rest !== "") {
    clausePattern.lastIndex = 0;
    const groups = clausePattern.exec(rest)?.groups;
    if (!groups) return undefined;
    const end = clausePattern.lastIndex;
    clauses.push(clauseOf(groups.operator ?? "", (groups.release ?? "").split(".").map(Number), groups.wildcard !== undefined));
    const separator = /^(?:\s*,\s*|\s+|$)/.exec(rest.slice(end));
    if (!separator) return undefined;
    rest = rest.slice(end + separator[0].length);
  }
  return clauses;
}

function clauseOf(operator: string, given: Release, isWildcard: boolean): Clause {
  const startsLikeGiven: Clause = (release) => given.slice(0, 3).every((number, index) => number === release[index]);
  const isGiven: Clause = (release) => compare(release, given) === 0;
  switch (operator) {
    case ">=":
      return (release) => compare(release, given) >= 0;
    case ">":
      return (release) => compare(release, given) > 0;
    case "<=":
      return (release) => compare(release, given) <= 0;
    case "<":
      return (release) => compare(release, given) < 0;
    case "!=":
      return (release) => !(isWildcard ? startsLikeGiven : isGiven)(release);
    case "~=":
      return (release) => compare(release, given) >= 0 && given.slice(0, -1).every((number, index) => number === release[index]);
    case "~":
      return (release) => compare(release, given) >= 0 && given.slice(0, 2).every((number, index) => number === release[index]);
    case "^":
      return (release) => compare(release, given) >= 0 && release[0] === given[0];
    default:
      // `==3.11` means 3.11.0 alone, yet whoever writes it means all of 3.11; of interest here is only the minor version.
      return startsLikeGiven;
  }
}

/** Compares releases number by number; missing numbers are zeros. */
function compare(a: Release, b: Release): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
