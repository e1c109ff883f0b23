/** What asyncio has, in any version of Python, and what a misspelled name of it was meant for. */
import { current, former, internal, loopMethods, micropython, parameters, submodules } from "../semantics/asyncio-names.json";
import { nearestNames } from "./near-names";

const known: ReadonlySet<string> = new Set([...current, ...former, ...submodules, ...micropython]);
/** What people write. The class `Timeout` is not: its objects come from `asyncio.timeout()` (library/asyncio-task.html#asyncio.Timeout). */
const written = current.filter((name) => name !== "Timeout");
const everything: ReadonlySet<string> = new Set([...known, ...internal]);
const onLoop: ReadonlySet<string> = new Set(loopMethods);
const keywordParameters: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(parameters));

/** Tells whether some version of asyncio has a name, or may have it: names with a leading underscore are nobody's business. */
export function isAsyncioName(name: string): boolean {
  return name === "" || name.startsWith("_") || known.has(name);
}

/** Tells whether a name that the module does not have is a method of its event loops. */
export function isLoopMethod(name: string): boolean {
  return onLoop.has(name);
}

/** The names of today's asyncio that a misspelled one was meant for; none when it is far from all of them. */
export function nearestAsyncioNames(name: string): string[] {
  return everything.has(name) ? [] : nearestNames(name, written, slipsIn(name));
}

/** What can be given by keyword to a function or class of asyncio; undefined where that is not known or anything can. */
export function keywordsOf(name: string): readonly string[] | undefined {
  return keywordParameters.get(name);
}

/** The parameters that a misspelled keyword was meant for. */
export function nearestKeywords(keyword: string, candidates: readonly string[]): string[] {
  return nearestNames(keyword, candidates, slipsIn(keyword));
}

/** How many slips of the fingers a name may have: in a short one, two make another name. */
function slipsIn(name: string): number {
  if (name.length < 3) return 0;
  return name.length < 6 ? 1 : 2;
}
