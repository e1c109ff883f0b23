/** Where a coroutine may be suspended, and so be cancelled or timed out. */
import type { Node } from "../syntax/ast";
import { walk } from "../syntax/visit";

/** Calls `visit` with a node and what runs with it: functions, lambdas and classes that are only defined in it are left out. */
export function walkOwnCode(node: Node, visit: (node: Node) => void): void {
  walk(node, (one) => {
    if (one !== node && definesOnly(one)) return false;
    visit(one);
    return true;
  });
}

/** Tells whether a node itself is a place where a coroutine may be suspended: `await`, `async for`, `async with`, or `yield`. */
export function isSuspension(node: Node): boolean {
  switch (node.kind) {
    case "Await":
    case "Yield":
      return true;
    case "For":
    case "With":
      return node.isAsync;
    case "Comprehension":
      return node.clauses.some((one) => one.isAsync);
    default:
      return false;
  }
}

/** Calls `visit` with everything that runs with some statements or expressions; functions, lambdas and classes that they define are left out. */
export function walkRunning(nodes: readonly Node[], visit: (node: Node) => void): void {
  for (const node of nodes) if (!definesOnly(node)) walkOwnCode(node, visit);
}

/** Tells whether a coroutine may be suspended somewhere in some of its statements or expressions. */
export function suspends(nodes: readonly Node[]): boolean {
  let found = false;
  walkRunning(nodes, (one) => {
    found ||= isSuspension(one);
  });
  return found;
}

function definesOnly({ kind }: Node): boolean {
  return kind === "FunctionDefinition" || kind === "ClassDefinition" || kind === "Lambda";
}
