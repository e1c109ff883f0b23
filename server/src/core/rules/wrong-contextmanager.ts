import { importModule } from "../fixes/imports";
import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import type { SemanticModel } from "../semantics/model";
import type { Expression } from "../syntax/ast";
import { message } from "../text/message";

/** AIO208: `@contextmanager` and `@asynccontextmanager` are mixed up. */
export default defineRule({
  id: "wrong-contextmanager",
  code: "AIO208",
  since: "0.2.0",
  severity: "error",
  fix: "safe",
  aliases: [],

  summary: "`@contextmanager` and `@asynccontextmanager` are mixed up.",
  why: "`@contextmanager` takes a generator function, `@asynccontextmanager` an asynchronous one. With the other kind, the decorated function can be called, but entering what it makes raises `TypeError: 'async_generator' object is not an iterator` or `AttributeError: 'generator' object has no attribute '__anext__'`.",
  bad: `import asyncio
from contextlib import contextmanager


@contextmanager
async def session():
    yield "session"


async def main():
    async with session() as opened:
        print(opened)


asyncio.run(main())
`,
  good: `import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def session():
    yield "session"


async def main():
    async with session() as opened:
        print(opened)


asyncio.run(main())
`,
  whenNotToUse: "Never: what the function makes cannot be entered.",
  references: ["https://docs.python.org/3/library/contextlib.html#contextlib.asynccontextmanager"],
  messages: {
    sync: "`@contextmanager` cannot use the asynchronous generator `{name}`: entering it fails. `@asynccontextmanager` can.",
    async:
      "`@asynccontextmanager` needs an `async def`, and `{name}` is a plain generator function: entering it fails. `@contextmanager` takes it.",
  },

  visit: {
    FunctionDefinition(definition, { semantics, report }) {
      if (!definition.isGenerator) return;
      // What is applied first gets the function as it is written.
      const decorator = definition.decorators[definition.decorators.length - 1];
      if (!decorator) return;
      const name = semantics.qualifiedName(decorator.expression);
      const isWrong = name === (definition.isAsync ? "contextlib.contextmanager" : "contextlib.asynccontextmanager");
      if (!isWrong) return;
      const wanted = definition.isAsync ? "asynccontextmanager" : "contextmanager";
      report({
        range: decorator.expression,
        message: definition.isAsync ? "sync" : "async",
        values: { name: definition.name.id },
        fixes: () => replaceDecorator(semantics, decorator.expression, wanted),
      });
    },
  },
});

function replaceDecorator(semantics: SemanticModel, expression: Expression, wanted: string): Fix[] {
  const title = message("Use `@{name}`", { name: wanted });
  if (expression.kind === "Attribute") return [{ title, safety: "safe", edits: [{ ...expression.name, newText: wanted }] }];
  if (expression.kind !== "Name") return [];
  const [definition] = semantics.definitionsReaching(expression) ?? [];
  const isOnlyUse = semantics.bindingOf(expression)?.uses.length === 1 && expression.id === definition?.alias?.path;
  // An import for this decorator alone is changed with it.
  if (definition?.alias && isOnlyUse)
    return [
      {
        title,
        safety: "safe",
        edits: [
          { ...definition.alias.name, newText: wanted },
          { start: expression.start, end: expression.end, newText: wanted },
        ],
      },
    ];
  const contextlib = importModule(semantics, "contextlib");
  if (!contextlib) return [];
  const edits = [...contextlib.edits, { start: expression.start, end: expression.end, newText: `${contextlib.name}.${wanted}` }];
  return [{ title, safety: "safe", edits }];
}
