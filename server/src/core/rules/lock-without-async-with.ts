import { indentLines, removeStatements } from "../fixes/remove-statements";
import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import { CalledNames } from "../semantics/called-names";
import { functionAround } from "../semantics/context";
import type { SemanticModel } from "../semantics/model";
import { suiteOf } from "../semantics/suites";
import { walkOwnCode } from "../semantics/suspension";
import type { Await, Call, Expression, ExpressionStatement, FunctionDefinition, Statement } from "../syntax/ast";
import { overlap } from "../text/edit";
import { message } from "../text/message";

/** AIO507: a lock is acquired and released by hand, and stays locked when something in between fails. */
export default defineRule({
  id: "lock-without-async-with",
  code: "AIO507",
  since: "0.2.0",
  severity: "information",
  fix: "suggested",
  aliases: [],

  summary: "A lock of asyncio is acquired and released by hand, so that it stays locked when something in between fails.",
  why: "Between `await lock.acquire()` and `lock.release()` an exception may be raised, and a cancellation is one, too. Then `release()` is never called, and everything that wants the lock waits forever. `async with lock:` releases it however the block is left, and so does `try … finally`.",
  bad: `import asyncio


async def save(lock, text):
    await asyncio.sleep(1)
    print(text)


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    await save(lock, "hello")
    lock.release()


asyncio.run(main())
`,
  good: `import asyncio


async def save(lock, text):
    await asyncio.sleep(1)
    print(text)


async def main():
    lock = asyncio.Lock()
    async with lock:
        await save(lock, "hello")


asyncio.run(main())
`,
  whenNotToUse: "When a lock is released elsewhere on purpose. Only code that releases it in the same block is reported.",
  references: ["https://docs.python.org/3/library/asyncio-sync.html#asyncio.Lock"],
  messages: {
    found: "When something fails or is cancelled before `{lock}.release()`, `{lock}` stays locked and whoever waits for it waits forever.",
  },

  visit: {
    Await(node, { semantics, file, report }) {
      const pair = handMadeBlock(semantics, node);
      if (!pair) return;
      const { lock } = pair;
      report({
        range: node,
        message: "found",
        values: { lock: file.text.slice(lock.start, lock.end) },
        fixes: () => useAsyncWith(semantics, pair),
      });
    },
  },
});

const primitives = ["Lock", "Semaphore", "BoundedSemaphore", "Condition"];
const acquire = new CalledNames(...primitives.map((one) => `asyncio.${one}().acquire`));

/** A lock that is acquired and released in one list of statements, and what stands in between. */
interface HandMadeBlock {
  readonly lock: Expression;
  readonly acquire: ExpressionStatement;
  readonly between: readonly Statement[];
  readonly release: ExpressionStatement;
}

function handMadeBlock(semantics: SemanticModel, { value, parent: statement }: Await): HandMadeBlock | undefined {
  const owner = statement && functionAround(statement);
  if (!acquire.isCalledBy(semantics, value) || value.callee.kind !== "Attribute" || statement?.kind !== "ExpressionStatement" || !owner)
    return undefined;
  const lock = value.callee.value;
  const suite = statement.parent && suiteOf(statement.parent, statement);
  if (!suite) return undefined;
  const releases = releasesOf(semantics, owner, lock);
  const rest = suite.slice(suite.indexOf(statement) + 1);
  const release = rest.find((one) => releases.some((call) => call.parent === one));
  const between = release ? rest.slice(0, rest.indexOf(release)) : [];
  // What cannot fail may stand between them; several releases belong to several ways out, which only a person can sort out.
  if (release?.kind !== "ExpressionStatement" || releases.length !== 1 || !between.some(mayFail)) return undefined;
  return { lock, acquire: statement, between, release };
}

/** The calls of `release` of the same lock in a function. */
function releasesOf({ file }: SemanticModel, owner: FunctionDefinition, lock: Expression): readonly Call[] {
  const written = file.text.slice(lock.start, lock.end);
  const calls: Call[] = [];
  walkOwnCode(owner, (node) => {
    if (node.kind !== "Call" || node.callee.kind !== "Attribute" || node.callee.attribute !== "release") return;
    const { value } = node.callee;
    if (file.text.slice(value.start, value.end) === written) calls.push(node);
  });
  return calls;
}

function mayFail(statement: Statement): boolean {
  let fails = false;
  walkOwnCode(statement, (node) => {
    fails ||= node.kind === "Call" || node.kind === "Await" || node.kind === "Raise";
  });
  return fails;
}

/** The fix that puts what stands in between into an `async with` block. */
function useAsyncWith(semantics: SemanticModel, { lock, acquire: first, between, release }: HandMadeBlock): Fix[] {
  const { file } = semantics;
  const last = between[between.length - 1];
  const removed = removeStatements(file, [release]);
  if (!last || !removed) return [];
  const startLine = file.lines.lineAt(first.start);
  const rest = file.text.slice(first.end, file.lines.endOf(startLine));
  if (!/^\s*(#.*)?$/.test(rest) || file.lines.lineAt(last.end) >= file.lines.lineAt(release.start)) return [];
  const header = `async with ${file.text.slice(lock.start, lock.end)}:`;
  const from = file.lines.startOf(startLine + 1);
  const indented = indentLines(file, { start: from, end: last.end }, new Set());
  const edits = [...removed, { start: first.start, end: first.end, newText: header }, ...indented];
  if (overlap(edits)) return [];
  return [{ title: message("Use `async with`"), safety: "suggested", edits }];
}
