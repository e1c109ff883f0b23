/** What the conditions around an expression rule out: `isinstance(x, Client)` makes `x` a client, `x is None` and `not x` leave nothing else. */
import type { Expression, Node } from "../syntax/ast";
import type { Evaluator } from "./evaluator";
import { type ClassSymbol, membersOf, type Type, unionOf } from "./types";

/** The type of a variable or attribute where it stands, after the conditions that lead there. */
export function narrowed(evaluator: Evaluator, expression: Expression, type: Type): Type {
  // Only what may be several things, or anything, can become less.
  if (type.kind !== "unknown" && type.kind !== "union" && type.kind !== "instance") return type;
  const { text } = evaluator.modelOf(expression).file;
  if (!isPath(expression)) return type;
  const written = text.slice(expression.start, expression.end);
  let result: Type = type;
  let child: Node = expression;
  for (let parent = child.parent; parent; child = parent, parent = parent.parent) {
    if (parent.kind === "FunctionDefinition" || parent.kind === "Lambda" || parent.kind === "ClassDefinition" || parent.kind === "Module")
      break;
    const condition = conditionFor(parent, child);
    const tested = condition && classesTested(condition, written, text);
    if (tested && !isChangedBetween(evaluator, expression, condition)) result = keepInstances(evaluator, result, tested);
  }
  return result;
}

/** A name, or attributes of one: `self.client`. */
function isPath(expression: Expression): boolean {
  let node = expression;
  while (node.kind === "Attribute") node = node.value;
  return node.kind === "Name";
}

/** The condition that is true wherever a part of a node runs. */
function conditionFor(parent: Node, child: Node): Expression | undefined {
  switch (parent.kind) {
    case "If": {
      const branch = parent.branches.find((one) => (one.body as readonly Node[]).includes(child));
      return branch?.test;
    }
    case "While":
      return (parent.body as readonly Node[]).includes(child) ? parent.test : undefined;
    case "Conditional":
      return parent.body === child ? parent.test : undefined;
    case "Boolean":
      return parent.operator === "and" && parent.right === child ? parent.left : undefined;
    case "Comprehension":
      return parent.element === child || parent.value === child
        ? parent.clauses.find((one) => one.conditions.length > 0)?.conditions[0]
        : undefined;
    default:
      return undefined;
  }
}

/** The classes that a true condition says a variable to be an object of; undefined when it says nothing about it. */
function classesTested(condition: Expression, written: string, text: string): readonly Expression[] | undefined {
  if (condition.kind === "Boolean" && condition.operator === "and")
    return classesTested(condition.left, written, text) ?? classesTested(condition.right, written, text);
  if (condition.kind !== "Call" || condition.callee.kind !== "Name" || condition.callee.id !== "isinstance") return undefined;
  const [subject, classes] = condition.arguments;
  if (!subject || !classes || text.slice(subject.value.start, subject.value.end) !== written) return undefined;
  return classes.value.kind === "Tuple" ? classes.value.elements : [classes.value];
}

/** Tells whether a variable may have got another value since a condition was tested. */
function isChangedBetween(evaluator: Evaluator, use: Expression, condition: Expression): boolean {
  let root = use;
  while (root.kind === "Attribute") root = root.value;
  if (root.kind !== "Name") return true;
  return (evaluator.definitionsReaching(root) ?? []).some((one) => one.range.start > condition.start && one.range.start < use.start);
}

/** What a value may be that is an object of one of some classes: the members of its type that are, or else just that. */
function keepInstances(evaluator: Evaluator, type: Type, classes: readonly Expression[]): Type {
  const symbols: ClassSymbol[] = [];
  for (const one of classes) {
    for (const member of membersOf(evaluator.typeOf(one))) {
      if (member.kind !== "class") return type.kind === "unknown" ? type : { kind: "unknown" };
      symbols.push(member.symbol);
    }
  }
  const isOne = (own: ClassSymbol): boolean =>
    evaluator.linearization(own).some((base) => base && symbols.some((symbol) => symbol.definition === base.definition));
  const kept = membersOf(type).filter((one) => one.kind === "instance" && isOne(one.symbol));
  if (kept.length > 0) return unionOf(kept);
  return unionOf(symbols.map((symbol) => ({ kind: "instance", symbol, arguments: [] })));
}
