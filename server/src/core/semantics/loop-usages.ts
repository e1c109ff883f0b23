/** How code of the time before `asyncio.run` (Python 3.7) uses an event loop by hand: it gets one, runs something on it, and closes it. */
import type { Call, Expression, ExpressionStatement, Name } from "../syntax/ast";
import { ownerOf } from "./context";
import { asyncioName, type LoopSource, loopSourceOf } from "./event-loops";
import type { SemanticModel } from "./model";
import type { CodeBlock, Definition } from "./scopes";

/** One loop and everything that the code does with it. All calls are in the code block that gets the loop. */
export interface LoopUsage {
  readonly source: LoopSource;
  /** The call that gets the loop. */
  readonly getter: Call;
  /** The assignment of the loop to a variable; undefined for `asyncio.get_event_loop().run_until_complete(…)`. */
  readonly definition: Definition | undefined;
  /** The calls of `run_until_complete` that run something of the program's own, in the order of the text. */
  readonly runs: readonly Call[];
  /** The calls of `run_forever`. */
  readonly forever: readonly Call[];
  /** Statements that `asyncio.run` makes needless: `loop.close()`, `asyncio.set_event_loop(loop)`, `loop.run_until_complete(loop.shutdown_asyncgens())`. */
  readonly upkeep: readonly ExpressionStatement[];
  /** Statements among the upkeep that close the loop. */
  readonly closings: readonly ExpressionStatement[];
  /** Every other use of the variable. */
  readonly others: readonly Name[];
}

/** What a program does with a loop that a call gets; undefined when the loop goes anywhere but into one variable or straight into a run. */
export function loopUsageOf(semantics: SemanticModel, getter: Call): LoopUsage | undefined {
  const source = loopSourceOf(semantics, getter);
  if (!source) return undefined;
  const { parent } = getter;
  if (parent?.kind === "Attribute" && parent.parent?.kind === "Call" && parent.parent.callee === parent) {
    const call = parent.parent;
    const inline = { source, getter, definition: undefined, upkeep: [], closings: [], others: [] };
    if (parent.attribute === "run_until_complete") return { ...inline, runs: [call], forever: [] };
    return parent.attribute === "run_forever" ? { ...inline, runs: [], forever: [call] } : undefined;
  }
  if (parent?.kind !== "Assign" || parent.targets.length !== 1 || parent.targets[0]?.kind !== "Name") return undefined;
  const definition = semantics.scopes.definitions.get(parent.targets[0]);
  return definition && definition.binding.scope.node === definition.block
    ? usageOfVariable(semantics, source, getter, definition)
    : undefined;
}

function usageOfVariable(semantics: SemanticModel, source: LoopSource, getter: Call, definition: Definition): LoopUsage {
  const runs: Call[] = [];
  const forever: Call[] = [];
  const upkeep: ExpressionStatement[] = [];
  const closings: ExpressionStatement[] = [];
  const others: Name[] = [];
  const isOwn = (use: Expression): boolean =>
    use.kind === "Name" &&
    semantics.bindingOf(use) === definition.binding &&
    (semantics.definitionsReaching(use) ?? []).every((one) => one === definition);
  for (const use of semantics.usesOf(definition)) {
    const call = methodCall(use);
    const method = call?.callee.kind === "Attribute" ? call.callee.attribute : "";
    const statement = call?.parent?.kind === "ExpressionStatement" ? call.parent : undefined;
    const setter =
      use.parent?.kind === "Call" && asyncioName(semantics, use.parent.callee) === "asyncio.set_event_loop" ? use.parent.parent : undefined;
    if (!isOwn(use) || !runsIn(use, definition.block)) {
      others.push(use);
    } else if (setter?.kind === "ExpressionStatement") {
      upkeep.push(setter);
    } else if (call && method === "run_forever") {
      forever.push(call);
    } else if (statement && method === "close") {
      upkeep.push(statement);
      closings.push(statement);
    } else if (call && method === "run_until_complete") {
      const shutdown = shutdownOf(call.arguments[0]?.value);
      if (shutdown && isOwn(shutdown) && statement) upkeep.push(statement);
      else runs.push(call);
    } else if (!(call && shutdownMethods.has(method) && isArgumentOfUpkeep(call))) {
      others.push(use);
    }
  }
  return { source, getter, definition, runs, forever, upkeep, closings, others };
}

/** The call of a method of `receiver`: `loop.close()` for `loop`. */
function methodCall(receiver: Name): Call | undefined {
  const attribute = receiver.parent;
  if (attribute?.kind !== "Attribute" || attribute.value !== receiver) return undefined;
  return attribute.parent?.kind === "Call" && attribute.parent.callee === attribute ? attribute.parent : undefined;
}

/** Clean-up that `asyncio.run` does itself (https://docs.python.org/3/library/asyncio-runner.html#asyncio.run). */
const shutdownMethods: ReadonlySet<string> = new Set(["shutdown_asyncgens", "shutdown_default_executor"]);

/** The loop whose clean-up an argument of `run_until_complete` is. */
function shutdownOf(argument: Expression | undefined): Expression | undefined {
  if (argument?.kind !== "Call" || argument.arguments.length > 0 || argument.callee.kind !== "Attribute") return undefined;
  return shutdownMethods.has(argument.callee.attribute) ? argument.callee.value : undefined;
}

function isArgumentOfUpkeep(call: Call): boolean {
  const outer = call.parent;
  return (
    outer?.kind === "Call" &&
    outer.parent?.kind === "ExpressionStatement" &&
    outer.callee.kind === "Attribute" &&
    outer.callee.attribute === "run_until_complete"
  );
}

/** Tells whether a node runs in a code block itself, not in a function, lambda, class or generator expression inside it. */
function runsIn(node: Expression, block: CodeBlock): boolean {
  let owner = ownerOf(node);
  while (owner.kind === "Comprehension" && owner.form !== "generator") owner = ownerOf(owner);
  return owner === block;
}
