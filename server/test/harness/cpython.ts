/** CPython as the judge of what is Python, where an interpreter is at hand. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { newestKnownVersion, oldestKnownVersion } from "../../src/core/linter/version";

/** A CPython on this machine. */
export interface Interpreter {
  readonly command: string;
  /** The minor version: 11 for Python 3.11. */
  readonly minor: number;
  /** The whole version, such as `3.11.7`. */
  readonly version: string;
}

let known: readonly Interpreter[] | undefined;

/** Finds every CPython on PATH: `python3` first, then `python3.6` and newer. Each version is listed once. */
export function interpreters(): readonly Interpreter[] {
  if (known) return known;
  const commands = ["python3"];
  for (let minor = oldestKnownVersion; minor <= newestKnownVersion; minor++) commands.push(`python3.${minor}`);
  if (process.platform === "win32") commands.push("python");
  known = askForVersions(commands);
  return known;
}

/** Finds every CPython on PATH, and those that the version manager pyenv (https://github.com/pyenv/pyenv) has installed. */
export function allInterpreters(): readonly Interpreter[] {
  const versions = join(process.env.PYENV_ROOT ?? join(homedir(), ".pyenv"), "versions");
  const installed = existsSync(versions) ? readdirSync(versions).filter((name) => /^3\.\d+\.\d+$/.test(name)) : [];
  const commands = installed.map((name) => join(versions, name, process.platform === "win32" ? "python.exe" : "bin/python"));
  return [...interpreters(), ...askForVersions(commands)].filter(
    (one, index, all) => all.findIndex(({ version }) => version === one.version) === index,
  );
}

function askForVersions(commands: readonly string[]): Interpreter[] {
  const found: Interpreter[] = [];
  for (const command of commands) {
    const answer = spawnSync(command, ["-c", "import sys; print('.'.join(map(str, sys.version_info[:3])))"], { encoding: "utf8" });
    const version = answer.status === 0 ? answer.stdout.trim() : "";
    const minor = /^3\.(\d+)\./.exec(version)?.[1];
    if (minor && Number(minor) >= oldestKnownVersion && !found.some((one) => one.version === version)) {
      found.push({ command, minor: Number(minor), version });
    }
  }
  return found;
}

/** Runs a Python program with JSON on its standard input and gives the JSON that it prints. Throws with its error output when it fails. */
export function runPython(interpreter: Interpreter, program: string, input: unknown): unknown {
  const answer = spawnSync(interpreter.command, ["-X", "utf8", "-c", program], {
    input: JSON.stringify(input),
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  if (answer.status !== 0) throw new Error(`${interpreter.command} failed: ${answer.error?.message ?? answer.stderr}`);
  return JSON.parse(answer.stdout);
}

/** A text for `compileAll`. In a notebook's cell, `await` may stand outside functions. */
export interface Source {
  readonly text: string;
  readonly isNotebook: boolean;
}

const compileProgram = `
import ast, json, sys, warnings
warnings.simplefilter("ignore")
top_level_await = getattr(ast, "PyCF_ALLOW_TOP_LEVEL_AWAIT", 0)
def judge(source):
    try:
        code = source["text"].encode("utf-8", "surrogatepass")
        compile(code, "text", "exec", top_level_await if source["isNotebook"] else 0, True)
    except (SyntaxError, ValueError) as error:
        return "%s: %s (line %s)" % (type(error).__name__, getattr(error, "msg", error), getattr(error, "lineno", "?"))
json.dump([judge(source) for source in json.loads(sys.stdin.buffer.read())], sys.stdout)
`;

/** Compiles all texts in one process. Gives for each what CPython has against it, or undefined when it compiles. */
export function compileAll(interpreter: Interpreter, sources: readonly Source[]): (string | undefined)[] {
  const answers = runPython(interpreter, compileProgram, sources) as (string | null)[];
  return answers.map((answer) => answer ?? undefined);
}
