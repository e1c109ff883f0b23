import { importModule } from "../fixes/imports";
import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import { factAbout } from "../semantics/asyncio-timeline";
import { isFuture } from "../semantics/awaitables";
import { expectsWarning, isCoroutineCall } from "../semantics/coroutine-calls";
import { isGuardedAgainst } from "../semantics/exception-guards";
import type { SemanticModel } from "../semantics/model";
import { type Scheduled, scheduledBy } from "../semantics/scheduling";
import { membersOf, type Type } from "../semantics/types";
import { versionsAt } from "../semantics/version-guards";
import type { Call, Expression } from "../syntax/ast";
import { insert } from "../text/edit";
import { message } from "../text/message";

/** AIO113: asyncio is asked to run something that is no coroutine. */
export default defineRule({
  id: "wrong-thing-scheduled",
  code: "AIO113",
  since: "0.2.0",
  severity: "error",
  fix: "suggested",
  aliases: [],

  summary: "asyncio is asked to run something that is no coroutine.",
  why: "`asyncio.create_task`, `asyncio.run` and `asyncio.run_coroutine_threadsafe` take a coroutine object. A result, a Future or an asynchronous generator makes them raise `TypeError: a coroutine was expected` or `ValueError: a coroutine was expected`. Often there is an `await` too many: `create_task(await f())` waits for `f` and then has nothing to start. Since Python 3.11, `asyncio.wait` no longer takes coroutine objects, only Tasks and Futures.",
  bad: `import asyncio


async def save():
    print("saved")


async def main():
    task = asyncio.create_task(await save())
    await task


asyncio.run(main())
`,
  good: `import asyncio


async def save():
    print("saved")


async def main():
    task = asyncio.create_task(save())
    await task


asyncio.run(main())
`,
  whenNotToUse: "Never: the program fails there.",
  references: [
    "https://docs.python.org/3/library/asyncio-task.html#asyncio.create_task",
    "https://docs.python.org/3/library/asyncio-task.html#asyncio.wait",
  ],
  messages: {
    awaited:
      '`{by}` needs a coroutine object, but `await` has run it already and gives its result: remove `await` ("a coroutine was expected").',
    value: '`{by}` needs {needed}, and this is {type} ("a coroutine was expected").',
    generator: "`{by}` cannot run an asynchronous generator; go through it with `async for` in a coroutine function.",
    future: '`{by}` needs a coroutine object, and this is a Future, which runs already: await it ("a coroutine was expected").',
    wait: 'Since Python 3.11 `asyncio.wait` refuses coroutine objects ("Passing coroutines is forbidden, use tasks explicitly"): make a task of each.',
  },

  visit: {
    Call(call, { semantics, report, target }) {
      if (expectsWarning(semantics, call) || isGuardedAgainst(call, ["TypeError", "ValueError"])) return;
      for (const scheduled of scheduledBy(semantics, call)) {
        const { value, by, accepts } = scheduled;
        const kinds = new Set(membersOf(semantics.typeOf(value)).map((one) => wrongKind(semantics, one, scheduled)));
        const [kind, ...others] = kinds;
        if (!kind || others.length > 0) continue;
        const isAwaited = value.kind === "Await";
        if (!isAwaited && kind !== "generator" && isOwnFunction(semantics, value)) continue;
        // A variable that is `None` here may be something else by the time that this runs, and an attribute too.
        if (kind === "None" && !isAwaited && value.kind !== "Call") continue;
        const id = isAwaited ? "awaited" : kind === "generator" ? "generator" : kind === "future" ? "future" : "value";
        const fixes = (): Fix[] =>
          isAwaited
            ? [
                {
                  title: message("Remove `await`"),
                  safety: "suggested",
                  edits: [{ start: value.start, end: value.value.start, newText: "" }],
                },
              ]
            : [];
        report({
          range: value,
          message: id,
          values: { by, type: kind, needed: accepts === "coroutine" ? "a coroutine object" : "something to await" },
          fixes,
        });
      }
      if (target.newest >= refusingCoroutines && semantics.qualifiedName(call.callee) === "asyncio.wait") {
        const coroutines = coroutinesIn(semantics, call);
        const versions = coroutines.length > 0 ? versionsAt(semantics, call, target) : undefined;
        if (versions && versions.newest >= refusingCoroutines)
          report({
            range: call.arguments[0]?.value ?? call,
            message: "wait",
            ...(versions.oldest < refusingCoroutines ? { severity: "warning" as const } : {}),
            fixes: () => makeTasks(semantics, coroutines),
          });
      }
    },
  },
});

/** The first version in which `asyncio.wait` raises when it is given coroutine objects. */
const refusingCoroutines = factAbout("asyncio.wait", { situation: "with coroutine objects" }).removed ?? 0;

/** Tells whether a value is what a plain function of the file gives: there it is the function that lacks its `async`, which is said where it awaits. */
function isOwnFunction(semantics: SemanticModel, value: Expression): boolean {
  if (value.kind !== "Call") return false;
  return membersOf(semantics.typeOf(value.callee)).some(
    (one) => one.kind === "function" && one.module === semantics.evaluator.main && !one.definition.returns,
  );
}

/** What a value is that a scheduler refuses; undefined for what it takes, or may take. */
function wrongKind(semantics: SemanticModel, type: Type, { accepts, by }: Scheduled): string | undefined {
  switch (type.kind) {
    case "none":
      return "None";
    case "plain":
      // A list is what `gather` has a rule of its own for, and a generator may be one of the old coroutines.
      return by === "gather" || type.name === "generator" || /^[A-Z]/.test(type.name) ? undefined : type.name;
    case "async-generator":
      return type.definition ? "generator" : undefined;
    case "instance":
      return accepts === "coroutine" && isFuture(semantics, type) ? "future" : undefined;
    default:
      return undefined;
  }
}

/** The coroutine calls in the list, tuple, set or comprehension that a call is given first. */
function coroutinesIn(semantics: SemanticModel, call: Call): readonly Call[] {
  const first = call.arguments[0]?.value;
  const elements =
    first?.kind === "List" || first?.kind === "Tuple" || first?.kind === "Set"
      ? first.elements
      : first?.kind === "Comprehension"
        ? [first.element]
        : [];
  return elements.filter((one) => isCoroutineCall(semantics, one));
}

function makeTasks(semantics: SemanticModel, calls: readonly Call[]): Fix[] {
  const asyncio = importModule(semantics, "asyncio");
  if (!asyncio || !calls.every((one) => semantics.mayAwait(one))) return [];
  const edits = calls.flatMap((one) => [insert(one.start, `${asyncio.name}.create_task(`), insert(one.end, ")")]);
  return [{ title: message("Make a task of each"), safety: "suggested", edits: [...asyncio.edits, ...edits] }];
}
