import { defineRule } from "../linter/rule";
import { cancelScopeAround } from "../semantics/cancel-scopes";
import type { SemanticModel } from "../semantics/model";
import type { FunctionDefinition } from "../syntax/ast";

/** AIO505: an async generator hands out values from within a time limit or a group of tasks. */
export default defineRule({
  id: "yield-in-cancel-scope",
  code: "AIO505",
  since: "0.2.0",
  severity: "warning",
  fix: "none",
  aliases: ["ASYNC101"],

  summary: "An async generator hands out values from within a time limit or a `TaskGroup`.",
  why: "`asyncio.timeout` and `asyncio.TaskGroup` cancel the task that runs their block. While an async generator is stopped at a `yield` in such a block, that task runs the code that goes through the generator: it is cancelled there, in the middle of something that has nothing to do with the time limit, and gets a bare `CancelledError` that nobody turns into a `TimeoutError`.\n\nWhen the loop over the generator ends early, the block is left only when the generator is closed, perhaps much later and in another task, where `asyncio.timeout` raises `RuntimeError`.\n\nLet the time limit stand around what waits and not around the `yield`, or around the loop that goes through the generator.",
  bad: `import asyncio


async def read_lines(reader):
    async with asyncio.timeout(10):
        while line := await reader.readline():
            yield line


async def main(reader):
    async for line in read_lines(reader):
        print(line)


asyncio.run(main(asyncio.StreamReader()))
`,
  good: `import asyncio


async def read_lines(reader):
    while line := await asyncio.wait_for(reader.readline(), 10):
        yield line


async def main(reader):
    async for line in read_lines(reader):
        print(line)


asyncio.run(main(asyncio.StreamReader()))
`,
  whenNotToUse: "For generators that become context managers or fixtures by other ways than a decorator.",
  references: ["https://peps.python.org/pep-0789/", "https://docs.python.org/3/library/asyncio-task.html#asyncio.timeout"],
  messages: {
    timeout:
      "While this generator stops at `yield`, the time limit around it goes on: it cancels whatever the code that uses the generator is doing.",
    group:
      "While this generator stops at `yield`, a failing task of the group around it cancels whatever the code that uses the generator is doing.",
  },

  visit: {
    Yield(node, { semantics, report }) {
      const owner = semantics.awaitOwnerOf(node);
      if (owner.kind !== "FunctionDefinition" || !owner.isAsync || mayBeManager(semantics, owner)) return;
      const scope = cancelScopeAround(semantics, node);
      if (scope) report({ range: { start: node.start, end: node.start + "yield".length }, message: scope.kind });
    },
  },
});

const harmless = /^(builtins\.(staticmethod|classmethod)|abc\.abstractmethod|(typing|typing_extensions)\.(override|final|no_type_check))$/;

/** Tells whether a generator function may be made a context manager or a fixture: by a decorator, or by a function that it is given to. */
function mayBeManager(semantics: SemanticModel, { decorators, name }: FunctionDefinition): boolean {
  if (decorators.some(({ expression }) => !harmless.test(semantics.qualifiedName(expression) ?? ""))) return true;
  if (/lifespan|fixture/.test(name.id)) return true;
  return (semantics.bindingOf(name)?.uses ?? []).some((use) => use.parent?.kind !== "Call" || use.parent.callee !== use);
}
