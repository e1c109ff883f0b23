/** A short fingerprint of a text, for telling texts apart; it is not meant to withstand somebody who forges one. */

/**
 * Gives 14 hexadecimal digits that stand for a text: two 32-bit multiplicative hashes of its UTF-16 code units, mixed into 53 bits.
 * The platform's own hashes are asynchronous in a web worker and belong to Node elsewhere, so neither serves both hosts.
 */
export function textHash(text: string): string {
  let first = 0xdeadbeef;
  let second = 0x41c6ce57;
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    first = Math.imul(first ^ code, 2654435761);
    second = Math.imul(second ^ code, 1597334677);
  }
  first = Math.imul(first ^ (first >>> 16), 2246822507) ^ Math.imul(second ^ (second >>> 13), 3266489909);
  second = Math.imul(second ^ (second >>> 16), 2246822507) ^ Math.imul(first ^ (first >>> 13), 3266489909);
  return (4294967296 * (2097151 & second) + (first >>> 0)).toString(16).padStart(14, "0");
}
