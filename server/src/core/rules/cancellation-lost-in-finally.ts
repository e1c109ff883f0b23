import { defineRule } from "../linter/rule";
import { jumpKeyword, jumpsOutOf } from "../semantics/jumps";
import { suspends } from "../semantics/suspension";
import type { Node } from "../syntax/ast";

/** AIO506: a `finally` of a coroutine is left by a jump, which drops the cancellation that is under way. */
export default defineRule({
  id: "cancellation-lost-in-finally",
  code: "AIO506",
  since: "0.2.0",
  severity: "warning",
  fix: "none",
  aliases: ["B012", "SIM107", "W0134", "W0150"],

  summary: "A `return`, `break` or `continue` in a `finally` drops the cancellation of the coroutine.",
  why: "A `finally` runs while an exception is on its way, and the exception goes on at its end. A `return` in it, or a `break` or `continue` that leaves it, throws the exception away. That holds for errors, and also for `asyncio.CancelledError`, by which a task is cancelled: a coroutine that is cancelled while it waits in the `try` goes on as if nothing had happened, and a timeout or the end of the program waits for it in vain.\n\nSince Python 3.14 the compiler shows a `SyntaxWarning` for it (PEP 765). Move the jump behind the `finally`.",
  bad: `import asyncio


async def work():
    while True:
        try:
            await asyncio.sleep(1)
        finally:
            print("next round")
            continue


asyncio.run(asyncio.wait_for(work(), 3))
`,
  good: `import asyncio


async def work():
    while True:
        try:
            await asyncio.sleep(1)
        finally:
            print("next round")


asyncio.run(asyncio.wait_for(work(), 3))
`,
  whenNotToUse: "Where every exception, and cancellation too, shall be dropped.",
  references: ["https://peps.python.org/pep-0765/", "https://docs.python.org/3/library/asyncio-task.html#task-cancellation"],
  messages: {
    found:
      "`{jump}` in a `finally` throws away the exception that is on its way: when this coroutine is cancelled in the `try`, it goes on all the same.",
  },

  visit: {
    Try(statement, { semantics, report }) {
      const owner = semantics.awaitOwnerOf(statement);
      if (owner.kind !== "FunctionDefinition" || !owner.isAsync) return;
      const guarded: readonly Node[] = [...statement.body, ...statement.handlers.flatMap((one) => one.body), ...statement.orElse];
      if (!suspends(guarded)) return;
      for (const jump of jumpsOutOf(statement.finallyBody)) {
        const keyword = jumpKeyword(jump);
        report({ range: { start: jump.start, end: jump.start + keyword.length }, message: "found", values: { jump: keyword } });
      }
    },
  },
});
