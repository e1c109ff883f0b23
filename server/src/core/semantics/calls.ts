/** What calls give, and what awaiting gives. */
import type { Call, ClassDefinition, Expression, FunctionDefinition, Node, Parameter, Statement } from "../syntax/ast";
import { forEachChild } from "../syntax/visit";
import { argumentsOf, mayHaveOrigin } from "./annotations";
import { Answers } from "./answers";
import type { Evaluator } from "./evaluator";
import { originsOf } from "./origins";
import type { Definition } from "./scopes";
import {
  type ClassType,
  type FunctionType,
  type InstanceType,
  madeBy,
  mapMembers,
  membersOf,
  none,
  presentMembers,
  type Type,
  unionOf,
  unknown,
  unknownFrom,
} from "./types";

/** Calls functions, classes and whatever else can be called. */
export class Calls {
  private readonly returnTypes = new Answers<FunctionDefinition>();
  private readonly yieldTypes = new Answers<FunctionDefinition>();

  /** Takes the evaluator that it serves. */
  constructor(private readonly evaluator: Evaluator) {}

  /** What a call gives. */
  typeOfCall(call: Call): Type {
    const { schedulers } = this.evaluator.told;
    // What the project says runs by itself is nobody's business any more.
    if (!schedulers.isEmpty && schedulers.find(originsOf(this.evaluator, call.callee))) return unknown;
    const known = this.known(call);
    if (known) return known;
    const callee = this.evaluator.typeOf(call.callee);
    // `app.get("/")(handler)`: what is called with a function is a decorator, whose annotation may say what becomes of the function.
    if (call.callee.kind === "Call" && callee.kind === "callable" && this.isGivenFunction(call)) return unknown;
    const made = this.call(callee, call);
    const name = mayHaveOrigin(made) ? this.evaluator.qualifiedName(call.callee) : undefined;
    return name === undefined ? made : madeBy(made, name);
  }

  /** Tells whether a call is given a function or a class and nothing else. */
  private isGivenFunction({ arguments: [first, ...others] }: Call): boolean {
    const kind = first && others.length === 0 ? this.evaluator.typeOf(first.value).kind : undefined;
    return kind === "lambda" || kind === "function" || kind === "class";
  }

  /** What calls of functions give that do more than their stubs say. */
  private known(call: Call): Type | undefined {
    const { callee } = call;
    if (callee.kind !== "Name" && callee.kind !== "Attribute") return undefined;
    const name = this.evaluator.qualifiedName(callee);
    if (name === undefined) return undefined;
    const [first, second] = call.arguments;
    switch (name) {
      case "builtins.super":
        return this.superOf(call);
      case "typing.cast":
      case "typing_extensions.cast":
        // `cast(Type, value)` is of that type (https://docs.python.org/3/library/typing.html#typing.cast).
        return first && this.evaluator.annotations.typeOf(first.value);
      case "builtins.type":
        return first && call.arguments.length === 1
          ? mapMembers(this.evaluator.typeOf(first.value), (one) =>
              one.kind === "instance" ? { kind: "class", symbol: one.symbol } : unknown,
            )
          : undefined;
      case "functools.partial":
        return first && first.stars === 0
          ? { kind: "callable", result: this.evaluator.lazily(() => this.call(this.evaluator.typeOf(first.value))) }
          : undefined;
      case "builtins.getattr":
        return first && second?.value.kind === "String" && second.value.text !== undefined && call.arguments.length === 2
          ? this.evaluator.attributeOf(this.evaluator.typeOf(first.value), second.value.text)
          : undefined;
      case "builtins.next":
        return first && this.evaluator.targets.iterated(first.value, false);
      case "builtins.anext":
        return first && { kind: "awaitable", result: this.evaluator.lazily(() => this.evaluator.targets.iterated(first.value, true)) };
      case "builtins.list":
      case "builtins.tuple":
      case "builtins.set":
      case "builtins.sorted":
      case "builtins.reversed":
      case "builtins.frozenset": {
        if (!first || first.stars > 0) return undefined;
        const items = this.evaluator.lazily(() => this.evaluator.targets.iterated(first.value, false));
        return { kind: "plain", name: /set$/.test(name) ? "set" : name === "builtins.tuple" ? "tuple" : "list", items, lookup: items };
      }
      case "asgiref.sync.sync_to_async":
        return first && { kind: "callable", result: () => this.coroutineOf(() => this.call(this.evaluator.typeOf(first.value))) };
      case "asgiref.sync.async_to_sync":
        return first && { kind: "callable", result: () => this.awaited(this.call(this.evaluator.typeOf(first.value))) };
      default:
        return undefined;
    }
  }

  private coroutineOf(result: () => Type): Type {
    return { kind: "coroutine", definition: undefined, result };
  }

  private superOf(call: Call): Type {
    const [first, second] = call.arguments;
    if (first && !second) return unknown;
    const owner = enclosingClass(call);
    if (!owner) return unknown;
    if (first) {
      const named = this.evaluator.typeOf(first.value);
      if (named.kind !== "class" || named.symbol.definition !== owner) return unknown;
    }
    const method = methodAround(call, owner);
    const isOfClass = method !== undefined && this.evaluator.parameters.isOfClass(method);
    return { kind: "super", symbol: { definition: owner, module: this.evaluator.modelOf(call) }, isOfClass };
  }

  /** What calling something gives; `call` is where it is called, when that is known, since its arguments decide about overloads and type variables. */
  call(callee: Type, call?: Call): Type {
    const members = presentMembers(callee);
    if (members.length > 1 && members.every((one) => one.kind === "function")) {
      const fitting = call ? members.filter((one) => this.accepts(one as FunctionType, call)) : members;
      return unionOf((fitting.length > 0 ? fitting : members).map((one) => this.callMember(one, call)));
    }
    return members.length === 1 ? this.callMember(members[0] as Type, call) : unionOf(members.map((one) => this.callMember(one, call)));
  }

  private callMember(one: Type, call: Call | undefined): Type {
    switch (one.kind) {
      case "callable": {
        const first = call?.arguments[0];
        return one.result(first && first.stars === 0 ? this.evaluator.typeOf(first.value) : undefined);
      }
      case "function":
        return one.result ?? this.returned(one, call);
      case "lambda":
        return this.evaluator.typeOf(one.node.body);
      case "class":
        return this.constructed(one, call);
      case "instance": {
        const method = this.evaluator.attributeOf(one, "__call__");
        return method.kind === "unknown" && one.origin !== undefined ? unknownFrom(`${one.origin}()`) : this.call(method, call);
      }
      case "unknown":
        return one.origin === undefined ? unknown : unknownFrom(`${one.origin}()`);
      default:
        return unknown;
    }
  }

  private constructed(type: ClassType, call: Call | undefined): Type {
    const { symbol } = type;
    // A metaclass may make anything; those of the library make objects of the class.
    if (this.evaluator.classes.namesOwnMetaclass(symbol)) return unknown;
    const given = type.arguments ?? this.argumentsGiven(type, call);
    const instance: InstanceType = { kind: "instance", symbol, arguments: given };
    const maker = this.evaluator.classes.ofClass(symbol, "__new__", type);
    if (maker?.kind === "function" && maker.module.name !== "builtins" && maker.definition.returns) {
      const made = this.evaluator.annotations.typeOf(maker.definition.returns, { receiver: instance });
      if (made.kind !== "unknown") return made;
    }
    return instance;
  }

  /** The arguments of a generic class that follow from what its constructor is given. */
  private argumentsGiven({ symbol }: ClassType, call: Call | undefined): readonly Type[] {
    const variables = this.evaluator.annotations.variablesOf(symbol.definition);
    if (variables.length === 0 || !call || call.arguments.length === 0) return [];
    const initializer = this.evaluator.classes.ofClass(symbol, "__init__", { kind: "instance", symbol, arguments: [] });
    if (initializer?.kind !== "function") return [];
    const solved = this.solved(initializer, call);
    return variables.map((one) => solved.get(one) ?? unknown);
  }

  /** What a call of a function gives by its definition. */
  private returned(type: FunctionType, call: Call | undefined): Type {
    const { definition } = type;
    const result = this.evaluator.lazily(() => this.resultOf(type, call));
    if (definition.isAsync) {
      // In stubs an asynchronous generator is written as a plain `def`, so `async def` without `yield` always is a coroutine function.
      return definition.isGenerator
        ? { kind: "async-generator", definition, item: this.evaluator.lazily(() => this.yielded(type)) }
        : { kind: "coroutine", definition, result };
    }
    if (definition.isGenerator) return { kind: "plain", name: "generator", items: this.evaluator.lazily(() => this.yielded(type)) };
    return result();
  }

  /** What the body of a function returns: what its annotation says, or else what its `return` statements give. */
  private resultOf(type: FunctionType, call: Call | undefined): Type {
    const { definition, receiver } = type;
    if (definition.returns) {
      let solved: Map<Definition, Type> | undefined;
      const solve = (variable: Definition): Type | undefined => {
        solved ??= this.solved(type, call);
        return solved.get(variable);
      };
      const annotated = this.evaluator.annotations.typeOf(definition.returns, { receiver, solve });
      return definition.isAsync && isAwaitable(annotated) && !isStub(definition) && !this.givesAwaitable(definition) ? unknown : annotated;
    }
    const returns = returnsOf(definition.body);
    // A method that gives `self` back gives the object that it was called on.
    if (receiver?.kind === "instance" && returns.length > 0 && returns.every((one) => isFirstParameter(one, definition))) return receiver;
    return this.evaluator.once(this.returnTypes, definition, () => {
      if (isStub(definition)) return unknown;
      return returns.length === 0 ? none : unionOf(returns.map((one) => (one ? this.evaluator.typeOf(one) : none)));
    });
  }

  /**
   * Tells whether the body of a function returns something to await. Many write `async def load() -> Awaitable[int]` for what gives an `int`, so the annotation
   * alone is no proof.
   */
  private givesAwaitable({ body }: FunctionDefinition): boolean {
    return returnsOf(body).some((one) => one && membersOf(this.evaluator.typeOf(one)).some(isAwaitable));
  }

  /** What a generator function hands out: what its annotation says, or else what its `yield` statements give. */
  yielded(type: FunctionType): Type {
    const { definition, receiver } = type;
    if (definition.returns) {
      const annotated = this.evaluator.annotations.typeOf(definition.returns, { receiver });
      if (annotated.kind === "async-generator") return annotated.item();
      if (annotated.kind === "plain") return annotated.items?.() ?? unknown;
      return unknown;
    }
    return this.evaluator.once(this.yieldTypes, definition, () =>
      unionOf(yieldsOf(definition.body).map((one) => (one ? this.evaluator.typeOf(one) : none))),
    );
  }

  // --- Arguments ------------------------------------------------------------------------------------------------------

  /** Tells whether a function can be called with the arguments of a call, as far as their number and names go. */
  private accepts({ definition, receiver }: FunctionType, call: Call): boolean {
    if (call.arguments.some((one) => one.stars > 0)) return true;
    const parameters = receiver ? definition.parameters.slice(1) : definition.parameters;
    const positional = parameters.filter((one) => one.stars === 0 && one.passing !== "keyword");
    const given = call.arguments.filter((one) => one.keyword === undefined);
    if (given.length > positional.length && !parameters.some((one) => one.stars === 1)) return false;
    const names = new Set(call.arguments.map((one) => one.keyword));
    if (
      !parameters.some((one) => one.stars === 2) &&
      call.arguments.some((one) => one.keyword !== undefined && !named(parameters, one.keyword))
    )
      return false;
    return parameters.every(
      (one) => one.stars > 0 || one.default !== undefined || names.has(one.name.id) || positional.indexOf(one) in given,
    );
  }

  /** The type variables of a function that follow from what it is called on and with. */
  private solved({ definition, receiver }: FunctionType, call: Call | undefined): Map<Definition, Type> {
    const solved = new Map<Definition, Type>();
    const { annotations } = this.evaluator;
    const [self] = definition.parameters;
    if (receiver && self?.annotation) annotations.match(self.annotation, receiver, solved, { receiver });
    if (!call) return solved;
    const parameters = receiver ? definition.parameters.slice(1) : definition.parameters;
    for (const [index, argument] of call.arguments.entries()) {
      if (argument.stars > 0) break;
      const parameter =
        argument.keyword === undefined
          ? (parameters.filter((one) => one.passing !== "keyword")[index] ?? parameters.find((one) => one.stars === 1))
          : named(parameters, argument.keyword);
      if (parameter?.annotation) annotations.match(parameter.annotation, this.evaluator.typeOf(argument.value), solved, { receiver });
    }
    return solved;
  }

  // --- Awaiting -------------------------------------------------------------------------------------------------------

  /** What awaiting something gives. */
  awaited(value: Type): Type {
    return mapMembers(value, (one): Type => {
      if (one.kind === "coroutine" || one.kind === "awaitable") return one.result();
      return one.kind === "instance" ? this.awaitedInstance(one) : unknown;
    });
  }

  /** The third argument of the generator that `__await__` makes is what awaiting gives (PEP 492). */
  private awaitedInstance(instance: InstanceType): Type {
    const method = this.evaluator.attributeOf(instance, "__await__");
    if (method.kind !== "function") return unknown;
    const { returns } = method.definition;
    if (returns?.kind !== "Subscript") return unknown;
    const [, , result] = argumentsOf(returns);
    return result ? this.evaluator.annotations.typeOf(result, { receiver: method.receiver ?? instance }) : unknown;
  }
}

function isAwaitable({ kind }: Type): boolean {
  return kind === "coroutine" || kind === "awaitable";
}

function named(parameters: readonly Parameter[], keyword: string): Parameter | undefined {
  return parameters.find((one) => one.stars === 0 && one.passing !== "positional" && one.name.id === keyword);
}

/** The class that a node is in; functions and lambdas on the way are looked through. */
export function enclosingClass(node: Node): ClassDefinition | undefined {
  let current = node.parent;
  while (current && current.kind !== "ClassDefinition") current = current.parent;
  return current?.kind === "ClassDefinition" ? current : undefined;
}

function methodAround(node: Node, owner: ClassDefinition): FunctionDefinition | undefined {
  let method: FunctionDefinition | undefined;
  for (let current = node.parent; current && current !== owner; current = current.parent) {
    if (current.kind === "FunctionDefinition") method = current;
  }
  return method;
}

function isFirstParameter(value: Expression | undefined, { parameters }: FunctionDefinition): boolean {
  return value?.kind === "Name" && value.id === parameters[0]?.name.id;
}

/** The values of the `return` statements of a body, not counting functions and classes inside it. A bare `return` is undefined. */
export function returnsOf(body: readonly Statement[]): (Expression | undefined)[] {
  const result: (Expression | undefined)[] = [];
  const visit = (node: Node): void => {
    if (node.kind === "Return") result.push(node.value);
    else if (isLookedInto(node)) forEachChild(node, visit);
  };
  for (const statement of body) visit(statement);
  return result;
}

/** Expressions hold no `return`, and functions and classes have their own. */
function isLookedInto({ kind }: Node): boolean {
  return (
    kind === "If" ||
    kind === "While" ||
    kind === "For" ||
    kind === "With" ||
    kind === "Try" ||
    kind === "ExceptHandler" ||
    kind === "Match" ||
    kind === "BrokenStatement"
  );
}

/** The values of the `yield` expressions of a body, not counting functions and classes inside it. */
function yieldsOf(body: readonly Statement[]): (Expression | undefined)[] {
  const result: (Expression | undefined)[] = [];
  const visit = (node: Node): void => {
    if (node.kind === "Yield" && !node.from) result.push(node.value);
    if (node.kind !== "FunctionDefinition" && node.kind !== "ClassDefinition" && node.kind !== "Lambda") forEachChild(node, visit);
  };
  for (const statement of body) visit(statement);
  return result;
}

/** Tells whether a body says nothing about what is returned: `...`, `pass`, a docstring, or `raise NotImplementedError`. */
function isStub(definition: FunctionDefinition): boolean {
  return definition.body.every(
    (one) =>
      one.kind === "Pass" ||
      one.kind === "Raise" ||
      (one.kind === "ExpressionStatement" &&
        (one.expression.kind === "String" || (one.expression.kind === "Constant" && one.expression.value === "..."))),
  );
}
