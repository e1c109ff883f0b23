/** How synchronous functions of the project lead to a call that blocks. */
import type { Call, FunctionDefinition, Node, Statement } from "../syntax/ast";
import { forEachChild, walk } from "../syntax/visit";
import type { BlockingCall, BlockingCalls } from "./blocking-calls";
import type { SemanticModel } from "./model";
import { isOwnModule } from "./own-modules";
import { type ClassSymbol, type ModuleModel, membersOf } from "./types";

/** One call on the way, and the file that it stands in. */
export interface BlockingStep {
  readonly call: Call;
  readonly module: ModuleModel;
}

/** The way from a call to the call that blocks, which is the last step. */
export interface BlockingPath {
  readonly steps: readonly BlockingStep[];
  readonly blocking: BlockingCall;
}

/** A way of more steps is of no use to anybody. */
const longestPath = 8;

/** So many functions are looked through one inside the other at most. */
const deepestSearch = 40;

/** Finds the ways. What a function leads to is remembered, so that each is looked through once. */
export class BlockingPaths {
  private readonly known = new Map<FunctionDefinition, BlockingPath | undefined>();

  /** Takes the meaning of the file and what is known of blocking calls. */
  constructor(
    private readonly semantics: SemanticModel,
    private readonly calls: BlockingCalls,
  ) {}

  /** The way from a call of a synchronous function of the project to a call that blocks; undefined where none is known. */
  from(call: Call): BlockingPath | undefined {
    const definition = this.calledFunction(call);
    const path = definition && this.through(definition, 1);
    return path && path.steps.length <= longestPath ? path : undefined;
  }

  private through(definition: FunctionDefinition, depth: number): BlockingPath | undefined {
    if (this.known.has(definition) || depth > deepestSearch) return this.known.get(definition);
    // A function that is being looked through already leads nowhere new.
    this.known.set(definition, undefined);
    const path = this.look(definition, depth);
    this.known.set(definition, path);
    return path;
  }

  private look(definition: FunctionDefinition, depth: number): BlockingPath | undefined {
    const module = this.semantics.evaluator.modelOf(definition);
    // It may do something else where an event loop runs.
    if (/\bget_(running|event)_loop\b|\bsniffio\b/.test(module.file.text.slice(definition.start, definition.end))) return undefined;
    for (const call of callsIn(definition)) {
      if (dependsOnParameter(call, definition)) continue;
      const blocking = this.calls.of(call);
      if (blocking && isWorthAWay(blocking)) return { steps: [{ call, module }], blocking };
      const next = blocking ? undefined : this.calledFunction(call);
      const path = next && this.through(next, depth + 1);
      if (path) return { ...path, steps: [{ call, module }, ...path.steps] };
    }
    return undefined;
  }

  /** The one synchronous function of the project that a call runs. */
  private calledFunction(call: Call): FunctionDefinition | undefined {
    const [called, ...others] = membersOf(this.semantics.typeOf(call.callee));
    if (others.length > 0) return undefined;
    if (called?.kind === "class") return this.initializer(called.symbol);
    if (called?.kind !== "function" || called.result || !this.isOwn(called.module)) return undefined;
    const { definition } = called;
    return definition.isAsync || definition.isGenerator ? undefined : definition;
  }

  /** The `__init__` that runs when an object of a class of the project is made. */
  private initializer(symbol: ClassSymbol): FunctionDefinition | undefined {
    for (const one of this.semantics.evaluator.linearization(symbol)) {
      if (!one || !this.isOwn(one.module)) return undefined;
      for (const statement of one.definition.body) {
        if (statement.kind !== "FunctionDefinition" || !/^__(init|new)__$/.test(statement.name.id)) continue;
        return statement.name.id === "__init__" ? statement : undefined;
      }
    }
    return undefined;
  }

  private isOwn(module: ModuleModel): boolean {
    return isOwnModule(module, this.semantics.evaluator.main);
  }
}

/** The calls that run when a function runs, in the order of the text: not those in functions, lambdas and generators inside it. */
function callsIn(definition: FunctionDefinition): readonly Call[] {
  const calls: Call[] = [];
  const visit = (node: Node): void => {
    if (node.kind === "FunctionDefinition" || node.kind === "ClassDefinition" || node.kind === "Lambda") return;
    if (node.kind === "Comprehension" && node.form === "generator") return;
    if (node.kind === "Call") calls.push(node);
    forEachChild(node, visit);
  };
  for (const statement of definition.body) visit(statement);
  return calls;
}

/** Tells whether a call only runs where a parameter of the function says so: who calls the function may never want it. */
function dependsOnParameter(call: Call, { parameters, parent, body }: FunctionDefinition): boolean {
  const isMethod = parent?.kind === "ClassDefinition";
  const names = new Set((isMethod ? parameters.slice(1) : parameters).map((one) => one.name.id));
  const asks = (test: Node | undefined): boolean => {
    let found = false;
    if (test)
      walk(test, (node) => {
        found ||= node.kind === "Name" && names.has(node.id);
        return !found;
      });
    return found;
  };
  // `if not wait: return`
  const leaves = body.some(
    (one) => one.kind === "If" && one.end <= call.start && one.branches.some((branch) => asks(branch.test) && endsFunction(branch.body)),
  );
  if (leaves) return true;
  let child: Node = call;
  let node = call.parent;
  while (node && node.kind !== "FunctionDefinition") {
    if (node.kind === "If" && node.branches.some((branch) => branch.test !== child && asks(branch.test))) return true;
    if (node.kind === "Conditional" && node.test !== child && asks(node.test)) return true;
    if (node.kind === "Boolean" && node.right === child && asks(node.left)) return true;
    if (node.kind === "While" && node.test !== child && asks(node.test)) return true;
    child = node;
    node = node.parent;
  }
  return false;
}

/**
 * Tells whether a call that blocks is worth being shown from afar. Files mostly answer at once, and that another thread is done is often known to
 * whoever calls a function that waits for it.
 */
function isWorthAWay({ rule, advice }: BlockingCall): boolean {
  return advice !== undefined || (rule !== "blocking-file" && rule !== "blocking-wait");
}

function endsFunction(body: readonly Statement[]): boolean {
  const last = body[body.length - 1];
  return last?.kind === "Return" || last?.kind === "Raise";
}
