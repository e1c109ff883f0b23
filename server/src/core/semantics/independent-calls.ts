/** Which coroutines may run at the same time: those that need nothing of each other, and whose order nobody can notice. */

import type { Call, Expression, Node } from "../syntax/ast";
import { lastName } from "../syntax/last-name";
import { walk } from "../syntax/visit";
import { isCoroutineCall } from "./coroutine-calls";
import type { SemanticModel } from "./model";
import { membersOf } from "./types";

/**
 * Tells whether an expression is a call of a coroutine function that only fetches something: it is known, it is none of asyncio's, such as `asyncio.sleep`, its name says
 * so, and it is not a method of what does one thing at a time, such as a connection to a database or a stream.
 */
export function fetchesOnly(semantics: SemanticModel, expression: Expression): expression is Call {
  if (!isCoroutineCall(semantics, expression)) return false;
  const { callee } = expression;
  if (!fetching.test(lastName(callee)) || isOfAsyncio(semantics, expression)) return false;
  const receiver = callee.kind === "Attribute" ? semantics.file.text.slice(callee.value.start, callee.value.end) : "";
  return !oneAtATime.test(receiver);
}

/** Names of functions that give something and change nothing. */
const fetching =
  /^_*(get|fetch|load|download|read|find|query|request|search|lookup|resolve|compute|calculate|check|count|list|scrape|ping)(_|[A-Z]|\d|$)/;

/** What can do one thing at a time only, by the names that people give it. */
const oneAtATime =
  /(session|conn(ection)?|cursor|db|database|transaction|tx|reader|stream|sock(et)?|queue|file|lock|pipe|page|driver|serial)\d*(\(\))?$/i;

/** Tells whether a coroutine is one of asyncio's own functions. */
export function isOfAsyncio({ evaluator }: SemanticModel, call: Call): boolean {
  return membersOf(evaluator.typeOf(call)).some(
    (one) => one.kind === "coroutine" && one.definition !== undefined && /^asyncio\b/.test(evaluator.modelOf(one.definition).name),
  );
}

/** The names that an expression mentions. */
export function namesIn(expression: Expression): ReadonlySet<string> {
  const names = new Set<string>();
  walk(expression, (node) => {
    if (node.kind === "Name") names.add(node.id);
  });
  return names;
}

/** Tells whether something waits, yields or binds a variable inside an expression, so that moving it changes more than the order. */
export function doesMore(expression: Node): boolean {
  let found = false;
  walk(expression, (node) => {
    found ||= node.kind === "Await" || node.kind === "Yield" || node.kind === "NamedExpression" || node.kind === "BrokenExpression";
    return !found;
  });
  return found;
}
