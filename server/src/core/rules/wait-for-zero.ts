import { defineRule } from "../linter/rule";
import { CalledNames } from "../semantics/called-names";
import type { SemanticModel } from "../semantics/model";
import { isFuture } from "../semantics/tasks";
import { membersOf } from "../semantics/types";
import type { Call, Expression } from "../syntax/ast";

/** AIO504: a time limit that is over before it begins, or none at all. */
export default defineRule({
  id: "wait-for-zero",
  code: "AIO504",
  since: "0.2.0",
  severity: "information",
  fix: "none",
  aliases: [],

  summary: "A time limit of zero is over before anything has run, and one of `None` is none.",
  why: "`asyncio.wait_for(f(), 0)` does not try once: it raises `TimeoutError` before the first line of `f()` has run, even where `f()` would have had its result at once. So `wait_for(queue.get(), 0)` fails also when the queue has items; `queue.get_nowait()` is what looks without waiting. In a block of `asyncio.timeout(0)`, the first thing that really waits is cancelled.\n\n`asyncio.timeout(None)` never ends anything, unless `reschedule` sets a limit later.",
  bad: `import asyncio


async def main(queue):
    try:
        item = await asyncio.wait_for(queue.get(), 0)
    except TimeoutError:
        item = None
    print(item)


asyncio.run(main(asyncio.Queue()))
`,
  good: `import asyncio


async def main(queue):
    try:
        item = queue.get_nowait()
    except asyncio.QueueEmpty:
        item = None
    print(item)


asyncio.run(main(asyncio.Queue()))
`,
  whenNotToUse: "In tests that want a timeout. Limits of zero for a task or Future, which may be done already, are left alone.",
  references: [
    "https://docs.python.org/3/library/asyncio-task.html#asyncio.wait_for",
    "https://docs.python.org/3/library/asyncio-task.html#asyncio.timeout",
  ],
  messages: {
    waitFor: "A limit of zero is over before `{name}` has even begun: this always raises `TimeoutError`.",
    timeout: "A limit of zero is over at once: the first thing that waits in this block raises `TimeoutError`.",
    none: "`timeout(None)` sets no limit, so this block may take forever.",
  },

  visit: {
    Call(call, { semantics, file, report }) {
      if (waitFor.has(semantics, call.callee)) {
        const [awaited] = call.arguments;
        const limit = argumentOf(call, 1, "timeout");
        if (awaited?.value.kind !== "Call" || !limit || !isZero(limit) || !startsNow(semantics, awaited.value)) return;
        report({
          range: limit,
          message: "waitFor",
          values: { name: file.text.slice(awaited.value.callee.start, awaited.value.callee.end) },
        });
      } else if (timeout.has(semantics, call.callee)) {
        const limit = argumentOf(call, 0, "delay");
        if (!limit || call.parent?.kind !== "With") return;
        const item = call.parent.items.find((one) => one.manager === call);
        if (isZero(limit)) report({ range: limit, message: "timeout" });
        else if (limit.kind === "Constant" && limit.value === "None" && !item?.target) report({ range: limit, message: "none" });
      }
    },
  },
});

const waitFor = new CalledNames("asyncio.wait_for");
const timeout = new CalledNames("asyncio.timeout");

function argumentOf(call: Call, index: number, keyword: string): Expression | undefined {
  const named = call.arguments.find((one) => one.keyword === keyword);
  const positional = call.arguments[index];
  return (named ?? (positional?.keyword === undefined && !positional?.stars ? positional : undefined))?.value;
}

function isZero(limit: Expression): boolean {
  return limit.kind === "Constant" && /^0+(\.0*)?$/.test(limit.value);
}

/** Tells whether a call gives something that has not begun to run: a coroutine object, and nothing that may be done already. */
function startsNow(semantics: SemanticModel, awaited: Call): boolean {
  const members = membersOf(semantics.typeOf(awaited));
  if (!members.every((one) => one.kind === "coroutine" || one.kind === "unknown")) return false;
  const isSure = members.every((one) => one.kind === "coroutine");
  const { callee } = awaited;
  return isSure || (!isFuture(semantics, awaited) && callee.kind === "Attribute" && /get|recv|read|wait|acquire/.test(callee.attribute));
}
