import { titleName } from "../fixes/run-coroutine";
import { runInThread } from "../fixes/run-in-thread";
import { defineRule } from "../linter/rule";
import type { BlockingStep } from "../semantics/blocking-paths";

/** AIO409: a coroutine function comes to a call that blocks through functions of the project. */
export default defineRule({
  id: "blocking-path",
  code: "AIO409",
  since: "0.2.0",
  severity: "information",
  fix: "suggested",
  aliases: [],

  summary: "A coroutine function calls a function of the project that blocks further down.",
  why: "A coroutine function that calls `load()` blocks the event loop just as well when it is `load` that calls `requests.get`. Everything in an event loop runs in one thread: while one call waits, no other task goes on, no timer fires and no client gets an answer. In asyncio's debug mode Python says `Executing <Task …> took 1.000 seconds`.\n\nThe places on the way are shown with the finding. Make the functions on the way coroutine functions that await, or run the first of them in a thread with `asyncio.to_thread`.",
  bad: `import asyncio
import time


def backup():
    time.sleep(1)


async def main():
    backup()


asyncio.run(main())
`,
  good: `import asyncio
import time


def backup():
    time.sleep(1)


async def main():
    await asyncio.to_thread(backup)


asyncio.run(main())
`,
  whenNotToUse: "When the call on the way only seldom blocks.",
  references: ["https://docs.python.org/3/library/asyncio-dev.html#running-blocking-code"],
  messages: {
    found: "`{name}(…)` comes to `{blocking}(…)`, which stops the whole event loop: until it returns, no other task runs.",
    step: "`{name}(…)` is called here.",
    end: "`{name}(…)` blocks here.",
  },

  visit: {
    Call(call, { semantics, target, report }) {
      if (!semantics.blockingCalls.keepsLoop(call) || semantics.blockingCalls.of(call)) return;
      const path = semantics.blockingPaths.from(call);
      if (!path) return;
      const last = path.steps.length - 1;
      report({
        range: call.callee,
        message: "found",
        values: { name: titleName(semantics, call), blocking: nameAt(path.steps[last]) },
        related: path.steps.map((step, index) => ({
          range: step.call.callee,
          ...(step.module !== semantics.evaluator.main && { module: step.module }),
          message: index === last ? "end" : "step",
          values: { name: nameAt(step) },
        })),
        fixes: () => runInThread(semantics, call, target, "suggested"),
      });
    },
  },
});

/** What a step calls, as it is written in its own file. */
function nameAt(step: BlockingStep | undefined): string {
  return step ? step.module.file.text.slice(step.call.callee.start, step.call.callee.end) : "";
}
