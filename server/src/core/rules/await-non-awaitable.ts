import { importModule } from "../fixes/imports";
import { titleName } from "../fixes/run-coroutine";
import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import { returnsOf } from "../semantics/calls";
import { functionAround } from "../semantics/context";
import { expectsWarning } from "../semantics/coroutine-calls";
import { isGuardedAgainst } from "../semantics/exception-guards";
import type { SemanticModel } from "../semantics/model";
import { membersOf, qualifiedNameOfClass, type Type } from "../semantics/types";
import type { Await, Expression } from "../syntax/ast";
import { insert } from "../text/edit";
import { message } from "../text/message";

/** AIO108: Something is awaited that cannot be awaited. */
export default defineRule({
  id: "await-non-awaitable",
  code: "AIO108",
  since: "0.2.0",
  severity: "error",
  fix: "suggested",
  aliases: [],

  summary: "Something is awaited that cannot be awaited.",
  why: "`await` works with coroutine objects, Tasks, Futures and objects with `__await__`. With anything else, the call in front runs as always, and then Python raises `TypeError: object … can't be used in 'await' expression`. Functions such as `time.sleep`, `print`, `Event.set` and `Queue.put_nowait` do their work at once and give nothing to wait for.",
  bad: `import asyncio


async def main():
    event = asyncio.Event()
    await event.set()
    print(event.is_set())


asyncio.run(main())
`,
  good: `import asyncio


async def main():
    event = asyncio.Event()
    event.set()
    print(event.is_set())


asyncio.run(main())
`,
  whenNotToUse: "Never: the program fails there.",
  references: [
    "https://docs.python.org/3/library/asyncio-task.html#awaitables",
    "https://docs.python.org/3/reference/expressions.html#await",
  ],
  messages: {
    none: "`{name}` gives `None`, and that cannot be awaited (\"object NoneType can't be used in 'await' expression\").",
    value: "This is {type}, and that cannot be awaited (\"object {type} can't be used in 'await' expression\").",
    sleep: "`time.sleep` stops the whole program and gives nothing to await; `asyncio.sleep` lets other tasks go on.",
    list: "A {type} cannot be awaited; `asyncio.gather` awaits everything in it.",
    generator: "An asynchronous generator cannot be awaited; `async for` goes through what it gives.",
    manager: "An asynchronous context manager cannot be awaited; `async with` enters it.",
  },

  visit: {
    Await(node, { semantics, report }) {
      const { value } = node;
      const kinds = new Set(membersOf(semantics.typeOf(value)).map((one) => kindOf(semantics, one)));
      const [kind, ...others] = kinds;
      if (!kind || others.length > 0 || isTestedBefore(semantics, value)) return;
      if (expectsWarning(semantics, node) || isGuardedAgainst(node, ["TypeError"])) return;
      // A variable that is `None` here may be something else by the time that this runs.
      if (kind === "none" && value.kind !== "Call") return;
      if (isOnlySaid(semantics, value, kind)) return;
      const isSleep = value.kind === "Call" && semantics.qualifiedName(value.callee) === "time.sleep";
      const isContainer = /^(list|tuple|set)$/.test(kind);
      const id = isSleep
        ? "sleep"
        : kind === "none"
          ? "none"
          : isContainer
            ? "list"
            : kind === "generator!"
              ? "generator"
              : kind === "manager!"
                ? "manager"
                : "value";
      report({
        range: { start: node.start, end: node.start + "await".length },
        message: id,
        values: { name: titleName(semantics, value), type: kind },
        fixes: () => fixesFor(semantics, node, isSleep, isContainer, kind.endsWith("!")),
      });
    },
  },
});

/** What a value is that cannot be awaited; undefined for what can be, or may be. */
function kindOf(semantics: SemanticModel, type: Type): string | undefined {
  switch (type.kind) {
    case "none":
      return "none";
    case "plain":
      // A generator may be one of the old coroutines.
      return type.name === "generator" || /^[A-Z]/.test(type.name) ? undefined : type.name;
    case "async-generator":
      return "generator!";
    case "async-context-manager":
      return type.definition ? "manager!" : undefined;
    case "instance": {
      const { evaluator } = semantics;
      const bases = evaluator.linearization(type.symbol);
      const isKnown = !bases.includes(undefined) && !evaluator.classes.answersForAnything(type.symbol);
      const mayBeAwaitable =
        evaluator.classes.ofClass(type.symbol, "__await__", type) !== undefined || bases.some((one) => one && evaluator.isProtocol(one));
      return isKnown && !mayBeAwaitable && !/\.(object|Any)$/.test(qualifiedNameOfClass(type.symbol))
        ? type.symbol.definition.name.id
        : undefined;
    }
    default:
      return undefined;
  }
}

/**
 * Tells whether what a value is comes from an annotation alone that may well be wrong, since nobody checks annotations when a program runs: the function
 * returns something that may be awaited, `Callable[…, None]` stands for any callback whose result does not matter, or a metaclass puts something else in
 * the place of an attribute.
 */
function isOnlySaid(semantics: SemanticModel, value: Expression, kind: string): boolean {
  if (value.kind === "Attribute") {
    const { classes } = semantics.evaluator;
    return membersOf(semantics.typeOf(value.value)).some((one) => one.kind === "instance" && classes.hasOwnMetaclass(one.symbol));
  }
  if (value.kind !== "Call") return false;
  return membersOf(semantics.typeOf(value.callee)).some((one) => {
    if (one.kind === "callable") return kind === "none";
    if (one.kind !== "function" || !one.definition.returns) return false;
    return returnsOf(one.definition.body).some(
      (given) => given && membersOf(semantics.typeOf(given)).some((each) => kindOf(semantics, each) === undefined),
    );
  });
}

/** Tells whether code asks before whether something can be awaited. */
function isTestedBefore(semantics: SemanticModel, value: Expression): boolean {
  const owner = functionAround(value) ?? semantics.file.module;
  return /\b(isawaitable|iscoroutine|isfuture|iscoroutinefunction|hasattr|isinstance)\b/.test(
    semantics.file.text.slice(owner.start, owner.end),
  );
}

function fixesFor(semantics: SemanticModel, node: Await, isSleep: boolean, isContainer: boolean, isObject: boolean): Fix[] {
  const { value } = node;
  const asyncio = isSleep || isContainer ? importModule(semantics, "asyncio") : undefined;
  if (isSleep && asyncio && value.kind === "Call") {
    const edits = [...asyncio.edits, { start: value.callee.start, end: value.callee.end, newText: `${asyncio.name}.sleep` }];
    return [{ title: message("Use `asyncio.sleep`"), safety: "suggested", edits }];
  }
  if (isContainer && asyncio) {
    const edits = [...asyncio.edits, insert(value.start, `${asyncio.name}.gather(*`), insert(value.end, ")")];
    return [{ title: message("Await everything in it with `asyncio.gather`"), safety: "suggested", edits }];
  }
  if (isObject) return [];
  return [{ title: message("Remove `await`"), safety: "suggested", edits: [{ start: node.start, end: value.start, newText: "" }] }];
}
