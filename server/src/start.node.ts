/**
 * Starts the language server: `server.node.js`, which runs `server.node.main.js` beside it. With `--code-cache FOLDER` what V8 compiles of that program is kept in
 * a folder for the next start, which compiles nothing then. Node has such a cache too
 * (`module.enableCompileCache`), but only since 22.1, and without the functions that are compiled when they are first called, which is most of them.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import Module from "node:module";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";

/** Compiled code is kept for so many programs: of several editors, and of versions that are older. */
const mostFiles = 4;

/** Milliseconds after which most functions that are called at all have been compiled. */
const timeForCompiling = 20_000;

const program = join(__dirname, "server.node.main.js");
const option = process.argv.indexOf("--code-cache");
const folder = option < 0 ? undefined : process.argv[option + 1];

// As on the command line, where `main.cli.ts` says why. V8 uses kept code only under the options under which it was compiled, so they are set first.
setFlagsFromString("--max-inlined-bytecode-size-cumulative=300");
// What is in use changes little while somebody types. By default V8 collects what is not only when memory has grown to a multiple of it.
setFlagsFromString("--heap-growing-percent=120");

if (folder) runFrom(folder);
else require(program);

function runFrom(folder: string): void {
  // The bundler writes ASCII only, which is read faster this way.
  const text = readFileSync(program, "latin1");
  // V8 compares the length of the program only, and its own version.
  const name = `${digest(text).toString("hex").slice(0, 32)}-${process.arch}-${process.versions.v8}.code`;
  const file = join(folder, name);
  const cachedData = read(file);
  const script = new Script(Module.wrap(text), { filename: program, ...(cachedData && { cachedData }) });
  if (!cachedData || script.cachedDataRejected) {
    const keepOnce = (): void => {
      process.off("exit", keepOnce);
      clearTimeout(timer);
      keep(folder, file, script.createCachedData());
    };
    // An editor may end its server without a word.
    const timer = setTimeout(keepOnce, timeForCompiling).unref();
    process.on("exit", keepOnce);
  }
  script.runInThisContext()(exports, require, module, program, __dirname);
}

/** What is kept in a file; undefined where nothing is or it is damaged, which V8 would not notice. */
function read(file: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const data = bytes.subarray(32);
    return digest(data).equals(bytes.subarray(0, 32)) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps compiled code, in one step, so that nobody ever reads half of it. Where that is not possible, nothing is left behind. */
function keep(folder: string, file: string, data: Buffer): void {
  const temporary = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(temporary, Buffer.concat([digest(data), data]));
    renameSync(temporary, file);
    const files = readdirSync(folder).map((name) => join(folder, name));
    const byAge = files.map((path) => ({ path, time: statSync(path).mtimeMs })).sort((a, b) => b.time - a.time);
    for (const { path } of byAge.slice(mostFiles)) rmSync(path, { force: true });
  } catch {
    try {
      rmSync(temporary, { force: true });
    } catch {
      // A disk that cannot be written has nothing on it.
    }
  }
}

/** The SHA-256 of a content. */
function digest(content: string | Uint8Array): Buffer {
  return createHash("sha256").update(content).digest();
}
