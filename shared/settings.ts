/**
 * Every setting of the extension: the one place from which package.json, docs, README tables, the TypeScript type and the reading of
 * what people really write are made (`npm run generate`). Keys are written without their prefix `asyncioInsight.`.
 */
import { isDottedName } from "./dotted-names";

/** The prefix of all settings, which is also the language client's id, so that `asyncioInsight.trace.server` works. */
export const settingsPrefix = "asyncioInsight";

interface SettingBase {
  /** `resource`: may differ from folder to folder. `window`: one value for the editor window. */
  readonly scope: "resource" | "window";
  /** English Markdown; the key of its translation. */
  readonly description: string;
}

/** A setting's kind, default and words. */
export type Setting = SettingBase &
  (
    | { readonly kind: "boolean"; readonly default: boolean }
    | { readonly kind: "choice"; readonly default: string; readonly choices: Readonly<Record<string, string>> }
    | { readonly kind: "pattern"; readonly default: string; readonly pattern: string; readonly patternMessage: string }
    | { readonly kind: "strings"; readonly default: readonly string[] }
    | { readonly kind: "severities"; readonly default: Readonly<Record<string, RuleSeverity>> }
    /** Dotted names of Python (`dotted-names.ts`). */
    | { readonly kind: "names"; readonly default: readonly string[] }
    /** Texts by dotted names of Python; where there are choices, one of them. */
    | {
        readonly kind: "named";
        readonly default: Readonly<Record<string, string>>;
        readonly choices?: Readonly<Record<string, string>>;
      }
  );

/** What a rule can be set to. */
export const ruleSeverities = ["off", "hint", "information", "warning", "error"] as const;

/** One of `ruleSeverities`. */
export type RuleSeverity = (typeof ruleSeverities)[number];

/** What a decorator can make of a coroutine function: it stays one, or a call of it runs it. */
export const decoratorEffects = ["async", "sync"] as const;

/** One of `decoratorEffects`. */
export type DecoratorEffect = (typeof decoratorEffects)[number];

/** All settings, in the order in which they are shown. */
export const settingDefinitions = {
  enable: {
    kind: "boolean",
    default: true,
    scope: "resource",
    description: "Look for mistakes in asynchronous Python code.",
  },
  rules: {
    kind: "severities",
    default: {},
    scope: "resource",
    description: "How severe each rule's findings are, or `off`. Rules that are not named keep their own severity.",
  },
  minimumConfidence: {
    kind: "choice",
    default: "by-name",
    scope: "resource",
    choices: {
      proved: "Only what is proved: the code was resolved and has the problem.",
      "by-use": "Also what follows from use: the same function is awaited everywhere else, or what is known of it is a coroutine function.",
      "by-name": "Also what follows from names: every function of that name is asynchronous.",
    },
    description: "How sure a finding must be to be shown.",
  },
  targetVersion: {
    kind: "pattern",
    default: "auto",
    pattern: "^(auto|3\\.\\d{1,2})$",
    patternMessage: "Write `auto` or a Python version such as `3.12`.",
    scope: "resource",
    description: "The oldest Python version that the code must run on, such as `3.12`. `auto` reads `requires-python` in `pyproject.toml`.",
  },
  hover: {
    kind: "choice",
    default: "learn",
    scope: "resource",
    choices: {
      learn: "Explain what the thing is, whether it has run, and what to do next.",
      brief: "One sentence and a link.",
      off: "Show nothing.",
    },
    description: "How much to explain when the mouse rests on `async def`, `await`, a call of a coroutine function or a name of asyncio.",
  },
  exclude: {
    kind: "strings",
    default: [],
    scope: "resource",
    description: "Files that are not checked, as glob patterns relative to the workspace folder, such as `**/generated/**`.",
  },
  blockingCalls: {
    kind: "named",
    default: {},
    scope: "resource",
    description:
      'Functions of yours that block the event loop, with what to do instead: `{"shop.database.load": "Use `shop.database.load_async`."}`. Name a method by its class, as in `shop.Client.fetch`; `*` stands for any part of a name.',
  },
  schedulers: {
    kind: "names",
    default: [],
    scope: "resource",
    description:
      "Functions of yours that see to it that a coroutine runs: they run the coroutine that they are given, or what they return runs by itself. Nothing is said where their result is not awaited. Written as `shop.background.spawn`.",
  },
  decorators: {
    kind: "named",
    default: {},
    scope: "resource",
    choices: {
      async: "The decorated coroutine function stays a coroutine function.",
      sync: "A call of the decorated coroutine function runs it and gives its result.",
    },
    description: 'What your decorators make of a coroutine function: `{"shop.retry": "async", "shop.run_in_loop": "sync"}`.',
  },
  synchronousCallers: {
    kind: "names",
    default: [],
    scope: "resource",
    description:
      "Functions of yours that call a function which they are given, and drop what it returns, such as timers and event handlers: a coroutine function that they are given never runs. Written as `shop.Timer.every`.",
  },
  valueConsumers: {
    kind: "names",
    default: [],
    scope: "resource",
    description:
      "Functions of yours that only show, measure or store the value that they are given: a coroutine object is no use to them. Written as `shop.report.show`.",
  },
  "trace.server": {
    kind: "choice",
    default: "off",
    scope: "window",
    choices: {
      off: "Log nothing.",
      messages: "Log the names of messages.",
      compact: "Log messages in a compact form.",
      verbose: "Log messages in full.",
    },
    description: "Log what the editor and the language server say to each other. The log's level must be *Trace* as well.",
  },
} as const satisfies Record<string, Setting>;

type Definitions = typeof settingDefinitions;
type ValueOf<S extends Setting> = S extends { kind: "boolean" }
  ? boolean
  : S extends { kind: "choice"; choices: infer C }
    ? keyof C & string
    : S extends { kind: "pattern" }
      ? string
      : S extends { kind: "strings" | "names" }
        ? readonly string[]
        : S extends { kind: "named"; choices: infer C }
          ? Readonly<Record<string, keyof C & string>>
          : S extends { kind: "named" }
            ? Readonly<Record<string, string>>
            : Readonly<Record<string, RuleSeverity>>;

/** The values of all settings. */
export type Settings = { readonly [K in keyof Definitions]: ValueOf<Definitions[K]> };

/** What holds where nobody chose. */
export const defaultSettings = Object.fromEntries(
  Object.entries(settingDefinitions).map(([key, definition]) => [key, definition.default]),
) as unknown as Settings;

/** A setting whose value cannot be used; its default holds instead. `reason` is an English template with `{value}` and `{allowed}`. */
export interface SettingProblem {
  readonly key: string;
  readonly reason: string;
  readonly values: Readonly<Record<string, string>>;
}

/**
 * Reads settings as an editor gives them: an object, nested at the dots, of which anything may be missing or wrong. Gives settings that
 * can be used as they are, and the problems. Never throws. Whether rule ids exist is not checked here.
 */
export function readSettings(given: unknown): { settings: Settings; problems: SettingProblem[] } {
  const problems: SettingProblem[] = [];
  const entries = Object.entries(settingDefinitions).map(([key, definition]: [string, Setting]) => {
    const value = key.split(".").reduce<unknown>((object, part) => (isRecord(object) ? object[part] : undefined), given);
    if (value === undefined || value === null) return [key, definition.default];
    const reason = objection(definition, value);
    if (reason) problems.push({ key, ...reason });
    return [key, reason ? usablePart(definition, value) : value];
  });
  return { settings: Object.fromEntries(entries) as Settings, problems };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What can be used of a value that something is wrong with. */
function usablePart(definition: Setting, value: unknown): unknown {
  if (definition.kind === "names" && Array.isArray(value)) return value.filter((one) => typeof one === "string" && isDottedName(one));
  if (definition.kind !== "severities" && definition.kind !== "named") return definition.default;
  if (!isRecord(value)) return definition.default;
  const isUsable =
    definition.kind === "severities" ? ([, severity]: [string, unknown]) => isSeverity(severity) : isNamed(definition.choices);
  return Object.fromEntries(Object.entries(value).filter(isUsable));
}

/** Makes the test of an entry of a table by dotted names. */
function isNamed(choices: Readonly<Record<string, string>> | undefined): (entry: [string, unknown]) => boolean {
  return ([name, text]) => isDottedName(name) && typeof text === "string" && (!choices || Object.hasOwn(choices, text));
}

function isSeverity(value: unknown): value is RuleSeverity {
  return (ruleSeverities as readonly unknown[]).includes(value);
}

function objection(definition: Setting, value: unknown): Omit<SettingProblem, "key"> | undefined {
  const shown = JSON.stringify(value) ?? String(value);
  const oneOf = (allowed: readonly string[]) => ({
    reason: "{value} is not one of {allowed}.",
    values: { value: shown, allowed: allowed.join(", ") },
  });
  switch (definition.kind) {
    case "boolean":
      return typeof value === "boolean" ? undefined : oneOf(["true", "false"]);
    case "choice":
      return typeof value === "string" && Object.hasOwn(definition.choices, value) ? undefined : oneOf(Object.keys(definition.choices));
    case "pattern":
      return typeof value === "string" && new RegExp(definition.pattern).test(value)
        ? undefined
        : { reason: `{value}: ${definition.patternMessage}`, values: { value: shown } };
    case "strings":
      return Array.isArray(value) && value.every((one) => typeof one === "string")
        ? undefined
        : { reason: "{value} is not a list of strings.", values: { value: shown } };
    case "names": {
      if (!Array.isArray(value)) return { reason: "{value} is not a list of strings.", values: { value: shown } };
      const wrong = value.find((one) => typeof one !== "string" || !isDottedName(one));
      return wrong === undefined ? undefined : noDottedName(wrong);
    }
    case "named": {
      if (!isRecord(value)) return { reason: "{value} is not an object of dotted names and texts.", values: { value: shown } };
      const wrong = Object.entries(value).find((entry) => !isNamed(definition.choices)(entry));
      if (!wrong) return undefined;
      const [name, text] = wrong;
      if (!isDottedName(name)) return noDottedName(name);
      const written = `${name}: ${JSON.stringify(text)}`;
      return definition.choices
        ? { reason: "{value} is not one of {allowed}.", values: { value: written, allowed: Object.keys(definition.choices).join(", ") } }
        : { reason: "{value}: write a text that says what to do instead.", values: { value: written } };
    }
    case "severities": {
      if (!isRecord(value)) return { reason: "{value} is not an object of rule ids and severities.", values: { value: shown } };
      const wrong = Object.entries(value).find(([, severity]) => !isSeverity(severity));
      return wrong
        ? {
            reason: "{value} is not one of {allowed}.",
            values: { value: `${wrong[0]}: ${JSON.stringify(wrong[1])}`, allowed: ruleSeverities.join(", ") },
          }
        : undefined;
    }
  }
}

function noDottedName(value: unknown): Omit<SettingProblem, "key"> {
  return {
    reason: "{value} is not a dotted name such as `package.module.function`.",
    values: { value: JSON.stringify(value) ?? String(value) },
  };
}
