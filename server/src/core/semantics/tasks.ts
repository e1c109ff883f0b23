/** Where code starts tasks. */

import type { Call, Expression, Node } from "../syntax/ast";
import { lastName } from "../syntax/last-name";
import { CalledNames } from "./called-names";
import type { SemanticModel } from "./model";
import { membersOf, qualifiedNameOfClass, type Type } from "./types";

/** One call that starts a task which nothing but its caller keeps: `asyncio.create_task(…)` and its like, but not that of a `TaskGroup`. */
export interface TaskStart {
  readonly call: Call;
  /** What runs in the task; undefined where it is not a plain argument. */
  readonly coroutine: Expression | undefined;
  /** Whether the call is known by the name of its receiver only, as in `self.loop.create_task(…)` for a loop that comes from elsewhere. */
  readonly isByName: boolean;
}

const starters = new CalledNames("asyncio.create_task", "asyncio.AbstractEventLoop().create_task", "asyncio.Task", "asyncio.ensure_future");
const ensureFuture = new CalledNames("asyncio.ensure_future");

/** The task that an expression starts; undefined for anything that is not known to start one. */
export function taskStartOf(semantics: SemanticModel, node: Node): TaskStart | undefined {
  if (node.kind !== "Call") return undefined;
  const first = node.arguments.find((one) => one.stars === 0 && (one.keyword === undefined || one.keyword === "coro"));
  const coroutine = first?.value;
  if (starters.has(semantics, node.callee)) {
    // `ensure_future` gives a task or Future that it gets back as it is.
    if (ensureFuture.has(semantics, node.callee) && !(coroutine && mayBeCoroutine(semantics, coroutine))) return undefined;
    return { call: node, coroutine, isByName: false };
  }
  return coroutine && isLoopByName(semantics, node.callee) ? { call: node, coroutine, isByName: true } : undefined;
}

function mayBeCoroutine(semantics: SemanticModel, expression: Expression): boolean {
  const members = membersOf(semantics.typeOf(expression));
  return members.every((one) => one.kind === "coroutine" || (one.kind === "unknown" && expression.kind === "Call"));
}

/** `loop.create_task`, `self._loop.create_task`, `app.event_loop.create_task` where nothing is known of the receiver. */
function isLoopByName(semantics: SemanticModel, callee: Expression): boolean {
  if (callee.kind !== "Attribute" || callee.attribute !== "create_task") return false;
  return looksLikeLoop(semantics, callee.value);
}

/** Tells whether an expression that is not known to be anything else is called like an event loop: `loop`, `self._loop`, `app.event_loop`. */
export function looksLikeLoop(semantics: SemanticModel, value: Expression): boolean {
  if (!/^_{0,2}(event_?)?loop$/i.test(lastName(value))) return false;
  const members = membersOf(semantics.typeOf(value));
  return members.some((one) => one.kind === "unknown") && members.every(mayBeLoop);
}

/** Tells whether nothing is against a value being an event loop. */
function mayBeLoop(type: Type): boolean {
  if (type.kind === "instance") return /^asyncio\.\w*EventLoop$/.test(qualifiedNameOfClass(type.symbol));
  return type.kind === "unknown" || type.kind === "none";
}

/** Tells whether an expression certainly is an `asyncio.Task` or `asyncio.Future`. */
export function isFuture(semantics: SemanticModel, expression: Expression): boolean {
  return membersOf(semantics.typeOf(expression)).every(
    (one) => one.kind === "instance" && /^asyncio\.(Task|Future)$/.test(qualifiedNameOfClass(one.symbol)),
  );
}
