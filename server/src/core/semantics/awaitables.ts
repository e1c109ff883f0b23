/** Values that can be awaited and are no coroutine objects: Futures, and what an annotation calls `Awaitable`. Tasks run by themselves and are not meant. */
import type { Expression, Node } from "../syntax/ast";
import { perFile } from "../syntax/per-file";
import type { SourceFile } from "../syntax/source-file";
import { functionAround } from "./context";
import type { SemanticModel } from "./model";
import { type InstanceType, membersOf, qualifiedNameOfClass, type Type } from "./types";

/** Tells whether every value that an expression may have can be awaited, none is a Task, and not all are coroutine objects, which have rules of their own. */
export function isPlainAwaitable(semantics: SemanticModel, expression: Expression): boolean {
  const members = membersOf(semantics.typeOf(expression));
  return members.every((one) => isAwaitable(semantics, one)) && members.some((one) => one.kind !== "coroutine");
}

/** Tells whether an expression may have a value that can be awaited, and all values of which something is known can be, but for `None`. */
export function mayBeAwaited(semantics: SemanticModel, expression: Expression): boolean {
  const known = membersOf(semantics.typeOf(expression)).filter((one) => one.kind !== "none" && one.kind !== "unknown");
  return known.length > 0 && known.every((one) => isOrHasAwait(semantics, one));
}

function isOrHasAwait(semantics: SemanticModel, type: Type): boolean {
  if (isAwaitable(semantics, type)) return true;
  return type.kind === "instance" && semantics.evaluator.classes.ofClass(type.symbol, "__await__", type)?.kind === "function";
}

function isAwaitable(semantics: SemanticModel, type: Type): boolean {
  if (type.kind === "coroutine" || type.kind === "awaitable") return true;
  return type.kind === "instance" && isFuture(semantics, type);
}

/** Tells whether an object is a Future of asyncio and no Task. */
export function isFuture(semantics: SemanticModel, { symbol }: InstanceType): boolean {
  const names = semantics.evaluator.linearization(symbol).map((one) => one && qualifiedNameOfClass(one));
  return names.includes("asyncio.Future") && !names.includes("asyncio.Task");
}

/** What Futures and Tasks have besides being awaited (https://docs.python.org/3/library/asyncio-future.html, asyncio-task.html). */
const ownAttributes =
  /^(add_done_callback|remove_done_callback|cancel|cancelled|cancelling|uncancel|done|result|exception|set_result|set_exception|get_loop|get_name|set_name|get_coro|get_context|get_stack|print_stack|send|throw|close|__\w+__|_\w+|cr_\w+|gi_\w+)$/;

/** Tells whether an attribute is one that awaitables themselves may have. */
export function isOfAwaitables(attribute: string): boolean {
  return ownAttributes.test(attribute);
}

/** Tells whether a file finds out somewhere whether it has got something to await, so that what it is given may be either. */
export const looksForAwaitables = perFile(({ text }) => asksForAwaitable.test(text));

/** As `looksForAwaitables`, of the function that a node is in. */
export function isWhereAwaitablesAreLookedFor(node: Node, { text }: SourceFile): boolean {
  const owner = functionAround(node);
  return owner !== undefined && asksForAwaitable.test(text.slice(owner.start, owner.end));
}

const asksForAwaitable =
  /isawaitable|iscoroutine|maybe_?(await|async|coroutine)|is_?async|ensure_(async|coroutine|awaitable)|Awaitable\s*\)/i;
