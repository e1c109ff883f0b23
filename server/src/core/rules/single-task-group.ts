import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import { CalledNames } from "../semantics/called-names";
import { type CancelScope, cancelScopesOf } from "../semantics/cancel-scopes";
import type { SemanticModel } from "../semantics/model";
import type { Call, Statement } from "../syntax/ast";
import { replace } from "../text/edit";
import { lineEndOf } from "../text/lines";
import { message } from "../text/message";
import type { Range } from "../text/range";

/** AIO305: a `TaskGroup` whose block does nothing but start one task. */
export default defineRule({
  id: "single-task-group",
  code: "AIO305",
  since: "0.2.0",
  severity: "hint",
  fix: "suggested",
  aliases: ["ASYNC112", "S7513"],

  summary: "A `TaskGroup` is made for one task, and nothing runs beside it.",
  why: "A `TaskGroup` runs several things at the same time and waits for all of them. With one task and nothing beside it, that is what `await` does by itself, without a task of its own and without wrapping an exception into an `ExceptionGroup`.",
  bad: `import asyncio


async def download():
    await asyncio.sleep(1)


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(download())


asyncio.run(main())
`,
  good: `import asyncio


async def download():
    await asyncio.sleep(1)


async def main():
    await download()


asyncio.run(main())
`,
  whenNotToUse: "When more tasks are to come, or the coroutine must run in a task of its own.",
  references: ["https://docs.python.org/3/library/asyncio-task.html#task-groups"],
  messages: {
    found: "This `TaskGroup` has one task and nothing beside it: `await` does the same, and lets its exception through as it is.",
  },

  visit: {
    With(statement, { semantics, report }) {
      const [scope, ...others] = cancelScopesOf(semantics, statement);
      const call = scope?.kind === "group" && others.length === 0 ? onlyTask(semantics, scope) : undefined;
      if (scope && call) report({ range: scope.manager, message: "found", fixes: () => awaitInstead(semantics, scope, call) });
    },
  },
});

const starter = new CalledNames("asyncio.TaskGroup().create_task");

/** The call that starts the only task of a group, when nothing else stands in its block and nothing else is done with the group. */
function onlyTask(semantics: SemanticModel, { statement, name }: CancelScope): Call | undefined {
  const [only, ...others] = statement.body;
  const definition = name && semantics.scopes.definitions.get(name);
  if (!only || others.length > 0 || !definition || semantics.usesOf(definition).length !== 1) return undefined;
  const call = only.kind === "ExpressionStatement" ? only.expression : only.kind === "Assign" ? only.value : undefined;
  return starter.isCalledBy(semantics, call) && call.arguments.length > 0 && call.arguments[0]?.stars === 0 ? call : undefined;
}

/** The fix that awaits the coroutine, for a task that no variable holds. */
function awaitInstead(semantics: SemanticModel, { statement }: CancelScope, call: Call): Fix[] {
  const { file } = semantics;
  const [only] = statement.body as readonly [Statement];
  const coroutine = call.arguments[0]?.value;
  if (!coroutine || only.kind !== "ExpressionStatement" || statement.items.length > 1 || call.arguments.length > 1) return [];
  // The lines of a call that goes over several would be indented too far.
  if (coroutine.kind !== "Call" || file.lines.lineAt(coroutine.start) !== file.lines.lineAt(coroutine.end)) return [];
  // Comments of the block stay above what is left of it.
  const between = file.module.comments.filter((one) => one.start > statement.start && one.end <= only.start);
  const written = (one: Range): string => file.text.slice(one.start, one.end);
  const lineBreak = lineEndOf(file.text) + file.lines.indentAt(statement.start);
  const text = [...between.map(written), `await ${written(coroutine)}`].join(lineBreak);
  return [
    { title: message("Await it without a group"), safety: "suggested", edits: [replace({ start: statement.start, end: only.end }, text)] },
  ];
}
