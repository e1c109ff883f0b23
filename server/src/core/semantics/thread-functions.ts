/** Functions that are run in other threads. */
import type { Call, Expression, FunctionDefinition, Lambda, Node } from "../syntax/ast";
import { nodesOfKind } from "../syntax/parts";
import { callbacksOf } from "./callback-sinks";
import { ownerOf } from "./context";
import type { SemanticModel } from "./model";

/** The function that a call runs in another thread; undefined for any other call. */
export function threadTarget(semantics: SemanticModel, call: Call): Expression | undefined {
  return callbacksOf(semantics, call).find((one) => one.by === "thread")?.callback;
}

/** A synchronous function of the file that is run in another thread. */
export type ThreadFunction = FunctionDefinition | Lambda;

const known = new WeakMap<SemanticModel, ReadonlySet<ThreadFunction>>();

/** The functions and lambdas of a file that the file itself runs in other threads, and that it calls nowhere. */
export function threadFunctions(semantics: SemanticModel): ReadonlySet<ThreadFunction> {
  let found = known.get(semantics);
  if (!found) {
    found = findThreadFunctions(semantics);
    known.set(semantics, found);
  }
  return found;
}

function findThreadFunctions(semantics: SemanticModel): ReadonlySet<ThreadFunction> {
  const found = new Set<ThreadFunction>();
  const called = new Set<FunctionDefinition>();
  const text = semantics.file.text;
  if (!/Thread|executor|submit|Timer/.test(text)) return found;
  const functionOf = (expression: Expression): FunctionDefinition | undefined => {
    const type = semantics.typeOf(expression);
    return type.kind === "function" && type.module.file === semantics.file ? type.definition : undefined;
  };
  const calls = nodesOfKind(semantics.file.module, "Call");
  for (const call of calls) {
    const target = threadTarget(semantics, call);
    if (target?.kind === "Lambda") found.add(target);
    const definition = target && functionOf(target);
    if (definition && !definition.isAsync && !definition.isGenerator) found.add(definition);
  }
  if (found.size === 0) return found;
  for (const { callee } of calls) {
    const definition = functionOf(callee);
    if (definition) called.add(definition);
  }
  return new Set([...found].filter((one) => one.kind === "Lambda" || !called.has(one)));
}

/** The name of the function that a node runs in, when that is run in another thread; a lambda is called `lambda`. */
export function threadFunctionName(semantics: SemanticModel, node: Node): string | undefined {
  const owner = threadFunctionAround(semantics, node);
  return owner && (owner.kind === "Lambda" ? "lambda" : owner.name.id);
}

/** The function that a node runs in, when that is run in another thread. */
export function threadFunctionAround(semantics: SemanticModel, node: Node): ThreadFunction | undefined {
  let owner = ownerOf(node);
  while (owner.kind === "Comprehension" && owner.form !== "generator") owner = ownerOf(owner);
  if (owner.kind !== "FunctionDefinition" && owner.kind !== "Lambda") return undefined;
  return threadFunctions(semantics).has(owner) ? owner : undefined;
}
