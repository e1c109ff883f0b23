import { defineRule } from "../linter/rule";
import { cancelScopesOf } from "../semantics/cancel-scopes";
import { jumpKeyword, jumpsOutOf } from "../semantics/jumps";

/** AIO304: a `return`, `break` or `continue` in the block of a `TaskGroup` looks as if it left at once. */
export default defineRule({
  id: "control-flow-in-task-group",
  code: "AIO304",
  since: "0.2.0",
  severity: "hint",
  fix: "none",
  aliases: ["ASYNC121", "S7514"],

  summary: "A `return`, `break` or `continue` leaves the block of a `TaskGroup`, and still waits for all of its tasks.",
  why: "The end of an `async with asyncio.TaskGroup()` block waits until all tasks of the group are done, however the block is left. A `return` in it looks as if the function were over, but it first waits, perhaps forever; it does not stop the tasks. When one of them fails, the value is lost and an `ExceptionGroup` is raised instead.\n\nWrite the jump behind the block, where everybody sees that the tasks are done. To stop the tasks, cancel them.",
  bad: `import asyncio


async def ask(server):
    await asyncio.sleep(1)
    return server


async def main(servers):
    async with asyncio.TaskGroup() as group:
        for server in servers:
            group.create_task(ask(server))
        if not servers:
            return None
    return "all asked"


asyncio.run(main(["a", "b"]))
`,
  good: `import asyncio


async def ask(server):
    await asyncio.sleep(1)
    return server


async def main(servers):
    if not servers:
        return None
    async with asyncio.TaskGroup() as group:
        for server in servers:
            group.create_task(ask(server))
    return "all asked"


asyncio.run(main(["a", "b"]))
`,
  whenNotToUse: "When everybody who reads the code knows that the block waits.",
  references: ["https://docs.python.org/3/library/asyncio-task.html#task-groups"],
  messages: {
    found: "`{jump}` does not leave at once: it first waits for all tasks of the `TaskGroup`, and does not stop them.",
  },

  visit: {
    With(statement, { semantics, report }) {
      if (!cancelScopesOf(semantics, statement).some((one) => one.kind === "group")) return;
      for (const jump of jumpsOutOf(statement.body)) {
        const keyword = jumpKeyword(jump);
        report({ range: { start: jump.start, end: jump.start + keyword.length }, message: "found", values: { jump: keyword } });
      }
    },
  },
});
