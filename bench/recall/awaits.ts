/** The await expressions of the checked files, found by CPython's own parser. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** Where the value of an await goes first, in the order of the table. */
export const places = ["statement", "assignment", "return", "argument", "condition", "attribute, index", "other"] as const;

/** One of `places`. */
export type Place = (typeof places)[number];

/** An await expression. Lines count from one, columns in UTF-8 bytes from zero. */
export interface Await {
  readonly line: number;
  readonly column: number;
  readonly place: Place;
  /** The operand as source code on one line. */
  readonly operand: string;
  /** Where its value comes from, in a phrase: the causes of misses are grouped by it. */
  readonly origin: string;
  /** What is done with the variable that it is assigned to. */
  readonly uses: readonly string[];
  /** Line and column of the simple statement around it; null where no statement can be put in front of that. */
  readonly statement: readonly [number, number] | null;
}

/** A function and the awaits in its body that are not in the body of another one inside it. Lines count from one, both included. */
export interface PythonFunction {
  readonly name: string;
  readonly line: number;
  readonly endLine: number;
  /** The annotation of what it returns; null without one. */
  readonly returns: string | null;
  readonly awaits: readonly Await[];
}

/** A file of a checked package. `error` says why CPython cannot parse it; then it has no functions. */
export interface PythonFile {
  readonly file: string;
  readonly lines: number;
  readonly functions: readonly PythonFunction[];
  readonly error?: string;
}

/** Runs the helper in `awaits.py` with one Python. */
export class PythonHelper {
  /** Takes the command of a Python 3.10 or newer, whose grammar decides which files are read. */
  constructor(private readonly python: string) {}

  /** The version of that Python: `3.11.7`. Throws an error in plain words when it cannot be started or is too old. */
  version(): string {
    const version = this.run(["--version"], "").replace("Python ", "").trim();
    const [major = 0, minor = 0] = version.split(".").map(Number);
    if (major < 3 || minor < 10) throw new Error(`\`${this.python}\` is Python ${version}; the benchmark needs 3.10 or newer.`);
    return version;
  }

  /** Reads files, whose paths are relative to `root`. */
  find(root: string, sitePackages: string, files: readonly string[]): PythonFile[] {
    const output = this.run([join(import.meta.dirname, "awaits.py"), "find", root, sitePackages], files.join("\n"));
    return output
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as PythonFile);
  }

  /** Gives those of the files, by their absolute paths, that CPython cannot parse. */
  unparsable(files: readonly string[]): string[] {
    return this.run([join(import.meta.dirname, "awaits.py"), "parse"], files.join("\n"))
      .split("\n")
      .filter(Boolean);
  }

  private run(commandLine: readonly string[], input: string): string {
    const { error, status, stdout, stderr } = spawnSync(this.python, commandLine, {
      input,
      encoding: "utf8",
      maxBuffer: 2 ** 30,
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1", PYTHONWARNINGS: "ignore" },
    });
    if (error)
      throw new Error(`\`${this.python}\` cannot be run (${error.message}): install Python 3.10 or newer, or name it with --python.`);
    if (status !== 0) throw new Error(`\`${this.python}\` failed on awaits.py:\n${stderr}`);
    return stdout;
  }
}
