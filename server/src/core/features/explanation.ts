/** How the engine comes to its answer about an expression, step by step: what it is, and what that follows from. It is how people report a wrong answer. */
import { evidenceOf } from "../semantics/evidence";
import type { SemanticModel } from "../semantics/model";
import { type ClassSymbol, type ModuleModel, membersOf, qualifiedNameOfClass, type Type } from "../semantics/types";
import type { Expression, FunctionDefinition, Node } from "../syntax/ast";
import { walk } from "../syntax/visit";
import { type Message, message } from "../text/message";

/** One step of an explanation. What it follows from comes behind it, one level deeper. */
export interface ExplanationStep {
  readonly depth: number;
  readonly message: Message;
}

/** Steps deeper than this are left out: nobody reads them. */
const deepest = 6;

/** Longer code is cut. */
const longestCode = 60;

const indications = {
  calls: (count: string) => message("By use: its {count} other calls are awaited.", { count }),
  names: (count: string) => message("By name: all functions of that name ({count}) are `async def`.", { count }),
  some: (count: string) => message("By use: what is known of it ({count}) gives coroutine objects.", { count }),
};

/**
 * Explains the smallest expression at an offset that is called, looked up or named there; a call where its callee is meant as well. Undefined when there is no
 * expression.
 */
export function explain(semantics: SemanticModel, offset: number): readonly ExplanationStep[] | undefined {
  const expression = expressionAt(semantics, offset);
  if (!expression) return undefined;
  const steps: ExplanationStep[] = [];
  new Explainer(semantics, steps).explain(expression, 0);
  return steps;
}

function expressionAt({ file }: SemanticModel, offset: number): Expression | undefined {
  let found: Expression | undefined;
  walk(file.module, (node: Node) => {
    if (node.start > offset || node.end < offset) return false;
    if (node.kind === "Name" || node.kind === "Attribute" || node.kind === "Call" || node.kind === "Await" || node.kind === "Subscript")
      found = node;
    return true;
  });
  // The name of what is called stands for the call.
  while (found && found.kind !== "Call" && found.parent?.kind === "Attribute" && found.parent.name.start <= offset) found = found.parent;
  return found && found.kind !== "Call" && found.parent?.kind === "Call" && found.parent.callee === found ? found.parent : found;
}

class Explainer {
  private readonly seen = new Set<Expression>();

  constructor(
    private readonly semantics: SemanticModel,
    private readonly steps: ExplanationStep[],
  ) {}

  explain(expression: Expression, depth: number): void {
    if (this.seen.has(expression) || depth > deepest) return;
    this.seen.add(expression);
    this.say(depth, expression, this.semantics.typeOf(expression));
    switch (expression.kind) {
      case "Call":
        this.evidence(expression, depth + 1);
        return this.explain(expression.callee, depth + 1);
      case "Await":
      case "Attribute":
      case "Subscript":
        return this.explain(expression.value, depth + 1);
      case "NamedExpression":
        return this.explain(expression.value, depth + 1);
      case "Conditional":
        this.explain(expression.body, depth + 1);
        return this.explain(expression.orElse, depth + 1);
      case "Boolean":
        this.explain(expression.left, depth + 1);
        return this.explain(expression.right, depth + 1);
      case "Name":
        return this.definitions(expression, depth + 1);
    }
  }

  private definitions(name: Extract<Expression, { kind: "Name" }>, depth: number): void {
    const definitions = this.semantics.definitionsReaching(name);
    if (!definitions) return this.add(depth, message("`{name}` is bound nowhere in this file.", { name: name.id }));
    for (const { range, value, path, annotation } of definitions) {
      const line = String(this.semantics.file.lines.lineAt(range.start) + 1);
      this.add(depth, message("`{name}` is bound in line {line}.", { name: name.id, line }));
      if (annotation) this.say(depth + 1, annotation, this.semantics.evaluator.fromAnnotation(annotation));
      else if (value && path.length === 0) this.explain(value, depth + 1);
    }
  }

  private evidence(call: Extract<Expression, { kind: "Call" }>, depth: number): void {
    const evidence = evidenceOf(this.semantics, call);
    if (!evidence || evidence.confidence === "proved") return;
    this.add(depth, indications[evidence.basis](String(evidence.count)));
  }

  private say(depth: number, expression: Node, type: Type): void {
    const code = this.codeOf(expression);
    const members = membersOf(type);
    if (members.length === 1) return this.add(depth, describe(code, type));
    this.add(depth, message("`{code}` is one of {count} things.", { code, count: String(members.length) }));
    for (const one of members) this.add(depth + 1, describe(code, one));
  }

  private codeOf({ start, end }: Node): string {
    const code = this.semantics.file.text.slice(start, end).replace(/\s+/g, " ");
    return code.length <= longestCode ? code : `${code.slice(0, longestCode)}…`;
  }

  private add(depth: number, text: Message): void {
    this.steps.push({ depth, message: text });
  }
}

function describe(code: string, type: Type): Message {
  switch (type.kind) {
    case "unknown":
      return type.origin === undefined
        ? message("Nothing is known of `{code}`.", { code })
        : message("`{code}` is from `{name}`, which is not at hand.", { code, name: type.origin });
    case "none":
      return message("`{code}` is `None`.", { code });
    case "module":
      return type.model
        ? message("`{code}` is the module `{name}`.", { code, name: type.name })
        : message("`{code}` is the module `{name}`, which is not at hand.", { code, name: type.name });
    case "function":
      return type.definition.isAsync
        ? message("`{code}` is the coroutine function `{name}`, defined in {place}.", { code, ...placed(type.definition, type.module) })
        : message("`{code}` is the function `{name}`, defined in {place}.", { code, ...placed(type.definition, type.module) });
    case "class":
      return message("`{code}` is the class `{name}`, defined in {place}.", { code, ...placedClass(type.symbol) });
    case "instance":
      return message("`{code}` is an object of `{name}`, defined in {place}.", { code, ...placedClass(type.symbol) });
    case "super":
      return message("`{code}` looks behind `{name}` among its bases.", { code, name: type.symbol.definition.name.id });
    case "coroutine":
      return type.definition
        ? message("`{code}` is a coroutine object of `{name}`.", { code, name: type.definition.name.id })
        : message("`{code}` is a coroutine object, as an annotation says.", { code });
    case "awaitable":
      return message("`{code}` can be awaited, as an annotation says.", { code });
    case "async-generator":
      return message("`{code}` is an asynchronous generator.", { code });
    case "async-context-manager":
      return message("`{code}` is an asynchronous context manager.", { code });
    case "lambda":
      return message("`{code}` is a lambda.", { code });
    case "callable":
      return message("`{code}` can be called, as an annotation says.", { code });
    case "plain":
      return message("`{code}` is a value of the built-in type `{name}`, which cannot be awaited.", { code, name: type.name });
    case "union":
      return message("`{code}` is one of {count} things.", { code, count: String(type.members.length) });
  }
}

function placed(definition: FunctionDefinition, module: ModuleModel): { name: string; place: string } {
  return { name: definition.name.id, place: placeOf(definition, module) };
}

function placedClass(symbol: ClassSymbol): { name: string; place: string } {
  return { name: qualifiedNameOfClass(symbol).replace(/^__main__\./, ""), place: placeOf(symbol.definition, symbol.module) };
}

function placeOf({ name }: { readonly name: Node }, { name: module, file }: ModuleModel): string {
  return `${module}:${file.lines.lineAt(name.start) + 1}`;
}
