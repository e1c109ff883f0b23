/**
 * What `npm start` and `npm test` share: running steps with visible progress, and setting up a fresh machine. Only Node's own modules
 * are used here, because nothing is installed yet when this runs.
 */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Absolute path of the repository. */
export const repository = resolve(dirname(fileURLToPath(import.meta.url)), "..");

const started = Date.now();
const oldestNode = 20;

/**
 * Prints one line of progress, with the seconds since the start.
 *
 * @param {string} line
 */
export function progress(line) {
  console.log(`[${((Date.now() - started) / 1000).toFixed(1).padStart(5)} s] ${line}`);
}

/** A step that did not succeed. Its output has been shown. */
export class StepFailure extends Error {}

/**
 * Runs a program and waits for its end. Its output is shown as it comes, or collected and shown only if it fails (`quiet`).
 *
 * @param {string} title what the step is for, shown as progress
 * @param {string} command the program; on Windows also a `.cmd` file of this name on the PATH
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, environment?: NodeJS.ProcessEnv }} options
 * @returns {Promise<void>}
 * @throws {StepFailure} when it cannot be started or ends with another code than 0
 */
export function run(title, command, args, { quiet = false, environment } = {}) {
  progress(`${title} …`);
  const isScript = process.platform === "win32" && command !== process.execPath;
  const child = spawn(isScript ? quote(command) : command, isScript ? args.map(quote) : args, {
    cwd: repository,
    env: { ...process.env, ...environment },
    // Windows starts `.cmd` files, such as npm's and VS Code's, only through a shell.
    shell: isScript,
    stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
  });
  const output = [];
  child.stdout?.on("data", (chunk) => output.push(chunk));
  child.stderr?.on("data", (chunk) => output.push(chunk));
  return new Promise((done, fail) => {
    child.on("error", (error) => fail(new StepFailure(`${title}: ${error.message}`)));
    child.on("close", (code, signal) => {
      if (code === 0) return done();
      process.stderr.write(Buffer.concat(output));
      fail(new StepFailure(`${title}: \`${[command, ...args].join(" ")}\` ended with ${signal ?? `exit code ${code}`}.`));
    });
  });
}

function quote(argument) {
  return `"${argument.replaceAll('"', '""')}"`;
}

/**
 * Runs a program of an installed package, without needing a shell.
 *
 * @param {string} title
 * @param {string} packageName such as `typescript`
 * @param {string} program the program's name in the package's `bin`, such as `tsc`
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, environment?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<void>}
 * @throws {StepFailure} as `run` does
 */
export function runInstalled(title, packageName, program, args, options) {
  const folder = join(repository, "node_modules", packageName);
  const { bin } = readJson(join(folder, "package.json"));
  return run(title, process.execPath, [join(folder, typeof bin === "string" ? bin : bin[program]), ...args], options);
}

/**
 * Makes sure that the project's packages are installed, in the versions of the lock file.
 *
 * @returns {Promise<void>}
 * @throws {StepFailure} when Node is too old or the installation fails
 */
export async function installMissing() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < oldestNode)
    throw new StepFailure(`Node.js ${oldestNode} or newer is needed; this is ${process.version}. Get it from https://nodejs.org/.`);
  if (isInstalled()) return;
  await npm("Installing packages", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
}

function npm(title, args) {
  // npm tells the scripts that it starts where it is, which spares looking for it.
  const script = process.env.npm_execpath;
  return script?.endsWith(".js")
    ? run(title, process.execPath, [script, ...args], { quiet: true })
    : run(title, "npm", args, { quiet: true });
}

/** Compares the lock file with npm's own record of what it installed. */
function isInstalled() {
  const record = join(repository, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  const installed = readJson(record).packages;
  const wanted = readJson(join(repository, "package-lock.json")).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    // The empty path is the project itself. Optional packages are for certain platforms and may be left out.
    if (path === "" || (entry.optional && !installed[path])) return true;
    return installed[path]?.version === entry.version && installed[path]?.integrity === entry.integrity;
  });
}

/**
 * Reads a JSON file.
 *
 * @param {string} path
 * @returns {any}
 */
export function readJson(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** Bundles for packaging. Throws a StepFailure when that fails. */
export function bundle() {
  return run("Bundling", process.execPath, [join(repository, "esbuild.mjs"), "--production"]);
}

/**
 * Packages the bundles as a VSIX.
 *
 * @returns {Promise<string>} its absolute path
 * @throws {StepFailure}
 */
export async function packageVsix() {
  const { name, version } = readJson(join(repository, "package.json"));
  const path = join(repository, "dist", `${name}-${version}.vsix`);
  await runInstalled("Packaging the VSIX", "@vscode/vsce", "vsce", ["package", "--no-dependencies", "--out", path], { quiet: true });
  return path;
}

/**
 * Runs a script's main function; a failed step ends the process with one plain sentence and exit code 1.
 *
 * @param {() => Promise<void>} main
 */
export function runMain(main) {
  main().catch((error) => {
    console.error(error instanceof StepFailure ? error.message : error);
    process.exit(1);
  });
}
