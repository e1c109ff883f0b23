/**
 * What the server knows between two messages: the open documents, the configuration, the client. It gives handlers one
 * consistent view of a document at a time and keeps nothing that could be computed from the current text.
 */
import { type Connection, MessageType, ShowMessageNotification, type ShowMessageParams } from "vscode-languageserver";
import {
  type EnvironmentsParams,
  type InitializationOptions,
  type ParsingParams,
  parsingNotification,
  type ReadFileParams,
  readFileRequest,
  type StatusParams,
  statusNotification,
} from "../../../shared/protocol";
import type { Analyzer } from "../core/analyzer";
import type { LintRequest, LintResult } from "../core/linter/linter";
import type { Reports } from "../core/linter/reports";
import { type TargetVersion, versionText } from "../core/linter/version";
import { summaryOf } from "../core/project/summary";
import { maximumLength } from "../core/syntax/guard";
import type { SkipReason, SourceFile } from "../core/syntax/source-file";
import { type Message, message } from "../core/text/message";
import type { Translator } from "../core/text/translate";
import type { ClientProfile } from "./client-profile";
import { ConfigurationStore, type ResourceConfiguration } from "./configuration-store";
import { type OpenDocument, OpenDocuments } from "./documents";
import type { Host } from "./host";
import type { ScanOutcome } from "./name-scan";
import { type AskedProject, Projects } from "./projects";
import { nextTurn, type OnceLog } from "./run-safe";
import { textHash } from "./text-hash";
import { baseName, fileOf, folderOf, schemeOf } from "./uri";
import { WorkProgress } from "./work-progress";

/** All that is known about a document at one moment. It belongs to one text and never changes. */
export interface Analysis {
  readonly uri: string;
  readonly version: number | null;
  readonly file: SourceFile;
  readonly resource: ResourceConfiguration;
  /** What linting took, for handlers that lint again with fixes or another text. */
  readonly request: LintRequest;
  readonly result: LintResult;
  /** What the rules reported about the last text without a syntax error, to go on from after the next edit; only for large files. */
  readonly reports?: Reports | undefined;
  /**
   * Whether the rules have looked at the whole text as it is. In a large file they look at the statement that was edited first; what they say about the
   * others is then from before, until the next moment in which nobody types.
   */
  readonly isSettled: boolean;
  /** Why the file is not analysed though it should be. */
  readonly notice: Message | undefined;
  readonly milliseconds: number;
  /** The names of the modules that the findings depend on. */
  readonly asked: ReadonlySet<string>;
}

/** Texts of so many characters are analysed step by step. Smaller ones take a moment only. */
const lengthOfLargeFiles = 5000;

/** Milliseconds for which a large file is analysed at a time: in between, whoever types is served. */
const sliceOfTime = 8;

/** Milliseconds without a change after which a large file is looked at as a whole. */
const restBeforeSettling = 250;

/** Milliseconds after a change for which nothing is done that nobody waits for: the change is analysed within them. */
const timeForTyping = 50;

/** What a session begins with. */
export interface SessionParts {
  readonly connection: Connection;
  readonly host: Host;
  readonly profile: ClientProfile;
  readonly options: InitializationOptions & { readonly settings?: unknown };
  readonly translator: Translator;
  readonly analyzer: Analyzer;
  readonly log: OnceLog;
  /** The workspace folders' URIs. */
  readonly folders: readonly string[];
}

/** One client's session, from `initialize` to `shutdown`. */
export class Session {
  readonly documents: OpenDocuments;
  readonly configurations: ConfigurationStore;
  readonly connection: Connection;
  readonly profile: ClientProfile;
  readonly translator: Translator;
  readonly analyzer: Analyzer;
  readonly log: OnceLog;
  private readonly host: Host;
  private readonly canReadFiles: boolean;
  private readonly quarantined: ReadonlySet<string>;
  private readonly projects: Projects;
  private readonly analyses = new WeakMap<OpenDocument, Analysis>();
  private readonly readingTimes = new WeakMap<OpenDocument, number>();
  /** When large documents are looked at as a whole. */
  private readonly settling = new Map<OpenDocument, ReturnType<typeof setTimeout>>();
  /** What other files see of each open document, by its URI. */
  private readonly summaries = new Map<string, string>();
  private folders: readonly string[];
  /** Resolves when the open documents have been looked at with all names. */
  private lookingAgain: Promise<void> = Promise.resolve();
  /** How many analyses are being made. */
  private working = 0;
  /** Until when work that nobody waits for is put off, in milliseconds since 1970. */
  private heldBackUntil = 0;

  /** Is told which open documents have other findings since another file changed. */
  onDependantsChanged: (documents: readonly OpenDocument[]) => void = () => {};

  /** Begins a session. */
  constructor(parts: SessionParts) {
    this.connection = parts.connection;
    this.profile = parts.profile;
    this.translator = parts.translator;
    this.analyzer = parts.analyzer;
    this.log = parts.log;
    this.host = parts.host;
    this.canReadFiles = parts.options.canReadFiles === true;
    this.quarantined = new Set(Array.isArray(parts.options.quarantined) ? parts.options.quarantined : []);
    this.folders = parts.folders.map(withoutSlash);
    this.documents = new OpenDocuments(parts.analyzer);
    const { host } = parts;
    this.projects = new Projects(
      parts.analyzer,
      {
        exists:
          host.exists && ((uri) => this.documents.get(uri) !== undefined || (schemeOf(uri) === "file" && host.exists?.(uri) === true)),
        list: (uri) => (schemeOf(uri) === "file" ? host.listFolder?.(uri)?.map(encodeURIComponent) : undefined),
        readText: (uri) => this.documents.get(uri)?.source.text ?? (schemeOf(uri) === "file" ? host.readFileNow?.(uri) : undefined),
      },
      {
        isBusy: () => this.working > 0 || Date.now() < this.heldBackUntil,
        showScan: (folder, cancel) => this.showScan(folder, cancel),
        scanned: (folder, outcome) => this.scanned(folder, outcome),
      },
    );
    this.configurations = new ConfigurationStore(
      {
        connection: parts.connection,
        profile: parts.profile,
        rules: parts.analyzer.linter.rules,
        folders: () => this.folders,
        readFile: (uri) => this.readFile(uri),
        report: (where, problem) => this.reportProblem(where, problem),
      },
      parts.options.settings,
    );
  }

  /** Takes a change of the workspace folders. */
  changeFolders(added: readonly string[], removed: readonly string[]): void {
    const gone = new Set(removed.map(withoutSlash));
    this.folders = [...this.folders.filter((folder) => !gone.has(folder)), ...added.map(withoutSlash)];
    this.configurations.drop();
  }

  /** Analyses an open document as it is now; does nothing twice for one text and one configuration. */
  async analyse(document: OpenDocument): Promise<Analysis> {
    for (;;) {
      const analysis = (await this.analyseQuickly(document)) ?? (await this.analyseSlowly(document));
      if (analysis) return analysis;
    }
  }

  /** Analyses the whole of an open document as it is now, also where it is large. */
  async analyseAll(document: OpenDocument): Promise<Analysis> {
    for (;;) {
      const analysis = await this.analyse(document);
      if (analysis.isSettled) return analysis;
      const settled = await this.analyseSlowly(document);
      if (settled) return settled;
    }
  }

  /** The analysis of the whole of an open document as it is now with all that is known of other files; undefined where there is none yet. */
  complete(document: OpenDocument): Analysis | undefined {
    const known = this.analyses.get(document);
    const folder = folderOf(fileOf(document.uri, this.folders), this.folders);
    const isComplete = known?.isSettled && known.file.text === document.source.text;
    return isComplete && !(folder !== undefined && this.projects.isScanning(folder)) ? known : undefined;
  }

  /** Analyses an open document, and again once all names in its workspace folder are known. */
  async whenNamesAreKnown(document: OpenDocument): Promise<Analysis> {
    await this.analyse(document);
    const folder = folderOf(fileOf(document.uri, this.folders), this.folders);
    if (folder !== undefined) await this.projects.whenScanned(folder);
    await this.lookingAgain;
    return this.analyse(document);
  }

  /** What modules of some names are to a document now: the same as long as these modules are. */
  contentsOf(uri: string, names: readonly string[]): readonly (readonly [place: string, text: string])[] {
    const path = fileOf(uri, this.folders);
    return this.projects.contentsOf(path, folderOf(path, this.folders), names);
  }

  /** Analyses an open document where that takes a moment only: it is small, or has changed in one statement only. Undefined where it takes longer. */
  analyseQuickly(document: OpenDocument): Promise<Analysis | undefined> {
    return this.atWork(() => this.analyseInAMoment(document));
  }

  private async analyseInAMoment(document: OpenDocument): Promise<Analysis | undefined> {
    for (;;) {
      const resource = await this.configurations.get(document.uri);
      const { text } = document.source;
      const known = this.analyses.get(document);
      if (known && known.file.text === text && known.resource === resource) return { ...known, version: document.version };
      // Nobody else wants to know, and it takes as long as the rest.
      const hash = this.profile.isOurs || this.quarantined.size > 0 ? textHash(text) : "";
      const mayCrash = resource.isChecked && !document.source.isParsed && !this.quarantined.has(hash);
      if (mayCrash) await this.announceParsing({ uri: document.uri, hash, done: false });
      // The document may have changed while the announcement was written; then it was about another text.
      if (document.source.text !== text) continue;
      const analysis = this.analyseNow(document, resource, hash);
      if (analysis) this.accept(document, analysis);
      if (mayCrash) await this.announceParsing({ uri: document.uri, hash, done: true });
      return analysis;
    }
  }

  /** Analyses a document in slices of time, between which messages are answered. Undefined when it has changed meanwhile. */
  private analyseSlowly(document: OpenDocument): Promise<Analysis | undefined> {
    return this.atWork(() => this.analyseInSlices(document));
  }

  private async analyseInSlices(document: OpenDocument): Promise<Analysis | undefined> {
    const { uri, version, source } = document;
    const begin = Date.now();
    const resource = await this.configurations.get(uri);
    const { text } = source;
    const hash = this.profile.isOurs ? textHash(text) : "";
    if (!source.isParsed) await this.announceParsing({ uri, hash, done: false });
    if (source.text !== text) return undefined;
    const { isParsed } = source;
    const beginReading = Date.now();
    const { file } = source;
    if (!isParsed) this.readingTimes.set(document, Date.now() - beginReading);
    await this.announceParsing({ uri, hash, done: true });
    const { request, asked } = this.askingRequest(uri, file, resource);
    const reports = await this.lookInSlices(request, () => source.text === text && !this.isSettled(document, file));
    if (!reports || source.text !== text) return undefined;
    const result = this.analyzer.linter.settle(reports);
    this.reportFailures(result);
    const notice = file.skipped && skipNotices[file.skipped];
    const analysis: Analysis = {
      ...{ uri, version, file, resource, request, result, isSettled: true, notice, asked },
      reports: file.skipped || file.module.errors.length > 0 ? this.analyses.get(document)?.reports : reports,
      milliseconds: Date.now() - begin,
    };
    this.accept(document, analysis);
    return analysis;
  }

  /** Milliseconds for which nobody was served when a document was read as a whole the last time; undefined where it never was. */
  readingTimeOf(document: OpenDocument): number | undefined {
    return this.readingTimes.get(document);
  }

  /** Does what somebody waits for. */
  private async atWork<T>(work: () => Promise<T>): Promise<T> {
    this.working++;
    try {
      return await work();
    } finally {
      this.working--;
    }
  }

  /** Puts off for a moment what nobody waits for, because somebody types. */
  holdBack(): void {
    this.heldBackUntil = Date.now() + timeForTyping;
  }

  private showScan(folder: string, cancel: () => void) {
    const { translator, log } = this;
    const title = translator.say(message("Looking for the names of functions in {folder}", { folder: baseName(folder) }));
    const progress = new WorkProgress(this.connection, title, cancel, (error) => log.sayError("Showing progress", error));
    return {
      report: (count: number) =>
        progress.report(() => translator.say(message("{count} files", { count: count.toLocaleString(translator.language) }))),
      done: () => progress.done(),
    };
  }

  private scanned(folder: string, outcome: ScanOutcome): void {
    if (outcome === "complete") {
      this.lookingAgain = this.namesKnown().catch((error) => this.log.sayError("Looking at the documents again", error));
    } else if (outcome !== "stopped") {
      const reason = outcome === "cancelled" ? cancelledScan : tooManyFiles;
      this.connection.console.info(
        this.translator.say(message("{where}: {problem}", { where: folder, problem: this.translator.say(reason) })),
      );
    }
  }

  /** Has the rules look at a whole file, as long as that is still wanted. */
  private async lookInSlices(request: LintRequest, isWanted: () => boolean): Promise<Reports | undefined> {
    const { linter } = this.analyzer;
    const reports = linter.reportsOf(request);
    const steps = linter.lookAtAll(reports);
    let end = Date.now() + sliceOfTime;
    while (!steps.next().done) {
      if (Date.now() < end) continue;
      await nextTurn();
      if (!isWanted()) return undefined;
      end = Date.now() + sliceOfTime;
    }
    return reports;
  }

  private isSettled(document: OpenDocument, file: SourceFile): boolean {
    const known = this.analyses.get(document);
    return known?.file === file && known.isSettled;
  }

  private accept(document: OpenDocument, analysis: Analysis): void {
    this.analyses.set(document, analysis);
    if (analysis.isSettled) this.noteSummary(analysis);
    else this.settleSoon(document, analysis);
    this.sendStatus(analysis);
  }

  /** Looks at the whole of a large file that was edited, as soon as nobody types. */
  private settleSoon(document: OpenDocument, analysis: Analysis): void {
    clearTimeout(this.settling.get(document));
    const timer = setTimeout(() => {
      this.settling.delete(document);
      this.atWork(() => this.settle(document, analysis)).catch((error) => this.log.sayError("Looking at a whole document", error));
    }, restBeforeSettling);
    this.settling.set(document, timer);
  }

  private async settle(document: OpenDocument, analysis: Analysis): Promise<void> {
    const isWanted = (): boolean =>
      this.analyses.get(document) === analysis &&
      document.source.text === analysis.file.text &&
      this.documents.get(document.uri) === document;
    if (!isWanted()) return;
    const { request, asked } = this.askingRequest(analysis.uri, analysis.file, analysis.resource);
    const reports = await this.lookInSlices(request, isWanted);
    if (!reports || !isWanted()) return;
    const result = this.analyzer.linter.settle(reports);
    this.reportFailures(result);
    const settled: Analysis = { ...analysis, request, reports, result, asked, isSettled: true };
    this.analyses.set(document, settled);
    this.noteSummary(settled);
    if (!sameFindings(result, analysis.result)) this.onDependantsChanged([document]);
  }

  /** What linting a text of a document takes, under the configuration that holds for it. */
  requestFor(uri: string, file: SourceFile, resource: ResourceConfiguration): LintRequest {
    return this.askingRequest(uri, file, resource).request;
  }

  private askingRequest(uri: string, file: SourceFile, { configuration }: ResourceConfiguration) {
    const path = fileOf(uri, this.folders);
    const { project, asked }: AskedProject = this.projects.projectOf(path, folderOf(path, this.folders));
    const request: LintRequest = { file, configuration, project, withFixes: false };
    return { request, asked };
  }

  /**
   * Takes notice that a file may look different to other files. Gives the open documents whose findings depend on it, which are
   * analysed anew when they are next needed.
   */
  fileChanged(uri: string): OpenDocument[] {
    const names = this.projects.changed(fileOf(uri, this.folders));
    return this.documents.all().filter((document) => {
      const asked = this.analyses.get(document)?.asked;
      const depends = document.uri !== uri && asked !== undefined && [...names].some((name) => asked.has(name));
      if (depends) this.analyses.delete(document);
      return depends;
    });
  }

  /** Takes the environments of Python that the editor uses. */
  chooseEnvironments({ environments }: EnvironmentsParams): void {
    const valid = Array.isArray(environments) ? environments : [];
    this.projects.choose(new Map(valid.map(({ folder, environment }) => [withoutSlash(folder), environment])));
  }

  /** Takes notice that a document was closed: from now on, its file counts as it is on the disk. */
  forgetSummary(uri: string): void {
    this.summaries.delete(uri);
    const dependants = this.fileChanged(uri);
    if (dependants.length > 0) this.onDependantsChanged(dependants);
  }

  /** Logs what rules failed, once for each rule and stack. */
  reportFailures({ failures }: LintResult): void {
    for (const { rule, error } of failures) this.log.sayError(`Rule ${rule}`, error);
  }

  /** Forgets what was found, because something besides the texts has changed. */
  invalidate(): void {
    this.projects.forgetEnvironments();
    this.projects.scanAgain();
    for (const document of this.documents.all()) this.analyses.delete(document);
  }

  /** Finds anew what may follow from names, now that all of them are known. */
  private async namesKnown(): Promise<void> {
    const changed: OpenDocument[] = [];
    for (const document of this.documents.all()) {
      const before = this.analyses.get(document);
      if (before?.reports) {
        // One that is not settled yet is going to be looked at anyway.
        if (before.isSettled) await this.lookAgain(document, before);
        continue;
      }
      this.analyses.delete(document);
      // An editor that is told gives up what it is about to do for somebody, such as a fix, so it is told only of what is new.
      if (!before || !sameFindings(before.result, (await this.analyse(document)).result)) changed.push(document);
    }
    if (changed.length > 0) this.onDependantsChanged(changed);
  }

  /** Looks at the whole of a large file again. Until that is done, what was found before holds, so that whoever types does not wait. */
  private async lookAgain(document: OpenDocument, analysis: Analysis): Promise<void> {
    const unsettled: Analysis = { ...analysis, isSettled: false };
    this.analyses.set(document, unsettled);
    await this.atWork(() => this.settle(document, unsettled));
  }

  /** Frees everything that belongs to the session. */
  dispose(): void {
    this.projects.dispose();
    for (const timer of this.settling.values()) clearTimeout(timer);
    for (const { uri } of this.documents.all()) this.documents.close(uri);
  }

  /** Undefined where it would take longer than a moment. */
  private analyseNow(document: OpenDocument, resource: ResourceConfiguration, hash: string): Analysis | undefined {
    const begin = Date.now();
    const { uri, version, source } = document;
    const isQuarantined = this.quarantined.has(hash);
    const isRead = resource.isChecked && !isQuarantined;
    const isLarge = isRead && source.text.length >= lengthOfLargeFiles;
    const file = isLarge ? source.readQuickly() : isRead ? source.file : unread(document);
    if (!file) return undefined;
    const { request, asked } = this.askingRequest(uri, file, resource);
    const earlier = this.analyses.get(document);
    const reports = isLarge ? earlier?.reports && this.analyzer.linter.afterEdit(earlier.reports, request) : undefined;
    if (isLarge && !reports) {
      // The tree of the file before may have gone into this one.
      if (file !== earlier?.file) this.analyses.delete(document);
      return undefined;
    }
    const result = reports ? this.analyzer.linter.settle(reports) : isRead ? this.analyzer.lint(request) : { findings: [], failures: [] };
    this.reportFailures(result);
    const notice = isQuarantined && resource.isChecked ? quarantineNotice : file.skipped && skipNotices[file.skipped];
    return {
      ...{ uri, version, file, resource, request, result, reports, isSettled: !isLarge, notice },
      milliseconds: Date.now() - begin,
      asked: isLarge ? new Set([...(earlier?.asked ?? []), ...asked]) : asked,
    };
  }

  /** Tells about a document that has come to look different to other files. */
  private noteSummary({ uri, file }: Analysis): void {
    const summary = summaryOf(file);
    const earlier = this.summaries.get(uri);
    if (summary === earlier) return;
    this.summaries.set(uri, summary);
    const dependants = this.fileChanged(uri);
    if (dependants.length > 0) this.onDependantsChanged(dependants);
  }

  private async readFile(uri: string): Promise<string | undefined> {
    if (schemeOf(uri) === "file" && this.host.readFile) return this.host.readFile(uri);
    if (!this.canReadFiles) return undefined;
    const params: ReadFileParams = { uri };
    const text: unknown = await this.connection.sendRequest(readFileRequest, params);
    return typeof text === "string" ? text : undefined;
  }

  private async announceParsing(params: ParsingParams): Promise<void> {
    // Awaited, so that it is on its way before a parse that may take the process down.
    if (this.profile.isOurs) await this.connection.sendNotification(parsingNotification, params);
  }

  private sendStatus({ uri, version, resource, result, notice, milliseconds }: Analysis): void {
    if (!this.profile.isOurs) return;
    const { target } = resource.configuration;
    const params: StatusParams = {
      uri,
      version,
      target: versionText(target.oldest),
      targetSource: this.translator.say(targetSources[target.source]),
      findings: result.findings.length,
      milliseconds,
      ...(notice && { notice: this.translator.say(notice) }),
    };
    void this.connection.sendNotification(statusNotification, params).catch(() => {});
  }

  private reportProblem(where: string, problem: Message): void {
    const text = this.translator.say(message("{where}: {problem}", { where, problem: this.translator.say(problem) }));
    if (!this.log.say(text)) return;
    const warning: ShowMessageParams = { type: MessageType.Warning, message: text };
    void this.connection.sendNotification(ShowMessageNotification.method, warning).catch(() => {});
  }
}

const quarantineNotice = message(
  "This file is not checked: its text made the language server crash. Change the file to have it checked again.",
);

const cancelledScan = message(
  "The files were not looked through for names to the end, so nothing is concluded from names until the settings change or the server is started again.",
);

const tooManyFiles = message("There are too many files to look through for names, so nothing is concluded from names.");

const skipNotices: Readonly<Record<SkipReason, Message>> = {
  "too-large": message("This file is not checked: it is longer than {limit} characters.", { limit: maximumLength.toLocaleString("en") }),
  "too-deep": message("This file is not checked: its brackets or indentations are nested deeper than Python itself allows."),
  "too-slow": message("This file is not checked: reading it took too long."),
  "parser-failed": message("This file is not checked: the parser failed on it."),
};

const targetSources: Readonly<Record<TargetVersion["source"], Message>> = {
  "requires-python": message("from `requires-python`"),
  environment: message("from the virtual environment"),
  setting: message("from the settings"),
  default: message("assumed, since nothing says it"),
};

/** Tells whether two analyses of a text have found the same. */
function sameFindings(one: LintResult, other: LintResult): boolean {
  const written = ({ findings }: LintResult): string => JSON.stringify(findings, (name, value) => (name === "lines" ? undefined : value));
  return written(one) === written(other);
}

/** A document that must not be parsed, as a file with nothing in it. */
function unread({ source: { text, lines } }: OpenDocument): SourceFile {
  return {
    text,
    lines,
    module: { kind: "Module", start: 0, end: text.length, parent: undefined, body: [], comments: [], errors: [] },
    skipped: undefined,
    parses: () => false,
    expression: () => undefined,
  };
}

function withoutSlash(uri: string): string {
  return uri.endsWith("/") ? uri.slice(0, -1) : uri;
}
