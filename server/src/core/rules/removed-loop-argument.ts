import { removeArgument } from "../fixes/remove-argument";
import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import { versionText } from "../linter/version";
import { functionAround } from "../semantics/context";
import type { SemanticModel } from "../semantics/model";
import { parametersInTimeline } from "../semantics/timeline-uses";
import { versionsAt } from "../semantics/version-guards";
import type { Argument, Call } from "../syntax/ast";
import { message } from "../text/message";

/** AIO702: an event loop is given to a function of asyncio that no longer takes one. */
export default defineRule({
  id: "removed-loop-argument",
  code: "AIO702",
  since: "0.2.0",
  severity: "error",
  fix: "safe",
  aliases: ["W4903", "W1511", "E1123", "REPORTCALLISSUE"],

  summary: "`loop=` is given to a function or class of asyncio that has had no such parameter since Python 3.10.",
  why: "In old programs the event loop was handed around: `asyncio.sleep(1, loop=loop)`, `asyncio.Lock(loop=loop)`. Python 3.8 and 3.9 show a `DeprecationWarning` for it, and since Python 3.10 the call raises `TypeError: sleep() got an unexpected keyword argument 'loop'`.\n\nNothing is lost without it: these functions and classes use the event loop that runs them. Some functions have kept the parameter, such as `asyncio.ensure_future`, `asyncio.run_coroutine_threadsafe` and `asyncio.Future`; they are not reported.",
  bad: `import asyncio


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.sleep(1, loop=loop)


asyncio.run(main())
`,
  good: `import asyncio


async def main():
    await asyncio.sleep(1)


asyncio.run(main())
`,
  whenNotToUse:
    "When the code only ever runs on Python 3.7 and older. Code behind a test of `sys.version_info` is judged by the versions that it runs on.",
  references: ["https://docs.python.org/3/whatsnew/3.10.html#changes-in-the-python-api"],
  messages: {
    removed:
      "`{name}` has no parameter `loop` since Python {removed}: this call raises `TypeError` there. It uses the running event loop by itself.",
    deprecated:
      "The parameter `loop` of `{name}` is deprecated since Python {deprecated}, and Python {removed} raises `TypeError`. It uses the running event loop by itself.",
  },

  visit: {
    Call(call, { semantics, project, target, report }) {
      for (const { row, name, range } of parametersInTimeline(semantics, call)) {
        const { deprecated, removed } = row;
        if (row.parameter !== "loop" || deprecated === undefined || removed === undefined || project.hasModule("asyncio")) continue;
        const versions = versionsAt(semantics, call, target);
        const argument = call.arguments.find((one) => one.keywordRange === range);
        // Whoever asks for an older version knows what it deprecates.
        const isKnown = versions !== target && versions && versions.newest < removed;
        if (!versions || !argument || isKnown || versions.newest < deprecated) continue;
        report({
          range: argument,
          message: versions.newest < removed ? "deprecated" : "removed",
          severity: versions.oldest < removed ? "warning" : "error",
          values: { name, deprecated: versionText(deprecated), removed: versionText(removed) },
          fixes: () => leaveOut(semantics, call, argument, versions.oldest >= removed),
        });
      }
    },
  },
});

/** The fix that drops the argument. Where some versions still listen to it, it only changes nothing when it says what they would do anyway. */
function leaveOut(semantics: SemanticModel, call: Call, argument: Argument, isIgnored: boolean): Fix[] {
  const edit = removeArgument(semantics.file, call, argument);
  if (!edit) return [];
  return [
    { title: message("Leave out `loop`"), safety: isIgnored || isRunningLoop(semantics, argument) ? "safe" : "suggested", edits: [edit] },
  ];
}

/** Tells whether an argument is `None`, or the loop that runs the code. */
function isRunningLoop(semantics: SemanticModel, { value }: Argument): boolean {
  if (value.kind === "Constant") return value.value === "None";
  const origins = semantics.originsOf(value);
  return (
    origins.includes("asyncio.get_running_loop()") ||
    (origins.includes("asyncio.get_event_loop()") && functionAround(value)?.isAsync === true)
  );
}
