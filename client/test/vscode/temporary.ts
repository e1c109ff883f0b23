/**
 * Temporary folders and processes that never outlive this process, however it ends: a killed test run must
 * leave nothing behind. A small second process holds the list of both; it waits on a pipe, which the system closes
 * with this process, and then ends and deletes what is still listed.
 */

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { poll } from "./poll.ts";

/** A folder that tests may change. */
export interface TemporaryFolder {
  readonly path: string;
  /** Deletes the folder. May be called twice. */
  remove(): Promise<void>;
}

/**
 * Makes an empty folder in the system's temp folder.
 *
 * @param name says what it is for; becomes part of the folder's name
 */
export async function makeTemporaryFolder(name: string): Promise<TemporaryFolder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), `asyncio-insight-${name}-`)));
  tellGuard(`+${path}`);
  return {
    path,
    async remove() {
      await rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
      tellGuard(`-${path}`);
    },
  };
}

/**
 * Starts a program as the leader of a group of its own, for `endGroup`.
 *
 * @throws nothing; a program that cannot be started reports "error" on the returned process
 */
export function startGroup(program: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): ChildProcess {
  const child = spawn(program, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  if (child.pid !== undefined) {
    tellGuard(`+${child.pid}`);
  }
  return child;
}

/**
 * Ends a process that `startGroup` started, with all its children: politely, and after 5 seconds by force. Resolves when
 * it has ended.
 */
export async function endGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) {
    return;
  }
  const ended =
    child.exitCode !== null || child.signalCode !== null
      ? Promise.resolve()
      : new Promise<void>((resolve) => child.once("exit", () => resolve()));
  signalGroup(child.pid, "SIGTERM");
  const force = setTimeout(signalGroup, 5_000, child.pid, "SIGKILL");
  await ended;
  clearTimeout(force);
  const { pid } = child;
  // Children that outlived their parent could still write into a folder that is about to be removed.
  await poll("the process group to end", 5_000, () => !signalGroup(pid, "SIGKILL")).catch(() => {});
  tellGuard(`-${pid}`);
}

/** Says whether there was still a process to signal. */
function signalGroup(pid: number, signal: "SIGTERM" | "SIGKILL"): boolean {
  if (process.platform === "win32") {
    return spawnSync("taskkill", ["/pid", String(pid), "/t", "/f"]).status === 0;
  }
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}

/** Repeats the signal for up to 5 seconds: a dying process could still write into a folder that is about to be removed. */
const guardProgram = `
const { execFileSync } = require("node:child_process");
const { rmSync } = require("node:fs");
const listed = new Set();
const sleep = (milliseconds) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
function end(pid) {
  try {
    if (process.platform === "win32") execFileSync("taskkill", ["/pid", pid, "/t", "/f"]);
    else for (let i = 0; i < 100; i++, sleep(50)) process.kill(-Number(pid), "SIGKILL");
  } catch {}
}
require("node:readline").createInterface({ input: process.stdin })
  .on("line", (line) => (line[0] === "+" ? listed.add(line.slice(1)) : listed.delete(line.slice(1))))
  .on("close", () => {
    const isProcess = (entry) => /^[0-9]+$/.test(entry);
    [...listed].filter(isProcess).forEach(end);
    for (const folder of [...listed].filter((entry) => !isProcess(entry))) {
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    }
  });`;

let guard: ChildProcess | undefined;

function tellGuard(line: string): void {
  if (!guard) {
    guard = spawn(process.execPath, ["-e", guardProgram], { detached: true, stdio: ["pipe", "ignore", "ignore"] });
    guard.unref();
    (guard.stdin as { unref?: () => void } | null)?.unref?.();
  }
  guard.stdin?.write(`${line}\n`);
}
