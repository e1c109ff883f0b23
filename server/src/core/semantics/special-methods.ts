/** Special methods of which Python expects that they are asynchronous, or that they are not. What is known of them is in `special-methods.json`. */
import type { FunctionDefinition } from "../syntax/ast";
import { returnsOf } from "./calls";
import { isHarmlessDecorator } from "./decorators";
import type { SemanticModel } from "./model";
import data from "./special-methods.json";
import { type FunctionType, membersOf, type Type } from "./types";

/** What Python does with the coroutine object that an asynchronous special method gives it. */
export type CoroutineFate = "refused" | "true" | "dropped" | "given";

/** What becomes of the coroutine object where a special method is asynchronous that must not be; undefined for methods that may be. */
export function fateOfCoroutine(method: string): CoroutineFate | undefined {
  if (Object.hasOwn(data.refused, method)) return "refused";
  return (["true", "dropped", "given"] as const).find((fate) => data[fate].includes(method));
}

/** What Python says where it refuses the coroutine object of a special method. */
export function refusalOf(method: string): string {
  return (data.refused as Readonly<Record<string, string>>)[method] ?? "";
}

/** Tells whether Python awaits what a special method gives. */
export function isAwaitedByPython(method: string): boolean {
  return data.asynchronous.includes(method);
}

/** The special method of the asynchronous protocol that does what one of the plain protocol does: `__aenter__` for `__enter__`. */
export function asynchronousTwin(method: string): string | undefined {
  return (data.twins as Readonly<Record<string, string>>)[method];
}

/** Tells whether a plain function surely gives what cannot be awaited, on every path. Unknown decorators and bodies that only raise leave it open. */
export function givesNothingAwaitable(semantics: SemanticModel, { definition, result, receiver }: FunctionType): boolean {
  if (definition.isAsync || result || !definition.decorators.every((one) => isHarmlessDecorator(semantics, one))) return false;
  if (definition.isGenerator) return true;
  const { evaluator } = semantics;
  if (definition.returns)
    return membersOf(evaluator.fromAnnotation(definition.returns, receiver)).every((one) => isNotAwaitable(semantics, one));
  const returns = returnsOf(definition.body);
  if (returns.length === 0) return !saysNothing(definition);
  return returns.every((one) => !one || membersOf(evaluator.typeOf(one)).every((type) => isNotAwaitable(semantics, type)));
}

/** Tells whether a value of a type surely cannot be awaited. */
export function isNotAwaitable({ evaluator }: SemanticModel, type: Type): boolean {
  switch (type.kind) {
    case "none":
    case "plain":
    case "module":
    case "function":
    case "lambda":
      return true;
    case "instance":
      return (
        type.symbol.module.name !== "typing" &&
        type.symbol.definition.name.id !== "object" &&
        !evaluator.isProtocol(type.symbol) &&
        !evaluator.classes.linearization(type.symbol).includes(undefined) &&
        !evaluator.classes.answersForAnything(type.symbol) &&
        !evaluator.classes.ofClass(type.symbol, "__await__", type)
      );
    default:
      return false;
  }
}

/** Tells whether a body says nothing about what its function gives: it ends by an exception, or is `...`, `pass` or a docstring. */
export function saysNothing({ body }: FunctionDefinition): boolean {
  const isEmpty = body.every(
    (one) =>
      one.kind === "Pass" ||
      (one.kind === "ExpressionStatement" && (one.expression.kind === "String" || one.expression.kind === "Constant")),
  );
  return isEmpty || body[body.length - 1]?.kind === "Raise" || body.some((one) => one.kind === "BrokenStatement");
}
