import { defineRule } from "../linter/rule";
import { CalledNames } from "../semantics/called-names";
import { expectsWarning } from "../semantics/coroutine-calls";
import { isGuardedAgainst } from "../semantics/exception-guards";
import { runsWithoutLoop } from "../semantics/loop-absence";
import { isNotebookScript } from "../semantics/notebook";
import { threadFunctionName } from "../semantics/thread-functions";

/** AIO303: something that needs a running event loop is called where none can be running. */
export default defineRule({
  id: "create-task-without-loop",
  code: "AIO303",
  since: "0.2.0",
  severity: "warning",
  fix: "none",
  aliases: [],
  supersedes: ["dangling-task"],

  summary: "Something that needs a running event loop is called where none can be running.",
  why: "`asyncio.create_task()` hands a coroutine to the event loop that is running. At module level, in a function that is called from there, and in another thread no event loop runs: the call raises `RuntimeError: no running event loop`, and the coroutine is never run. The same holds for `asyncio.get_running_loop()`, `asyncio.current_task()` and `asyncio.all_tasks()`.\n\nPut the code into an `async def main()` and start that by `asyncio.run(main())`. From another thread, `asyncio.run_coroutine_threadsafe(f(), loop)` hands a coroutine to a loop.",
  bad: `import asyncio


async def work():
    await asyncio.sleep(1)


task = asyncio.create_task(work())
`,
  good: `import asyncio


async def work():
    await asyncio.sleep(1)


async def main():
    await asyncio.create_task(work())


asyncio.run(main())
`,
  whenNotToUse: "In code that is run where a loop runs already, such as the console of `python -m asyncio`. Notebooks are left alone.",
  references: [
    "https://docs.python.org/3/library/asyncio-task.html#asyncio.create_task",
    "https://docs.python.org/3/library/asyncio-eventloop.html#asyncio.get_running_loop",
  ],
  messages: {
    start:
      "No event loop runs here, so `{name}()` raises `RuntimeError: no running event loop`; start the program by `asyncio.run(main())`, and call this in `main`.",
    thread: "`{function}` runs in a thread of its own, where no event loop runs: `{name}()` raises `RuntimeError: no running event loop`.",
  },

  visit: {
    Call(call, { semantics, file, isNotebook, report }) {
      const isNeeding = needing.has(semantics, call.callee) || (call.arguments.length === 0 && needingAlone.has(semantics, call.callee));
      if (!isNeeding || isNotebook || isNotebookScript(file)) return;
      if (isGuardedAgainst(call, ["RuntimeError"]) || expectsWarning(semantics, call)) return;
      const name = file.text.slice(call.callee.start, call.callee.end);
      const threaded = threadFunctionName(semantics, call);
      if (threaded) report({ range: call.callee, message: "thread", values: { name, function: threaded } });
      else if (runsWithoutLoop(semantics, call)) report({ range: call.callee, message: "start", values: { name } });
    },
  },
});

const needing = new CalledNames("asyncio.create_task", "asyncio.get_running_loop");
/** These take a loop, and need none to be running then. */
const needingAlone = new CalledNames("asyncio.current_task", "asyncio.all_tasks");
