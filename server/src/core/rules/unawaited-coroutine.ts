import { runCoroutine, startAsTask } from "../fixes/run-coroutine";
import { defineRule } from "../linter/rule";
import { coroutineName, droppedExpressions, expectsWarning } from "../semantics/coroutine-calls";
import { evidenceOf } from "../semantics/evidence";

const messageFor = { definition: "found", calls: "byUse", names: "byName", some: "bySome" } as const;

/** AIO101: the call of a coroutine function stands as a statement, so that nothing ever runs. */
export default defineRule({
  id: "unawaited-coroutine",
  code: "AIO101",
  since: "0.1.0",
  severity: "warning",
  fix: "safe",
  aliases: ["REPORTUNUSEDCOROUTINE"],

  summary: "A coroutine function is called, and the coroutine object that the call makes is dropped.",
  why: "Calling an `async def` function does not run it: the call only makes a coroutine object. Its body starts when the object is awaited or given to the event loop. Here the object is dropped at once, so the body never runs, and Python can only say `RuntimeWarning: coroutine '…' was never awaited` when it cleans up.",
  bad: `import asyncio


async def greet():
    print("hello")


async def main():
    greet()


asyncio.run(main())
`,
  good: `import asyncio


async def greet():
    print("hello")


async def main():
    await greet()


asyncio.run(main())
`,
  whenNotToUse:
    "In tests that make a coroutine object on purpose to see the warning. Calls in `with pytest.warns(...)` and its like are left alone.",
  references: ["https://docs.python.org/3/library/asyncio-dev.html#detect-never-awaited-coroutines"],
  messages: {
    byUse: "`{name}(…)` is awaited wherever else it is called ({count}), but not here: if it is a coroutine function, its body never runs.",
    byName:
      "All functions that are called `{name}` ({count}) are `async def`, so this call most likely only makes a coroutine object: await it, or its body never runs.",
    bySome:
      "`{name}(…)` was found to be a coroutine function, though it may be something else too: as it stands here, it only makes a coroutine object, and its body never runs.",
    found: "`{name}(…)` only makes a coroutine object; its body never runs (\"coroutine '{name}' was never awaited\").",
  },

  visit: {
    ExpressionStatement(statement, context) {
      for (const expression of droppedExpressions(statement.expression)) {
        if (expression.kind !== "Call" || expectsWarning(context.semantics, expression)) continue;
        const evidence = evidenceOf(context.semantics, expression);
        if (!evidence) continue;
        const name = coroutineName(context.semantics, expression);
        context.report({
          range: expression.callee,
          message: messageFor[evidence.basis],
          confidence: evidence.confidence,
          values: { name, count: "count" in evidence ? String(evidence.count) : "" },
          fixes: () => [...runCoroutine(context.semantics, expression), ...startAsTask(context.semantics, statement, expression)],
        });
      }
    },
  },
});
