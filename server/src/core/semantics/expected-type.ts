/** What the code around an expression wants: the annotation of the parameter, variable or attribute that gets it, of the function that returns it, or what is done with it there. */
import type { Call, Expression, FunctionDefinition, Parameter } from "../syntax/ast";
import { argumentsOf } from "./annotations";
import { ownerOf } from "./context";
import { type Destination, destinationOf } from "./destination";
import type { Evaluator } from "./evaluator";
import type { Definition } from "./scopes";
import { type ClassSymbol, type FunctionType, membersOf, qualifiedNameOfClass, type Type } from "./types";

/** Something that a coroutine object certainly does not satisfy. */
export interface BrokenPromise {
  /** What gets the coroutine object. */
  readonly by: "return" | "parameter" | "variable" | "use" | "class";
  /** The function, variable or attribute that gets it. */
  readonly name: string;
  /** The annotation, or the class that is asked for, as it is written; empty where nothing is annotated, and the function uses what it is given as a result. */
  readonly annotation: string;
}

/**
 * Finds what a coroutine object breaks where it is returned, assigned, or given to a function of which the definition is known. Undefined when there is
 * no annotation, or one that may take a coroutine object, such as `Awaitable`, `object`, a protocol or a type variable.
 */
export function brokenPromise(evaluator: Evaluator, expression: Expression, destination: Destination): BrokenPromise | undefined {
  switch (destination.kind) {
    case "returned": {
      const owner = ownerOf(destination.node);
      if (destination.node.kind === "Yield") return owner.kind === "FunctionDefinition" ? yieldPromise(evaluator, owner) : undefined;
      if (destination.node.kind !== "Return") return undefined;
      if (owner.kind !== "FunctionDefinition" || owner.isGenerator || !owner.returns) return undefined;
      return annotated(evaluator, "return", owner.name.id, owner.returns);
    }
    case "assigned": {
      const [definition] = destination.definitions;
      if (!definition?.annotation || definition.path.length > 0) return undefined;
      return annotated(evaluator, "variable", definition.binding.name, definition.annotation);
    }
    case "stored":
      return attributePromise(evaluator, expression);
    case "passed":
      return passedPromise(evaluator, expression, destination.call);
    default:
      return undefined;
  }
}

function annotated(
  evaluator: Evaluator,
  by: BrokenPromise["by"],
  name: string,
  annotation: Expression,
  receiver?: FunctionType["receiver"],
) {
  return isNeverAwaitable(evaluator, evaluator.fromAnnotation(annotation, receiver))
    ? { by, name, annotation: evaluator.modelOf(annotation).file.text.slice(annotation.start, annotation.end) }
    : undefined;
}

/** `yield f()`, where the annotation of the generator says what it hands out. */
function yieldPromise(evaluator: Evaluator, { name, returns }: FunctionDefinition): BrokenPromise | undefined {
  if (returns?.kind !== "Subscript") return undefined;
  if (!/^(typing|collections\.abc)\.(Async)?(Iterator|Iterable|Generator)$/.test(evaluator.qualifiedName(returns.value) ?? ""))
    return undefined;
  const [item] = argumentsOf(returns);
  return item && annotated(evaluator, "return", name.id, item);
}

/** `self.name = f()`, where the class says what `name` is. */
function attributePromise(evaluator: Evaluator, expression: Expression): BrokenPromise | undefined {
  const assignment = expression.parent;
  if (assignment?.kind !== "Assign" || assignment.value !== expression || assignment.targets.length !== 1) return undefined;
  const [target] = assignment.targets;
  if (target?.kind !== "Attribute") return undefined;
  if (assignment.annotation) return annotated(evaluator, "variable", target.attribute, assignment.annotation);
  const owner = evaluator.typeOf(target.value);
  const annotation = owner.kind === "instance" ? evaluator.classes.annotationOf(owner, target.attribute) : undefined;
  return annotation && annotated(evaluator, "variable", target.attribute, annotation);
}

function passedPromise(evaluator: Evaluator, expression: Expression, call: Call): BrokenPromise | undefined {
  const name = evaluator.qualifiedName(call.callee) ?? "";
  // `cast` is there to say something that is not so.
  if (/^(typing|typing_extensions)\.cast$/.test(name)) return undefined;
  const [first, second] = call.arguments;
  if (name === "builtins.isinstance") return second && first?.value === expression ? classPromise(evaluator, second.value) : undefined;
  let promise: BrokenPromise | undefined;
  for (const callee of membersOf(evaluator.typeOf(call.callee))) {
    promise = calleePromise(evaluator, expression, call, callee);
    if (!promise) return undefined;
  }
  return promise;
}

/** `isinstance(f(), Response)`, which no coroutine object can fulfil. */
function classPromise(evaluator: Evaluator, classes: Expression): BrokenPromise | undefined {
  const all = classes.kind === "Tuple" ? classes.elements : [classes];
  const isNever = all.every((one) => {
    const type = evaluator.typeOf(one);
    return type.kind === "class" && isNeverAwaitable(evaluator, { kind: "instance", symbol: type.symbol, arguments: [] });
  });
  const { text } = evaluator.modelOf(classes).file;
  return isNever ? { by: "class", name: "isinstance", annotation: text.slice(classes.start, classes.end) } : undefined;
}

function calleePromise(evaluator: Evaluator, expression: Expression, call: Call, type: Type): BrokenPromise | undefined {
  const callee = type.kind === "class" ? evaluator.attributeOf({ kind: "instance", symbol: type.symbol, arguments: [] }, "__init__") : type;
  if (type.kind === "class" && (callee.kind !== "function" || callee.module.name === "builtins"))
    return fieldPromise(evaluator, expression, call, type.symbol);
  if (callee.kind !== "function") return undefined;
  const { definition, receiver } = callee;
  const parameter = parameterOf(call, expression, definition, receiver !== undefined);
  if (!parameter || parameter.stars > 0) return undefined;
  const name = type.kind === "class" ? type.symbol.definition.name.id : definition.name.id;
  if (parameter.annotation) return annotated(evaluator, "parameter", name, parameter.annotation, receiver);
  return usesAsResult(evaluator, parameter, definition) ? { by: "use", name, annotation: "" } : undefined;
}

/** The field of a dataclass, named tuple or the like that a constructor nobody wrote puts an argument into. */
function fieldPromise(evaluator: Evaluator, expression: Expression, call: Call, symbol: ClassSymbol): BrokenPromise | undefined {
  const keyword = call.arguments.find((one) => one.value === expression)?.keyword;
  if (keyword === undefined) return undefined;
  const annotation = evaluator.classes.annotationOf({ kind: "instance", symbol, arguments: [] }, keyword);
  return annotation && annotated(evaluator, "parameter", symbol.definition.name.id, annotation);
}

/** The parameter that takes an argument; undefined when that is not certain, as behind `*arguments`. */
export function parameterOf(call: Call, argument: Expression, { parameters }: FunctionDefinition, isBound: boolean): Parameter | undefined {
  const index = call.arguments.findIndex((one) => one.value === argument);
  const given = call.arguments[index];
  if (!given || given.stars > 0) return undefined;
  if (given.keyword !== undefined) return parameters.find((one) => one.stars === 0 && one.name.id === given.keyword);
  if (call.arguments.slice(0, index).some((one) => one.stars > 0)) return undefined;
  const positional = parameters.filter((one) => one.passing !== "keyword");
  const parameter = positional[index + (isBound ? 1 : 0)];
  const rest = positional.findIndex((one) => one.stars === 1);
  return rest >= 0 && rest <= index + (isBound ? 1 : 0) ? undefined : parameter;
}

/**
 * Tells whether a function does with a parameter what fails with a coroutine object, such as asking for an attribute, and nothing that might await it or keep it.
 */
function usesAsResult(evaluator: Evaluator, parameter: Parameter, definition: FunctionDefinition): boolean {
  const { scopes } = evaluator.modelOf(definition);
  const parameterDefinition = scopes.definitions.get(parameter.name);
  const uses = parameterDefinition?.binding.uses ?? [];
  let fails = false;
  for (const use of uses) {
    const reaching: readonly Definition[] = evaluator.definitionsReaching(use) ?? [];
    if (!reaching.includes(parameterDefinition as Definition)) continue;
    const destination = destinationOf(use, scopes, () => false);
    if (destination.kind === "tested" || destination.kind === "dropped") continue;
    if (destination.kind !== "used") return false;
    if (reaching.length > 1 || ownerOf(use) !== definition) return false;
    if (failing.has(destination.use)) fails = true;
  }
  return fails;
}

/** What raises an exception when it is done with a coroutine object. */
const failing: ReadonlySet<string> = new Set(["attribute", "index", "iteration", "unpacking", "membership", "call", "operator"]);

/** Tells whether no value of a type can be awaited, and no coroutine object is of it. */
function isNeverAwaitable(evaluator: Evaluator, type: Type): boolean {
  return membersOf(type).every((one) => {
    if (one.kind === "plain" || one.kind === "none" || one.kind === "class" || one.kind === "callable" || one.kind === "module")
      return true;
    if (one.kind !== "instance") return false;
    // Everything is an object, and objects of a protocol are told by their methods.
    if (/^(builtins\.object|types\.CoroutineType|types\.GeneratorType|typing\.Hashable)$/.test(qualifiedNameOfClass(one.symbol)))
      return false;
    if (evaluator.isProtocol(one.symbol)) return false;
    // A class with `__await__` may be meant to be awaited. Of a class that somebody wrote, no coroutine object is an object, whatever its bases are.
    return evaluator
      .linearization(one.symbol)
      .every((base) => !base?.definition.body.some((each) => each.kind === "FunctionDefinition" && each.name.id === "__await__"));
  });
}
