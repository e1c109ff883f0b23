/** Going through a syntax tree. */
import type { Expression, Node, Statement } from "./ast";

/**
 * Calls `visit` with each direct child of a node, in the order of the text except that decorators come first and a
 * comprehension's clauses come before its element, which is the order in which Python evaluates them.
 */
export function forEachChild(node: Node, visit: (child: Node) => void): void {
  const all = (nodes: readonly Node[]): void => {
    for (const child of nodes) visit(child);
  };
  const optional = (child: Node | undefined): void => {
    if (child) visit(child);
  };
  switch (node.kind) {
    case "Module":
      return all(node.body);
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
      return all(node.names);
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
      return all(node.operands);
    case "Conditional":
      visit(node.body);
      visit(node.test);
      return visit(node.orElse);
    case "Lambda":
      all(node.parameters);
      return visit(node.body);
    case "Tuple":
    case "List":
    case "Set":
      return all(node.elements);
    case "Dict":
      for (const entry of node.entries) {
        optional(entry.key);
        visit(entry.value);
      }
      return;
    case "Comprehension":
      for (const clause of node.clauses) {
        visit(clause.iterable);
        visit(clause.target);
        all(clause.conditions);
      }
      visit(node.element);
      return optional(node.value);
    case "Yield":
    case "Return":
      return optional(node.value);
    case "NamedExpression":
      visit(node.target);
      return visit(node.value);
    case "String":
      return all(node.interpolations);
    case "Slice":
      return all(node.parts);
    case "BrokenExpression":
    case "BrokenStatement":
      return all(node.children as readonly Node[]);
    case "Parameter":
      visit(node.name);
      optional(node.annotation);
      return optional(node.default);
    case "Decorator":
    case "ExpressionStatement":
      return visit(node.expression);
    case "FunctionDefinition":
      all(node.decorators);
      visit(node.name);
      all(node.typeParameters);
      all(node.parameters);
      optional(node.returns);
      return all(node.body);
    case "ClassDefinition":
      all(node.decorators);
      visit(node.name);
      all(node.typeParameters);
      for (const argument of node.arguments) visit(argument.value);
      return all(node.body);
    case "Assign":
      all(node.targets);
      optional(node.annotation);
      return optional(node.value);
    case "AugmentedAssign":
      visit(node.target);
      return visit(node.value);
    case "Delete":
      return all(node.targets);
    case "Raise":
      optional(node.exception);
      return optional(node.cause);
    case "Assert":
      visit(node.test);
      return optional(node.message);
    case "If":
      for (const branch of node.branches) {
        optional(branch.test);
        all(branch.body);
      }
      return;
    case "While":
      visit(node.test);
      all(node.body);
      return all(node.orElse);
    case "For":
      visit(node.target);
      visit(node.iterable);
      all(node.body);
      return all(node.orElse);
    case "With":
      for (const item of node.items) {
        visit(item.manager);
        optional(item.target);
      }
      return all(node.body);
    case "ExceptHandler":
      optional(node.type);
      optional(node.name);
      return all(node.body);
    case "Try":
      all(node.body);
      all(node.handlers);
      all(node.orElse);
      return all(node.finallyBody);
    case "Match":
      visit(node.subject);
      for (const one of node.cases) {
        all(one.captures);
        all(one.values);
        optional(one.guard);
        all(one.body);
      }
      return;
    case "TypeAlias":
      visit(node.name);
      all(node.typeParameters);
      return visit(node.value);
  }
}

/** Calls `enter` with a node and everything below it, parents first. `enter` may return false to skip what is below a node. */
// biome-ignore lint/suspicious/noConfusingVoidType: most callbacks give nothing, and should not have to say so.
export function walk(node: Node, enter: (node: Node) => boolean | void): void {
  if (enter(node) === false) return;
  forEachChild(node, (child) => walk(child, enter));
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
