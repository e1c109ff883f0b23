/** Random choices that come out the same on every machine. */
import { createHash } from "node:crypto";

/** A whole number from zero up to, but without, `limit`; the same for the same words. */
export function choice(limit: number, ...words: readonly (string | number)[]): number {
  return createHash("sha256").update(words.join("\0")).digest().readUIntBE(0, 6) % limit;
}

/** The items in a random order, which their keys decide: adding one item does not move the others. */
export function shuffled<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  const keyed = items.map((item) => ({ item, key: createHash("sha256").update(keyOf(item)).digest("hex") }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ item }) => item);
}
