import { useAsyncioLock } from "../fixes/asyncio-lock";
import { defineRule } from "../linter/rule";
import { isThreadLock } from "../semantics/blocking-calls";
import { isSuspension, walkOwnCode } from "../semantics/suspension";
import type { With } from "../syntax/ast";
import type { Range } from "../text/range";

/** AIO410: something is awaited while a lock for threads is held. */
export default defineRule({
  id: "thread-lock-across-await",
  code: "AIO410",
  since: "0.2.0",
  severity: "warning",
  fix: "suggested",
  aliases: [],

  summary: "A coroutine function awaits something while it holds a lock for threads.",
  why: "A `threading.Lock` belongs to threads. While the coroutine that holds it is suspended at `await`, other tasks run in the same thread; the next one that wants the lock makes the whole thread wait. The coroutine that holds the lock can then never go on to release it: the program stands still for ever.\n\n`async with asyncio.Lock()` lets other tasks run while they wait for the lock.",
  bad: `import asyncio
import threading

lock = threading.Lock()


async def save(number):
    with lock:
        await asyncio.sleep(0.1)
        print("saved", number)


async def main():
    await asyncio.gather(save(1), save(2))


asyncio.run(main())
`,
  good: `import asyncio

lock = asyncio.Lock()


async def save(number):
    async with lock:
        await asyncio.sleep(0.1)
        print("saved", number)


async def main():
    await asyncio.gather(save(1), save(2))


asyncio.run(main())
`,
  whenNotToUse: "When only one task ever takes the lock, and other threads release it soon.",
  references: ["https://docs.python.org/3/library/asyncio-sync.html#asyncio.Lock"],
  messages: {
    found:
      "`{name}` is a lock for threads and stays locked during this `await`: another task that wants it then stops the whole event loop, for ever.",
    wait: "The lock is held while this is awaited.",
  },

  visit: {
    With(statement, { semantics, file, target, report }) {
      if (statement.isAsync || !semantics.mayAwait(statement)) return;
      const { items } = statement;
      const lock = items.map((item) => item.manager).find((manager) => isThreadLock(semantics, manager));
      const wait = lock && suspensionIn(statement);
      if (!lock || !wait) return;
      report({
        range: lock,
        message: "found",
        values: { name: file.text.slice(lock.start, lock.end) },
        related: [{ range: wait, message: "wait" }],
        fixes: () => useAsyncioLock(semantics, statement, lock, target),
      });
    },
  },
});

/** The first word in the body at which the coroutine may be suspended. */
function suspensionIn({ body }: With): Range | undefined {
  let found: Range | undefined;
  for (const statement of body) {
    if (statement.kind === "FunctionDefinition" || statement.kind === "ClassDefinition") continue;
    walkOwnCode(statement, (node) => {
      if (found || !isSuspension(node)) return;
      const keyword = node.kind === "For" || node.kind === "With" ? node.keyword : undefined;
      found = keyword ?? {
        start: node.start,
        end: node.kind === "Await" || node.kind === "Yield" ? node.start + "await".length : node.end,
      };
    });
  }
  return found;
}
