import { importModule } from "../fixes/imports";
import { runProgram } from "../fixes/run-program";
import type { Severity } from "../linter/finding";
import { severityWithoutLoop, withoutLoop } from "../linter/loop-severity";
import { defineRule } from "../linter/rule";
import type { TargetVersion } from "../linter/version";
import { existsIn } from "../semantics/asyncio-timeline";
import { isPreparedForNoLoop, isTest, loopPlaceOf } from "../semantics/event-loops";
import { type LoopUsage, loopUsageOf } from "../semantics/loop-usages";
import type { SemanticModel } from "../semantics/model";
import { isNotebookScript } from "../semantics/notebook";

/** AIO603: a program gets an event loop and runs coroutines on it by hand, as one did before Python 3.7. */
export default defineRule({
  id: "run-until-complete",
  code: "AIO603",
  since: "0.1.0",
  severity: "warning",
  fix: "safe",
  aliases: [],
  supersedes: ["get-event-loop"],

  summary: "An event loop is got, run and closed by hand, as it was done before Python 3.7.",
  why: "`asyncio.run(main())` makes an event loop, runs the coroutine in it, cancels the tasks that are left, and closes the loop, also when an exception ends the program. It has been there since Python 3.7.\n\nThe older way, `loop = asyncio.get_event_loop()` and `loop.run_until_complete(main())`, no longer works everywhere: without a running loop `get_event_loop()` shows a `DeprecationWarning` in Python 3.12 and 3.13, and since 3.14 it raises `RuntimeError: There is no current event loop in thread 'MainThread'.` Where several coroutines must share one loop, `asyncio.Runner` (Python 3.11) keeps it between them.",
  bad: `import asyncio


async def main():
    print("hello")


loop = asyncio.get_event_loop()
try:
    loop.run_until_complete(main())
finally:
    loop.close()
`,
  good: `import asyncio


async def main():
    print("hello")


asyncio.run(main())
`,
  whenNotToUse:
    "When the loop must be one of your own, such as that of a graphical toolkit, or must outlive the coroutine. A loop from `asyncio.new_event_loop()` only gives a hint.",
  references: [
    "https://docs.python.org/3/library/asyncio-runner.html#asyncio.run",
    "https://docs.python.org/3/library/asyncio-runner.html#asyncio.Runner",
    "https://docs.python.org/3/library/asyncio-eventloop.html#asyncio.get_event_loop",
  ],
  messages: {
    missing:
      "`{getter}()` finds no event loop here, which raises `RuntimeError: There is no current event loop` since Python 3.14. `{run}(…)` makes a loop, runs a coroutine in it and closes it.",
    uncertain:
      "Unless something has set an event loop, `{getter}()` raises `RuntimeError: There is no current event loop` here since Python 3.14. `{run}(…)` makes a loop, runs a coroutine in it and closes it.",
    outdated: "`{run}(…)` does all of this since Python 3.7: it makes an event loop, runs a coroutine in it and closes it.",
    source: "The event loop comes from here.",
  },

  visit: {
    Call(call, { semantics, target, file, isNotebook, report }) {
      const usage = loopUsageOf(semantics, call);
      const first = usage && [...usage.runs, ...usage.forever].sort((a, b) => a.start - b.start)[0];
      if (!usage || !first || !existsIn("asyncio.run", target.oldest) || isNotebook || isNotebookScript(file)) return;
      const severity = severityOf(semantics, usage, target);
      if (!severity) return;
      report({
        range: first.callee,
        message:
          usage.source === "new" || target.newest < withoutLoop.removed ? "outdated" : severity === "information" ? "uncertain" : "missing",
        severity,
        values: {
          getter: file.text.slice(call.callee.start, call.callee.end),
          run: `${importModule(semantics, "asyncio")?.name ?? "asyncio"}.run`,
        },
        related: usage.definition ? [{ range: call, message: "source" }] : [],
        covers: [call],
        fixes: () => runProgram(semantics, usage, target.oldest),
      });
    },
  },
});

/** How bad a loop that is used by hand is; undefined where nothing should be said. */
function severityOf(semantics: SemanticModel, usage: LoopUsage, target: TargetVersion): Severity | undefined {
  const place = loopPlaceOf(semantics, usage.getter);
  if (place !== "start" && place !== "function") return undefined;
  const isTesting = isTest(semantics, usage.getter);
  const whenSound = (): Severity | undefined => (!isTesting && runProgram(semantics, usage, target.oldest).length > 0 ? "hint" : undefined);
  if (usage.source === "new") return whenSound();
  if (isPreparedForNoLoop(semantics, usage.getter) || asksWhetherRunning(usage)) return undefined;
  const severity = severityWithoutLoop(semantics, usage.getter, target);
  if (!severity) return whenSound();
  return place === "start" && !isTesting ? severity : "information";
}

/** `if loop.is_running(): …` is written by people who know that a loop may run. */
function asksWhetherRunning({ others }: LoopUsage): boolean {
  return others.some(({ parent }) => parent?.kind === "Attribute" && parent.attribute === "is_running");
}
