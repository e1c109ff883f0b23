/** What a project can choose in `[tool.asyncio-insight]` of its `pyproject.toml`. */
import { isDottedName } from "../../../shared/dotted-names";
import { type DecoratorEffect, decoratorEffects, type RuleSeverity, ruleSeverities } from "../../../shared/settings";
import { type Confidence, confidences } from "../core/linter/finding";
import { type PythonVersion, parseVersion } from "../core/linter/version";
import { type Message, message } from "../core/text/message";
import { nearest } from "./nearest";
import { type KnownRule, rulesNamed, unknownRule } from "./rule-names";

/** The choices of a project; what is missing was not chosen. */
export interface ProjectOptions {
  /** Severities by rule id. */
  readonly rules: Readonly<Record<string, RuleSeverity>>;
  readonly minimumConfidence?: Confidence;
  /** The oldest version that the code must run on. */
  readonly targetVersion?: PythonVersion;
  /** Glob patterns of files that are not checked, relative to the folder of `pyproject.toml`. */
  readonly exclude: readonly string[];
  /** Rules, by their ids, that say nothing in the files that a glob pattern names. */
  readonly perFileIgnores: readonly { readonly pattern: string; readonly rules: readonly string[] }[];
  /** What to do instead of calling functions that block, by their dotted names. */
  readonly blockingCalls: Readonly<Record<string, string>>;
  /** Dotted names of functions that see to it that a coroutine runs. */
  readonly schedulers: readonly string[];
  /** What decorators make of a coroutine function, by their dotted names. */
  readonly decorators: Readonly<Record<string, DecoratorEffect>>;
  /** Dotted names of functions that call the functions that they are given, and drop what those give. */
  readonly synchronousCallers: readonly string[];
  /** Dotted names of functions that show, measure or store the value that they are given. */
  readonly valueConsumers: readonly string[];
}

/** Nothing chosen. */
export const noOptions: ProjectOptions = {
  rules: {},
  exclude: [],
  perFileIgnores: [],
  blockingCalls: {},
  schedulers: [],
  decorators: {},
  synchronousCallers: [],
  valueConsumers: [],
};

/** Takes what is wrong with the value under a path of keys. */
type Objection = (path: readonly string[], text: Message) => void;

const keys = [
  "rules",
  "minimum-confidence",
  "target-version",
  "exclude",
  "per-file-ignores",
  "blocking-calls",
  "schedulers",
  "decorators",
  "synchronous-callers",
  "value-consumers",
] as const;

/** Reads the table as the TOML library gives it. What cannot be used is handed to `object` and left out. */
export function readProjectOptions(table: unknown, rules: readonly KnownRule[], object: Objection): ProjectOptions {
  const given = asTable(table, [], object);
  for (const key of Object.keys(given)) {
    if ((keys as readonly string[]).includes(key)) continue;
    const near = nearest(key, keys);
    object(
      [key],
      near === undefined
        ? message("There is no option `{name}`. The options are {allowed}.", { name: key, allowed: quoted(keys) })
        : message("There is no option `{name}`. Did you mean `{nearest}`?", { name: key, nearest: near }),
    );
  }
  const at = <T>(key: (typeof keys)[number], read: (value: unknown, path: readonly string[]) => T): T | undefined =>
    given[key] === undefined ? undefined : read(given[key], [key]);
  const minimumConfidence = at("minimum-confidence", (value, path) => readChoice(value, confidences, path, object));
  const targetVersion = at("target-version", (value, path) => readTarget(value, path, object));
  return {
    rules: at("rules", (value, path) => readRules(value, rules, path, object)) ?? {},
    ...(minimumConfidence && { minimumConfidence }),
    ...(targetVersion !== undefined && { targetVersion }),
    exclude: at("exclude", (value, path) => readStrings(value, path, object)) ?? [],
    perFileIgnores: at("per-file-ignores", (value, path) => readPerFileIgnores(value, rules, path, object)) ?? [],
    blockingCalls: at("blocking-calls", (value, path) => readNamed(value, readAdvice, path, object)) ?? {},
    schedulers: at("schedulers", (value, path) => readNames(value, path, object)) ?? [],
    synchronousCallers: at("synchronous-callers", (value, path) => readNames(value, path, object)) ?? [],
    valueConsumers: at("value-consumers", (value, path) => readNames(value, path, object)) ?? [],
    decorators: at("decorators", (value, path) => readNamed(value, readEffect, path, object)) ?? {},
  };
}

/**
 * Turns severities by any name of a rule into severities by rule id. A name of fewer rules beats one of more: `AIO1 = "off"` and
 * `AIO101 = "error"` leave one rule of the group. Unknown names are handed to `unknown`.
 */
export function severitiesById(
  given: Readonly<Record<string, RuleSeverity>>,
  rules: readonly KnownRule[],
  unknown: (name: string, text: Message) => void,
): Record<string, RuleSeverity> {
  const named = Object.entries(given).map(([name, severity]) => ({ name, severity, rules: rulesNamed(name, rules) }));
  for (const { name, rules: found } of named) if (found.length === 0) unknown(name, unknownRule(name, rules));
  named.sort((a, b) => b.rules.length - a.rules.length);
  return Object.fromEntries(named.flatMap(({ severity, rules: found }) => found.map((rule) => [rule.id, severity])));
}

function readRules(value: unknown, rules: readonly KnownRule[], path: readonly string[], object: Objection): Record<string, RuleSeverity> {
  const usable: Record<string, RuleSeverity> = {};
  for (const [name, given] of Object.entries(asTable(value, path, object))) {
    const severity = readChoice(given, ruleSeverities, [...path, name], object);
    if (severity) usable[name] = severity;
  }
  return severitiesById(usable, rules, (name, text) => object([...path, name], text));
}

function readPerFileIgnores(
  value: unknown,
  rules: readonly KnownRule[],
  path: readonly string[],
  object: Objection,
): ProjectOptions["perFileIgnores"] {
  return Object.entries(asTable(value, path, object)).map(([pattern, names]) => ({
    pattern,
    rules: readStrings(names, [...path, pattern], object).flatMap((name) => {
      const found = rulesNamed(name, rules);
      if (found.length === 0) object([...path, pattern], unknownRule(name, rules));
      return found.map((rule) => rule.id);
    }),
  }));
}

/** Reads a table by dotted names; `read` gives undefined for a value that it objects to. */
function readNamed<T>(
  value: unknown,
  read: (value: unknown, path: readonly string[], object: Objection) => T | undefined,
  path: readonly string[],
  object: Objection,
): Record<string, T> {
  const usable: Record<string, T> = {};
  for (const [name, given] of Object.entries(asTable(value, path, object))) {
    if (!isNameAt(name, [...path, name], object)) continue;
    const one = read(given, [...path, name], object);
    if (one !== undefined) usable[name] = one;
  }
  return usable;
}

function readAdvice(value: unknown, path: readonly string[], object: Objection): string | undefined {
  if (typeof value === "string") return value;
  const isTable = typeof value === "object" && value !== null && !Array.isArray(value);
  object(
    path,
    isTable
      ? message('Write the whole name in quotes, as in `"package.module.function" = "…"`: TOML takes dots apart otherwise.')
      : message("{value} is no text that says what to do instead.", { value: shown(value) }),
  );
  return undefined;
}

function readEffect(value: unknown, path: readonly string[], object: Objection): DecoratorEffect | undefined {
  return readChoice(value, decoratorEffects, path, object);
}

function isNameAt(name: string, path: readonly string[], object: Objection): boolean {
  const isName = isDottedName(name);
  if (!isName) object(path, message("`{name}` is not a dotted name such as `package.module.function`.", { name }));
  return isName;
}

function readTarget(value: unknown, path: readonly string[], object: Objection): PythonVersion | undefined {
  if (value === "auto") return undefined;
  const version = typeof value === "string" ? parseVersion(value) : undefined;
  if (version === undefined)
    object(path, message('{value} is not a Python version. Write it as text, such as `"3.12"`.', { value: shown(value) }));
  return version;
}

function readChoice<T extends string>(value: unknown, choices: readonly T[], path: readonly string[], object: Objection): T | undefined {
  const choice = choices.find((one) => one === value);
  if (choice === undefined) object(path, message("{value} is not one of {allowed}.", { value: shown(value), allowed: quoted(choices) }));
  return choice;
}

function readStrings(value: unknown, path: readonly string[], object: Objection): string[] {
  if (Array.isArray(value) && value.every((one): one is string => typeof one === "string")) return value;
  object(path, message("{value} is not a list of strings.", { value: shown(value) }));
  return [];
}

function readNames(value: unknown, path: readonly string[], object: Objection): string[] {
  return readStrings(value, path, object).filter((name) => isNameAt(name, path, object));
}

function asTable(value: unknown, path: readonly string[], object: Objection): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date))
    return value as Record<string, unknown>;
  object(path, message("{value} is not a table.", { value: shown(value) }));
  return {};
}

function shown(value: unknown): string {
  return `\`${JSON.stringify(value) ?? String(value)}\``;
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(", ");
}
