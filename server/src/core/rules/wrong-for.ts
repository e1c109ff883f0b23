import { titleName } from "../fixes/run-coroutine";
import type { Fix } from "../linter/finding";
import { defineRule, type RuleContext } from "../linter/rule";
import { expectsWarning } from "../semantics/coroutine-calls";
import { isGuardedAgainst } from "../semantics/exception-guards";
import { kindOfProtocol } from "../semantics/protocols";
import type { Expression, Node } from "../syntax/ast";
import { insert } from "../text/edit";
import { message } from "../text/message";
import type { Range } from "../text/range";

/** AIO202: `for` and `async for` are mixed up. */
export default defineRule({
  id: "wrong-for",
  code: "AIO202",
  since: "0.2.0",
  severity: "error",
  fix: "safe",
  aliases: [],

  summary: "`for` and `async for` are mixed up.",
  why: "What an asynchronous generator gives must be waited for, so only `async for` can go through it; with a plain `for`, Python raises `TypeError: 'async_generator' object is not iterable`. A list or another plain iterable in `async for` raises `TypeError: 'async for' requires an object with __aiter__ method, got list`.",
  bad: `import asyncio


async def numbers():
    yield 1


async def main():
    for number in numbers():
        print(number)


asyncio.run(main())
`,
  good: `import asyncio


async def numbers():
    yield 1


async def main():
    async for number in numbers():
        print(number)


asyncio.run(main())
`,
  whenNotToUse: "Never: the program fails there.",
  references: ["https://docs.python.org/3/reference/compound_stmts.html#the-async-for-statement"],
  messages: {
    sync: '`{name}` can only be gone through with `async for` ("object is not iterable").',
    async: "`{name}` can only be gone through with a plain `for` (\"'async for' requires an object with __aiter__ method\").",
  },

  visit: {
    For(statement, context) {
      check(context, statement, statement.iterable, statement.isAsync, { start: statement.start, end: statement.start });
    },

    Comprehension(comprehension, context) {
      for (const clause of comprehension.clauses) check(context, comprehension, clause.iterable, clause.isAsync, clause.keyword);
    },
  },
});

function check(
  { semantics, file, report }: RuleContext<"sync" | "async">,
  node: Node,
  iterable: Expression,
  isAsync: boolean,
  keyword: Range,
): void {
  const kind = kindOfProtocol(semantics, iterable, "__iter__", "__aiter__");
  if (kind !== (isAsync ? "sync" : "async") || expectsWarning(semantics, node) || isGuardedAgainst(node, ["TypeError"])) return;
  const fixes = (): Fix[] => {
    if (!isAsync) {
      if (!semantics.mayAwait(node)) return [];
      return [{ title: message("Use `async for`"), safety: "safe", edits: [insert(keyword.start, "async ")] }];
    }
    const [async = ""] = /^async[ \t]+/.exec(file.text.slice(keyword.start)) ?? [];
    return async === ""
      ? []
      : [
          {
            title: message("Use `for`"),
            safety: "safe",
            edits: [{ start: keyword.start, end: keyword.start + async.length, newText: "" }],
          },
        ];
  };
  report({ range: iterable, message: isAsync ? "async" : "sync", values: { name: titleName(semantics, iterable) }, fixes });
}
