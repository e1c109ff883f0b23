/**
 * Where the value of an expression goes: whether it is awaited, dropped, tested, used as if it were the result, or handed on.
 * It looks at one expression only; what becomes of a variable is asked of the variable's uses.
 */
import type { Call, Expression, Node, Statement } from "../syntax/ast";
import type { Definition, ScopeTree } from "./scopes";

/** The ways to use a value as if it were a result; each is the wrong thing to do with a coroutine object. */
export type ValueUse =
  | "attribute"
  | "index"
  | "call"
  | "operator"
  | "comparison"
  | "membership"
  | "iteration"
  | "unpacking"
  | "string"
  | "argument"
  | "raise"
  | "with"
  | "slice";

/** Where a value goes. */
export type Destination =
  /** To an `await`. */
  | { readonly kind: "awaited" }
  /** Nowhere: the expression is a statement, alone or in a tuple, list, condition or `and`/`or` that is one. */
  | { readonly kind: "dropped"; readonly statement: Statement }
  /** Into variables. */
  | { readonly kind: "assigned"; readonly definitions: readonly Definition[] }
  /** Into a truth test; `test` is the whole condition. */
  | { readonly kind: "tested"; readonly node: Node }
  /** Used as if it were a result; for "argument", `call` is the call that shows or measures it. */
  | { readonly kind: "used"; readonly use: ValueUse; readonly node: Node; readonly call?: Call }
  /** To one of the attributes that a coroutine object has itself, such as `close`: whoever asks for it means the object. */
  | { readonly kind: "handled" }
  /** Given to a function. */
  | { readonly kind: "passed"; readonly call: Call }
  /** Out of the function by `return` or `yield`, or out of a lambda. */
  | { readonly kind: "returned"; readonly node: Node }
  /** Into an attribute, an element, a container or something else that may outlive this code. */
  | { readonly kind: "stored" };

/** Says which calls only show or measure what they are given, so that a coroutine object is certainly not what was meant. */
export type ShowsValue = (call: Call) => boolean;

/** Attributes that a coroutine object has (https://docs.python.org/3/reference/datamodel.html#coroutine-objects, `inspect` module). */
const coroutineAttributes = new Set([
  "send",
  "throw",
  "close",
  "cr_await",
  "cr_code",
  "cr_frame",
  "cr_running",
  "cr_origin",
  "cr_suspended",
  "__await__",
]);

/** Finds where the value of an expression goes. */
export function destinationOf(expression: Expression, scopes: ScopeTree, shows: ShowsValue): Destination {
  let node: Expression = expression;
  for (;;) {
    const parent = node.parent;
    if (!parent) return { kind: "stored" };
    switch (parent.kind) {
      case "Await":
        return { kind: "awaited" };
      case "ExpressionStatement":
        return { kind: "dropped", statement: parent };
      case "NamedExpression": {
        const around = destinationOf(parent, scopes, shows);
        if (around.kind === "tested" || around.kind === "used" || around.kind === "awaited") return around;
        const definition = scopes.definitions.get(parent.target);
        return definition ? { kind: "assigned", definitions: [definition] } : { kind: "stored" };
      }
      case "Assign": {
        const definitions = assigned(parent.targets, node, parent.value, scopes);
        return definitions ?? { kind: "stored" };
      }
      case "AugmentedAssign":
        return { kind: "used", use: "operator", node: parent };
      case "Attribute":
        return coroutineAttributes.has(parent.attribute) || parent.attribute.startsWith("__")
          ? { kind: "handled" }
          : { kind: "used", use: "attribute", node: parent };
      case "Subscript":
        return parent.value === node ? { kind: "used", use: "index", node: parent } : { kind: "stored" };
      case "Call": {
        if (parent.callee === node) return { kind: "used", use: "call", node: parent };
        const argument = parent.arguments.find((one) => one.value === node);
        if (argument?.stars) return { kind: "used", use: "unpacking", node };
        return shows(parent) ? { kind: "used", use: "argument", node, call: parent } : { kind: "passed", call: parent };
      }
      case "Unary":
        return parent.operator === "not" ? { kind: "tested", node: parent } : { kind: "used", use: "operator", node: parent };
      case "Binary": {
        const isFormat =
          parent.operator === "%" && parent.right === node && parent.left.kind === "String" && /%[sra]/.test(parent.left.text ?? "");
        return { kind: "used", use: isFormat ? "string" : "operator", node: parent };
      }
      case "Compare": {
        const index = parent.operands.indexOf(node);
        const isContainer = index > 0 && /\bin$/.test(parent.operators[index - 1] ?? "");
        const isMember = /\bin$/.test(parent.operators[index] ?? "");
        // `coro in tasks` and `coro is other` ask for the object itself.
        if (isMember && !isContainer) return { kind: "stored" };
        if (isContainer) return { kind: "used", use: "membership", node: parent };
        return { kind: "used", use: "comparison", node: parent };
      }
      case "Boolean":
        // The left side is tested, and the result may be either side.
        if (parent.left === node) return { kind: "tested", node: parent };
        break;
      case "Conditional":
        if (parent.test === node) return { kind: "tested", node: parent };
        break;
      case "String":
        return { kind: "used", use: "string", node };
      case "Slice":
        return { kind: "used", use: "slice", node };
      case "Starred":
        return { kind: "used", use: "unpacking", node };
      case "Tuple":
      case "List":
      case "Set": {
        const around = parent.parent;
        if (around?.kind === "ExpressionStatement") return { kind: "dropped", statement: around };
        if (around?.kind === "Assign" && around.value === parent) {
          const index = parent.elements.indexOf(node);
          const targets = around.targets.map((one) => (one.kind === "Tuple" || one.kind === "List" ? one.elements[index] : undefined));
          const isPaired = around.targets.every(
            (one) =>
              (one.kind === "Tuple" || one.kind === "List") &&
              one.elements.length === parent.elements.length &&
              !one.elements.some((each) => each.kind === "Starred"),
          );
          if (isPaired) return assigned(targets as Expression[], node, node, scopes) ?? { kind: "stored" };
        }
        return { kind: "stored" };
      }
      case "Dict": {
        const isUnpacked = parent.entries.some((entry) => entry.value === node && entry.key === undefined);
        return isUnpacked ? { kind: "used", use: "unpacking", node } : { kind: "stored" };
      }
      case "Comprehension": {
        const clause = parent.clauses.find((one) => one.iterable === node);
        if (clause) return { kind: "used", use: "iteration", node: parent };
        if (parent.clauses.some((one) => one.conditions.includes(node))) return { kind: "tested", node: parent };
        if (parent.parent?.kind === "ExpressionStatement" && parent.form !== "generator")
          return { kind: "dropped", statement: parent.parent };
        return { kind: "stored" };
      }
      case "Yield":
        return parent.from ? { kind: "awaited" } : { kind: "returned", node: parent };
      case "Return":
      case "Lambda":
        return { kind: "returned", node: parent };
      case "If":
        return { kind: "tested", node: parent };
      case "While":
      case "Assert":
        return parent.test === node ? { kind: "tested", node: parent } : { kind: "used", use: "string", node };
      case "Match":
        return { kind: "tested", node: parent };
      case "For":
        return parent.iterable === node ? { kind: "used", use: "iteration", node: parent } : { kind: "stored" };
      case "With":
        return { kind: "used", use: "with", node: parent };
      case "Raise":
        return { kind: "used", use: "raise", node: parent };
      case "Delete":
        return { kind: "stored" };
      default:
        // Default values, decorators, base classes, and whatever is broken.
        return { kind: "stored" };
    }
    node = parent;
  }
}

/** The variables that an assignment puts a value into; undefined when it also goes into an attribute or an element. */
function assigned(
  targets: readonly (Expression | undefined)[],
  value: Expression,
  whole: Expression | undefined,
  scopes: ScopeTree,
): Destination | undefined {
  const definitions: Definition[] = [];
  for (const target of targets) {
    if (target?.kind === "Name") {
      const definition = scopes.definitions.get(target);
      if (definition) definitions.push(definition);
    } else if (target?.kind === "Tuple" || target?.kind === "List") {
      // `a, b = f()` takes the result apart.
      return whole === value || isBranchOf(value, whole) ? { kind: "used", use: "unpacking", node: value } : undefined;
    } else {
      return undefined;
    }
  }
  return { kind: "assigned", definitions };
}

/** Tells whether an expression is one of the values that `whole` may have, as in `f() if condition else g()`. */
function isBranchOf(expression: Expression, whole: Expression | undefined): boolean {
  let node: Node | undefined = expression;
  while (node && node !== whole) {
    if (node.parent?.kind !== "Conditional" && node.parent?.kind !== "Boolean") return false;
    node = node.parent;
  }
  return node === whole;
}
