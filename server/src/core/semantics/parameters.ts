/** What parameters hold. */

import type { FunctionDefinition, Parameter } from "../syntax/ast";
import { callsNamed } from "../syntax/calls-by-name";
import type { Evaluator } from "./evaluator";
import { parameterOf } from "./expected-type";
import type { Definition } from "./scopes";
import { type ClassSymbol, membersOf, type Type, unionOf, unknown } from "./types";

/** Calls of more places than this are not followed. */
const mostCalls = 6;

/**
 * Knows parameters by their annotations, and the first parameter of a method by its class. What is known of any other from the calls in the same file is not
 * all that it may hold, so unknown is always added.
 */
export class Parameters {
  /** Takes the evaluator that it serves. */
  constructor(private readonly evaluator: Evaluator) {}

  /** What a parameter holds when the function is called. */
  typeOf(definition: Definition): Type {
    const { node, annotation } = definition;
    if (node.kind !== "Parameter") return unknown;
    if (node.stars === 1) {
      const items = () => (annotation ? this.evaluator.annotations.typeOf(annotation) : unknown);
      return { kind: "plain", name: "tuple", items, lookup: items };
    }
    if (node.stars === 2) {
      const lookup = () => (annotation ? this.evaluator.annotations.typeOf(annotation) : unknown);
      return { kind: "plain", name: "dict", items: () => ({ kind: "plain", name: "str" }), lookup };
    }
    const owner = node.parent;
    const isMethod = owner?.kind === "FunctionDefinition" && owner.parameters[0] === node && this.classOf(owner) !== undefined;
    if (annotation) {
      const declared = this.evaluator.annotations.typeOf(annotation);
      if (declared.kind !== "unknown" || !isMethod) return declared;
    }
    if (isMethod) return this.selfOf(owner);
    return owner?.kind === "FunctionDefinition" ? this.givenTo(node, owner) : unknown;
  }

  /** What the calls in the same file give to a parameter without an annotation, and unknown. */
  private givenTo(parameter: Parameter, owner: FunctionDefinition): Type {
    const { file, path } = this.evaluator.modelOf(owner);
    if (path === undefined && file.module !== this.evaluator.main.file.module) return unknown;
    const owningClass = this.classOf(owner);
    const isInitializer = owningClass !== undefined && owner.name.id === "__init__";
    const calls = callsNamed(file.module, isInitializer ? owningClass.definition.name.id : owner.name.id);
    if (calls.length === 0 || calls.length > mostCalls) return unknown;
    const given: Type[] = [];
    for (const call of calls) {
      const isMeant = membersOf(this.evaluator.typeOf(call.callee)).some((one) =>
        isInitializer
          ? one.kind === "class" && one.symbol.definition === owningClass.definition
          : one.kind === "function" && one.definition === owner,
      );
      const argument = isMeant
        ? call.arguments.find((one) => parameterOf(call, one.value, owner, owningClass !== undefined) === parameter)
        : undefined;
      if (argument) given.push(this.evaluator.typeOf(argument.value));
    }
    return given.length > 0 ? unionOf([...given, unknown]) : unknown;
  }

  /** What the first parameter of a method is; unknown for static methods. */
  private selfOf(method: FunctionDefinition): Type {
    if (this.isDecoratedBy(method, "builtins.staticmethod")) return unknown;
    const symbol = this.classOf(method);
    if (!symbol) return unknown;
    return this.isOfClass(method) ? { kind: "class", symbol } : { kind: "instance", symbol, arguments: [] };
  }

  private classOf(method: FunctionDefinition): ClassSymbol | undefined {
    let owner = method.parent;
    while (owner && (owner.kind === "If" || owner.kind === "Try" || owner.kind === "With")) owner = owner.parent;
    return owner?.kind === "ClassDefinition" ? { definition: owner, module: this.evaluator.modelOf(owner) } : undefined;
  }

  /** Tells whether the first parameter of a method is the class, not an object of it. */
  isOfClass(method: FunctionDefinition): boolean {
    return (
      ["__new__", "__init_subclass__", "__class_getitem__"].includes(method.name.id) || this.isDecoratedBy(method, "builtins.classmethod")
    );
  }

  private isDecoratedBy({ decorators }: FunctionDefinition, name: string): boolean {
    return decorators.some((one) => this.evaluator.qualifiedName(one.expression) === name);
  }
}
