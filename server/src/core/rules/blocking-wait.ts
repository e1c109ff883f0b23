import { titleName } from "../fixes/run-coroutine";
import { runInThread } from "../fixes/run-in-thread";
import { defineRule } from "../linter/rule";

/** AIO408: a coroutine function waits for another thread or process and blocks, or calls what the project says blocks. */
export default defineRule({
  id: "blocking-wait",
  code: "AIO408",
  since: "0.2.0",
  severity: "warning",
  fix: "suggested",
  aliases: [],

  summary: "A coroutine function waits for a thread, a process or a lock with a function that blocks.",
  why: "Locks, events and queues of `threading`, `queue` and `multiprocessing`, and the results of `concurrent.futures`, make the thread wait. Everything in an event loop runs in one thread: while one call waits, no other task goes on, no timer fires and no client gets an answer. In asyncio's debug mode Python says `Executing <Task …> took 1.000 seconds`. If what would end the waiting runs in the same event loop, it never ends.\n\nasyncio has its own `Lock`, `Event`, `Condition` and `Queue`, and `asyncio.wrap_future` makes a `concurrent.futures.Future` awaitable.",
  bad: `import asyncio
import queue

jobs: queue.Queue[str] = queue.Queue()


async def work():
    while True:
        print(jobs.get())


asyncio.run(work())
`,
  good: `import asyncio


async def work(jobs: asyncio.Queue[str]):
    while True:
        print(await jobs.get())


async def main():
    await work(asyncio.Queue())


asyncio.run(main())
`,
  whenNotToUse: "When it is known that the call returns at once.",
  references: ["https://docs.python.org/3/library/asyncio-sync.html", "https://docs.python.org/3/library/asyncio-queue.html"],
  messages: {
    found: "`{name}(…)` waits for another thread or process, and the whole event loop with it: until it returns, no other task runs.",
    instead:
      "`{name}(…)` waits for another thread or process, and the whole event loop with it: until it returns, no other task runs. `{instead}` does not block.",
    own: "`{name}(…)` blocks the event loop, as the project's settings say: until it returns, no other task runs.",
    advice: "`{name}(…)` blocks the event loop, as the project's settings say: until it returns, no other task runs. {advice}",
  },

  visit: {
    Call(call, { semantics, target, report }) {
      const blocking = semantics.blockingCalls.inLoop(call);
      if (blocking?.rule !== "blocking-wait") return;
      const { advice, mayMove, isMild } = blocking;
      const instead = target.oldest >= blocking.insteadSince ? blocking.instead : undefined;
      report({
        range: call.callee,
        message: advice ? "advice" : advice === "" ? "own" : instead ? "instead" : "found",
        values: { name: titleName(semantics, call), ...(instead && { instead }), ...(advice !== undefined && { advice }) },
        ...(isMild && { severity: "information" }),
        fixes: () => (mayMove ? runInThread(semantics, call, target, "suggested") : []),
      });
    },
  },
});
