/**
 * Which definitions of a name reach a use of it, within one code block: a function's body or a module's statements, with the class
 * bodies and comprehensions inside them, which run in place. Branches are joined, loops go round until nothing changes, and anything
 * in a `try` may be interrupted after each definition.
 *
 * What is asked is "which values may this name have here", so every inexactness adds definitions and never drops one.
 */
import type { Expression, Name, Node, Statement } from "../syntax/ast";
import { forEachChild, isStatement } from "../syntax/visit";
import type { Binding, CodeBlock, Definition, ScopeTree } from "./scopes";

/** What each name may hold at one moment. A binding that is missing holds nothing yet. Undefined stands for code that is never reached. */
type State = Map<Binding, ReadonlySet<Definition>>;

/** The definitions that may reach each use of a name in a code block, by the use. */
export type Reaching = ReadonlyMap<Name, ReadonlySet<Definition>>;

/** How often a loop is gone round at most; each round only adds definitions, so few are needed. */
const maximumRounds = 8;

/** Computes what reaches the uses of names in one code block. Uses inside nested functions and lambdas are not in the result. */
export function reachingDefinitions(block: CodeBlock, scopes: ScopeTree): Reaching {
  const flow = new Flow(scopes);
  flow.run(block);
  return flow.reaching;
}

interface Loop {
  readonly breaks: State[];
  readonly continues: State[];
}

class Flow {
  readonly reaching = new Map<Name, Set<Definition>>();
  private state: State | undefined = new Map();
  private readonly loops: Loop[] = [];
  /** What handlers of the `try` statements around may see: every definition made since they began. */
  private readonly interruptions: State[] = [];

  constructor(private readonly scopes: ScopeTree) {}

  run(block: CodeBlock): void {
    if (block.kind !== "Module") for (const parameter of block.parameters) this.expression(parameter.name);
    if (block.kind === "Lambda") this.expression(block.body);
    else this.statements(block.body);
  }

  private statements(statements: readonly Statement[]): void {
    for (const statement of statements) {
      // Code behind a `return` is read as if it were reached: it may be half-written, and silence there would surprise.
      this.state ??= new Map();
      this.statement(statement);
    }
  }

  private read(name: Name): void {
    const binding = this.scopes.bindingOf(name);
    if (!binding) return;
    let known = this.reaching.get(name);
    if (!known) {
      known = new Set();
      this.reaching.set(name, known);
    }
    for (const definition of this.state?.get(binding) ?? []) known.add(definition);
  }

  private define(definition: Definition): void {
    const only = new Set([definition]);
    this.state?.set(definition.binding, only);
    for (const interruption of this.interruptions) {
      const known = interruption.get(definition.binding);
      interruption.set(definition.binding, known ? union(known, only) : only);
    }
  }

  /** Goes through a node in the order in which Python evaluates it. */
  private expression(node: Node): void {
    switch (node.kind) {
      case "Name": {
        const definition = this.scopes.definitions.get(node);
        if (!definition || definition.kind === "augmented" || definition.kind === "delete") this.read(node);
        if (definition) this.define(definition);
        return;
      }
      case "Lambda":
        for (const parameter of node.parameters) if (parameter.default) this.expression(parameter.default);
        return;
      case "NamedExpression":
        this.expression(node.value);
        return this.expression(node.target);
      case "Boolean":
        this.expression(node.left);
        return this.maybe(() => this.expression(node.right));
      case "Conditional":
        this.expression(node.test);
        return this.branches([() => this.expression(node.body), () => this.expression(node.orElse)]);
      default:
        forEachChild(node, (one) => this.expression(one));
    }
  }

  private maybe(run: () => void): void {
    this.branches([run, () => undefined]);
  }

  /** Runs each branch from the same state and joins what they leave. */
  private branches(runs: readonly (() => void)[]): void {
    const before = this.state;
    const ends: (State | undefined)[] = [];
    for (const run of runs) {
      this.state = copy(before);
      run();
      ends.push(this.state);
    }
    this.state = join(ends);
  }

  private statement(node: Statement): void {
    switch (node.kind) {
      case "FunctionDefinition": {
        for (const decorator of node.decorators) this.expression(decorator);
        for (const parameter of node.parameters) {
          if (parameter.default) this.expression(parameter.default);
          if (parameter.annotation) this.expression(parameter.annotation);
        }
        if (node.returns) this.expression(node.returns);
        return this.expression(node.name);
      }
      case "ClassDefinition":
        for (const decorator of node.decorators) this.expression(decorator);
        for (const argument of node.arguments) this.expression(argument.value);
        this.statements(node.body);
        return this.expression(node.name);
      case "Assign":
        if (node.value) this.expression(node.value);
        if (node.annotation) this.expression(node.annotation);
        // `x: int` alone binds nothing.
        if (node.value) for (const target of node.targets) this.expression(target);
        return;
      case "AugmentedAssign":
        this.expression(node.value);
        return this.expression(node.target);
      case "Import":
      case "ImportFrom":
        for (const alias of node.names) {
          const definition = this.scopes.imports.get(alias);
          if (definition) this.define(definition);
        }
        return;
      case "Return":
      case "Raise":
        forEachChild(node, (one) => this.expression(one));
        this.state = undefined;
        return;
      case "Break":
        if (this.state) this.loops[this.loops.length - 1]?.breaks.push(this.state);
        this.state = undefined;
        return;
      case "Continue":
        if (this.state) this.loops[this.loops.length - 1]?.continues.push(this.state);
        this.state = undefined;
        return;
      case "If": {
        const ends: (State | undefined)[] = [];
        for (const branch of node.branches) {
          if (branch.test) this.expression(branch.test);
          const before = copy(this.state);
          this.statements(branch.body);
          ends.push(this.state);
          this.state = before;
        }
        const isExhaustive = node.branches.some((branch) => branch.test === undefined);
        this.state = join(isExhaustive ? ends : [...ends, this.state]);
        return;
      }
      case "While":
        return this.loop(
          () => this.expression(node.test),
          () => this.statements(node.body),
          node.orElse,
          !isAlwaysTrue(node.test),
        );
      case "For":
        this.expression(node.iterable);
        return this.loop(
          () => undefined,
          () => {
            this.expression(node.target);
            this.statements(node.body);
          },
          node.orElse,
          true,
        );
      case "With":
        for (const item of node.items) {
          this.expression(item.manager);
          if (item.target) this.expression(item.target);
        }
        return this.interruptible(
          () => this.statements(node.body),
          // A context manager may swallow an exception, so what follows may run with any state of the body.
          (interrupted, end) => {
            this.state = join([end, end ? undefined : interrupted]);
          },
        );
      case "Try":
        return this.tryStatement(node);
      case "Match": {
        this.expression(node.subject);
        const ends: (State | undefined)[] = [];
        for (const one of node.cases) {
          const before = copy(this.state);
          for (const value of one.values) this.expression(value);
          for (const capture of one.captures) this.expression(capture);
          if (one.guard) this.expression(one.guard);
          this.statements(one.body);
          ends.push(this.state);
          this.state = before;
        }
        const isExhaustive = node.cases.some((one) => one.matchesAll);
        this.state = join(isExhaustive ? ends : [...ends, this.state]);
        return;
      }
      default:
        forEachChild(node, (one) => this.node(one));
    }
  }

  /** A part of a broken statement may be either. */
  private node(node: Node): void {
    if (node.kind === "BrokenStatement") forEachChild(node, (one) => this.node(one));
    else if (isStatement(node)) this.statement(node);
    else this.expression(node);
  }

  private loop(test: () => void, body: () => void, orElse: readonly Statement[], mayEnd: boolean): void {
    const frame: Loop = { breaks: [], continues: [] };
    this.loops.push(frame);
    let entry = copy(this.state);
    let exit: State | undefined;
    for (let round = 0; round < maximumRounds; round++) {
      this.state = copy(entry);
      test();
      exit = copy(this.state);
      body();
      const next = join([entry, this.state, ...frame.continues]);
      const isStable = sameState(entry, next);
      entry = next;
      if (isStable) break;
    }
    this.loops.pop();
    this.state = mayEnd ? exit : undefined;
    if (this.state) this.statements(orElse);
    this.state = join([this.state, ...frame.breaks]);
  }

  /** Runs a part that may be left at any moment. `after` gets what may hold when it is left early and what holds at its end. */
  private interruptible(run: () => void, after: (interrupted: State, end: State | undefined) => void): void {
    const interrupted = copy(this.state) ?? new Map<Binding, ReadonlySet<Definition>>();
    this.interruptions.push(interrupted);
    run();
    this.interruptions.pop();
    after(interrupted, this.state);
  }

  private tryStatement(node: Extract<Statement, { kind: "Try" }>): void {
    const withHandlers = (): void =>
      this.interruptible(
        () => this.statements(node.body),
        (interrupted, end) => {
          this.state = end;
          if (this.state) this.statements(node.orElse);
          const ends: (State | undefined)[] = [this.state];
          for (const handler of node.handlers) {
            this.state = copy(interrupted);
            if (handler.type) this.expression(handler.type);
            if (handler.name) this.expression(handler.name);
            this.statements(handler.body);
            ends.push(this.state);
          }
          this.state = join(ends);
        },
      );
    if (node.finallyBody.length === 0) return withHandlers();
    this.interruptible(withHandlers, (interrupted, end) => {
      // The clean-up runs after an interruption too, but then nothing behind it does.
      this.state = interrupted;
      this.statements(node.finallyBody);
      this.state = end;
      if (this.state) this.statements(node.finallyBody);
    });
  }
}

function isAlwaysTrue(test: Expression): boolean {
  return test.kind === "Constant" && (test.value === "True" || test.value === "1");
}

function copy(state: State | undefined): State | undefined {
  return state && new Map(state);
}

function union(a: ReadonlySet<Definition>, b: ReadonlySet<Definition>): ReadonlySet<Definition> {
  for (const one of b) {
    if (!a.has(one)) return new Set([...a, ...b]);
  }
  return a;
}

function join(states: readonly (State | undefined)[]): State | undefined {
  let result: State | undefined;
  for (const state of states) {
    if (!state) continue;
    if (!result) {
      result = new Map(state);
      continue;
    }
    for (const [binding, definitions] of state) {
      const known = result.get(binding);
      result.set(binding, known ? union(known, definitions) : definitions);
    }
  }
  return result;
}

function sameState(a: State | undefined, b: State | undefined): boolean {
  if (!a || !b) return a === b;
  if (a.size !== b.size) return false;
  for (const [binding, definitions] of a) {
    const other = b.get(binding);
    if (!other || other.size !== definitions.size) return false;
  }
  return true;
}
