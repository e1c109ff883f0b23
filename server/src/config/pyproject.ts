/** Reads `pyproject.toml`: which versions of Python the project runs on, and what it chose for this tool. */
import { parse, TomlError } from "smol-toml";
import { LineTable } from "../core/text/lines";
import { type Message, message } from "../core/text/message";
import type { Range } from "../core/text/range";
import type { Problem } from "./problem";
import { noOptions, type ProjectOptions, readProjectOptions } from "./project-options";
import { readSpecifier, type VersionRange } from "./python-versions";
import type { KnownRule } from "./rule-names";
import { placeOfKey } from "./toml-places";

/** What a `pyproject.toml` says. */
export interface Pyproject {
  /** `[tool.asyncio-insight]`. */
  readonly options: ProjectOptions;
  /** `requires-python` of `[project]`, else `python` of `[tool.poetry.dependencies]`. */
  readonly requiresPython: VersionRange | undefined;
  /** What is wrong with it; everything else holds. */
  readonly problems: readonly Problem[];
}

const ownTable = ["tool", "asyncio-insight"];
const declarations = [
  ["project", "requires-python"],
  ["tool", "poetry", "dependencies", "python"],
];

/** Reads the text of a `pyproject.toml`, without a byte order mark. Never throws: whatever is wrong becomes a problem. */
export function readPyproject(text: string, rules: readonly KnownRule[]): Pyproject {
  const problems: Problem[] = [];
  const report = (text: Message, range: Range | undefined) =>
    problems.push({ source: "pyproject", message: text, ...(range && { range }) });
  let root: unknown;
  try {
    root = parse(text, { unsafeKeyBehaviour: "drop" });
  } catch (error) {
    report(message("This is not valid TOML: {reason}.", { reason: reasonOf(error) }), placeOf(error, text));
    return { options: noOptions, requiresPython: undefined, problems };
  }
  const own = valueAt(root, ownTable);
  const object = (path: readonly string[], what: Message) => report(what, placeOfKey(text, [...ownTable, ...path]));
  const options = own === undefined ? noOptions : readProjectOptions(own, rules, object);
  const requiresPython = readRequirement(root, text, report);
  problems.sort((a, b) => (a.range?.start ?? 0) - (b.range?.start ?? 0));
  return { options, requiresPython, problems };
}

function readRequirement(root: unknown, text: string, report: (text: Message, range: Range | undefined) => void): VersionRange | undefined {
  for (const path of declarations) {
    const written = valueAt(root, path);
    if (typeof written !== "string") continue;
    const range = readSpecifier(written);
    if (range === "unreadable") {
      report(message("`{value}` is not a list of Python versions such as `>=3.11`.", { value: written }), placeOfKey(text, path));
    } else if (range === "none") {
      report(message("No version of Python 3 fulfils `{value}`.", { value: written }), placeOfKey(text, path));
    } else {
      return range;
    }
  }
  return undefined;
}

function valueAt(root: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined,
    root,
  );
}

/** The library's reason alone: its message begins with a heading and ends with an excerpt of the file. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split("\n", 1)[0] as string).replace(/^Invalid TOML document: /, "");
}

function placeOf(error: unknown, text: string): Range | undefined {
  if (!(error instanceof TomlError)) return undefined;
  const start = new LineTable(text).offsetAt({ line: error.line - 1, character: error.column - 1 });
  return { start, end: Math.min(start + 1, text.length) };
}
