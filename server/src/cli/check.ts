/** Checks files: those that are as they were when they were last checked by what was found then, the others one by one or in several threads. */
import type { Settings } from "../../../shared/settings";
import { Cache, type Present } from "../cache/cache";
import { Contents } from "../cache/contents";
import { cachesIn, disk, hashOf } from "../cache/disk";
import { matches, passedOverFolders } from "../config/globs";
import { excludingPatterns } from "../config/resolve-configuration";
import type { Analyzer } from "../core/analyzer";
import { rules } from "../core/rules";
import { LineTable } from "../core/text/lines";
import { type Message, message } from "../core/text/message";
import { decode, encode } from "./decode";
import { type CheckedFile, type CheckSurroundings, checkFile, configurationOf, failed, shownAs } from "./file-check";
import { absolute, folderOf, kindOf, pythonFilesIn, readBytes, reasonOf, replaceContent, sameBytes, shownPath, sizeOf } from "./files";
import { fixText } from "./fix";
import type { CheckOptions } from "./options";
import { type FileOutcome, fileFindings, linesOf } from "./outcome";
import { type LocatedPyproject, Projects } from "./projects";
import type { FileFindings, Notice, Report } from "./report";
import { checkInThreads, type StartThread } from "./threads";

/** What a check takes beside its options. */
export interface CheckInputs {
  loadAnalyzer(): Promise<Analyzer>;
  readonly version: string;
  /** An absolute path as the platform writes it. */
  readonly workingDirectory: string;
  /** What holds where neither the command line nor a `pyproject.toml` says anything. */
  readonly settings: Settings;
  /** The folder of the environment whose packages the code uses, where somebody named one: an absolute path. */
  readonly chosenEnvironment: string | undefined;
  /** The content of the standard input, where that is to be checked. */
  readonly standardInput: Uint8Array | undefined;
  /** Where what was found is kept for the next time; undefined: nowhere. */
  readonly cacheFolder: string | undefined;
  /** Whether files are passed over in which nothing can be found. Without it, the same is found; benchmarks compare the two. */
  readonly skipsQuietFiles: boolean;
  /** Tells apart builds of the same version, which may find different things. */
  readonly build: string;
  /** How many threads may check at the same time; undefined: as many as are worth it. */
  readonly workers: number | undefined;
  /** How many threads the machine can run at the same time. */
  readonly processors: number;
  readonly startThread: StartThread | undefined;
  /** Ends the check early. What was found until then is kept for the next time. */
  readonly signal: AbortSignal;
  /** Is told how many of how many are done. */
  onProgress(done: number, all: number): void;
}

/** What a check gives. `fixedInput` is the standard input after `--fix`, also where nothing was mended. */
export interface CheckResult {
  readonly report: Report;
  readonly fixedInput: Uint8Array | undefined;
}

/** So many bytes must a further thread have to check: with fewer, starting it takes longer than it helps. */
const bytesPerThread = 1_500_000;

/** More threads than this are not started by themselves: each reads the modules anew that several files share. */
const mostThreads = 8;

/** The longest time in milliseconds that the check goes on without asking whether it shall end. */
const turnMilliseconds = 50;

/** Runs a check. Gives undefined where it was ended early. Throws nothing that a file, its folder or its content can cause. */
export function check(options: CheckOptions, inputs: CheckInputs): Promise<CheckResult | undefined> {
  return new Check(options, inputs).run();
}

class Check {
  private readonly workingDirectory: string;
  private readonly surroundings: CheckSurroundings;
  private readonly projects: Projects;
  private readonly contents = new Contents(disk);
  private readonly notices: Notice[] = [];
  private readonly outcomes = new Map<string, FileOutcome>();
  private readonly usedPyprojects = new Set<LocatedPyproject>();
  private analyzer: Analyzer | undefined;
  private fixed = 0;
  private lastTurn = performance.now();
  private fixedInput: Uint8Array | undefined;

  constructor(
    private readonly options: CheckOptions,
    private readonly inputs: CheckInputs,
  ) {
    this.workingDirectory = absolute(inputs.workingDirectory, ".");
    this.surroundings = {
      options,
      settings: inputs.settings,
      workingDirectory: this.workingDirectory,
      skipsQuietFiles: inputs.skipsQuietFiles,
    };
    this.projects = new Projects(
      () => this.loaded,
      this.workingDirectory,
      inputs.chosenEnvironment,
      inputs.cacheFolder === undefined ? undefined : this.contents,
    );
  }

  async run(): Promise<CheckResult | undefined> {
    const start = performance.now();
    const { standardInput } = this.options;
    const found: FileFindings[] = [];
    let paths: readonly string[];
    if (standardInput !== undefined) {
      paths = [absolute(this.workingDirectory, standardInput)];
      await this.load();
      for (const path of paths) found.push(...this.fixAndCheck(path));
    } else {
      paths = this.findFiles();
      if (this.options.fix) {
        await this.load();
        for (const [index, path] of paths.entries()) {
          if (await this.isOver()) break;
          this.inputs.onProgress(index, paths.length);
          found.push(...this.fixAndCheck(path));
        }
      } else {
        await this.checkAll(paths);
        for (const path of paths) {
          const outcome = this.outcomes.get(path);
          if (outcome && outcome.findings.length > 0)
            found.push(fileFindings(this.shown(path), outcome, linesOf(path), this.workingDirectory));
        }
      }
    }
    if (this.inputs.signal.aborted) return undefined;
    const outcomes = paths.map((path) => this.outcomes.get(path));
    this.notices.push(...outcomes.flatMap((outcome) => outcome?.notices ?? []));
    for (const path of paths) {
      const { pyproject } = this.projects.aroundFolder(folderOf(path));
      if (pyproject) this.usedPyprojects.add(pyproject);
    }
    this.reportPyprojects();
    const summary = {
      files: paths.length,
      parsed: outcomes.filter((one) => one?.kind === "parsed").length,
      skipped: outcomes.filter((one) => one?.kind === "skipped").length,
      fixed: this.fixed,
      seconds: Math.round(performance.now() - start) / 1000,
    };
    const report = { version: this.inputs.version, rules, files: found, notices: this.notices, summary };
    return { report, fixedInput: this.fixedInput };
  }

  private get loaded(): Analyzer {
    if (!this.analyzer) throw new Error("the analyzer is not loaded yet.");
    return this.analyzer;
  }

  private async load(): Promise<void> {
    this.analyzer ??= await this.inputs.loadAnalyzer();
  }

  // --- Checking -------------------------------------------------------------------------------------------------------

  private async checkAll(paths: readonly string[]): Promise<void> {
    const { inputs } = this;
    const cache = this.openCache();
    const present = new Map<string, Present>();
    const left: string[] = [];
    for (const path of paths) {
      if (cache) {
        const configuration = hashOf(JSON.stringify(configurationOf(path, this.projects, this.surroundings)));
        present.set(path, { configuration, ...this.projects.presentOf(path) });
      }
      const known = cache?.lookup(path, present.get(path) as Present);
      if (known) this.outcomes.set(path, known);
      else left.push(path);
    }
    let done = paths.length - left.length;
    const take = (path: string, { outcome, dependencies }: CheckedFile, project: string): void => {
      this.outcomes.set(path, outcome);
      inputs.onProgress(++done, paths.length);
      const mayBeKept = dependencies && outcome.notices.every(({ kind }) => kind === "note");
      if (cache && mayBeKept) {
        const { configuration, moduleName } = present.get(path) as Present;
        cache.store(path, { configuration, moduleName, dependencies, outcome, project });
      }
    };
    const threads = this.threadsFor(left);
    if (threads > 1 && inputs.startThread) {
      await checkInThreads(left, threads, inputs.startThread, {
        surroundings: this.surroundings,
        chosenEnvironment: inputs.chosenEnvironment,
        signal: inputs.signal,
        sizeOf,
        onSeen: (path, seen) => cache?.saw(path, seen),
        onProject: ({ folders, files }) => cache?.storeProject(folders, files) ?? "",
        onChecked: take,
      });
    } else if (left.length > 0) {
      await this.load();
      const projectIds = new Map<string, string>();
      for (const path of left) {
        if (await this.isOver()) break;
        const checked = this.checkNow(path);
        for (const [seenPath, seen] of this.contents.takeFresh()) cache?.saw(seenPath, seen);
        const list = this.projects.listOf(path);
        if (cache && list && !projectIds.has(list.root)) projectIds.set(list.root, cache.storeProject(list.folders, list.files));
        take(path, checked, (list && projectIds.get(list.root)) ?? "");
      }
    }
    cache?.save();
  }

  /** Tells whether the check shall end. Nothing outside of it is heard of but while it waits here. */
  private async isOver(): Promise<boolean> {
    if (performance.now() - this.lastTurn > turnMilliseconds) {
      await new Promise((resolve) => setImmediate(resolve));
      this.lastTurn = performance.now();
    }
    return this.inputs.signal.aborted;
  }

  private checkNow(path: string): CheckedFile {
    const bytes = this.contents.read(path);
    return bytes ? checkFile(path, bytes, this.loaded, this.projects, this.surroundings) : this.unreadable(path);
  }

  private unreadable(path: string): CheckedFile {
    let reason = "";
    try {
      readBytes(path);
    } catch (error) {
      reason = reasonOf(error);
    }
    return failed(path, message("the file cannot be read: {reason}", { reason }), this.surroundings);
  }

  private openCache(): Cache<FileOutcome> | undefined {
    const { cacheFolder, chosenEnvironment, version, build } = this.inputs;
    if (cacheFolder === undefined) return undefined;
    return new Cache(cachesIn(cacheFolder), [this.workingDirectory, chosenEnvironment ?? ""].join("\n"), `${version} ${build}`);
  }

  private threadsFor(paths: readonly string[]): number {
    const { workers, processors } = this.inputs;
    if (workers !== undefined) return Math.min(workers, paths.length);
    const bytes = paths.reduce((sum, path) => sum + sizeOf(path), 0);
    return Math.min(processors, mostThreads, Math.ceil(bytes / bytesPerThread), paths.length);
  }

  // --- Fixing ---------------------------------------------------------------------------------------------------------

  /** Checks a file after it was mended, where that is wanted. Gives what was found, if anything. */
  private fixAndCheck(path: string): FileFindings[] {
    try {
      return this.attemptToFix(path);
    } catch (error) {
      const text = message("the check of this file failed: {reason}", { reason: reasonOf(error) });
      this.outcomes.set(path, failed(path, text, this.surroundings).outcome);
      return [];
    }
  }

  private attemptToFix(path: string): FileFindings[] {
    const { standardInput } = this.inputs;
    let bytes = standardInput ?? this.contents.read(path);
    if (!bytes) {
      this.outcomes.set(path, this.unreadable(path).outcome);
      return [];
    }
    // Whoever pipes a text through `--fix` must get it back, also when it is passed over.
    if (this.options.fix && standardInput) this.fixedInput = standardInput;
    const decoded = decode(bytes);
    if (this.options.fix && "text" in decoded) {
      const analyzer = this.loaded;
      const request = { configuration: configurationOf(path, this.projects, this.surroundings), project: this.projects.projectOf(path) };
      const mended = fixText(decoded.text, this.options.fix, analyzer, request);
      const after = encode(mended.text, decoded.hasByteOrderMark);
      if (this.write(path, bytes, after)) {
        bytes = after;
        this.fixed += mended.fixed;
      }
    }
    const { outcome } = checkFile(path, bytes, this.loaded, this.projects, this.surroundings);
    this.outcomes.set(path, outcome);
    const text = decode(bytes);
    if (outcome.findings.length === 0 || !("text" in text)) return [];
    return [fileFindings(this.shown(path), outcome, new LineTable(text.text), this.workingDirectory)];
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

  // --- Files ----------------------------------------------------------------------------------------------------------

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

  private notice(kind: Notice["kind"], path: string, text: Message): void {
    this.notices.push({ kind, path: this.shown(path), message: text });
  }

  private shown(path: string): string {
    return shownAs(path, this.options, this.workingDirectory);
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
