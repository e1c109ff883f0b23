import { titleName } from "../fixes/run-coroutine";
import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import { expectsWarning } from "../semantics/coroutine-calls";
import { isGuardedAgainst } from "../semantics/exception-guards";
import type { SemanticModel } from "../semantics/model";
import { scheduledBy } from "../semantics/scheduling";
import { membersOf } from "../semantics/types";
import type { Expression } from "../syntax/ast";
import { insert } from "../text/edit";
import { message } from "../text/message";

/** AIO109: A coroutine function is used without being called. */
export default defineRule({
  id: "uncalled-coroutine-function",
  code: "AIO109",
  since: "0.2.0",
  severity: "error",
  fix: "suggested",
  aliases: [],

  summary: "A coroutine function is used without being called.",
  why: "The name of an `async def` function is the function, not a coroutine: only a call makes a coroutine object that can be awaited or run. `await f` raises `TypeError: object function can't be used in 'await' expression`, `asyncio.run(main)` raises `ValueError: a coroutine was expected, got <function main …>`.",
  bad: `import asyncio


async def main():
    print("hello")


asyncio.run(main)
`,
  good: `import asyncio


async def main():
    print("hello")


asyncio.run(main())
`,
  whenNotToUse: "Never: the program fails there.",
  references: ["https://docs.python.org/3/library/asyncio-task.html#coroutines"],
  messages: {
    awaited:
      "`{name}` is a coroutine function; without `()` there is nothing to await (\"object function can't be used in 'await' expression\").",
    scheduled: '`{by}` needs a coroutine object, and `{name}` is the function: call it with `()` ("a coroutine was expected").',
    tested: "`{name}` is a function and always counts as true; it was probably meant to be called and awaited.",
  },

  visit: {
    Await({ value }, { semantics, report }) {
      if (!isUncalled(semantics, value)) return;
      report({ range: value, message: "awaited", values: { name: titleName(semantics, value) }, fixes: () => callIt(semantics, value) });
    },

    Call(call, { semantics, report }) {
      for (const { value, by } of scheduledBy(semantics, call)) {
        if (!isUncalled(semantics, value)) continue;
        report({
          range: value,
          message: "scheduled",
          values: { name: titleName(semantics, value), by },
          fixes: () => callIt(semantics, value),
        });
      }
    },

    Name(name, { semantics, report }) {
      if (semantics.scopes.definitions.has(name)) return;
      const destination = semantics.destinationOf(name);
      // `f and g()` asks whether there is a function; a plain condition about one that is always there does not.
      if (
        destination.kind !== "tested" ||
        (destination.node.kind !== "If" && destination.node.kind !== "While") ||
        !isUncalled(semantics, name)
      )
        return;
      const isAlwaysThere = (semantics.definitionsReaching(name) ?? []).length === 1 && semantics.bindingOf(name)?.definitions.length === 1;
      if (isAlwaysThere) report({ range: name, message: "tested", values: { name: name.id }, fixes: () => [] });
    },
  },
});

/** Tells whether a value certainly is a coroutine function that nobody called. */
function isUncalled(semantics: SemanticModel, value: Expression): boolean {
  if (value.kind !== "Name" && value.kind !== "Attribute") return false;
  const isFunction = membersOf(semantics.typeOf(value)).every(
    (one) => one.kind === "function" && one.definition.isAsync && one.result === undefined && !one.isProperty,
  );
  return isFunction && !expectsWarning(semantics, value) && !isGuardedAgainst(value, ["TypeError", "ValueError"]);
}

function callIt(semantics: SemanticModel, value: Expression): Fix[] {
  const [type] = membersOf(semantics.typeOf(value));
  if (type?.kind !== "function") return [];
  const parameters = type.definition.parameters.slice(type.receiver ? 1 : 0);
  const isComplete = parameters.every((one) => one.stars > 0 || one.default !== undefined);
  // A call that lacks arguments would fail in another way.
  return isComplete
    ? [{ title: message("Call `{name}`", { name: titleName(semantics, value) }), safety: "safe", edits: [insert(value.end, "()")] }]
    : [];
}
