/** Scans a workspace folder for names beside all other work: a few milliseconds at a time, and only while nobody waits for anything. */
import type { EnvironmentFiles } from "../core/project/environment";
import { fillIndex, NameIndex } from "../core/project/name-index";

/** Milliseconds for which files are scanned at a time: in between, whoever types is served. */
const sliceOfTime = 4;

/** Milliseconds until a scan looks again whether it may go on. */
const pause = 10;

/** How a scan ended. Unless it is complete, nothing may be concluded from names. A stopped one is not needed any more. */
export type ScanOutcome = "complete" | "cancelled" | "too many files" | "stopped";

/** What a scan needs from the session. */
export interface ScanSurroundings {
  readonly files: EnvironmentFiles;
  /** Tells whether something else is to be done first. */
  isBusy(): boolean;
  /** Takes notice of how many files have been scanned. */
  report(count: number): void;
  /** Takes notice of the end. */
  end(outcome: ScanOutcome): void;
}

/** The scan of one workspace folder and of the installed packages that it imports. It begins by itself. */
export class NameScan {
  /** What was found so far. */
  readonly index = new NameIndex();
  private readonly filling: Generator<void, boolean>;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private count = 0;
  private outcome: ScanOutcome | undefined;
  private resolve: () => void = () => {};
  /** Resolves when the scan has ended, however it did. */
  readonly ended = new Promise<void>((resolve) => {
    this.resolve = resolve;
  });

  /** Takes the folder, and those of the installed packages. */
  constructor(
    readonly folder: string,
    readonly installed: readonly string[],
    private readonly surroundings: ScanSurroundings,
  ) {
    this.filling = fillIndex(this.index, [folder], installed, surroundings.files);
    this.timer = setTimeout(() => this.goOn(), 0);
  }

  /** Whether it has ended, however it did. */
  get hasEnded(): boolean {
    return this.outcome !== undefined;
  }

  /** Whether all files have been scanned. */
  get isComplete(): boolean {
    return this.outcome === "complete";
  }

  /** Whether somebody has cancelled it. */
  get isCancelled(): boolean {
    return this.outcome === "cancelled";
  }

  /** Ends the scan, unless it has ended. */
  end(outcome: ScanOutcome): void {
    clearTimeout(this.timer);
    if (this.outcome !== undefined) return;
    this.outcome = outcome;
    this.surroundings.end(outcome);
    this.resolve();
  }

  private goOn(): void {
    const { isBusy, report } = this.surroundings;
    if (isBusy()) {
      this.timer = setTimeout(() => this.goOn(), pause);
      return;
    }
    report(this.count);
    for (const end = Date.now() + sliceOfTime; Date.now() < end; this.count++) {
      const step = this.filling.next();
      if (step.done) return this.end(step.value ? "complete" : "too many files");
    }
    this.timer = setTimeout(() => this.goOn(), 0);
  }
}
