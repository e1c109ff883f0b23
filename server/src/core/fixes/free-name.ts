/** Names for variables that a fix adds. */
import type { SemanticModel } from "../semantics/model";

/** A name that nothing in the file has: `wanted`, or `wanted_2` and so on. A local variable must not hide one that is read from outside. */
export function freeName(semantics: SemanticModel, wanted: string): string {
  const taken = new Set<string>();
  for (const scope of semantics.scopes.scopes.values()) for (const name of scope.bindings.keys()) taken.add(name);
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}_${number}`;
  return name;
}
