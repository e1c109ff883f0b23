/** Whether code expects to fail. */
import type { Expression, Node } from "../syntax/ast";

/** Built-in classes that everything which can go wrong is an instance of. */
const general: ReadonlySet<string> = new Set(["Exception", "BaseException"]);

/**
 * Tells whether a node stands in the body of a `try` that catches one of some built-in exceptions, by name or through a more general one: code
 * that fails there does so on purpose.
 */
export function isGuardedAgainst(node: Node, exceptions: readonly string[]): boolean {
  let child = node;
  for (let parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (parent.kind !== "Try" || !(parent.body as readonly Node[]).includes(child)) continue;
    if (parent.handlers.some(({ type }) => !type || catches(type, exceptions))) return true;
  }
  return false;
}

function catches(type: Expression, exceptions: readonly string[]): boolean {
  if (type.kind === "Tuple") return type.elements.some((one) => catches(one, exceptions));
  const name = type.kind === "Name" ? type.id : type.kind === "Attribute" ? type.attribute : "";
  return general.has(name) || exceptions.includes(name);
}
