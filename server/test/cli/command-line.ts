/** Runs the real command line: the bundle that ships, in a process of its own, on files in folders of their own. */
import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../../..", import.meta.url));

/** What a run gave. */
export interface Outcome {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
}

/** How to run. */
export interface RunOptions {
  readonly folder?: string;
  readonly input?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
  /** Closes the standard output as soon as something was written, as `head` does. */
  readonly closesOutput?: boolean;
}

/** A command line that was built, and the temporary folder for its tests. Call `dispose` in the end. */
export interface BuiltCommandLine {
  /** The path of the program. */
  readonly program: string;
  run(args: readonly string[], options?: RunOptions): Promise<Outcome>;
  /** Writes files into a fresh folder and gives its path. Names may hold folders. */
  folderWith(files: Readonly<Record<string, string | Uint8Array>>): string;
  dispose(): void;
}

/** Builds the command line into a folder of its own, laid out as it ships, so that no test depends on a stale `dist/`. */
export async function buildCommandLine(): Promise<BuiltCommandLine> {
  const root = mkdtempSync(join(tmpdir(), "asyncio-insight-cli-"));
  const product = join(root, "product");
  mkdirSync(join(product, "l10n"), { recursive: true });
  const built = await start([join(repository, "esbuild.mjs"), "--production", "--only=cli", `--outdir=${join(product, "dist")}`], {
    folder: repository,
  });
  if (built.exitCode !== 0) throw new Error(`The bundle was not built: ${built.errors}`);
  copyFileSync(join(repository, "package.json"), join(product, "package.json"));
  writeFileSync(join(product, "l10n", "bundle.l10n.zh-cn.json"), JSON.stringify(translations(join(repository, "l10n", "parts"))));
  let folders = 0;
  const program = join(product, "dist", "cli.js");
  return {
    program,
    run: (args, options = {}) => start([program, ...args], options),
    folderWith: (files) => {
      const folder = join(root, `folder-${++folders}`);
      mkdirSync(folder);
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), content);
      }
      return folder;
    },
    dispose: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** All translations, as `npm run generate` puts them together. */
function translations(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".zh-cn.json"));
  return Object.assign({}, ...files.map((name) => JSON.parse(readFileSync(join(folder, name), "utf8"))));
}

function start(args: readonly string[], { folder = repository, input = "", environment = {}, closesOutput }: RunOptions): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    // Only what the process needs: the language and the colours must not depend on who runs the tests.
    const { PATH, HOME, SystemRoot, TEMP } = process.env;
    const child = spawn(process.execPath, args, {
      cwd: folder,
      env: { PATH, HOME, SystemRoot, TEMP, XDG_CACHE_HOME: join(tmpdir(), "asyncio-insight-no-cache"), ...environment },
    });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => {
      output.push(chunk);
      if (closesOutput) child.stdout.destroy();
    });
    child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
    child.on("error", reject);
    child.on("close", (exitCode) =>
      resolve({ exitCode, output: Buffer.concat(output).toString(), errors: Buffer.concat(errors).toString() }),
    );
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}
