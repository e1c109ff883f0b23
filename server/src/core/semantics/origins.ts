/** The dotted names by which people know a value: where it is imported from, what made it, what it is a method of. */
import type { ClassDefinition, Expression } from "../syntax/ast";
import type { Evaluator } from "./evaluator";
import { type ClassSymbol, presentMembers, publicName, qualifiedNameOfClass, type Type } from "./types";

/**
 * The dotted names under which every value that an expression may have is known. `requests.get` for the function; `requests.Session().get` for the
 * method of an object, wherever the object comes from: a call, a variable, an attribute, an annotation. `()` stands for what a call of the name in front
 * of it gives. An object of a class is known by all its bases too, and a class both by where it is imported from and where it is defined. `None` is
 * not counted as a value. Of libraries that are not at hand nothing but these names is known.
 */
export function originsOf(evaluator: Evaluator, expression: Expression): readonly string[] {
  const names = originsOfType(evaluator, evaluator.typeOf(expression));
  const written = evaluator.qualifiedName(expression);
  if (written !== undefined) names.add(written);
  if (expression.kind === "Attribute") {
    for (const one of originsOf(evaluator, expression.value)) names.add(publicName(`${one}.${expression.attribute}`));
  } else if (expression.kind === "Call") {
    for (const one of originsOf(evaluator, expression.callee)) names.add(`${one}()`);
  }
  return [...names];
}

function originsOfType(evaluator: Evaluator, type: Type): Set<string> {
  const [first, ...others] = presentMembers(type).map((one) => originsOfMember(evaluator, one));
  return new Set((first ?? []).filter((name) => others.every((other) => other.includes(name))));
}

function originsOfMember(evaluator: Evaluator, type: Type): readonly string[] {
  switch (type.kind) {
    case "unknown":
      return type.origin === undefined ? [] : [type.origin];
    case "module":
      return [type.name];
    case "class":
      return classOrigins(evaluator, type.symbol);
    case "instance":
      return [...(type.origin === undefined ? [] : [type.origin]), ...classOrigins(evaluator, type.symbol).map((name) => `${name}()`)];
    case "plain":
      return [`builtins.${type.name}()`];
    case "function": {
      const { definition, module, receiver } = type;
      const name = definition.name.id;
      if (!receiver) return [publicName(`${module.name}.${name}`)];
      return originsOfMember(evaluator, receiver).map((owner) => publicName(`${owner}.${name}`));
    }
    default:
      return [];
  }
}

/** The names of a class and of all its bases, as far as they are known. */
export function classOrigins(evaluator: Evaluator, symbol: ClassSymbol): readonly string[] {
  let known = origins.get(evaluator);
  if (!known) {
    known = new Map();
    origins.set(evaluator, known);
  }
  let found = known.get(symbol.definition);
  if (!found) {
    found = findClassOrigins(evaluator, symbol);
    if (evaluator.classes.isLinearizationSettled(symbol)) known.set(symbol.definition, found);
  }
  return found;
}

const origins = new WeakMap<Evaluator, Map<ClassDefinition, readonly string[]>>();

function findClassOrigins(evaluator: Evaluator, symbol: ClassSymbol): readonly string[] {
  const names = new Set<string>();
  for (const one of evaluator.linearization(symbol)) {
    if (!one) continue;
    names.add(qualifiedNameOfClass(one));
    for (const { value, keyword } of one.definition.arguments) {
      const base = keyword === undefined ? evaluator.qualifiedName(value.kind === "Subscript" ? value.value : value) : undefined;
      if (base !== undefined) names.add(base);
    }
  }
  return [...names];
}
