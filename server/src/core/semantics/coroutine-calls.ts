/** Calls of coroutine functions, and what becomes of the variables that hold their coroutine objects. */

import type { Call, Expression, FunctionDefinition, Name, Node } from "../syntax/ast";
import { lastName } from "../syntax/last-name";
import { contains } from "../text/range";
import type { Destination } from "./destination";
import type { SemanticModel } from "./model";
import type { Definition } from "./scopes";
import { membersOf } from "./types";

/** Tells whether an expression is a call that certainly gives a coroutine object. */
export function isCoroutineCall(semantics: SemanticModel, expression: Expression): expression is Call {
  return expression.kind === "Call" && semantics.isCoroutine(expression);
}

/**
 * The name of the coroutine that an expression gives, as Python itself writes it in its warning: the qualified name of the function, such
 * as `Client.close` (`__qualname__`, PEP 3155). Where the function is not known, the last name of what is called.
 */
export function coroutineName(semantics: SemanticModel, expression: Expression): string {
  for (const type of membersOf(semantics.typeOf(expression))) {
    if (type.kind === "coroutine" && type.definition) return qualifiedName(type.definition);
  }
  return lastName(expression.kind === "Call" ? expression.callee : expression) || "coroutine";
}

/** The name of a function as Python writes it in warnings, with those of the classes and functions around it (`__qualname__`, PEP 3155). */
export function qualifiedName(definition: FunctionDefinition): string {
  const names = [definition.name.id];
  for (let node = definition.parent; node; node = node.parent) {
    if (node.kind === "ClassDefinition") names.unshift(node.name.id);
    if (node.kind === "FunctionDefinition") names.unshift(node.name.id, "<locals>");
  }
  return names.join(".");
}

/** The parts of an expression statement whose values are dropped: both sides of a conditional, the right side of `and` and `or`, all elements. */
export function droppedExpressions(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "Boolean":
      return droppedExpressions(expression.right);
    case "Conditional":
      return [...droppedExpressions(expression.body), ...droppedExpressions(expression.orElse)];
    case "Tuple":
    case "List":
    case "Set":
      return expression.elements.flatMap(droppedExpressions);
    case "Comprehension":
      return expression.form === "generator" ? [] : droppedExpressions(expression.element);
    default:
      return [expression];
  }
}

/**
 * Tells whether a coroutine object may come from a generator function that `types.coroutine` made awaitable: it is a generator still, so
 * it can be iterated over and has a generator's attributes (https://docs.python.org/3/library/types.html#types.coroutine).
 */
export function isGeneratorBased(semantics: SemanticModel, expression: Expression): boolean {
  return membersOf(semantics.typeOf(expression)).some(
    (one) => one.kind === "coroutine" && one.definition !== undefined && !one.definition.isAsync,
  );
}

/** The values that an expression may have: both sides of a conditional and of `and` and `or`. */
export function branchesOf(expression: Expression): readonly Expression[] {
  if (expression.kind === "Conditional") return [...branchesOf(expression.body), ...branchesOf(expression.orElse)];
  if (expression.kind === "Boolean") return [...branchesOf(expression.left), ...branchesOf(expression.right)];
  return [expression];
}

/** Tells whether a node runs inside `with pytest.warns(...)`, `self.assertRaises(...)` or the like, where a mistake is made on purpose. */
export function expectsWarning(semantics: SemanticModel, node: Node): boolean {
  let current: Node | undefined = node.parent;
  while (current && current.kind !== "FunctionDefinition") {
    if (current.kind === "With" && current.items.some((item) => expectations.test(calledName(semantics, item.manager)))) return true;
    current = current.parent;
  }
  return false;
}

const expectations =
  /^(warns|deprecated_call|raises|assertWarns|assertWarnsRegex|assertRaises|assertRaisesRegex|check_warnings|catch_warnings|suppress_warnings|assert_warns)$/;

/** The last name of what an expression calls; a variable that holds a lambda is looked through, as in `check = lambda: self.assertRaises(E)`. */
function calledName(semantics: SemanticModel, expression: Expression): string {
  if (expression.kind !== "Call") return "";
  const { callee } = expression;
  if (callee.kind === "Attribute") return callee.attribute;
  if (callee.kind !== "Name") return "";
  const [definition, ...others] = semantics.definitionsReaching(callee) ?? [];
  if (others.length === 0 && definition?.value?.kind === "Lambda" && definition.value.body.kind === "Call") {
    const inner = definition.value.body.callee;
    return inner.kind === "Attribute" ? inner.attribute : callee.id;
  }
  return callee.id;
}

/** The ways in which a coroutine object is put to use or leaves the code that is looked at. */
const consuming: ReadonlySet<Destination["kind"]> = new Set(["awaited", "handled", "passed", "returned", "stored"]);

/** Tells whether a coroutine object that a definition puts into a variable may be put to use through that variable. */
export function isConsumed(semantics: SemanticModel, definition: Definition, seen: ReadonlySet<Definition> = new Set()): boolean {
  if (seen.has(definition)) return false;
  const known = new Set([...seen, definition]);
  return semantics.usesOf(definition).some((use) => {
    const destination = semantics.destinationOf(use);
    if (use.parent?.kind === "Delete") return false;
    if (destination.kind === "assigned") return destination.definitions.some((one) => isConsumed(semantics, one, known));
    return consuming.has(destination.kind);
  });
}

/** Tells whether a coroutine object in a variable is surely put to use: awaited, given to a function that runs it, or closed. */
export function isRun(semantics: SemanticModel, definition: Definition, seen: ReadonlySet<Definition> = new Set()): boolean {
  if (seen.has(definition)) return false;
  const known = new Set([...seen, definition]);
  return semantics.usesOf(definition).some((use) => {
    const destination = semantics.destinationOf(use);
    if (destination.kind === "assigned") return destination.definitions.some((one) => isRun(semantics, one, known));
    if (destination.kind === "passed") return isRunBy(destination.call, use);
    return destination.kind === "awaited" || destination.kind === "handled";
  });
}

/**
 * Tells by the name of a function whether a call runs the coroutine object that it is given, or keeps it running. What is given by a
 * keyword, such as the context of a task, is not run.
 */
export function isRunBy(call: Call, given: Expression): boolean {
  return schedulers.test(lastName(call.callee)) && call.arguments.some((one) => one.keyword === undefined && contains(one.value, given));
}

const schedulers =
  /^(create_task|ensure_future|gather|wait|wait_for|shield|run|run_until_complete|run_coroutine_threadsafe|start_soon|as_completed|timeout)$/;

/** The assignments that a use of a variable sees, when all of them put a coroutine object into it. */
export function coroutineAssignments(semantics: SemanticModel, use: Name): readonly Definition[] {
  if (semantics.scopes.definitions.has(use)) return [];
  // Most names are of parameters, functions and imports: nothing need be evaluated for them.
  if (!semantics.bindingOf(use)?.definitions.some((one) => one.kind === "assignment" && one.value)) return [];
  if (!semantics.isCoroutine(use)) return [];
  const definitions = semantics.definitionsReaching(use) ?? [];
  return definitions.every((one) => one.kind === "assignment" && one.value) ? definitions : [];
}
