import { dedentLines } from "../fixes/remove-statements";
import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import { cancelScopesOf } from "../semantics/cancel-scopes";
import { type Jump, jumpKeyword, jumpsOutOf } from "../semantics/jumps";
import type { Statement, With } from "../syntax/ast";
import type { SourceFile } from "../syntax/source-file";
import { walk } from "../syntax/visit";
import { message } from "../text/message";
import { contains } from "../text/range";

/** AIO304: a `return`, `break` or `continue` in the block of a `TaskGroup` looks as if it left at once. */
export default defineRule({
  id: "control-flow-in-task-group",
  code: "AIO304",
  since: "0.2.0",
  severity: "hint",
  fix: "suggested",
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
    With(statement, { semantics, file, report }) {
      if (!cancelScopesOf(semantics, statement).some((one) => one.kind === "group")) return;
      for (const jump of jumpsOutOf(statement.body)) {
        const keyword = jumpKeyword(jump);
        report({
          range: { start: jump.start, end: jump.start + keyword.length },
          message: "found",
          values: { jump: keyword },
          fixes: () => moveBehind(file, statement, jump, keyword),
        });
      }
    },
  },
});

/** What ends the block jumps just as late behind it, and there everybody sees that the tasks are done. */
function moveBehind(file: SourceFile, { start, body, items }: With, jump: Jump, keyword: string): Fix[] {
  const { lines, module } = file;
  const [before, last] = body.slice(-2);
  if (!before || !last || !contains(last, jump) || !mayMove.has(last.kind)) return [];
  const groups = new Set(items.flatMap(({ target }) => (target?.kind === "Name" ? [target.id] : [])));
  let usesGroup = false;
  walk(last, (node) => {
    usesGroup ||= node.kind === "Name" && groups.has(node.id);
  });
  const outer = lines.indentAt(start);
  const inner = lines.indentAt(last.start);
  const first = lines.lineAt(last.start);
  const isAlone = file.text.slice(lines.startOf(first), last.start) === inner && lines.lineAt(before.end) < first;
  if (usesGroup || !isAlone || !inner.startsWith(outer) || inner.length <= outer.length) return [];
  // A comment right above it is about it.
  let top = first;
  while (top - 1 > lines.lineAt(before.end) && module.comments.some((one) => lines.lineAt(one.start) === top - 1)) top--;
  return [
    {
      title: message("Move the `{jump}` behind the block", { jump: keyword }),
      safety: "suggested",
      edits: dedentLines(file, { start: lines.startOf(top), end: last.end }, inner, outer),
    },
  ];
}

const mayMove: ReadonlySet<Statement["kind"]> = new Set<Statement["kind"]>(["Return", "Break", "Continue", "If"]);
