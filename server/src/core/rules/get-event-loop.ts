import { replaceMember } from "../fixes/asyncio-member";
import { makeLoop } from "../fixes/run-program";
import type { Fix } from "../linter/finding";
import { severityWithoutLoop, withoutLoop } from "../linter/loop-severity";
import { defineRule } from "../linter/rule";
import { existsIn } from "../semantics/asyncio-timeline";
import { CalledNames } from "../semantics/called-names";
import { functionAround } from "../semantics/context";
import { isPreparedForNoLoop, isTest, loopPlaceOf, loopSourceOf } from "../semantics/event-loops";
import type { SemanticModel } from "../semantics/model";
import { isNotebookScript } from "../semantics/notebook";
import { suiteOf } from "../semantics/suites";
import { threadFunctionName } from "../semantics/thread-functions";
import type { Call, Statement } from "../syntax/ast";
import { statementOf, walk } from "../syntax/visit";
import { message } from "../text/message";

/** AIO602: the current event loop is asked for where there is none, or by a name that does not say that it is the running one. */
export default defineRule({
  id: "get-event-loop",
  code: "AIO602",
  since: "0.1.0",
  severity: "warning",
  fix: "safe",
  aliases: [],

  summary:
    "`asyncio.get_event_loop()` is called where no event loop runs, or in a coroutine, where `get_running_loop()` says what is meant.",
  why: "`asyncio.get_event_loop()` once made an event loop when there was none. That is over: without a running loop and without one that was set, Python 3.12 and 3.13 show a `DeprecationWarning`, and since Python 3.14 the call raises `RuntimeError: There is no current event loop in thread 'MainThread'.` A program starts with `asyncio.run(main())`, which makes the loop.\n\nIn a coroutine a loop always runs, and `get_event_loop()` gives that one. `asyncio.get_running_loop()` does exactly the same there; its name says it, and outside of a coroutine it fails in every Python version, so that a mistake shows early.",
  bad: `import asyncio

loop = asyncio.get_event_loop()


def start(coroutine):
    return loop.create_task(coroutine)
`,
  good: `import asyncio


async def start(coroutine):
    return await asyncio.create_task(coroutine)
`,
  whenNotToUse: "When the code only ever runs on Python versions before 3.12, or something outside of the file sets an event loop before.",
  references: [
    "https://docs.python.org/3/library/asyncio-eventloop.html#asyncio.get_event_loop",
    "https://docs.python.org/3/whatsnew/3.14.html#asyncio",
  ],
  messages: {
    running: "In a coroutine `{name}()` always gives the running event loop; `get_running_loop()` does the same and says so.",
    missing:
      "No event loop runs here: `{name}()` makes one up to Python 3.13, in 3.12 and 3.13 with a `DeprecationWarning`, and since 3.14 raises `RuntimeError: There is no current event loop in thread 'MainThread'.`",
    uncertain:
      "Unless something has set an event loop, `{name}()` finds none here: Python 3.12 and 3.13 then show a `DeprecationWarning`, and since 3.14 it raises `RuntimeError: There is no current event loop in thread 'MainThread'.`",
    afterRun:
      "`asyncio.run()` has closed its event loop before and left none: `{name}()` raises `RuntimeError: There is no current event loop in thread 'MainThread'.`",
    thread:
      "`{function}` runs in a thread of its own, which has no event loop: `{name}()` raises `RuntimeError: There is no current event loop in thread 'Thread-1'.`",
    attribute:
      "`{attribute}` is meant to run later, so no event loop runs here: `{name}()` raises `RuntimeError: There is no current event loop in thread 'MainThread'.` since Python 3.14.",
  },

  visit: {
    Call(call, { semantics, target, file, isNotebook, report }) {
      // What only looks like a misspelled asyncio is told about by other rules.
      if (loopSourceOf(semantics, call) !== "current" || semantics.qualifiedName(call.callee) !== "asyncio.get_event_loop") return;
      const name = file.text.slice(call.callee.start, call.callee.end);
      switch (loopPlaceOf(semantics, call)) {
        case "coroutine":
          if (existsIn("asyncio.get_running_loop", target.oldest))
            report({
              range: call.callee,
              message: "running",
              severity: "hint",
              values: { name },
              fixes: () => useRunning(semantics, call),
            });
          return;
        case "start": {
          if (isBehindRun(semantics, call) && !isNotebook && !isNotebookScript(file) && !isPreparedForNoLoop(semantics, call)) {
            report({
              range: call.callee,
              message: "afterRun",
              severity: target.oldest >= withoutLoop.removed ? "error" : "warning",
              values: { name },
            });
            return;
          }
          const severity = severityWithoutLoop(semantics, call, target);
          if (!severity || isNotebook || isNotebookScript(file) || isPreparedForNoLoop(semantics, call)) return;
          report({
            range: call.callee,
            message: severity === "information" ? "uncertain" : "missing",
            severity,
            values: { name },
            fixes: () => makeLoop(semantics, call),
          });
          return;
        }
        case "function": {
          const threaded = threadFunctionName(semantics, call);
          if (threaded && !isPreparedForNoLoop(semantics, call)) {
            report({ range: call.callee, message: "thread", values: { name, function: threaded } });
            return;
          }
          const attribute = attributeThatRuns(call);
          if (!attribute || target.newest < withoutLoop.removed || isTest(semantics, call) || isPreparedForNoLoop(semantics, call)) return;
          report({ range: call.callee, message: "attribute", severity: "information", values: { name, attribute } });
          return;
        }
      }
    },
  },
});

function useRunning(semantics: SemanticModel, call: Call): Fix[] {
  const edits = replaceMember(semantics, call.callee, "get_running_loop");
  return edits ? [{ title: message("Use `get_running_loop`"), safety: "safe", edits }] : [];
}

/** Tells whether `asyncio.run` was surely called before in the same statements; it sets the current loop to `None` when it is done. */
function isBehindRun(semantics: SemanticModel, call: Call): boolean {
  const statement = statementOf(call);
  const suite = statement?.parent && suiteOf(statement.parent, statement);
  const before = suite?.slice(0, suite.indexOf(statement as Statement)) ?? [];
  return before.some((one) => {
    const value = one.kind === "ExpressionStatement" ? one.expression : one.kind === "Assign" ? one.value : undefined;
    return run.isCalledBy(semantics, value);
  });
}

const run = new CalledNames("asyncio.run");

/** The attribute of `self` that a method puts the loop into, where another method of the class runs it. */
function attributeThatRuns(call: Call): string | undefined {
  const target = call.parent?.kind === "Assign" ? call.parent.targets[0] : undefined;
  const method = functionAround(call);
  const self = method?.parameters[0]?.name.id;
  if (
    target?.kind !== "Attribute" ||
    target.value.kind !== "Name" ||
    target.value.id !== self ||
    method?.parent?.kind !== "ClassDefinition"
  )
    return undefined;
  let runs = false;
  walk(method.parent, (node) => {
    if (node.kind !== "Attribute" || !/^run_(until_complete|forever)$/.test(node.attribute) || node.value.kind !== "Attribute") return;
    if (node.value.attribute === target.attribute && node.value.value.kind === "Name" && node.value.value.id === self) runs = true;
  });
  return runs ? `${self}.${target.attribute}` : undefined;
}
