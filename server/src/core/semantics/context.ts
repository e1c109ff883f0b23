/** Where a piece of code runs: in which function, and whether `await` may stand there. */
import type { ClassDefinition, FunctionDefinition, Lambda, Module, Node } from "../syntax/ast";
import type { ScopeNode } from "./scopes";

/**
 * The node whose code a node belongs to when it is evaluated. Decorators, default values and annotations belong to what is around
 * their function, base classes to what is around their class, and the first iterable to what is around its comprehension.
 */
export function ownerOf(node: Node): ScopeNode {
  let child = node;
  let parent = node.parent;
  while (parent) {
    switch (parent.kind) {
      case "Module":
        return parent;
      case "FunctionDefinition":
        if ((parent.body as readonly Node[]).includes(child)) return parent;
        break;
      case "ClassDefinition":
        if ((parent.body as readonly Node[]).includes(child)) return parent;
        break;
      case "Lambda":
        if (parent.body === child) return parent;
        break;
      case "Comprehension":
        if (parent.clauses[0]?.iterable !== child) return parent;
        break;
    }
    child = parent;
    parent = parent.parent;
  }
  return child as Module;
}

/** What decides whether `await` may stand somewhere: comprehensions other than generator expressions are looked through. */
export type AwaitOwner = Module | ClassDefinition | FunctionDefinition | Lambda | { readonly kind: "GeneratorExpression" };

/**
 * The code that a node would make wait. An `await` in a generator expression is allowed everywhere, since it makes the expression
 * an asynchronous generator (PEP 530); in any other comprehension it belongs to the code around.
 */
export function awaitOwnerOf(node: Node): AwaitOwner {
  let owner = ownerOf(node);
  while (owner.kind === "Comprehension") {
    if (owner.form === "generator") return { kind: "GeneratorExpression" };
    owner = ownerOf(owner);
  }
  return owner;
}

/** Tells whether `await` may stand where a node is (https://docs.python.org/3/reference/expressions.html#await). */
export function mayAwait(node: Node, isNotebook = false): boolean {
  const owner = awaitOwnerOf(node);
  switch (owner.kind) {
    case "GeneratorExpression":
      return true;
    case "FunctionDefinition":
      return owner.isAsync;
    case "Module":
      return isNotebook;
    default:
      return false;
  }
}

/** The function definition that a node runs in, looking through comprehensions, lambdas and classes; undefined at module level. */
export function functionAround(node: Node): FunctionDefinition | undefined {
  let owner = ownerOf(node);
  while (owner.kind !== "Module" && owner.kind !== "FunctionDefinition") owner = ownerOf(owner);
  return owner.kind === "FunctionDefinition" ? owner : undefined;
}
