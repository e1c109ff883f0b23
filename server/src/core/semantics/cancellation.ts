/** Where code catches the exception by which a task is cancelled, and why it may want to. */
import type { Call, ExceptHandler, Expression, FunctionDefinition, Name, Node, Try, With } from "../syntax/ast";
import { nodesOfKind } from "../syntax/parts";
import { walk } from "../syntax/visit";
import { CalledNames } from "./called-names";
import { calledName } from "./event-loops";
import type { SemanticModel } from "./model";
import { walkOwnCode } from "./suspension";

/** How a handler catches a cancellation: by `except:`, through `BaseException`, or by the name of the exception. */
export type CancellationCatch = "everything" | "base" | "named";

/** How a handler catches `asyncio.CancelledError`; undefined where it does not, or an earlier handler of its `try` does. */
export function cancellationCatchOf(semantics: SemanticModel, handler: ExceptHandler): CancellationCatch | undefined {
  const own = ownCatch(semantics, handler);
  const { parent } = handler;
  if (!own || handler.isGroup || parent?.kind !== "Try") return undefined;
  const earlier = parent.handlers.slice(0, parent.handlers.indexOf(handler));
  return earlier.some((one) => ownCatch(semantics, one)) ? undefined : own;
}

function ownCatch(semantics: SemanticModel, { type }: ExceptHandler): CancellationCatch | undefined {
  if (!type) return "everything";
  const types = type.kind === "Tuple" ? type.elements : [type];
  if (types.some((one) => semantics.qualifiedName(one) === "builtins.BaseException")) return "base";
  return types.some((one) => isCancelledError(semantics, one)) ? "named" : undefined;
}

/** Tells whether an expression is the class `asyncio.CancelledError`. */
export function isCancelledError(semantics: SemanticModel, expression: Expression): boolean {
  return /^asyncio\.(exceptions\.)?CancelledError$/.test(semantics.qualifiedName(expression) ?? "");
}

/**
 * Tells whether code that catches a cancellation has a reason that can be seen: it raises again on some path, hands the exception on, ends the program, waits for a task that it
 * has cancelled, keeps account of cancellations, or cleans up.
 */
export function isMeantToSwallow(
  semantics: SemanticModel,
  statement: Try | With,
  owner: FunctionDefinition,
  handler?: ExceptHandler,
): boolean {
  return (
    cleansUp(statement, owner) ||
    cancelsOrCounts(semantics, owner) ||
    waitsForTasksOnly(semantics, statement) ||
    (handler !== undefined && (leavesOrHandsOn(semantics, handler) || setsFlagAndRaises(handler, owner)))
  );
}

const suppress = new CalledNames("contextlib.suppress");

/** The call of `contextlib.suppress` by which a `with` statement drops a cancellation; undefined where none does. */
export function suppressedCancellation(semantics: SemanticModel, { items }: With): Call | undefined {
  for (const { manager } of items) {
    if (!suppress.isCalledBy(semantics, manager)) continue;
    const isCaught = manager.arguments.some(
      ({ value }) => isCancelledError(semantics, value) || semantics.qualifiedName(value) === "builtins.BaseException",
    );
    if (isCaught) return manager;
  }
  return undefined;
}

const exits = new CalledNames("sys.exit", "os._exit", "builtins.exit", "builtins.quit", "os.kill", "os.abort");

function leavesOrHandsOn(semantics: SemanticModel, handler: ExceptHandler): boolean {
  let found = false;
  for (const statement of handler.body) {
    walkOwnCode(statement, (node) => {
      found ||= node.kind === "Raise" || exits.isCalledBy(semantics, node);
      // `loop.stop()` ends the program's loop; `future.set_exception(error)` and its like hand the failure on.
      found ||=
        node.kind === "Call" &&
        /^(set_exception|throw|stop|cancel|exc_info|uncancel|cancelling)$/.test(calledName(semantics, node.callee) ?? "");
      found ||= node.kind === "Name" && node.id === handler.name?.id && isHandedOn(semantics, node);
    });
  }
  return found;
}

/** Tells whether an exception goes anywhere but into a text. */
function isHandedOn(semantics: SemanticModel, use: Name): boolean {
  const { kind } = semantics.destinationOf(use);
  if (kind !== "passed") return kind === "returned" || kind === "stored" || kind === "assigned";
  const destination = semantics.destinationOf(use);
  const called = destination.kind === "passed" ? (calledName(semantics, destination.call.callee) ?? "") : "";
  return !/^(debug|info|warning|warn|error|critical|exception|log|print|str|repr|format\w*|isinstance|type|print_exc\w*)$/.test(called);
}

const cleanUpName =
  /close|stop|shut|clean|cancel|tear_?down|disconnect|terminat|aexit|dispose|finali[sz]e|quit|kill|exit|abort|join|cleanup|unload|remove|release|drain|destroy|wait_for_|_del_/i;

/** Tells whether a `try` is part of clean-up: by its function's name, or because it stands in a `finally` or a handler. */
function cleansUp(statement: Try | With, owner: FunctionDefinition): boolean {
  if (cleanUpName.test(owner.name.id)) return true;
  let child: Node = statement;
  for (let parent = statement.parent; parent && parent !== owner; child = parent, parent = parent.parent) {
    if (parent.kind === "ExceptHandler") return true;
    if (parent.kind === "Try" && (parent.finallyBody as readonly Node[]).includes(child)) return true;
  }
  return false;
}

/** Tells whether a function cancels something itself, or counts its cancellations (`Task.cancelling`, `Task.uncancel`). */
function cancelsOrCounts(semantics: SemanticModel, owner: FunctionDefinition): boolean {
  let found = false;
  walk(owner, (node) => {
    found ||= node.kind === "Call" && /^_*(cancel\w*|uncancel|cancelled|\w+_cancel(led)?)$/.test(calledName(semantics, node.callee) ?? "");
    return !found;
  });
  return found;
}

const waiters = new CalledNames("asyncio.gather", "asyncio.wait", "asyncio.wait_for", "asyncio.shield");

/** Tells whether everything that a `try` awaits is a task or Future that exists already, which somebody else may have cancelled. */
function waitsForTasksOnly(semantics: SemanticModel, statement: Try | With): boolean {
  let onlyTasks = true;
  for (const one of statement.body) {
    walkOwnCode(one, (node) => {
      if (node.kind === "Await") onlyTasks &&= isExisting(semantics, node.value);
      else if ((node.kind === "For" || node.kind === "With") && node.isAsync) onlyTasks = false;
    });
  }
  return onlyTasks;
}

function isExisting(semantics: SemanticModel, expression: Expression): boolean {
  if (expression.kind === "Starred") return true;
  if (expression.kind !== "Call") return expression.kind === "Name" || expression.kind === "Attribute" || expression.kind === "Subscript";
  if (!waiters.has(semantics, expression.callee)) return false;
  return expression.arguments.every(({ keyword, value }, index) => keyword !== undefined || index > 0 || isExisting(semantics, value));
}

/** `cancelled = True` in the handler, and `raise` behind it. */
function setsFlagAndRaises(handler: ExceptHandler, owner: FunctionDefinition): boolean {
  if (!handler.body.some((one) => one.kind === "Assign")) return false;
  let raises = false;
  walkOwnCode(owner, (node) => {
    raises ||= node.kind === "Raise" && node.start > handler.end;
  });
  return raises;
}

const starters = new CalledNames(
  "asyncio.run",
  "asyncio.create_task",
  "asyncio.ensure_future",
  "asyncio.Task",
  "asyncio.TaskGroup().create_task",
  "asyncio.AbstractEventLoop().create_task",
  "asyncio.AbstractEventLoop().run_until_complete",
  "asyncio.Runner().run",
  "asyncio.gather",
);

/**
 * Tells whether a coroutine that ends normally when it is cancelled does no harm: it is the program's outermost one, or a whole task, which is done
 * behind the `try` in either case.
 */
export function isMeantToEnd(semantics: SemanticModel, statement: Try | With, owner: FunctionDefinition): boolean {
  if (/^_*(main|amain|async_main|run\w*|serve\w*|loop|worker\w*|\w+_(loop|worker|task|forever|runner))$/.test(owner.name.id)) return true;
  const isStarted = nodesOfKind(semantics.file.module, "Call").some(
    (call) =>
      call.arguments.some(({ value }) => value.kind === "Call" && calledName(semantics, value.callee) === owner.name.id) &&
      starters.has(semantics, call.callee),
  );
  return isStarted && !isAwaitedElsewhere(semantics, owner) && statement.end >= (owner.body[owner.body.length - 1]?.start ?? 0);
}

function isAwaitedElsewhere(semantics: SemanticModel, owner: FunctionDefinition): boolean {
  return nodesOfKind(semantics.file.module, "Await").some(
    ({ value }) => value.kind === "Call" && calledName(semantics, value.callee) === owner.name.id,
  );
}
