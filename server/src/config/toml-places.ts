/** Finds keys in the text of a TOML file, for pointing at what is wrong; the TOML library keeps no places. */
import type { Range } from "../core/text/range";

/**
 * Finds the key or table header with the given path, such as `["tool", "asyncio-insight", "rules"]`; where it stands in an inline table,
 * its last part behind the nearest key around it. Gives undefined when nothing of that path is found. Keys inside multi-line strings may be taken
 * for keys; the outcome is a place near the right one.
 */
export function placeOfKey(text: string, path: readonly string[]): Range | undefined {
  const places = keysIn(text);
  for (let length = path.length; length > 0; length--) {
    const place = places.find((one) => samePath(one.path, path.slice(0, length)));
    if (!place) continue;
    if (length === path.length) return place;
    const written = path[path.length - 1] as string;
    const within = text.indexOf(written, place.end);
    return within < 0 ? { start: place.start, end: place.end } : { start: within, end: within + written.length };
  }
  return undefined;
}

interface KeyPlace extends Range {
  readonly path: readonly string[];
}

const keyPart = `(?:"[^"\\n]*"|'[^'\\n]*'|[\\w-]+)`;
const keyPath = `${keyPart}(?:[ \\t]*\\.[ \\t]*${keyPart})*`;
const headerOrKey = new RegExp(`^[ \\t]*(?:\\[\\[?[ \\t]*(?<header>${keyPath})[ \\t]*\\]|(?<key>${keyPath})[ \\t]*=)`, "gm");

function keysIn(text: string): KeyPlace[] {
  const result: KeyPlace[] = [];
  let table: readonly string[] = [];
  for (const match of text.matchAll(headerOrKey)) {
    const written = (match.groups?.header ?? match.groups?.key) as string;
    const parts = [...written.matchAll(new RegExp(keyPart, "g"))].map((part) => part[0].replace(/^(["'])(.*)\1$/, "$2"));
    if (match.groups?.header !== undefined) table = parts;
    const start = match.index + match[0].indexOf(written);
    result.push({ path: match.groups?.header === undefined ? [...table, ...parts] : parts, start, end: start + written.length });
  }
  return result;
}

function samePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}
