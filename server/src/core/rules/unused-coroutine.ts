import { awaitEdits } from "../fixes/await-expression";
import { runCoroutine, titleName } from "../fixes/run-coroutine";
import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import { isOfAwaitables } from "../semantics/awaitables";
import { branchesOf, coroutineName, expectsWarning, isConsumed, isCoroutineCall, isRun } from "../semantics/coroutine-calls";
import { evidenceOf } from "../semantics/evidence";
import type { SemanticModel } from "../semantics/model";
import type { Definition } from "../semantics/scopes";
import type { Call, Expression } from "../syntax/ast";
import { lastName } from "../syntax/last-name";
import { walk } from "../syntax/visit";
import { message } from "../text/message";

const messageOf = { calls: "byUse", names: "byName", some: "bySome" } as const;

/** AIO102: a coroutine object goes into a variable that is never awaited, returned, passed on or stored. */
export default defineRule({
  id: "unused-coroutine",
  code: "AIO102",
  since: "0.1.0",
  severity: "warning",
  fix: "safe",
  aliases: [],

  summary: "A coroutine object is put into a variable, and nothing ever awaits it.",
  why: "Calling an `async def` function gives a coroutine object and runs nothing yet. A variable that holds it holds no result. Unless the object is awaited or given to the event loop, its body never runs, and Python says `RuntimeWarning: coroutine '…' was never awaited`.",
  bad: `import asyncio


async def fetch():
    return "text"


async def main():
    answer = fetch()
    print("done")


asyncio.run(main())
`,
  good: `import asyncio


async def fetch():
    return "text"


async def main():
    answer = await fetch()
    print("done", answer)


asyncio.run(main())
`,
  whenNotToUse: "In tests that make a coroutine object on purpose and never run it.",
  references: [
    "https://docs.python.org/3/library/asyncio-task.html#coroutines",
    "https://docs.python.org/3/library/asyncio-dev.html#detect-never-awaited-coroutines",
  ],
  messages: {
    byName:
      "All functions that are called `{name}` ({count}) are `async def`, so `{variable}` most likely holds a coroutine object, not its result.",
    byUse:
      "`{name}` is awaited wherever else it is called ({count}), but not here: if it is a coroutine function, `{variable}` is its coroutine object, not its result.",
    onOnePath:
      "`{variable}` gets the coroutine object of `{name}` here, which nothing awaits: it is used as if it were the result, and its body never runs.",
    bySome:
      "`{name}` was found to be a coroutine function, though it may be something else too: then `{variable}` holds its coroutine object, not its result.",
    found:
      "`{variable}` holds the coroutine object of `{name}`, and nothing awaits it; its body never runs (\"coroutine '{name}' was never awaited\").",
    container:
      "`{variable}` holds coroutine objects of `{name}`, and nothing awaits them; their bodies never run (\"coroutine '{name}' was never awaited\").",
  },

  visit: {
    Call(call, { semantics, report }) {
      if (expectsWarning(semantics, call)) return;
      const name = coroutineName(semantics, call);
      const destination = semantics.destinationOf(call);
      const isProved: boolean = isCoroutineCall(semantics, call);
      if (!isProved) {
        const [definition] = destination.kind === "assigned" ? destination.definitions : [];
        const evidence = definition && isNeverWaitedFor(semantics, definition) ? evidenceOf(semantics, call) : undefined;
        if (!definition || !evidence || evidence.confidence === "proved") return;
        report({
          range: definition.range,
          message: messageOf[evidence.basis],
          confidence: evidence.confidence,
          values: { name, variable: definition.binding.name, count: String(evidence.count) },
          fixes: () => awaitAll(semantics, [call]),
        });
        return;
      }
      if (destination.kind === "assigned") {
        const [definition] = destination.definitions;
        if (!definition) return;
        if (!destination.definitions.every((one) => isLost(semantics, one))) {
          const use = destination.definitions.length === 1 ? useOfNeverAwaited(semantics, definition) : undefined;
          const count = use === "passed" ? semantics.callUses.othersAwaited(call) : 0;
          if (!use || (use === "passed" && count === 0)) return;
          report({
            range: definition.range,
            message: use === "failing" ? "onOnePath" : "byUse",
            ...(use === "passed" && { confidence: "by-use" as const }),
            values: { name, variable: definition.binding.name, count: String(count) },
            fixes: () => awaitAll(semantics, [call]),
          });
          return;
        }
        // `a() if flag else b()` is told about once, at its first call.
        const calls = branchesOf(definition.value ?? call).filter((one) => isCoroutineCall(semantics, one));
        if (calls.includes(call) && calls[0] !== call) return;
        report({
          range: definition.range,
          message: "found",
          values: { name, variable: definition.binding.name },
          fixes: () => awaitAll(semantics, calls.includes(call) ? calls : [call]),
        });
        return;
      }
      const container = destination.kind === "stored" ? lostContainer(semantics, call) : undefined;
      if (!container || container.calls[0] !== call) return;
      report({
        range: container.definition.range,
        message: "container",
        values: { name, variable: container.definition.binding.name },
        fixes: () => awaitAll(semantics, container.calls),
      });
    },
  },
});

/** Tells whether what a definition puts into a variable is lost. Names that other files may use, and attributes of classes, are not. */
function isLost(semantics: SemanticModel, definition: Definition): boolean {
  const { binding } = definition;
  if (binding.scope.node.kind === "ClassDefinition") return false;
  if (binding.scope.node.kind === "Module" && (/^__\w+__$/.test(binding.name) || semantics.exportedNames.has(binding.name))) return false;
  // A generator expression or another comprehension may hand its variable on by ways that are not followed.
  if (definition.node.kind !== "Assign" && definition.node.kind !== "NamedExpression") return false;
  const uses = semantics.usesOf(definition).filter((use) => use.parent?.kind !== "Delete");
  if (uses.length > 0) return uses.every((use) => semantics.destinationOf(use).kind === "assigned") && !isConsumed(semantics, definition);
  return !semantics.readsVariablesUnnamed(definition.block);
}

/** Tells whether a variable of a function is never awaited, run, handed out or stored, whatever else is done with it. */
function isNeverWaitedFor(semantics: SemanticModel, definition: Definition): boolean {
  if (definition.binding.scope.node.kind !== "FunctionDefinition" || isRun(semantics, definition)) return false;
  return semantics.usesOf(definition).every((use) => {
    if (definition.block !== semantics.scopes.blockOf(use)) return false;
    const destination = semantics.destinationOf(use);
    switch (destination.kind) {
      case "used":
        // What tasks and Futures can do is asked of a task or a Future.
        return destination.node.kind !== "Attribute" || !isOfAwaitables(destination.node.attribute);
      case "passed":
        // Others may wait for what is put into a container.
        return !mayKeep(destination.call);
      default:
        return destination.kind === "tested" || destination.kind === "dropped";
    }
  });
}

/**
 * How a coroutine object in a variable is used that nothing awaits, where no other rule says so because the variable may hold something else as well: "failing" if
 * something is done with it that raises an exception, "passed" if it is given to functions which may want the result. Undefined for all others.
 */
function useOfNeverAwaited(semantics: SemanticModel, definition: Definition): "failing" | "passed" | undefined {
  if (definition.node.kind !== "Assign" || !isNeverWaitedFor(semantics, definition)) return undefined;
  let isPassed = false;
  let isFailing = false;
  for (const use of semantics.usesOf(definition)) {
    const destination = semantics.destinationOf(use);
    if (destination.kind === "passed") {
      if (semantics.brokenPromise(use)) return undefined;
      isPassed = true;
    } else if (semantics.isCoroutine(use)) return undefined;
    else if (destination.kind === "used" && failing.has(destination.use)) isFailing = true;
  }
  if (!isPassed) return isFailing ? "failing" : undefined;
  return /coro|task|fut|await|job|aw$/i.test(definition.binding.name) ? undefined : "passed";
}

/** What raises an exception when it is done with a coroutine object. */
const failing: ReadonlySet<string> = new Set(["attribute", "index", "iteration", "unpacking", "membership", "call", "operator"]);

/** Tells by the name of a function whether it may run what it is given or keep it for later. */
function mayKeep({ callee }: Call): boolean {
  return keeping.test(lastName(callee));
}

const keeping =
  /append|add|put|push|insert|extend|task|run|gather|wait|schedul|spawn|submit|start|ensure|coro|future|call|exec|defer|register|set/i;

/** A variable that is never used, and the calls that put coroutine objects into the container which it holds. */
interface LostContainer {
  readonly definition: Definition;
  readonly calls: readonly Call[];
}

/** Finds the list, tuple, set or dictionary display that a coroutine object is written into, when its variable is never used. */
function lostContainer(semantics: SemanticModel, call: Call): LostContainer | undefined {
  let node: Expression = call;
  while (node.parent && /^(Tuple|List|Set|Dict|Comprehension|Conditional)$/.test(node.parent.kind)) {
    const { parent } = node;
    // What a comprehension goes through or tests does not come into what it makes.
    if (parent.kind === "Comprehension" && parent.element !== node && parent.value !== node) return undefined;
    node = parent as Expression;
  }
  if (node === call || (node.kind === "Comprehension" && node.form === "generator") || node.parent?.kind !== "Assign") return undefined;
  const [target, ...others] = node.parent.targets;
  if (target?.kind !== "Name" || others.length > 0) return undefined;
  const definition = semantics.scopes.definitions.get(target);
  if (!definition || semantics.usesOf(definition).length > 0 || !isLost(semantics, definition)) return undefined;
  const calls: Call[] = [];
  walk(node, (one) => {
    if (one.kind === "Call" && isCoroutineCall(semantics, one) && semantics.destinationOf(one).kind === "stored") calls.push(one);
    return one.kind !== "Await" && one.kind !== "Call" && one.kind !== "Lambda";
  });
  return { definition, calls };
}

/** Awaits every call where that is allowed, and else the first one by the ways that there are. */
function awaitAll(semantics: SemanticModel, calls: readonly Call[]): Fix[] {
  const [first] = calls;
  if (!first) return [];
  if (!calls.every((one) => semantics.mayAwait(one))) return runCoroutine(semantics, first);
  return [
    {
      title: message("Await `{name}`", { name: titleName(semantics, first) }),
      safety: "safe",
      edits: calls.flatMap((one) => awaitEdits(semantics.file, one)),
    },
  ];
}
