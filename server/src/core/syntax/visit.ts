/** Going through a syntax tree. */
import type { Expression, Node, Statement } from "./ast";

/**
 * Calls `visit` with each direct child of a node, in the order of the text except that decorators come first and a
 * comprehension's clauses come before its element, which is the order in which Python evaluates them.
 */
export function forEachChild(node: Node, visit: (child: Node) => void): void {
  switch (node.kind) {
    case "Module":
      return all(node.body, visit);
    case "Name":
    case "Constant":
    case "Pass":
    case "Break":
    case "Continue":
    case "Import":
    case "ImportFrom":
      return;
    case "Global":
    case "Nonlocal":
      return all(node.names, visit);
    case "Attribute":
    case "Await":
    case "Starred":
      return visit(node.value);
    case "Subscript":
      visit(node.value);
      return visit(node.index);
    case "Call":
      visit(node.callee);
      for (const argument of node.arguments) visit(argument.value);
      return;
    case "Unary":
      return visit(node.operand);
    case "Binary":
    case "Boolean":
      visit(node.left);
      return visit(node.right);
    case "Compare":
      return all(node.operands, visit);
    case "Conditional":
      visit(node.body);
      visit(node.test);
      return visit(node.orElse);
    case "Lambda":
      all(node.parameters, visit);
      return visit(node.body);
    case "Tuple":
    case "List":
    case "Set":
      return all(node.elements, visit);
    case "Dict":
      for (const entry of node.entries) {
        optional(entry.key, visit);
        visit(entry.value);
      }
      return;
    case "Comprehension":
      for (const clause of node.clauses) {
        visit(clause.iterable);
        visit(clause.target);
        all(clause.conditions, visit);
      }
      visit(node.element);
      return optional(node.value, visit);
    case "Yield":
    case "Return":
      return optional(node.value, visit);
    case "NamedExpression":
      visit(node.target);
      return visit(node.value);
    case "String":
      return all(node.interpolations, visit);
    case "Slice":
      return all(node.parts, visit);
    case "BrokenExpression":
    case "BrokenStatement":
      return all(node.children as readonly Node[], visit);
    case "Parameter":
      visit(node.name);
      optional(node.annotation, visit);
      return optional(node.default, visit);
    case "Decorator":
    case "ExpressionStatement":
      return visit(node.expression);
    case "FunctionDefinition":
      all(node.decorators, visit);
      visit(node.name);
      all(node.typeParameters, visit);
      all(node.parameters, visit);
      optional(node.returns, visit);
      return all(node.body, visit);
    case "ClassDefinition":
      all(node.decorators, visit);
      visit(node.name);
      all(node.typeParameters, visit);
      for (const argument of node.arguments) visit(argument.value);
      return all(node.body, visit);
    case "Assign":
      all(node.targets, visit);
      optional(node.annotation, visit);
      return optional(node.value, visit);
    case "AugmentedAssign":
      visit(node.target);
      return visit(node.value);
    case "Delete":
      return all(node.targets, visit);
    case "Raise":
      optional(node.exception, visit);
      return optional(node.cause, visit);
    case "Assert":
      visit(node.test);
      return optional(node.message, visit);
    case "If":
      for (const branch of node.branches) {
        optional(branch.test, visit);
        all(branch.body, visit);
      }
      return;
    case "While":
      visit(node.test);
      all(node.body, visit);
      return all(node.orElse, visit);
    case "For":
      visit(node.target);
      visit(node.iterable);
      all(node.body, visit);
      return all(node.orElse, visit);
    case "With":
      for (const item of node.items) {
        visit(item.manager);
        optional(item.target, visit);
      }
      return all(node.body, visit);
    case "ExceptHandler":
      optional(node.type, visit);
      optional(node.name, visit);
      return all(node.body, visit);
    case "Try":
      all(node.body, visit);
      all(node.handlers, visit);
      all(node.orElse, visit);
      return all(node.finallyBody, visit);
    case "Match":
      visit(node.subject);
      for (const one of node.cases) {
        all(one.captures, visit);
        all(one.values, visit);
        optional(one.guard, visit);
        all(one.body, visit);
      }
      return;
    case "TypeAlias":
      visit(node.name);
      all(node.typeParameters, visit);
      return visit(node.value);
  }
}

function all(nodes: readonly Node[], visit: (child: Node) => void): void {
  for (const child of nodes) visit(child);
}

function optional(child: Node | undefined, visit: (child: Node) => void): void {
  if (child) visit(child);
}

/** Calls `enter` with a node and everything below it, parents first. `enter` may return false to skip what is below a node. */
// biome-ignore lint/suspicious/noConfusingVoidType: most callbacks give nothing, and should not have to say so.
export function walk(node: Node, enter: (node: Node) => boolean | void): void {
  const visit = (one: Node): void => {
    if (enter(one) !== false) forEachChild(one, visit);
  };
  visit(node);
}

const statementKinds: ReadonlySet<Node["kind"]> = new Set<Node["kind"]>([
  "FunctionDefinition",
  "ClassDefinition",
  "ExpressionStatement",
  "Assign",
  "AugmentedAssign",
  "Return",
  "Delete",
  "Raise",
  "Assert",
  "If",
  "While",
  "For",
  "With",
  "Try",
  "Match",
  "Import",
  "ImportFrom",
  "Global",
  "Nonlocal",
  "TypeAlias",
  "Pass",
  "Break",
  "Continue",
  "BrokenStatement",
]);

/** Tells whether a node is a statement. */
export function isStatement(node: Node): node is Statement {
  return statementKinds.has(node.kind);
}

const otherKinds: ReadonlySet<Node["kind"]> = new Set<Node["kind"]>(["Module", "Parameter", "Decorator", "ExceptHandler"]);

/** Tells whether a node is an expression. */
export function isExpression(node: Node): node is Expression {
  return !isStatement(node) && !otherKinds.has(node.kind);
}

/** The statement that holds a node, or the node itself where it is one; the module has none. */
export function statementOf(node: Node): Statement | undefined {
  let current: Node | undefined = node;
  while (current && !isStatement(current)) current = current.parent;
  return current;
}

/** Tells whether a node is text that could not be read, or stands in it: what it means is then not known. */
export function isInBrokenText(node: Node): boolean {
  for (let current: Node | undefined = node; current; current = current.parent) {
    if (current.kind === "BrokenStatement" || current.kind === "BrokenExpression") return true;
  }
  return false;
}
