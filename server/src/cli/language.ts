/** The language in which the command line speaks. */
import type { Message } from "../core/text/message";
import { languageOf, makeTranslator } from "../core/text/translate";

/** The languages that there are messages in. */
export const languages = ["en", "zh-cn"] as const;

/** One of `languages`. */
export type Language = (typeof languages)[number];

/** Gives a message in the reader's language. */
export type Say = (text: Message) => string;

/** Reads a language as people and systems write it: `zh-CN`, `zh_CN.UTF-8`, `en_GB`. Gives undefined for languages without messages. */
export function readLanguage(text: string): Language | undefined {
  const [language] = languageOf(text).split("-");
  // Whatever is no locale at all counts as English there, and must not be taken for English here.
  if (language === "en") return /^en([-_.@]|$)/i.test(text) ? "en" : undefined;
  return language === "zh" ? "zh-cn" : undefined;
}

/** The language of the system, by the variables and in the order that POSIX prescribes for messages; English where it is another. */
export function languageOfEnvironment(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || "";
  return readLanguage(locale) ?? "en";
}

/** Makes the function that says messages; a message without a translation is said in English. */
export function speaker(translations?: Readonly<Record<string, string>>): Say {
  return makeTranslator("en", translations).say;
}
