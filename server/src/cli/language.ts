/** The language in which the command line speaks. */
import { fill, type Message } from "../core/text/message";

/** The languages that there are messages in. */
export const languages = ["en", "zh-cn"] as const;

/** One of `languages`. */
export type Language = (typeof languages)[number];

/** Gives a message in the reader's language. */
export type Say = (text: Message) => string;

/**
 * Reads a language as people and systems write it: `zh-CN`, `zh_CN.UTF-8`, `en_GB`. Every kind of Chinese is Simplified Chinese, the only
 * one there is. Gives undefined for other languages and anything else.
 */
export function readLanguage(text: string): Language | undefined {
  const language = /^[A-Za-z]+(?=$|[-_.@])/.exec(text)?.[0].toLowerCase();
  return language === "zh" ? "zh-cn" : language === "en" ? "en" : undefined;
}

/** The language of the system, by the variables and in the order that POSIX prescribes for messages; English where it is another. */
export function languageOfEnvironment(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || "";
  return readLanguage(locale) ?? "en";
}

/** Makes the function that says messages; a message without a translation is said in English. */
export function speaker(translations: Readonly<Record<string, string>> = {}): Say {
  return ({ template, values }) => fill((Object.hasOwn(translations, template) && translations[template]) || template, values);
}
