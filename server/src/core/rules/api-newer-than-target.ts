import { defineRule, type RuleContext } from "../linter/rule";
import { isDeclared, type TargetVersion, versionText } from "../linter/version";
import { factAbout } from "../semantics/asyncio-timeline";
import { CalledNames } from "../semantics/called-names";
import { isNeverEvaluated } from "../semantics/lazy-annotations";
import {
  attributeInTimeline,
  builtinInTimeline,
  importsInTimeline,
  moduleIn,
  parametersInTimeline,
  type TimelineUse,
} from "../semantics/timeline-uses";
import { versionsAt } from "../semantics/version-guards";
import type { Node } from "../syntax/ast";

/** AIO705: something of asyncio is used that a version which the file is written for does not have yet. */
export default defineRule({
  id: "api-newer-than-target",
  code: "AIO705",
  since: "0.2.0",
  severity: "warning",
  fix: "none",
  aliases: ["E1101", "E0611", "E1123", "REPORTATTRIBUTEACCESSISSUE"],
  exampleVersion: 10,

  summary: "Something of asyncio is used that is newer than the oldest Python version that the code is written for.",
  why: "`asyncio.TaskGroup`, `asyncio.timeout()` and `asyncio.Runner` came with Python 3.11, `asyncio.to_thread()` with 3.9. On an older version the line that uses them raises `AttributeError`, `ImportError` or `TypeError`, and only when it runs; so a program that works on your computer fails on another one.\n\nWhich versions a project runs on, its `pyproject.toml` says (`requires-python`), or else the version of its environment; where neither is known, this rule is silent.",
  bad: `import asyncio


async def main():
    async with asyncio.timeout(1):
        await asyncio.sleep(10)


asyncio.run(main())
`,
  good: `import asyncio


async def main():
    await asyncio.wait_for(asyncio.sleep(10), 1)


asyncio.run(main())
`,
  whenNotToUse:
    "When the code never runs on the older version; then say so in `requires-python`. Code that asks for the version, with `hasattr`, or catches the exception is left alone.",
  references: [
    "https://docs.python.org/3/library/asyncio-api-index.html",
    "https://packaging.python.org/en/latest/guides/writing-pyproject-toml/#python-requires",
  ],
  messages: {
    "requires-python":
      '`{name}` is new in Python {added}. This project also runs on Python {oldest} (`requires-python`), where this line raises "{error}".',
    environment: '`{name}` is new in Python {added}. The environment has Python {oldest}, where this line raises "{error}".',
    setting: '`{name}` is new in Python {added}. The target version is Python {oldest}, where this line raises "{error}".',
    guarded: '`{name}` is new in Python {added}, but this line also runs on Python {oldest}, where it raises "{error}".',
  },

  visit: {
    Attribute(node, context) {
      check(context, node, attributeInTimeline(context.semantics, node));
    },

    Name(node, context) {
      if (node.id === "anext" || node.id === "aiter") check(context, node, builtinInTimeline(context.semantics, node));
    },

    ImportFrom(statement, context) {
      for (const use of importsInTimeline(statement)) check(context, statement, use);
    },

    Call(call, context) {
      for (const use of parametersInTimeline(context.semantics, call)) {
        const parameter = use.row.parameter ?? "";
        check(context, call, { ...use, name: `${parameter}=` });
      }
    },

    For({ isAsync, iterable }, context) {
      if (!isAsync || iterable.kind !== "Call" || !completed.has(context.semantics, iterable.callee)) return;
      const error = "TypeError: 'async for' requires an object with __aiter__ method, got generator";
      check(context, iterable, { row: asynchronous, name: "async for … in asyncio.as_completed(…)", range: iterable.callee, error });
    },
  },
});

const completed = new CalledNames("asyncio.as_completed");
const asynchronous = factAbout("asyncio.as_completed", { situation: "in async for" });

function check(context: RuleContext, node: Node, use: TimelineUse | undefined): void {
  const { semantics, target, project } = context;
  const added = use?.row.added;
  // Where nobody says which versions the code is written for, it may well be the newest alone.
  if (!use || added === undefined || !isDeclared(target) || target.oldest >= added) return;
  if (project.hasModule(moduleIn(use.row))) return;
  const versions = versionsAt(semantics, node, target);
  if (!versions || versions.oldest >= added || isNeverEvaluated(semantics, node, versions)) return;
  context.report({
    range: use.range,
    message: messageFor(target, versions.oldest),
    severity: versions.newest < added ? "error" : "warning",
    values: { name: use.name, added: versionText(added), oldest: versionText(versions.oldest), error: use.error },
  });
}

function messageFor({ source, oldest }: TargetVersion, found: number): string {
  return found === oldest ? source : "guarded";
}
