import { defineRule } from "../linter/rule";
import { type CancelScope, cancelScopesOf } from "../semantics/cancel-scopes";
import type { SemanticModel } from "../semantics/model";
import { suspends } from "../semantics/suspension";

/** AIO502: a time limit around code that never waits, or a group of no tasks. */
export default defineRule({
  id: "timeout-without-await",
  code: "AIO502",
  since: "0.2.0",
  severity: "warning",
  fix: "none",
  aliases: ["ASYNC100", "S7490"],

  summary: "A time limit is set around code that never waits, so that it cannot take effect.",
  why: "`asyncio.timeout` cancels what runs in its block when the time is over. A coroutine can only be cancelled where it waits: at an `await`, an `async for` or an `async with`. A block with none of them runs to its end, however long that takes. If the code in it blocks, such as `time.sleep` or a request by a synchronous library, give it to `asyncio.to_thread` and await that.\n\nIn the same way an `asyncio.TaskGroup` whose block starts no task and waits for nothing does nothing.",
  bad: `import asyncio


async def main():
    async with asyncio.timeout(1):
        total = sum(range(100_000_000))
    print(total)


asyncio.run(main())
`,
  good: `import asyncio


async def main():
    async with asyncio.timeout(1):
        total = await asyncio.to_thread(sum, range(100_000_000))
    print(total)


asyncio.run(main())
`,
  whenNotToUse: "Where a block is only prepared for code to come.",
  references: [
    "https://docs.python.org/3/library/asyncio-task.html#asyncio.timeout",
    "https://docs.python.org/3/library/asyncio-task.html#task-cancellation",
  ],
  messages: {
    timeout: "Nothing in this block waits (`await`, `async for`, `async with`), so the time limit can never take effect.",
    group: "This `TaskGroup` starts no task and waits for nothing, so it does nothing.",
  },

  visit: {
    With(statement, { semantics, report }) {
      if (suspends(statement.body)) return;
      for (const scope of cancelScopesOf(semantics, statement)) {
        if (scope.hasInner || (scope.name && isUsed(semantics, scope))) continue;
        report({ range: scope.manager, message: scope.kind });
      }
    },
  },
});

/** Tells whether anything is done with what is behind `as`: tasks are started in a group, or a limit is asked for or moved. */
function isUsed(semantics: SemanticModel, { name, statement, kind }: CancelScope): boolean {
  const definition = name && semantics.scopes.definitions.get(name);
  if (!definition) return false;
  return semantics.usesOf(definition).some((use) => kind === "group" || use.start < statement.end);
}
