/** How people name what Python code can call, in settings and in pyproject.toml. */

/**
 * A dotted name from the module on that people import it from: `package.module.function`, `package.Class.method`. `*` stands for any part of one name. Brackets,
 * as in `package.Class().method`, change nothing.
 */
export const dottedNamePattern = "^[\\p{L}_*][\\p{L}\\p{N}_*]*(\\(\\))?(\\.[\\p{L}_*][\\p{L}\\p{N}_*]*(\\(\\))?)+$";

const dottedName = new RegExp(dottedNamePattern, "u");

/** Tells whether a text is a dotted name of at least two parts: a name alone says not where it is from. */
export function isDottedName(text: string): boolean {
  return dottedName.test(text);
}
