/** What classes and their objects have: attributes of the class, of its bases, and those that methods put on `self`. */
import type { ClassDefinition, Decorator, Expression, FunctionDefinition, Node } from "../syntax/ast";
import { forEachChild } from "../syntax/visit";
import { Answers } from "./answers";
import type { Evaluator } from "./evaluator";
import type { Definition } from "./scopes";
import {
  type ClassSymbol,
  type ClassType,
  type FunctionType,
  type InstanceType,
  mapMembers,
  membersOf,
  none,
  type PlainType,
  type Type,
  unionOf,
  unknown,
  unknownFrom,
} from "./types";

/** One `self.name = value` in a method. */
interface SelfAssignment {
  readonly value: Expression | undefined;
  /** How to get from the value to the attribute where it is unpacked. */
  readonly path: Definition["path"];
  readonly annotation: Expression | undefined;
  /** What hands the value out, where it is not assigned as it is. */
  readonly by: "assignment" | "loop" | "with" | "async-loop" | "async-with" | "other";
}

/** Looks up attributes as Python does (https://docs.python.org/3/reference/datamodel.html#customizing-attribute-access). */
export class Classes {
  private readonly attributes = new Map<ClassDefinition, ReadonlyMap<string, readonly Definition[]>>();
  private readonly linearizations = new Map<ClassDefinition, readonly (ClassSymbol | undefined)[]>();
  private readonly attributeTypes = new Answers<SelfAssignment>();

  /** Takes the evaluator that it serves. */
  constructor(private readonly evaluator: Evaluator) {}

  /** What `value.name` gives. */
  attributeOf(value: Type, name: string): Type {
    return mapMembers(value, (one): Type => {
      switch (one.kind) {
        case "module":
          return (one.model && this.evaluator.imports.member(one.model, name)) ?? this.evaluator.imports.submodule(one.name, name);
        case "class":
          return this.ofClass(one.symbol, name, one) ?? unknown;
        case "instance":
          return this.ofInstance(one, name);
        case "plain":
          return containerMethod(one, name) ?? this.ofBuiltin(one, name);
        case "super": {
          const self: InstanceType | ClassType = one.isOfClass
            ? { kind: "class", symbol: one.symbol }
            : { kind: "instance", symbol: one.symbol, arguments: [] };
          return this.inherited(one.symbol, name, self) ?? unknown;
        }
        case "function":
          // `cached.cache_clear()`, `method.__func__`: what functions have besides being called is not followed.
          return unknown;
        case "unknown":
          return one.origin === undefined ? unknown : unknownFrom(`${one.origin}.${name}`);
        default:
          return unknown;
      }
    });
  }

  /** What a class or its bases have under a name. Undefined when they have nothing; unknown when a base is unknown. */
  ofClass(symbol: ClassSymbol, name: string, receiver: InstanceType | ClassType): Type | undefined {
    return this.own(symbol, name, receiver) ?? this.inherited(symbol, name, receiver);
  }

  private ofBuiltin({ name: kind, items, lookup }: PlainType, name: string): Type {
    const type = this.evaluator.imports.builtin(kind);
    if (type?.kind !== "class") return unknown;
    const given = kind === "dict" ? [items?.() ?? unknown, lookup?.() ?? unknown] : [items?.() ?? unknown];
    const found = this.ofClass(type.symbol, name, { kind: "instance", symbol: type.symbol, arguments: given });
    return found ?? unknown;
  }

  private ofInstance(instance: InstanceType, name: string): Type {
    const declared = this.declared(instance, name);
    if (declared) return declared;
    const own = this.ofClass(instance.symbol, name, instance);
    const assigned = this.linearization(instance.symbol).flatMap((one) => (one ? (selfAssignments(one.definition).get(name) ?? []) : []));
    if (assigned.length === 0) return own ?? this.madeByHook(instance, name);
    const values = assigned.map((one) => this.valueOf(one));
    // A method that is replaced at run time may be anything.
    if (own?.kind === "function" && values.some((one) => membersOf(one).some((each) => each.kind === "unknown"))) return unknown;
    // `client = None` in the class and `self.client = Client()` in a method.
    return unionOf(own ? [own, ...values] : values);
  }

  /** What `__getattr__` gives for a name that an object does not have (https://docs.python.org/3/reference/datamodel.html#object.__getattr__). */
  private madeByHook(instance: InstanceType, name: string): Type {
    const hook = /^__\w+__$/.test(name) ? undefined : this.ofClass(instance.symbol, "__getattr__", instance);
    const made = hook?.kind === "function" ? this.evaluator.calls.call(hook) : unknown;
    return made.kind === "unknown" && made.origin === undefined && instance.origin !== undefined
      ? unknownFrom(`${instance.origin}.${name}`)
      : made;
  }

  private valueOf(assignment: SelfAssignment): Type {
    const { targets } = this.evaluator;
    return this.evaluator.once(this.attributeTypes, assignment, () => {
      const { value, path, by } = assignment;
      if (!value) return unknown;
      switch (by) {
        case "assignment":
          return targets.unpackedFrom(value, path);
        case "loop":
        case "async-loop":
          return targets.unpacked(targets.iterated(value, by === "async-loop"), path);
        case "with":
        case "async-with":
          return targets.unpacked(targets.entered(this.evaluator.typeOf(value), by === "async-with"), path);
        default:
          return unknown;
      }
    });
  }

  /** The type that a class or a base declares for an attribute (PEP 526), which holds whatever is assigned; undefined when none is known. */
  private declared(instance: InstanceType, name: string): Type | undefined {
    const annotation = this.annotationOf(instance, name);
    const declared = annotation && this.evaluator.annotations.typeOf(annotation, { receiver: instance });
    return declared && (declared.kind !== "unknown" || declared.origin !== undefined) ? declared : undefined;
  }

  /** The annotation of an attribute in a class or in the nearest base that has one. */
  annotationOf(instance: InstanceType, name: string): Expression | undefined {
    for (const symbol of this.linearization(instance.symbol)) {
      if (!symbol) return undefined;
      const inClass = this.attributesOf(symbol).get(name);
      // A method, however it is declared in a base, is what is found first.
      if (inClass?.some((one) => one.kind === "function")) return undefined;
      const annotated =
        inClass?.find(({ kind, annotation }) => (kind === "assignment" || kind === "annotation") && annotation !== undefined) ??
        selfAssignments(symbol.definition)
          .get(name)
          ?.find(({ annotation }) => annotation !== undefined);
      if (annotated) return annotated.annotation;
    }
    return undefined;
  }

  private inherited(symbol: ClassSymbol, name: string, receiver: InstanceType | ClassType): Type | undefined {
    for (const base of this.linearization(symbol).slice(1)) {
      if (!base) return unknown;
      const found = this.own(base, name, receiver);
      if (found) return found;
    }
    return undefined;
  }

  private own(symbol: ClassSymbol, name: string, receiver: InstanceType | ClassType): Type | undefined {
    const definitions = this.attributesOf(symbol).get(name);
    if (!definitions) return undefined;
    const chosen = this.lastDefinitions(definitions, symbol);
    return unionOf(chosen.map((one) => this.bound(this.evaluator.typeOfDefinition(one), receiver)));
  }

  /** Of several definitions in a class body the last counts, unless some are conditional or overloads. */
  private lastDefinitions(definitions: readonly Definition[], symbol: ClassSymbol): readonly Definition[] {
    if (definitions.length === 1) return definitions;
    const last = definitions[definitions.length - 1];
    const property = definitions.find(
      (one) => one.node.kind === "FunctionDefinition" && one.node.decorators.some((each) => this.isProperty(each)),
    );
    if (property) return [property];
    const overloads = definitions.filter((one) => isFunction(one.node) && one.node.decorators.some((each) => this.isOverload(each)));
    // The body behind overloads says less than they do.
    if (overloads.length > 0) return overloads;
    const isPlain = definitions.every((one) => one.node.parent === symbol.definition);
    return isPlain && last ? [last] : definitions;
  }

  private isOverload(decorator: Decorator): boolean {
    return /^(typing|typing_extensions)\.overload$/.test(this.evaluator.qualifiedName(decorator.expression) ?? "");
  }

  /** Tells whether a decorator makes a method an attribute. */
  isProperty(decorator: Decorator): boolean {
    return /^(builtins\.property|abc\.abstractproperty|functools\.cached_property|(types|enum)\.(DynamicClassAttribute|property)|django\.utils\.functional\.cached_property)$/.test(
      this.evaluator.qualifiedName(decorator.expression) ?? "",
    );
  }

  /** Binds a function that was found in a class to the object it was looked up on, and calls properties. */
  private bound(type: Type, receiver: InstanceType | ClassType): Type {
    return unionOf(
      membersOf(type).map((one) => {
        if (one.kind !== "function") return one;
        const isStatic = one.definition.decorators.some(
          (each) => this.evaluator.qualifiedName(each.expression) === "builtins.staticmethod",
        );
        const method: FunctionType = { ...one, receiver: isStatic ? undefined : receiver };
        const isProperty = one.isProperty === true || one.definition.decorators.some((each) => this.isProperty(each));
        return isProperty && receiver.kind === "instance" ? this.evaluator.calls.call(method) : method;
      }),
    );
  }

  /** The names that a class body binds, with what binds them. */
  attributesOf(symbol: ClassSymbol): ReadonlyMap<string, readonly Definition[]> {
    let attributes = this.attributes.get(symbol.definition);
    if (!attributes) {
      const scope = symbol.module.scopes.scopes.get(symbol.definition);
      const bindings = [...(scope?.bindings.values() ?? [])].filter((one) => one.definitions.length > 0);
      attributes = new Map(bindings.map((one) => [one.name, one.definitions]));
      this.attributes.set(symbol.definition, attributes);
    }
    return attributes;
  }

  /**
   * The class and its bases in the order in which attributes are looked up; undefined stands for a base that is not known. For the
   * shapes that people write, depth first with later repetitions kept is the same as Python's C3 order.
   */
  linearization(symbol: ClassSymbol): readonly (ClassSymbol | undefined)[] {
    const known = this.linearizations.get(symbol.definition);
    if (known) return known;
    // A base that is not known because it is being looked for already may be known later.
    const { answer, isSettled } = this.evaluator.settled(() => this.findLinearization(symbol));
    if (isSettled || !answer.includes(undefined)) this.linearizations.set(symbol.definition, answer);
    return answer;
  }

  /** Tells whether the bases of a class are known as well as they ever will be. */
  isLinearizationSettled(symbol: ClassSymbol): boolean {
    return this.linearizations.has(symbol.definition);
  }

  private findLinearization(symbol: ClassSymbol): readonly (ClassSymbol | undefined)[] {
    const result: (ClassSymbol | undefined)[] = [];
    const visit = (one: ClassSymbol, depth: number): void => {
      result.push(one);
      for (const argument of one.definition.arguments) {
        if (argument.keyword !== undefined) continue;
        if (this.isHarmlessBase(argument.value)) continue;
        const bases = membersOf(this.base(argument.value));
        // A class that is imported in one of two ways is either.
        const [base] = bases;
        if (base?.kind === "class" && depth < 20) visit(base.symbol, depth + 1);
        else if (!(base?.kind === "plain" && base.name === "typed dictionary")) result.push(undefined);
      }
    };
    visit(symbol, 0);
    const last = new Map<ClassDefinition, number>();
    for (const [index, one] of result.entries()) if (one) last.set(one.definition, index);
    return result.filter((one, index) => !one || last.get(one.definition) === index);
  }

  /** What a base in a class statement is; of `Pool[Client]` it is `Pool`. */
  base(expression: Expression): Type {
    return this.evaluator.typeOf(expression.kind === "Subscript" ? expression.value : expression);
  }

  /** Tells whether a class is a protocol itself (PEP 544). */
  isProtocol(symbol: ClassSymbol): boolean {
    return symbol.definition.arguments.some(({ value }) => /^(typing|typing_extensions)\.Protocol$/.test(this.nameOfBase(value)));
  }

  /** The dotted name of a base; of `Pool[Client]` it is that of `Pool`. */
  private nameOfBase(base: Expression): string {
    const named = base.kind === "Subscript" ? base.value : base;
    return this.evaluator.qualifiedName(named) ?? "";
  }

  /** Bases that bring no methods of their own. */
  private isHarmlessBase(base: Expression): boolean {
    const name = this.nameOfBase(base);
    return /^(builtins\.object|abc\.ABC|(typing|typing_extensions)\.(Generic|Protocol|TypedDict|NamedTuple))$/.test(name);
  }

  /** Tells whether a class statement names a metaclass that may make anything of it, which those of the library do not. */
  namesOwnMetaclass({ definition }: ClassSymbol): boolean {
    const metaclass = definition.arguments.find((one) => one.keyword === "metaclass")?.value;
    return metaclass !== undefined && !harmlessMetaclass.test(this.evaluator.qualifiedName(metaclass) ?? "");
  }

  /** The same for a class and its bases: what the statement gives an attribute is then not always what objects have. */
  hasOwnMetaclass(symbol: ClassSymbol): boolean {
    return this.linearization(symbol).some((one) => one && this.namesOwnMetaclass(one));
  }

  /** Tells whether a class, or one of its bases, answers for attributes that nobody wrote: `__getattr__` or `__getattribute__`. */
  answersForAnything(symbol: ClassSymbol): boolean {
    return this.linearization(symbol).some(
      (one) =>
        one &&
        one.module.name !== "builtins" &&
        (this.attributesOf(one).has("__getattr__") || this.attributesOf(one).has("__getattribute__")),
    );
  }
}

/** Metaclasses under which calling a class makes an object of it. */
const harmlessMetaclass = /^(abc\.ABCMeta|enum\.(EnumMeta|EnumType)|builtins\.type|typing\..+|_ctypes\..+)$/;

function isFunction(node: Node): node is FunctionDefinition {
  return node.kind === "FunctionDefinition";
}

/** What the methods of dictionaries and lists give that hand out their elements; undefined for all others. */
function containerMethod({ name, items, lookup }: PlainType, method: string): Type | undefined {
  if (!items || !lookup) return undefined;
  const gives = (result: () => Type): Type => ({ kind: "callable", result });
  if (name === "dict") {
    if (method === "values") return gives(() => ({ kind: "plain", name: "list", items: lookup, lookup: undefined }));
    if (method === "keys") return gives(() => ({ kind: "plain", name: "list", items, lookup: undefined }));
    if (method === "items") {
      const pair = (): Type => ({ kind: "plain", name: "tuple", elements: [items, lookup] });
      return gives(() => ({ kind: "plain", name: "list", items: pair, lookup: undefined }));
    }
    if (method === "get" || method === "pop" || method === "setdefault") return gives(() => unionOf([lookup(), none]));
  }
  if (name === "list" && (method === "pop" || method === "popleft")) return gives(items);
  return method === "copy" ? gives(() => ({ kind: "plain", name, items, lookup })) : undefined;
}

type SelfAssignments = ReadonlyMap<string, readonly SelfAssignment[]>;

/** They follow from the text of the class alone, so they hold as long as its node is used. */
const assignmentsOfClasses = new WeakMap<ClassDefinition, SelfAssignments>();

/** What the methods of a class assign to attributes of their first parameter, by the attribute. */
function selfAssignments(definition: ClassDefinition): SelfAssignments {
  const found = assignmentsOfClasses.get(definition);
  if (found) return found;
  const result = new Map<string, SelfAssignment[]>();
  assignmentsOfClasses.set(definition, result);
  for (const method of methodsIn(definition)) {
    for (const [attribute, assignments] of assignmentsIn(method)) {
      const known = result.get(attribute);
      if (known) known.push(...assignments);
      else result.set(attribute, [...assignments]);
    }
  }
  return result;
}

/** They follow from the text of the method alone, so they hold as long as its node is used. */
const assignmentsOfMethods = new WeakMap<FunctionDefinition, SelfAssignments>();

function assignmentsIn(method: FunctionDefinition): SelfAssignments {
  const known = assignmentsOfMethods.get(method);
  if (known) return known;
  const result = new Map<string, SelfAssignment[]>();
  assignmentsOfMethods.set(method, result);
  const self = method.parameters[0]?.name.id;
  if (!self) return result;
  const add = (target: Expression, assignment: SelfAssignment): void => {
    if (target.kind === "Tuple" || target.kind === "List") {
      for (const [index, one] of target.elements.entries())
        add(one.kind === "Starred" ? one.value : one, {
          ...assignment,
          path: [...assignment.path, one.kind === "Starred" ? "rest" : index],
        });
    } else if (target.kind === "Attribute" && target.value.kind === "Name" && target.value.id === self) {
      const others = result.get(target.attribute);
      if (others) others.push(assignment);
      else result.set(target.attribute, [assignment]);
    }
  };
  const visit = (node: Node): void => {
    if (node.kind === "Assign") {
      for (const target of node.targets)
        if (node.value || node.annotation) add(target, { value: node.value, path: [], annotation: node.annotation, by: "assignment" });
    } else if (node.kind === "AugmentedAssign") {
      add(node.target, { value: undefined, path: [], annotation: undefined, by: "other" });
    } else if (node.kind === "For") {
      add(node.target, { value: node.iterable, path: [], annotation: undefined, by: node.isAsync ? "async-loop" : "loop" });
    } else if (node.kind === "With") {
      for (const item of node.items)
        if (item.target)
          add(item.target, { value: item.manager, path: [], annotation: undefined, by: node.isAsync ? "async-with" : "with" });
    }
    forEachChild(node, visit);
  };
  for (const statement of method.body) visit(statement);
  return result;
}

/** The methods of a class, those in branches of its body included. */
function methodsIn(definition: ClassDefinition): readonly FunctionDefinition[] {
  const methods: FunctionDefinition[] = [];
  const visit = (node: Node): void => {
    if (node.kind === "FunctionDefinition") methods.push(node);
    else if (node.kind === "If" || node.kind === "Try" || node.kind === "With") forEachChild(node, visit);
  };
  for (const statement of definition.body) visit(statement);
  return methods;
}
