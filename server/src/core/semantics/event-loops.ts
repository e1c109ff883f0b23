/** Where code gets an event loop from, and whether one can be running or set when it does. */
import type { Call, Expression, FunctionDefinition, If, Node } from "../syntax/ast";
import { nodesOfKind } from "../syntax/parts";
import { functionAround, ownerOf } from "./context";
import { expectsWarning } from "./coroutine-calls";
import { catchesAny } from "./exception-guards";
import type { SemanticModel } from "./model";
import { suiteOf } from "./suites";
import { versionTest } from "./version-guards";

/**
 * The dotted name of a member of asyncio, as `SemanticModel.qualifiedName` gives it. A module that nothing in the file binds, such as
 * the `asynico` in `asynico.get_event_loop()`, is taken for a misspelled or forgotten asyncio; undefined for everything else.
 */
export function asyncioName(semantics: SemanticModel, expression: Expression): string | undefined {
  const name = semantics.qualifiedName(expression);
  if (name !== undefined) return name;
  if (expression.kind !== "Attribute" || expression.value.kind !== "Name") return undefined;
  const isUnbound = !semantics.bindingOf(expression.value) && semantics.scopes.starImports.length === 0;
  return isUnbound ? `asyncio.${expression.attribute}` : undefined;
}

/** How a call gets a loop: the current one (`asyncio.get_event_loop()`), or a new one (`asyncio.new_event_loop()`). */
export type LoopSource = "current" | "new";

/** How an expression gets an event loop; undefined when it is not a call that does. */
export function loopSourceOf(semantics: SemanticModel, expression: Expression): LoopSource | undefined {
  if (expression.kind !== "Call" || !/^(get|new)_event_loop$/.test(calledName(semantics, expression.callee) ?? "")) return undefined;
  switch (asyncioName(semantics, expression.callee)) {
    case "asyncio.get_event_loop":
      return expression.arguments.length === 0 ? "current" : undefined;
    case "asyncio.new_event_loop":
      return "new";
    default:
      return undefined;
  }
}

/**
 * The last part of the name of what is called, as its module spells it: `sleep` for `asyncio.sleep` and for what `from asyncio import sleep as nap` calls
 * `nap`. It costs nothing, so that a look at it can save the resolving of all other calls.
 */
export function calledName(semantics: SemanticModel, callee: Expression): string | undefined {
  if (callee.kind === "Attribute") return callee.attribute;
  if (callee.kind !== "Name") return undefined;
  return semantics.bindingOf(callee)?.definitions.find((one) => one.alias)?.alias?.path ?? callee.id;
}

/**
 * What is known about the event loop when code runs. Coroutine: a loop runs. Start: none runs, since the code is the program's beginning: module
 * level, or a function that module level calls or that is called `main`. Function: it depends on the caller. Deferred: the code is a lambda or
 * a generator expression, or in a class inside a function, and nothing is known.
 */
export type LoopPlace = "coroutine" | "start" | "function" | "deferred";

/** Finds what is known about the event loop when a node runs. */
export function loopPlaceOf(semantics: SemanticModel, node: Node): LoopPlace {
  let owner = ownerOf(node);
  for (;;) {
    switch (owner.kind) {
      case "Module":
        return "start";
      case "FunctionDefinition":
        if (owner.isAsync) return "coroutine";
        return startsProgram(semantics, owner) ? "start" : "function";
      case "ClassDefinition":
        owner = ownerOf(owner);
        if (owner.kind === "FunctionDefinition") return "deferred";
        break;
      case "Comprehension":
        if (owner.form === "generator") return "deferred";
        owner = ownerOf(owner);
        break;
      default:
        return "deferred";
    }
  }
}

/** Tells whether a synchronous function runs at the beginning of the program: it is called `main`, or code at module level calls it. */
function startsProgram(semantics: SemanticModel, definition: FunctionDefinition): boolean {
  if (definition.isGenerator || ownerOf(definition).kind !== "Module" || isTest(semantics, definition)) return false;
  if (definition.name.id === "main") return true;
  const uses = semantics.bindingOf(definition.name)?.uses ?? [];
  return uses.some((use) => use.parent?.kind === "Call" && use.parent.callee === use && ownerOf(use).kind === "Module");
}

/** Tells whether a node belongs to a test, whose framework may have set a loop. */
export function isTest(semantics: SemanticModel, node: Node): boolean {
  let current: Node | undefined = node;
  while (current) {
    if (current.kind === "FunctionDefinition") {
      if (/^(test|setUp|tearDown|setup_|teardown_)/.test(current.name.id)) return true;
      const decorators = current.decorators.map(({ expression }) =>
        semantics.qualifiedName(expression.kind === "Call" ? expression.callee : expression),
      );
      if (decorators.some((name) => name?.startsWith("pytest"))) return true;
    }
    current = current.parent;
  }
  return false;
}

/**
 * Tells whether code is prepared for there being no current event loop, or makes sure that there is one: it catches the exception, asks for the
 * Python version, expects the warning, or has set a loop before.
 */
export function isPreparedForNoLoop(semantics: SemanticModel, node: Node): boolean {
  return isGuarded(semantics, node) || expectsWarning(semantics, node) || setsLoopBefore(semantics, node);
}

function isGuarded(semantics: SemanticModel, node: Node): boolean {
  const { text } = semantics.file;
  const asksForVersion = (one: Node): boolean => versionTest.test(text.slice(one.start, one.end));
  let child = node;
  let parent = node.parent;
  while (parent) {
    switch (parent.kind) {
      case "Try":
        if ((parent.body as readonly Node[]).includes(child) && catchesAny(parent, raisedWithoutLoop)) return true;
        break;
      case "ExceptHandler":
        // What stands in a handler is the way out for one version or one situation.
        return true;
      case "With":
        if (parent.items.some((one) => /\bsuppress\b/.test(text.slice(one.manager.start, one.manager.end)))) return true;
        break;
      case "If":
        if (parent.branches.some((one) => one.test && asksForVersion(one.test))) return true;
        break;
      case "Conditional":
        if (asksForVersion(parent.test)) return true;
        break;
    }
    if (suiteOf(parent, child)?.some((one) => one.end <= node.start && one.kind === "If" && leavesByVersion(one, asksForVersion)))
      return true;
    // A function that asks for the version before it defines another one is rare; its own body is enough.
    if (parent.kind === "FunctionDefinition") return false;
    child = parent;
    parent = parent.parent;
  }
  return false;
}

/** What code that asks for a loop may expect: that there is none, or that its Python has not yet, or no longer, what it asks for. */
const raisedWithoutLoop = ["RuntimeError", "DeprecationWarning", "AttributeError"];

/** `if sys.version_info >= (3, 10): return …` in front of the code in question. */
function leavesByVersion(statement: If, asksForVersion: (test: Node) => boolean): boolean {
  return statement.branches.some(({ test, body }) => {
    const last = body[body.length - 1];
    return test !== undefined && asksForVersion(test) && (last?.kind === "Return" || last?.kind === "Raise");
  });
}

/**
 * Tells whether the file sets a loop that a node may see. A call in the same code behind the node does not count, and neither do policies that
 * leave the thread without a loop as asyncio's own do.
 */
function setsLoopBefore(semantics: SemanticModel, node: Node): boolean {
  const owner = functionAround(node);
  return nodesOfKind(semantics.file.module, "Call").some(
    (call) => setsLoop(semantics, call) && !(call.start > node.start && functionAround(call) === owner),
  );
}

function setsLoop(semantics: SemanticModel, call: Call): boolean {
  const [argument] = call.arguments;
  const name = asyncioName(semantics, call.callee) ?? "";
  if (name === "asyncio.set_event_loop") return !(argument?.value.kind === "Constant" && argument.value.value === "None");
  if (name === "asyncio.set_event_loop_policy")
    return argument?.value.kind !== "Call" || !plainPolicies.test(semantics.qualifiedName(argument.value.callee) ?? "");
  // Libraries that put their own loop, or their own way to get one, into asyncio.
  return (
    call.callee.kind === "Attribute" && (call.callee.attribute === "install" ? name !== "uvloop.install" : name === "nest_asyncio.apply")
  );
}

const plainPolicies = /^(asyncio\.(Windows(Selector|Proactor)|Default)EventLoopPolicy|uvloop\.EventLoopPolicy|winloop\.EventLoopPolicy)$/;

/** Calls by which code keeps something running in the background, or registers it for later, by the last part of their names. */
const backgroundCalls: ReadonlySet<string> = new Set(
  (
    "create_task ensure_future call_soon call_later call_at call_soon_threadsafe run_in_executor run_coroutine_threadsafe add_reader add_writer " +
    "add_signal_handler start_server start_unix_server create_server create_unix_server create_connection create_datagram_endpoint Task start_soon spawn " +
    "run_forever add_done_callback"
  ).split(" "),
);

/** Tells whether a file may start something that goes on when the coroutine that started it is done. */
export function startsBackgroundWork(semantics: SemanticModel): boolean {
  return nodesOfKind(semantics.file.module, "Call").some(({ callee }) => backgroundCalls.has(calledName(semantics, callee) ?? ""));
}
