/** Which of two protocols a value has: the plain one, or the asynchronous one (https://docs.python.org/3/reference/datamodel.html#asynchronous-iterators). */
import type { Expression } from "../syntax/ast";
import type { SemanticModel } from "./model";
import { type InstanceType, membersOf, type Type } from "./types";

/**
 * Tells whether a value can only be used in the plain way, or only in the asynchronous one. `plain` and `asynchronous` are the special methods that tell,
 * such as `__iter__` and `__aiter__`. Undefined where it can be both, where neither is known, and for coroutine objects, which have rules of their own.
 */
export function kindOfProtocol(
  semantics: SemanticModel,
  expression: Expression,
  plain: "__iter__" | "__enter__",
  asynchronous: "__aiter__" | "__aenter__",
): "sync" | "async" | undefined {
  const kinds = new Set(membersOf(semantics.typeOf(expression)).map((one) => kindOf(semantics, one, plain, asynchronous)));
  const [kind] = kinds;
  return kinds.size === 1 ? kind : undefined;
}

function kindOf(semantics: SemanticModel, type: Type, plain: "__iter__" | "__enter__", asynchronous: string): "sync" | "async" | undefined {
  const isLoop = plain === "__iter__";
  switch (type.kind) {
    case "async-generator":
      return isLoop && type.definition ? "async" : undefined;
    case "async-context-manager":
      return !isLoop && type.definition ? "async" : undefined;
    case "plain":
      if (isLoop) return type.items || type.elements || /^(list|tuple|set|dict|str|bytes|range)$/.test(type.name) ? "sync" : undefined;
      return type.name === "context manager" && type.enters ? "sync" : undefined;
    case "instance": {
      const { classes } = semantics.evaluator;
      if (classes.linearization(type.symbol).includes(undefined) || classes.answersForAnything(type.symbol)) return undefined;
      const isPlain = has(semantics, type, plain) || (isLoop && has(semantics, type, "__getitem__"));
      const isAsynchronous = has(semantics, type, asynchronous);
      return isPlain === isAsynchronous ? undefined : isPlain ? "sync" : "async";
    }
    default:
      return undefined;
  }
}

function has(semantics: SemanticModel, type: InstanceType, method: string): boolean {
  return semantics.evaluator.classes.ofClass(type.symbol, method, type) !== undefined;
}
