/** Takes one `await` away from some functions of a package, in a copy of it. */
import { cpSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { filesBelow } from "../shared/packages";
import type { Await, PythonFile, PythonFunction, PythonHelper } from "./awaits";
import { choice } from "./random";

/** An await that was taken away: a bug that tools should notice. */
export interface Removal {
  readonly package: string;
  /** Relative to the package's folder. */
  readonly file: string;
  readonly function: PythonFunction;
  readonly await: Await;
}

/**
 * Of so many functions one loses an await in a round. Somebody forgets one await, not one in every function of a file at once; then nothing would
 * be awaited elsewhere any more, which is evidence that a tool may use.
 */
const sparseness = 10;

/** Chooses an await of some functions, of others in each of `sparseness` rounds. The choice depends on nothing but the round, the file and the function. */
export function chooseRemovals(packageName: string, files: readonly PythonFile[], round: number): Removal[] {
  return files.flatMap(({ file, functions }) =>
    functions
      .filter((one) => one.awaits.length > 0 && choice(sparseness, packageName, file, one.line) === round % sparseness)
      .map((one) => {
        const index = choice(one.awaits.length, round, packageName, file, one.line);
        return { package: packageName, file, function: one, await: one.awaits[index] as Await };
      }),
  );
}

/** A change of one file: bytes at a place are replaced. Lines count from one, columns and lengths in bytes. */
export interface Change {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly text: string;
}

/** The change that deletes the word `await` and the white space behind it; the lines stay where they are. */
export function changeOf({ file, await: one }: Removal, soundFolder: string): Change {
  const line = linesOf(join(soundFolder, file))[one.line - 1] as Buffer;
  const word = /^await[ \t]*/.exec(line.subarray(one.column).toString("latin1"))?.[0];
  if (!word) throw new Error(`${file}:${one.line}: there is no await at column ${one.column}.`);
  return { file, line: one.line, column: one.column, length: word.length, text: "" };
}

/**
 * Copies a package and makes changes in the copy. Unchanged files are hard links.
 *
 * @returns the files that CPython no longer parses; they were left unchanged, so nothing may be expected of them
 */
export function changedCopy(soundFolder: string, target: string, changes: readonly Change[], helper: PythonHelper): Set<string> {
  rmSync(target, { recursive: true, force: true });
  const byFile = new Map<string, Change[]>();
  for (const change of changes) byFile.set(change.file, [...(byFile.get(change.file) ?? []), change]);
  for (const file of filesBelow(soundFolder, [".py", ".pyi", "py.typed"])) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    const own = byFile.get(file);
    if (own) writeFileSync(join(target, file), applied(join(soundFolder, file), own));
    else linkSync(join(soundFolder, file), join(target, file));
  }
  const changedFiles = [...byFile.keys()];
  const unparsable = new Set(helper.unparsable(changedFiles.map((file) => join(target, file))));
  const givenUp = changedFiles.filter((file) => unparsable.has(join(target, file)));
  for (const file of givenUp) cpSync(join(soundFolder, file), join(target, file));
  return new Set(givenUp);
}

function applied(path: string, changes: readonly Change[]): Buffer {
  const lines = linesOf(path);
  // From the end of a line to its start, so that the columns stay true.
  for (const { line, column, length, text } of [...changes].sort((a, b) => b.column - a.column)) {
    const old = lines[line - 1] as Buffer;
    lines[line - 1] = Buffer.concat([old.subarray(0, column), Buffer.from(text), old.subarray(column + length)]);
  }
  const before = readFileSync(path);
  const mark = before.subarray(0, before.length - withoutMark(before).length);
  return Buffer.concat([mark, ...lines]);
}

/** The lines of a file with their ends, without its byte order mark, which CPython does not count. */
function linesOf(path: string): Buffer[] {
  const bytes = withoutMark(readFileSync(path));
  const lines: Buffer[] = [];
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(10, start);
    lines.push(bytes.subarray(start, end < 0 ? bytes.length : end + 1));
    start = end < 0 ? bytes.length : end + 1;
  }
  return lines;
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? bytes.subarray(3) : bytes;
}
