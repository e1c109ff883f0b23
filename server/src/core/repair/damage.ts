/** What a damaged place is, as plain data. */
import type { TextEdit } from "../text/edit";
import type { Range } from "../text/range";

/** What may have happened to a text, from the smallest to the largest. */
export type DamageKind = "pasted-characters" | "stray-await-dot" | "misspelled-keyword" | "smashed-lines";

/**
 * One damaged place. `what` says more closely what happened, by the name that the rule's messages have for it; `values` fill the places
 * of that message.
 */
export interface Damage extends Range {
  readonly kind: DamageKind;
  readonly what: string;
  readonly values: Readonly<Record<string, string>>;
  /** What mends it; none where nobody can know. */
  readonly edits: readonly TextEdit[];
}
