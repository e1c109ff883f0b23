import { awaitInsteadOfRun } from "../fixes/await-run";
import { defineRule } from "../linter/rule";
import { CalledNames } from "../semantics/called-names";
import { expectsWarning } from "../semantics/coroutine-calls";
import { calledName } from "../semantics/event-loops";
import { isGuardedAgainst } from "../semantics/exception-guards";
import { loopStartOf } from "../semantics/loop-starts";
import type { SemanticModel } from "../semantics/model";
import type { Call, Node } from "../syntax/ast";
import { nodesOfKind } from "../syntax/parts";

/** AIO601: an event loop is started where one runs already: in a coroutine, or in a cell of a notebook. */
export default defineRule({
  id: "nested-run",
  code: "AIO601",
  since: "0.2.0",
  severity: "error",
  fix: "safe",
  aliases: [],
  supersedes: ["get-event-loop"],

  summary: "An event loop is started where one runs already.",
  why: "A thread can run one event loop at a time. A coroutine is run by an event loop, so that `asyncio.run(f())` in it raises `RuntimeError: asyncio.run() cannot be called from a running event loop`, and `loop.run_until_complete(f())` raises `RuntimeError: This event loop is already running`. The coroutine `f()` is then never run at all. In a coroutine, `await f()` does what is meant.\n\nA notebook runs an event loop of its own all the time, and allows `await` in its cells.",
  bad: `import asyncio


async def fetch():
    return "text"


async def main():
    print(asyncio.run(fetch()))


asyncio.run(main())
`,
  good: `import asyncio


async def fetch():
    return "text"


async def main():
    print(await fetch())


asyncio.run(main())
`,
  whenNotToUse: "Where a library patches asyncio so that event loops can be nested. Files that call `nest_asyncio.apply()` are left alone.",
  references: [
    "https://docs.python.org/3/library/asyncio-runner.html#asyncio.run",
    "https://docs.python.org/3/library/asyncio-eventloop.html#asyncio.loop.run_until_complete",
  ],
  messages: {
    run: "In a coroutine an event loop runs already, so this raises `RuntimeError: asyncio.run() cannot be called from a running event loop`.",
    loop: "In a coroutine an event loop runs already, so `{name}` raises `RuntimeError`: a thread cannot run two event loops at once.",
    helper:
      "The coroutine function `{caller}` calls `{function}` while an event loop runs: this then raises `RuntimeError: asyncio.run() cannot be called from a running event loop`.",
    caller: "`{caller}` calls `{function}` here.",
    notebook: "A notebook runs an event loop already, so `{name}` raises `RuntimeError`; `await` is allowed in a cell.",
  },

  visit: {
    Call(call, { semantics, file, report }) {
      const kind = loopStartOf(semantics, call);
      if (!kind || isPrepared(semantics, call)) return;
      if (!semantics.mayAwait(call)) {
        const caller = kind === "run" ? callerInCoroutine(semantics, call) : undefined;
        if (!caller) return;
        const values = { function: caller.name, caller: caller.caller };
        const related = [{ range: caller.call.callee, message: "caller" as const, values }];
        report({ range: call.callee, message: "helper", severity: "warning", values, related });
        return;
      }
      const owner = semantics.awaitOwnerOf(call);
      if (owner.kind === "GeneratorExpression") return;
      const name = file.text.slice(call.callee.start, call.callee.end);
      report({
        range: call.callee,
        message: owner.kind === "Module" ? "notebook" : kind,
        values: { name },
        fixes: () => awaitInsteadOfRun(semantics, call),
      });
    },
  },
});

/** The call by which a coroutine of the file runs the synchronous function that a node stands in; undefined where none does. */
function callerInCoroutine(
  semantics: SemanticModel,
  node: Call,
): { readonly name: string; readonly caller: string; readonly call: Call } | undefined {
  const owner = semantics.awaitOwnerOf(node);
  if (owner.kind !== "FunctionDefinition" || owner.isAsync || owner.isGenerator || owner.decorators.length > 0) return undefined;
  for (const call of nodesOfKind(semantics.file.module, "Call")) {
    if (calledName(semantics, call.callee) !== owner.name.id) continue;
    const around = semantics.awaitOwnerOf(call);
    if (around.kind !== "FunctionDefinition" || !around.isAsync || isPrepared(semantics, call)) continue;
    const type = semantics.typeOf(call.callee);
    if (type.kind === "function" && type.definition === owner) return { name: owner.name.id, caller: around.name.id, call };
  }
  return undefined;
}

/** Tells whether code knows that a loop may run: it catches the exception, asks for the loop's state, or nests loops by a patch. */
function isPrepared(semantics: SemanticModel, call: Call): boolean {
  return (
    isGuardedAgainst(call, ["RuntimeError"]) || expectsWarning(semantics, call) || asksForLoop(semantics, call) || nestsLoops(semantics)
  );
}

/** `if not loop.is_running(): …` */
function asksForLoop({ file }: SemanticModel, call: Call): boolean {
  for (let node: Node | undefined = call.parent; node && node.kind !== "FunctionDefinition"; node = node.parent) {
    const tests = node.kind === "If" ? node.branches.map(({ test }) => test) : node.kind === "Conditional" ? [node.test] : [];
    if (tests.some((test) => test && /is_running|running_loop/.test(file.text.slice(test.start, test.end)))) return true;
  }
  return false;
}

const patch = new CalledNames("nest_asyncio.apply", "nest_asyncio2.apply");

function nestsLoops(semantics: SemanticModel): boolean {
  return nodesOfKind(semantics.file.module, "Call").some((call) => patch.has(semantics, call.callee));
}
