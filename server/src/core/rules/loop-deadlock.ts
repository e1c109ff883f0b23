import { awaitEdits } from "../fixes/await-expression";
import { titleName } from "../fixes/run-coroutine";
import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import { CalledNames } from "../semantics/called-names";
import { expectsWarning } from "../semantics/coroutine-calls";
import type { SemanticModel } from "../semantics/model";
import type { Call, Expression } from "../syntax/ast";
import { replace } from "../text/edit";
import { message } from "../text/message";

/** AIO605: a coroutine waits for its own event loop in a way that keeps the loop from running. */
export default defineRule({
  id: "loop-deadlock",
  code: "AIO605",
  since: "0.2.0",
  severity: "error",
  fix: "suggested",
  aliases: [],
  supersedes: ["blocking-wait"],

  summary: "A coroutine asks for the result of something that can only run when the coroutine waits.",
  why: "`asyncio.run_coroutine_threadsafe(f(), loop)` is for other threads: its `.result()` blocks the thread until `f()` is done. In a coroutine that runs in the same loop, it blocks the loop itself, so that `f()` never begins, and the program hangs forever.\n\nA task that was only just made has not begun either: `asyncio.create_task(f()).result()` raises `InvalidStateError: Result is not set.`\n\nIn both cases `await` is what is meant: it lets the loop go on until the result is there.",
  bad: `import asyncio


async def fetch():
    return "text"


async def main():
    loop = asyncio.get_running_loop()
    print(asyncio.run_coroutine_threadsafe(fetch(), loop).result())


asyncio.run(main())
`,
  good: `import asyncio


async def fetch():
    return "text"


async def main():
    print(await fetch())


asyncio.run(main())
`,
  whenNotToUse: "With an eager task factory (Python 3.12), a new task may be done at once.",
  references: [
    "https://docs.python.org/3/library/asyncio-task.html#asyncio.run_coroutine_threadsafe",
    "https://docs.python.org/3/library/asyncio-task.html#asyncio.Task.result",
  ],
  messages: {
    deadlock: "This blocks the event loop that the coroutine must run in, so the program hangs here forever; `await` lets it run.",
    unfinished:
      "A task that was only just made has not run yet, so `result()` raises `InvalidStateError: Result is not set.`; `await` waits for it.",
  },

  visit: {
    Call(call, { semantics, report }) {
      const { callee } = call;
      if (callee.kind !== "Attribute" || !/^(result|exception)$/.test(callee.attribute)) return;
      if (!semantics.mayAwait(call) || expectsWarning(semantics, call)) return;
      const made = callee.value;
      if (starters.isCalledBy(semantics, made) && call.arguments.length === 0) {
        report({ range: callee, message: "unfinished", fixes: () => awaitTask(semantics, call, made) });
        return;
      }
      const [limit] = call.arguments;
      const origin = originOf(semantics, made);
      if (!origin || (limit && !(limit.value.kind === "Constant" && limit.value.value === "None"))) return;
      report({ range: callee, message: "deadlock", fixes: () => awaitCoroutine(semantics, call, origin) });
    },
  },
});

const threadsafe = new CalledNames("asyncio.run_coroutine_threadsafe");
const starters = new CalledNames("asyncio.create_task", "asyncio.AbstractEventLoop().create_task", "asyncio.TaskGroup().create_task");
const currentLoops = new CalledNames("asyncio.get_running_loop", "asyncio.get_event_loop");

/** The call of `run_coroutine_threadsafe` with the loop that runs here which made a Future; undefined for anything else. */
function originOf(semantics: SemanticModel, future: Expression): Call | undefined {
  const call = givenValue(semantics, future);
  if (!threadsafe.isCalledBy(semantics, call)) return undefined;
  const loop = call.arguments.find((one) => one.keyword === "loop") ?? call.arguments[1];
  const getter = loop && givenValue(semantics, loop.value);
  return currentLoops.isCalledBy(semantics, getter) && semantics.mayAwait(getter) ? call : undefined;
}

/** What a name was given in the only assignment that may reach it here, or the expression itself. */
function givenValue(semantics: SemanticModel, expression: Expression): Expression | undefined {
  if (expression.kind !== "Name") return expression;
  const [definition, ...others] = semantics.definitionsReaching(expression) ?? [];
  const isOwn = definition && definition.block === semantics.scopes.blockOf(expression);
  return isOwn && others.length === 0 && definition.kind === "assignment" && definition.path.length === 0 ? definition.value : undefined;
}

/** `await task` in the place of `task.result()`. */
function awaitTask(semantics: SemanticModel, call: Call, task: Call): Fix[] {
  if (call.callee.kind !== "Attribute" || call.callee.attribute !== "result") return [];
  const edits = [...awaitEdits(semantics.file, call), replace({ start: task.end, end: call.end }, "")];
  return [{ title: message("Await the task"), safety: "suggested", edits }];
}

/** `await f()` in the place of `run_coroutine_threadsafe(f(), loop).result()`. */
function awaitCoroutine(semantics: SemanticModel, call: Call, origin: Call): Fix[] {
  const coroutine = origin.arguments[0]?.value;
  if (call.callee.kind !== "Attribute" || call.callee.attribute !== "result" || call.callee.value !== origin || coroutine?.kind !== "Call")
    return [];
  const edits = [
    ...awaitEdits(semantics.file, call),
    replace({ start: call.start, end: coroutine.start }, ""),
    replace({ start: coroutine.end, end: call.end }, ""),
  ];
  return [{ title: message("Await `{name}`", { name: titleName(semantics, coroutine) }), safety: "suggested", edits }];
}
