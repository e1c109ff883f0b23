/** Checks files in several threads at once. A thread that breaks down takes the file with it that it was checking, and nothing else. */
import type { Seen } from "../cache/host";
import { message } from "../core/text/message";
import { type CheckedFile, type CheckSurroundings, failed } from "./file-check";
import { reasonOf } from "./files";

/** What a thread is started with. */
export interface ThreadData {
  /** How many threads there are, which share the memory. */
  readonly threads: number;
  readonly surroundings: CheckSurroundings;
  readonly chosenEnvironment: string | undefined;
}

/** What a thread answers about a file. */
export interface ThreadAnswer {
  readonly path: string;
  readonly checked: CheckedFile;
  /** The files and folders that were looked at for the first time. */
  readonly seen: readonly (readonly [path: string, seen: Seen])[];
  /** The project of the file, where its files were looked through for names. */
  readonly root: string | undefined;
  /** The list of that project, the first time. */
  readonly project: ProjectList | undefined;
}

/** The folders and files of a project that were looked through for names. */
export interface ProjectList {
  readonly root: string;
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/** A thread, as far as it takes to use it. */
export interface Thread {
  check(paths: readonly string[]): void;
  stop(): void;
}

/** Whom a thread tells what happened to it. */
export interface ThreadListener {
  onAnswer(answer: ThreadAnswer): void;
  /** The thread is gone, though nobody stopped it. */
  onEnd(error: unknown): void;
}

/** Starts a thread. */
export type StartThread = (data: ThreadData, listener: ThreadListener) => Thread;

/** What a check in threads tells. */
export interface ThreadedCheck extends Omit<ThreadData, "threads"> {
  /** Ends the check early: the threads are stopped, and nothing more is told. */
  readonly signal: AbortSignal;
  /** How many bytes a file has, by which the work is divided. */
  sizeOf(path: string): number;
  onSeen(path: string, seen: Seen): void;
  /** Takes the list of a project; gives its hash. */
  onProject(project: ProjectList): string;
  onChecked(path: string, checked: CheckedFile, project: string): void;
}

/** So many files are given to a thread at a time. Few, so that no thread is left with much to do when the others have nothing. */
const filesAtATime = 4;

/** Checks files in some threads. Settles when all are checked, or when the check is ended early. */
export function checkInThreads(paths: readonly string[], count: number, start: StartThread, check: ThreadedCheck): Promise<void> {
  return new Promise((resolve) => {
    const stretches = stretchesOf(paths, count, check.sizeOf);
    let left = paths.length;
    const running = new Set<Thread>();
    check.signal.addEventListener("abort", () => {
      for (const thread of running) thread.stop();
      resolve();
    });
    const done = (path: string, checked: CheckedFile, project: string): void => {
      check.onChecked(path, checked, project);
      if (--left === 0) resolve();
    };
    const nextFor = (index: number): string[] => {
      const own = stretches[index] as string[];
      if (own.length > 0) return own.splice(0, filesAtATime);
      const longest = stretches.reduce((one, other) => (other.length > one.length ? other : one));
      return longest.splice(-Math.min(filesAtATime, Math.ceil(longest.length / 2)));
    };
    const run = (index: number, first: readonly string[]): void => {
      let current = [...first];
      let thread: Thread | undefined;
      const projects = new Map<string, string>();
      const goOn = (): void => {
        if (current.length === 0) current = nextFor(index);
        if (current.length > 0) return thread?.check(current);
        thread?.stop();
        running.delete(thread as Thread);
      };
      thread = start(
        { surroundings: check.surroundings, chosenEnvironment: check.chosenEnvironment, threads: count },
        {
          onAnswer: ({ path, checked, seen, root, project }) => {
            if (check.signal.aborted) return;
            for (const [seenPath, one] of seen) check.onSeen(seenPath, one);
            if (project) projects.set(project.root, check.onProject(project));
            current = current.filter((one) => one !== path);
            done(path, checked, (root !== undefined && projects.get(root)) || "");
            if (current.length === 0) goOn();
          },
          onEnd: (error) => {
            const [lost, ...others] = current;
            if (lost === undefined) return;
            const why = message("the check of this file failed: {reason}", { reason: reasonOf(error) });
            // The others go on in a new thread.
            const after = others.length > 0 ? others : nextFor(index);
            done(lost, failed(lost, why, check.surroundings), "");
            if (after.length > 0) run(index, after);
          },
        },
      );
      running.add(thread);
      goOn();
    };
    if (left === 0) return resolve();
    for (let index = 0; index < count; index++) {
      const first = nextFor(index);
      if (first.length > 0) run(index, first);
    }
  });
}

/**
 * Divides paths into stretches with about as many bytes each. A thread begins in a stretch of its own, since neighbours import the same modules: so the
 * threads share as few of them as possible.
 */
function stretchesOf(paths: readonly string[], count: number, sizeOf: (path: string) => number): string[][] {
  const stretches = Array.from({ length: count }, (): string[] => []);
  // A file counts for something even when it is empty.
  const weights = paths.map((path) => sizeOf(path) + 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  for (const [index, path] of paths.entries()) {
    stretches[Math.floor((before * count) / total)]?.push(path);
    before += weights[index] as number;
  }
  return stretches;
}
