import { freeLocalName } from "../fixes/free-name";
import { importModule } from "../fixes/imports";
import { indentLines } from "../fixes/remove-statements";
import type { Fix } from "../linter/finding";
import { defineRule, type RuleContext } from "../linter/rule";
import { coroutineName } from "../semantics/coroutine-calls";
import type { SemanticModel } from "../semantics/model";
import { walkOwnCode } from "../semantics/suspension";
import { membersOf } from "../semantics/types";
import type { For, FunctionDefinition, Node, Statement } from "../syntax/ast";
import { insert, replace } from "../text/edit";
import { lineEndOf } from "../text/lines";
import { message } from "../text/message";

/** AIO508: a loop over an async generator that has something to clean up is left early, and nothing closes the generator. */
export default defineRule({
  id: "unclosed-async-generator",
  code: "AIO508",
  since: "0.2.0",
  severity: "hint",
  fix: "suggested",
  aliases: [],

  summary: "A loop over an async generator that has something to clean up is left early, and nothing closes the generator.",
  why: "When an `async for` loop is left by `break` or `return`, the async generator stays where it is, at its `yield`. Its `finally` and the ends of its `with` blocks run only when the event loop finds out that nobody needs the generator any more: later, in another task, in another context, or at the end of the program. Until then its file, connection or lock stays open.\n\n`contextlib.aclosing` (Python 3.10) closes the generator where its block ends.",
  bad: `import asyncio


async def read_lines():
    file = open("log.txt")
    try:
        for line in file:
            yield line
            await asyncio.sleep(0)
    finally:
        file.close()


async def main():
    async for line in read_lines():
        if line.startswith("ERROR"):
            print(line)
            break


asyncio.run(main())
`,
  good: `import asyncio
import contextlib


async def read_lines():
    file = open("log.txt")
    try:
        for line in file:
            yield line
            await asyncio.sleep(0)
    finally:
        file.close()


async def main():
    async with contextlib.aclosing(read_lines()) as lines:
        async for line in lines:
            if line.startswith("ERROR"):
                print(line)
                break


asyncio.run(main())
`,
  whenNotToUse: "When it does not matter when the generator cleans up.",
  references: [
    "https://docs.python.org/3/library/contextlib.html#contextlib.aclosing",
    "https://docs.python.org/3/reference/expressions.html#asynchronous-generator-functions",
  ],
  messages: {
    found: "When `{jump}` leaves this loop, `{name}` is not closed: its clean-up runs later, in another task or at the end of the program.",
  },

  visit: {
    For(loop, context) {
      const { semantics, report } = context;
      if (!loop.isAsync || loop.iterable.kind !== "Call" || !cleansUp(semantics, loop)) return;
      const jump = wayOut(loop.body);
      if (!jump) return;
      report({
        range: loop.iterable,
        message: "found",
        values: { jump: jump.kind.toLowerCase(), name: `${coroutineName(semantics, loop.iterable)}()` },
        fixes: () => useAclosing(context, loop),
      });
    },
  },
});

/** Tells whether what a loop goes through is a generator of which it is known that something runs when it is closed. */
function cleansUp(semantics: SemanticModel, { iterable }: For): boolean {
  return membersOf(semantics.typeOf(iterable)).every(
    (one) => one.kind === "async-generator" && one.definition !== undefined && yieldsInCleanUp(one.definition),
  );
}

function yieldsInCleanUp(definition: FunctionDefinition): boolean {
  if (definition.decorators.length > 0) return false;
  let cleans = false;
  walkOwnCode(definition, (node) => {
    if (node.kind !== "Yield") return;
    let child: Node = node;
    for (let parent = node.parent; parent && parent !== definition; child = parent, parent = parent.parent) {
      cleans ||= parent.kind === "With" && (parent.body as readonly Node[]).includes(child);
      cleans ||= parent.kind === "Try" && parent.finallyBody.length > 0 && !(parent.finallyBody as readonly Node[]).includes(child);
    }
  });
  return cleans;
}

/** The first `break` of a loop, or `return` in it. */
function wayOut(body: readonly Statement[]): Node | undefined {
  let found: Node | undefined;
  const find = (statements: readonly Statement[], isInner: boolean): void => {
    for (const one of statements) {
      if (one.kind === "Return" || (one.kind === "Break" && !isInner)) found ??= one;
      else if (one.kind === "If") for (const branch of one.branches) find(branch.body, isInner);
      else if (one.kind === "Match") for (const each of one.cases) find(each.body, isInner);
      else if (one.kind === "With") find(one.body, isInner);
      else if (one.kind === "For" || one.kind === "While") {
        find(one.body, true);
        find(one.orElse, isInner);
      } else if (one.kind === "Try") {
        for (const suite of [one.body, ...one.handlers.map((each) => each.body), one.orElse, one.finallyBody]) find(suite, isInner);
      }
    }
  };
  find(body, false);
  return found;
}

/** The fix that closes the generator behind the loop. */
function useAclosing({ semantics, target }: RuleContext, loop: For): Fix[] {
  const { file } = semantics;
  const contextlib = target.oldest >= 10 ? importModule(semantics, "contextlib") : undefined;
  const last = [...loop.body, ...loop.orElse].reduce<Node | undefined>((a, b) => (a && a.end > b.end ? a : b), undefined);
  const line = file.lines.lineAt(loop.start);
  const isAlone = file.text.slice(file.lines.startOf(line), loop.start).trim() === "";
  if (!contextlib || !last || !isAlone || file.lines.lineAt(last.end) === line) return [];
  const { start, end } = loop.iterable;
  if (file.lines.lineAt(start) !== file.lines.lineAt(end)) return [];
  const name = freeLocalName(semantics, loop, "items");
  const header = `async with ${contextlib.name}.aclosing(${file.text.slice(start, end)}) as ${name}:`;
  return [
    {
      title: message("Close it by `contextlib.aclosing` where the loop ends"),
      safety: "suggested",
      edits: [
        ...contextlib.edits,
        insert(file.lines.startOf(line), file.lines.indentAt(loop.start) + header + lineEndOf(file.text)),
        ...indentLines(file, { start: loop.start, end: last.end }, new Set()),
        replace(loop.iterable, name),
      ],
    },
  ];
}
