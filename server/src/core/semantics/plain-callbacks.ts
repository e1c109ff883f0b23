/** Parameters that are declared to take a plain function: whoever calls it awaits nothing. */
import type { Call, Expression } from "../syntax/ast";
import { lastName } from "../syntax/last-name";
import { nodesOfKind } from "../syntax/parts";
import { perFile } from "../syntax/per-file";
import { looksForAwaitables } from "./awaitables";
import { parameterOf } from "./expected-type";
import type { SemanticModel } from "./model";
import { isNotAwaitable } from "./special-methods";
import { membersOf, type Type } from "./types";

/**
 * The annotation of the parameter that takes an argument, when it says that the argument is called and gives nothing that can be awaited, as `Callable[[], None]` does.
 * Undefined where the parameter takes anything else too, where the function is not known, where its file finds out what callbacks give, and
 * where it awaits something of that name: then the annotation is wrong, and the callback is right.
 */
export function plainCallbackAnnotation(semantics: SemanticModel, call: Call, argument: Expression): string | undefined {
  const { evaluator } = semantics;
  let annotation: string | undefined;
  for (const one of membersOf(semantics.typeOf(call.callee))) {
    const callee = one.kind === "class" ? evaluator.attributeOf({ kind: "instance", symbol: one.symbol, arguments: [] }, "__init__") : one;
    if (callee.kind !== "function" || callee.definition.decorators.length > 0 || looksForAwaitables(callee.module.file)) return undefined;
    const parameter = parameterOf(call, argument, callee.definition, callee.receiver !== undefined);
    if (!parameter?.annotation || parameter.stars > 0) return undefined;
    const declared = membersOf(evaluator.fromAnnotation(parameter.annotation, callee.receiver));
    if (!declared.some((type) => type.kind === "callable") || !declared.every((type) => isPlain(semantics, type))) return undefined;
    if (awaitedNames(callee.module.file).has(withoutUnderscores(parameter.name.id))) return undefined;
    const { file } = evaluator.modelOf(parameter.annotation);
    annotation = file.text.slice(parameter.annotation.start, parameter.annotation.end);
  }
  return annotation;
}

/** The names of all functions whose calls a file awaits: `handler` for `await handler()` and for `await self._handler()`. */
const awaitedNames = perFile(({ module }): ReadonlySet<string> => {
  return new Set(
    nodesOfKind(module, "Await").flatMap(({ value }) => (value.kind === "Call" ? [withoutUnderscores(lastName(value.callee))] : [])),
  );
});

/** A parameter `handler` is often kept as `_handler`. */
function withoutUnderscores(name: string): string {
  return name.replace(/^_+/, "");
}

/** Tells whether a type is that of a function which gives nothing that can be awaited, or `None`. */
function isPlain(semantics: SemanticModel, type: Type): boolean {
  if (type.kind === "none") return true;
  return type.kind === "callable" && membersOf(type.result()).every((one) => isNotAwaitable(semantics, one));
}
