import { removeChildWatcher } from "../fixes/child-watcher";
import { chooseLoopFactory, runWithUvloop } from "../fixes/loop-factory";
import { importInstead, useNewerName, writeInstead } from "../fixes/newer-name";
import type { Fix, Safety } from "../linter/finding";
import { defineRule, type RuleContext } from "../linter/rule";
import { versionText } from "../linter/version";
import { existsIn } from "../semantics/asyncio-timeline";
import { isNeverEvaluated } from "../semantics/lazy-annotations";
import { attributeInTimeline, importsInTimeline, isArgumentOfKnown, moduleIn, type TimelineUse } from "../semantics/timeline-uses";
import { type VersionRange, versionsAt } from "../semantics/version-guards";
import type { Attribute, Node } from "../syntax/ast";

/** AIO704: something of asyncio is used that is going to be removed. */
export default defineRule({
  id: "deprecated-api",
  code: "AIO704",
  since: "0.2.0",
  severity: "warning",
  fix: "safe",
  aliases: ["W4901", "W4902", "W4904", "REPORTDEPRECATED"],
  tags: ["deprecated"],

  summary: "Something of asyncio is used that is deprecated: it shows a `DeprecationWarning`, and later versions no longer have it.",
  why: "Before something is removed from Python, it shows a `DeprecationWarning` for some versions, which most people never see, because Python hides it outside of `__main__` and of tests. Event loop policies and `asyncio.iscoroutinefunction()` are deprecated since Python 3.14 and will be gone in 3.16.\n\nIt is a warning where every version that the file is written for deprecates it, and information where only the newer ones do.",
  exampleVersion: 14,
  bad: `import asyncio


async def work():
    await asyncio.sleep(1)


print(asyncio.iscoroutinefunction(work))
asyncio.run(work())
`,
  good: `import asyncio
import inspect


async def work():
    await asyncio.sleep(1)


print(inspect.iscoroutinefunction(work))
asyncio.run(work())
`,
  whenNotToUse:
    "When the code must run on old versions that have nothing else. Code that asks for the version, or expects the warning, is left alone.",
  references: [
    "https://docs.python.org/3/whatsnew/3.14.html#deprecated",
    "https://docs.python.org/3/library/asyncio-policy.html",
    "https://docs.python.org/3/library/inspect.html#inspect.iscoroutinefunction",
  ],
  messages: {
    replaced:
      "`{name}` is deprecated: Python {deprecated} shows a `DeprecationWarning`, and Python {removed} no longer has it. Use `{instead}`.",
    removed: "`{name}` is deprecated: Python {deprecated} shows a `DeprecationWarning`, and Python {removed} no longer has it.",
    library: "`{name}` is deprecated: on Python {deprecated} and newer it shows a `DeprecationWarning`. Use `{instead}`.",
  },

  visit: {
    Attribute(node, context) {
      const use = attributeInTimeline(context.semantics, node);
      if (use && !isArgumentOfKnown(context.semantics, node))
        check(context, use, node, (versions) => fixesOf(context, use, node, versions));
    },

    Import(statement, context) {
      for (const use of importsInTimeline(statement)) check(context, use, statement, () => []);
    },

    ImportFrom(statement, context) {
      for (const use of importsInTimeline(statement)) {
        check(context, use, statement, (versions) =>
          useNewerName(use.row.instead, versions.oldest, safetyOf(use.name, versions), (instead) =>
            importInstead(context.semantics, statement, use.alias, instead),
          ),
        );
      }
    },
  },
});

/** What other rules speak about. */
const others = /^asyncio\.(async|coroutine|coroutines\.coroutine)$/;

function check(context: RuleContext, use: TimelineUse, node: Node, fixes: (versions: VersionRange) => Fix[]): void {
  const { semantics, target, project } = context;
  const { deprecated, removed, instead } = use.row;
  if (deprecated === undefined || target.newest < deprecated || others.test(use.name) || project.hasModule(moduleIn(use.row))) return;
  const versions = versionsAt(semantics, node, target);
  if (!versions || versions.newest < deprecated || (removed !== undefined && versions.newest >= removed)) return;
  if (isNeverEvaluated(semantics, node, versions)) return;
  context.report({
    range: use.range,
    message: removed === undefined ? "library" : instead ? "replaced" : "removed",
    severity: versions.oldest >= deprecated ? "warning" : "information",
    values: {
      name: use.name,
      deprecated: versionText(deprecated),
      removed: versionText(removed ?? 0),
      instead: instead ?? "",
    },
    fixes: () => fixes(versions),
  });
}

function fixesOf({ semantics }: RuleContext, use: TimelineUse, node: Attribute, versions: VersionRange): Fix[] {
  switch (use.name) {
    case "asyncio.set_event_loop_policy":
      return existsIn("asyncio.run", versions.oldest, { parameter: "loop_factory" }) ? chooseLoopFactory(semantics, node) : [];
    case "uvloop.install":
      return runWithUvloop(semantics, node);
    case "asyncio.get_child_watcher":
    case "asyncio.set_child_watcher":
      return removeChildWatcher(semantics, node);
    default:
      return useNewerName(use.row.instead, versions.oldest, safetyOf(use.name, versions), (instead) =>
        writeInstead(semantics, node, instead),
      );
  }
}

/**
 * `inspect.iscoroutinefunction` says the same only since Python 3.12, where whoever makes a function that gives coroutines can mark it
 * (`inspect.markcoroutinefunction`); before, it says no of the mocks of `unittest.mock`.
 */
function safetyOf(name: string, { oldest }: VersionRange): Safety {
  return name === "asyncio.iscoroutinefunction" && !existsIn("inspect.markcoroutinefunction", oldest) ? "suggested" : "safe";
}
