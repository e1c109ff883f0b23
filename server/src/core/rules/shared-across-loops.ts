import { defineRule } from "../linter/rule";
import { CalledNames } from "../semantics/called-names";
import { functionAround, ownerOf } from "../semantics/context";
import type { SemanticModel } from "../semantics/model";
import type { Definition } from "../semantics/scopes";
import { isInLoop } from "../semantics/suites";
import type { Call, Node } from "../syntax/ast";
import { nodesOfKind } from "../syntax/parts";
import { walk } from "../syntax/visit";

/** AIO604: something that belongs to one event loop is made once, and used in several. */
export default defineRule({
  id: "shared-across-loops",
  code: "AIO604",
  since: "0.2.0",
  severity: "information",
  fix: "none",
  aliases: [],

  summary: "A lock, queue or client session at module level is used in more than one event loop.",
  why: "Every `asyncio.run()` makes an event loop of its own. A lock, event, semaphore, queue or client session belongs to the loop that it is first used in, or, up to Python 3.9, to the one that is current when it is made. In another loop it raises `RuntimeError: … is bound to a different event loop`, but only when something really has to wait, so that it often shows late.\n\nMake such things in `main()` and hand them on, or run the whole program in one loop.",
  bad: `import asyncio

lock = asyncio.Lock()


async def save(text):
    async with lock:
        await asyncio.sleep(1)
        print(text)


asyncio.run(save("a"))
asyncio.run(save("b"))
`,
  good: `import asyncio

lock = asyncio.Lock()


async def save(text):
    async with lock:
        await asyncio.sleep(1)
        print(text)


async def main():
    await save("a")
    await save("b")


asyncio.run(main())
`,
  whenNotToUse: "When nothing ever waits for it in the second loop.",
  references: ["https://docs.python.org/3/library/asyncio-runner.html#asyncio.run", "https://docs.python.org/3/library/asyncio-sync.html"],
  messages: {
    several:
      "`{name}` belongs to the event loop that it is first used in, and this file runs several: in the next one it raises `RuntimeError: … is bound to a different event loop` when something has to wait.",
    made: "Up to Python 3.9, `{name}` belongs to the loop that is current here, and `asyncio.run()` makes another one: it raises `RuntimeError: … attached to a different loop` when something has to wait.",
    run: "An event loop of its own is made here.",
  },

  visit: {
    Assign(statement, { semantics, target, report }) {
      const { value, targets } = statement;
      const [name] = targets;
      if (value?.kind !== "Call" || name?.kind !== "Name" || targets.length !== 1 || !isShared(statement)) return;
      const isPrimitive = primitives.has(semantics, value.callee);
      if (!isPrimitive && !sessions.has(semantics, value.callee)) return;
      const definition = semantics.scopes.definitions.get(name);
      if (!definition || !isUsedInCoroutine(semantics, definition)) return;
      const runs = runsOf(semantics);
      const several = severalRuns(runs);
      const message = several ? "several" : isPrimitive && target.oldest <= 9 && runs.length > 0 ? "made" : undefined;
      if (!message) return;
      report({
        range: name,
        message,
        values: { name: name.id },
        related: (several ?? runs.slice(0, 1)).map((one) => ({ range: one.callee, message: "run" as const })),
      });
    },
  },
});

const primitives = new CalledNames(
  ...["Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Queue", "LifoQueue", "PriorityQueue", "Barrier"].map(
    (one) => `asyncio.${one}`,
  ),
);
const sessions = new CalledNames("aiohttp.ClientSession", "httpx.AsyncClient");
const run = new CalledNames("asyncio.run");

/** Tells whether a statement runs once for the whole program: at module level or in the body of a class there. */
function isShared(statement: Node): boolean {
  return functionAround(statement) === undefined;
}

function isUsedInCoroutine(semantics: SemanticModel, { binding }: Definition): boolean {
  const isAsync = (node: Node): boolean => functionAround(node)?.isAsync === true;
  if (binding.scope.node.kind === "Module") return binding.definitions.length === 1 && binding.uses.some(isAsync);
  let isUsed = false;
  const owner = binding.scope.node;
  walk(owner, (node) => {
    isUsed ||= node.kind === "Attribute" && node.attribute === binding.name && isAsync(node);
    return !isUsed;
  });
  return owner.kind === "ClassDefinition" && isUsed && semantics.scopes.module.node === ownerOf(owner);
}

function runsOf(semantics: SemanticModel): readonly Call[] {
  return nodesOfKind(semantics.file.module, "Call").filter((call) => run.has(semantics, call.callee));
}

/** Runs that certainly follow each other: two in the same code that no condition keeps apart, or one in a loop. */
function severalRuns(runs: readonly Call[]): readonly Call[] | undefined {
  const repeated = runs.find((one) => isInLoop(one, functionAround(one) ?? moduleOf(one)) && !isConditional(one));
  if (repeated) return [repeated];
  for (const one of runs) {
    const others = runs.filter((other) => ownerOf(other) === ownerOf(one) && !isConditional(other) && !isReturned(other));
    if (others.length > 1) return others;
  }
  return undefined;
}

function moduleOf(node: Node): Node {
  let current = node;
  while (current.parent) current = current.parent;
  return current;
}

/** `if` and `match` may choose one of several runs; `if __name__ == "__main__":` does not. */
function isConditional(call: Call): boolean {
  for (let node: Node | undefined = call.parent; node && node.kind !== "FunctionDefinition"; node = node.parent) {
    const isMain =
      node.kind === "If" && node.branches.length === 1 && node.branches[0]?.test?.kind === "Compare" && node.parent?.kind === "Module";
    if (
      (node.kind === "If" && !isMain) ||
      node.kind === "Match" ||
      node.kind === "Try" ||
      node.kind === "Conditional" ||
      node.kind === "Lambda"
    )
      return true;
  }
  return false;
}

function isReturned(call: Call): boolean {
  return call.parent?.kind === "Return";
}
