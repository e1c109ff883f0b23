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
  /**
   * What cannot be judged before it is mended: the logical line and, where that is a header, the body below, which the parser reads as another
   * kind of body.
   */
  readonly covers: Range;
  /** What mends it; none where nobody can know. */
  readonly edits: readonly TextEdit[];
}

/** A damage as it is found, before it is known how far it reaches. */
export type FoundDamage = Omit<Damage, "covers">;
