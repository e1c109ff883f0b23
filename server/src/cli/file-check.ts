/** Checks single files; whatever goes wrong with one of them leaves the others' findings alone. */
import type { Settings } from "../../../shared/settings";
import { type Dependencies, recorded } from "../cache/dependencies";
import { hashOf } from "../cache/disk";
import { resolveConfiguration } from "../config/resolve-configuration";
import type { Analyzer } from "../core/analyzer";
import type { Configuration } from "../core/linter/configuration";
import type { Finding } from "../core/linter/finding";
import { isQuiet } from "../core/quiet-files";
import { rules } from "../core/rules";
import { maximumLength } from "../core/syntax/guard";
import type { SkipReason } from "../core/syntax/source-file";
import { type Message, message } from "../core/text/message";
import { decode } from "./decode";
import { folderOf, reasonOf, shownPath } from "./files";
import { appliedFix } from "./fix";
import type { CheckOptions } from "./options";
import { type FileOutcome, plainFinding } from "./outcome";
import type { Projects } from "./projects";
import type { Notice } from "./report";

/** What holds for all files of a check. */
export interface CheckSurroundings {
  readonly options: CheckOptions;
  /** What holds where neither the command line nor a `pyproject.toml` says anything. */
  readonly settings: Settings;
  /** An absolute path with forward slashes. */
  readonly workingDirectory: string;
  /** Whether files are passed over in which nothing can be found. */
  readonly skipsQuietFiles: boolean;
}

/** The configuration of a file. */
export function configurationOf(
  path: string,
  projects: Projects,
  { options, settings, workingDirectory }: CheckSurroundings,
): Configuration {
  const { pyproject, environment } = projects.aroundFolder(folderOf(path));
  return resolveConfiguration({
    path,
    isNotebook: false,
    rules,
    settings,
    folder: workingDirectory,
    pyproject,
    environment,
    commandLine: options.choices,
  }).configuration;
}

/** What the check of a file gave, and what it depends on where that is known. */
export interface CheckedFile {
  readonly outcome: FileOutcome;
  readonly dependencies: Dependencies | undefined;
}

/** Checks a file by its content. Throws nothing that the file, its folder or its content can cause. */
export function checkFile(
  path: string,
  bytes: Uint8Array,
  analyzer: Analyzer,
  projects: Projects,
  surroundings: CheckSurroundings,
): CheckedFile {
  try {
    return attempt(path, bytes, analyzer, projects, surroundings);
  } catch (error) {
    return failed(path, message("the check of this file failed: {reason}", { reason: reasonOf(error) }), surroundings);
  }
}

/** The outcome of a file that could not be checked. */
export function failed(path: string, why: Message, surroundings: CheckSurroundings): CheckedFile {
  return withoutFindings("failed", noticeOf("error", path, why, surroundings));
}

function attempt(path: string, bytes: Uint8Array, analyzer: Analyzer, projects: Projects, surroundings: CheckSurroundings): CheckedFile {
  const decoded = decode(bytes);
  if ("skipped" in decoded) return withoutFindings("skipped", noticeOf("note", path, decoded.skipped, surroundings));
  if ("failed" in decoded) return failed(path, decoded.failed, surroundings);
  const fileProject = projects.projectOf(path);
  const configuration = configurationOf(path, projects, surroundings);
  // Other files may import this one too: it is read once for all.
  const imported = fileProject.modules.fileOf(path);
  const file = imported?.text === decoded.text ? imported : analyzer.read(decoded.text);
  if (file.skipped) return withoutFindings("skipped", noticeOf("note", path, skipNotice(file.skipped), surroundings));
  const { project, dependencies } = recorded(fileProject, hashOf);
  const isPassedOver = surroundings.skipsQuietFiles && isQuiet(file, project);
  const { findings, failures } = isPassedOver
    ? { findings: [], failures: [] }
    : analyzer.lint({ file, configuration, project, withFixes: true });
  const fixable = findings.flatMap((finding: Finding, index) => (appliedFix(finding, "safe", file, analyzer) ? [index] : []));
  const notices = failures.map(({ rule, error }) =>
    noticeOf("error", path, message("the rule `{rule}` failed on this file: {reason}", { rule, reason: reasonOf(error) }), surroundings),
  );
  return { outcome: { notices, kind: "parsed", findings: findings.map(plainFinding), fixable }, dependencies: dependencies() };
}

function withoutFindings(kind: FileOutcome["kind"], notice: Notice): CheckedFile {
  return { outcome: { notices: [notice], kind, findings: [], fixable: [] }, dependencies: undefined };
}

function noticeOf(kind: Notice["kind"], path: string, text: Message, { options, workingDirectory }: CheckSurroundings): Notice {
  return { kind, path: shownAs(path, options, workingDirectory), message: text };
}

/** How a file is named in the report. */
export function shownAs(path: string, { standardInput }: CheckOptions, workingDirectory: string): string {
  return standardInput === "-" ? "-" : shownPath(workingDirectory, path);
}

function skipNotice(reason: SkipReason): Message {
  switch (reason) {
    case "too-large":
      return message("not checked, because it has more than {limit} characters", { limit: String(maximumLength) });
    case "too-deep":
      return message("not checked, because it has more nested blocks or brackets than Python accepts");
    case "too-slow":
      return message("not checked, because reading it took too long");
    case "parser-failed":
      return message("not checked, because the parser failed on it");
  }
}
