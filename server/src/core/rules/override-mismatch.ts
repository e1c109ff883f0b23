import { makeAsync } from "../fixes/make-async";
import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import { looksForAwaitables } from "../semantics/awaitables";
import { isHarmlessDecorator } from "../semantics/decorators";
import type { SemanticModel } from "../semantics/model";
import { isInstalled } from "../semantics/own-modules";
import { givesNothingAwaitable, saysNothing } from "../semantics/special-methods";
import { suspends } from "../semantics/suspension";
import { type ClassSymbol, type FunctionType, qualifiedNameOfClass } from "../semantics/types";
import type { ClassDefinition, FunctionDefinition } from "../syntax/ast";
import { replace } from "../text/edit";
import { message } from "../text/message";

/** AIO205: a method is asynchronous and the one that it overrides is not, or the other way round. */
export default defineRule({
  id: "override-mismatch",
  code: "AIO205",
  since: "0.2.0",
  severity: "warning",
  fix: "suggested",
  aliases: ["W0236", "INVALID-OVERRIDDEN-METHOD"],

  summary: "A method is asynchronous and the one that it overrides is not, or the other way round.",
  why: "Whoever calls a method of an object knows its class, and often not the subclass. Where the class has a coroutine function, callers await what they get, and `await` raises a `TypeError` for the plain result of a subclass: `object NoneType can't be used in 'await' expression`. Where the class has a plain function, callers take what they get for the result: the coroutine object of a subclass is never awaited, and the body of its method never runs.",
  bad: `import asyncio


class Source:
    async def load(self):
        await asyncio.sleep(0.1)
        return "text"


class Fixed(Source):
    def load(self):
        return "fixed text"


async def show(source: Source):
    print(await source.load())


asyncio.run(show(Fixed()))
`,
  good: `import asyncio


class Source:
    async def load(self):
        await asyncio.sleep(0.1)
        return "text"


class Fixed(Source):
    async def load(self):
        return "fixed text"


async def show(source: Source):
    print(await source.load())


asyncio.run(show(Fixed()))
`,
  whenNotToUse: "When callers find out what they have got, by `inspect.isawaitable` for example.",
  references: ["https://docs.python.org/3/reference/expressions.html#await"],
  messages: {
    plain:
      "`{name}` overrides the coroutine function of `{base}`, but what it gives cannot be awaited: code that awaits `{name}` of a `{base}` gets a `TypeError`.",
    async:
      "`{name}` overrides a plain function of `{base}`: code that calls `{name}` of a `{base}` does not await it, so that its body never runs.",
    overridden: "`{name}` of `{base}`.",
  },

  visit: {
    ClassDefinition(definition, { semantics, report }) {
      if (definition.arguments.length === 0 || isTwin.test(definition.name.id)) return;
      const [, ...bases] = semantics.evaluator.classes.linearization({ definition, module: semantics.evaluator.main });
      if (!bases.every((one) => one !== undefined)) return;
      for (const method of definition.body) {
        if (method.kind !== "FunctionDefinition" || /^__/.test(method.name.id) || !isPlainlyDefined(semantics, definition, method))
          continue;
        const overridden = overriddenBy(semantics, bases, method);
        if (!overridden || isPreparedForBoth(semantics, overridden.symbol)) continue;
        const { symbol, method: base } = overridden;
        const isWrong = method.isAsync ? isSurelyPlain(semantics, base) : isSurelyCoroutine(base) && isPlain(semantics, definition, method);
        if (!isWrong) continue;
        const values = { name: method.name.id, base: symbol.definition.name.id };
        report({
          range: method.name,
          message: method.isAsync ? "async" : "plain",
          values,
          related: [{ range: base.definition.name, module: symbol.module, message: "overridden", values }],
          fixes: () => (method.isAsync ? makePlain(semantics, definition, method) : makeAsynchronous(semantics, method)),
        });
      }
    },
  },
});

/** Classes that are meant to be the other kind: `SyncClient` of `Client`, `AsyncClient` of `Client`. */
const isTwin = /sync|aio|blocking|threaded/i;

interface Overridden {
  readonly symbol: ClassSymbol;
  readonly method: FunctionType;
}

/** Tells whether a method is what its definition says: defined once in its class, and without decorators that change it. */
function isPlainlyDefined(semantics: SemanticModel, owner: ClassDefinition, method: FunctionDefinition): boolean {
  const { classes, main } = semantics.evaluator;
  const definitions = classes.attributesOf({ definition: owner, module: main }).get(method.name.id) ?? [];
  return definitions.length === 1 && method.decorators.every((one) => isHarmlessDecorator(semantics, one));
}

/** The method of a base class that a method overrides; undefined where they have none, or something else under that name. */
function overriddenBy(semantics: SemanticModel, bases: readonly ClassSymbol[], { name }: FunctionDefinition): Overridden | undefined {
  for (const symbol of bases) {
    const definitions = semantics.evaluator.classes.attributesOf(symbol).get(name.id);
    if (!definitions) continue;
    const [only, ...others] = definitions;
    const node = only?.node;
    if (node?.kind !== "FunctionDefinition" || others.length > 0) return undefined;
    if (!node.decorators.every((one) => isHarmlessDecorator(semantics, one))) return undefined;
    const receiver = { kind: "instance", symbol, arguments: [] } as const;
    return { symbol, method: { kind: "function", definition: node, module: symbol.module, receiver, result: undefined } };
  }
  return undefined;
}

/**
 * Tells whether the code around a class may find out whether it got something to await, so that its methods may be either: its file does so somewhere, or it is part of
 * another library, of which only the classes are looked at here.
 */
function isPreparedForBoth(semantics: SemanticModel, { module }: ClassSymbol): boolean {
  return isInstalled(module) || looksForAwaitables(module.file) || looksForAwaitables(semantics.file);
}

/** Tells whether a method of a base class is a coroutine function. */
function isSurelyCoroutine({ definition }: FunctionType): boolean {
  return definition.isAsync && !definition.isGenerator;
}

/** Tells whether a method of a base class surely gives nothing that can be awaited: its annotation says so, or its body does something. */
function isSurelyPlain(semantics: SemanticModel, method: FunctionType): boolean {
  if (method.definition.isGenerator) return false;
  if (!method.definition.returns && saysNothing(method.definition)) return false;
  return givesNothingAwaitable(semantics, method);
}

function isPlain(semantics: SemanticModel, owner: ClassDefinition, definition: FunctionDefinition): boolean {
  const { main } = semantics.evaluator;
  const receiver = { kind: "instance", symbol: { definition: owner, module: main }, arguments: [] } as const;
  if (definition.isGenerator || saysNothing(definition)) return false;
  return givesNothingAwaitable(semantics, { kind: "function", definition, module: main, receiver, result: undefined });
}

function makeAsynchronous(semantics: SemanticModel, method: FunctionDefinition): Fix[] {
  const made = makeAsync(semantics, method);
  if (!made) return [];
  return [{ title: message("Make `{name}` an `async def`", { name: method.name.id }), safety: "suggested", edits: made.edits }];
}

/** The fix for an asynchronous method where a plain one is wanted: a plain `def` if it waits for nothing, or the name that the test framework awaits. */
function makePlain(semantics: SemanticModel, owner: ClassDefinition, method: FunctionDefinition): Fix[] {
  const { main, classes } = semantics.evaluator;
  const name = method.name.id;
  const twin = new Map([
    ["setUp", "asyncSetUp"],
    ["tearDown", "asyncTearDown"],
  ]).get(name);
  const linear = classes.linearization({ definition: owner, module: main });
  const isIsolated = linear.some((one) => one && /\bIsolatedAsyncioTestCase$/.test(qualifiedNameOfClass(one)));
  if (
    twin &&
    isIsolated &&
    !classes.attributesOf({ definition: owner, module: main }).has(twin) &&
    !semantics.file.text.includes(`.${name}(`)
  )
    return [
      { title: message("Name it `{name}`, which is awaited", { name: twin }), safety: "suggested", edits: [replace(method.name, twin)] },
    ];
  if (method.isGenerator || suspends(method.body) || semantics.file.text.includes(`.${name}(`)) return [];
  return [{ title: message("Make `{name}` a plain `def`", { name }), safety: "suggested", edits: [replace(method.keyword, "def")] }];
}
