/**
 * Settles what holds for one file. The command line beats `pyproject.toml`, because it is about one run; `pyproject.toml` beats the
 * editor's settings, because the project decides for everybody who works on it. Lists of excluded files add up, and so do tables of names.
 */
import type { RuleSeverity, Settings } from "../../../shared/settings";
import type { Configuration } from "../core/linter/configuration";
import type { Confidence } from "../core/linter/finding";
import {
  defaultTarget,
  newestKnownVersion,
  oldestKnownVersion,
  type PythonVersion,
  parseVersion,
  type TargetVersion,
} from "../core/linter/version";
import { matches, type PatternList } from "./globs";
import type { Problem } from "./problem";
import { noOptions, severitiesById } from "./project-options";
import type { Pyproject } from "./pyproject";
import { versionOfEnvironment } from "./python-versions";
import { type KnownRule, rulesNamed } from "./rule-names";

/** What was chosen on the command line. */
export interface CommandLineChoices {
  /** Names of the only rules to run; any way of naming rules is fine, and unknown names stand for nothing. */
  readonly select?: readonly string[];
  /** Names of rules not to run, even when selected. */
  readonly ignore?: readonly string[];
  readonly minimumConfidence?: Confidence;
  readonly targetVersion?: PythonVersion;
  /** Glob patterns relative to the folder of `ConfigurationSources`. */
  readonly exclude?: readonly string[];
}

/** Everything that has a say about one file. */
export interface ConfigurationSources {
  /** The file: its absolute path, or the path of its URI, with forward slashes. */
  readonly path: string;
  readonly isNotebook: boolean;
  /** All rules. */
  readonly rules: readonly KnownRule[];
  readonly settings: Settings;
  /** The workspace folder or working directory, written as `path` is: patterns in settings and on the command line are relative to it. */
  readonly folder: string;
  /** The nearest `pyproject.toml`, with the folder that it is in. */
  readonly pyproject?: { readonly folder: string; readonly content: Pyproject } | undefined;
  /** The text of the `pyvenv.cfg` of the project's virtual environment. */
  readonly environment?: string | undefined;
  readonly commandLine?: CommandLineChoices | undefined;
}

/** What holds for one file. */
export interface ResolvedConfiguration {
  readonly configuration: Configuration;
  /** Whether a pattern says that the file is not to be checked. Files that somebody names one by one are checked all the same. */
  readonly isExcluded: boolean;
  /** What is wrong with `pyproject.toml` and with the rule names of the settings; the same for all files with the same sources. */
  readonly problems: readonly Problem[];
}

/** Settles what holds for one file. Never throws. */
export function resolveConfiguration(sources: ConfigurationSources): ResolvedConfiguration {
  const { settings, pyproject, commandLine, rules } = sources;
  const options = pyproject?.content.options ?? noOptions;
  const problems: Problem[] = [...(pyproject?.content.problems ?? [])];
  const fromSettings = severitiesById(settings.rules, rules, (_, message) => problems.push({ source: "settings", message }));
  const severities: Record<string, RuleSeverity | "on"> = { ...fromSettings, ...options.rules };
  applySelection(severities, commandLine, rules);
  for (const id of ignoredFor(sources)) severities[id] = "off";
  return {
    configuration: {
      rules: severities,
      minimumConfidence: commandLine?.minimumConfidence ?? options.minimumConfidence ?? settings.minimumConfidence,
      target: targetOf(sources),
      blockingCalls: { ...settings.blockingCalls, ...options.blockingCalls },
      schedulers: [...new Set([...settings.schedulers, ...options.schedulers])],
      synchronousCallers: [...new Set([...settings.synchronousCallers, ...options.synchronousCallers])],
      valueConsumers: [...new Set([...settings.valueConsumers, ...options.valueConsumers])],
      decorators: { ...settings.decorators, ...options.decorators },
      isNotebook: sources.isNotebook,
    },
    isExcluded: excludingPatterns(sources).some((list) => matches(sources.path, list)),
    problems,
  };
}

/** The lists of patterns that exclude files, for a host that searches folders and need not look into excluded ones. */
export function excludingPatterns({
  settings,
  pyproject,
  commandLine,
  folder,
}: Pick<ConfigurationSources, "settings" | "pyproject" | "commandLine" | "folder">): PatternList[] {
  return [
    { folder, patterns: settings.exclude },
    { folder, patterns: commandLine?.exclude ?? [] },
    ...(pyproject ? [{ folder: pyproject.folder, patterns: pyproject.content.options.exclude }] : []),
  ];
}

/** Switches rules off that were not selected. A rule that somebody selected by name runs, even where it is or was switched off. */
function applySelection(
  severities: Record<string, RuleSeverity | "on">,
  choices: CommandLineChoices | undefined,
  rules: readonly KnownRule[],
): void {
  const idsOf = (names: readonly string[]) => new Set(names.flatMap((name) => rulesNamed(name, rules)).map((rule) => rule.id));
  const selected = choices?.select && idsOf(choices.select);
  const ignored = idsOf(choices?.ignore ?? []);
  for (const { id, offByDefault } of rules) {
    if (ignored.has(id) || (selected && !selected.has(id))) severities[id] = "off";
    else if (selected && (severities[id] ?? (offByDefault ? "off" : "on")) === "off") severities[id] = "on";
  }
}

function ignoredFor({ path, pyproject }: ConfigurationSources): string[] {
  if (!pyproject) return [];
  return pyproject.content.options.perFileIgnores
    .filter(({ pattern }) => matches(path, { folder: pyproject.folder, patterns: [pattern] }))
    .flatMap(({ rules }) => rules);
}

/**
 * An explicit choice beats `requires-python`, which beats the environment at hand. All but `requires-python` name the oldest version only:
 * code that runs today is meant to run on the next version too, unless the project says where it ends.
 */
function targetOf({ settings, pyproject, environment, commandLine }: ConfigurationSources): TargetVersion {
  const required = pyproject?.content.requiresPython;
  const chosen = commandLine?.targetVersion ?? pyproject?.content.options.targetVersion ?? parseVersion(settings.targetVersion);
  const from = (version: PythonVersion, source: TargetVersion["source"]): TargetVersion => {
    const oldest = Math.max(version, oldestKnownVersion);
    return { oldest, newest: Math.max(oldest, required?.newest ?? newestKnownVersion), source };
  };
  if (chosen !== undefined) return from(chosen, "setting");
  if (required) return { ...required, source: "requires-python" };
  const present = environment === undefined ? undefined : versionOfEnvironment(environment);
  return present === undefined ? defaultTarget : from(present, "environment");
}
