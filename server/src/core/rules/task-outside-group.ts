import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import { type CancelScope, cancelScopeAround } from "../semantics/cancel-scopes";
import type { SemanticModel } from "../semantics/model";
import { taskStartOf } from "../semantics/tasks";
import type { Call } from "../syntax/ast";
import { replace } from "../text/edit";
import { message } from "../text/message";

/** AIO306: a task is started in the block of a `TaskGroup`, but not in the group. */
export default defineRule({
  id: "task-outside-group",
  code: "AIO306",
  since: "0.2.0",
  severity: "information",
  fix: "suggested",
  aliases: [],
  supersedes: ["dangling-task"],

  summary: "A task is started in the block of a `TaskGroup`, but not as one of its tasks.",
  why: "`async with asyncio.TaskGroup() as group:` waits for the tasks that `group.create_task()` starts, cancels them when one fails, and raises their exceptions. It knows nothing of a task that `asyncio.create_task()` starts in its block: the block ends without it, its failure goes unseen, and nothing keeps it from being garbage-collected.",
  bad: `import asyncio


async def download(name):
    await asyncio.sleep(1)
    print(name)


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(download("a"))
        asyncio.create_task(download("b"))


asyncio.run(main())
`,
  good: `import asyncio


async def download(name):
    await asyncio.sleep(1)
    print(name)


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(download("a"))
        group.create_task(download("b"))


asyncio.run(main())
`,
  whenNotToUse: "When the task must outlive the group. Tasks that are cancelled, awaited or stored are left alone.",
  references: ["https://docs.python.org/3/library/asyncio-task.html#task-groups"],
  messages: {
    found: "`{group}` does not know this task: the block ends without waiting for it, and its exception goes unseen.",
  },

  visit: {
    Call(call, { semantics, report }) {
      const start = taskStartOf(semantics, call);
      const scope = start && !start.isByName ? cancelScopeAround(semantics, call, "group") : undefined;
      if (!scope?.name || !isForgotten(semantics, call)) return;
      report({ range: call.callee, message: "found", values: { group: scope.name.id }, fixes: () => useGroup(call, scope) });
    },
  },
});

/** Tells whether nothing is ever done with a task: it is dropped, or held by a variable that nothing reads. */
function isForgotten(semantics: SemanticModel, call: Call): boolean {
  const destination = semantics.destinationOf(call);
  if (destination.kind !== "assigned") return destination.kind === "dropped";
  return destination.definitions.every((one) => one.binding.scope.node.kind === "FunctionDefinition" && semantics.usesOf(one).length === 0);
}

/** The fix that starts the task in the group. Arguments that a group does not take are none of it. */
function useGroup(call: Call, { name }: CancelScope): Fix[] {
  const [first, ...others] = call.arguments;
  const fits = first?.keyword === undefined && others.every((one) => one.keyword === "name" || one.keyword === "context");
  if (!name || !fits) return [];
  return [
    {
      title: message("Start it in the group: `{group}.create_task`", { group: name.id }),
      safety: "suggested",
      edits: [replace(call.callee, `${name.id}.create_task`)],
    },
  ];
}
