/** What parameters hold. */
import type { FunctionDefinition } from "../syntax/ast";
import type { Evaluator } from "./evaluator";
import type { Definition } from "./scopes";
import { type ClassSymbol, type Type, unknown } from "./types";

/** Knows parameters by their annotations, and the first parameter of a method by its class. */
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
    return isMethod ? this.selfOf(owner) : unknown;
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
