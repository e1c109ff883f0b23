/** The lists of statements that blocks consist of, and where in them something stands. */
import type { Node, Statement } from "../syntax/ast";
import { statementOf } from "../syntax/visit";

/** The list of statements of a node that a statement stands in; undefined when it is no statement of it. */
export function suiteOf(parent: Node, statement: Node): readonly Statement[] | undefined {
  return suitesOf(parent).find((one) => (one as readonly Node[]).includes(statement));
}

function suitesOf(node: Node): readonly (readonly Statement[])[] {
  switch (node.kind) {
    case "Module":
    case "FunctionDefinition":
    case "ClassDefinition":
    case "With":
    case "ExceptHandler":
      return [node.body];
    case "For":
    case "While":
      return [node.body, node.orElse];
    case "Try":
      return [node.body, node.orElse, node.finallyBody];
    case "If":
      return node.branches.map((one) => one.body);
    case "Match":
      return node.cases.map((one) => one.body);
    default:
      return [];
  }
}

/** Tells whether a node stands in a `for` or `while` inside the statements of `suite`, and so may run several times. */
export function isInLoop(node: Node, suite: Node): boolean {
  let current = node.parent;
  while (current && current !== suite) {
    if (current.kind === "For" || current.kind === "While" || current.kind === "Comprehension") return true;
    current = current.parent;
  }
  return false;
}

/** The statement of a suite that holds a node, when there is one. */
export function statementIn(suite: readonly Statement[], node: Node): Statement | undefined {
  let current: Statement | undefined = statementOf(node);
  while (current && !suite.includes(current)) current = current.parent && statementOf(current.parent);
  return current;
}
