/** The command line's entry: the process, and nothing else. */
import { readFileSync, statSync } from "node:fs";
import { availableParallelism, homedir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { setFlagsFromString } from "node:v8";
import { isMainThread, type MessagePort, parentPort, Worker, workerData } from "node:worker_threads";
import { absolute, asBytes, readBytes } from "./cli/files";
import type { CommandLineHost, OutputStream } from "./cli/host";
import { run } from "./cli/program";
import { serveThread } from "./cli/thread-main";
import type { StartThread, ThreadAnswer, ThreadData } from "./cli/threads";
import { loadAnalyzer } from "./core/analyzer";

/** The bundle lies in `dist/`, beside the WebAssembly files; what the product's parts share lies in the folder above. */
const product = join(__dirname, "..");

const host: CommandLineHost = {
  version: (JSON.parse(readFileSync(join(product, "package.json"), "utf8")) as { version: string }).version,
  get build() {
    const { size, mtimeMs } = statSync(__filename);
    return `${size} ${mtimeMs}`;
  },
  get cacheHome() {
    const folder = cacheHome();
    return folder && absolute(folder, ".");
  },
  processors: availableParallelism(),
  startThread,
  workingDirectory: process.cwd(),
  environment: process.env,
  output: streamOf(process.stdout),
  errors: streamOf(process.stderr),
  interruption: () => {
    const controller = new AbortController();
    // Whoever presses it again does not want to wait.
    process.once("SIGINT", () => controller.abort());
    return controller.signal;
  },
  readInput: async () => asBytes(await buffer(process.stdin)),
  loadFiles: async () => ({
    runtime: readBytes(join(__dirname, "web-tree-sitter.wasm")),
    python: readBytes(join(__dirname, "tree-sitter-python.wasm")),
    stubs: readFileSync(join(__dirname, "stubs.txt"), "latin1"),
  }),
  loadTranslations: (language) => {
    try {
      return JSON.parse(readFileSync(join(product, "l10n", `bundle.l10n.${language}.json`), "utf8")) as Record<string, string>;
    } catch {
      // Without its translations the program still works, in English.
      return undefined;
    }
  },
};

function streamOf(stream: NodeJS.WriteStream): OutputStream {
  // A reader that has seen enough, such as `head`, closes the pipe: that is no failure.
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
  return {
    get isTerminal() {
      return stream.isTTY === true;
    },
    get columns() {
      return stream.columns;
    },
    write: (text) => {
      stream.write(text);
    },
  };
}

/** Where programs keep what they could make anew (XDG Base Directory Specification, and its like on macOS and Windows). */
function cacheHome(): string | undefined {
  const { XDG_CACHE_HOME: chosen, LOCALAPPDATA: local } = process.env;
  if (chosen) return chosen;
  if (process.platform === "win32") return local;
  return homedir() && join(homedir(), process.platform === "darwin" ? "Library/Caches" : ".cache");
}

/** Starts this program once more as a thread. Checking makes many objects that are soon of no use, which costs less when there is more room for them. */
function startThread(...[data, listener]: Parameters<StartThread>): ReturnType<StartThread> {
  // With several threads no processor is left over for compiling: only what runs more often than usual is worth it then.
  setFlagsFromString("--interrupt-budget=600000");
  const worker = new Worker(__filename, { workerData: data, resourceLimits: { maxYoungGenerationSizeMb: 64 } });
  let isStopped = false;
  let failure: unknown = new Error("the thread stopped");
  worker.on("message", (answer: ThreadAnswer) => listener.onAnswer(answer));
  worker.on("error", (error) => {
    failure = error;
  });
  worker.on("exit", () => {
    if (!isStopped) listener.onEnd(failure);
  });
  return {
    check: (paths) => worker.postMessage(paths),
    stop: () => {
      isStopped = true;
      void worker.terminate();
    },
  };
}

// A quarter of the processor time of a check would go into compiling, more with several threads: V8 puts the same helpers into every rule, and does it again
// whenever a rule meets another kind of node. With fewer of them in one place compiling takes about half of that, and what comes of it is as fast.
setFlagsFromString("--max-inlined-bytecode-size-cumulative=300");

// V8 lets its memory grow to four times of what is in use before it collects what is not. What is in use is bounded here, and collecting earlier costs little.
setFlagsFromString("--heap-growing-percent=150");

if (isMainThread) main();
else void serveThread(parentPort as MessagePort, workerData as ThreadData, async () => loadAnalyzer(await host.loadFiles()));

function main(): void {
  run(process.argv.slice(2), host).then(
    (exitCode) => {
      // Not `process.exit`, which would cut off what is still on its way into a pipe.
      process.exitCode = exitCode;
    },
    (error: unknown) => {
      console.error(error);
      process.exitCode = 2;
    },
  );
}
