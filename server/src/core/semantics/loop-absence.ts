/** Code that certainly runs while its thread has no event loop. */
import type { FunctionDefinition, Node } from "../syntax/ast";
import { functionAround } from "./context";
import { loopPlaceOf } from "./event-loops";
import type { SemanticModel } from "./model";

/**
 * Tells whether a node runs while no event loop does: at module level, or in a synchronous function that is called at module level, directly or through other such
 * functions, and used in no other way.
 */
export function runsWithoutLoop(semantics: SemanticModel, node: Node, seen: ReadonlySet<FunctionDefinition> = new Set()): boolean {
  const place = loopPlaceOf(semantics, node);
  if (place === "coroutine" || place === "deferred") return false;
  const owner = functionAround(node);
  if (!owner) return true;
  if (owner.isAsync || owner.isGenerator || owner.decorators.length > 0 || owner.parent?.kind === "ClassDefinition" || seen.has(owner))
    return false;
  const uses = semantics.bindingOf(owner.name)?.uses ?? [];
  const known = new Set([...seen, owner]);
  return (
    uses.length > 0 &&
    uses.every((use) => use.parent?.kind === "Call" && use.parent.callee === use && runsWithoutLoop(semantics, use, known))
  );
}
