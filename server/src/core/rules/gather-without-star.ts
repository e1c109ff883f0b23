import { defineRule } from "../linter/rule";
import { expectsWarning } from "../semantics/coroutine-calls";
import { isGuardedAgainst } from "../semantics/exception-guards";
import { membersOf } from "../semantics/types";
import { insert } from "../text/edit";
import { message } from "../text/message";

/** AIO112: `asyncio.gather` is given a list instead of its elements. */
export default defineRule({
  id: "gather-without-star",
  code: "AIO112",
  since: "0.2.0",
  severity: "error",
  fix: "safe",
  aliases: [],

  summary: "`asyncio.gather` is given a list instead of its elements.",
  why: "`asyncio.gather` takes each awaitable as an argument of its own. A list, tuple or generator is none, so it raises `TypeError: An asyncio.Future, a coroutine or an awaitable is required` (or `unhashable type: 'list'`), and nothing in the list runs. A star in front hands out the elements.",
  bad: `import asyncio


async def load(number):
    return number


async def main():
    print(await asyncio.gather([load(1), load(2)]))


asyncio.run(main())
`,
  good: `import asyncio


async def load(number):
    return number


async def main():
    print(await asyncio.gather(*[load(1), load(2)]))


asyncio.run(main())
`,
  whenNotToUse: "Never: the program fails there.",
  references: ["https://docs.python.org/3/library/asyncio-task.html#asyncio.gather"],
  messages: {
    found: "`asyncio.gather` needs each awaitable as an argument of its own: write `*` in front of this {type}.",
  },

  visit: {
    Call(call, { semantics, report }) {
      if (semantics.qualifiedName(call.callee) !== "asyncio.gather") return;
      if (expectsWarning(semantics, call) || isGuardedAgainst(call, ["TypeError"])) return;
      const given = call.arguments.filter((one) => one.keyword === undefined);
      const [first, ...others] = given;
      if (!first || first.stars > 0 || others.length > 0) return;
      const members = membersOf(semantics.typeOf(first.value));
      const [type] = members;
      // What a generator function gives may be one of the old coroutines.
      if (type?.kind === "plain" && type.name === "generator" && first.value.kind === "Call") return;
      if (!members.every((one) => one.kind === "plain" && containers.has(one.name)) || type?.kind !== "plain") return;
      const isBareGenerator = first.value.kind === "Comprehension" && first.value.start === call.argumentsRange.start;
      const edits = isBareGenerator
        ? [insert(first.value.start + 1, "*("), insert(first.value.end - 1, ")")]
        : [
            insert(first.value.start, first.value.kind === "Conditional" || first.value.kind === "Boolean" ? "*(" : "*"),
            ...(first.value.kind === "Conditional" || first.value.kind === "Boolean" ? [insert(first.value.end, ")")] : []),
          ];
      report({
        range: first.value,
        message: "found",
        values: { type: type.name },
        fixes: () => [{ title: message("Write `*` in front"), safety: "safe", edits }],
      });
    },
  },
});

const containers: ReadonlySet<string> = new Set(["list", "tuple", "set", "generator", "dict"]);
