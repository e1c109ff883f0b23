import { defineRule, type RuleContext } from "../linter/rule";
import { isDeclared, versionText } from "../linter/version";
import { CalledNames } from "../semantics/called-names";
import { ownerOf } from "../semantics/context";
import { libraries } from "../semantics/legacy-libraries.json";
import type { SemanticModel } from "../semantics/model";
import { versionsAt } from "../semantics/version-guards";
import type { Node } from "../syntax/ast";
import { nodesOfKind } from "../syntax/parts";
import type { Range } from "../text/range";

/** AIO707: a library is used whose place asyncio, or another library, has taken. */
export default defineRule({
  id: "legacy-library",
  code: "AIO707",
  since: "0.2.0",
  severity: "hint",
  fix: "none",
  aliases: [],
  exampleVersion: 11,

  summary: "A library is used whose place asyncio, or another library, has taken.",
  why: "Much of what asyncio lacked at first came from libraries: `async_timeout` is `asyncio.timeout()` since Python 3.11, `async_generator` is part of the language. `aioredis` has become `redis.asyncio`. Such libraries get no more work, and new versions of Python may break them.\n\nWith `greenlet`, functions switch to each other by hand, and every one must know whose turn it is. In `async def` functions `await` says where another one may go on, and the event loop finds out which.",
  bad: `import asyncio

import async_timeout


async def main():
    async with async_timeout.timeout(1):
        await asyncio.sleep(10)


asyncio.run(main())
`,
  good: `import asyncio


async def main():
    async with asyncio.timeout(1):
        await asyncio.sleep(10)


asyncio.run(main())
`,
  whenNotToUse:
    "When a project cannot do without the library. Where it supports versions of Python that need the library, or does not say which it supports, the rule is silent by itself.",
  references: [
    "https://docs.python.org/3/library/asyncio-task.html#asyncio.timeout",
    "https://redis.readthedocs.io/en/stable/examples/asyncio_examples.html",
    "https://greenlet.readthedocs.io/",
  ],
  messages: {
    python: "`{module}` is not needed since Python {since}: `{instead}` does the same.",
    library: "`{module}` is no longer developed: `{instead}` has taken its place.",
    greenlet:
      "With `greenlet`, functions switch to each other by hand. Today `async def` and `await` do that: at each `await` another coroutine may go on, and `asyncio.gather()` runs several at the same time.",
  },

  visit: {
    Import(statement, context) {
      for (const { path, name } of statement.names) check(context, statement, path, name);
    },

    ImportFrom(statement, context) {
      if (statement.level === 0) check(context, statement, statement.module, statement.moduleRange);
    },

    Call(call, { semantics, report }) {
      if (!greenlets.has(semantics, call.callee) || ownerOf(call).kind !== "Module" || !switches(semantics)) return;
      const [first] = call.arguments;
      const isOwn = first?.value.kind === "Name" && semantics.typeOf(first.value).kind === "function";
      if (isOwn) report({ range: call.callee, message: "greenlet" });
    },
  },
});

const greenlets = new CalledNames("greenlet.greenlet");

function check({ semantics, target, project, report }: RuleContext, statement: Node, path: string, range: Range): void {
  const [module = ""] = path.split(".");
  const library = libraries.find((one) => one.module === module);
  if (!library || project.hasModule(module)) return;
  const versions = versionsAt(semantics, statement, target);
  const { instead, since } = library;
  if (!versions || (since !== undefined && (versions.oldest < since || !isDeclared(target)))) return;
  report({
    range,
    message: since === undefined ? "library" : "python",
    values: { module, instead, since: versionText(since ?? 0) },
  });
}

/** Tells whether code at module level starts the switching, as programs do that show how greenlets work; libraries build something on them. */
function switches({ file }: SemanticModel): boolean {
  return nodesOfKind(file.module, "Call").some(
    (call) => call.callee.kind === "Attribute" && call.callee.attribute === "switch" && ownerOf(call).kind === "Module",
  );
}
