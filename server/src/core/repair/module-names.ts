/** Which module somebody meant whose name does not exist. */
import { submodules } from "../semantics/asyncio-names.json";
import { asynchronousLibraries, similarPackages, standardLibrary } from "../semantics/known-modules.json";
import { editDistance } from "../text/edit-distance";
import { isReordered, nearestNames } from "./near-names";

const real: ReadonlySet<string> = new Set([...standardLibrary, ...asynchronousLibraries, ...similarPackages]);

/** From this length on, a letter that is left out or doubled still leaves no doubt which library is meant. */
const longName = 7;

/**
 * The module that a misspelled name was meant for: asyncio, or a library that is used with it. Undefined when the name is not near any, or when
 * there is a module of that name: in the standard library, on the package index, or in the project, which `isInProject` tells.
 */
export function intendedModule(name: string, isInProject: (name: string) => boolean): string | undefined {
  if (real.has(name) || !/^[A-Za-z]{3,12}$/.test(name)) return undefined;
  const right = meantBy(name);
  return right !== undefined && isInProject(name) ? undefined : right;
}

/** The library that a word is near to, for the words that were asked for: the same few thousand are in most files. */
const meant = new Map<string, string | undefined>();

/** Of more words than this, all are forgotten. */
const mostWords = 50_000;

function meantBy(word: string): string | undefined {
  if (!meant.has(word)) {
    if (meant.size >= mostWords) meant.clear();
    meant.set(word, isAsyncio(word) ? "asyncio" : asynchronousLibraries.find((library) => isSlip(word, library)));
  }
  return meant.get(word);
}

/** The submodule of asyncio that a misspelled name was meant for. */
export function intendedSubmodule(name: string): string | undefined {
  if (submodules.includes(name) || name.startsWith("_") || name.length < 4) return undefined;
  const nearest = nearestNames(name, submodules, name.length > 5 ? 2 : 1);
  return nearest.length === 1 ? nearest[0] : undefined;
}

function isAsyncio(name: string): boolean {
  const lower = name.toLowerCase();
  const distance = editDistance(lower, "asyncio", 2);
  if (distance <= 1 || (distance === 2 && isReordered(lower, "asyncio"))) return true;
  // Two slips: many packages are called `async` and two or three letters more.
  return distance === 2 && /^as.*io?$/.test(lower) && !lower.startsWith("async");
}

/**
 * Tells whether two letters were swapped, or in a long name one was left out or doubled, also in the place of its neighbour. Other letters may make
 * another package's name.
 */
function isSlip(name: string, library: string): boolean {
  const lower = name.toLowerCase();
  if (lower === library) return true;
  if (editDistance(lower, library, 1) !== 1) return false;
  if (isReordered(lower, library)) return true;
  if (library.length < longName) return false;
  if (lower.length < library.length) return true;
  let at = 0;
  while (lower[at] === library[at]) at++;
  const letter = lower[at];
  return letter === library[at - 1] || letter === library[at + 1];
}
