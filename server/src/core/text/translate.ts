/**
 * Messages in the reader's language. `@vscode/l10n` keeps its translations in one variable for the whole process, so that two sessions
 * in one process (as in the tests, or a worker that is started again) would speak the language of the later one; and its places are filled
 * before anybody can make their values harmless for Markdown. So the session keeps the translations, which are in that library's
 * format, and fills the places with the core's own `fill`.
 */
import { fill, type Message } from "./message";

/** What says messages in one language. */
export interface Translator {
  /** In lower case, such as `zh-cn`; `en` where nothing else is known. */
  readonly language: string;
  /** Gives a message in the reader's language, or in English where there is no translation. */
  say(text: Message): string;
}

/** Makes a translator from translations by English text; values that are no strings are passed over. */
export function makeTranslator(language: string, translations: Readonly<Record<string, string>> = {}): Translator {
  return {
    language,
    say: ({ template, values }) => {
      const translated: unknown = Object.hasOwn(translations, template) ? translations[template] : undefined;
      return fill(typeof translated === "string" ? translated : template, values);
    },
  };
}

/**
 * The language of a locale as clients write it: `zh_CN.UTF-8`, `zh-Hans-CN` and `zh-CN` are all `zh-cn`, since Simplified Chinese is
 * the one kind of Chinese that there are translations for. Gives `en` for anything that is no locale.
 */
export function languageOf(locale: unknown): string {
  if (typeof locale !== "string" || !/^[a-z]{2,3}([-_.@]|$)/i.test(locale)) return "en";
  const tag = locale.toLowerCase().split(/[.@]/)[0]!.replaceAll("_", "-");
  return tag === "zh" || tag.startsWith("zh-") ? "zh-cn" : tag;
}
