import { removeChildWatcher } from "../fixes/child-watcher";
import { importInstead, useNewerName, writeInstead } from "../fixes/newer-name";
import { removeArgument } from "../fixes/remove-argument";
import type { Fix, Safety } from "../linter/finding";
import { defineRule, type RuleContext } from "../linter/rule";
import { versionText } from "../linter/version";
import { factAbout, type TimelineRow } from "../semantics/asyncio-timeline";
import { CalledNames } from "../semantics/called-names";
import { isNeverEvaluated } from "../semantics/lazy-annotations";
import type { SemanticModel } from "../semantics/model";
import {
  attributeInTimeline,
  importsInTimeline,
  isArgumentOfKnown,
  moduleIn,
  parametersInTimeline,
  type TimelineUse,
} from "../semantics/timeline-uses";
import { type VersionRange, versionsAt } from "../semantics/version-guards";
import type { Await, Call, Node, Yield } from "../syntax/ast";
import { insert, replace, type TextEdit } from "../text/edit";
import { message } from "../text/message";

/** AIO703: something of asyncio is used that newer Python versions no longer have. */
export default defineRule({
  id: "removed-api",
  code: "AIO703",
  since: "0.2.0",
  severity: "error",
  fix: "safe",
  aliases: ["W4901", "W4902", "W4904", "E1101", "E0611", "REPORTATTRIBUTEACCESSISSUE"],
  supersedes: ["await-non-awaitable", "wrong-with"],

  summary: "Something of asyncio is used that newer Python versions no longer have.",
  why: "asyncio has changed a lot since it came with Python 3.4, and what was replaced was removed some versions later: `asyncio.Task.all_tasks()` and `with await lock:` in Python 3.9, child watchers in 3.14. In old programs and tutorials they are still found. They raise `AttributeError`, `ImportError` or `TypeError`, and only when the line runs.\n\nIt is an error where every version that the file is written for lacks it, and a warning where only the newer ones do.",
  bad: `import asyncio


async def main():
    print(asyncio.Task.current_task())


asyncio.run(main())
`,
  good: `import asyncio


async def main():
    print(asyncio.current_task())


asyncio.run(main())
`,
  whenNotToUse:
    "When the code only ever runs on older versions; set the target version, then the rule is silent. Code that asks for the version or catches the exception is left alone.",
  references: [
    "https://docs.python.org/3/whatsnew/3.9.html#removed",
    "https://docs.python.org/3/whatsnew/3.14.html#asyncio",
    "https://docs.python.org/3/library/asyncio-api-index.html",
  ],
  messages: {
    removed: '`{name}` is gone since Python {removed}: this line raises "{error}" there.',
    replaced: '`{name}` is gone since Python {removed}: this line raises "{error}" there. Use `{instead}`.',
    watcher:
      'Child watchers are gone since Python {removed}: this line raises "{error}" there. Nothing has to replace them: asyncio watches its processes by itself.',
    lock: "Since Python {removed} a `{type}` cannot be awaited (\"TypeError: object {type} can't be used in 'await' expression\"). Use `async with`.",
    executor:
      'Since Python {removed} an event loop takes no process pool as its default executor ("TypeError: executor must be ThreadPoolExecutor instance"). Give it to `run_in_executor` instead.',
    parameter: "`{name}` refuses `reuse_address=True`: this call raises `ValueError`, since Python 3.11 `TypeError`.",
  },

  visit: {
    Attribute(node, context) {
      const use = attributeInTimeline(context.semantics, node);
      if (use && !isArgumentOfKnown(context.semantics, node)) {
        check(context, use, node, (versions) =>
          /Watcher|_watcher$/.test(use.name)
            ? removeChildWatcher(context.semantics, node)
            : useNewerName(use.row.instead, versions.oldest, safetyOf(use.row, versions), (instead) =>
                writeInstead(context.semantics, node, instead),
              ),
        );
      }
    },

    Import(statement, context) {
      for (const use of importsInTimeline(statement)) check(context, use, statement, () => []);
    },

    ImportFrom(statement, context) {
      for (const use of importsInTimeline(statement)) {
        check(context, use, statement, (versions) =>
          useNewerName(use.row.instead, versions.oldest, safetyOf(use.row, versions), (instead) =>
            importInstead(context.semantics, statement, use.alias, instead),
          ),
        );
      }
    },

    Call(call, context) {
      const { semantics, report } = context;
      checkExecutor(context, call);
      for (const use of parametersInTimeline(semantics, call)) {
        const argument = call.arguments.find((one) => one.keywordRange === use.range);
        if (use.row.parameter !== "reuse_address" || argument?.value.kind !== "Constant" || argument.value.value !== "True") continue;
        const edit = removeArgument(semantics.file, call, argument);
        report({
          range: argument,
          message: "parameter",
          values: { name: "create_datagram_endpoint" },
          fixes: () => (edit ? [{ title: message("Leave out `reuse_address`"), safety: "safe", edits: [edit] }] : []),
        });
      }
    },

    Await(node, context) {
      checkLock(context, node);
    },

    Yield(node, context) {
      if (node.from) checkLock(context, node);
    },
  },
});

/** A line of the timeline that says when something was deprecated and when it was removed. */
type Deprecated = TimelineRow & { readonly deprecated: number; readonly removed: number };

/** What other rules speak about. */
const others = /^asyncio\.(async|coroutine|coroutines\.coroutine)$/;

function check(context: RuleContext, use: TimelineUse, node: Node, fixes: (versions: VersionRange) => Fix[]): void {
  const { semantics, target, project } = context;
  const { removed, instead } = use.row;
  if (removed === undefined || target.newest < removed || others.test(use.name) || project.hasModule(moduleIn(use.row))) return;
  const versions = versionsAt(semantics, node, target);
  if (!versions || versions.newest < removed || isNeverEvaluated(semantics, node, versions)) return;
  context.report({
    range: use.range,
    message: instead ? "replaced" : /Watcher|_watcher$/.test(use.name) ? "watcher" : "removed",
    severity: versions.oldest >= removed ? "error" : "warning",
    values: { name: use.name, removed: versionText(removed), error: use.error, instead: instead ?? "" },
    fixes: () => fixes(versions),
  });
}

/** Where the old name still works on some versions, the new one may do something else than it does there. */
function safetyOf({ deprecated, removed = 0 }: TimelineRow, { oldest }: VersionRange): Safety {
  return deprecated === undefined || oldest >= removed ? "safe" : "suggested";
}

const setDefaultExecutor = new CalledNames("asyncio.AbstractEventLoop().set_default_executor");
const processPool = factAbout("asyncio.AbstractEventLoop.set_default_executor", { situation: "with a process pool" }) as Deprecated;

/** `loop.set_default_executor(ProcessPoolExecutor())` */
function checkExecutor({ semantics, target, report }: RuleContext, call: Call): void {
  const [executor] = call.arguments;
  if (!executor || target.newest < processPool.deprecated || !setDefaultExecutor.has(semantics, call.callee)) return;
  if (!semantics.originsOf(executor.value).includes("concurrent.futures.ProcessPoolExecutor()")) return;
  const versions = versionsAt(semantics, call, target);
  if (!versions || versions.newest < processPool.deprecated) return;
  const severity = versions.oldest >= processPool.removed ? "error" : "warning";
  report({ range: executor.value, message: "executor", severity, values: { removed: versionText(processPool.removed) } });
}

const lock = factAbout("asyncio.Lock", { situation: "awaited, or in with" }) as TimelineRow & {
  readonly deprecated: number;
  readonly removed: number;
};

/** `with await lock:`, `with (yield from lock):` and `await lock`, which gave a context manager. */
function checkLock({ semantics, target, report }: RuleContext, node: Await | Yield): void {
  const { value } = node;
  if (!value || target.newest < lock.deprecated) return;
  const type = semantics.typeOf(value);
  // A class derived from one of them may know how to be awaited.
  if (type.kind !== "instance" || semantics.evaluator.attributeOf(type, "__await__").kind === "function") return;
  const origins = semantics.originsOf(value);
  const name = lock.names.find((one) => origins.includes(`${one}()`));
  const versions = name && versionsAt(semantics, node, target);
  if (!versions || versions.newest < lock.deprecated) return;
  report({
    range: node,
    message: "lock",
    severity: versions.oldest >= lock.removed ? "error" : "warning",
    values: { removed: versionText(lock.removed), type: name.slice("asyncio.".length) },
    covers: node.parent?.kind === "With" ? [node.parent.keyword] : [],
    fixes: () => enter(semantics, node),
  });
}

function enter(semantics: SemanticModel, node: Await | Yield): Fix[] {
  const { parent, value } = node;
  if (node.kind !== "Await" || !value || !semantics.mayAwait(node)) return [];
  const unwrap: TextEdit = { start: node.start, end: value.start, newText: "" };
  if (parent?.kind === "With" && parent.items.length === 1)
    return [{ title: message("Use `async with`"), safety: "safe", edits: [replace(parent.keyword, "async with"), unwrap] }];
  if (parent?.kind !== "ExpressionStatement") return [];
  return [{ title: message("Call `acquire`"), safety: "suggested", edits: [insert(value.end, ".acquire()")] }];
}
