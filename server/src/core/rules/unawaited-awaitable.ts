import { awaitEdits } from "../fixes/await-expression";
import { titleName } from "../fixes/run-coroutine";
import type { Fix } from "../linter/finding";
import { defineRule, type RuleContext } from "../linter/rule";
import { isOfAwaitables, isPlainAwaitable, mayBeAwaited } from "../semantics/awaitables";
import { functionAround } from "../semantics/context";
import { droppedExpressions, expectsWarning, isRun } from "../semantics/coroutine-calls";
import type { SemanticModel } from "../semantics/model";
import { isTestedAsAwaitable } from "../semantics/narrowing";
import { membersOf } from "../semantics/types";
import type { Call, Expression, Name } from "../syntax/ast";
import { lastName } from "../syntax/last-name";
import { message } from "../text/message";

/** Calls that start work which runs by itself, or take something out of a container, so that leaving the result alone may be meant. */
const runsByItself =
  /^(pop|popleft|popitem|get_nowait)$|(^|_)(run_in_executor|executor_job|add_job|submit|create_future|spawn|schedule|fire|notify|publish|enqueue|post|emit)/;

/** What cannot be done with a Future: each raises an exception, or never does what was meant. */
const failing: ReadonlySet<string> = new Set(["index", "operator", "membership", "unpacking", "iteration", "call", "string", "raise"]);

/** Functions of the language that go through what they are given, or make a number of it. */
const needsItems = /^builtins\.(list|tuple|set|frozenset|dict|sorted|enumerate|zip|any|all|sum|min|max|len|int|float|reversed|abs|round)$/;

/** Tells whether a call gives a value to a function that needs its elements or its number. What has a name becomes part of something, as in `dict(a=f())`. */
function goesThrough(semantics: SemanticModel, call: Call, value: Expression): boolean {
  return (
    call.arguments.some((one) => one.value === value && one.keyword === undefined) &&
    needsItems.test(semantics.qualifiedName(call.callee) ?? "")
  );
}

/** AIO105: a Future, or something else that can be awaited, is dropped or used as if it were its result. */
export default defineRule({
  id: "unawaited-awaitable",
  code: "AIO105",
  since: "0.2.0",
  severity: "information",
  fix: "suggested",
  aliases: ["S7502"],

  summary: "A Future or another awaitable is dropped, or used as if it were its result.",
  why: "`asyncio.gather`, `asyncio.shield` and functions annotated with `Awaitable` or `Future` give an object that stands for a result which is not there yet. Without `await`, the code goes on at once: the result is lost, an exception in it is only logged when the object is cleaned up (`Future exception was never retrieved`), and what the object is used for gets the object itself.",
  bad: `import asyncio


async def load(number):
    await asyncio.sleep(0)
    return number


async def main():
    asyncio.gather(load(1), load(2))
    print("done")


asyncio.run(main())
`,
  good: `import asyncio


async def load(number):
    await asyncio.sleep(0)
    return number


async def main():
    await asyncio.gather(load(1), load(2))
    print("done")


asyncio.run(main())
`,
  whenNotToUse:
    "In code that starts work on purpose and never looks at it again. Keep the object in a variable that is used, and the rule is silent.",
  references: ["https://docs.python.org/3/library/asyncio-task.html#awaitables", "https://docs.python.org/3/library/asyncio-future.html"],
  messages: {
    dropped: "Nothing waits for `{name}`: the code goes on before it is done, and its result or exception is lost.",
    useless: "`{name}` alone does nothing: it can be awaited, but is not, so the code goes on before it is done.",
    unused: "`{variable}` holds something to await, and nothing awaits it: the code goes on before `{name}` is done.",
    used: "`{name}` was not awaited: this is the object to await, not its result.",
    tested:
      "`{name}` can be awaited here, as the condition says, but is not: whatever comes next gets the object to await, not its result.",
    promised: "`{name}` was not awaited: `{function}` gets the object to await, though the annotation says `{detail}`.",
  },

  visit: {
    ExpressionStatement({ expression }, context) {
      const { semantics } = context;
      for (const one of droppedExpressions(expression)) {
        if (one.kind !== "Call" && one.kind !== "Name" && one.kind !== "Attribute") continue;
        const isLost = one.kind === "Call" ? isLostByBeingDropped(semantics, one) : mayBeAwaited(semantics, one);
        if (!isLost || expectsWarning(semantics, one)) continue;
        const name = titleName(semantics, one);
        context.report({
          range: one.kind === "Call" ? one.callee : one,
          message: one.kind === "Call" ? "dropped" : "useless",
          values: { name },
          fixes: () => awaitFix(semantics, one),
        });
      }
    },

    Call(call, context) {
      const { semantics } = context;
      if (!isMeantToBeAwaited(semantics, call) || expectsWarning(semantics, call)) return;
      const destination = semantics.destinationOf(call);
      if (destination.kind === "assigned") {
        const [definition] = destination.definitions;
        const isUnused = destination.definitions.every(
          (one) => semantics.usesOf(one).length === 0 && one.binding.scope.node.kind === "FunctionDefinition" && one.node.kind === "Assign",
        );
        if (!definition || !isUnused || semantics.readsVariablesUnnamed(definition.block)) return;
        context.report({
          range: definition.range,
          message: "unused",
          values: { variable: definition.binding.name, name: titleName(semantics, call) },
          fixes: () => awaitFix(semantics, call),
        });
        return;
      }
      reportUse(context, call);
    },

    Name(name, context) {
      const { semantics } = context;
      const givenBack = valueGivenBack(semantics, name);
      if (givenBack) {
        context.report({ range: name, message: "tested", values: { name: name.id }, fixes: () => awaitFix(semantics, givenBack) });
        return;
      }
      if (semantics.scopes.definitions.has(name) || !isPlainAwaitable(semantics, name) || expectsWarning(semantics, name)) return;
      reportUse(context, name);
    },
  },
});

/** Tells whether a value is there to be awaited by whoever gets it. Work that runs by itself may be left alone. */
function isMeantToBeAwaited(semantics: SemanticModel, expression: Expression): boolean {
  if (!isPlainAwaitable(semantics, expression)) return false;
  if (expression.kind !== "Call") return true;
  return !runsByItself.test(lastName(expression.callee)) && semantics.qualifiedName(expression.callee) !== "asyncio.Future";
}

/** So many other calls of a function in a file must be awaited before it counts for nothing that it does its work by itself. */
const enough = 2;

/** Tells whether a call gives something that should not be dropped. What the other calls in the file do with it says more than what it goes by. */
function isLostByBeingDropped(semantics: SemanticModel, call: Call): boolean {
  if (!isPlainAwaitable(semantics, call)) return false;
  const count = semantics.callUses.othersAwaited(call);
  return count >= enough || (isMeantToBeAwaited(semantics, call) && (count > 0 || !mayBeLeftAlone(semantics, call)));
}

/** Functions of asyncio that give a Future which nobody would leave alone. */
const givesResults = /^asyncio\.(gather|shield|wrap_future)$/;

/**
 * Tells whether a call gives a Future of a function that does its work by itself and gives the Future only to those who want to wait. Libraries made of
 * callbacks are full of them, such as `stream.write` of Tornado.
 */
function mayBeLeftAlone(semantics: SemanticModel, call: Call): boolean {
  // Nobody sleeps for anything but the wait.
  if (lastName(call.callee) === "sleep") return false;
  if (givesResults.test(semantics.qualifiedName(call.callee) ?? "")) return false;
  // `waiters.popleft()` takes away what nobody waits for any more.
  if (call.callee.kind === "Attribute" && /^(pop|popleft|popitem)$/.test(call.callee.attribute)) return true;
  return membersOf(semantics.typeOf(call.callee)).some((one) => one.kind !== "callable");
}

/** The value of the assignment where a variable was found to hold something to await, and all that is done about it is to give it that value again, perhaps through a `cast`. */
function valueGivenBack(semantics: SemanticModel, name: Name): Expression | undefined {
  let value: Expression = name;
  if (value.parent?.kind === "Call" && /^typing(_extensions)?\.cast$/.test(semantics.qualifiedName(value.parent.callee) ?? ""))
    value = value.parent;
  const assignment = value.parent;
  if (assignment?.kind !== "Assign" || assignment.value !== value) return undefined;
  const [target] = assignment.targets;
  if (target?.kind !== "Name" || target.id !== name.id || !semantics.mayAwait(name)) return undefined;
  const definition = semantics.scopes.definitions.get(target);
  return definition && !isRun(semantics, definition) && isTestedAsAwaitable(semantics.evaluator, name) ? value : undefined;
}

function reportUse({ semantics, report }: RuleContext<"used" | "promised">, expression: Call | Name): void {
  const destination = semantics.destinationOf(expression);
  const range = expression.kind === "Call" ? expression.callee : expression;
  const fixes = () => awaitFix(semantics, expression);
  const name = titleName(semantics, expression);
  if (destination.kind === "used") {
    const { use, node } = destination;
    const isWrong =
      failing.has(use) ||
      (use === "argument" && destination.call !== undefined && goesThrough(semantics, destination.call, expression)) ||
      (use === "attribute" &&
        !asksWhatItIs(semantics, expression) &&
        node.kind === "Attribute" &&
        !isOfAwaitables(node.attribute) &&
        !isSetSomewhere(semantics, node.attribute));
    if (isWrong) report({ range, message: "used", values: { name }, fixes });
    return;
  }
  if (destination.kind === "tested" && expression.kind === "Call") return report({ range, message: "used", values: { name }, fixes });
  const broken = destination.kind === "assigned" || asksWhatItIs(semantics, expression) ? undefined : semantics.brokenPromise(expression);
  if (broken && broken.annotation !== "" && broken.by !== "class")
    report({ range, message: "promised", values: { name, function: broken.name, detail: broken.annotation }, fixes });
}

/** Tells whether the file sets an attribute of that name: programs keep notes of their own on Futures. */
function isSetSomewhere({ file }: SemanticModel, attribute: string): boolean {
  return new RegExp(`\\.${attribute}\\s*(:[^=\\n]*)?=(?!=)`).test(file.text);
}

/** Tells whether the code around a variable asks what it holds. */
function asksWhatItIs({ file }: SemanticModel, expression: Call | Name): boolean {
  if (expression.kind === "Call") return false;
  const owner = functionAround(expression) ?? file.module;
  return /\b(hasattr|isinstance|isfuture|is_future|isawaitable)\b/.test(file.text.slice(owner.start, owner.end));
}

function awaitFix(semantics: SemanticModel, expression: Expression): Fix[] {
  if (!semantics.mayAwait(expression)) return [];
  const title = message("Await `{name}`", { name: titleName(semantics, expression) });
  return [{ title, safety: "suggested", edits: awaitEdits(semantics.file, expression) }];
}
