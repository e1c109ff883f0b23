import { runCoroutine } from "../fixes/run-coroutine";
import { defineRule } from "../linter/rule";
import { ownerOf } from "../semantics/context";
import { branchesOf, coroutineName, expectsWarning, isGeneratorBased } from "../semantics/coroutine-calls";
import { evidenceOf } from "../semantics/evidence";
import type { SemanticModel } from "../semantics/model";
import type { FunctionDefinition, Node, Return } from "../syntax/ast";

/** AIO106: a coroutine function returns a coroutine object that it should have awaited. */
export default defineRule({
  id: "coroutine-returned-unawaited",
  code: "AIO106",
  since: "0.2.0",
  severity: "warning",
  fix: "safe",
  aliases: [],

  summary: "A coroutine function returns a coroutine object instead of its result.",
  why: "`return f()` in an `async def` gives whoever awaits it the coroutine object of `f`, which must be awaited once more; forgotten, its body never runs. Even where the caller does await it again, the body of `f` then runs after this function has ended: an `except` or `finally` around the `return` never sees what goes wrong in it, and what a `with` opened is closed already.",
  bad: `import asyncio


async def load():
    raise ValueError("broken")


async def load_safely():
    try:
        return load()
    except ValueError:
        return None


async def main():
    print(await load_safely())


asyncio.run(main())
`,
  good: `import asyncio


async def load():
    raise ValueError("broken")


async def load_safely():
    try:
        return await load()
    except ValueError:
        return None


async def main():
    print(await load_safely())


asyncio.run(main())
`,
  whenNotToUse:
    "Where a function gives coroutine objects out on purpose, for somebody else to run. Annotate it with `Coroutine`, and the rule is silent.",
  references: ["https://docs.python.org/3/library/asyncio-task.html#coroutines"],
  messages: {
    inTry: "`{name}` runs only after this `try` has ended, so nothing here sees its exceptions: `return await` makes it run inside.",
    inWith: "`{name}` runs only after this `with` block has ended and closed what it opened: `return await` makes it run inside.",
    likely:
      "`{name}` is a coroutine function as far as is known: then `{function}` returns its coroutine object, which must be awaited again, not its result.",
    twice: "Whoever awaits `{function}` gets the coroutine object of `{name}`, which must be awaited again, not its result.",
  },

  visit: {
    Return(statement, { semantics, report }) {
      const owner = ownerOf(statement);
      if (owner.kind !== "FunctionDefinition" || !owner.isAsync || owner.isGenerator || !statement.value) return;
      for (const value of branchesOf(statement.value)) {
        const evidence = value.kind === "Call" && !expectsWarning(semantics, value) ? evidenceOf(semantics, value) : undefined;
        if (value.kind !== "Call" || !evidence || isGeneratorBased(semantics, value)) continue;
        // Where the annotation says that something else is returned, that is said.
        if (evidence.confidence === "proved" && semantics.brokenPromise(value)) continue;
        const around = blockAround(statement, owner);
        if (!around && (saysWhatItReturns(semantics, owner) || owner.decorators.length > 0)) continue;
        const isProved = evidence.confidence === "proved";
        report({
          range: value.callee,
          message: isProved ? (around ?? "twice") : "likely",
          severity: around && isProved ? "warning" : "information",
          confidence: evidence.confidence,
          values: { name: coroutineName(semantics, value), function: owner.name.id },
          fixes: () => runCoroutine(semantics, value).map((fix) => (around ? fix : { ...fix, safety: "suggested" })),
        });
      }
    },
  },
});

/** Tells whether a function has an annotation for what it returns that says more than `Any`. */
function saysWhatItReturns(semantics: SemanticModel, { returns }: FunctionDefinition): boolean {
  return returns !== undefined && semantics.qualifiedName(returns) !== "typing.Any";
}

/** The block around a `return` that would behave differently with `await`: a `try` that handles something, or a `with`. */
function blockAround(statement: Return, owner: FunctionDefinition): "inTry" | "inWith" | undefined {
  let child: Node = statement;
  for (let parent: Node | undefined = statement.parent; parent && parent !== owner; child = parent, parent = parent.parent) {
    if (parent.kind === "With") return "inWith";
    if (parent.kind !== "Try") continue;
    const isInBody = (parent.body as readonly Node[]).includes(child);
    const isHandled = isInBody && parent.handlers.length > 0;
    const isFollowed = parent.finallyBody.length > 0 && !(parent.finallyBody as readonly Node[]).includes(child);
    if (isHandled || isFollowed) return "inTry";
  }
  return undefined;
}
