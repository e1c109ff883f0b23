import { defineRule } from "../linter/rule";
import data from "../semantics/caching-decorators.json";
import { isHarmlessDecorator } from "../semantics/decorators";
import type { SemanticModel } from "../semantics/model";
import { NameTable } from "../semantics/name-table";
import { type FunctionType, presentMembers } from "../semantics/types";
import type { Expression } from "../syntax/ast";

/** AIO207: a cache keeps the coroutine object of a coroutine function instead of its result. */
export default defineRule({
  id: "cached-coroutine",
  code: "AIO207",
  since: "0.2.0",
  severity: "warning",
  fix: "none",
  aliases: [],

  summary: "A cache keeps the coroutine object of a coroutine function instead of its result.",
  why: "A call of a coroutine function gives a coroutine object, and that is what `functools.lru_cache`, `functools.cache`, `functools.cached_property` and their like keep. A coroutine object can be awaited once: whoever calls the function again with the same arguments gets the same object, and awaiting it raises `RuntimeError: cannot reuse already awaited coroutine`. An asynchronous generator that comes from a cache a second time is at its end already.\n\n`alru_cache` of the package `async-lru` keeps results. Or keep a task, which can be awaited as often as one likes: let a plain function with the cache return `asyncio.ensure_future(load(key))`.",
  bad: `import asyncio
import functools


@functools.lru_cache
async def load(key):
    await asyncio.sleep(0.1)
    return key.upper()


async def main():
    print(await load("a"))
    print(await load("a"))


asyncio.run(main())
`,
  good: `import asyncio

known = {}


async def load(key):
    if key not in known:
        await asyncio.sleep(0.1)
        known[key] = key.upper()
    return known[key]


async def main():
    print(await load("a"))
    print(await load("a"))


asyncio.run(main())
`,
  whenNotToUse: "When every coroutine object that the cache hands out is awaited once at most.",
  references: ["https://docs.python.org/3/library/functools.html#functools.lru_cache", "https://pypi.org/project/async-lru/"],
  messages: {
    found:
      "`{cache}` keeps the coroutine object of `{name}`, not its result: the next call that finds it in the cache raises `RuntimeError: cannot reuse already awaited coroutine`.",
    property:
      "`{cache}` keeps the coroutine object of `{name}`, not its result: awaiting the attribute a second time raises `RuntimeError: cannot reuse already awaited coroutine`.",
    generator: "`{cache}` keeps the asynchronous generator that `{name}` makes: whoever gets it from the cache finds it used up.",
  },

  visit: {
    FunctionDefinition(definition, { semantics, file, report }) {
      if (!definition.isAsync) return;
      const name = definition.name.id;
      for (const [index, decorator] of definition.decorators.entries()) {
        const cache = cacheOf(semantics, decorator.expression);
        if (!cache) continue;
        // What other decorators have made of the function before is not known.
        if (!definition.decorators.slice(index + 1).every((one) => isHarmlessDecorator(semantics, one))) continue;
        const written = file.text.slice(cache.start, cache.end);
        const kind = definition.isGenerator ? "generator" : /property$/.test(written) ? "property" : "found";
        report({ range: decorator.expression, message: kind, values: { cache: written, name } });
      }
    },
    Call(call, { semantics, file, report }) {
      const [first, ...others] = call.arguments;
      if (!first || others.length > 0 || first.keyword !== undefined || first.stars > 0 || call.parent?.kind === "Decorator") return;
      if (first.value.kind !== "Name" && first.value.kind !== "Attribute") return;
      const cache = cacheOf(semantics, call.callee);
      if (!cache || !presentMembers(semantics.typeOf(first.value)).every((one) => one.kind === "function" && isAsynchronous(one))) return;
      const name = file.text.slice(first.value.start, first.value.end);
      report({ range: call.callee, message: "found", values: { cache: file.text.slice(cache.start, cache.end), name } });
    },
  },
});

const caches = new NameTable(data.decorators.flatMap(({ names }) => names.map((name) => [name, true] as const)));

/** The cache that a decorator or a callee means, without its options. */
function cacheOf(semantics: SemanticModel, expression: Expression): Expression | undefined {
  const written = expression.kind === "Call" ? expression.callee : expression;
  const name = semantics.qualifiedName(written);
  return name !== undefined && caches.find([name]) ? written : undefined;
}

function isAsynchronous({ definition, result }: FunctionType): boolean {
  return definition.isAsync && !definition.isGenerator && result === undefined;
}
