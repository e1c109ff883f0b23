/**
 * Answers what an expression evaluates to: lazily, remembered, and cut off at a depth and at cycles. What it cannot tell is unknown.
 *
 * This file holds the expressions and the definitions; each of the other things that must be known is in a file of its own: what imports
 * mean (`imports.ts`), what annotations say (`annotations.ts`), what classes have (`classes.ts`), what calls give (`calls.ts`), what
 * decorators make (`decorators.ts`), what loops, `with` and unpacking hand out (`targets.ts`), and what conditions rule out
 * (`narrowing.ts`). They ask each other through the evaluator.
 */
import type { Expression, Name, Node } from "../syntax/ast";
import { forEachChild } from "../syntax/visit";
import { Annotations } from "./annotations";
import { Answers } from "./answers";
import { Calls } from "./calls";
import { Classes } from "./classes";
import { Decorators } from "./decorators";
import { type Reaching, reachingDefinitions } from "./flow";
import { Imports } from "./imports";
import { NameTable } from "./name-table";
import { narrowed } from "./narrowing";
import { originsOf } from "./origins";
import { Parameters } from "./parameters";
import type { Binding, CodeBlock, Definition } from "./scopes";
import { Targets } from "./targets";
import { type ClassSymbol, type FunctionType, type ModuleModel, membersOf, none, type Type, unionOf, unknown } from "./types";

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

/** What a project says of its own functions, by their names. */
export interface ToldNames {
  /** Functions that see to it that a coroutine runs: one that they are given, or one that they return. */
  readonly schedulers: NameTable<true>;
  /** Whether a decorator leaves a coroutine function what it is, or makes it one that runs when it is called. */
  readonly decorators: NameTable<"async" | "sync">;
}

const nothingTold: ToldNames = { schedulers: new NameTable([]), decorators: new NameTable([]) };

/** No modules but the file itself. */
export const noModules: ModuleLookup = { module: () => undefined };

/** After so many answers that were cut short, the last one is kept. */
const mostTries = 5;

/** Questions nested deeper than this are answered with unknown. */
const maximumDepth = 80;

/** Evaluates expressions of one file, and of library files as far as they lead there. */
export class Evaluator {
  readonly imports: Imports;
  readonly annotations: Annotations;
  readonly classes: Classes;
  readonly calls: Calls;
  readonly decorators: Decorators;
  readonly targets: Targets;
  readonly parameters: Parameters;

  private readonly types = new Answers<Expression>();
  private readonly definitionTypes = new Answers<Definition>();
  private readonly reaching = new Map<CodeBlock, Reaching>();
  private readonly definitions = new Map<Name, readonly Definition[] | undefined>();
  private readonly guards = new Map<object, number>();
  /** How often answers were cut short. */
  private readonly tries = new Map<object, number>();
  private depth = 0;
  /** The depth of the outermost question whose answer was missing, because it is being answered still, since the current one was asked. */
  private cutAt = Number.POSITIVE_INFINITY;

  /** Takes the file in question, where other modules come from, and what the project says of its own functions. */
  constructor(
    readonly main: ModuleModel,
    lookup: ModuleLookup,
    readonly told: ToldNames = nothingTold,
  ) {
    this.imports = new Imports(this, lookup);
    this.annotations = new Annotations(this);
    this.classes = new Classes(this);
    this.calls = new Calls(this);
    this.decorators = new Decorators(this);
    this.targets = new Targets(this);
    this.parameters = new Parameters(this);
  }

  // --- Questions ------------------------------------------------------------------------------------------------------

  /**
   * Answers a question once. An answer that was cut short, because it depends on one that is being looked for already, is not remembered:
   * asked from elsewhere it may be known.
   */
  once<K extends object>(answers: Answers<K>, key: K, compute: () => Type): Type {
    const { known, open } = answers;
    const answer = known.get(key);
    if (answer) return answer;
    const asked = open.get(key);
    if (asked !== undefined || this.depth >= maximumDepth) {
      this.cutAt = Math.min(this.cutAt, asked ?? 0);
      return unknown;
    }
    const cutBefore = this.cutAt;
    const depth = this.depth;
    this.cutAt = Number.POSITIVE_INFINITY;
    open.set(key, depth);
    this.depth++;
    try {
      const type = compute();
      // What was cut short at this very question is settled with it. Where many things depend on each other, looking again and again costs too much.
      const tries = this.cutAt >= depth ? mostTries : (this.tries.get(key) ?? 0) + 1;
      if (tries >= mostTries) known.set(key, type);
      else this.tries.set(key, tries);
      return type;
    } finally {
      this.depth = depth;
      open.delete(key);
      this.cutAt = Math.min(cutBefore, this.cutAt >= depth ? Number.POSITIVE_INFINITY : this.cutAt);
    }
  }

  /** Computes something, and tells whether it would come out the same whenever it is asked for: whether nothing was cut short on the way. */
  settled<T>(compute: () => T): { readonly answer: T; readonly isSettled: boolean } {
    const cutBefore = this.cutAt;
    const isGuarded = this.guards.size > 0;
    this.cutAt = Number.POSITIVE_INFINITY;
    const answer = compute();
    const isSettled = !isGuarded && this.cutAt === Number.POSITIVE_INFINITY;
    this.cutAt = Math.min(cutBefore, this.cutAt);
    return { answer, isSettled };
  }

  /** An answer that is looked for when it is first asked for. It may lead back to itself, as the elements of `x` behind `x = list(x)` do. */
  lazily(compute: () => Type): () => Type {
    let answers: Answers<object> | undefined;
    return () => {
      answers ??= new Answers();
      return this.once(answers, answers, compute);
    };
  }

  /** Runs something while a key counts as being looked for, so that it is not looked for inside; gives `otherwise` when it is already. */
  guarded<T>(key: object, otherwise: T, run: () => T): T {
    if (this.guards.has(key) || this.depth >= maximumDepth) return otherwise;
    this.guards.set(key, this.depth);
    this.depth++;
    try {
      return run();
    } finally {
      this.depth--;
      this.guards.delete(key);
    }
  }

  // --- Expressions ----------------------------------------------------------------------------------------------------

  /** What an expression may evaluate to. */
  typeOf(expression: Expression): Type {
    return this.types.known.get(expression) ?? this.once(this.types, expression, () => this.evaluate(expression));
  }

  private evaluate(node: Expression): Type {
    switch (node.kind) {
      case "Name":
        return narrowed(this, node, this.typeOfName(node));
      case "Attribute":
        return narrowed(this, node, this.attributeOf(this.typeOf(node.value), node.attribute));
      case "Call":
        return this.calls.typeOfCall(node);
      case "Await":
        return this.calls.awaited(this.typeOf(node.value));
      case "Conditional":
        return unionOf([this.typeOf(node.body), this.typeOf(node.orElse)]);
      case "Boolean": {
        // `a or f()` gives `a` only where it is true, which no coroutine fails to be and `None` never is.
        const left = this.typeOf(node.left);
        const right = this.typeOf(node.right);
        if (node.operator === "and") return unionOf([left, right]);
        const present = membersOf(left).filter((one) => one.kind !== "none");
        return unionOf([...present, right]);
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
        const items = this.lazily(() => unionOf(node.elements.map((one) => this.typeOf(one))));
        return { kind: "plain", name: "tuple", items, lookup: items, elements: node.elements.map((one) => () => this.typeOf(one)) };
      }
      case "Dict":
        return { kind: "plain", name: "dict" };
      case "Comprehension":
        return this.comprehension(node);
      case "Subscript":
        return this.targets.lookedUp(node);
      case "Compare":
        return { kind: "plain", name: "bool" };
      case "Unary":
        return node.operator === "not" ? { kind: "plain", name: "bool" } : this.number(this.typeOf(node.operand));
      case "Binary":
        return this.binary(node);
      default:
        return unknown;
    }
  }

  private comprehension(node: Extract<Expression, { kind: "Comprehension" }>): Type {
    const items = () => this.typeOf(node.element);
    if (node.form === "dict") return { kind: "plain", name: "dict", items, lookup: () => (node.value ? this.typeOf(node.value) : unknown) };
    if (node.form !== "generator") return { kind: "plain", name: node.form, items, lookup: items };
    return isAsynchronous(node)
      ? { kind: "async-generator", definition: undefined, item: items }
      : { kind: "plain", name: "generator", items };
  }

  /** Operators of what is written in the program itself: texts and numbers stay texts and numbers. */
  private binary(node: Extract<Expression, { kind: "Binary" }>): Type {
    const left = this.typeOf(node.left);
    if (left.kind !== "plain") return unknown;
    if (node.operator === "%" && (left.name === "str" || left.name === "bytes")) return { kind: "plain", name: left.name };
    const right = this.typeOf(node.right);
    if (right.kind !== "plain") return unknown;
    return numbers.has(left.name) && numbers.has(right.name)
      ? { kind: "plain", name: "float" }
      : left.name === right.name
        ? { kind: "plain", name: left.name }
        : unknown;
  }

  private number(type: Type): Type {
    return type.kind === "plain" && numbers.has(type.name) ? type : unknown;
  }

  private typeOfName(name: Name): Type {
    const definitions = this.definitionsReaching(name);
    if (!definitions) return this.imports.starImported(name) ?? this.imports.builtin(name.id) ?? unknown;
    return unionOf(definitions.map((one) => this.typeOfDefinition(one)));
  }

  /** The definitions that a use of a name may see; undefined when nothing in the file binds it. */
  definitionsReaching(name: Name): readonly Definition[] | undefined {
    let definitions = this.definitions.get(name);
    if (!definitions && !this.definitions.has(name)) {
      definitions = this.findDefinitionsReaching(name);
      this.definitions.set(name, definitions);
    }
    return definitions;
  }

  private findDefinitionsReaching(name: Name): readonly Definition[] | undefined {
    const model = this.modelOf(name);
    const binding = model.scopes.bindingOf(name);
    if (!binding) return undefined;
    const block = model.scopes.blockOf(name);
    const all = binding.definitions;
    if (!block || binding.block !== block || all.length === 1) return all;
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

  /** The model of the file that a node is in. */
  modelOf(node: Node): ModuleModel {
    return this.imports.modelOf(node);
  }

  // --- Definitions ----------------------------------------------------------------------------------------------------

  /** What a name holds behind one of its definitions. */
  typeOfDefinition(definition: Definition): Type {
    return (
      this.definitionTypes.known.get(definition) ?? this.once(this.definitionTypes, definition, () => this.evaluateDefinition(definition))
    );
  }

  /** What a name may hold for somebody who sees the scope from outside, after all of it ran. */
  typeOfBinding(binding: Binding): Type {
    return unionOf(binding.definitions.filter((one) => one.kind !== "delete").map((one) => this.typeOfDefinition(one)));
  }

  private evaluateDefinition(definition: Definition): Type {
    const { node, value, annotation } = definition;
    switch (definition.kind) {
      case "import":
        return this.imports.imported(definition);
      case "function":
        return node.kind === "FunctionDefinition" ? this.decorators.decorated(node) : unknown;
      case "class":
        return node.kind === "ClassDefinition" ? this.decorators.decoratedClass(node) : unknown;
      case "parameter":
        return this.parameters.typeOf(definition);
      case "assignment":
        return this.assigned(definition);
      case "annotation":
        return annotation ? this.annotations.typeOf(annotation) : unknown;
      case "loop":
        return value ? this.targets.unpacked(this.targets.iterated(value, definition.isAsync), definition.path) : unknown;
      case "with":
        return value ? this.targets.unpacked(this.targets.entered(this.typeOf(value), definition.isAsync), definition.path) : unknown;
      case "except":
        return node.kind === "ExceptHandler" && node.type && !node.isGroup ? this.targets.caught(node.type) : unknown;
      default:
        return unknown;
    }
  }

  private assigned({ value, annotation, binding, path }: Definition): Type {
    const assigned = value ? this.targets.unpackedFrom(value, path) : unknown;
    const annotated = annotation ?? binding.definitions.find((one) => one.annotation && one.kind !== "parameter")?.annotation;
    if (!annotated || path.length > 0) return assigned;
    // `client: Client = make()` is what it is declared to be, where nothing is known of `make`; and `queue: Queue[Job] = Queue()` is a queue of jobs.
    const isVague =
      assigned.kind === "unknown" || (assigned.kind === "instance" && assigned.arguments.length === 0) || isEmptyHanded(assigned);
    if (!isVague) return assigned;
    const declared = this.annotations.typeOf(annotated);
    if (assigned.kind === "instance") {
      const { definition } = assigned.symbol;
      return membersOf(declared).find((one) => one.kind === "instance" && one.symbol.definition === definition) ?? assigned;
    }
    return declared.kind === "unknown" && declared.origin === undefined ? assigned : declared;
  }

  // --- What the parts know, for those who ask from outside ------------------------------------------------------------

  /** What `value.name` gives. */
  attributeOf(value: Type, name: string): Type {
    return this.classes.attributeOf(value, name);
  }

  /** The class and its bases in the order in which attributes are looked up; undefined stands for a base that is not known. */
  linearization(symbol: ClassSymbol): readonly (ClassSymbol | undefined)[] {
    return this.classes.linearization(symbol);
  }

  /** Tells whether a class is a protocol itself (PEP 544). */
  isProtocol(symbol: ClassSymbol): boolean {
    return this.classes.isProtocol(symbol);
  }

  /** What calling something gives. */
  call(callee: Type): Type {
    return this.calls.call(callee);
  }

  /** What awaiting something gives. */
  awaited(value: Type): Type {
    return this.calls.awaited(value);
  }

  /** What a value has that is annotated so. */
  fromAnnotation(annotation: Expression, receiver?: FunctionType["receiver"]): Type {
    return this.annotations.typeOf(annotation, receiver && { receiver });
  }

  /** The dotted name that an expression means through the file's imports. See `Imports.qualifiedName`. */
  qualifiedName(expression: Expression): string | undefined {
    return this.imports.qualifiedName(expression);
  }

  /** The name of what a value is from of which nothing else is known; `origin` is undefined for everything else. */
  originOf(expression: Expression): { readonly origin: string | undefined } {
    const type = this.typeOf(expression);
    return { origin: type.kind === "unknown" ? type.origin : undefined };
  }

  /** The dotted names under which every value that an expression may have is known. See `originsOf` in `origins.ts`. */
  originsOf(expression: Expression): readonly string[] {
    return originsOf(this, expression);
  }
}

/** Tells whether a generator expression is asynchronous: it holds `async for` or `await`, also in a comprehension inside it (PEP 530). */
function isAsynchronous(comprehension: Extract<Expression, { kind: "Comprehension" }>): boolean {
  let waits = false;
  const visit = (node: Node): void => {
    if (node.kind === "Await" || (node.kind === "Comprehension" && node.clauses.some((one) => one.isAsync))) waits = true;
    const isOnItsOwn = node.kind === "Lambda" || (node.kind === "Comprehension" && node.form === "generator" && node !== comprehension);
    if (!waits && !isOnItsOwn) forEachChild(node, visit);
  };
  visit(comprehension);
  return waits;
}

/** Tells whether a type is that of an empty container or of `None`, which says nothing about what will be in its place. */
function isEmptyHanded(type: Type): boolean {
  return type.kind === "plain" && /^(list|set|dict|tuple)$/.test(type.name) && !type.items;
}

const numbers: ReadonlySet<string> = new Set(["int", "float", "bool"]);

function constantName(value: string): string {
  if (value === "True" || value === "False") return "bool";
  if (value === "...") return "ellipsis";
  return /^[\d_]+$|^0[xob]/i.test(value) ? "int" : "float";
}
