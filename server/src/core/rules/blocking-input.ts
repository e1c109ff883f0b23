import { titleName } from "../fixes/run-coroutine";
import { runInThread } from "../fixes/run-in-thread";
import { defineRule } from "../linter/rule";

/** AIO404: a coroutine function waits for what somebody types. */
export default defineRule({
  id: "blocking-input",
  code: "AIO404",
  since: "0.2.0",
  severity: "warning",
  fix: "safe",
  aliases: ["ASYNC250", "S7501"],

  summary: "A coroutine function waits for somebody to type, and stops the whole event loop.",
  why: "`input()` waits until somebody has typed a line. Everything in an event loop runs in one thread: while one call waits, no other task goes on, no timer fires and no client gets an answer. In asyncio's debug mode Python says `Executing <Task …> took 1.000 seconds`.\n\n`asyncio.to_thread` runs it in a thread of its own, and the coroutine awaits the line.",
  bad: `import asyncio


async def tick():
    while True:
        print("tick")
        await asyncio.sleep(1)


async def main():
    clock = asyncio.create_task(tick())
    name = input("Your name: ")
    clock.cancel()
    print("hello", name)


asyncio.run(main())
`,
  good: `import asyncio


async def tick():
    while True:
        print("tick")
        await asyncio.sleep(1)


async def main():
    clock = asyncio.create_task(tick())
    name = await asyncio.to_thread(input, "Your name: ")
    clock.cancel()
    print("hello", name)


asyncio.run(main())
`,
  whenNotToUse: "When nothing else runs in the event loop at that time, as in a small script.",
  references: ["https://docs.python.org/3/library/asyncio-task.html#asyncio.to_thread"],
  messages: {
    lines:
      "Each round of this loop waits until somebody has typed a line into `{name}`, and the whole event loop with it: until then, no other task runs.",
    found: "`{name}(…)` waits until somebody has typed, and the whole event loop with it: until then, no other task runs.",
  },

  visit: {
    For({ isAsync, iterable }, { semantics, file, report }) {
      // `for line in sys.stdin`
      if (isAsync || !semantics.blockingCalls.keepsLoop(iterable) || semantics.qualifiedName(iterable) !== "sys.stdin") return;
      report({ range: iterable, message: "lines", values: { name: file.text.slice(iterable.start, iterable.end) } });
    },

    Call(call, { semantics, target, report }) {
      if (semantics.blockingCalls.inLoop(call)?.rule !== "blocking-input") return;
      report({
        range: call.callee,
        message: "found",
        values: { name: titleName(semantics, call) },
        fixes: () => runInThread(semantics, call, target, "safe"),
      });
    },
  },
});
