/** Checks files, one after the other; whatever goes wrong with one of them leaves the others' findings alone. */
import type { Settings } from "../../../shared/settings";
import { matches, passedOverFolders } from "../config/globs";
import { excludingPatterns, resolveConfiguration } from "../config/resolve-configuration";
import type { Analyzer } from "../core/analyzer";
import type { Finding, OtherFile } from "../core/linter/finding";
import { maximumLength } from "../core/syntax/guard";
import type { SkipReason } from "../core/syntax/source-file";
import { LineTable } from "../core/text/lines";
import { type Message, message } from "../core/text/message";
import { decode, encode } from "./decode";
import { absolute, folderOf, kindOf, pythonFilesIn, readBytes, reasonOf, replaceContent, sameBytes, shownPath } from "./files";
import { appliedFix, fixText } from "./fix";
import type { CheckOptions } from "./options";
import { type LocatedPyproject, Projects } from "./projects";
import type { FileFindings, Notice, Report } from "./report";

/** What a check takes beside its options. */
export interface CheckInputs {
  readonly analyzer: Analyzer;
  readonly version: string;
  /** An absolute path as the platform writes it. */
  readonly workingDirectory: string;
  /** What holds where neither the command line nor a `pyproject.toml` says anything. */
  readonly settings: Settings;
  /** The folder of the environment whose packages the code uses, where somebody named one: an absolute path. */
  readonly chosenEnvironment: string | undefined;
  /** The content of the standard input, where that is to be checked. */
  readonly standardInput: Uint8Array | undefined;
  /** Is told before each file how many of how many are done. */
  onProgress(done: number, all: number): void;
}

/** What a check gives. `fixedInput` is the standard input after `--fix`, also where nothing was mended. */
export interface CheckResult {
  readonly report: Report;
  readonly fixedInput: Uint8Array | undefined;
}

/** Runs a check. Throws nothing that a file, its folder or its content can cause. */
export function check(options: CheckOptions, inputs: CheckInputs): CheckResult {
  return new Check(options, inputs).run();
}

class Check {
  private readonly workingDirectory: string;
  private readonly projects: Projects;
  private readonly notices: Notice[] = [];
  private readonly found: FileFindings[] = [];
  private readonly usedPyprojects = new Set<LocatedPyproject>();
  private parsed = 0;
  private skipped = 0;
  private fixed = 0;
  private fixedInput: Uint8Array | undefined;

  constructor(
    private readonly options: CheckOptions,
    private readonly inputs: CheckInputs,
  ) {
    this.workingDirectory = absolute(inputs.workingDirectory, ".");
    this.projects = new Projects(inputs.analyzer, this.workingDirectory, inputs.chosenEnvironment);
  }

  run(): CheckResult {
    const start = performance.now();
    const { standardInput } = this.options;
    const paths = standardInput === undefined ? this.findFiles() : [absolute(this.workingDirectory, standardInput)];
    for (const [index, path] of paths.entries()) {
      this.inputs.onProgress(index, paths.length);
      try {
        this.checkFile(path);
      } catch (error) {
        this.notice("error", path, message("the check of this file failed: {reason}", { reason: reasonOf(error) }));
      }
    }
    this.reportPyprojects();
    const summary = {
      files: paths.length,
      parsed: this.parsed,
      skipped: this.skipped,
      fixed: this.fixed,
      seconds: Math.round(performance.now() - start) / 1000,
    };
    const report = { version: this.inputs.version, rules: this.rules, files: this.found, notices: this.notices, summary };
    return { report, fixedInput: this.fixedInput };
  }

  private get rules() {
    return this.inputs.analyzer.linter.rules;
  }

  /** All files to check, each once, sorted by the path that is shown. Files that were named are checked whatever they are called. */
  private findFiles(): string[] {
    const files = new Set<string>();
    for (const written of this.options.paths) {
      const path = absolute(this.workingDirectory, written);
      const kind = kindOf(path);
      // Reading what is unreadable will tell the reason.
      if (kind === "file" || kind === "unreadable") files.add(path);
      else if (kind === "folder") for (const file of this.filesIn(path)) files.add(file);
      else if (kind === "nothing") this.notices.push({ kind: "error", path: written, message: message("there is no such file or folder") });
      else this.notices.push({ kind: "error", path: written, message: message("this is neither a file nor a folder") });
    }
    const key = (path: string) => shownPath(this.workingDirectory, path);
    return [...files].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }

  private filesIn(folder: string): Iterable<string> {
    return pythonFilesIn(folder, {
      isPassedOver: (path, isFolder) => {
        const name = path.slice(path.lastIndexOf("/") + 1);
        if (isFolder && passedOverFolders.has(name)) return true;
        const { pyproject } = this.projects.aroundFolder(folderOf(path));
        const patterns = excludingPatterns({
          settings: this.inputs.settings,
          folder: this.workingDirectory,
          pyproject,
          commandLine: this.options.choices,
        });
        return patterns.some((list) => matches(path, list));
      },
      onFailure: (path, error) => this.notice("error", path, message("the folder cannot be read: {reason}", { reason: reasonOf(error) })),
    });
  }

  private checkFile(path: string): void {
    const bytes = this.read(path);
    if (!bytes) return;
    const decoded = decode(bytes);
    if ("skipped" in decoded) return this.skip(path, decoded.skipped, bytes);
    if ("failed" in decoded) return this.notice("error", path, decoded.failed);
    const { analyzer } = this.inputs;
    const { pyproject, environment } = this.projects.aroundFolder(folderOf(path));
    if (pyproject) this.usedPyprojects.add(pyproject);
    const { configuration } = resolveConfiguration({
      path,
      isNotebook: false,
      rules: this.rules,
      settings: this.inputs.settings,
      folder: this.workingDirectory,
      pyproject,
      environment,
      commandLine: this.options.choices,
    });
    const project = this.projects.projectOf(path);
    const request = { configuration, project };
    let { text } = decoded;
    if (this.options.fix) {
      const mended = fixText(text, this.options.fix, analyzer, request);
      const after = encode(mended.text, decoded.hasByteOrderMark);
      if (this.write(path, bytes, after)) {
        text = mended.text;
        this.fixed += mended.fixed;
      }
    }
    // Other files may import this one too: it is read once for all.
    const imported = project.modules.fileOf(path);
    const file = imported?.text === text ? imported : analyzer.read(text);
    if (file.skipped) return this.skip(path, skipNotice(file.skipped), bytes);
    this.parsed++;
    const { findings, failures } = analyzer.lint({ file, ...request, withFixes: true });
    for (const { rule, error } of failures) {
      this.notice("error", path, message("the rule `{rule}` failed on this file: {reason}", { rule, reason: reasonOf(error) }));
    }
    if (findings.length === 0) return;
    const shown = findings.map((finding) => this.withShownPlaces(finding));
    const fixable = new Set(shown.filter((finding: Finding) => appliedFix(finding, "safe", file, analyzer)));
    this.found.push({ path: this.shown(path), lines: file.lines, findings: shown, fixable });
  }

  /** A finding whose places and edits in other files name these as they are shown. */
  private withShownPlaces(finding: Finding): Finding {
    const shown = (file: OtherFile): OtherFile => ({ ...file, path: shownPath(this.workingDirectory, file.path) });
    if (finding.related.every((place) => !place.file) && finding.fixes.every((fix) => !fix.otherFiles)) return finding;
    return {
      ...finding,
      related: finding.related.map((place) => (place.file ? { ...place, file: shown(place.file) } : place)),
      fixes: finding.fixes.map((fix) =>
        fix.otherFiles ? { ...fix, otherFiles: fix.otherFiles.map(({ file, edits }) => ({ file: shown(file), edits })) } : fix,
      ),
    };
  }

  private read(path: string): Uint8Array | undefined {
    if (this.inputs.standardInput) return this.inputs.standardInput;
    try {
      return readBytes(path);
    } catch (error) {
      this.notice("error", path, message("the file cannot be read: {reason}", { reason: reasonOf(error) }));
      return undefined;
    }
  }

  /** Puts mended content where it belongs. Gives false when it was not possible. */
  private write(path: string, before: Uint8Array, after: Uint8Array): boolean {
    if (this.inputs.standardInput) {
      this.fixedInput = after;
      return true;
    }
    if (sameBytes(before, after)) return true;
    const failure = replaceContent(path, before, after);
    if (failure) this.notice("error", path, failure);
    else this.projects.changed(path);
    return !failure;
  }

  private skip(path: string, why: Message, bytes: Uint8Array): void {
    this.skipped++;
    // Whoever pipes a text through `--fix` must get it back.
    if (this.options.fix && this.inputs.standardInput) this.fixedInput = bytes;
    this.notice("note", path, why);
  }

  private notice(kind: Notice["kind"], path: string, text: Message): void {
    this.notices.push({ kind, path: this.shown(path), message: text });
  }

  private shown(path: string): string {
    return this.options.standardInput === "-" ? "-" : shownPath(this.workingDirectory, path);
  }

  private reportPyprojects(): void {
    for (const { folder, text, content } of this.usedPyprojects) {
      const lines = new LineTable(text);
      for (const problem of content.problems) {
        const path = shownPath(this.workingDirectory, `${folder}/pyproject.toml`);
        const place = problem.range && lines.positionAt(problem.range.start);
        this.notices.push({
          kind: "error",
          path: place ? `${path}:${place.line + 1}:${place.character + 1}` : path,
          message: problem.message,
        });
      }
    }
  }
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
