import { awaitEdits } from "../fixes/await-expression";
import { runCoroutine } from "../fixes/run-coroutine";
import { defineRule } from "../linter/rule";
import { coroutineAssignments, coroutineName, expectsWarning, isRun } from "../semantics/coroutine-calls";
import { evidenceOf } from "../semantics/evidence";
import { message } from "../text/message";

const messageFor = { definition: "found", calls: "byUse", names: "byName", some: "bySome" } as const;

/** AIO104: a coroutine object is tested for truth, which it always has. */
export default defineRule({
  id: "coroutine-in-condition",
  code: "AIO104",
  since: "0.1.0",
  severity: "error",
  fix: "safe",
  aliases: [],

  summary: "A coroutine object stands in a condition, where it always counts as true.",
  why: "Without `await`, the call of an `async def` function gives a coroutine object, and every coroutine object is true. So the check is never made: `if`, `and` and ternaries always take the same way, `while` never ends, `assert` never fails. Where the check guards something, that is a security hole.",
  bad: `import asyncio


async def is_allowed():
    return False


async def main():
    if is_allowed():
        print("come in")


asyncio.run(main())
`,
  good: `import asyncio


async def is_allowed():
    return False


async def main():
    if await is_allowed():
        print("come in")


asyncio.run(main())
`,
  whenNotToUse: "Never: a coroutine object in a condition is always a mistake.",
  references: ["https://docs.python.org/3/library/stdtypes.html#truth-value-testing"],
  messages: {
    byUse:
      "`{name}` is awaited wherever else it is called ({count}), but not here: if it is a coroutine function, this test is always true.",
    byName:
      "All functions that are called `{name}` ({count}) are `async def`, so this tests a coroutine object, which always counts as true: await it.",
    bySome:
      "`{name}` was found to be a coroutine function, though it may be something else too: its coroutine object always counts as true.",
    found: "`{name}` was not awaited: a coroutine object always counts as true, so this test is never made.",
  },

  visit: {
    Call(call, { semantics, report }) {
      if (semantics.destinationOf(call).kind !== "tested" || expectsWarning(semantics, call)) return;
      const evidence = evidenceOf(semantics, call);
      if (!evidence) return;
      const name = coroutineName(semantics, call);
      report({
        range: call.callee,
        message: messageFor[evidence.basis],
        confidence: evidence.confidence,
        values: { name, count: "count" in evidence ? String(evidence.count) : "" },
        fixes: () => runCoroutine(semantics, call),
      });
    },

    Name(use, { semantics, file, report }) {
      const assignments = coroutineAssignments(semantics, use);
      if (assignments.length === 0 || semantics.destinationOf(use).kind !== "tested" || expectsWarning(semantics, use)) return;
      // `if coroutine: await coroutine` asks whether there is one.
      if (assignments.some((one) => isRun(semantics, one))) return;
      const name = coroutineName(semantics, use);
      const values = assignments.flatMap((one) => (one.value?.kind === "Call" ? [one.value] : []));
      report({
        range: use,
        message: "found",
        values: { name },
        fixes: () => {
          const [value] = values;
          if (!value || values.length !== assignments.length) return [];
          if (!values.every((one) => semantics.mayAwait(one))) return values.length === 1 ? runCoroutine(semantics, value) : [];
          const title = message("Await `{name}` where the variable gets it", { name });
          return [{ title, safety: "safe", edits: values.flatMap((one) => awaitEdits(file, one)) }];
        },
      });
    },
  },
});
