/** What names mean that come from elsewhere: imports, built-in names, members of modules, and the dotted names that people know them by. */
import type { Attribute, Expression, Module, Name, Node } from "../syntax/ast";
import type { Evaluator, ModuleLookup } from "./evaluator";
import type { Definition } from "./scopes";
import { type ModuleModel, membersOf, publicName, qualifiedNameOfClass, type Type, unknown, unknownFrom } from "./types";

/** Follows imports from module to module. */
export class Imports {
  private readonly models = new Map<Module, ModuleModel>();
  private readonly definitionsBehindImports = new Map<Definition, readonly Definition[]>();
  private readonly importedNames = new Map<Definition, string>();
  private readonly modules = new Map<string, ModuleModel | undefined>();

  /** Takes the evaluator that it serves, and where other modules come from. */
  constructor(
    private readonly evaluator: Evaluator,
    private readonly lookup: ModuleLookup,
  ) {
    this.models.set(evaluator.main.file.module, evaluator.main);
  }

  /** The model of the file that a node is in. */
  modelOf(node: Node): ModuleModel {
    let root: Node = node;
    while (root.parent) root = root.parent;
    return (root.kind === "Module" && this.models.get(root)) || this.evaluator.main;
  }

  /**
   * A module by its dotted name, the same one whenever it is asked for. The file itself is what is being looked at, not what may be on the disk under its
   * name.
   */
  module(name: string): ModuleModel | undefined {
    if (this.modules.has(name)) return this.modules.get(name);
    const { main } = this.evaluator;
    const model = name === main.name ? main : this.lookup.module(name);
    if (model) this.models.set(model.file.module, model);
    this.modules.set(name, model);
    return model;
  }

  /** What an import binds its name to. */
  imported({ node, alias }: Definition): Type {
    if (!alias) return unknown;
    const model = this.modelOf(node);
    if (node.kind === "Import") {
      const name = alias.alias ? alias.path : alias.binds;
      return { kind: "module", name, model: this.module(name) };
    }
    if (node.kind !== "ImportFrom") return unknown;
    const name = this.absolute(model, node.level, node.module);
    const module = this.module(name);
    // `from . import part` in a package's own `__init__` means the submodule, not the name that it binds itself.
    const isItself = module?.scopes.module.bindings.get(alias.path)?.definitions.every((one) => one.alias === alias) === true;
    const member = module && !isItself ? this.member(module, alias.path) : undefined;
    return member ?? this.submodule(name, alias.path);
  }

  /** The dotted name that a relative import means (https://docs.python.org/3/reference/import.html#package-relative-imports). */
  absolute(model: ModuleModel, level: number, module: string): string {
    if (level === 0) return module;
    const parts = model.name.split(".");
    const base = parts.slice(0, parts.length - (model.isPackage ? level - 1 : level));
    return [...base, ...(module ? [module] : [])].join(".");
  }

  /** What `name` means through the file's `from … import *`; undefined when none of them brings it. */
  starImported(name: Name): Type | undefined {
    const model = this.modelOf(name);
    for (const statement of model.scopes.starImports) {
      const module = this.module(this.absolute(model, statement.level, statement.module));
      const member = module && this.givesToStar(module, name.id) ? this.member(module, name.id) : undefined;
      if (member) return member;
    }
    return undefined;
  }

  /** Tells whether `from … import *` may bring a name of a module: everything it has, unless its `__all__` says otherwise. */
  private givesToStar(module: ModuleModel, name: string): boolean {
    let names = starNames.get(module);
    if (!names) {
      names = { listed: listedNames(module) };
      starNames.set(module, names);
    }
    return names.listed?.has(name) ?? true;
  }

  /** What a built-in name means; undefined when there is none, or the library is not at hand. */
  builtin(name: string): Type | undefined {
    const builtins = this.module("builtins");
    const binding = builtins?.scopes.module.bindings.get(name);
    return binding && this.evaluator.typeOfBinding(binding);
  }

  /** What a module has under a name; undefined when it has nothing. */
  member(module: ModuleModel, name: string): Type | undefined {
    const binding = module.scopes.module.bindings.get(name);
    if (binding && binding.definitions.length > 0) return this.evaluator.typeOfBinding(binding);
    for (const statement of module.scopes.starImports) {
      const source = this.module(this.absolute(module, statement.level, statement.module));
      if (!source || source === module || !this.givesToStar(source, name)) continue;
      const found = this.evaluator.guarded(statement, undefined, () => this.member(source, name));
      if (found) return found;
    }
    if (!module.isPackage) return undefined;
    const inner = this.module(`${module.name}.${name}`);
    return inner && { kind: "module", name: inner.name, model: inner };
  }

  /** The module of a name inside another one; what it is from, when it is not at hand. */
  submodule(module: string, name: string): Type {
    const inner = `${module}.${name}`;
    const model = this.module(inner);
    return model ? { kind: "module", name: inner, model } : unknownFrom(publicName(inner));
  }

  /** The definitions that a name or a member of a module means, imports followed to the module that they are from. */
  definitionsBehind(expression: Expression): readonly Definition[] {
    if (expression.kind === "Attribute") {
      const owner = this.evaluator.typeOf(expression.value);
      return owner.kind === "module" && owner.model ? this.memberDefinitions(owner.model, expression.attribute) : [];
    }
    if (expression.kind !== "Name") return [];
    const definitions = this.evaluator.definitionsReaching(expression);
    if (definitions) return this.behindAll(definitions, 0);
    const model = this.modelOf(expression);
    for (const statement of model.scopes.starImports) {
      const module = this.module(this.absolute(model, statement.level, statement.module));
      const found = module && this.givesToStar(module, expression.id) ? this.memberDefinitions(module, expression.id) : [];
      if (found.length > 0) return found;
    }
    return [];
  }

  /** What is behind several definitions, imports followed. Mostly it is just what was given. */
  private behindAll(definitions: readonly Definition[], depth: number): readonly Definition[] {
    return definitions.some(({ kind }) => kind === "import")
      ? definitions.flatMap((one) => this.importedDefinitions(one, depth))
      : definitions;
  }

  private importedDefinitions(definition: Definition, depth: number): readonly Definition[] {
    const { kind, node, alias } = definition;
    if (kind !== "import" || node.kind !== "ImportFrom" || !alias || depth > 10) return [definition];
    // Where it was not asked for at once, more imports may lie behind it than are followed.
    let behind = depth === 0 ? this.definitionsBehindImports.get(definition) : undefined;
    if (!behind) {
      const module = this.module(this.absolute(this.modelOf(node), node.level, node.module));
      behind = module ? this.memberDefinitions(module, alias.path, depth + 1) : [];
      if (depth === 0) this.definitionsBehindImports.set(definition, behind);
    }
    return behind;
  }

  private memberDefinitions(module: ModuleModel, name: string, depth = 0): readonly Definition[] {
    const binding = module.scopes.module.bindings.get(name);
    if (binding && binding.definitions.length > 0) return this.behindAll(binding.definitions, depth);
    for (const statement of module.scopes.starImports) {
      const source = this.module(this.absolute(module, statement.level, statement.module));
      const isSource = source !== undefined && source !== module && depth <= 10 && this.givesToStar(source, name);
      const found = isSource ? this.memberDefinitions(source, name, depth + 1) : [];
      if (found.length > 0) return found;
    }
    return [];
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

  private writtenName(expression: Expression): string | undefined {
    if (expression.kind === "Attribute") return this.memberName(expression);
    if (expression.kind !== "Name") return undefined;
    const definitions = this.evaluator.definitionsReaching(expression);
    if (!definitions) {
      const star = this.modelOf(expression).scopes.starImports.length > 0 ? this.starImported(expression) : undefined;
      const names = new Set(star ? membersOf(star).map((one) => nameOfMember(one)) : []);
      const [only] = names;
      if (names.size === 1 && only !== undefined) return only;
      return `builtins.${expression.id}`;
    }
    const [first, ...others] = definitions;
    const name = first && this.importedName(first);
    if (!first || others.some((one) => this.importedName(one) !== name)) return undefined;
    return name ?? this.ownName(definitions);
  }

  /** `typing` names what it defines itself as everybody else does who imports it: `TypeVar` there is `typing.TypeVar` too. */
  private ownName(definitions: readonly Definition[]): string | undefined {
    const [definition] = definitions;
    const { name } = definition ? this.modelOf(definition.node) : { name: "" };
    return (name === "typing" || name === "typing_extensions") && definition?.binding.scope.parent === undefined
      ? `${name}.${definition?.binding.name}`
      : undefined;
  }

  private memberName(expression: Attribute): string | undefined {
    const base = this.writtenName(expression.value);
    return base === undefined || base.startsWith("builtins.") ? undefined : `${base}.${expression.attribute}`;
  }

  private importedName(definition: Definition): string | undefined {
    const { kind, node, alias, value, path } = definition;
    if (
      kind === "assignment" &&
      value &&
      path.length === 0 &&
      node.kind === "Assign" &&
      (value.kind === "Name" || value.kind === "Attribute")
    ) {
      // `sleep = asyncio.sleep`
      return this.evaluator.guarded(value, undefined, () => this.writtenName(value));
    }
    if (kind !== "import" || !alias) return undefined;
    if (node.kind === "Import") return alias.alias ? alias.path : alias.binds;
    if (node.kind !== "ImportFrom") return undefined;
    let name = this.importedNames.get(definition);
    if (name === undefined) {
      name = `${this.absolute(this.modelOf(node), node.level, node.module)}.${alias.path}`;
      this.importedNames.set(definition, name);
    }
    return name;
  }
}

/** What `listedNames` gives of a module, which is the same for whoever asks. */
const starNames = new WeakMap<ModuleModel, { readonly listed: ReadonlySet<string> | undefined }>();

/** The names in a module's `__all__`, where it is written out; undefined where there is none, or where it is put together in other ways. */
function listedNames({ file, scopes }: ModuleModel): ReadonlySet<string> | undefined {
  const binding = scopes.module.bindings.get("__all__");
  if (!binding || binding.definitions.length === 0) return undefined;
  const names = new Set<string>();
  for (const { kind, node, value } of binding.definitions) {
    const list = kind === "augmented" && node.kind === "AugmentedAssign" ? node.value : kind === "assignment" ? value : undefined;
    if (list?.kind !== "List" && list?.kind !== "Tuple") return undefined;
    for (const one of list.elements) {
      if (one.kind !== "String" || one.text === undefined) return undefined;
      names.add(one.text);
    }
  }
  // Where the name stands nowhere else, nothing else uses it, and no function need be read to know it.
  if (file.text.split("__all__").length - 1 === binding.definitions.length) return names;
  // `__all__.extend(…)`
  return binding.uses.every((use) => use.parent?.kind === "AugmentedAssign") ? names : undefined;
}

/** The dotted name of a function or class by where it is defined. */
function nameOfMember(type: Type): string | undefined {
  if (type.kind === "function") return `${type.module.name}.${type.definition.name.id}`;
  return type.kind === "class" ? qualifiedNameOfClass(type.symbol) : undefined;
}
