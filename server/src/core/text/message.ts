/** Sentences for people, kept apart from the language they are shown in. */

/**
 * A sentence before translation: an English template with `{name}` places and what goes into them. The template is the key
 * of its translations in l10n/. Hosts translate it when they show it, so the core knows no language.
 */
export interface Message {
  readonly template: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Makes a message. */
export function message(template: string, values: Readonly<Record<string, string>> = {}): Message {
  return { template, values };
}

/** Fills the places of a template; a place without a value stays as it is written. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}

/** The message in English. */
export function inEnglish(text: Message): string {
  return fill(text.template, text.values);
}
