/** Moves a call that blocks to a thread of its own, where the event loop need not wait for it. */
import type { Fix, Safety } from "../linter/finding";
import type { TargetVersion } from "../linter/version";
import { existsIn } from "../semantics/asyncio-timeline";
import { isThreadLock } from "../semantics/blocking-calls";
import type { SemanticModel } from "../semantics/model";
import type { Call, Node } from "../syntax/ast";
import { insert, replace, type TextEdit } from "../text/edit";
import { message } from "../text/message";
import { awaitEdits } from "./await-expression";
import { importModule } from "./imports";
import { titleName } from "./run-coroutine";

/**
 * The fix that runs a call in a thread and awaits it: with `asyncio.to_thread`, which Python has since 3.9, or else with the executor of the loop.
 * There is none where `await` may not stand, where the call is an argument of something that runs it, or where a lock for threads is held: to wait there
 * is worse than to block.
 */
export function runInThread(semantics: SemanticModel, call: Call, target: TargetVersion, safety: Safety): Fix[] {
  const asyncio = semantics.mayAwait(call) ? importModule(semantics, "asyncio") : undefined;
  if (!asyncio || isGivenToThread(semantics, call) || isWhileLocked(semantics, call)) return [];
  const edits = existsIn("asyncio.to_thread", target.oldest)
    ? withToThread(semantics, call, asyncio.name)
    : withExecutor(semantics, call, asyncio.name, target);
  if (!edits) return [];
  const name = titleName(semantics, call);
  return [
    {
      title: existsIn("asyncio.to_thread", target.oldest)
        ? message("Run `{name}` in a thread with `asyncio.to_thread`", { name })
        : message("Run `{name}` in a thread with `run_in_executor`", { name }),
      safety,
      edits: [...asyncio.edits, ...awaitEdits(semantics.file, call), ...edits],
    },
  ];
}

function withToThread(semantics: SemanticModel, call: Call, asyncio: string): TextEdit[] | undefined {
  return asArguments(semantics, call, `${asyncio}.to_thread(`);
}

function withExecutor(semantics: SemanticModel, call: Call, asyncio: string, target: TargetVersion): TextEdit[] | undefined {
  const loop = `${asyncio}.${existsIn("asyncio.get_running_loop", target.oldest) ? "get_running_loop" : "get_event_loop"}().run_in_executor(None, `;
  if (call.arguments.every((one) => one.keyword === undefined && one.stars < 2)) return asArguments(semantics, call, loop);
  const functools = importModule(semantics, "functools");
  const edits = functools && asArguments(semantics, call, `${loop}${functools.name}.partial(`);
  return edits && [...functools.edits, ...edits, insert(call.end, ")")];
}

/** Makes `outer(function, argument)` of `function(argument)`. Undefined for `function(x for x in y)`, whose argument would need brackets. */
function asArguments({ file }: SemanticModel, { callee, arguments: given, argumentsRange }: Call, outer: string): TextEdit[] | undefined {
  const [first] = given;
  if (!first) return [insert(callee.start, outer), replace({ start: callee.end, end: argumentsRange.start + 1 }, "")];
  if (first.value.start === argumentsRange.start) return undefined;
  const open = argumentsRange.start + 1;
  const isLineEnd = /^[ \t]*(?:#|[\r\n])/.test(file.text.slice(open, first.value.start));
  const separator = isLineEnd ? "," : ", ";
  return [insert(callee.start, outer), replace({ start: callee.end, end: open }, separator)];
}

/** Tells whether a call is itself an argument of what runs functions in threads, as in `asyncio.to_thread(load(1))`: the call should be undone there. */
export function isGivenToThread(semantics: SemanticModel, call: Call): boolean {
  const outer = call.parent;
  if (outer?.kind !== "Call" || outer.callee === call) return false;
  return outer.callee.kind === "Attribute"
    ? /^(to_thread|run_in_executor|submit|run_sync|call_soon|call_later)$/.test(outer.callee.attribute)
    : semantics.qualifiedName(outer.callee) === "asyncio.to_thread";
}

/** Tells whether a node runs while a lock for threads is held. An `await` there may bring the whole program to a stop. */
export function isWhileLocked(semantics: SemanticModel, node: Node): boolean {
  for (let current: Node | undefined = node.parent; current && current.kind !== "FunctionDefinition"; current = current.parent) {
    if (current.kind === "With" && !current.isAsync && current.items.some(({ manager }) => isThreadLock(semantics, manager))) return true;
  }
  return false;
}
