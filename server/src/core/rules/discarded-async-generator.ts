import { titleName } from "../fixes/run-coroutine";
import { defineRule } from "../linter/rule";
import { droppedExpressions, expectsWarning } from "../semantics/coroutine-calls";
import { membersOf } from "../semantics/types";
import { insert } from "../text/edit";
import { message } from "../text/message";

/** AIO110: An asynchronous generator or context manager is made and dropped. */
export default defineRule({
  id: "discarded-async-generator",
  code: "AIO110",
  since: "0.2.0",
  severity: "warning",
  fix: "suggested",
  aliases: [],

  summary: "An asynchronous generator or context manager is made and dropped.",
  why: "Calling an asynchronous generator function runs nothing: its body starts when `async for` asks for the first value. The same is true of what `@asynccontextmanager` makes, which `async with` enters. As a statement alone, the call does nothing, and Python does not even warn.",
  bad: `import asyncio


async def numbers():
    print("begin")
    yield 1


async def main():
    numbers()


asyncio.run(main())
`,
  good: `import asyncio


async def numbers():
    print("begin")
    yield 1


async def main():
    async for number in numbers():
        print(number)


asyncio.run(main())
`,
  whenNotToUse: "In tests that make a generator on purpose and never use it.",
  references: [
    "https://docs.python.org/3/reference/expressions.html#asynchronous-generator-functions",
    "https://docs.python.org/3/library/contextlib.html#contextlib.asynccontextmanager",
  ],
  messages: {
    generator: "`{name}(…)` only makes an asynchronous generator; its body never runs. `async for` goes through what it gives.",
    manager: "`{name}(…)` only makes an asynchronous context manager; its body never runs. `async with` enters it.",
  },

  visit: {
    ExpressionStatement(statement, { semantics, report }) {
      for (const expression of droppedExpressions(statement.expression)) {
        if (expression.kind !== "Call" || expectsWarning(semantics, expression)) continue;
        const members = membersOf(semantics.typeOf(expression));
        const isManager = members.every((one) => one.kind === "async-context-manager" && one.definition);
        if (!isManager && !members.every((one) => one.kind === "async-generator" && one.definition)) continue;
        const isWhole = expression === statement.expression && semantics.mayAwait(expression);
        report({
          range: expression.callee,
          message: isManager ? "manager" : "generator",
          values: { name: titleName(semantics, expression) },
          fixes: () =>
            isWhole
              ? [
                  {
                    title: isManager ? message("Enter it with `async with`") : message("Go through it with `async for`"),
                    safety: "suggested",
                    edits: isManager
                      ? [insert(expression.start, "async with "), insert(expression.end, ": pass")]
                      : [insert(expression.start, "async for _ in "), insert(expression.end, ": pass")],
                  },
                ]
              : [],
        });
      }
    },
  },
});
