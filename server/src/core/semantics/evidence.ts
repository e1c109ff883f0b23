/**
 * How it is known that a call gives a coroutine object. Proved: what is called was resolved. By use: the same callee is awaited at its other calls in the file, or
 * a method of that name at all its other calls in the project; or some of what is called was resolved, and all of that are coroutine functions. By name:
 * every function of that name in the project, in the packages that it imports, and in the standard library is asynchronous.
 */

import type { Call } from "../syntax/ast";
import { lastName } from "../syntax/last-name";
import { isWhereAwaitablesAreLookedFor } from "./awaitables";
import { isCoroutineCall } from "./coroutine-calls";
import type { SemanticModel } from "./model";
import { membersOf } from "./types";

/** Why a call is taken to give a coroutine object. */
export type Evidence = { readonly confidence: "proved"; readonly basis: "definition" } | Indication;

/** What makes it likely, but does not prove it. */
export interface Indication {
  readonly confidence: "by-use" | "by-name";
  /** `calls`: all `count` other calls are awaited. `names`: all `count` functions of the name are asynchronous. `some`: `count` definitions of several that it may be. */
  readonly basis: "calls" | "names" | "some";
  readonly count: number;
}

/** So many calls of methods of the same name must be awaited in a project before anything is concluded of another one. */
const enoughInProject = 2;

/** The evidence that a call gives a coroutine object; undefined where there is none, or some against it. */
export function evidenceOf(semantics: SemanticModel, call: Call): Evidence | undefined {
  if (isCoroutineCall(semantics, call)) return { confidence: "proved", basis: "definition" };
  const members = membersOf(semantics.typeOf(call));
  const coroutines = members.filter((one) => one.kind === "coroutine");
  // What is known to be something else is no coroutine object, whatever others do.
  if (!members.every((one) => one.kind === "unknown" || one.kind === "coroutine")) return undefined;
  if (isAwaitedByStatement(call) || startsTask(call)) return undefined;
  const count = semantics.callUses.awaitedElsewhere(call);
  if (count !== undefined) return { confidence: "by-use", basis: "calls", count };
  const named = semantics.asynchronousByName(call);
  if (named !== undefined) return { confidence: "by-name", basis: "names", count: named };
  const inProject = semantics.awaitedInProject(call);
  if (inProject !== undefined && inProject >= enoughInProject) return { confidence: "by-use", basis: "calls", count: inProject };
  if (coroutines.length === 0 || !semantics.mayAwait(call) || semantics.callUses.isUsedPlainly(call)) return undefined;
  // `await f() if iscoroutinefunction(f) else f()`
  if (isWhereAwaitablesAreLookedFor(call, semantics.file)) return undefined;
  return { confidence: "by-use", basis: "some", count: coroutines.length };
}

/**
 * Tells whether a call stands behind `async with` or `async for`. What libraries give there can often be awaited as well, as `session.get(…)` of aiohttp and
 * `connection.cursor()` of aiomysql, and an asynchronous generator is written with `async def` too.
 */
function isAwaitedByStatement(call: Call): boolean {
  const { parent } = call;
  switch (parent?.kind) {
    case "With":
      return parent.isAsync;
    case "For":
      return parent.isAsync && parent.iterable === call;
    case "Comprehension":
      return parent.clauses.some((one) => one.isAsync && one.iterable === call);
    default:
      return false;
  }
}

/** Tells whether a call goes by the name of a method that starts what it is given, which runs whether it is awaited or not. */
function startsTask({ callee }: Call): boolean {
  return /^(create_task|ensure_future|start_soon|run_in_executor|call_soon|call_later)$/.test(lastName(callee));
}
