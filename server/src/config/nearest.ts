/** "Did you mean": the known word that is closest to a mistyped one. */
import { editDistance } from "../core/text/edit-distance";

/**
 * Gives the known word that differs least from `word`, upper and lower case being the same; undefined where none is near: more than
 * a third of its letters would have to change.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const limit = Math.max(1, Math.floor(candidate.length / 3));
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), limit);
    if (distance < bestDistance && distance <= limit) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}
