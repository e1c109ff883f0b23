/** Names for variables that a fix adds. */

import { functionAround } from "../semantics/context";
import type { SemanticModel } from "../semantics/model";
import type { Node } from "../syntax/ast";
import { contains } from "../text/range";

/** A name that nothing in the file has: `wanted`, or `wanted_2` and so on. A local variable must not hide one that is read from outside. */
export function freeName(semantics: SemanticModel, wanted: string): string {
  const taken = new Set<string>();
  for (const scope of semantics.scopes.allScopes.values()) for (const name of scope.bindings.keys()) taken.add(name);
  return firstFree(taken, wanted);
}

/** A name for a local variable of the code around a node: `wanted`, or `wanted_2` and so on. Functions beside it may have the same name. */
export function freeLocalName(semantics: SemanticModel, node: Node, wanted: string): string {
  const owner = functionAround(node);
  if (!owner) return freeName(semantics, wanted);
  const taken = new Set<string>();
  for (const [one, { bindings }] of semantics.scopes.allScopes) {
    if (contains(owner, one) || contains(one, owner)) for (const name of bindings.keys()) taken.add(name);
  }
  return firstFree(taken, wanted);
}

function firstFree(taken: ReadonlySet<string>, wanted: string): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}_${number}`;
  return name;
}
