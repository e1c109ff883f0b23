/** What the rules may ask about the meaning of one file. Everything is computed when it is first asked for. */
import type { Call, Expression, Name, Node } from "../syntax/ast";
import type { SourceFile } from "../syntax/source-file";
import { BlockingCalls } from "./blocking-calls";
import { BlockingPaths } from "./blocking-paths";
import { CallUses } from "./call-uses";
import { type AwaitOwner, awaitOwnerOf, mayAwait } from "./context";
import { type Destination, destinationOf } from "./destination";
import { Evaluator, type ModuleLookup, type ModuleName, noModules } from "./evaluator";
import { type BrokenPromise, brokenPromise } from "./expected-type";
import { NameTable, withoutBraces } from "./name-table";
import { type Binding, type CodeBlock, type Definition, type ScopeTree, scopesOf } from "./scopes";
import { isCoroutine, type ModuleModel, type Type } from "./types";
import data from "./value-consumers.json";

/** What is known around a file. */
export interface Surroundings {
  /** Where other modules come from; there are none without it. */
  readonly modules?: ModuleLookup | undefined;
  /** How the file is imported; without it, its relative imports mean nothing. */
  readonly moduleName?: ModuleName | undefined;
  /** Whether the file is a notebook cell, where `await` may stand at the top level. */
  readonly isNotebook?: boolean;
  /** What the project says of its own functions. */
  readonly knowledge?: ProjectKnowledge;
  /** The functions of the project by their names; without it, nothing is concluded from names. */
  readonly functionNames?: FunctionNames | undefined;
  /** The other files of the project, for fixes that reach them; without it, a fix stays in its file. */
  readonly otherFiles?: OtherFiles | undefined;
}

/** The files of a project besides the one in question. */
export interface OtherFiles {
  /** The path of the file in question, as the host names files. */
  readonly ownPath: string;
  /** The other files of the project in whose texts a word stands; undefined where there are too many files to look through. */
  mentioning(word: string): readonly ProjectFile[] | undefined;
}

/** A file of a project as it is now, in an editor or else on the disk. */
export interface ProjectFile {
  readonly path: string;
  readonly file: SourceFile;
  readonly moduleName: ModuleName | undefined;
}

/** Knows how many functions of a name there are in a project and in the packages that it imports, and how they are called. */
export interface FunctionNames {
  /** How many of the functions of a name are asynchronous and how many are not; undefined where there are none, or nobody can tell. */
  lookup(name: string): { readonly async: number; readonly sync: number } | undefined;
  /** How many calls of methods of a name in the project's files, as they are stored, are awaited and how many are not. */
  callsOf(name: string): { readonly awaited: number; readonly plain: number } | undefined;
}

/** What a project says of its own functions, by dotted names, where the code does not say it. */
export interface ProjectKnowledge {
  /** Functions that block the event loop, with what to do instead. */
  readonly blockingCalls: Readonly<Record<string, string>>;
  /** Functions that see to it that a coroutine runs: one that they are given, or one that they return. */
  readonly schedulers: readonly string[];
  /** Whether a decorator leaves a coroutine function what it is, or makes it a function that runs when it is called. */
  readonly decorators: Readonly<Record<string, "async" | "sync">>;
  /** Functions that call the functions that they are given, and drop what those give. */
  readonly synchronousCallers: readonly string[];
  /** Functions that show, measure or store the value that they are given, and await nothing. */
  readonly valueConsumers: readonly string[];
}

/** The meaning of one file. */
export class SemanticModel {
  readonly scopes: ScopeTree;
  readonly evaluator: Evaluator;
  /** What to do instead of calling a function of the project that blocks. */
  readonly ownBlockingCalls: NameTable<string>;
  /** Functions of the project that call what they are given without awaiting it. */
  readonly ownSynchronousCallers: NameTable<true>;

  /** The path of the file, as the host names files; undefined where nothing is known of the project's files. */
  readonly path: string | undefined;

  private readonly ownValueConsumers: NameTable<true>;
  private readonly isNotebook: boolean;
  private readonly functionNames: FunctionNames | undefined;
  private readonly uses = new Map<Binding, Map<Definition, Name[]>>();
  private readonly destinations = new Map<Expression, Destination>();
  private readonly unnamedReads = new Map<CodeBlock, boolean>();
  private calls: CallUses | undefined;
  private blocking: BlockingCalls | undefined;
  private paths: BlockingPaths | undefined;
  private exported: ReadonlySet<string> | undefined;
  private readonly others = new Map<string, SemanticModel>();

  /** Takes the file and what is known around it. */
  constructor(
    readonly file: SourceFile,
    private readonly surroundings: Surroundings = {},
  ) {
    const { modules = noModules, moduleName, isNotebook = false, knowledge, functionNames, otherFiles } = surroundings;
    this.path = otherFiles?.ownPath;
    this.isNotebook = isNotebook;
    this.functionNames = functionNames;
    this.ownBlockingCalls = new NameTable(Object.entries(knowledge?.blockingCalls ?? {}));
    this.ownSynchronousCallers = tableOf(knowledge?.synchronousCallers ?? []);
    this.ownValueConsumers = tableOf(knowledge?.valueConsumers ?? []);
    this.scopes = scopesOf(file);
    const { name, isPackage } = moduleName ?? { name: "__main__", isPackage: false };
    const model: ModuleModel = { name, file, scopes: this.scopes, isPackage };
    this.evaluator = new Evaluator(model, modules, {
      schedulers: tableOf(knowledge?.schedulers ?? []),
      decorators: new NameTable(Object.entries(knowledge?.decorators ?? {})),
    });
  }

  /** The dotted name that an expression means through imports: `asyncio.sleep`, `builtins.print`. See `Evaluator.qualifiedName`. */
  qualifiedName(expression: Expression): string | undefined {
    return this.evaluator.qualifiedName(expression);
  }

  /** The dotted names under which every value that an expression may have is known, such as `requests.Session().get`. See `Evaluator.originsOf`. */
  originsOf(expression: Expression): readonly string[] {
    return this.evaluator.originsOf(expression);
  }

  /** What an expression may evaluate to. */
  typeOf(expression: Expression): Type {
    return this.evaluator.typeOf(expression);
  }

  /** Tells whether an expression certainly gives a coroutine object. */
  isCoroutine(expression: Expression): boolean {
    return isCoroutine(this.typeOf(expression));
  }

  /** The binding that a name means; undefined for built-in and unknown names. */
  bindingOf(name: Name): Binding | undefined {
    return this.scopes.bindingOf(name);
  }

  /** The definitions that a use of a name may see; undefined when nothing in the file binds it. */
  definitionsReaching(name: Name): readonly Definition[] | undefined {
    return this.evaluator.definitionsReaching(name);
  }

  /** The uses of a variable that may see one of its definitions, in the order of the text. */
  usesOf(definition: Definition): readonly Name[] {
    const { binding } = definition;
    let uses = this.uses.get(binding);
    if (!uses) {
      uses = new Map(binding.definitions.map((one) => [one, []]));
      for (const use of [...binding.uses].sort((one, other) => one.start - other.start)) {
        for (const reaching of this.definitionsReaching(use) ?? []) uses.get(reaching)?.push(use);
      }
      this.uses.set(binding, uses);
    }
    return uses.get(definition) ?? [];
  }

  /** Where the value of an expression goes. */
  destinationOf(expression: Expression): Destination {
    let destination = this.destinations.get(expression);
    if (!destination) {
      destination = destinationOf(expression, this.scopes, this.showsValue);
      this.destinations.set(expression, destination);
    }
    return destination;
  }

  /** The annotation that a coroutine object breaks at its destination, when there is one. */
  brokenPromise(expression: Expression): BrokenPromise | undefined {
    return brokenPromise(this.evaluator, expression, this.destinationOf(expression));
  }

  /** What the other calls of the same callee say about a call whose callee is not known. */
  get callUses(): CallUses {
    this.calls ??= new CallUses(this);
    return this.calls;
  }

  /** The calls that keep the thread waiting. */
  get blockingCalls(): BlockingCalls {
    this.blocking ??= new BlockingCalls(this);
    return this.blocking;
  }

  /** The ways through functions of the project to calls that keep the thread waiting. */
  get blockingPaths(): BlockingPaths {
    this.paths ??= new BlockingPaths(this, this.blockingCalls);
    return this.paths;
  }

  /**
   * How many functions of the name that a call calls there are, when nothing is known of the object, all of them are asynchronous, and `await` may stand
   * there. Undefined otherwise. Other objects have methods of many of those names too, so a name that the file itself calls without awaiting says nothing.
   */
  asynchronousByName(call: Call): number | undefined {
    const name = this.methodOfUnknown(call);
    const counts = name === undefined ? undefined : this.functionNames?.lookup(name);
    return counts && counts.async > 0 && counts.sync === 0 ? counts.async : undefined;
  }

  /** How the file is imported; undefined where it cannot be. */
  get moduleName(): ModuleName | undefined {
    return this.surroundings.moduleName;
  }

  /** The meaning of the other files of the project in whose texts a word stands; none where they are too many to look through. */
  otherFilesWith(word: string): readonly SemanticModel[] {
    const { otherFiles, modules, knowledge } = this.surroundings;
    return (otherFiles?.mentioning(word) ?? []).map(({ path, file, moduleName }) => {
      let model = this.others.get(path);
      if (!model) {
        model = new SemanticModel(file, {
          ...(modules && { modules }),
          moduleName,
          ...(knowledge && { knowledge }),
          otherFiles: { ownPath: path, mentioning: () => undefined },
        });
        this.others.set(path, model);
      }
      return model;
    });
  }

  /** Tells whether a function of a name is the only one of it in the project, in the packages that it imports and in the standard library. */
  isOnlyFunctionNamed(name: string): boolean {
    const counts = this.functionNames?.lookup(name);
    return counts !== undefined && counts.async + counts.sync === 1;
  }

  /**
   * How many calls of methods of the same name in the whole project are awaited, when this one is the only one that is not, nothing is known of the object, and
   * no function of the name that is not asynchronous was found. Undefined otherwise.
   */
  awaitedInProject(call: Call): number | undefined {
    const name = this.methodOfUnknown(call);
    const calls = name === undefined ? undefined : this.functionNames?.callsOf(name);
    // The file may have been stored when the call was awaited still.
    if (name === undefined || !calls || calls.awaited === 0 || calls.plain > 1 || this.mayBeSynchronous(name)) return undefined;
    return calls.awaited - (calls.plain === 0 ? 1 : 0);
  }

  /** The name of the method of an unknown object that is called where `await` may stand, and that the file calls nowhere else without awaiting. */
  private methodOfUnknown(call: Call): string | undefined {
    const { callee } = call;
    if (callee.kind !== "Attribute" || /^__/.test(callee.attribute) || !this.mayAwait(call)) return undefined;
    // A library that is not at hand may have functions and methods of any name.
    if (this.evaluator.originOf(callee.value).origin !== undefined || this.qualifiedName(callee) !== undefined) return undefined;
    return this.callUses.isUsedPlainly(call) ? undefined : callee.attribute;
  }

  /** Tells whether there may be functions of a name that are not asynchronous. */
  mayBeSynchronous(name: string): boolean {
    return !this.functionNames || (this.functionNames.lookup(name)?.sync ?? 0) > 0;
  }

  /** The code that an `await` at a node would belong to. */
  awaitOwnerOf(node: Node): AwaitOwner {
    return awaitOwnerOf(node);
  }

  /** Tells whether `await` may stand where a node is. */
  mayAwait(node: Node): boolean {
    return mayAwait(node, this.isNotebook);
  }

  /** The names in the module's `__all__`, as far as they are written as strings. */
  get exportedNames(): ReadonlySet<string> {
    this.exported ??= exportedNames(this.file);
    return this.exported;
  }

  /** Tells whether a code block may read its variables without naming them, by `locals()`, `vars()`, `globals()`, `exec` or `eval`. */
  readsVariablesUnnamed(block: CodeBlock): boolean {
    let answer = this.unnamedReads.get(block);
    if (answer === undefined) {
      answer = /\b(?:locals|vars|globals|exec|eval)\s*\(/.test(this.file.text.slice(block.start, block.end));
      this.unnamedReads.set(block, answer);
    }
    return answer;
  }

  /** Tells whether a call only shows, measures or stores as text what it is given. */
  private readonly showsValue = (call: Call): boolean => {
    const name = this.qualifiedName(call.callee);
    if (name !== undefined && valueConsumers.has(name)) return true;
    if (!this.ownValueConsumers.isEmpty && this.ownValueConsumers.find(this.originsOf(call.callee))) return true;
    // `raise ValueError(value)`
    if (name !== undefined && /^builtins\.\w*(Error|Exception|Warning)$/.test(name)) return true;
    // `"…".format(value)`, `self.assertEqual(value, 1)`
    if (call.callee.kind === "Attribute" && call.callee.value.kind === "String") return ["format", "join"].includes(call.callee.attribute);
    if (
      call.callee.kind === "Attribute" &&
      call.callee.value.kind === "Name" &&
      call.callee.value.id === "self" &&
      assertions.test(call.callee.attribute)
    )
      return true;
    // `logger.info("%s", value)`, where the logger comes from `logging.getLogger`.
    return call.callee.kind === "Attribute" && loggingMethods.has(call.callee.attribute) && this.isLogger(call.callee.value);
  };

  private isLogger(expression: Expression): boolean {
    if (this.qualifiedName(expression) === "logging") return true;
    if (expression.kind === "Call") return this.qualifiedName(expression.callee) === "logging.getLogger";
    if (expression.kind !== "Name") return false;
    const definitions = this.definitionsReaching(expression) ?? [];
    return (
      definitions.length > 0 && definitions.every((one) => one.value?.kind === "Call" && one.path.length === 0 && this.isLogger(one.value))
    );
  }
}

function exportedNames({ text, module }: SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of module.body) {
    if (statement.kind !== "Assign" && statement.kind !== "AugmentedAssign") continue;
    const written = text.slice(statement.start, statement.end);
    if (!written.startsWith("__all__")) continue;
    for (const [, name] of written.matchAll(/["']([^"']+)["']/g)) names.add(name as string);
  }
  return names;
}

/** Functions that show or measure their argument, or need its result. */
const valueConsumers: ReadonlySet<string> = new Set(data.consumers.flatMap(({ names }) => names.flatMap(withoutBraces)));

function tableOf(names: readonly string[]): NameTable<true> {
  return new NameTable(names.map((name) => [name, true] as const));
}

/** Methods of `unittest.TestCase` that look at a value; those that ask for its identity or type may be meant for a coroutine object. */
const assertions =
  /^assert(True|False|Equal|NotEqual|AlmostEqual|In|NotIn|Greater|GreaterEqual|Less|LessEqual|Regex|NotRegex|(List|Tuple|Set|Dict|Sequence|Count|MultiLine)Equal)$/;

const loggingMethods: ReadonlySet<string> = new Set(["debug", "info", "warning", "error", "critical", "exception", "log"]);
