/** Python versions, and which of them a file is written for. */

/** A Python 3 minor version: 14 stands for Python 3.14. */
export type PythonVersion = number;

/** The oldest version that the tool knows facts about; older targets are read as this one. */
export const oldestKnownVersion: PythonVersion = 6;

/** The newest version that the tool knows facts about. */
export const newestKnownVersion: PythonVersion = 15;

/** The versions that a file must run on, both ends included, and how that is known. */
export interface TargetVersion {
  readonly oldest: PythonVersion;
  readonly newest: PythonVersion;
  readonly source: "requires-python" | "environment" | "setting" | "default";
}

/** What is assumed where nobody says: every version that CPython's developers still support (3.11 and newer since October 2026). */
export const defaultTarget: TargetVersion = { oldest: 11, newest: newestKnownVersion, source: "default" };

/** Tells whether somebody has said which versions a file is written for. Where nobody has, it may need older ones than are assumed, or only newer ones. */
export function isDeclared({ source }: TargetVersion): boolean {
  return source !== "default";
}

/** Reads `3.12` or `3.12.1`; gives undefined for anything else and for versions other than Python 3. */
export function parseVersion(text: string): PythonVersion | undefined {
  const match = /^\s*3\.(\d{1,2})(?:\.\d+)?\s*$/.exec(text);
  return match ? Number(match[1]) : undefined;
}

/** Writes a version as people do: `3.12`. */
export function versionText(version: PythonVersion): string {
  return `3.${version}`;
}
