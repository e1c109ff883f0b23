import { replaceMember } from "../fixes/asyncio-member";
import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import { existsIn } from "../semantics/asyncio-timeline";
import { CalledNames } from "../semantics/called-names";
import { isCoroutineCall, isGeneratorBased } from "../semantics/coroutine-calls";
import type { SemanticModel } from "../semantics/model";
import { versionsAt } from "../semantics/version-guards";
import type { Call } from "../syntax/ast";
import { message } from "../text/message";

/** AIO708: a task is made by `ensure_future`, whose name does not say so. */
export default defineRule({
  id: "prefer-create-task",
  code: "AIO708",
  since: "0.2.0",
  severity: "hint",
  fix: "safe",
  aliases: [],

  summary: "`asyncio.ensure_future()` makes a task of a coroutine object, which `asyncio.create_task()` says.",
  why: "`asyncio.ensure_future()` takes anything that can be awaited: it gives a Future back as it is, and makes a task of a coroutine object. `asyncio.create_task()` came with Python 3.7 and only makes tasks. Where a coroutine function is called, it does the same, says what is meant, and can give the task a name.",
  bad: `import asyncio


async def work():
    await asyncio.sleep(1)


async def main():
    task = asyncio.ensure_future(work())
    await task


asyncio.run(main())
`,
  good: `import asyncio


async def work():
    await asyncio.sleep(1)


async def main():
    task = asyncio.create_task(work())
    await task


asyncio.run(main())
`,
  whenNotToUse: "When the code must run on Python 3.6; set the target version, then the rule is silent.",
  references: [
    "https://docs.python.org/3/library/asyncio-future.html#asyncio.ensure_future",
    "https://docs.python.org/3/library/asyncio-task.html#asyncio.create_task",
  ],
  messages: {
    found: "This makes a task of a coroutine object: `create_task` says so (Python 3.7 and newer).",
  },

  visit: {
    Call(call, { semantics, target, report }) {
      if (!ensureFuture.has(semantics, call.callee)) return;
      const [coroutine, ...others] = call.arguments;
      if (!coroutine || others.length > 0 || coroutine.stars > 0 || coroutine.keyword !== undefined) return;
      const owner = semantics.awaitOwnerOf(call);
      if (owner.kind !== "FunctionDefinition" || !owner.isAsync) return;
      if (!isCoroutineCall(semantics, coroutine.value) || isGeneratorBased(semantics, coroutine.value)) return;
      const versions = versionsAt(semantics, call, target);
      if (!versions || !existsIn("asyncio.create_task", versions.oldest)) return;
      report({ range: call.callee, message: "found", fixes: () => makeTask(semantics, call) });
    },
  },
});

const ensureFuture = new CalledNames("asyncio.ensure_future");

function makeTask(semantics: SemanticModel, { callee }: Call): Fix[] {
  const edits = replaceMember(semantics, callee, "create_task");
  return edits ? [{ title: message("Use `create_task`"), safety: "safe", edits }] : [];
}
