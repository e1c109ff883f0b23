/** Turns a function into a coroutine function, and its callers with it, in all files of the project, as far as they can wait. */
import type { FileEdits } from "../linter/finding";
import type { SemanticModel } from "../semantics/model";
import { type ProjectCall, type ProjectFunction, ProjectFunctions, qualifiedName } from "../semantics/project-functions";
import type { Call, Expression, FunctionDefinition, Node } from "../syntax/ast";
import { statementOf } from "../syntax/visit";
import { insert, sortEdits, type TextEdit } from "../text/edit";
import { type AwaitPlace, awaitEdits, awaitPlaceOf } from "./await-expression";
import { importModule } from "./imports";

/** The edits that make a function asynchronous, with all that follows from it. */
export interface MadeAsync {
  readonly edits: readonly TextEdit[];
  readonly otherFiles: readonly FileEdits[];
  /** The functions that the edits make asynchronous, the first one included. */
  readonly functions: number;
  /** The calls that the edits await or run. */
  readonly mended: number;
  /** The places that still need a change by hand, because what is around them stays synchronous. */
  readonly left: readonly LeftPlace[];
  /** Whether the function itself is handed on, such as a callback, to somebody who may not await it. */
  readonly isHandedOn: boolean;
}

/** A place that a person must change. */
export interface LeftPlace {
  readonly semantics: SemanticModel;
  readonly node: Node;
}

/** More functions than this become asynchronous by no fix; the callers of the others are left. */
const mostFunctions = 40;

/**
 * Makes a function asynchronous, awaits its calls, makes the functions around those calls asynchronous too, and so on. Calls in tests and where a program begins are
 * run by `asyncio.run`. What cannot wait is left: special methods such as `__init__`, properties, methods that override a synchronous one, generators,
 * functions whose decorators decide how they are called, functions that are handed on as callbacks, lambdas, and the module level of files that
 * others import.
 *
 * Undefined where the function itself cannot be asynchronous. Where it `waits` already, which Python refuses, unknown decorators and bases are taken to want it
 * asynchronous. `awaited` are expressions of the function that are awaited with it.
 */
export function makeAsync(
  semantics: SemanticModel,
  definition: FunctionDefinition,
  { waits = false, awaited = [] }: { readonly waits?: boolean; readonly awaited?: readonly Expression[] } = {},
): MadeAsync | undefined {
  const chain = new Chain(semantics);
  if (!chain.mayBeAsync({ definition, semantics }, waits)) return undefined;
  for (const expression of awaited) chain.wrap(semantics, expression, awaitPlaceOf(semantics, expression), "await");
  chain.follow({ definition, semantics });
  return chain.result();
}

/** Makes one function asynchronous and leaves its callers as they are; for the same functions as `makeAsync`. */
export function makeOnlyAsync({ file }: SemanticModel, definition: FunctionDefinition, awaited: readonly Expression[] = []): TextEdit[] {
  return [insert(definition.keyword.start, "async "), ...awaited.flatMap((one) => awaitEdits(file, one))];
}

/** What is put around an expression. */
interface Wrap {
  readonly node: Expression;
  readonly edits: readonly TextEdit[];
}

/** The edits of one file. */
interface Changes {
  readonly wraps: Wrap[];
  readonly others: TextEdit[];
  readonly brackets: Map<number, TextEdit>;
}

class Chain {
  private readonly functions: ProjectFunctions;
  private readonly made = new Map<string, ProjectFunction>();
  private readonly changes = new Map<SemanticModel, Changes>();
  private readonly waiting: ProjectCall[] = [];
  private readonly left: LeftPlace[] = [];
  private mended = 0;
  private isHandedOn = false;

  constructor(private readonly semantics: SemanticModel) {
    this.functions = new ProjectFunctions(semantics);
  }

  /** Makes a function asynchronous, and whatever follows from it. */
  follow(first: ProjectFunction): void {
    this.make(first);
    for (const one of this.made.values()) {
      const { calls, references, overrides } = this.functions.usesOf(one);
      for (const use of calls) this.await(use);
      // The callers are asked for what they are handed on to before they are made asynchronous; here it is the first function only.
      this.left.push(...references);
      if (one === first) this.isHandedOn = references.length > 0;
      for (const override of overrides) {
        if (override.definition.isAsync || this.isMade(override)) continue;
        if (this.mayFollow(override)) this.make(override);
        else this.left.push({ semantics: override.semantics, node: override.definition.name });
      }
    }
    // A function that was left at first may have become asynchronous by another way.
    for (const { call, semantics } of this.waiting) {
      const place = awaitPlaceOf(semantics, call);
      const isNowAsync = place.owner.kind === "FunctionDefinition" && this.isMade({ definition: place.owner, semantics });
      if (isNowAsync) this.mend(semantics, call, place, "await");
      else this.left.push({ semantics, node: call });
    }
  }

  /** Tells whether a function can become asynchronous as far as its own definition goes. */
  mayBeAsync({ definition, semantics }: ProjectFunction, waits = false): boolean {
    const isFine = (decorator: Expression): boolean => {
      const name = semantics.qualifiedName(decorator) ?? "";
      return waits ? !synchronous.test(name) : harmless.test(name);
    };
    return (
      !definition.isAsync &&
      !definition.isGenerator &&
      !/^__(?!call__|aenter__|aexit__|anext__)\w+__$/.test(definition.name.id) &&
      definition.decorators.every((one) => isFine(one.expression)) &&
      !this.overridesSync({ definition, semantics }, !waits)
    );
  }

  /** Puts `await` or `asyncio.run` around an expression. */
  wrap(semantics: SemanticModel, node: Expression, { brackets }: AwaitPlace, way: "await" | "run", isRight = false): void {
    const changes = this.changesOf(semantics);
    const asyncio = way === "run" ? importModule(semantics, "asyncio") : undefined;
    const edits = asyncio ? [insert(node.start, `${asyncio.name}.run(`), insert(node.end, ")")] : awaitEdits(semantics.file, node, isRight);
    changes.wraps.push({ node, edits });
    // What is run gives its result at once.
    if (way === "await") for (const bracket of brackets) changes.brackets.set(bracket.start, bracket);
    for (const edit of asyncio?.edits ?? []) if (!changes.others.some((one) => one.newText === edit.newText)) changes.others.push(edit);
  }

  /** All that was done. */
  result(): MadeAsync {
    const otherFiles: FileEdits[] = [];
    for (const [model, changes] of this.changes) {
      if (model === this.semantics) continue;
      otherFiles.push({ file: { path: model.path ?? "", lines: model.file.lines }, edits: editsOf(changes) });
    }
    otherFiles.sort((a, b) => (a.file.path < b.file.path ? -1 : 1));
    return {
      edits: editsOf(this.changesOf(this.semantics)),
      otherFiles,
      functions: this.made.size,
      mended: this.mended,
      left: this.left,
      isHandedOn: this.isHandedOn,
    };
  }

  private make(one: ProjectFunction): void {
    this.made.set(this.functions.idOf(one), one);
    this.changesOf(one.semantics).others.push(insert(one.definition.keyword.start, "async "));
  }

  private isMade(one: ProjectFunction): boolean {
    return this.made.has(this.functions.idOf(one));
  }

  private await(use: ProjectCall): void {
    const { call, semantics } = use;
    if (call.parent?.kind === "Await" || startsCoroutine(semantics, call)) return;
    const place = awaitPlaceOf(semantics, call);
    const way = use.isCertain ? this.wayFor(semantics, call, place) : undefined;
    if (way) this.mend(semantics, call, place, way);
    else this.waiting.push(use);
  }

  /** How the code around a call can wait for it, which makes that asynchronous where need be. Undefined where it cannot. */
  private wayFor(semantics: SemanticModel, call: Call, { owner, mayWait }: AwaitPlace): "await" | "run" | undefined {
    const asyncio = importModule(semantics, "asyncio");
    switch (owner.kind) {
      case "FunctionDefinition": {
        const around = { definition: owner, semantics };
        if (owner.isAsync || this.isMade(around)) return "await";
        if (isTest(around)) return asyncio ? "run" : undefined;
        if (!this.mayFollow(around)) return undefined;
        this.make(around);
        return "await";
      }
      case "Module":
        if (mayWait) return "await";
        return asyncio && this.isProgramStart(semantics, call) ? "run" : undefined;
      default:
        return undefined;
    }
  }

  private mend(semantics: SemanticModel, call: Call, place: AwaitPlace, way: "await" | "run"): void {
    this.wrap(semantics, call, place, way, true);
    this.mended++;
  }

  /** Tells whether a caller can become asynchronous: nobody may have it as a callback, who would get a coroutine object instead of a result. */
  private mayFollow(one: ProjectFunction): boolean {
    return this.made.size < mostFunctions && this.mayBeAsync(one) && this.functions.usesOf(one).references.length === 0;
  }

  /** Tells whether a method overrides a synchronous one that stays so; `otherwise` is the answer for a base that is not known. */
  private overridesSync({ definition, semantics }: ProjectFunction, otherwise: boolean): boolean {
    const owner = definition.parent;
    if (owner?.kind !== "ClassDefinition") return false;
    const { evaluator } = semantics;
    const bases = evaluator.linearization({ definition: owner, module: evaluator.main }).slice(1);
    return bases.some((base) => {
      if (!base) return otherwise;
      const method = base.definition.body.find((one) => one.kind === "FunctionDefinition" && one.name.id === definition.name.id);
      if (method?.kind !== "FunctionDefinition" || method.isAsync) return false;
      const id = this.functions.idIn(method, base.module, semantics);
      return id === undefined || !this.made.has(id);
    });
  }

  /**
   * Tells whether a call at module level is where a program begins: below `if __name__ == "__main__":`, or in a file that no other file of the
   * project imports. A module that is imported may be so while an event loop runs, in which `asyncio.run` fails.
   */
  private isProgramStart(semantics: SemanticModel, call: Call): boolean {
    for (let node: Node | undefined = statementOf(call); node; node = node.parent) {
      if (node.kind === "If" && node.branches.some(({ test }) => test && namesMain(semantics, test))) return true;
    }
    const { moduleName } = semantics;
    if (!moduleName) return true;
    if (moduleName.isPackage) return false;
    const name = moduleName.name.slice(moduleName.name.lastIndexOf(".") + 1);
    const others = [this.semantics, ...this.semantics.otherFilesWith(name)].filter((one) => one !== semantics);
    return !others.some((one) => importsName(one.file.text, name));
  }

  private changesOf(semantics: SemanticModel): Changes {
    let changes = this.changes.get(semantics);
    if (!changes) {
      changes = { wraps: [], others: [], brackets: new Map() };
      this.changes.set(semantics, changes);
    }
    return changes;
  }
}

/** What is put around an outer expression stands outside of what is put around an inner one that begins or ends at the same place. */
function editsOf({ wraps, others, brackets }: Changes): TextEdit[] {
  const length = ({ node }: Wrap): number => node.end - node.start;
  const outerFirst = [...wraps].sort((a, b) => length(b) - length(a));
  const before = outerFirst.flatMap(({ node, edits }) => edits.filter((one) => one.start < node.end));
  const after = outerFirst.reverse().flatMap(({ node, edits }) => edits.filter((one) => one.start >= node.end));
  return sortEdits([...others, ...brackets.values(), ...before, ...after]);
}

const synchronous = /^(builtins\.property|functools\.(cached_property|cache|lru_cache)|contextlib\.contextmanager)$/;

const harmless = /^(builtins\.(staticmethod|classmethod)|abc\.abstractmethod|(typing|typing_extensions)\.(override|final))$/;

/**
 * Tells whether a function is a test that only runs as a plain function: a test that is a coroutine function runs in `unittest.IsolatedAsyncioTestCase`,
 * and elsewhere only with a plug-in.
 */
function isTest({ definition, semantics: { evaluator } }: ProjectFunction): boolean {
  if (!/^test/.test(definition.name.id)) return false;
  const owner = definition.parent;
  if (owner?.kind !== "ClassDefinition") return owner?.kind === "Module";
  const classes = evaluator.linearization({ definition: owner, module: evaluator.main });
  return !classes.some((one) => one?.definition.name.id === "IsolatedAsyncioTestCase");
}

function namesMain({ file }: SemanticModel, test: Expression): boolean {
  return /\b__name__\b/.test(file.text.slice(test.start, test.end));
}

/** Tells whether a text has an import with a name in it. */
function importsName(text: string, name: string): boolean {
  return new RegExp(`^[ \\t]*(?:import\\b|from\\b)[^#\\n]*\\b${name}\\b`, "m").test(text);
}

/** Tells whether a call is an argument of something that runs coroutines. */
function startsCoroutine(semantics: SemanticModel, call: Call): boolean {
  const destination = semantics.destinationOf(call);
  if (destination.kind !== "passed") return false;
  const { callee } = destination.call;
  return (
    /^(asyncio|anyio|uvloop)\./.test(semantics.qualifiedName(callee) ?? "") ||
    (callee.kind === "Attribute" && runners.test(callee.attribute))
  );
}

const runners = /^(run|run_until_complete|create_task|start_soon)$/;

/** The name of the code that a place is in, for titles: `Client.__init__`, `lambda`, or the file's own last name. */
export function placeName({ semantics, node }: LeftPlace): string {
  const { owner } = awaitPlaceOf(semantics, node);
  switch (owner.kind) {
    case "FunctionDefinition":
    case "ClassDefinition":
      return qualifiedName(owner);
    case "Lambda":
      return "lambda";
    case "GeneratorExpression":
      return "… for …";
    default:
      return semantics.file.text.slice(node.start, Math.min(node.end, node.start + 30)).split(/[\r\n(]/)[0] as string;
  }
}
