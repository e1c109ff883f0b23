/** Whether anything keeps a task: the event loop itself holds only a weak reference (https://docs.python.org/3/library/asyncio-task.html#asyncio.create_task). */
import type { Call, FunctionDefinition, Node } from "../syntax/ast";
import { statementOf } from "../syntax/visit";
import { droppedCallback } from "./callback-sinks";
import type { SemanticModel } from "./model";
import type { Definition } from "./scopes";
import { isInLoop } from "./suites";
import { isSuspension, walkOwnCode } from "./suspension";

/** How a task is lost: its reference is dropped at once, given to a variable that dies before the task is done, or dropped by a callback's caller. */
export type TaskLoss =
  | { readonly kind: "dropped"; readonly chained: Call | undefined }
  | { readonly kind: "variable"; readonly definition: Definition }
  | { readonly kind: "callback" };

/** How the task that a call starts is lost; undefined where something may keep it. */
export function taskLossOf(semantics: SemanticModel, start: Call): TaskLoss | undefined {
  const chained = chainedCall(start);
  const destination = semantics.destinationOf(chained ?? start);
  switch (destination.kind) {
    case "dropped":
      return { kind: "dropped", chained };
    case "assigned": {
      const [definition, ...others] = destination.definitions;
      return !chained && definition && others.length === 0 && dies(semantics, definition) ? { kind: "variable", definition } : undefined;
    }
    case "returned":
      return !chained && isDroppedByCaller(semantics, destination.node) ? { kind: "callback" } : undefined;
    default:
      return undefined;
  }
}

/** `start.add_done_callback(…)`, which gives `None`. */
function chainedCall(start: Call): Call | undefined {
  const attribute = start.parent;
  const isMethod =
    attribute?.kind === "Attribute" && attribute.value === start && /^(add_done_callback|set_name)$/.test(attribute.attribute);
  return isMethod && attribute.parent?.kind === "Call" && attribute.parent.callee === attribute ? attribute.parent : undefined;
}

/** `loop.call_later(1, lambda: asyncio.create_task(f()))` */
function isDroppedByCaller(semantics: SemanticModel, lambda: Node): boolean {
  if (lambda.kind !== "Lambda" || lambda.parent?.kind !== "Call") return false;
  return droppedCallback(semantics, lambda.parent)?.callback === lambda;
}

/**
 * Tells whether a variable of a function dies before the task in it is done: nothing but methods of the task that keep nothing is asked for, and the function
 * ends without waiting, or the next round of a loop overwrites the variable. While a function waits, its variables live and keep the task.
 */
function dies(semantics: SemanticModel, definition: Definition): boolean {
  const { binding, block, node } = definition;
  if (block.kind !== "FunctionDefinition" || binding.scope.node !== block || definition.kind !== "assignment") return false;
  if (binding.definitions.length > 1 && binding.name !== "_") return false;
  if (semantics.readsVariablesUnnamed(block) || !semantics.usesOf(definition).every((use) => keepsNothing(use))) return false;
  return !staysAlive(node, block);
}

function keepsNothing(use: Node): boolean {
  const attribute = use.parent;
  return (
    attribute?.kind === "Attribute" &&
    /^(add_done_callback|set_name|get_name)$/.test(attribute.attribute) &&
    attribute.parent?.kind === "Call" &&
    statementOf(use)?.kind === "ExpressionStatement"
  );
}

/**
 * Tells whether a variable of a function that a statement puts a task into may live for long: behind the statement, the function waits, or calls something that
 * may run an event loop or block, and no loop overwrites the variable.
 */
export function staysAlive(statement: Node, block: FunctionDefinition): boolean {
  if (isInLoop(statement, block)) return false;
  let goesOn = false;
  walkOwnCode(block, (one) => {
    if (one.start < statement.end) return;
    goesOn ||= isSuspension(one) || (one.kind === "Call" && !isQuick(one));
  });
  return goesOn;
}

function isQuick({ callee }: Call): boolean {
  if (callee.kind === "Name") return /^(print|len|str|repr|int|float|bool|dict|list|tuple|set|isinstance)$/.test(callee.id);
  return (
    callee.kind === "Attribute" &&
    /^(add_done_callback|set_name|get_name|debug|info|warning|error|exception|append|add)$/.test(callee.attribute)
  );
}
