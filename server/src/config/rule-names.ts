/** How people name rules: by id (`unawaited-coroutine`), by code (`AIO101`), or several at once by the beginning of their code (`AIO1`). */
import { type Message, message } from "../core/text/message";
import { nearest } from "./nearest";

/** What has to be known of a rule to choose whether it runs. A `Rule` is one. */
export interface KnownRule {
  readonly id: string;
  readonly code: string;
  readonly offByDefault?: boolean;
}

/** Gives the rules that a name stands for: one for an id or a code, several for the beginning of a code, none for anything else. */
export function rulesNamed<R extends KnownRule>(name: string, rules: readonly R[]): R[] {
  const upper = name.trim().toUpperCase();
  const isPrefix = /^AIO\d{0,2}$/.test(upper);
  return rules.filter((rule) => rule.id === name.trim() || rule.code === upper || (isPrefix && rule.code.startsWith(upper)));
}

/** Says that no rule has this name, and which one may be meant. For a well-formed code, no other code is any nearer than the rest. */
export function unknownRule(name: string, rules: readonly KnownRule[]): Message {
  const isCode = /^AIO\d*$/i.test(name.trim());
  const near = isCode
    ? undefined
    : nearest(
        name,
        rules.flatMap((rule) => [rule.id, rule.code]),
      );
  return near === undefined
    ? message("There is no rule `{name}`.", { name })
    : message("There is no rule `{name}`. Did you mean `{nearest}`?", { name, nearest: near });
}
