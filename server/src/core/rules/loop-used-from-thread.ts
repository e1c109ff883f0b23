import { importModule } from "../fixes/imports";
import { loopInReach } from "../fixes/loop-in-reach";
import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import { CalledNames } from "../semantics/called-names";
import type { SemanticModel } from "../semantics/model";
import { looksLikeLoop } from "../semantics/tasks";
import { type ThreadFunction, threadFunctionAround } from "../semantics/thread-functions";
import type { Call, Expression } from "../syntax/ast";
import { walk } from "../syntax/visit";
import { replace } from "../text/edit";
import { message } from "../text/message";

/** AIO606: a function that runs in another thread uses an event loop, or what belongs to one, as if it ran in the loop's thread. */
export default defineRule({
  id: "loop-used-from-thread",
  code: "AIO606",
  since: "0.2.0",
  severity: "warning",
  fix: "suggested",
  aliases: [],
  supersedes: ["dangling-task"],

  summary: "A function that runs in another thread uses an event loop as if it ran in the loop's own thread.",
  why: "Event loops, tasks, and the queues, events and futures of asyncio belong to one thread. What another thread does to them may get lost: the loop sleeps until something that it waits for happens, and does not notice that `queue.put_nowait()`, `event.set()` or `loop.call_soon()` was called from elsewhere; or two threads change the same list at once. The program then hangs now and then, and works while somebody watches. In debug mode, asyncio says `RuntimeError: Non-thread-safe operation invoked on an event loop other than the current one`.\n\n`loop.call_soon_threadsafe(f, …)` has the loop call `f` in its own thread and wakes it up, and `asyncio.run_coroutine_threadsafe(f(), loop)` has it run a coroutine.",
  bad: `import asyncio
import threading


async def main():
    loop = asyncio.get_running_loop()
    done = asyncio.Event()

    def work():
        print("working")
        loop.call_soon(done.set)

    threading.Thread(target=work).start()
    await done.wait()


asyncio.run(main())
`,
  good: `import asyncio
import threading


async def main():
    loop = asyncio.get_running_loop()
    done = asyncio.Event()

    def work():
        print("working")
        loop.call_soon_threadsafe(done.set)

    threading.Thread(target=work).start()
    await done.wait()


asyncio.run(main())
`,
  whenNotToUse: "When the loop does not run while the thread does.",
  references: ["https://docs.python.org/3/library/asyncio-dev.html#concurrency-and-multithreading"],
  messages: {
    found:
      "`{function}` runs in another thread, and `{name}` is not safe there: the event loop may not notice the call, and then hangs. `loop.call_soon_threadsafe` hands it to the loop.",
    coroutine:
      "`{function}` runs in another thread, and `{name}` is not safe there: the event loop may not notice the new task. `asyncio.run_coroutine_threadsafe` hands the coroutine to the loop.",
    byName:
      "`{function}` runs in another thread: if `{loop}` is an event loop, `{name}` is not safe there, since the loop may not notice the call.",
  },

  visit: {
    Call(call, { semantics, file, report }) {
      if (call.callee.kind !== "Attribute") return;
      const isByName =
        /^(create_task|call_soon|call_later|call_at)$/.test(call.callee.attribute) && looksLikeLoop(semantics, call.callee.value);
      const isTask = isByName ? call.callee.attribute === "create_task" : createTask.has(semantics, call.callee);
      if (!isByName && !isTask && !unsafe.has(semantics, call.callee)) return;
      const owner = threadFunctionAround(semantics, call);
      if (!owner || hasOwnLoop(semantics, owner) || isMadeIn(semantics, call.callee.value, owner)) return;
      report({
        range: call.callee,
        message: isByName ? "byName" : isTask ? "coroutine" : "found",
        confidence: isByName ? "by-name" : "proved",
        values: {
          function: owner.kind === "Lambda" ? "lambda" : owner.name.id,
          name: file.text.slice(call.callee.start, call.callee.end),
          loop: file.text.slice(call.callee.value.start, call.callee.value.end),
        },
        fixes: () => (isTask ? runThreadsafe(semantics, call) : callThreadsafe(semantics, call)),
      });
    },
  },
});

const loop = "asyncio.AbstractEventLoop()";
const createTask = new CalledNames(`${loop}.create_task`);
/** Methods that are not thread-safe and change what the loop does (https://docs.python.org/3/library/asyncio-dev.html#concurrency-and-multithreading). */
const unsafe = new CalledNames(
  ...["call_soon", "call_later", "call_at", "stop"].map((one) => `${loop}.${one}`),
  ...["Queue", "LifoQueue", "PriorityQueue"].flatMap((one) => [`asyncio.${one}().put_nowait`, `asyncio.${one}().get_nowait`]),
  "asyncio.Event().set",
  "asyncio.Event().clear",
  "asyncio.Future().set_result",
  "asyncio.Future().set_exception",
  "asyncio.Task().cancel",
  "asyncio.Future().cancel",
  "asyncio.Lock().release",
  "asyncio.Semaphore().release",
);

const ownLoops = new CalledNames(
  "asyncio.run",
  "asyncio.new_event_loop",
  "asyncio.set_event_loop",
  "asyncio.Runner",
  `${loop}.run_until_complete`,
  `${loop}.run_forever`,
);

/** Tells whether a thread makes or runs a loop of its own. */
function hasOwnLoop(semantics: SemanticModel, owner: ThreadFunction): boolean {
  let found = false;
  walk(owner, (node) => {
    found ||= ownLoops.isCalledBy(semantics, node);
    return !found;
  });
  return found;
}

/** Tells whether what a method is called on is made by the thread itself. */
function isMadeIn(semantics: SemanticModel, receiver: Expression, owner: ThreadFunction): boolean {
  if (receiver.kind === "Call") return true;
  if (receiver.kind !== "Name") return false;
  const definitions = semantics.definitionsReaching(receiver) ?? [];
  return definitions.length === 0 || definitions.some((one) => one.block === owner && one.kind !== "parameter");
}

/** The fix that has the loop make the call. */
function callThreadsafe(semantics: SemanticModel, call: Call): Fix[] {
  const { callee } = call;
  if (callee.kind !== "Attribute") return [];
  if (callee.attribute === "call_soon")
    return [{ title: message("Use `call_soon_threadsafe`"), safety: "suggested", edits: [replace(callee.name, "call_soon_threadsafe")] }];
  if (call.parent?.kind !== "ExpressionStatement" || call.arguments.some((one) => one.keyword !== undefined || one.stars)) return [];
  const { file } = semantics;
  const isLoop = /^(call_later|call_at|stop)$/.test(callee.attribute);
  const name = isLoop ? file.text.slice(callee.value.start, callee.value.end) : loopInReach(semantics, call);
  if (name === undefined) return [];
  const method = file.text.slice(callee.start, callee.end);
  const passed =
    call.arguments.length > 0
      ? `, ${file.text.slice(call.arguments[0]?.value.start, call.arguments[call.arguments.length - 1]?.value.end)}`
      : "";
  const edits = [replace(call, `${name}.call_soon_threadsafe(${method}${passed})`)];
  return [{ title: message("Hand it to the loop by `{name}.call_soon_threadsafe`", { name }), safety: "suggested", edits }];
}

/** The fix that hands a coroutine to the loop. */
function runThreadsafe(semantics: SemanticModel, call: Call): Fix[] {
  const [first, ...others] = call.arguments;
  const asyncio = importModule(semantics, "asyncio");
  if (!asyncio || !first || first.keyword !== undefined || others.length > 0 || call.callee.kind !== "Attribute") return [];
  const { text } = semantics.file;
  const receiver = text.slice(call.callee.value.start, call.callee.value.end);
  const written = `${asyncio.name}.run_coroutine_threadsafe(${text.slice(first.value.start, first.value.end)}, ${receiver})`;
  return [
    { title: message("Use `asyncio.run_coroutine_threadsafe`"), safety: "suggested", edits: [...asyncio.edits, replace(call, written)] },
  ];
}
