/** Turns what was written behind `check` into choices, or says what is wrong with it. */

import { nearest } from "../config/nearest";
import type { CommandLineChoices } from "../config/resolve-configuration";
import { type KnownRule, rulesNamed, unknownRule } from "../config/rule-names";
import { confidences } from "../core/linter/finding";
import { parseVersion } from "../core/linter/version";
import { type Message, message } from "../core/text/message";
import type { FixLevel } from "./fix";

/** The ways to write findings. */
export const outputFormats = ["text", "json", "sarif", "github"] as const;

/** One of `outputFormats`. */
export type OutputFormat = (typeof outputFormats)[number];

/** The options as the argument parser gives them. */
export interface WrittenOptions {
  readonly outputFormat?: string;
  readonly fix?: boolean;
  readonly unsafeFixes?: boolean;
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  readonly minConfidence?: string;
  readonly pythonVersion?: string;
  readonly python?: string;
  readonly exclude?: readonly string[];
  readonly explain?: string;
  readonly exitZero?: boolean;
  readonly stdinFilename?: string;
  readonly workers?: string;
  readonly cacheDir?: string;
  readonly cache: boolean;
  readonly color: boolean;
}

/** What `check` shall do. */
export interface CheckOptions {
  /** Files and folders as they were written; empty when the standard input is to be checked. */
  readonly paths: readonly string[];
  /** The path under which the standard input is checked and shown; undefined where it is not read. */
  readonly standardInput: string | undefined;
  readonly format: OutputFormat;
  readonly fix: FixLevel | undefined;
  readonly choices: CommandLineChoices;
  readonly exitZero: boolean;
  /** The environment or interpreter whose packages the code uses, as it was written. */
  readonly python: string | undefined;
  /** How many threads may check at the same time; undefined: as many as are worth it. */
  readonly workers: number | undefined;
  /** Whether to use and keep what was found. */
  readonly cache: boolean;
  /** Where to keep it, as it was written. */
  readonly cacheFolder: string | undefined;
  /** False: never colour. Undefined: as the environment and the terminal say. */
  readonly color: false | undefined;
}

/** Reads the options. Gives what is wrong with the first one that cannot be used. */
export function readOptions(
  paths: readonly string[],
  written: WrittenOptions,
  rules: readonly KnownRule[],
): CheckOptions | { readonly wrong: Message } {
  const wantedFormat = written.outputFormat ?? "text";
  const format = outputFormats.find((one) => one === wantedFormat);
  if (!format) return { wrong: notAmong("--output-format", wantedFormat, outputFormats) };
  const minimumConfidence = confidences.find((one) => one === written.minConfidence);
  if (written.minConfidence !== undefined && !minimumConfidence)
    return { wrong: notAmong("--min-confidence", written.minConfidence, confidences) };
  const targetVersion = written.pythonVersion === undefined ? undefined : parseVersion(written.pythonVersion);
  if (written.pythonVersion !== undefined && targetVersion === undefined) {
    return {
      wrong: message("--python-version: `{value}` is not a version of Python 3, such as `3.12`.", { value: written.pythonVersion }),
    };
  }
  if (written.workers !== undefined && !/^[1-9]\d{0,2}$/.test(written.workers))
    return { wrong: message("--workers: `{value}` is not a number of threads from 1 to 999.", { value: written.workers }) };
  if (written.cacheDir === "") return { wrong: needsValue("--cache-dir") };
  // An empty list would run no rule, and the check would pass: somebody's variable was empty.
  if (written.select?.length === 0) return { wrong: needsValue("--select") };
  const unknown = [...(written.select ?? []), ...(written.ignore ?? [])].find((name) => rulesNamed(name, rules).length === 0);
  if (unknown !== undefined) return { wrong: unknownRule(unknown, rules) };
  if (written.unsafeFixes && !written.fix) return { wrong: message("`--unsafe-fixes` says which fixes `--fix` applies. Give both.") };
  const readsInput = paths.includes("-");
  if (readsInput && paths.length > 1)
    return { wrong: message("`-` stands for the standard input and cannot be checked together with files.") };
  if (written.stdinFilename !== undefined && !readsInput)
    return { wrong: message("`--stdin-filename` names the standard input. Give `-` as the path.") };
  return {
    paths: readsInput ? [] : paths.length === 0 ? ["."] : paths,
    standardInput: readsInput ? (written.stdinFilename ?? "-") : undefined,
    format,
    fix: written.fix ? (written.unsafeFixes ? "suggested" : "safe") : undefined,
    choices: {
      ...(written.select && { select: written.select }),
      ...(written.ignore && { ignore: written.ignore }),
      ...(minimumConfidence && { minimumConfidence }),
      ...(targetVersion !== undefined && { targetVersion }),
      ...(written.exclude && { exclude: written.exclude }),
    },
    exitZero: written.exitZero ?? false,
    python: written.python,
    workers: written.workers === undefined ? undefined : Number(written.workers),
    cache: written.cache,
    cacheFolder: written.cacheDir,
    color: written.color ? undefined : false,
  };
}

/** Says that an option was written without a value. */
export function needsValue(name: string): Message {
  return message("The option `{name}` needs a value.", { name });
}

function notAmong(option: string, value: string, allowed: readonly string[]): Message {
  const near = nearest(value, allowed);
  const values = { option, value, allowed: allowed.join(", ") };
  return near === undefined
    ? message("{option}: `{value}` is not one of {allowed}.", values)
    : message("{option}: `{value}` is not one of {allowed}. Did you mean `{nearest}`?", { ...values, nearest: near });
}
