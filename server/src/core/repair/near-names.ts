/** How likely one name is a slip of the fingers for another. */
import { editDistance } from "../text/edit-distance";

/** Tells whether two names have the same letters in another order. */
export function isReordered(a: string, b: string): boolean {
  return a.length === b.length && a !== b && [...a].sort().join("") === [...b].sort().join("");
}

/** The names that are nearest to a misspelled one: none when all are farther than `limit`, several when they are equally near. */
export function nearestNames(name: string, candidates: Iterable<string>, limit: number): string[] {
  let best = limit;
  let nearest: string[] = [];
  const lower = name.toLowerCase();
  for (const candidate of candidates) {
    // Case alone is a difference too, but a smaller one than a letter: `asyncio.queue` means `asyncio.Queue`.
    const distance =
      editDistance(lower, candidate.toLowerCase(), Math.floor(best)) +
      (lower === name.toLowerCase() && candidate.toLowerCase() === lower ? 0.5 : 0);
    if (distance > best) continue;
    if (distance < best) nearest = [];
    best = distance;
    nearest.push(candidate);
  }
  return nearest;
}
