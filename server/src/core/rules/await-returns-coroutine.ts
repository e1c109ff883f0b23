import { titleName } from "../fixes/run-coroutine";
import { defineRule } from "../linter/rule";
import { droppedExpressions, expectsWarning } from "../semantics/coroutine-calls";
import { insert } from "../text/edit";
import { message } from "../text/message";

/** AIO111: What `await` gives is a coroutine object again, and it is dropped. */
export default defineRule({
  id: "await-returns-coroutine",
  code: "AIO111",
  since: "0.2.0",
  severity: "warning",
  fix: "suggested",
  aliases: [],

  summary: "What `await` gives is a coroutine object again, and it is dropped.",
  why: "Awaiting a function whose result is a coroutine object runs only the outer function. The coroutine that it gave back never runs, and Python can only say `coroutine '…' was never awaited` when it cleans up.",
  bad: `import asyncio
from collections.abc import Coroutine
from typing import Any


async def save() -> None:
    print("saved")


async def prepare() -> Coroutine[Any, Any, None]:
    return save()


async def main():
    await prepare()


asyncio.run(main())
`,
  good: `import asyncio
from collections.abc import Coroutine
from typing import Any


async def save() -> None:
    print("saved")


async def prepare() -> Coroutine[Any, Any, None]:
    return save()


async def main():
    await (await prepare())


asyncio.run(main())
`,
  whenNotToUse: "Never: the inner coroutine does not run.",
  references: ["https://docs.python.org/3/library/asyncio-dev.html#detect-never-awaited-coroutines"],
  messages: {
    found: "The result of `{name}` is a coroutine object itself, and nothing awaits that; its body never runs.",
  },

  visit: {
    ExpressionStatement(statement, { semantics, report }) {
      for (const expression of droppedExpressions(statement.expression)) {
        if (expression.kind !== "Await" || !semantics.isCoroutine(expression) || expectsWarning(semantics, expression)) continue;
        const name = titleName(semantics, expression.value);
        report({
          range: expression.value,
          message: "found",
          values: { name },
          fixes: () => [
            {
              title: message("Await the result of `{name}` too", { name }),
              safety: "suggested",
              edits: [insert(expression.start, "await ("), insert(expression.end, ")")],
            },
          ],
        });
      }
    },
  },
});
