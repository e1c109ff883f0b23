/** What decorators make of functions and classes. */
import type { ClassDefinition, Decorator, Expression, FunctionDefinition } from "../syntax/ast";
import { returnsOf } from "./calls";
import type { Evaluator } from "./evaluator";
import { originsOf } from "./origins";
import type { Definition } from "./scopes";
import { type ClassType, type FunctionType, mapMembers, membersOf, none, type Type, unionOf, unknown, unknownFrom } from "./types";

/** Applies decorators: by what is known of those of the library, and by reading the others. */
export class Decorators {
  /** Takes the evaluator that it serves. */
  constructor(private readonly evaluator: Evaluator) {}

  /** What the name of a function holds after its decorators were applied. */
  decorated(definition: FunctionDefinition): Type {
    const module = this.evaluator.modelOf(definition);
    let type: Type = { kind: "function", definition, module, receiver: undefined, result: undefined };
    for (const decorator of [...definition.decorators].reverse()) type = this.decorate(decorator.expression, type);
    return type;
  }

  /** What the name of a class holds after its decorators were applied. */
  decoratedClass(definition: ClassDefinition): Type {
    const type: ClassType = { kind: "class", symbol: { definition, module: this.evaluator.modelOf(definition) } };
    const isKept = definition.decorators.every(({ expression }) => {
      const written = expression.kind === "Call" ? expression.callee : expression;
      if (keepsClass.test(this.evaluator.qualifiedName(written) ?? "")) return true;
      const applied = this.applied(this.evaluator.typeOf(expression), type);
      return applied === type || (applied.kind === "class" && applied.symbol.definition === definition);
    });
    return isKept ? type : unknown;
  }

  private decorate(decorator: Expression, type: Type): Type {
    const written = decorator.kind === "Call" ? decorator.callee : decorator;
    const told = this.told(written);
    if (told === "async") return type;
    if (told === "sync" && type.kind === "function") return { ...type, result: this.evaluator.awaited(this.evaluator.call(type)) };
    const name = this.evaluator.qualifiedName(written) ?? "";
    if (keepsFunction.test(name)) return type;
    if (type.kind !== "function") return type.kind === "unknown" ? unknown : this.applied(this.evaluator.typeOf(decorator), type);
    const { definition } = type;
    switch (name) {
      case "contextlib.asynccontextmanager":
        // Used on the wrong kind of function, it makes what cannot be entered.
        if (!definition.isAsync && definition.isGenerator) return { ...type, result: unknown };
        return { ...type, result: { kind: "async-context-manager", definition, item: () => this.evaluator.calls.yielded(type) } };
      case "contextlib.contextmanager":
        if (definition.isAsync) return { ...type, result: unknown };
        return { ...type, result: { kind: "plain", name: "context manager", enters: () => this.evaluator.calls.yielded(type) } };
      case "asyncio.coroutine":
      case "types.coroutine":
        return definition.isAsync ? type : { ...type, result: { kind: "coroutine", definition, result: () => unknown } };
      case "asgiref.sync.sync_to_async":
      case "channels.db.database_sync_to_async":
        return { ...type, result: { kind: "coroutine", definition: undefined, result: () => this.evaluator.call(type) } };
      case "asgiref.sync.async_to_sync":
        return { ...type, result: this.evaluator.awaited(this.evaluator.call(type)) };
    }
    if (decorator.kind === "Attribute" && /^(setter|getter|deleter)$/.test(decorator.attribute)) return type;
    return this.applied(this.evaluator.typeOf(decorator), type);
  }

  /** What the project says of a decorator of its own. */
  private told(decorator: Expression): "async" | "sync" | undefined {
    const { decorators } = this.evaluator.told;
    return decorators.isEmpty ? undefined : decorators.find(originsOf(this.evaluator, decorator));
  }

  /** What calling a decorator with something gives. */
  private applied(decorator: Type, type: Type): Type {
    return mapMembers(decorator, (one): Type => {
      switch (one.kind) {
        case "function":
          return this.appliedFunction(one, type);
        case "callable":
          return one.result(type);
        case "class":
          return this.appliedClass(one, type);
        case "instance": {
          const method = this.evaluator.attributeOf(one, "__call__");
          return method.kind === "instance" ? unknown : this.applied(method, type);
        }
        case "unknown":
          return one.origin === undefined ? unknown : unknownFrom(`${one.origin}()`);
        default:
          return unknown;
      }
    });
  }

  /** A decorator that is a function: what its annotations say, else the function that it is given, or the one that it defines around it. */
  private appliedFunction(decorator: FunctionType, type: Type): Type {
    const { definition, receiver, result } = decorator;
    if (result) return this.applied(result, type);
    if (definition.isAsync || definition.isGenerator) return unknown;
    const parameter = definition.parameters[receiver ? 1 : 0];
    const { annotations } = this.evaluator;
    if (definition.returns && parameter?.annotation && annotations.mentionsVariables(definition.returns)) {
      const solved = new Map<Definition, Type>();
      annotations.match(parameter.annotation, type, solved, { receiver });
      const declared = annotations.typeOf(definition.returns, { receiver, solve: (variable) => solved.get(variable) });
      if (declared.kind !== "unknown") return this.asMethod(declared, type);
    }
    const returns = returnsOf(definition.body);
    const made = unionOf(returns.map((value) => this.returnedByDecorator(value, definition, parameter?.name.id, type)));
    if (returns.length > 0 && made.kind !== "unknown") return made;
    return definition.returns ? this.asMethod(annotations.typeOf(definition.returns, { receiver }), type) : unknown;
  }

  /** A decorated function stays one that can be found on a class; what it gives is what the decorator says. */
  private asMethod(declared: Type, type: Type): Type {
    return declared.kind === "callable" && type.kind === "function" ? { ...type, result: declared.result() } : declared;
  }

  private returnedByDecorator(
    value: Expression | undefined,
    decorator: FunctionDefinition,
    parameter: string | undefined,
    type: Type,
  ): Type {
    if (!value) return none;
    if (value.kind !== "Name" || parameter === undefined) return this.evaluator.typeOf(value);
    const [definition, ...others] = this.evaluator.definitionsReaching(value) ?? [];
    if (!definition || others.length > 0) return this.evaluator.typeOf(value);
    if (definition.kind === "parameter") return definition.node.parent === decorator && value.id === parameter ? type : unknown;
    const wrapper = definition.node;
    // `def wrapper(*arguments): return function(*arguments)` gives what the function gives.
    const isAround =
      wrapper.kind === "FunctionDefinition" &&
      !wrapper.isAsync &&
      !wrapper.isGenerator &&
      wrapper.decorators.every((one) => keepsFunction.test(this.evaluator.qualifiedName(calleeOf(one.expression)) ?? ""));
    if (!isAround) return this.evaluator.typeOf(value);
    const returns = returnsOf(wrapper.body);
    const callsIt = (one: Expression | undefined): boolean =>
      one?.kind === "Call" && one.callee.kind === "Name" && one.callee.id === parameter && this.isParameterOf(one.callee, decorator);
    return returns.length > 0 && returns.every(callsIt) ? type : this.evaluator.typeOf(value);
  }

  private isParameterOf(name: Extract<Expression, { kind: "Name" }>, decorator: FunctionDefinition): boolean {
    return (this.evaluator.definitionsReaching(name) ?? []).every((one) => one.kind === "parameter" && one.node.parent === decorator);
  }

  /** A decorator that is a class: a descriptor such as `cached_property`, or an object that can be called. */
  private appliedClass(decorator: ClassType, type: Type): Type {
    const { classes } = this.evaluator;
    if (classes.linearization(decorator.symbol).includes(undefined)) return unknown;
    if (
      type.kind === "function" &&
      classes.ofClass(decorator.symbol, "__get__", decorator) &&
      !classes.ofClass(decorator.symbol, "__call__", decorator)
    )
      return { ...type, isProperty: true };
    const instance = this.evaluator.call(decorator);
    const called = this.evaluator.call(instance);
    return membersOf(called).some((one) => one.kind === "unknown") ? unknown : instance;
  }
}

function calleeOf(expression: Expression): Expression {
  return expression.kind === "Call" ? expression.callee : expression;
}

/** Decorators that leave a function what it is, as far as calling it goes. */
export const keepsFunction =
  /^(builtins\.(staticmethod|classmethod|property)|abc\.(abstractmethod|abstractproperty|abstractclassmethod|abstractstaticmethod)|functools\.(wraps|cached_property|cache|lru_cache)|(typing|typing_extensions)\.(overload|final|override|no_type_check|deprecated)|warnings\.deprecated|pytest\.(fixture|mark\..+)|pytest_asyncio\.fixture|unittest\.(skip|skipIf|skipUnless|mock\.patch.*)|tenacity\.retry|backoff\.(on_exception|on_predicate)|inspect\.markcoroutinefunction|atexit\.register)$/;

/** Tells whether a decorator changes nothing of how a function is called, and nothing of who calls it: `staticmethod`, `abstractmethod`, `override`. */
export function isHarmlessDecorator(
  semantics: { qualifiedName(expression: Expression): string | undefined },
  { expression }: Decorator,
): boolean {
  return harmless.test(semantics.qualifiedName(expression) ?? "");
}

const harmless =
  /^(builtins\.(staticmethod|classmethod)|abc\.abstractmethod|(typing|typing_extensions)\.(override|final)|pytest\.mark\..+)$/;

/** Decorators that leave the methods of a class what they are. */
const keepsClass =
  /^(dataclasses\.dataclass|functools\.total_ordering|(typing|typing_extensions)\.(final|runtime_checkable|dataclass_transform|deprecated|disjoint_base)|enum\.(unique|verify|global_enum)|attrs?\..+|pydantic\.dataclasses\.dataclass|pytest\.mark\..+|unittest\.(skip|skipIf|skipUnless|mock\.patch.*)|warnings\.deprecated)$/;
