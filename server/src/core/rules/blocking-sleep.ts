import { awaitEdits } from "../fixes/await-expression";
import { importModule } from "../fixes/imports";
import { titleName } from "../fixes/run-coroutine";
import { isGivenToThread, isWhileLocked } from "../fixes/run-in-thread";
import { withoutImport } from "../fixes/unused-import";
import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import type { SemanticModel } from "../semantics/model";
import type { Call } from "../syntax/ast";
import { replace } from "../text/edit";
import { message } from "../text/message";

/** AIO401: a call puts the thread of the event loop to sleep. */
export default defineRule({
  id: "blocking-sleep",
  code: "AIO401",
  since: "0.2.0",
  severity: "warning",
  fix: "safe",
  aliases: ["ASYNC251", "S7488"],

  summary: "`time.sleep` is called in a coroutine function and stops the whole event loop.",
  why: "`time.sleep` puts the thread to sleep, and the event loop runs in that thread. Everything in an event loop runs in one thread: while one call waits, no other task goes on, no timer fires and no client gets an answer. In asyncio's debug mode Python says `Executing <Task …> took 1.000 seconds`.\n\n`await asyncio.sleep(…)` waits just as long, and lets everything else run meanwhile.",
  bad: `import asyncio
import time


async def greet(name):
    time.sleep(1)
    print("hello", name)


async def main():
    await asyncio.gather(greet("Li"), greet("Ada"))


asyncio.run(main())
`,
  good: `import asyncio


async def greet(name):
    await asyncio.sleep(1)
    print("hello", name)


async def main():
    await asyncio.gather(greet("Li"), greet("Ada"))


asyncio.run(main())
`,
  whenNotToUse: "When nothing else runs in the event loop at that time, as in a small script.",
  references: [
    "https://docs.python.org/3/library/asyncio-dev.html#running-blocking-code",
    "https://docs.python.org/3/library/asyncio-task.html#asyncio.sleep",
  ],
  messages: {
    found:
      "`{name}(…)` puts the whole event loop to sleep: until it returns, no other task runs. `await asyncio.sleep(…)` lets the others run meanwhile.",
  },

  visit: {
    Call(call, { semantics, report }) {
      if (semantics.blockingCalls.inLoop(call)?.rule !== "blocking-sleep") return;
      report({
        range: call.callee,
        message: "found",
        values: { name: titleName(semantics, call) },
        fixes: () => sleepInLoop(semantics, call),
      });
    },
  },
});

/** Only `time.sleep` counts in seconds, as `asyncio.sleep` does, and takes nothing else. */
function sleepInLoop(semantics: SemanticModel, call: Call): Fix[] {
  const [duration, ...others] = call.arguments;
  const isPlain = duration && duration.keyword === undefined && duration.stars === 0 && others.length === 0;
  if (!isPlain || !semantics.originsOf(call.callee).includes("time.sleep")) return [];
  if (!semantics.mayAwait(call) || isGivenToThread(semantics, call) || isWhileLocked(semantics, call)) return [];
  const asyncio = importModule(semantics, "asyncio");
  if (!asyncio) return [];
  const fix: Fix = {
    title: message("Use `await asyncio.sleep`"),
    safety: "safe",
    edits: [...asyncio.edits, ...awaitEdits(semantics.file, call), replace(call.callee, `${asyncio.name}.sleep`)],
  };
  return [withoutImport(semantics, fix, call.callee)];
}
