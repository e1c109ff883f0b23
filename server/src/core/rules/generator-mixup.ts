import { awaitForYieldFrom } from "../fixes/coroutine-function";
import { freeLocalName } from "../fixes/free-name";
import { indentUnit } from "../fixes/remove-statements";
import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import type { SemanticModel } from "../semantics/model";
import { walkRunning } from "../semantics/suspension";
import { membersOf } from "../semantics/types";
import type { Yield } from "../syntax/ast";
import { insert, replace } from "../text/edit";
import { lineEndOf } from "../text/lines";
import { message } from "../text/message";

/** AIO008: something of plain generators stands in an `async def`. */
export default defineRule({
  id: "generator-mixup",
  code: "AIO008",
  since: "0.2.0",
  severity: "error",
  fix: "suggested",
  aliases: ["E1700", "PLE1700", "B901", "REPORTGENERALTYPEISSUES"],
  refusedByPython: true,

  summary: "`yield from` stands in an `async def`, or an asynchronous generator returns a value; Python refuses the file.",
  why: "`yield from` passes on what a plain generator yields, and before there was `await` it also waited. In an `async def` Python refuses it: `SyntaxError: 'yield from' inside async function`. To wait for one result, write `await`; to pass on many values, go through them with `async for` and yield each.\n\nAn `async def` with `yield` in it is an asynchronous generator. What goes through it with `async for` sees only what it yields, so that `return value` has nobody to give the value to: `SyntaxError: 'return' with value in async generator`. A `return` alone ends it.",
  bad: `import asyncio


async def numbers():
    yield 1
    yield 2


async def more():
    yield from numbers()
    yield 3


async def main():
    async for number in more():
        print(number)


asyncio.run(main())
`,
  good: `import asyncio


async def numbers():
    yield 1
    yield 2


async def more():
    async for number in numbers():
        yield number
    yield 3


async def main():
    async for number in more():
        print(number)


asyncio.run(main())
`,
  whenNotToUse: "Never: Python refuses the file.",
  references: [
    "https://docs.python.org/3/reference/expressions.html#asynchronous-generator-functions",
    "https://peps.python.org/pep-0525/",
  ],
  messages: {
    "yield-from":
      "`yield from` cannot stand in an `async def`: Python refuses the file (\"SyntaxError: 'yield from' inside async function\"). Write `await` for one result, or `async for` to pass on what is yielded.",
    return:
      "`{function}` is an asynchronous generator, because it yields, and cannot return a value: Python refuses the file (\"SyntaxError: 'return' with value in async generator\").",
  },

  visit: {
    FunctionDefinition(definition, { semantics, report }) {
      if (!definition.isAsync || !definition.isGenerator) return;
      const yields: Yield[] = [];
      walkRunning(definition.body, (node) => {
        if (node.kind === "Yield") yields.push(node);
      });
      for (const node of yields.filter((one) => one.from)) {
        report({ range: keywordsOf(semantics, node), message: "yield-from", fixes: () => passOn(semantics, node) });
      }
      if (!yields.some((one) => !one.from)) return;
      walkRunning(definition.body, (node) => {
        if (node.kind !== "Return" || !node.value) return;
        const { start, end } = node;
        report({
          range: node,
          message: "return",
          values: { function: definition.name.id },
          fixes: () => [
            {
              title: message("Return nothing"),
              safety: "suggested",
              edits: [{ start: start + "return".length, end, newText: "" }],
            },
          ],
        });
      });
    },
  },
});

function keywordsOf({ file }: SemanticModel, { start, end }: Yield): { readonly start: number; readonly end: number } {
  const written = /^yield\s+from\b/.exec(file.text.slice(start, end));
  return { start, end: start + (written?.[0].length ?? "yield".length) };
}

/** The ways to write `yield from x`: to go through what `x` yields, or to wait for its result. What `x` is decides which comes first, or alone. */
function passOn(semantics: SemanticModel, node: Yield): Fix[] {
  const { value, parent } = node;
  if (!value) return [];
  const kinds = new Set(membersOf(semantics.typeOf(value)).map((one) => one.kind));
  const [kind] = kinds.size === 1 ? kinds : [];
  const wait: Fix = { title: message("Wait for it with `await`"), safety: "suggested", edits: awaitForYieldFrom(semantics.file, node) };
  if (parent?.kind !== "ExpressionStatement") return kind === "async-generator" || kind === "plain" ? [] : [wait];
  const going = loop(semantics, node, kind === "plain" ? "for" : "async for");
  if (kind === "coroutine" || kind === "awaitable") return [wait];
  if (kind === "async-generator" || kind === "plain") return going;
  return givesBack(semantics, node) ? [wait] : [...going, wait];
}

/** Tells whether the function around gives back a value, which it could not if it yielded. */
function givesBack(semantics: SemanticModel, node: Yield): boolean {
  const owner = semantics.awaitOwnerOf(node);
  let gives = false;
  if (owner.kind === "FunctionDefinition") {
    walkRunning(owner.body, (one) => {
      gives ||= one.kind === "Return" && one.value !== undefined;
    });
  }
  return gives;
}

function loop(semantics: SemanticModel, node: Yield, keyword: string): Fix[] {
  const { file } = semantics;
  const { value } = node;
  const line = file.lines.lineAt(node.start);
  const before = file.text.slice(file.lines.startOf(line), node.start);
  const name = freeLocalName(semantics, node, "item");
  const [keywords] = /^yield\s+from\b\s*/.exec(file.text.slice(node.start, node.end)) ?? [];
  if (!value || before.trim() !== "" || !keywords) return [];
  const inner = `${before}${indentUnit(file)}yield ${name}`;
  const edits = [
    replace({ start: node.start, end: node.start + keywords.length }, `${keyword} ${name} in `),
    insert(node.end, `:${lineEndOf(file.text)}${inner}`),
  ];
  return [
    {
      title: keyword === "for" ? message("Yield what `for` finds in it") : message("Yield what `async for` finds in it"),
      safety: "suggested",
      edits,
    },
  ];
}
