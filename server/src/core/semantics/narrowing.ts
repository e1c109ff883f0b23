/** What the conditions around an expression say about it: `isinstance(x, Client)` makes `x` a client, `inspect.isawaitable(x)` something to await. */
import type { Call, Expression, Node } from "../syntax/ast";
import type { Evaluator } from "./evaluator";
import { type ClassSymbol, membersOf, type Type, unionOf, unknown } from "./types";

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
    const test = condition && testOf(condition, written, text);
    if (test && !isChangedBetween(evaluator, expression, condition)) result = afterTest(evaluator, result, test);
  }
  return result;
}

/** Tells whether a condition around a variable or attribute says that it can be awaited: `if inspect.isawaitable(x)`. */
export function isTestedAsAwaitable(evaluator: Evaluator, expression: Expression): boolean {
  return narrowed(evaluator, expression, unknown).kind === "awaitable";
}

/** What a value is after a test of it was true. */
function afterTest(evaluator: Evaluator, type: Type, { callee, arguments: [, classes] }: Call): Type {
  const name = evaluator.qualifiedName(callee);
  if (name === "builtins.isinstance")
    return classes ? keepInstances(evaluator, type, classes.value.kind === "Tuple" ? classes.value.elements : [classes.value]) : type;
  return awaitableTests.has(name ?? "") ? keepAwaitables(evaluator, type) : type;
}

/** Functions that say whether a value can be awaited (https://docs.python.org/3/library/inspect.html, asyncio-future.html, asyncio-task.html). */
const awaitableTests: ReadonlySet<string> = new Set([
  "inspect.isawaitable",
  "inspect.iscoroutine",
  "asyncio.iscoroutine",
  "asyncio.isfuture",
]);

/** The members of a type that can be awaited; what is unknown becomes something that can. */
function keepAwaitables(evaluator: Evaluator, type: Type): Type {
  const kept = membersOf(type).filter(
    (one) =>
      one.kind === "coroutine" ||
      one.kind === "awaitable" ||
      (one.kind === "instance" && evaluator.attributeOf(one, "__await__").kind === "function"),
  );
  const isWhole = kept.length > 0 && !membersOf(type).some((one) => one.kind === "unknown");
  return isWhole ? unionOf(kept) : unionOf([...kept, { kind: "awaitable", result: () => unknown }]);
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

/** The call in a true condition that tests what a variable holds, by giving it to a function; undefined when there is none. */
function testOf(condition: Expression, written: string, text: string): Call | undefined {
  if (condition.kind === "Boolean" && condition.operator === "and")
    return testOf(condition.left, written, text) ?? testOf(condition.right, written, text);
  if (condition.kind !== "Call") return undefined;
  const [subject] = condition.arguments;
  return subject && text.slice(subject.value.start, subject.value.end) === written ? condition : undefined;
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
  if (classes.every((one) => /^(typing|collections\.abc)\.(Awaitable|Coroutine)$/.test(evaluator.qualifiedName(one) ?? "")))
    return keepAwaitables(evaluator, type);
  for (const one of classes) {
    for (const member of membersOf(evaluator.typeOf(one))) {
      if (member.kind !== "class") return type.kind === "unknown" ? type : { kind: "unknown" };
      symbols.push(member.symbol);
    }
  }
  const isOne = (own: ClassSymbol): boolean =>
    evaluator.linearization(own).some((base) => base && symbols.some((symbol) => symbol.definition === base.definition));
  const kept = membersOf(type).filter((one) => one.kind === "instance" && isOne(one.symbol));
  // What is not known may be of any class below the one that was asked for.
  const isWhole = kept.length > 0 && !membersOf(type).some((one) => one.kind === "unknown");
  return isWhole ? unionOf(kept) : unionOf([...kept, ...symbols.map((symbol): Type => ({ kind: "instance", symbol, arguments: [] }))]);
}
