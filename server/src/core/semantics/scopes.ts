/**
 * Scopes and bindings by Python's rules (https://docs.python.org/3/reference/executionmodel.html#naming-and-binding): which names
 * a file binds, where, and which binding each use of a name means.
 */
import type {
  ClassDefinition,
  Comprehension,
  Expression,
  FunctionDefinition,
  ImportAlias,
  Lambda,
  Module,
  Name,
  Node,
  Statement,
} from "../syntax/ast";
import type { SourceFile } from "../syntax/source-file";
import { forEachChild } from "../syntax/visit";
import type { Range } from "../text/range";

/** A node that has a scope of its own. */
export type ScopeNode = Module | ClassDefinition | FunctionDefinition | Lambda | Comprehension;

/** A function, lambda or module: a piece of code that runs on its own, from its first statement to its last. */
export type CodeBlock = Module | FunctionDefinition | Lambda;

/** A region of code in which names are bound together. */
export interface Scope {
  readonly node: ScopeNode;
  readonly parent: Scope | undefined;
  readonly bindings: Map<string, Binding>;
  /** Names that `global` or `nonlocal` sends to another scope. */
  readonly declared: Map<string, "global" | "nonlocal">;
}

/** A name in a scope, with everything that binds it and every place that reads it. */
export interface Binding {
  readonly name: string;
  readonly scope: Scope;
  readonly definitions: Definition[];
  readonly uses: readonly Name[];
  /** The code block that makes all definitions; undefined when several do, as with `global`, or none. */
  block: CodeBlock | undefined;
}

/** The kinds of things that bind a name. */
export type DefinitionKind =
  | "import"
  | "function"
  | "class"
  | "parameter"
  | "assignment"
  | "augmented"
  | "annotation"
  | "loop"
  | "with"
  | "except"
  | "match"
  | "delete"
  | "type";

/** One place that binds a name. */
export interface Definition {
  readonly kind: DefinitionKind;
  readonly binding: Binding;
  /** The identifier that is bound. */
  readonly range: Range;
  /** The statement, parameter or expression that binds it. */
  readonly node: Node;
  /** What the name gets its value from: the right side of an assignment, the iterable of a loop, the manager of a `with`. */
  readonly value: Expression | undefined;
  /** How to get from `value` to the name where it is unpacked: the index in each tuple on the way, or `rest` for `*name`. */
  readonly path: readonly (number | "rest")[];
  readonly annotation: Expression | undefined;
  /** Whether the loop or `with` is asynchronous. */
  readonly isAsync: boolean;
  /** Only for imports. */
  readonly alias: ImportAlias | undefined;
  /** The code block that runs the definition. */
  readonly block: CodeBlock;
}

/** Looks something up by a node. */
export interface ByNode<K, V> {
  get(node: K): V | undefined;
  has(node: K): boolean;
}

/**
 * The scopes of one file. Functions and classes are read when somebody asks about something in them, or about all uses of a name that is bound outside of
 * them: most of them are never looked into in most modules.
 */
export class ScopeTree {
  /** The scope of each node that has one. */
  readonly scopes: ByNode<ScopeNode, Scope>;
  /** For each identifier that binds a name, what it defines. Imports without `as` have no identifier node and are not in here. */
  readonly definitions: ByNode<Name, Definition>;
  /** For each import statement, what it defines. */
  readonly imports: ByNode<ImportAlias, Definition>;
  /** The file's `from … import *` statements that are not inside functions, the last first, since what it brings takes the place of what others brought. */
  readonly starImports: readonly Extract<Statement, { kind: "ImportFrom" }>[];
  readonly module: Scope;

  private readonly builder: ScopeBuilder;

  /** Reads the scopes of a module. */
  constructor(file: Pick<SourceFile, "module" | "text">) {
    const builder = new ScopeBuilder(file);
    this.builder = builder;
    this.module = builder.build();
    this.starImports = builder.starImports;
    this.scopes = builder.lookup(builder.scopes);
    this.definitions = builder.lookup(builder.definitions);
    this.imports = { get: (alias) => builder.importOf(alias), has: (alias) => builder.importOf(alias) !== undefined };
  }

  /** All scopes by their nodes, in the order in which they are read. */
  get allScopes(): ReadonlyMap<ScopeNode, Scope> {
    this.builder.readAll();
    return this.builder.scopes;
  }

  /** What all import statements define, in the order in which they are read. */
  get allImports(): Iterable<Definition> {
    this.builder.readAll();
    return this.builder.imports.values();
  }

  /** The binding that an identifier means, whether it reads or binds it; undefined for built-in and unknown names. */
  bindingOf(name: Name): Binding | undefined {
    const definition = this.definitions.get(name);
    if (definition) return definition.binding;
    const scope = this.builder.scopeOf(name);
    return scope && lookUp(scope, name.id);
  }

  /** Takes in an expression that is not in the file's tree, such as an annotation that is written as a string: its names mean what they mean in a scope. */
  adopt(expression: Node, scope: Scope): void {
    if (expression.kind === "Name") this.builder.adopted.set(expression, scope);
    forEachChild(expression, (one) => this.adopt(one, scope));
  }

  /** The code block that an identifier is evaluated in. */
  blockOf(name: Name): CodeBlock | undefined {
    this.builder.readAround(name);
    return this.builder.blockOf(name);
  }
}

const known = new WeakMap<Module, ScopeTree>();

/** The scopes of a file, read once however many ask: whoever checks a file, and those who import it. */
export function scopesOf(file: Pick<SourceFile, "module" | "text">): ScopeTree {
  let scopes = known.get(file.module);
  if (!scopes) {
    scopes = new ScopeTree(file);
    known.set(file.module, scopes);
  }
  return scopes;
}

/** Finds what a name means in a scope: in itself, then outwards. A class is only seen from its own body. */
export function lookUp(scope: Scope, name: string): Binding | undefined {
  let current: Scope | undefined = scope;
  while (current) {
    const isVisible = current === scope || current.node.kind !== "ClassDefinition";
    if (isVisible) {
      if (current.declared.get(name) === "global") return moduleOf(current).bindings.get(name);
      const binding = current.bindings.get(name);
      if (binding) return binding;
    }
    current = current.parent;
  }
  return undefined;
}

function moduleOf(scope: Scope): Scope {
  let current = scope;
  while (current.parent) current = current.parent;
  return current;
}

type Bound = Pick<Definition, "kind" | "node"> & Partial<Pick<Definition, "value" | "path" | "annotation" | "isAsync" | "alias">>;

const noPath: Definition["path"] = [];

/** A binding that is being filled. */
class FilledBinding implements Binding {
  readonly definitions: Definition[] = [];
  private known: Name[] | undefined;

  /** `readAll` reads what may use the name and was not read yet. */
  constructor(
    readonly name: string,
    readonly scope: Scope,
    public block: CodeBlock | undefined,
    private readonly readAll: (() => void) | undefined,
  ) {}

  get uses(): readonly Name[] {
    this.readAll?.();
    return this.known ?? [];
  }

  addUse(name: Name): void {
    if (this.known) this.known.push(name);
    else this.known = [name];
  }
}

/** A statement that is read only when somebody asks about what is in it. */
type Unread = FunctionDefinition | ClassDefinition;

/** What in a statement can bind names outside of it. */
const bindsOutside = /\b(?:global|nonlocal)\b|:=|\bimport\b[^\w\r\n]*\*/;

/** Whether they may. It follows from their text alone, so it holds as long as their nodes are used. */
const statementsThatBindOutside = new WeakMap<Statement, boolean>();

class ScopeBuilder {
  readonly scopes = new Map<ScopeNode, Scope>();
  readonly definitions = new Map<Name, Definition>();
  readonly starImports: Extract<Statement, { kind: "ImportFrom" }>[] = [];
  private readonly scopeOfName = new Map<Name, Scope>();
  /** The scopes of names that are not in the file's tree. */
  readonly adopted = new Map<Name, Scope>();
  /** The code block that a name is in, but for names of the module and of its classes, of which there are many in a large file. */
  private readonly blockOfName = new Map<Name, CodeBlock>();
  readonly imports = new Map<ImportAlias, Definition>();
  /** The functions and classes that were not read yet, with the scopes that they are in. Those in a class join them when the class is read. */
  private readonly unread = new Map<Unread, Scope>();
  /** The names that were read since the last time that uses were noted. */
  private names: Name[] = [];
  private readonly root: Module;
  private readonly text: string;
  private scope!: Scope;
  private block: CodeBlock;

  constructor({ module, text }: Pick<SourceFile, "module" | "text">) {
    this.root = module;
    this.block = module;
    this.text = text;
  }

  build(): Scope {
    const scope = this.inScope(this.root, () => this.statements(this.root.body));
    this.noteUses();
    return scope;
  }

  lookup<K extends Node, V>(known: ReadonlyMap<K, V>): ByNode<K, V> {
    const get = (node: K): V | undefined => {
      const found = known.get(node);
      if (found !== undefined || this.unread.size === 0 || (node.kind === "Name" && this.scopeOfName.has(node))) return found;
      this.readAround(node);
      return known.get(node);
    };
    return { get, has: (node) => get(node) !== undefined };
  }

  importOf(alias: ImportAlias): Definition | undefined {
    // An alias does not know where it stands.
    if (!this.imports.has(alias)) this.readAll();
    return this.imports.get(alias);
  }

  blockOf(name: Name): CodeBlock | undefined {
    return this.scopeOfName.has(name) ? (this.blockOfName.get(name) ?? this.root) : undefined;
  }

  scopeOf(name: Name): Scope | undefined {
    if (!this.scopeOfName.has(name)) this.readAround(name);
    return this.scopeOfName.get(name) ?? this.adopted.get(name);
  }

  /** Reads the classes and the function that a node is in, those that were not read yet. */
  readAround(node: Node): void {
    for (let outer = this.unreadAround(node); outer; outer = this.unreadAround(node)) this.read(outer);
  }

  private unreadAround(node: Node): Unread | undefined {
    if (this.unread.size === 0) return undefined;
    for (let current: Node | undefined = node; current; current = current.parent) {
      if ((current.kind === "FunctionDefinition" || current.kind === "ClassDefinition") && this.unread.has(current)) return current;
    }
    return undefined;
  }

  /** Reads all that was not read yet. */
  readonly readAll = (): void => {
    for (const one of this.unread.keys()) this.read(one);
  };

  private read(definition: Unread): void {
    this.scope = this.unread.get(definition) as Scope;
    this.unread.delete(definition);
    this.block = this.root;
    if (definition.kind === "FunctionDefinition") this.insideOfFunction(definition);
    else this.insideOfClass(definition);
    this.noteUses();
  }

  private noteUses(): void {
    for (const name of this.names) {
      const definition = this.definitions.get(name);
      // `x += 1` and `del x` bind and read the name at once.
      if (definition && definition.kind !== "augmented" && definition.kind !== "delete") continue;
      const binding = lookUp(this.scopeOfName.get(name) as Scope, name.id);
      (binding as FilledBinding | undefined)?.addUse(name);
    }
    this.names = [];
  }

  private note(name: Name): void {
    this.scopeOfName.set(name, this.scope);
    if (this.block !== this.root) this.blockOfName.set(name, this.block);
    this.names.push(name);
  }

  private newBinding(name: string, scope: Scope, block: CodeBlock | undefined): Binding {
    let outer: Scope | undefined = scope;
    while (outer && outer.node.kind !== "FunctionDefinition") outer = outer.parent;
    const binding = new FilledBinding(name, scope, block, outer ? undefined : this.readAll);
    scope.bindings.set(name, binding);
    return binding;
  }

  private inScope(node: ScopeNode, body: () => void): Scope {
    const outer = this.scope as Scope | undefined;
    const scope: Scope = { node, parent: outer, bindings: new Map(), declared: new Map() };
    this.scopes.set(node, scope);
    this.scope = scope;
    body();
    if (outer) this.scope = outer;
    return scope;
  }

  private inBlock(block: CodeBlock, body: () => void): void {
    const outer = this.block;
    this.block = block;
    body();
    this.block = outer;
  }

  private statements(statements: readonly Statement[]): void {
    for (const statement of statements) this.visit(statement);
  }

  /** The scope that binds a name which is bound here. */
  private bindingScope(name: string, from: Scope = this.scope): Scope {
    const declared = from.declared.get(name);
    if (declared === "global") return moduleOf(from);
    if (declared === "nonlocal") {
      let outer = from.parent;
      while (outer?.parent && !(outer.node.kind !== "ClassDefinition" && outer.bindings.has(name))) outer = outer.parent;
      return outer ?? from;
    }
    return from;
  }

  private define(name: string, range: Range, bound: Bound, scope = this.bindingScope(name)): Definition {
    const binding = scope.bindings.get(name) ?? this.newBinding(name, scope, this.block);
    const { kind, node, value, path = noPath, annotation, isAsync = false, alias } = bound;
    const definition: Definition = { kind, binding, range, node, value, path, annotation, isAsync, alias, block: this.block };
    if (binding.block !== this.block) binding.block = undefined;
    binding.definitions.push(definition);
    return definition;
  }

  private defineName(name: Name, bound: Bound, scope?: Scope): void {
    this.note(name);
    this.definitions.set(name, this.define(name.id, name, bound, scope));
  }

  /** Binds the names in a target; attributes and subscripts in it are reads. */
  private target(target: Expression, bound: Bound): void {
    switch (target.kind) {
      case "Name":
        return this.defineName(target, bound);
      case "Tuple":
      case "List":
        for (const [index, element] of target.elements.entries()) {
          const isStarred = element.kind === "Starred";
          this.target(isStarred ? element.value : element, { ...bound, path: [...(bound.path ?? []), isStarred ? "rest" : index] });
        }
        return;
      case "Starred":
        return this.target(target.value, bound);
      default:
        this.visit(target);
    }
  }

  private visit(node: Node): void {
    switch (node.kind) {
      case "Name":
        return this.note(node);
      case "FunctionDefinition":
        return this.functionDefinition(node);
      case "ClassDefinition":
        return this.classDefinition(node);
      case "Lambda":
        return this.lambda(node);
      case "Comprehension":
        return this.comprehension(node);
      case "Assign":
        if (node.value) this.visit(node.value);
        if (node.annotation) this.visit(node.annotation);
        for (const target of node.targets) {
          this.target(target, { kind: node.value ? "assignment" : "annotation", node, value: node.value, annotation: node.annotation });
        }
        return;
      case "AugmentedAssign":
        this.visit(node.value);
        return this.target(node.target, { kind: "augmented", node, value: node.value });
      case "NamedExpression": {
        this.visit(node.value);
        // PEP 572: in a comprehension it binds in the scope around it.
        let scope = this.scope;
        while (scope.node.kind === "Comprehension" && scope.parent) scope = scope.parent;
        return this.defineName(node.target, { kind: "assignment", node, value: node.value }, this.bindingScope(node.target.id, scope));
      }
      case "For":
        this.visit(node.iterable);
        this.target(node.target, { kind: "loop", node, value: node.iterable, isAsync: node.isAsync });
        this.statements(node.body);
        return this.statements(node.orElse);
      case "With":
        for (const item of node.items) {
          this.visit(item.manager);
          if (item.target) this.target(item.target, { kind: "with", node, value: item.manager, isAsync: node.isAsync });
        }
        return this.statements(node.body);
      case "ExceptHandler":
        if (node.type) this.visit(node.type);
        if (node.name) this.defineName(node.name, { kind: "except", node });
        return this.statements(node.body);
      case "Match":
        this.visit(node.subject);
        for (const one of node.cases) {
          for (const value of one.values) this.visit(value);
          for (const capture of one.captures) this.defineName(capture, { kind: "match", node });
          if (one.guard) this.visit(one.guard);
          this.statements(one.body);
        }
        return;
      case "Import":
      case "ImportFrom":
        for (const alias of node.names) {
          const bound: Bound = { kind: "import", node, alias };
          if (alias.alias) {
            this.defineName(alias.alias, bound);
            const definition = this.definitions.get(alias.alias);
            if (definition) this.imports.set(alias, definition);
          } else {
            this.imports.set(alias, this.define(alias.binds, alias.name, bound));
          }
        }
        if (node.kind === "ImportFrom" && node.isStar) this.starImports.unshift(node);
        return;
      case "Global":
      case "Nonlocal":
        for (const name of node.names) {
          this.scope.declared.set(name.id, node.kind === "Global" ? "global" : "nonlocal");
          // `global x` alone makes `x` a name of the module, though nothing may ever bind it.
          const scope = this.bindingScope(name.id);
          if (!scope.bindings.has(name.id)) this.newBinding(name.id, scope, undefined);
        }
        return;
      case "Delete":
        for (const target of node.targets) this.target(target, { kind: "delete", node });
        return;
      case "TypeAlias":
        this.defineName(node.name, { kind: "type", node, value: node.value });
        for (const name of node.typeParameters) this.defineName(name, { kind: "type", node });
        return this.visit(node.value);
      default:
        forEachChild(node, (one) => this.visit(one));
    }
  }

  private functionDefinition(node: FunctionDefinition): void {
    this.defineName(node.name, { kind: "function", node });
    if (this.mayWait(node)) this.unread.set(node, this.scope);
    else this.insideOfFunction(node);
  }

  private classDefinition(node: ClassDefinition): void {
    this.defineName(node.name, { kind: "class", node });
    if (this.mayWait(node)) this.unread.set(node, this.scope);
    else this.insideOfClass(node);
  }

  /** Tells whether a statement need not be read at once: it is in no function, and binds nothing outside of itself but its name. */
  private mayWait(node: Unread): boolean {
    return this.block === this.root && !this.bindsOutside(node);
  }

  private bindsOutside(node: Statement): boolean {
    let binds = statementsThatBindOutside.get(node);
    if (binds === undefined) {
      const [first] = node.kind === "ClassDefinition" ? node.body : [];
      binds =
        bindsOutside.test(this.text.slice(node.start, first?.start ?? node.end)) ||
        (node.kind === "ClassDefinition" && node.body.some((one) => this.bindsOutside(one)));
      statementsThatBindOutside.set(node, binds);
    }
    return binds;
  }

  /** Reads what belongs to a function but for its name. */
  private insideOfFunction(node: FunctionDefinition): void {
    for (const decorator of node.decorators) this.visit(decorator);
    for (const parameter of node.parameters) if (parameter.default) this.visit(parameter.default);
    this.inScope(node, () => {
      // Type parameters are seen by annotations, whose names otherwise mean what they mean outside.
      for (const name of node.typeParameters) this.defineName(name, { kind: "type", node });
    });
    const scope = this.scopes.get(node) as Scope;
    const outer = this.scope;
    if (node.typeParameters.length > 0) this.scope = scope;
    for (const parameter of node.parameters) if (parameter.annotation) this.visit(parameter.annotation);
    if (node.returns) this.visit(node.returns);
    this.scope = scope;
    this.inBlock(node, () => {
      this.parameters(node.parameters);
      this.declarations(node.body);
      this.statements(node.body);
    });
    this.scope = outer;
  }

  private parameters(parameters: FunctionDefinition["parameters"]): void {
    for (const parameter of parameters) {
      this.defineName(parameter.name, { kind: "parameter", node: parameter, annotation: parameter.annotation });
    }
  }

  /** `global` and `nonlocal` hold for the whole function, also for what is bound before them in nested blocks. */
  private declarations(statements: readonly Statement[]): void {
    const find = (node: Node): void => {
      if (node.kind === "Global" || node.kind === "Nonlocal") this.visit(node);
      else if (node.kind !== "FunctionDefinition" && node.kind !== "ClassDefinition" && !("id" in node)) forEachChild(node, find);
    };
    for (const statement of statements) find(statement);
  }

  /** Reads what belongs to a class but for its name. */
  private insideOfClass(node: ClassDefinition): void {
    for (const decorator of node.decorators) this.visit(decorator);
    for (const argument of node.arguments) this.visit(argument.value);
    this.inScope(node, () => {
      for (const name of node.typeParameters) this.defineName(name, { kind: "type", node });
      this.statements(node.body);
    });
  }

  private lambda(node: Lambda): void {
    for (const parameter of node.parameters) if (parameter.default) this.visit(parameter.default);
    this.inScope(node, () =>
      this.inBlock(node, () => {
        this.parameters(node.parameters);
        this.visit(node.body);
      }),
    );
  }

  private comprehension(node: Comprehension): void {
    const [first] = node.clauses;
    // The first iterable is evaluated in the scope around the comprehension.
    if (first) this.visit(first.iterable);
    this.inScope(node, () => {
      for (const clause of node.clauses) {
        if (clause !== first) this.visit(clause.iterable);
        this.target(clause.target, { kind: "loop", node, value: clause.iterable, isAsync: clause.isAsync });
        for (const condition of clause.conditions) this.visit(condition);
      }
      this.visit(node.element);
      if (node.value) this.visit(node.value);
    });
  }
}
