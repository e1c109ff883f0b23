/** What annotations say: which type a value has that is annotated so (PEP 484, https://typing.python.org/en/latest/spec/annotations.html). */
import type { ClassDefinition, Expression, Node } from "../syntax/ast";
import { forEachChild } from "../syntax/visit";
import { Answers } from "./answers";
import type { Evaluator } from "./evaluator";
import type { Definition, Scope } from "./scopes";
import {
  type FunctionType,
  type InstanceType,
  madeBy,
  mapMembers,
  membersOf,
  none,
  type PlainType,
  qualifiedNameOfClass,
  type Type,
  unionOf,
  unknown,
} from "./types";

/** What an annotation may depend on besides its own words. */
export interface AnnotationContext {
  /** What the method was looked up on that has the annotation: it is `Self`, and gives values to the type variables of its class. */
  readonly receiver?: FunctionType["receiver"];
  /** The values of type variables that the arguments of a call give. */
  readonly solve?: (variable: Definition) => Type | undefined;
}

const nothing: AnnotationContext = {};

/** Reads annotations. */
export class Annotations {
  private readonly known = new Answers<Expression>();
  private readonly dependent = new Map<Expression, boolean>();
  private readonly variables = new Map<ClassDefinition, readonly Definition[]>();
  private readonly parsed = new Map<Expression, Expression | undefined>();

  /** Takes the evaluator that it serves. */
  constructor(private readonly evaluator: Evaluator) {}

  /** What a value has that is annotated so. */
  typeOf(annotation: Expression, context: AnnotationContext = nothing): Type {
    if (this.dependsOnContext(annotation)) return this.evaluator.guarded(annotation, unknown, () => this.read(annotation, context));
    return this.evaluator.once(this.known, annotation, () => this.read(annotation, nothing));
  }

  private read(annotation: Expression, context: AnnotationContext): Type {
    switch (annotation.kind) {
      case "Constant":
        return annotation.value === "None" ? none : unknown;
      case "String": {
        const inner = this.forwardReference(annotation);
        return inner ? this.typeOf(inner, context) : unknown;
      }
      case "Binary":
        return annotation.operator === "|"
          ? unionOf([this.typeOf(annotation.left, context), this.typeOf(annotation.right, context)])
          : unknown;
      case "Subscript":
        return this.fromGeneric(annotation.value, argumentsOf(annotation), context);
      case "Name":
      case "Attribute":
        return this.fromGeneric(annotation, [], context);
      default:
        return unknown;
    }
  }

  /** What an annotation says that is written as a string; undefined when it is no expression. */
  private forwardReference(annotation: Extract<Expression, { kind: "String" }>): Expression | undefined {
    if (!this.parsed.has(annotation)) {
      const model = this.evaluator.modelOf(annotation);
      const scope = this.scopeAround(annotation);
      const inner = annotation.text === undefined ? undefined : model.file.expression(annotation.text.trim());
      if (inner && scope) {
        inner.parent = annotation;
        model.scopes.adopt(inner, scope);
      }
      this.parsed.set(annotation, scope && inner);
    }
    return this.parsed.get(annotation);
  }

  private scopeAround(node: Node): Scope | undefined {
    const { scopes } = this.evaluator.modelOf(node);
    for (let current = node.parent; current; current = current.parent) {
      const scope = scopes.scopes.get(current as ClassDefinition);
      if (scope) return scope;
    }
    return undefined;
  }

  private fromGeneric(base: Expression, parameters: readonly Expression[], context: AnnotationContext): Type {
    const name = this.evaluator.qualifiedName(base) ?? "";
    const special = this.special(name, base, parameters, context);
    if (special) return special;
    const variable = this.variableNamed(base);
    if (variable) return this.valueOf(variable, context);
    const alias = this.fromAlias(base, parameters, context);
    if (alias) return name === "" ? alias : madeBy(alias, name);
    const type = this.evaluator.typeOf(base);
    if (type.kind === "class" && isOfLibrary.test(type.symbol.module.name)) {
      const known = this.special(qualifiedNameOfClass(type.symbol), base, parameters, context);
      if (known) return known;
    }
    const made = this.instanceOf(type, parameters, context);
    return name === "" || !mayHaveOrigin(made) ? made : madeBy(made, name);
  }

  /** What a generic of the library means that the evaluator has a type of its own for; undefined for all others. */
  private special(name: string, base: Expression, parameters: readonly Expression[], context: AnnotationContext): Type | undefined {
    const inner = (index: number): Type => {
      const parameter = parameters[index];
      return parameter ? this.typeOf(parameter, context) : unknown;
    };
    const later = (index: number): (() => Type) => this.evaluator.lazily(() => inner(index));
    switch (name.replace(/^(typing_extensions|collections\.abc|types|_collections_abc)\./, "typing.")) {
      case "typing.Coroutine":
      case "typing.CoroutineType":
        return { kind: "coroutine", definition: undefined, result: later(2) };
      case "typing.Awaitable":
        return { kind: "awaitable", result: later(0) };
      case "typing.AsyncGenerator":
      case "typing.AsyncIterator":
      case "typing.AsyncIterable":
        return { kind: "async-generator", definition: undefined, item: later(0) };
      case "typing.AsyncContextManager":
      case "typing.AbstractAsyncContextManager":
      case "contextlib.AbstractAsyncContextManager":
        return { kind: "async-context-manager", definition: undefined, item: later(0) };
      case "typing.ContextManager":
      case "contextlib.AbstractContextManager":
        return { kind: "plain", name: "context manager", enters: later(0) };
      case "typing.Callable":
        return this.callable(parameters, context);
      case "typing.Optional":
        return unionOf([inner(0), none]);
      case "typing.Union":
        return unionOf(parameters.map((_, index) => inner(index)));
      case "typing.Annotated":
      case "typing.Final":
      case "typing.ClassVar":
      case "typing.Required":
      case "typing.NotRequired":
      case "typing.ReadOnly":
        return inner(0);
      case "typing.TypeGuard":
      case "typing.TypeIs":
        return { kind: "plain", name: "bool" };
      case "typing.Any":
        return unknown;
      case "typing.Self":
        return this.self(base, context);
      case "builtins.type":
      case "typing.Type":
        return mapMembers(inner(0), (one) => (one.kind === "instance" ? { kind: "class", symbol: one.symbol } : unknown));
      case "builtins.tuple":
      case "typing.Tuple":
        return this.tuple(parameters, context);
    }
    return neverAwaitableName.test(name) ? containerOf(name, later) : undefined;
  }

  private self(base: Expression, { receiver }: AnnotationContext): Type {
    if (receiver) return { kind: "instance", symbol: receiver.symbol, arguments: receiver.kind === "instance" ? receiver.arguments : [] };
    for (let node = base.parent; node; node = node.parent) {
      if (node.kind === "ClassDefinition")
        return { kind: "instance", symbol: { definition: node, module: this.evaluator.modelOf(node) }, arguments: [] };
    }
    return unknown;
  }

  private callable(parameters: readonly Expression[], context: AnnotationContext): Type {
    const [given, result] = parameters;
    if (!result) return { kind: "callable", result: () => unknown };
    const first = given?.kind === "List" ? given.elements[0] : undefined;
    return {
      kind: "callable",
      result: (argument) => {
        if (!first || !argument || !this.mentionsVariables(result)) return this.typeOf(result, context);
        const solved = new Map<Definition, Type>();
        this.match(first, argument, solved, context);
        return this.typeOf(result, { ...context, solve: (variable) => solved.get(variable) ?? context.solve?.(variable) });
      },
    };
  }

  private tuple(parameters: readonly Expression[], context: AnnotationContext): Type {
    const [first, second] = parameters;
    const isEmpty = !first || (first.kind === "Tuple" && first.elements.length === 0);
    if (isEmpty || parameters.some((one) => one.kind === "Starred")) return { kind: "plain", name: "tuple" };
    if (second?.kind === "Constant" && second.value === "...") {
      const items = () => this.typeOf(first, context);
      return { kind: "plain", name: "tuple", items, lookup: items };
    }
    const items = () => unionOf(parameters.map((one) => this.typeOf(one, context)));
    return { kind: "plain", name: "tuple", items, lookup: items, elements: parameters.map((one) => () => this.typeOf(one, context)) };
  }

  /** What `Handler` means behind `Handler = Callable[..., Awaitable[None]]`, `type Handler = …` or `Job = NewType("Job", Task)`. */
  private fromAlias(base: Expression, parameters: readonly Expression[], context: AnnotationContext): Type | undefined {
    const definitions = this.evaluator.imports.definitionsBehind(base);
    const aliases = definitions.filter(({ value, kind, path }) => value && path.length === 0 && (kind === "type" || kind === "assignment"));
    if (aliases.length === 0 || aliases.length < definitions.length) return undefined;
    return unionOf(
      aliases.map((definition) =>
        this.evaluator.guarded(definition, unknown, () => this.aliased(definition.value as Expression, parameters, context)),
      ),
    );
  }

  private aliased(value: Expression, parameters: readonly Expression[], context: AnnotationContext): Type {
    if (value.kind !== "Call") return this.typeOf(value, { ...context, ...this.aliasVariables(value, parameters, context) });
    const [, second] = value.arguments;
    const isNewType = second && /^(typing|typing_extensions)\.NewType$/.test(this.evaluator.qualifiedName(value.callee) ?? "");
    if (isNewType) return this.typeOf(second.value);
    // `Base = declarative_base()`, `Point = namedtuple(…)`: a class that was made by a call.
    return this.instanceOf(this.evaluator.typeOf(value), parameters, context);
  }

  /** The values that `Result[int]` gives to the type variables of `Result = dict[str, T]`. */
  private aliasVariables(value: Expression, parameters: readonly Expression[], context: AnnotationContext): AnnotationContext {
    if (parameters.length === 0) return {};
    const variables = this.variablesIn([value]);
    return {
      solve: (variable) => {
        const parameter = parameters[variables.indexOf(variable)];
        return parameter ? this.typeOf(parameter, context) : context.solve?.(variable);
      },
    };
  }

  /** An object of a class. */
  private instanceOf(type: Type, parameters: readonly Expression[], context: AnnotationContext): Type {
    return unionOf(
      membersOf(type).map((one): Type => {
        if (one.kind !== "class") return unknown;
        const given = parameters.length > 0 ? parameters.map((each) => this.typeOf(each, context)) : (one.arguments ?? []);
        return { kind: "instance", symbol: one.symbol, arguments: given };
      }),
    );
  }

  // --- Type variables -------------------------------------------------------------------------------------------------

  /** The definition of the type variable that an expression names; undefined for everything else. */
  private variableNamed(expression: Expression): Definition | undefined {
    if (expression.kind !== "Name" && expression.kind !== "Attribute") return undefined;
    const [definition, ...others] = this.evaluator.imports.definitionsBehind(expression);
    return definition && others.length === 0 && this.isVariable(definition) ? definition : undefined;
  }

  private isVariable({ kind, node, value }: Definition): boolean {
    // `def f[T]()` and `class C[T]` (PEP 695)
    if (kind === "type") return node.kind !== "TypeAlias" || value === undefined;
    if (kind !== "assignment" || value?.kind !== "Call") return false;
    return /^(typing|typing_extensions)\.(TypeVar|ParamSpec|TypeVarTuple)$/.test(this.evaluator.qualifiedName(value.callee) ?? "");
  }

  private valueOf(variable: Definition, context: AnnotationContext): Type {
    const solved = context.solve?.(variable);
    if (solved) return solved;
    const { receiver } = context;
    const given = receiver?.kind === "instance" ? this.givenByClass(variable, receiver) : undefined;
    if (given) return given;
    const bound = variable.value?.kind === "Call" ? variable.value.arguments.find((one) => one.keyword === "bound")?.value : undefined;
    return bound ? this.typeOf(bound) : unknown;
  }

  /** The value that an object gives to a type variable of its class or of one of its bases. */
  private givenByClass(variable: Definition, receiver: InstanceType): Type | undefined {
    const find = (type: InstanceType, depth: number): Type | undefined => {
      const index = this.variablesOf(type.symbol.definition).indexOf(variable);
      if (index >= 0) return type.arguments[index];
      if (depth > 10) return undefined;
      for (const { value, keyword } of type.symbol.definition.arguments) {
        if (keyword !== undefined) continue;
        const base = this.evaluator.classes.base(value);
        if (base.kind !== "class") continue;
        const given = value.kind === "Subscript" ? argumentsOf(value).map((one) => this.typeOf(one, { receiver: type })) : [];
        const found = find({ kind: "instance", symbol: base.symbol, arguments: given }, depth + 1);
        if (found) return found;
      }
      return undefined;
    };
    return find(receiver, 0);
  }

  /** The type variables of a generic class, in the order in which its arguments are given. */
  variablesOf(definition: ClassDefinition): readonly Definition[] {
    let known = this.variables.get(definition);
    if (!known) {
      this.variables.set(definition, []);
      const { scopes } = this.evaluator.modelOf(definition);
      const own = definition.typeParameters.map((one) => scopes.definitions.get(one)).filter((one) => one !== undefined);
      const bases = definition.arguments
        .filter((one) => one.keyword === undefined && one.value.kind === "Subscript")
        .map((one) => one.value);
      const generic = bases.find((one) =>
        /\.(Generic|Protocol)$/.test(this.evaluator.qualifiedName((one as Extract<Expression, { kind: "Subscript" }>).value) ?? ""),
      );
      known = own.length > 0 ? own : this.variablesIn(generic ? [generic] : bases);
      this.variables.set(definition, known);
    }
    return known;
  }

  /** The type variables that some annotations name, in the order of their first use. */
  private variablesIn(annotations: readonly Expression[]): Definition[] {
    const found = new Set<Definition>();
    const visit = (node: Node): void => {
      const variable = node.kind === "Name" ? this.variableNamed(node) : undefined;
      if (variable) found.add(variable);
      forEachChild(node, visit);
    };
    for (const one of annotations) visit(one);
    return [...found];
  }

  /** Tells whether an annotation means something else in another context: it names type variables or `Self`. */
  private dependsOnContext(annotation: Expression): boolean {
    let known = this.dependent.get(annotation);
    if (known === undefined) {
      // While this is being looked for, an annotation that leads back to itself is taken to depend.
      this.dependent.set(annotation, true);
      known = annotation.kind === "String" || this.mentionsVariables(annotation);
      this.dependent.set(annotation, known);
    }
    return known;
  }

  /** Tells whether an annotation names a type variable, `Self`, or an alias that does. */
  mentionsVariables(annotation: Expression): boolean {
    let found = false;
    const visit = (node: Node): void => {
      if (found) return;
      if (node.kind === "Name" || node.kind === "Attribute") {
        const [definition] = this.evaluator.imports.definitionsBehind(node);
        if (definition && this.isVariable(definition)) found = true;
        else if (/\.Self$/.test(this.evaluator.qualifiedName(node) ?? "")) found = true;
        else if (definition?.value && definition.kind !== "import" && definition.value.kind !== "Call" && definition.value !== annotation)
          found = isTypeExpression(definition.value) && this.dependsOnContext(definition.value);
        return;
      }
      if (node.kind === "String") {
        const inner = this.forwardReference(node);
        if (inner) visit(inner);
        return;
      }
      // A call is no type: it is what `Annotated` adds to one, such as a long description, which would be read as a name in quotes.
      if (node.kind !== "Call") forEachChild(node, visit);
    };
    visit(annotation);
    return found;
  }

  /** As `match`, for what a call or `await` gives, which may be `None`. An argument that is `None` says nothing, since a default may be meant. */
  private matchResult(annotation: Expression, type: Type, solved: Map<Definition, Type>, context: AnnotationContext): void {
    const variable = type.kind === "none" ? this.variableNamed(annotation) : undefined;
    if (!variable) this.match(annotation, type, solved, context);
    else if (!solved.has(variable)) solved.set(variable, type);
  }

  /** Finds values for the type variables in an annotation, so that it describes a type. What fits is added to `solved`. */
  match(annotation: Expression, type: Type, solved: Map<Definition, Type>, context: AnnotationContext = nothing): void {
    if (type.kind === "unknown" || type.kind === "none") return;
    if (annotation.kind === "String") {
      const inner = this.forwardReference(annotation);
      if (inner) this.match(inner, type, solved, context);
      return;
    }
    if (annotation.kind === "Binary") {
      this.match(annotation.left, type, solved, context);
      this.match(annotation.right, type, solved, context);
      return;
    }
    if (annotation.kind === "Name" || annotation.kind === "Attribute") {
      const variable = this.variableNamed(annotation);
      if (variable && !solved.has(variable)) solved.set(variable, type);
      return;
    }
    if (annotation.kind !== "Subscript") return;
    const parameters = argumentsOf(annotation);
    const name = this.evaluator.qualifiedName(annotation.value) ?? "";
    const [first] = parameters;
    const last = parameters[parameters.length - 1];
    if (!first || !last) return;
    switch (name.replace(/^(typing_extensions|collections\.abc|types|_collections_abc)\./, "typing.")) {
      case "typing.Optional":
      case "typing.Union":
      case "typing.Annotated":
        for (const one of parameters) this.match(one, unionOf(presentOnly(type)), solved, context);
        return;
      case "typing.Awaitable":
      case "typing.Coroutine":
      case "typing.CoroutineType":
      case "asyncio.Future":
      case "asyncio.Task":
        return this.matchResult(last, this.evaluator.awaited(type), solved, context);
      case "typing.Callable":
        return this.matchResult(last, this.evaluator.call(type), solved, context);
      case "builtins.type":
      case "typing.Type":
        return this.match(
          first,
          mapMembers(type, (one) => (one.kind === "class" ? { kind: "instance", symbol: one.symbol, arguments: [] } : unknown)),
          solved,
          context,
        );
    }
    // Aliases such as `_FutureLike[T] = Future[T] | Awaitable[T]`
    const [alias] = this.evaluator.imports.definitionsBehind(annotation.value);
    if (alias?.value && alias.value.kind !== "Call" && (alias.kind === "assignment" || alias.kind === "type")) {
      const inner = new Map<Definition, Type>();
      this.match(alias.value, type, inner, context);
      for (const [index, variable] of this.variablesIn([alias.value]).entries()) {
        const value = inner.get(variable);
        const parameter = parameters[index];
        if (value && parameter) this.match(parameter, value, solved, context);
      }
      return;
    }
    for (const one of membersOf(type)) {
      if (one.kind === "plain") {
        if (/\b(dict|Mapping|MutableMapping|Dict)$/.test(name)) {
          if (one.items) this.match(first, one.items(), solved, context);
          if (one.lookup && parameters[1]) this.match(parameters[1], one.lookup(), solved, context);
        } else if (one.items) this.match(first, one.items(), solved, context);
      } else if (one.kind === "async-generator") this.match(first, one.item(), solved, context);
      else if (one.kind === "instance") {
        const generic = this.evaluator.typeOf(annotation.value);
        if (generic.kind !== "class") continue;
        for (const [index, variable] of this.variablesOf(generic.symbol.definition).entries()) {
          const value = this.givenByClass(variable, one);
          const parameter = parameters[index];
          if (value && parameter) this.match(parameter, value, solved, context);
        }
      }
    }
  }
}

function presentOnly(type: Type): readonly Type[] {
  return membersOf(type).filter((one) => one.kind !== "none");
}

/** The arguments of a generic: those of `dict[str, int]` are two. */
export function argumentsOf({ index }: Extract<Expression, { kind: "Subscript" }>): readonly Expression[] {
  return index.kind === "Tuple" ? index.elements : [index];
}

function isTypeExpression({ kind }: Expression): boolean {
  return kind === "Name" || kind === "Attribute" || kind === "Subscript" || kind === "Binary" || kind === "String";
}

/** Modules whose classes are described by types of the evaluator's own. */
const isOfLibrary = /^(typing|typing_extensions|builtins|types|collections|collections\.abc|_collections_abc|contextlib)$/;

/** Tells whether a type has members that may be known by what they are from. */
export function mayHaveOrigin(type: Type): boolean {
  return membersOf(type).some((one) => one.kind === "unknown" || one.kind === "instance");
}

/**
 * Classes of the built-in and standard library of which no object can be awaited, and which no coroutine object is an object of. What only asks for
 * some methods, such as `object` or `Hashable`, is not among them.
 */
const neverAwaitableName = new RegExp(
  [
    /builtins\.(str|bytes|bytearray|memoryview|int|float|complex|bool|list|dict|set|frozenset|tuple|range|slice)/,
    /(typing|typing_extensions|collections\.abc|collections|_collections_abc)\.(List|Dict|Set|FrozenSet|Tuple|Sequence|MutableSequence|Mapping|MutableMapping|MutableSet|AbstractSet|Iterable|Iterator|Reversible|Collection|Container|Sized|KeysView|ItemsView|ValuesView|Generator|Literal|LiteralString|NoReturn|Never|Text|Pattern|Match|Deque|DefaultDict|OrderedDict|Counter|ChainMap|ByteString|Buffer|deque|defaultdict)/,
    /types\.(ModuleType|TracebackType|SimpleNamespace|FrameType|CodeType|MappingProxyType)/,
  ]
    .map((pattern) => `^(?:${pattern.source})$`)
    .join("|"),
);

/** A built-in object by its annotation; for containers, `parameter` gives what their elements are. */
function containerOf(name: string, parameter: (index: number) => () => Type): PlainType {
  const [, kind = ""] = /\.(\w+)$/.exec(name) ?? [];
  const isMapping = /^(dict|Dict|Mapping|MutableMapping|DefaultDict|defaultdict|OrderedDict|ChainMap)$/.test(kind);
  if (isMapping) return { kind: "plain", name: "dict", items: parameter(0), lookup: parameter(1) };
  const isCollection =
    /^(list|List|set|Set|frozenset|FrozenSet|Sequence|MutableSequence|MutableSet|Iterable|Iterator|Reversible|Collection|AbstractSet|deque|Deque|KeysView|ValuesView)$/.test(
      kind,
    );
  if (isCollection)
    return {
      kind: "plain",
      name: /^(set|Set|frozenset|FrozenSet|MutableSet|AbstractSet)$/.test(kind) ? "set" : "list",
      items: parameter(0),
      lookup: parameter(0),
    };
  if (kind === "Generator") return { kind: "plain", name: "generator", items: parameter(0) };
  return { kind: "plain", name: kind };
}
