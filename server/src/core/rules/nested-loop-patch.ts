import { awaitInsteadOfRun } from "../fixes/await-run";
import { removeWithImport } from "../fixes/unused-import";
import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import { CalledNames } from "../semantics/called-names";
import { loopStartOf } from "../semantics/loop-starts";
import type { SemanticModel } from "../semantics/model";
import type { Call } from "../syntax/ast";
import { walk } from "../syntax/visit";
import { overlap, type TextEdit } from "../text/edit";
import { message } from "../text/message";

/** AIO607: asyncio is patched so that event loops can be nested. */
export default defineRule({
  id: "nested-loop-patch",
  code: "AIO607",
  since: "0.2.0",
  severity: "hint",
  fix: "suggested",
  aliases: [],

  summary: "`nest_asyncio.apply()` patches asyncio so that event loops can be nested.",
  why: "`nest_asyncio` replaces parts of asyncio, for the whole program, so that `asyncio.run()` works where a loop runs already. It is no longer maintained, works only with asyncio's own event loop and not with uvloop, and an inner loop holds up everything that the outer one was doing.\n\nIt is hardly ever needed. In a coroutine and in a notebook, `await f()` does what `asyncio.run(f())` was meant to do. A synchronous function that must run a coroutine while a loop runs can do it in a thread of its own.",
  bad: `import asyncio

import nest_asyncio

nest_asyncio.apply()


async def fetch():
    return "text"


async def main():
    print(asyncio.run(fetch()))


asyncio.run(main())
`,
  good: `import asyncio


async def fetch():
    return "text"


async def main():
    print(await fetch())


asyncio.run(main())
`,
  whenNotToUse: "Where a library that you cannot change starts an event loop in a coroutine or in a notebook.",
  references: ["https://pypi.org/project/nest-asyncio/", "https://docs.python.org/3/library/asyncio-runner.html#asyncio.run"],
  messages: {
    code: "`{name}()` patches asyncio for the whole program, and is no longer maintained: where a loop runs already, `await` is what is meant.",
    notebook: "`{name}()` is not needed in a notebook: its cells allow `await`.",
  },

  visit: {
    Call(call, { semantics, file, isNotebook, report }) {
      if (!patches.has(semantics, call.callee)) return;
      const name = file.text.slice(call.callee.start, call.callee.end);
      report({
        range: call.callee,
        message: isNotebook ? "notebook" : "code",
        values: { name },
        fixes: () => removePatch(semantics, call, name),
      });
    },
  },
});

/** Removes the patch, and awaits what coroutines run in a loop of their own because of it. */
function removePatch(semantics: SemanticModel, call: Call, name: string): Fix[] {
  const statement = call.parent;
  const removed = statement?.kind === "ExpressionStatement" ? removeWithImport(semantics, statement, call.callee) : undefined;
  if (!removed) return [];
  const awaited: TextEdit[] = [];
  let count = 0;
  walk(semantics.file.module, (node) => {
    const isNested = node.kind === "Call" && semantics.mayAwait(node) && loopStartOf(semantics, node) !== undefined;
    const [fix] = isNested ? awaitInsteadOfRun(semantics, node) : [];
    if (!fix || overlap([...awaited, ...fix.edits])) return;
    awaited.push(...fix.edits);
    count++;
  });
  const values = { name, count: String(count) };
  const title =
    count === 0 ? message("Remove `{name}()`", values) : message("Remove `{name}()`, and await what coroutines run ({count})", values);
  return [{ title, safety: "suggested", edits: [...removed, ...awaited] }];
}

const patches = new CalledNames("nest_asyncio.apply", "nest_asyncio2.apply");
