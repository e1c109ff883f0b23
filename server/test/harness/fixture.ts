/**
 * Fixtures: Python files that say in comments what the linter must report on them. test-fixtures/README.md describes the comments.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Configuration, defaultConfiguration } from "../../src/core/linter/configuration";
import type { Finding } from "../../src/core/linter/finding";
import { noProject, type Project } from "../../src/core/linter/project";
import { parseVersion } from "../../src/core/linter/version";
import { pytestFileNames } from "../../src/core/semantics/pytest-setup";
import { LineTable } from "../../src/core/text/lines";
import { inEnglish } from "../../src/core/text/message";
import { analyzer } from "./lint";

/** The folder with all fixtures. */
export const fixturesFolder = fileURLToPath(new URL("../../../test-fixtures/", import.meta.url));

/** A finding that a comment asks for, or that is known to be missed. Lines are zero-based. */
interface Expectation {
  readonly rule: string;
  readonly line: number;
  readonly isTodo: boolean;
}

/** The exact place of a finding and a part of its message. Lines and columns are zero-based. */
interface Caret {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly fragment: string;
}

/** A fixture and what its comments say. */
export interface Fixture {
  /** The path of the file. */
  readonly path: string;
  /** The file's name without `.py`. */
  readonly name: string;
  /** The rule under test: the folder's name. */
  readonly rule: string;
  readonly text: string;
  /** The path of the file that holds the text after all fixes. */
  readonly fixedPath: string;
  readonly expectations: readonly Expectation[];
  readonly carets: readonly Caret[];
  readonly configuration: Configuration;
  readonly project: Project;
  /** Whether all rules run on it, and not only the rule under test and those that supersede it or that it supersedes. */
  readonly allRules: boolean;
  /** Why CPython refuses the file even after all fixes; undefined when it does not. */
  readonly invalid: string | undefined;
  /** Rules that may report something new after a fix. */
  readonly fixLeaves: readonly string[];
  /** The names of the free checks that make no sense for the file. */
  readonly without: readonly string[];
}

/** Gives the fixtures of all rules, sorted by path. */
export function ruleFixtures(): Fixture[] {
  const root = join(fixturesFolder, "rules");
  if (!existsSync(root)) return [];
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: rule }) =>
      readdirSync(join(root, rule))
        .filter((file) => file.endsWith(".py") && !file.endsWith(".fixed.py"))
        .map((file) => readFixture(join(root, rule, file), rule)),
    )
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Gives the paths of all golden files, sorted. */
export function fixedFiles(): string[] {
  const root = join(fixturesFolder, "rules");
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".fixed.py"))
    .map((file) => join(root, file))
    .sort();
}

/** Reads a fixture. Throws an error that names the file and line when a comment of ours cannot be understood. */
export function readFixture(path: string, rule: string): Fixture {
  return parseFixture(path, rule, readFileSync(path, "utf8"));
}

const headerLine = /^#\s*(python|options|modules|path|project|all-rules|notebook|invalid|fix-leaves|without)(?::\s*(.*?))?\s*$/;
const expectLine = /#\s*(expect|todo)(-above)?:\s*([\w-]+(?:\s*,\s*[\w-]+)*)\s*$/;
const ownLine = /^\s*#\s*(?:(?:expect|todo)-above:|\^+|<-+)/;
const caretLine = /^(\s*)#(?:(\s*)(\^+)|\s*<(-+))\s*(.*?)\s*$/;
const almostExpectLine = /#\s*(?:expect|todo)(?:-above)?\b\s*:?/;

/** Understands the comments of a fixture; see `readFixture`. */
export function parseFixture(path: string, rule: string, text: string): Fixture {
  const lines = new LineTable(text);
  const complain = (line: number, problem: string): never => {
    throw new Error(`${path}:${line + 1}: ${problem}`);
  };
  const header = readHeader(lines);
  const expectations: Expectation[] = [];
  const carets: Caret[] = [];
  let target = -1;
  for (let line = 0; line < lines.count; line++) {
    const written = lines.textOf(line);
    const isOwn = ownLine.test(written);
    if (!isOwn) target = line;
    const caret = isOwn ? caretLine.exec(written) : undefined;
    if (caret) {
      const [, indent = "", gap = "", marks = "", dashes = "", fragment = ""] = caret;
      const start = dashes ? indent.length : indent.length + 1 + gap.length;
      carets.push({ line: target, start, end: start + Math.max(marks.length, dashes.length), fragment });
      continue;
    }
    const match = expectLine.exec(written);
    if (!match) {
      if (almostExpectLine.test(written)) complain(line, "This looks like an expectation, but is not written as one.");
      continue;
    }
    const [, word, above, ids = ""] = match;
    if (above && !isOwn) complain(line, `\`${word}-above\` must stand on a line of its own.`);
    if (above && target < 0) complain(line, `There is no line above \`${word}-above\`.`);
    for (const id of ids.split(/\s*,\s*/)) expectations.push({ rule: id, line: target, isTodo: word === "todo" });
  }
  const has = (name: string): boolean => header.has(name);
  const list = (name: string): string[] => (header.get(name) ?? "").split(/[\s,]+/).filter(Boolean);
  const modules = new Set(list("modules"));
  return {
    path,
    name: basename(path, ".py"),
    rule,
    text,
    fixedPath: path.replace(/\.py$/, ".fixed.py"),
    expectations,
    carets,
    configuration: {
      ...defaultConfiguration,
      ...(has("python") ? { target: readTarget(path, header.get("python") ?? "") } : {}),
      isNotebook: has("notebook"),
      ...(has("options") ? (JSON.parse(header.get("options") ?? "") as Partial<Configuration>) : {}),
    },
    project:
      has("path") || has("project")
        ? projectWith(header.get("path") ?? "main.py", text, JSON.parse(header.get("project") ?? "{}") as Readonly<Record<string, string>>)
        : modules.size > 0
          ? { ...noProject, hasModule: (name) => modules.has(name) }
          : noProject,
    allRules: has("all-rules"),
    invalid: header.get("invalid"),
    fixLeaves: list("fix-leaves"),
    without: list("without"),
  };
}

/** A project with a fixture at a path and some other files beside it, by their paths. */
function projectWith(path: string, text: string, others: Readonly<Record<string, string>>): Project {
  const root = "/project";
  const files = new Map(Object.entries({ ...others, [path]: text }).map(([name, content]) => [`${root}/${name}`, content]));
  const modules = analyzer.modulesOf(
    analyzer.moduleFiles((one) => files.get(one)),
    [root],
  );
  return {
    hasModule: (name) => files.has(`${root}/${name}.py`) || files.has(`${root}/${name}/__init__.py`),
    modules,
    moduleName: modules.nameOf(`${root}/${path}`),
    pytestFiles: () =>
      [...files].flatMap(([file, content]) => {
        const name = file.slice(file.lastIndexOf("/") + 1);
        return pytestFileNames.includes(name) ? [{ name, text: content }] : [];
      }),
  };
}

/** The header comments: they stand at the very top, before any other line but comments. */
function readHeader(lines: LineTable): Map<string, string> {
  const header = new Map<string, string>();
  for (let line = 0; line < lines.count; line++) {
    const written = lines.textOf(line).replace(/^\uFEFF/, "");
    if (!written.startsWith("#")) break;
    const match = headerLine.exec(written);
    if (match) header.set(match[1] as string, match[2] ?? "");
  }
  return header;
}

function readTarget(path: string, written: string): Configuration["target"] {
  const [first = "", last = first] = written.split("-");
  const oldest = parseVersion(first);
  const newest = parseVersion(last);
  if (oldest === undefined || newest === undefined)
    throw new Error(`${path}: \`# python: ${written}\` is neither \`3.12\` nor \`3.9-3.14\`.`);
  return { oldest, newest, source: "setting" };
}

/**
 * Compares findings with what a fixture asks for, one to one. Gives a sentence for each difference, in the order of the lines; none
 * when all is as it should be.
 */
export function differences(fixture: Fixture, findings: readonly Finding[]): string[] {
  const lines = new LineTable(fixture.text);
  const problems: { line: number; sentence: string }[] = [];
  const add = (line: number, sentence: string) => problems.push({ line, sentence });
  const unmet = [...fixture.expectations];
  for (const finding of findings) {
    const { line, character } = lines.positionAt(finding.range.start);
    const index = unmet.findIndex((one) => one.rule === finding.rule && one.line === line);
    const [expectation] = index >= 0 ? unmet.splice(index, 1) : [];
    if (expectation?.isTodo) add(line, `${finding.rule} is reported now: turn its \`todo\` into \`expect\``);
    if (!expectation) add(line, `unexpected ${finding.rule} at column ${character + 1}: ${inEnglish(finding.message)}`);
  }
  for (const { rule, line, isTodo } of unmet) {
    if (!isTodo) add(line, `expected ${rule}, but it is not reported`);
  }
  const unclaimed = [...findings];
  for (const caret of fixture.carets) {
    const index = unclaimed.findIndex((finding) => {
      const start = lines.positionAt(finding.range.start);
      const end = Math.min(finding.range.end, lines.endOf(start.line)) - lines.startOf(start.line);
      return (
        start.line === caret.line &&
        start.character === caret.start &&
        end === caret.end &&
        inEnglish(finding.message).includes(caret.fragment)
      );
    });
    if (index >= 0) {
      unclaimed.splice(index, 1);
      continue;
    }
    const got = findings
      .filter((finding) => lines.lineAt(finding.range.start) === caret.line)
      .map(
        (finding) =>
          `columns ${lines.positionAt(finding.range.start).character + 1}-${lines.positionAt(finding.range.end).character} "${inEnglish(finding.message)}"`,
      );
    add(caret.line, `expected columns ${caret.start + 1}-${caret.end} "${caret.fragment}", got ${got.join(" and ") || "nothing"}`);
  }
  return problems.sort((a, b) => a.line - b.line).map(({ line, sentence }) => `${fixture.path}:${line + 1}: ${sentence}`);
}
