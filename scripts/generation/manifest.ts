/** Writes the parts of package.json and package.nls*.json that follow from the rules and settings. Pure: data in, data out. */
import type { Rule } from "../../server/src/core/linter/rule";
import { dottedNamePattern } from "../../shared/dotted-names";
import { ruleSeverities, type Setting, settingsPrefix } from "../../shared/settings";
import type { Translate } from "./pages";

/** A JSON object. */
export type Json = Record<string, unknown>;

/** `contributes.configuration` of package.json. Its words are keys such as `%setting.enable%`, which package.nls.json resolves. */
export function configuration(rules: readonly Rule[], settings: Readonly<Record<string, Setting>>): Json {
  return {
    title: "Asyncio Insight",
    properties: Object.fromEntries(
      Object.entries(settings).map(([key, setting], order) => [
        `${settingsPrefix}.${key}`,
        {
          ...schema(key, setting, rules),
          default: setting.default,
          scope: setting.scope,
          order,
          markdownDescription: `%setting.${key}%`,
        },
      ]),
    ),
  };
}

function schema(key: string, setting: Setting, rules: readonly Rule[]): Json {
  switch (setting.kind) {
    case "boolean":
      return { type: "boolean" };
    case "choice":
      return {
        type: "string",
        enum: Object.keys(setting.choices),
        markdownEnumDescriptions: Object.keys(setting.choices).map((choice) => `%setting.${key}.${choice}%`),
      };
    case "pattern":
      return { type: "string", pattern: setting.pattern, patternErrorMessage: `%setting.${key}.pattern%` };
    case "strings":
      return { type: "array", items: { type: "string" } };
    case "names":
      return { type: "array", items: { type: "string", pattern: dottedNamePattern } };
    case "named":
      return {
        type: "object",
        propertyNames: { pattern: dottedNamePattern },
        additionalProperties: {
          type: "string",
          ...(setting.choices && {
            enum: Object.keys(setting.choices),
            markdownEnumDescriptions: Object.keys(setting.choices).map((choice) => `%setting.${key}.${choice}%`),
          }),
        },
      };
    case "severities":
      return {
        type: "object",
        additionalProperties: false,
        properties: Object.fromEntries(
          rules.map((rule) => [
            rule.id,
            {
              type: "string",
              enum: [...ruleSeverities],
              default: rule.offByDefault ? "off" : rule.severity,
              markdownDescription: `%rule.${rule.id}%`,
            },
          ]),
        ),
      };
  }
}

/** The keys and texts that `configuration` refers to. */
export function manifestWords(
  rules: readonly Rule[],
  settings: Readonly<Record<string, Setting>>,
  translate: Translate,
): Record<string, string> {
  const words: Record<string, string> = {};
  for (const [key, setting] of Object.entries(settings)) {
    words[`setting.${key}`] = translate(setting.description);
    if ("choices" in setting && setting.choices) {
      for (const [choice, meaning] of Object.entries(setting.choices)) words[`setting.${key}.${choice}`] = translate(meaning);
    }
    if (setting.kind === "pattern") words[`setting.${key}.pattern`] = translate(setting.patternMessage);
  }
  for (const rule of rules) words[`rule.${rule.id}`] = translate(rule.summary);
  return words;
}

/** Replaces the generated words of a package.nls file and leaves all others alone, in their order. */
export function replaceManifestWords(existing: Readonly<Record<string, string>>, generated: Readonly<Record<string, string>>): Json {
  return { ...Object.fromEntries(Object.entries(existing).filter(([key]) => !/^(setting|rule)\./.test(key))), ...generated };
}
