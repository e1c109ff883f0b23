/** Where the functions of a project are used: their calls, the places that hand them on, and the methods that override them, in all files. */
import type { Call, ClassDefinition, Expression, FunctionDefinition, Module, Node } from "../syntax/ast";
import { walk } from "../syntax/visit";
import { functionAround } from "./context";
import type { SemanticModel } from "./model";
import { type FunctionType, type ModuleModel, membersOf } from "./types";

/** A function and the meaning of the file that defines it. */
export interface ProjectFunction {
  readonly definition: FunctionDefinition;
  readonly semantics: SemanticModel;
}

/** A call of a function and the meaning of the file that it stands in. */
export interface ProjectCall {
  readonly call: Call;
  readonly semantics: SemanticModel;
  /** Whether it calls the function and nothing else. */
  readonly isCertain: boolean;
}

/** A place that names a function without calling it. */
export interface ProjectReference {
  readonly node: Expression;
  readonly semantics: SemanticModel;
}

/** The uses of one function. */
export interface FunctionUses {
  readonly calls: readonly ProjectCall[];
  /** The places that hand it on: as a callback, as a decorator, into a variable. */
  readonly references: readonly ProjectReference[];
  /** The methods of derived classes that override it. */
  readonly overrides: readonly ProjectFunction[];
}

/**
 * The functions that a file and the other files of its project define. One function has a syntax tree in every file's view of the project, so it is known by
 * the path of its file, its qualified name, and which of several of that name it is.
 */
export class ProjectFunctions {
  private readonly known = new Map<string, FunctionUses>();
  private readonly ids = new WeakMap<Module, ReadonlyMap<Node, string>>();

  /** Takes the meaning of the file from which one looks. */
  constructor(private readonly semantics: SemanticModel) {}

  /** What a function is known by. */
  idOf({ definition, semantics }: ProjectFunction): string {
    return this.idIn(definition, semantics.evaluator.main, semantics) ?? "";
  }

  /** What a function or class is known by that a file looks at in a module; undefined for what the project does not define. */
  idIn(definition: FunctionDefinition | ClassDefinition, module: ModuleModel, { evaluator, path }: SemanticModel): string | undefined {
    const place = module === evaluator.main ? (path ?? "") : module.path;
    if (place === undefined) return undefined;
    let ids = this.ids.get(module.file.module);
    if (!ids) {
      ids = idsIn(module.file.module);
      this.ids.set(module.file.module, ids);
    }
    return `${place}#${ids.get(definition)}`;
  }

  /** All uses of a function that are resolved, and those of a method on objects of which nothing is known when it is the only one of its name. */
  usesOf(one: ProjectFunction): FunctionUses {
    const id = this.idOf(one);
    let uses = this.known.get(id);
    if (!uses) {
      uses = this.find(one, id);
      this.known.set(id, uses);
    }
    return uses;
  }

  private find({ definition, semantics }: ProjectFunction, id: string): FunctionUses {
    const word = definition.name.id;
    const isLocal = definition.parent !== undefined && functionAround(definition) !== undefined;
    const models = new Set([semantics, ...(isLocal ? [] : [this.semantics, ...this.semantics.otherFilesWith(word)])]);
    const uses = { calls: [] as ProjectCall[], references: [] as ProjectReference[], overrides: [] as ProjectFunction[] };
    const owner = definition.parent;
    // A call on an object of which nothing is known means the only method of that name.
    const isOnly = owner?.kind === "ClassDefinition" && this.semantics.isOnlyFunctionNamed(word);
    const ownerId = owner?.kind === "ClassDefinition" ? this.idIn(owner, semantics.evaluator.main, semantics) : undefined;
    for (const model of models) {
      const names = namesOf(model.file.text, word);
      walk(model.file.module, (node) => {
        if (node.kind === "Name" || node.kind === "Attribute") {
          if (names.has(node.kind === "Name" ? node.id : node.attribute)) this.look(node, model, { id, isOnly }, uses);
        } else if (node.kind === "ClassDefinition" && ownerId !== undefined && node !== owner) {
          const override = node.body.find((member) => member.kind === "FunctionDefinition" && member.name.id === word);
          if (override?.kind === "FunctionDefinition" && this.derives(node, model, ownerId))
            uses.overrides.push({ definition: override, semantics: model });
        }
      });
    }
    return uses;
  }

  private look(
    node: Expression,
    semantics: SemanticModel,
    { id, isOnly }: { readonly id: string; readonly isOnly: boolean },
    uses: { readonly calls: ProjectCall[]; readonly references: ProjectReference[] },
  ): void {
    const { parent } = node;
    // What is bound or deleted is no use, and an attribute of a function is none that calls it.
    if (!parent || parent.kind === "Global" || parent.kind === "Nonlocal" || parent.kind === "Delete") return;
    if (parent.kind === "Attribute" && parent.value === node) return;
    if ((parent.kind === "FunctionDefinition" || parent.kind === "ClassDefinition") && parent.name === node) return;
    if (node.kind === "Name" && semantics.scopes.definitions.has(node)) return;
    const members = membersOf(semantics.typeOf(node));
    const isMeant = (one: (typeof members)[number]): one is FunctionType =>
      one.kind === "function" && this.idIn(one.definition, one.module, semantics) === id;
    const isCertain = members.every(
      (one) => isMeant(one) || (isOnly && node.kind === "Attribute" && one.kind === "unknown" && one.origin === undefined),
    );
    if (!isCertain && !members.some(isMeant)) return;
    if (parent.kind === "Call" && parent.callee === node) uses.calls.push({ call: parent, semantics, isCertain });
    else uses.references.push({ node, semantics });
  }

  private derives(definition: ClassDefinition, semantics: SemanticModel, baseId: string): boolean {
    const bases = semantics.evaluator.linearization({ definition, module: semantics.evaluator.main }).slice(1);
    return bases.some((base) => base && this.idIn(base.definition, base.module, semantics) === baseId);
  }
}

/** The name of a function as a file may call it: as it is, and as imports rename it. */
function namesOf(text: string, word: string): ReadonlySet<string> {
  const names = new Set([word]);
  for (const [, written, alias] of text.matchAll(/([^\s,()]+)[ \t]+as[ \t]+([^\s,()]+)/g)) if (written === word) names.add(alias as string);
  return names;
}

/** The qualified names of all functions and classes of a file, each with a number where several have the same. */
function idsIn(module: Module): ReadonlyMap<Node, string> {
  const ids = new Map<Node, string>();
  const counts = new Map<string, number>();
  walk(module, (node) => {
    if (node.kind !== "FunctionDefinition" && node.kind !== "ClassDefinition") return;
    const name = qualifiedName(node);
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    ids.set(node, `${name}:${count}`);
  });
  return ids;
}

/** The name of a function or class with those of the classes and functions around it: `Client.close`. */
export function qualifiedName(definition: FunctionDefinition | ClassDefinition): string {
  const names = [definition.name.id];
  for (let node = definition.parent; node; node = node.parent) {
    if (node.kind === "FunctionDefinition" || node.kind === "ClassDefinition") names.unshift(node.name.id);
  }
  return names.join(".");
}
