/**
 * Translations: which English texts the program shows, which of them have Chinese words, and what is wrong with those.
 *
 * Translators work in `l10n/parts/**.zh-cn.json`, one file an area, each a flat object from English to Chinese. They are merged into
 * `l10n/bundle.l10n.zh-cn.json`, which is the file that ships.
 */
import type { NameCard } from "../../server/src/core/features/asyncio-cards";
import type { Rule } from "../../server/src/core/linter/rule";
import type { Setting } from "../../shared/settings";

/** English text to Chinese text; an empty one is still to be translated. */
export type Translations = Readonly<Record<string, string>>;

/** The translations of all areas, by the area's name: `hover`, `rules/stray-await-dot`. */
export type Parts = ReadonlyMap<string, Translations>;

/** One file of TypeScript. */
export interface SourceText {
  /** Relative to the repository, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** The English texts that need a translation, each with the area that it belongs to. */
export type Keys = ReadonlyMap<string, string>;

/** What texts are shown, besides those in calls that the source files hold. */
export interface ShownData {
  readonly rules: readonly Rule[];
  readonly settings: Readonly<Record<string, Setting>>;
  readonly cards: Readonly<Record<string, NameCard>>;
}

/** Collects the texts of the data, and those that the source files show. The first area that shows a text owns it. */
export function collectKeys({ rules, settings, cards }: ShownData, sources: readonly SourceText[]): Keys {
  const keys = new Map<string, string>();
  const add = (area: string, texts: readonly string[]) => {
    for (const text of texts) if (text !== "" && !keys.has(text)) keys.set(text, area);
  };
  for (const setting of Object.values(settings)) add("settings", settingTexts(setting));
  for (const rule of rules) add(`rules/${rule.id}`, [rule.summary, rule.why, rule.whenNotToUse, ...Object.values(rule.messages)]);
  for (const { what, ran = "", next = "" } of Object.values(cards)) add("hover", [what, ran, next]);
  for (const { path, text } of sources) add(areaOf(path), shownTexts(text));
  return keys;
}

function settingTexts(setting: Setting): string[] {
  switch (setting.kind) {
    case "choice":
    case "named":
      return [setting.description, ...Object.values(setting.choices ?? {})];
    case "pattern":
      // The second is what `readSettings` says about a value that does not match.
      return [setting.description, setting.patternMessage, `{value}: ${setting.patternMessage}`];
    default:
      return [setting.description];
  }
}

/** The three ways to write a string, of which the last one here holds no `${…}`. */
const quoted = [/"(?:[^"\\\n]|\\.)*"/, /'(?:[^'\\\n]|\\.)*'/, /`(?:[^`\\$]|\\.|\$(?!\{))*`/];
const string = `(?:${quoted.map((pattern) => pattern.source).join("|")})`;

/** Calls and members whose first argument or value is shown to people, with its string, which may be put together of several. */
const showing = new RegExp(`(?:\\b(?:translate|message)\\(|\\bl10n\\.t\\(|\\breason: )\\s*(${string}(?:\\s*\\+\\s*${string})*)`, "g");

/** The texts that a source file shows: the string literals given to `message`, `translate` and `l10n.t`. */
function shownTexts(text: string): string[] {
  return [...text.matchAll(showing)].map((match) => joined(match[1] as string));
}

/** The string literals of a source file. A text that stands in a table of data is found here. */
function literalsIn(text: string): string[] {
  // Each kind of quotes by itself, so that an apostrophe in a comment hides no string.
  return quoted.flatMap((pattern) => [...text.matchAll(new RegExp(pattern, "g"))].map((match) => joined(match[0])));
}

/** The value of literals such as `"one " + 'two'`. */
function joined(literals: string): string {
  return [...literals.matchAll(new RegExp(string, "g"))].map((match) => unescaped(match[0].slice(1, -1))).join("");
}

function unescaped(written: string): string {
  return written.replace(/\\(?:u([0-9a-fA-F]{4})|([^]))/g, (_, code: string | undefined, one: string) =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : one === "n" ? "\n" : one === "t" ? "\t" : one,
  );
}

const areas: readonly (readonly [RegExp, string | ((match: RegExpExecArray) => string)])[] = [
  [/^client\//, "client"],
  [/^shared\//, "settings"],
  [/^server\/src\/cli\//, "cli"],
  [/^server\/src\/main\.cli\.ts$/, "cli"],
  [/^server\/src\/config\//, "config"],
  [/^server\/src\/core\/features\//, "hover"],
  [/^server\/src\/core\/fixes\//, "fixes"],
  [/^server\/src\/core\/rules\/(.+)\.ts$/, (match) => `rules/${match[1]}`],
  [/^server\/src\/core\//, "core"],
];

function areaOf(path: string): string {
  for (const [pattern, area] of areas) {
    const match = pattern.exec(path);
    if (match) return typeof area === "string" ? area : area(match);
  }
  return "server";
}

/**
 * Adds what is missing, with an empty translation, so that a translator sees it. Keys are never removed and keep their order; parts
 * that need nothing are returned as they are.
 */
export function withMissingKeys(parts: Parts, keys: Keys): Parts {
  const known = new Set([...parts.values()].flatMap((part) => Object.keys(part)));
  const result = new Map(parts);
  for (const [key, area] of keys) {
    if (!known.has(key)) result.set(area, { ...result.get(area), [key]: "" });
  }
  return result;
}

/** The bundle that ships: every translated text once, sorted, so that two people's changes meet as rarely as possible. */
export function mergeParts(parts: Parts): Translations {
  const entries = [...parts.values()].flatMap((part) => Object.entries(part)).filter(([, chinese]) => chinese !== "");
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Says what is wrong with the translations, one sentence each. */
export function translationProblems(parts: Parts, keys: Keys, sources: readonly SourceText[]): string[] {
  const literals = new Set(sources.flatMap((source) => literalsIn(source.text)));
  const problems: string[] = [];
  const seen = new Map<string, { area: string; chinese: string }>();
  for (const [area, part] of parts) {
    const say = (what: string, key: string) => problems.push(`l10n/parts/${area}.zh-cn.json: ${what}: ${JSON.stringify(key)}`);
    for (const [key, chinese] of Object.entries(part)) {
      const earlier = seen.get(key);
      if (earlier && earlier.chinese !== chinese) say(`translated in another way in ${earlier.area}`, key);
      seen.set(key, { area, chinese });
      if (!keys.has(key) && !literals.has(key)) say("nothing shows this text any more", key);
      if (chinese.trim() === "") say("not translated yet", key);
      else if (places(key) !== places(chinese)) say(`the places differ (${places(key) || "none"}, and ${places(chinese) || "none"})`, key);
    }
  }
  return problems;
}

/** The names of a template's places, sorted: `{b} and {a}` gives `a, b`. */
function places(template: string): string {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
  return [...new Set(names)].sort().join(", ");
}
