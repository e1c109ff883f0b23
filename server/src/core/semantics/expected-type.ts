/** What the code around an expression wants: the annotation of the parameter that it is given to, or of the function that returns it. */
import type { Call, Expression, FunctionDefinition } from "../syntax/ast";
import { ownerOf } from "./context";
import type { Destination } from "./destination";
import type { Evaluator } from "./evaluator";
import { membersOf, qualifiedNameOfClass, type Type } from "./types";

/** An annotation that a coroutine object certainly does not satisfy, and the name of the function that has it. */
export interface BrokenPromise {
  readonly function: string;
  /** The annotation as it is written. */
  readonly annotation: string;
}

/**
 * Finds the annotation that a coroutine object breaks where it is returned or given to a function of which the definition is known.
 * Undefined when there is no annotation, or one that may take a coroutine object, such as `Awaitable`, `object`, a protocol or a type variable.
 */
export function brokenPromise(evaluator: Evaluator, expression: Expression, destination: Destination): BrokenPromise | undefined {
  if (destination.kind === "returned" && destination.node.kind === "Return") {
    const owner = ownerOf(destination.node);
    if (owner.kind !== "FunctionDefinition" || owner.isGenerator || !owner.returns) return undefined;
    return promise(evaluator, owner, owner.returns);
  }
  if (destination.kind !== "passed") return undefined;
  const { call } = destination;
  const called = evaluator.typeOf(call.callee);
  const callee =
    called.kind === "class" ? evaluator.attributeOf({ kind: "instance", symbol: called.symbol, arguments: [] }, "__init__") : called;
  if (callee.kind !== "function" || callee.definition.decorators.length > 0) return undefined;
  const annotation = parameterOf(call, expression, callee.definition, callee.receiver !== undefined)?.annotation;
  return annotation && promise(evaluator, callee.definition, annotation);
}

function promise(evaluator: Evaluator, { name }: FunctionDefinition, annotation: Expression): BrokenPromise | undefined {
  return isNeverAwaitable(evaluator, evaluator.fromAnnotation(annotation))
    ? { function: name.id, annotation: evaluator.modelOf(annotation).file.text.slice(annotation.start, annotation.end) }
    : undefined;
}

/** The parameter that takes an argument; undefined when that is not certain, as behind `*arguments`. */
function parameterOf(call: Call, argument: Expression, { parameters }: FunctionDefinition, isBound: boolean) {
  const index = call.arguments.findIndex((one) => one.value === argument);
  const given = call.arguments[index];
  if (!given || given.stars > 0) return undefined;
  if (given.keyword !== undefined) return parameters.find((one) => one.stars === 0 && one.name.id === given.keyword);
  if (call.arguments.slice(0, index).some((one) => one.stars > 0)) return undefined;
  const parameter = parameters.filter((one) => one.passing !== "keyword")[index + (isBound ? 1 : 0)];
  return parameter?.stars === 0 ? parameter : undefined;
}

/** Tells whether no value of a type can be awaited, and no coroutine object is of it. */
function isNeverAwaitable(evaluator: Evaluator, type: Type): boolean {
  return membersOf(type).every((one) => {
    if (one.kind === "plain" || one.kind === "none" || one.kind === "class" || one.kind === "callable") return true;
    if (one.kind !== "instance") return false;
    // Objects of a protocol are told by their methods, and a class with `__await__` may be meant to be awaited.
    return evaluator.linearization(one.symbol).every(
      (base) =>
        base &&
        // Everything is an object.
        !(one.symbol === base && /^(builtins\.object|types\.CoroutineType|typing\.Hashable)$/.test(qualifiedNameOfClass(base))) &&
        !evaluator.isProtocol(base) &&
        !base.definition.body.some((each) => each.kind === "FunctionDefinition" && each.name.id === "__await__"),
    );
  });
}
