import { titleName } from "../fixes/run-coroutine";
import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import { expectsWarning } from "../semantics/coroutine-calls";
import { isGuardedAgainst } from "../semantics/exception-guards";
import type { SemanticModel } from "../semantics/model";
import { kindOfProtocol } from "../semantics/protocols";
import type { With } from "../syntax/ast";
import { insert } from "../text/edit";
import { message } from "../text/message";

/** AIO201: `with` and `async with` are mixed up. */
export default defineRule({
  id: "wrong-with",
  code: "AIO201",
  since: "0.2.0",
  severity: "error",
  fix: "safe",
  aliases: [],

  summary: "`with` and `async with` are mixed up.",
  why: "An asynchronous context manager has `__aenter__` and `__aexit__`, which only `async with` calls and awaits; with a plain `with`, Python raises `TypeError: 'Lock' object does not support the context manager protocol` (an `AttributeError` before Python 3.11). A plain context manager in `async with` fails in the same way.",
  bad: `import asyncio


async def main():
    lock = asyncio.Lock()
    with lock:
        print("alone")


asyncio.run(main())
`,
  good: `import asyncio


async def main():
    lock = asyncio.Lock()
    async with lock:
        print("alone")


asyncio.run(main())
`,
  whenNotToUse: "Never: the program fails there.",
  references: [
    "https://docs.python.org/3/reference/compound_stmts.html#async-with",
    "https://docs.python.org/3/reference/datamodel.html#asynchronous-context-managers",
  ],
  messages: {
    sync: '`{name}` is an asynchronous context manager, which only `async with` can enter ("object does not support the context manager protocol").',
    async:
      '`{name}` is a plain context manager, which `async with` cannot enter ("object does not support the asynchronous context manager protocol").',
  },

  visit: {
    With(statement, { semantics, report }) {
      const kinds = statement.items.map(({ manager }) => kindOfProtocol(semantics, manager, "__enter__", "__aenter__"));
      const wrong = statement.isAsync ? "sync" : "async";
      for (const [index, { manager }] of statement.items.entries()) {
        if (kinds[index] !== wrong || expectsWarning(semantics, manager) || isGuardedAgainst(statement, ["TypeError", "AttributeError"]))
          continue;
        // Where one statement enters several managers, changing it would break the others.
        const isAlone = kinds.every((one) => one === wrong);
        report({
          range: manager,
          message: statement.isAsync ? "async" : "sync",
          values: { name: titleName(semantics, manager) },
          fixes: () => (isAlone ? changeKeyword(semantics, statement) : []),
        });
      }
    },
  },
});

function changeKeyword(semantics: SemanticModel, statement: With): Fix[] {
  if (!statement.isAsync) {
    if (!semantics.mayAwait(statement)) return [];
    return [{ title: message("Use `async with`"), safety: "safe", edits: [insert(statement.keyword.start, "async ")] }];
  }
  const text = semantics.file.text.slice(statement.start);
  const [async = ""] = /^async[ \t]+/.exec(text) ?? [];
  if (async === "") return [];
  return [
    { title: message("Use `with`"), safety: "safe", edits: [{ start: statement.start, end: statement.start + async.length, newText: "" }] },
  ];
}
