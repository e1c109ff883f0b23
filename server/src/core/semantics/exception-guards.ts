/** Whether code expects to fail. */

import type { Expression, Node, Try } from "../syntax/ast";
import { lastName } from "../syntax/last-name";

/** Built-in classes that everything which can go wrong is an instance of. */
const general: ReadonlySet<string> = new Set(["Exception", "BaseException"]);

/**
 * Tells whether a node stands in the body of a `try` that catches one of some built-in exceptions, by name or through a more general one: code
 * that fails there does so on purpose.
 */
export function isGuardedAgainst(node: Node, exceptions: readonly string[]): boolean {
  let child = node;
  for (let parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (parent.kind === "With" && parent.items.some(({ manager }) => suppresses(manager, exceptions))) return true;
    if (parent.kind === "Try" && (parent.body as readonly Node[]).includes(child) && catchesAny(parent, exceptions)) return true;
  }
  return false;
}

/** Tells whether a manager is `contextlib.suppress` with one of some exceptions. */
function suppresses(manager: Expression, exceptions: readonly string[]): boolean {
  if (manager.kind !== "Call") return false;
  return lastName(manager.callee) === "suppress" && manager.arguments.some((one) => catches(one.value, exceptions));
}

/** Tells whether a `try` catches one of some built-in exceptions, by name or through a more general one. */
export function catchesAny({ handlers }: Try, exceptions: readonly string[]): boolean {
  return handlers.some(({ type }) => !type || catches(type, exceptions));
}

function catches(type: Expression, exceptions: readonly string[]): boolean {
  if (type.kind === "Tuple") return type.elements.some((one) => catches(one, exceptions));
  const name = lastName(type);
  return general.has(name) || exceptions.includes(name);
}
