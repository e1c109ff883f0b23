/**
 * Answers what an expression evaluates to: lazily, remembered, and cut off at a depth and at cycles. It knows definitions, imports,
 * classes with their bases and attributes, decorators, annotations, and which assignment reaches a use. What it cannot tell is unknown.
 */
import type {
  Attribute,
  Call,
  ClassDefinition,
  Decorator,
  Expression,
  FunctionDefinition,
  Module,
  Name,
  Node,
  Statement,
} from "../syntax/ast";
import { forEachChild } from "../syntax/visit";
import { type Reaching, reachingDefinitions } from "./flow";
import { type Binding, type CodeBlock, type Definition, lookUp, type Scope } from "./scopes";
import {
  type ClassSymbol,
  type ClassType,
  type FunctionType,
  type InstanceType,
  type ModuleModel,
  madeBy,
  membersOf,
  none,
  type PlainType,
  publicName,
  qualifiedNameOfClass,
  type Type,
  unionOf,
  unknown,
  unknownFrom,
} from "./types";

/** Where modules come from. */
export interface ModuleLookup {
  /** The module of a dotted name; undefined when it is not at hand. */
  module(name: string): ModuleModel | undefined;
}

/** How a file is imported: its dotted name, and whether it is a package's `__init__`. */
export interface ModuleName {
  readonly name: string;
  readonly isPackage: boolean;
}

/** No modules but the file itself. */
export const noModules: ModuleLookup = { module: () => undefined };

/** Questions nested deeper than this are answered with unknown. */
const maximumDepth = 60;

/** Evaluates expressions of one file, and of library files as far as they lead there. */
export class Evaluator {
  private readonly types = new Map<Expression, Type>();
  private readonly definitionTypes = new Map<Definition, Type>();
  private readonly returnTypes = new Map<FunctionDefinition, Type>();
  private readonly reaching = new Map<CodeBlock, Reaching>();
  private readonly classAttributes = new Map<ClassDefinition, ReadonlyMap<string, readonly Definition[]>>();
  private readonly selfAttributes = new Map<ClassDefinition, ReadonlyMap<string, readonly SelfAssignment[]>>();
  private readonly models = new Map<Module, ModuleModel>();
  private readonly open = new Set<object>();
  private depth = 0;

  /** Takes the file in question and where other modules come from. */
  constructor(
    readonly main: ModuleModel,
    private readonly lookup: ModuleLookup,
  ) {
    this.models.set(main.file.module, main);
  }

  // --- Expressions ----------------------------------------------------------------------------------------------------

  /** What an expression may evaluate to. */
  typeOf(expression: Expression): Type {
    return this.once(this.types, expression, () => this.evaluate(expression));
  }

  private once<K extends object>(known: Map<K, Type>, key: K, compute: () => Type): Type {
    const answer = known.get(key);
    if (answer) return answer;
    if (this.open.has(key) || this.depth >= maximumDepth) return unknown;
    this.open.add(key);
    this.depth++;
    try {
      const type = compute();
      known.set(key, type);
      return type;
    } finally {
      this.depth--;
      this.open.delete(key);
    }
  }

  private evaluate(node: Expression): Type {
    switch (node.kind) {
      case "Name":
        return this.typeOfName(node);
      case "Attribute":
        return this.attributeOf(this.typeOf(node.value), node.attribute);
      case "Call":
        return this.typeOfCall(node);
      case "Await":
        return this.awaited(this.typeOf(node.value));
      case "Conditional":
        return unionOf([this.typeOf(node.body), this.typeOf(node.orElse)]);
      case "Boolean": {
        // `a or f()` gives `a` only where it is true, which no coroutine fails to be and `None` never is.
        const left = this.typeOf(node.left);
        const right = this.typeOf(node.right);
        if (node.operator === "or" && left.kind === "none") return right;
        return unionOf([left, right]);
      }
      case "NamedExpression":
        return this.typeOf(node.value);
      case "Lambda":
        return { kind: "lambda", node };
      case "Constant":
        return node.value === "None" ? none : { kind: "plain", name: constantName(node.value) };
      case "String":
        return { kind: "plain", name: node.prefix.includes("b") ? "bytes" : "str" };
      case "List":
      case "Set":
        // Something else may be added to it later.
        return { kind: "plain", name: node.kind.toLowerCase() };
      case "Tuple": {
        if (node.elements.length === 0 || node.elements.some((one) => one.kind === "Starred")) return { kind: "plain", name: "tuple" };
        const items = () => unionOf(node.elements.map((one) => this.typeOf(one)));
        return { kind: "plain", name: "tuple", items, lookup: items };
      }
      case "Dict":
        return { kind: "plain", name: "dict" };
      case "Comprehension":
        return node.form === "generator" ? unknown : { kind: "plain", name: node.form };
      case "Subscript": {
        if (node.index.kind === "Slice") return unknown;
        return unionOf(presentMembers(this.typeOf(node.value)).map((one) => (one.kind === "plain" && one.lookup?.()) || unknown));
      }
      case "Compare":
        return { kind: "plain", name: "bool" };
      case "Unary":
        return node.operator === "not" ? { kind: "plain", name: "bool" } : unknown;
      default:
        return unknown;
    }
  }

  private typeOfName(name: Name): Type {
    const definitions = this.definitionsReaching(name);
    if (!definitions) return this.starImported(name);
    return unionOf([...definitions].map((one) => this.typeOfDefinition(one)));
  }

  /** The definitions that a use of a name may see; undefined when nothing in the file binds it. */
  definitionsReaching(name: Name): readonly Definition[] | undefined {
    const model = this.modelOf(name);
    const binding = model.scopes.bindingOf(name);
    if (!binding) return undefined;
    const block = model.scopes.blockOf(name);
    const all = binding.definitions;
    if (!block || binding.block !== block) return all;
    // The statements of other modules hold annotations and imports, whose order hardly ever matters; following them would cost a lot.
    if (model !== this.main && block.kind === "Module") return all;
    const reaching = this.flowOf(block).get(name);
    // Nothing reaches a name that is only bound later, in a loop's earlier round or in a definition that runs later.
    return reaching && reaching.size > 0 ? [...reaching] : all;
  }

  private flowOf(block: CodeBlock): Reaching {
    let flow = this.reaching.get(block);
    if (!flow) {
      flow = reachingDefinitions(block, this.modelOf(block).scopes);
      this.reaching.set(block, flow);
    }
    return flow;
  }

  private starImported(name: Name): Type {
    const model = this.modelOf(name);
    for (const statement of model.scopes.starImports) {
      const module = this.module(this.absolute(model, statement.level, statement.module));
      const member = module && this.member(module, name.id);
      if (member) return member;
    }
    return unknown;
  }

  /** The model of the file that a node is in. */
  modelOf(node: Node): ModuleModel {
    let root: Node = node;
    while (root.parent) root = root.parent;
    return (root.kind === "Module" && this.models.get(root)) || this.main;
  }

  private remember(model: ModuleModel | undefined): ModuleModel | undefined {
    if (model) this.models.set(model.file.module, model);
    return model;
  }

  // --- Definitions ----------------------------------------------------------------------------------------------------

  /** What a name holds behind one of its definitions. */
  typeOfDefinition(definition: Definition): Type {
    return this.once(this.definitionTypes, definition, () => this.evaluateDefinition(definition));
  }

  private evaluateDefinition(definition: Definition): Type {
    const { node, value, annotation } = definition;
    switch (definition.kind) {
      case "import":
        return this.imported(definition);
      case "function":
        return node.kind === "FunctionDefinition" ? this.decorated(node) : unknown;
      case "class":
        return node.kind === "ClassDefinition" ? this.decoratedClass(node) : unknown;
      case "parameter":
        return node.kind === "Parameter" ? this.parameter(node.parent, definition) : unknown;
      case "assignment": {
        const assigned = value ? this.unpacked(value, definition.path) : unknown;
        if (assigned.kind !== "unknown") return assigned;
        const declared = annotation ?? definition.binding.definitions.find((one) => one.annotation)?.annotation;
        const type = declared && definition.path.length === 0 ? this.fromAnnotation(declared) : unknown;
        return type.kind === "unknown" && type.origin === undefined ? assigned : type;
      }
      case "annotation":
        return annotation ? this.fromAnnotation(annotation) : unknown;
      case "loop":
        return value && !definition.isAsync ? this.iterated(value, definition.path) : unknown;
      case "with":
        return value && definition.path.length === 0 ? this.entered(this.typeOf(value), definition.isAsync) : unknown;
      default:
        return unknown;
    }
  }

  private unpacked(value: Expression, path: Definition["path"]): Type {
    const [index, ...rest] = path;
    if (index === undefined) return this.typeOf(value);
    if (value.kind !== "Tuple" && value.kind !== "List") return unknown;
    if (index === "rest" || value.elements.some((one) => one.kind === "Starred")) return unknown;
    const element = value.elements[index];
    return element ? this.unpacked(element, rest) : unknown;
  }

  private parameter(owner: Node | undefined, definition: Definition): Type {
    if (definition.annotation) return this.fromAnnotation(definition.annotation);
    if (owner?.kind !== "FunctionDefinition" || owner.parent?.kind !== "ClassDefinition") return unknown;
    if (
      owner.parameters[0] !== definition.node ||
      owner.decorators.some((one) => this.qualifiedName(one.expression) === "builtins.staticmethod")
    ) {
      return unknown;
    }
    const symbol: ClassSymbol = { definition: owner.parent, module: this.modelOf(owner) };
    const isClassMethod =
      owner.decorators.some((one) => this.qualifiedName(one.expression) === "builtins.classmethod") ||
      ["__new__", "__init_subclass__", "__class_getitem__"].includes(owner.name.id);
    return isClassMethod ? { kind: "class", symbol } : { kind: "instance", symbol, arguments: [] };
  }

  /** What a loop over something gives to its target; `path` leads into a target that takes pairs apart. */
  private iterated(iterable: Expression, path: Definition["path"]): Type {
    const [index, ...rest] = path;
    if (index === undefined && (iterable.kind === "List" || iterable.kind === "Set") && iterable.elements.length > 0)
      return unionOf(iterable.elements.map((one) => (one.kind === "Starred" ? unknown : this.typeOf(one))));
    if (index === undefined)
      return unionOf(presentMembers(this.typeOf(iterable)).map((one) => (one.kind === "plain" && one.items?.()) || unknown));
    if (rest.length > 0 || iterable.kind !== "Call") return unknown;
    // `for key, value in mapping.items()` and `for number, element in enumerate(elements)`
    const { callee } = iterable;
    const [first] = iterable.arguments;
    if (callee.kind === "Attribute" && callee.attribute === "items" && !first) {
      const members = presentMembers(this.typeOf(callee.value));
      return unionOf(
        members.map((one) => (one.kind === "plain" && one.name === "dict" && (index === 1 ? one.lookup?.() : one.items?.())) || unknown),
      );
    }
    const isEnumerate = index === 1 && first?.stars === 0 && this.qualifiedName(callee) === "builtins.enumerate";
    return isEnumerate ? this.iterated(first.value, []) : unknown;
  }

  /** What `as` binds in a `with` statement. */
  private entered(manager: Type, isAsync: boolean): Type {
    return unionOf(
      membersOf(manager).map((one) => {
        // Most managers of libraries that are not at hand give themselves, such as `with requests.Session() as session`.
        if (one.kind === "unknown" && !isAsync) return one;
        if (one.kind !== "instance") return unknown;
        const entered = this.call(this.attributeOf(one, isAsync ? "__aenter__" : "__enter__"));
        return isAsync ? this.awaited(entered) : entered;
      }),
    );
  }

  /** A module by its name. The file itself is what is being looked at, not what may be on the disk under its name. */
  private module(name: string): ModuleModel | undefined {
    return name === this.main.name ? this.main : this.lookup.module(name);
  }

  // --- Imports --------------------------------------------------------------------------------------------------------

  private imported({ node, alias }: Definition): Type {
    if (!alias) return unknown;
    const model = this.modelOf(node);
    if (node.kind === "Import") {
      const name = alias.alias ? alias.path : alias.binds;
      return { kind: "module", name, model: this.remember(this.module(name)) };
    }
    if (node.kind !== "ImportFrom") return unknown;
    const name = this.absolute(model, node.level, node.module);
    const module = this.remember(this.module(name));
    // `from . import part` in a package's own `__init__` means the submodule, not the name that it binds itself.
    const isItself = module?.scopes.module.bindings.get(alias.path)?.definitions.every((one) => one.alias === alias) === true;
    const member = module && !isItself ? this.member(module, alias.path) : undefined;
    if (member) return member;
    const inner = `${name}.${alias.path}`;
    const submodule = this.remember(this.module(inner));
    return submodule ? { kind: "module", name: inner, model: submodule } : unknownFrom(publicName(inner));
  }

  /** The dotted name that a relative import means (https://docs.python.org/3/reference/import.html#package-relative-imports). */
  private absolute(model: ModuleModel, level: number, module: string): string {
    if (level === 0) return module;
    const parts = model.name.split(".");
    const base = parts.slice(0, parts.length - (model.isPackage ? level - 1 : level));
    return [...base, ...(module ? [module] : [])].join(".");
  }

  /** What a module has under a name; undefined when it has nothing. */
  private member(module: ModuleModel, name: string): Type | undefined {
    this.remember(module);
    const binding = module.scopes.module.bindings.get(name);
    if (binding && binding.definitions.length > 0) return this.typeOfBinding(binding);
    for (const statement of module.scopes.starImports) {
      const source = this.module(this.absolute(module, statement.level, statement.module));
      if (!source || source === module || this.open.has(statement)) continue;
      this.open.add(statement);
      const found = this.member(source, name);
      this.open.delete(statement);
      if (found) return found;
    }
    const submodule = module.isPackage ? this.remember(this.module(`${module.name}.${name}`)) : undefined;
    return submodule && { kind: "module", name: submodule.name, model: submodule };
  }

  /** What a name may hold for somebody who sees the scope from outside, after all of it ran. */
  private typeOfBinding(binding: Binding): Type {
    return unionOf(binding.definitions.filter((one) => one.kind !== "delete").map((one) => this.typeOfDefinition(one)));
  }

  // --- Attributes -----------------------------------------------------------------------------------------------------

  /** What `value.name` gives. */
  attributeOf(value: Type, name: string): Type {
    return unionOf(
      presentMembers(value).map((one): Type => {
        switch (one.kind) {
          case "module":
            return (one.model && this.member(one.model, name)) ?? this.submodule(one.name, name);
          case "class":
            return this.classAttribute(one.symbol, name, one) ?? unknown;
          case "instance":
            return this.instanceAttribute(one, name);
          case "plain":
            return containerMethod(one, name);
          case "super": {
            const self: InstanceType = { kind: "instance", symbol: one.symbol, arguments: [] };
            return this.inherited(one.symbol, name, self) ?? unknown;
          }
          case "unknown":
            return one.origin === undefined ? unknown : unknownFrom(`${one.origin}.${name}`);
          default:
            return unknown;
        }
      }),
    );
  }

  private submodule(module: string, name: string): Type {
    const inner = `${module}.${name}`;
    const model = this.remember(this.module(inner));
    return model ? { kind: "module", name: inner, model } : unknownFrom(publicName(inner));
  }

  private instanceAttribute(instance: InstanceType, name: string): Type {
    const declared = this.declaredAttribute(instance, name);
    if (declared) return declared;
    const own = this.classAttribute(instance.symbol, name, instance);
    const assigned = this.linearization(instance.symbol).flatMap((one) => (one ? (this.assignedToSelf(one).get(name) ?? []) : []));
    if (assigned.length === 0) return own ?? unknown;
    const values = assigned.map((one): Type => (one.value ? this.typeOf(one.value) : unknown));
    return unionOf(own ? [own, ...values] : values);
  }

  /** The type that a class or a base declares for an attribute (PEP 526), which holds whatever is assigned; undefined when none is known. */
  private declaredAttribute(instance: InstanceType, name: string): Type | undefined {
    for (const symbol of this.linearization(instance.symbol)) {
      if (!symbol) return undefined;
      const annotations = [
        ...(this.attributesOf(symbol).get(name) ?? []).map((one) =>
          one.kind === "assignment" || one.kind === "annotation" ? one.annotation : undefined,
        ),
        ...(this.assignedToSelf(symbol).get(name) ?? []).map((one) => one.annotation),
      ].filter((one) => one !== undefined);
      const [annotation] = annotations;
      const declared = annotation && this.fromAnnotation(annotation);
      if (declared && declared.kind !== "unknown") return declared;
    }
    return undefined;
  }

  /** What a class or its bases have under a name. Undefined when they have nothing; unknown when a base is unknown. */
  private classAttribute(symbol: ClassSymbol, name: string, receiver: InstanceType | ClassType): Type | undefined {
    return this.ownAttribute(symbol, name, receiver) ?? this.inherited(symbol, name, receiver);
  }

  private inherited(symbol: ClassSymbol, name: string, receiver: InstanceType | ClassType): Type | undefined {
    for (const base of this.linearization(symbol).slice(1)) {
      if (!base) return unknown;
      const found = this.ownAttribute(base, name, receiver);
      if (found) return found;
    }
    return undefined;
  }

  private ownAttribute(symbol: ClassSymbol, name: string, receiver: InstanceType | ClassType): Type | undefined {
    const definitions = this.attributesOf(symbol).get(name);
    if (!definitions) return undefined;
    const chosen = this.lastDefinitions(definitions, symbol);
    return unionOf(chosen.map((one) => this.bound(this.typeOfDefinition(one), receiver)));
  }

  /** Of several definitions in a class body the last counts, unless some are conditional or overloads. */
  private lastDefinitions(definitions: readonly Definition[], symbol: ClassSymbol): readonly Definition[] {
    const last = definitions[definitions.length - 1];
    const property = definitions.find(
      (one) => one.node.kind === "FunctionDefinition" && one.node.decorators.some((each) => this.isProperty(each)),
    );
    if (property) return [property];
    const isPlain = definitions.every(
      (one) =>
        one.node.parent === symbol.definition &&
        !(one.node.kind === "FunctionDefinition" && one.node.decorators.some((each) => this.isOverload(each))),
    );
    return isPlain && last ? [last] : definitions;
  }

  private isOverload(decorator: Decorator): boolean {
    return /^(typing|typing_extensions)\.overload$/.test(this.qualifiedName(decorator.expression) ?? "");
  }

  private isProperty(decorator: Decorator): boolean {
    return /^(builtins\.property|abc\.abstractproperty|functools\.cached_property|types\.DynamicClassAttribute)$/.test(
      this.qualifiedName(decorator.expression) ?? "",
    );
  }

  /** Binds a function that was found in a class to the object it was looked up on, and calls properties. */
  private bound(type: Type, receiver: InstanceType | ClassType): Type {
    return unionOf(
      membersOf(type).map((one) => {
        if (one.kind !== "function") return one;
        const method: FunctionType = { ...one, receiver };
        const isProperty = one.definition.decorators.some((each) => this.isProperty(each));
        return isProperty && receiver.kind === "instance" ? this.call(method) : method;
      }),
    );
  }

  private attributesOf(symbol: ClassSymbol): ReadonlyMap<string, readonly Definition[]> {
    let attributes = this.classAttributes.get(symbol.definition);
    if (!attributes) {
      const scope = symbol.module.scopes.scopes.get(symbol.definition);
      const bindings = [...(scope?.bindings.values() ?? [])].filter((one) => one.definitions.length > 0);
      attributes = new Map(bindings.map((one) => [one.name, one.definitions]));
      this.classAttributes.set(symbol.definition, attributes);
    }
    return attributes;
  }

  private assignedToSelf(symbol: ClassSymbol): ReadonlyMap<string, readonly SelfAssignment[]> {
    let assigned = this.selfAttributes.get(symbol.definition);
    if (!assigned) {
      assigned = selfAssignments(symbol.definition);
      this.selfAttributes.set(symbol.definition, assigned);
    }
    return assigned;
  }

  /**
   * The class and its bases in the order in which attributes are looked up; undefined stands for a base that is not known. For the
   * shapes that people write, depth first with later repetitions kept is the same as Python's C3 order.
   */
  linearization(symbol: ClassSymbol): readonly (ClassSymbol | undefined)[] {
    const result: (ClassSymbol | undefined)[] = [];
    const visit = (one: ClassSymbol, depth: number): void => {
      result.push(one);
      for (const argument of one.definition.arguments) {
        if (argument.keyword !== undefined) continue;
        if (this.isHarmlessBase(argument.value)) continue;
        const base = argument.value.kind === "Subscript" ? this.typeOf(argument.value.value) : this.typeOf(argument.value);
        if (base.kind === "class" && depth < 20) visit(base.symbol, depth + 1);
        else result.push(undefined);
      }
    };
    visit(symbol, 0);
    return result.filter((one, index) => !one || !result.slice(index + 1).some((later) => later?.definition === one.definition));
  }

  /** Tells whether a class is a protocol itself (PEP 544). */
  isProtocol(symbol: ClassSymbol): boolean {
    return symbol.definition.arguments.some(({ value }) =>
      /^(typing|typing_extensions)\.Protocol$/.test(this.qualifiedName(value.kind === "Subscript" ? value.value : value) ?? ""),
    );
  }

  /** Bases that bring no methods of their own. */
  private isHarmlessBase(base: Expression): boolean {
    const name = this.qualifiedName(base.kind === "Subscript" ? base.value : base) ?? "";
    return /^(builtins\.object|abc\.ABC|(typing|typing_extensions)\.(Generic|Protocol))$/.test(name);
  }

  // --- Calls ----------------------------------------------------------------------------------------------------------

  private typeOfCall(call: Call): Type {
    if (call.callee.kind === "Name" && call.callee.id === "super" && call.arguments.length === 0 && this.isBuiltin(call.callee)) {
      const owner = enclosingClass(call);
      return owner ? { kind: "super", symbol: { definition: owner, module: this.modelOf(call) } } : unknown;
    }
    const [first] = call.arguments;
    // `cast(Type, value)` is of that type (https://docs.python.org/3/library/typing.html#typing.cast).
    if (first && this.qualifiedName(call.callee) === "typing.cast") return this.fromAnnotation(first.value);
    const made = this.call(this.typeOf(call.callee));
    const name = mayHaveOrigin(made) ? this.qualifiedName(call.callee) : undefined;
    return name === undefined ? made : madeBy(made, name);
  }

  private isBuiltin(name: Name): boolean {
    const model = this.modelOf(name);
    return model.scopes.bindingOf(name) === undefined;
  }

  /** What calling something gives. */
  call(callee: Type): Type {
    return unionOf(
      presentMembers(callee).map((one): Type => {
        switch (one.kind) {
          case "callable":
            return one.result();
          case "function":
            return one.result ?? this.returned(one);
          case "lambda":
            return this.typeOf(one.node.body);
          case "class":
            return this.constructed(one.symbol);
          case "instance":
            return this.call(this.attributeOf(one, "__call__"));
          case "unknown":
            return one.origin === undefined ? unknown : unknownFrom(`${one.origin}()`);
          default:
            return unknown;
        }
      }),
    );
  }

  private constructed(symbol: ClassSymbol): Type {
    // A metaclass or `__new__` may make anything.
    if (
      symbol.definition.arguments.some((one) => one.keyword === "metaclass" && !/^abc\.ABCMeta$/.test(this.qualifiedName(one.value) ?? ""))
    ) {
      return unknown;
    }
    return { kind: "instance", symbol, arguments: [] };
  }

  /** What a call of an undecorated function gives. */
  private returned(type: FunctionType): Type {
    const { definition, receiver } = type;
    const result = (): Type => this.resultOf(definition, receiver);
    if (definition.isAsync) {
      // In stubs an asynchronous generator is written as a plain `def`, so `async def` without `yield` always is a coroutine function.
      return definition.isGenerator ? { kind: "async-generator", definition } : { kind: "coroutine", definition, result };
    }
    if (definition.isGenerator) return { kind: "plain", name: "generator" };
    return result();
  }

  /** What the body of a function returns: what its annotation says, or else what its `return` statements give. */
  private resultOf(definition: FunctionDefinition, receiver: FunctionType["receiver"]): Type {
    if (definition.returns) return this.fromAnnotation(definition.returns, receiver);
    return this.once(this.returnTypes, definition, () => {
      if (isStub(definition)) return unknown;
      const values: Type[] = [];
      const returns = returnsOf(definition.body);
      for (const one of returns) values.push(one ? this.typeOf(one) : none);
      return values.length === 0 ? none : unionOf(values);
    });
  }

  /** What awaiting something gives. */
  awaited(value: Type): Type {
    return unionOf(
      presentMembers(value).map((one): Type => {
        if (one.kind === "coroutine" || one.kind === "awaitable") return one.result();
        if (one.kind === "instance") return one.arguments[0] ?? unknown;
        return unknown;
      }),
    );
  }

  // --- Decorators -----------------------------------------------------------------------------------------------------

  private decorated(definition: FunctionDefinition): Type {
    const module = this.modelOf(definition);
    let type: Type = { kind: "function", definition, module, receiver: undefined, result: undefined };
    for (const decorator of [...definition.decorators].reverse()) type = this.decorate(decorator.expression, type);
    return type;
  }

  private decoratedClass(definition: ClassDefinition): Type {
    const type: ClassType = { kind: "class", symbol: { definition, module: this.modelOf(definition) } };
    const isKept = definition.decorators.every(({ expression }) => {
      const written = expression.kind === "Call" ? expression.callee : expression;
      if (keepsClass.test(this.qualifiedName(written) ?? "")) return true;
      const decorator = this.typeOf(expression);
      return decorator.kind === "function" && returnsItsParameter(decorator.definition);
    });
    return isKept ? type : unknown;
  }

  private decorate(decorator: Expression, type: Type): Type {
    if (type.kind !== "function") return unknown;
    const written = decorator.kind === "Call" ? decorator.callee : decorator;
    const name = this.qualifiedName(written) ?? "";
    if (keepsFunction.test(name)) return type;
    if (/^contextlib\.asynccontextmanager$/.test(name)) {
      return { ...type, result: { kind: "async-context-manager", definition: type.definition } };
    }
    if (/^contextlib\.contextmanager$/.test(name)) return { ...type, result: { kind: "plain", name: "context manager" } };
    if (/^(asyncio|types)\.coroutine$/.test(name)) {
      if (type.definition.isAsync) return type;
      return { ...type, result: { kind: "coroutine", definition: type.definition, result: () => unknown } };
    }
    if (decorator.kind === "Attribute" && /^(setter|getter|deleter)$/.test(decorator.attribute)) return type;
    return this.applied(this.typeOf(decorator), type);
  }

  /** What a decorator written in Python makes of a function: the function itself, or the function that it defines around it. */
  private applied(decorator: Type, type: FunctionType): Type {
    if (decorator.kind !== "function" || decorator.definition.isAsync || decorator.definition.isGenerator) return unknown;
    const { definition } = decorator;
    const [parameter] = definition.parameters;
    const results = returnsOf(definition.body).map((value): Type => {
      if (!value) return none;
      if (value.kind === "Name" && parameter && value.id === parameter.name.id) {
        const reaching = this.definitionsReaching(value);
        return reaching?.length === 1 && reaching[0]?.node === parameter ? type : unknown;
      }
      return this.typeOf(value);
    });
    return unionOf(results);
  }

  // --- Annotations ----------------------------------------------------------------------------------------------------

  /** What a value has that is annotated so. */
  fromAnnotation(annotation: Expression, receiver?: FunctionType["receiver"]): Type {
    switch (annotation.kind) {
      case "Constant":
        return annotation.value === "None" ? none : unknown;
      case "String":
        return this.fromForwardReference(annotation);
      case "Binary":
        return annotation.operator === "|"
          ? unionOf([this.fromAnnotation(annotation.left, receiver), this.fromAnnotation(annotation.right, receiver)])
          : unknown;
      case "Subscript":
        return this.fromGeneric(
          annotation.value,
          annotation.index.kind === "Tuple" ? annotation.index.elements : [annotation.index],
          receiver,
        );
      case "Name":
      case "Attribute":
        return this.fromGeneric(annotation, [], receiver);
      default:
        return unknown;
    }
  }

  private fromForwardReference(annotation: Extract<Expression, { kind: "String" }>): Type {
    const scope = this.scopeAround(annotation);
    const [first, ...rest] = (annotation.text ?? "").trim().split(".");
    if (!first || !scope || ![first, ...rest].every((one) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(one))) return unknown;
    const binding = lookUp(scope, first);
    if (!binding) return unknown;
    const type = rest.reduce<Type>((value, one) => this.attributeOf(value, one), this.typeOfBinding(binding));
    return this.instanceOf(type, []);
  }

  private scopeAround(node: Node): Scope | undefined {
    const { scopes } = this.modelOf(node);
    let current = node.parent;
    while (current) {
      const scope = scopes.scopes.get(current as Module);
      if (scope) return scope;
      current = current.parent;
    }
    return undefined;
  }

  private fromGeneric(base: Expression, parameters: readonly Expression[], receiver: FunctionType["receiver"]): Type {
    const name = this.qualifiedName(base) ?? "";
    const inner = (index: number): Type => {
      const parameter = parameters[index];
      return parameter ? this.fromAnnotation(parameter, receiver) : unknown;
    };
    switch (name.replace(/^(typing_extensions|collections\.abc|types)\./, "typing.")) {
      case "typing.Coroutine":
      case "typing.CoroutineType":
        return { kind: "coroutine", definition: undefined, result: () => inner(2) };
      case "typing.Awaitable":
        return { kind: "awaitable", result: () => inner(0) };
      case "typing.AsyncGenerator":
      case "typing.AsyncIterator":
      case "typing.AsyncIterable":
        return { kind: "async-generator", definition: undefined };
      case "typing.Callable":
        return { kind: "callable", result: () => inner(1) };
      case "typing.Optional":
        return unionOf([inner(0), none]);
      case "typing.Union":
        return unionOf(parameters.map((_, index) => inner(index)));
      case "typing.Annotated":
      case "typing.Final":
      case "typing.ClassVar":
        return inner(0);
      case "typing.Self":
        return receiver ? { kind: "instance", symbol: receiver.symbol, arguments: [] } : this.selfAround(base);
      case "builtins.type":
      case "typing.Type": {
        const of = inner(0);
        return of.kind === "instance" ? { kind: "class", symbol: of.symbol } : unknown;
      }
    }
    if (neverAwaitableName.test(name)) return containerOf(name, inner);
    const type = this.typeOf(base);
    const made =
      type.kind === "unknown"
        ? this.fromAlias(base)
        : this.instanceOf(
            type,
            parameters.map((one) => this.fromAnnotation(one, receiver)),
          );
    return name === "" || !mayHaveOrigin(made) ? made : madeBy(made, name);
  }

  /** What `Handler` means behind `Handler = Callable[..., Awaitable[None]]` or `type Handler = …`. */
  private fromAlias(base: Expression): Type {
    const [definition, ...others] = this.definitionsBehind(base);
    if (!definition?.value || others.length > 0 || definition.path.length > 0 || this.open.has(definition)) return unknown;
    const { value } = definition;
    if (definition.kind !== "type" && definition.kind !== "assignment") return unknown;
    return this.guarded(definition, () => this.fromAnnotation(value));
  }

  /** The definitions that a name means, imports followed to the module that they are from. */
  private definitionsBehind(expression: Expression): readonly Definition[] {
    if (expression.kind === "Attribute") {
      const owner = this.typeOf(expression.value);
      return owner.kind === "module" && owner.model ? this.memberDefinitions(owner.model, expression.attribute) : [];
    }
    if (expression.kind !== "Name") return [];
    const definitions = this.definitionsReaching(expression) ?? [];
    return definitions.flatMap((one) => {
      if (one.kind !== "import" || one.node.kind !== "ImportFrom" || !one.alias) return [one];
      const module = this.module(this.absolute(this.modelOf(one.node), one.node.level, one.node.module));
      return module ? this.memberDefinitions(module, one.alias.path) : [];
    });
  }

  private memberDefinitions(module: ModuleModel, name: string, depth = 0): readonly Definition[] {
    this.remember(module);
    const definitions = module.scopes.module.bindings.get(name)?.definitions ?? [];
    return definitions.flatMap((one) => {
      if (one.kind !== "import" || one.node.kind !== "ImportFrom" || !one.alias || depth > 10) return [one];
      const source = this.module(this.absolute(module, one.node.level, one.node.module));
      return source ? this.memberDefinitions(source, one.alias.path, depth + 1) : [];
    });
  }

  private selfAround(node: Node): Type {
    const owner = enclosingClass(node);
    return owner ? { kind: "instance", symbol: { definition: owner, module: this.modelOf(node) }, arguments: [] } : unknown;
  }

  /** An object of a class. An alias such as `Handler = Callable[..., Awaitable[None]]` is not read, so its objects are unknown. */
  private instanceOf(type: Type, parameters: readonly Type[]): Type {
    return unionOf(
      membersOf(type).map(
        (one): Type => (one.kind === "class" ? { kind: "instance", symbol: one.symbol, arguments: parameters } : unknown),
      ),
    );
  }

  // --- Names ----------------------------------------------------------------------------------------------------------

  /**
   * The dotted name that an expression means through the file's imports, such as `asyncio.sleep` for `aio.sleep` behind
   * `import asyncio as aio`. Built-in names are `builtins.print`. Undefined for what the file defines itself and for anything else.
   */
  qualifiedName(expression: Expression): string | undefined {
    const name = this.writtenName(expression);
    return name === undefined ? undefined : publicName(name);
  }

  /**
   * The dotted names under which every value that an expression may have is known. `requests.get` for the function; `requests.Session().get` for the
   * method of an object, wherever the object comes from: a call, a variable, an attribute, an annotation. `()` stands for what a call of the name in front of it
   * gives. An object of a class is known by all its bases too, and a class both by where it is imported from and where it is defined. `None` is
   * not counted as a value. Nothing is known of libraries that are not at hand, but these names are.
   */
  originsOf(expression: Expression): readonly string[] {
    const names = this.originsOfType(this.typeOf(expression));
    const written = this.qualifiedName(expression);
    if (written !== undefined) names.add(written);
    if (expression.kind === "Attribute") {
      for (const one of this.originsOf(expression.value)) names.add(publicName(`${one}.${expression.attribute}`));
    } else if (expression.kind === "Call") {
      for (const one of this.originsOf(expression.callee)) names.add(`${one}()`);
    }
    return [...names];
  }

  private originsOfType(type: Type): Set<string> {
    const [first, ...others] = presentMembers(type).map((one) => this.originsOfMember(one));
    return new Set((first ?? []).filter((name) => others.every((other) => other.includes(name))));
  }

  private originsOfMember(type: Type): readonly string[] {
    switch (type.kind) {
      case "unknown":
        return type.origin === undefined ? [] : [type.origin];
      case "module":
        return [type.name];
      case "class":
        return this.classOrigins(type.symbol);
      case "instance":
        return [...(type.origin === undefined ? [] : [type.origin]), ...this.classOrigins(type.symbol).map((name) => `${name}()`)];
      case "plain":
        return [`builtins.${type.name}()`];
      case "function": {
        const { definition, module, receiver } = type;
        const name = definition.name.id;
        if (!receiver) return [publicName(`${module.name}.${name}`)];
        const owners = this.originsOfMember(receiver);
        return owners.map((owner) => publicName(`${owner}.${name}`));
      }
      default:
        return [];
    }
  }

  /** The names of a class and of all its bases. */
  private classOrigins(symbol: ClassSymbol): readonly string[] {
    const names = new Set<string>();
    for (const one of this.linearization(symbol)) {
      if (!one) continue;
      names.add(qualifiedNameOfClass(one));
      for (const { value, keyword } of one.definition.arguments) {
        const base = keyword === undefined ? this.qualifiedName(value.kind === "Subscript" ? value.value : value) : undefined;
        if (base !== undefined) names.add(base);
      }
    }
    return [...names];
  }

  private writtenName(expression: Expression): string | undefined {
    if (expression.kind === "Attribute") return this.memberName(expression);
    if (expression.kind !== "Name") return undefined;
    const definitions = this.definitionsReaching(expression);
    if (!definitions) {
      const isStar = this.modelOf(expression).scopes.starImports.length > 0;
      const star = isStar ? this.typeOf(expression) : unknown;
      const names = new Set(membersOf(star).map((one) => nameOfMember(one)));
      const [only] = names;
      if (names.size === 1 && only !== undefined) return only;
      return `builtins.${expression.id}`;
    }
    const names = new Set(definitions.map((one) => this.importedName(one)));
    const [only] = names;
    return names.size === 1 ? only : undefined;
  }

  private memberName(expression: Attribute): string | undefined {
    const base = this.writtenName(expression.value);
    return base === undefined || base.startsWith("builtins.") ? undefined : `${base}.${expression.attribute}`;
  }

  private importedName({ kind, node, alias, value, path }: Definition): string | undefined {
    if (
      kind === "assignment" &&
      value &&
      path.length === 0 &&
      node.kind === "Assign" &&
      (value.kind === "Name" || value.kind === "Attribute")
    ) {
      // `sleep = asyncio.sleep`
      return this.open.has(value) ? undefined : this.guarded(value, () => this.writtenName(value));
    }
    if (kind !== "import" || !alias) return undefined;
    if (node.kind === "Import") return alias.alias ? alias.path : alias.binds;
    if (node.kind !== "ImportFrom") return undefined;
    return `${this.absolute(this.modelOf(node), node.level, node.module)}.${alias.path}`;
  }

  private guarded<T>(key: object, run: () => T): T {
    this.open.add(key);
    try {
      return run();
    } finally {
      this.open.delete(key);
    }
  }
}

/** Tells whether a type has members that may be known by what they are from. */
function mayHaveOrigin(type: Type): boolean {
  return membersOf(type).some((one) => one.kind === "unknown" || one.kind === "instance");
}

/** The members of a type but `None`: whoever calls or looks into a value that may be `None` has made sure that it is not. */
function presentMembers(type: Type): readonly Type[] {
  const members = membersOf(type).filter((one) => one.kind !== "none");
  return members.length > 0 ? members : membersOf(type);
}

/**
 * Classes of the built-in and standard library of which no object can be awaited, and which no coroutine object is an object of. What only asks for
 * some methods, such as `object` or `Hashable`, is not among them.
 */
const neverAwaitableName = new RegExp(
  [
    /builtins\.(str|bytes|bytearray|memoryview|int|float|complex|bool|list|dict|set|frozenset|tuple|range|slice|\w*(Error|Exception|Warning))/,
    /(typing|typing_extensions|collections\.abc)\.(List|Dict|Set|FrozenSet|Tuple|Sequence|MutableSequence|Mapping|MutableMapping|MutableSet|AbstractSet|Iterable|Iterator|Reversible|Collection|Container|Sized|KeysView|ItemsView|ValuesView|Generator|Literal|LiteralString|NoReturn|Never|Text|Pattern|Match|IO|TextIO|BinaryIO|Deque|DefaultDict|OrderedDict|Counter|ChainMap|ByteString|Buffer)/,
    /(datetime|pathlib|uuid|decimal|fractions|collections|ipaddress|logging|socket|ssl|re|io|argparse|subprocess|threading|email\.message|http\.cookies)\.[A-Za-z]\w*/,
    /types\.(ModuleType|TracebackType|SimpleNamespace|FrameType|CodeType|MappingProxyType)/,
  ]
    .map((pattern) => `^(?:${pattern.source})$`)
    .join("|"),
);

/** A built-in object by its annotation; for containers, `parameter` gives what their elements are. */
function containerOf(name: string, parameter: (index: number) => Type): PlainType {
  const [, kind = ""] = /\.(\w+)$/.exec(name) ?? [];
  const isMapping = /^(dict|Dict|Mapping|MutableMapping|DefaultDict|defaultdict|OrderedDict)$/.test(kind);
  const isCollection =
    /^(list|List|set|Set|frozenset|FrozenSet|Sequence|MutableSequence|Iterable|Iterator|Collection|AbstractSet|deque|Deque)$/.test(kind);
  if (isMapping) return { kind: "plain", name: "dict", items: () => parameter(0), lookup: () => parameter(1) };
  if (isCollection) return { kind: "plain", name: "list", items: () => parameter(0), lookup: () => parameter(0) };
  return { kind: "plain", name };
}

/** What the methods of dictionaries and lists give that hand out their elements. */
function containerMethod({ name, items, lookup }: PlainType, method: string): Type {
  if (!items || !lookup) return unknown;
  const gives = (result: () => Type): Type => ({ kind: "callable", result });
  if (name === "dict") {
    if (method === "values") return gives(() => ({ kind: "plain", name: "list", items: lookup, lookup: undefined }));
    if (method === "keys") return gives(() => ({ kind: "plain", name: "list", items, lookup: undefined }));
    if (method === "get" || method === "pop" || method === "setdefault") return gives(() => unionOf([lookup(), none]));
  }
  if (name === "list" && (method === "pop" || method === "popleft")) return gives(items);
  return method === "copy" ? gives(() => ({ kind: "plain", name, items, lookup })) : unknown;
}

/** Decorators that leave a function what it is, as far as calling it goes. */
const keepsFunction =
  /^(builtins\.(staticmethod|classmethod|property)|abc\.(abstractmethod|abstractproperty)|functools\.(wraps|cached_property|cache|lru_cache)|(typing|typing_extensions)\.(overload|final|override|no_type_check|deprecated)|warnings\.deprecated|pytest\.mark\..+|unittest\.(skip|skipIf|skipUnless|mock\.patch.*)|tenacity\.retry|backoff\.(on_exception|on_predicate))$/;

/** Decorators that leave the methods of a class what they are. */
const keepsClass =
  /^(dataclasses\.dataclass|functools\.total_ordering|(typing|typing_extensions)\.(final|runtime_checkable|dataclass_transform|deprecated|disjoint_base)|enum\.(unique|verify|global_enum)|attrs?\..+|pydantic\.dataclasses\.dataclass|pytest\.mark\..+|unittest\.(skip|skipIf|skipUnless|mock\.patch.*)|warnings\.deprecated)$/;

/** Tells whether every `return` of a function gives back its first parameter, as registering decorators do. */
function returnsItsParameter({ parameters, body }: FunctionDefinition): boolean {
  const returns = returnsOf(body);
  return returns.length > 0 && returns.every((one) => one?.kind === "Name" && one.id === parameters[0]?.name.id);
}

/** The dotted name of a function or class by where it is defined. */
function nameOfMember(type: Type): string | undefined {
  if (type.kind === "function") return `${type.module.name}.${type.definition.name.id}`;
  return type.kind === "class" ? qualifiedNameOfClass(type.symbol) : undefined;
}

/** One `self.name = value` in a method. */
interface SelfAssignment {
  readonly value: Expression | undefined;
  readonly annotation: Expression | undefined;
}

function selfAssignments(definition: ClassDefinition): ReadonlyMap<string, readonly SelfAssignment[]> {
  const result = new Map<string, SelfAssignment[]>();
  for (const method of definition.body) {
    if (method.kind !== "FunctionDefinition") continue;
    const self = method.parameters[0]?.name.id;
    if (!self) continue;
    const add = (target: Expression, assignment: SelfAssignment): void => {
      if (target.kind === "Tuple" || target.kind === "List") {
        for (const one of target.elements) add(one, { value: undefined, annotation: undefined });
      } else if (target.kind === "Starred") {
        add(target.value, { value: undefined, annotation: undefined });
      } else if (target.kind === "Attribute" && target.value.kind === "Name" && target.value.id === self) {
        const known = result.get(target.attribute);
        if (known) known.push(assignment);
        else result.set(target.attribute, [assignment]);
      }
    };
    const visit = (node: Node): void => {
      if (node.kind === "Assign") for (const target of node.targets) add(target, { value: node.value, annotation: node.annotation });
      if (node.kind === "AugmentedAssign") add(node.target, { value: undefined, annotation: undefined });
      if (node.kind === "For") add(node.target, { value: undefined, annotation: undefined });
      if (node.kind === "With")
        for (const item of node.items) if (item.target) add(item.target, { value: undefined, annotation: undefined });
      forEachChild(node, visit);
    };
    for (const statement of method.body) visit(statement);
  }
  return result;
}

function enclosingClass(node: Node): ClassDefinition | undefined {
  let current = node.parent;
  while (current && current.kind !== "ClassDefinition") current = current.parent;
  return current?.kind === "ClassDefinition" ? current : undefined;
}

/** The values of the `return` statements of a body, not counting functions and classes inside it. A bare `return` is undefined. */
function returnsOf(body: readonly Statement[]): (Expression | undefined)[] {
  const result: (Expression | undefined)[] = [];
  const visit = (node: Node): void => {
    if (node.kind === "Return") result.push(node.value);
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

function constantName(value: string): string {
  if (value === "True" || value === "False") return "bool";
  if (value === "...") return "ellipsis";
  return /^[\d_]+$|^0[xob]/i.test(value) ? "int" : "float";
}
