/** What the evaluator remembers. */
import type { Type } from "./types";

/** The answers to one kind of question about things, for `Evaluator.once`. */
export class Answers<K extends object> {
  readonly known = new Map<K, Type>();
  /** The things whose questions are being answered, with their depth. */
  readonly open = new Map<K, number>();
}
