import { removeStatements } from "../fixes/remove-statements";
import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import { expectsWarning } from "../semantics/coroutine-calls";
import { asyncioName, calledName } from "../semantics/event-loops";
import type { SemanticModel } from "../semantics/model";
import type { Definition } from "../semantics/scopes";
import { isInLoop, suiteOf } from "../semantics/suites";
import { membersOf } from "../semantics/types";
import type { Call, Expression, Name, Node, Statement } from "../syntax/ast";
import { statementOf } from "../syntax/visit";
import { replace } from "../text/edit";
import { message } from "../text/message";
import { contains } from "../text/range";

/** AIO107: a coroutine object that has run already is awaited or given to the event loop again. */
export default defineRule({
  id: "coroutine-awaited-twice",
  code: "AIO107",
  since: "0.1.0",
  severity: "error",
  fix: "safe",
  aliases: [],

  summary: "The same coroutine object is awaited or run twice.",
  why: "A coroutine object is one run of its function: once it has run, it is used up. Awaiting it again, or giving it to `asyncio.run` or to a task, raises `RuntimeError: cannot reuse already awaited coroutine`. Call the function again for a second run. To use one result in several places, keep the result, or make a task of the coroutine: a task can be awaited any number of times.",
  bad: `import asyncio


async def greet():
    print("hello")


async def main():
    greeting = greet()
    await greeting
    await greeting


asyncio.run(main())
`,
  good: `import asyncio


async def greet():
    print("hello")


async def main():
    await greet()
    await greet()


asyncio.run(main())
`,
  whenNotToUse: "In tests that run a coroutine object twice on purpose. Those in `with pytest.raises(...)` and its like are left alone.",
  references: [
    "https://docs.python.org/3/library/asyncio-task.html#coroutines",
    "https://docs.python.org/3/reference/datamodel.html#coroutine-objects",
  ],
  messages: {
    found: "The coroutine object `{name}` has run already; running it again raises `RuntimeError: cannot reuse already awaited coroutine`.",
    loop: "The coroutine object `{name}` runs in the loop's first round; the second raises `RuntimeError: cannot reuse already awaited coroutine`.",
    first: "It runs here for the first time.",
  },

  visit: {
    Name(use, { semantics, report }) {
      if (!runs(semantics, use)) return;
      const definition = coroutineIn(semantics, use);
      if (!definition || expectsWarning(semantics, use) || isInTry(use) || isInFailingTest(semantics, use)) return;
      const name = definition.binding.name;
      const earlier = semantics
        .usesOf(definition)
        .filter((one) => one.start < use.start && runs(semantics, one) && coroutineIn(semantics, one) === definition);
      const first = earlier.find((one) => alwaysBefore(one, use));
      if (first) {
        report({
          range: use,
          message: "found",
          values: { name },
          related: [{ range: first, message: "first" }],
          fixes: () => callAgain(semantics, use, first, definition),
        });
      } else if (repeats(definition, use)) {
        report({ range: use, message: "loop", values: { name }, fixes: () => callAgain(semantics, use, use, definition) });
      }
    },
  },
});

/** The only definition that a variable may have its value from, when that is the call of an `async def` function in the same code. */
function coroutineIn(semantics: SemanticModel, use: Name): Definition | undefined {
  const [definition, ...others] = semantics.definitionsReaching(use) ?? [];
  if (
    !definition ||
    others.length > 0 ||
    definition.kind !== "assignment" ||
    definition.path.length > 0 ||
    definition.value?.kind !== "Call"
  )
    return undefined;
  if (definition.block !== semantics.scopes.blockOf(use) || definition.binding.definitions.some((one) => one.block !== definition.block))
    return undefined;
  const isAsync = membersOf(semantics.typeOf(definition.value)).every((one) => one.kind === "coroutine" && one.definition?.isAsync);
  return isAsync ? definition : undefined;
}

/** Tells whether a use of a variable runs the coroutine object in it: by `await`, or by giving it to a function that does. */
function runs(semantics: SemanticModel, use: Name): boolean {
  if (use.parent?.kind === "Await") return true;
  if (use.parent?.kind !== "Call") return false;
  const { callee, arguments: given } = use.parent;
  const index = given.findIndex((one) => one.value === use && one.stars === 0 && one.keyword === undefined);
  const name = calledName(semantics, callee) ?? "";
  if (index < 0 || (index > 0 && name !== "gather")) return false;
  if (callee.kind === "Attribute" && methods.has(name)) return true;
  return functions.has(name) && asyncioName(semantics, callee) === `asyncio.${name}`;
}

/** Methods of loops and task groups that run their first argument. */
const methods: ReadonlySet<string> = new Set(["run_until_complete", "create_task"]);

/** Functions of asyncio that run their first argument; `gather` runs all. */
const functions: ReadonlySet<string> = new Set([
  "run",
  "create_task",
  "ensure_future",
  "gather",
  "wait_for",
  "shield",
  "run_coroutine_threadsafe",
]);

/** Tells whether `first` is run on every way to `second`: its statement stands in a block that holds `second` too, and before it. */
function alwaysBefore(first: Name, second: Name): boolean {
  const statement = statementOf(first);
  const suite = statement?.parent && suiteOf(statement.parent, statement);
  if (!statement || !suite || statement.end > second.start || !isSimple(statement) || isOptional(first, statement)) return false;
  return suite.some((one) => one.start >= statement.end && contains(one, second));
}

/** Statements that run as a whole. */
function isSimple(statement: Statement): boolean {
  return statement.kind === "ExpressionStatement" || statement.kind === "Assign" || statement.kind === "AugmentedAssign";
}

/** Tells whether part of a statement may be skipped: the branches of a condition, and the right side of `and` and `or`. */
function isOptional(node: Node, statement: Statement): boolean {
  for (let current: Node | undefined = node; current && current !== statement; current = current.parent) {
    if (current.kind === "Conditional" || current.kind === "Boolean" || current.kind === "Comprehension" || current.kind === "Lambda")
      return true;
  }
  return false;
}

/** Whoever runs a coroutine object in a `try` may expect the exception. */
function isInTry(node: Node): boolean {
  let child = node;
  let parent = node.parent;
  while (parent && parent.kind !== "FunctionDefinition") {
    if (parent.kind === "Try" && parent.handlers.length > 0 && (parent.body as readonly Node[]).includes(child)) return true;
    child = parent;
    parent = parent.parent;
  }
  return false;
}

/** Tells whether a node stands in a function of a test that expects an exception somewhere: `with self.assertRaises(RuntimeError): run(main())`. */
function isInFailingTest({ file }: SemanticModel, node: Node): boolean {
  let outermost: Node | undefined;
  for (let current: Node | undefined = node; current; current = current.parent)
    if (current.kind === "FunctionDefinition") outermost = current;
  return outermost !== undefined && /\b(assertRaises(Regex)?|raises)\s*\(/.test(file.text.slice(outermost.start, outermost.end));
}

/** Tells whether a use stands in a loop that begins behind the definition, is sure to come to the use, and has no way out but its end. */
function repeats(definition: Definition, use: Name): boolean {
  const statement = statementOf(use);
  const loop = statement?.parent;
  if (!statement || (loop?.kind !== "For" && loop?.kind !== "While") || !isSimple(statement) || isOptional(use, statement)) return false;
  if (contains(loop, definition.range) || !loop.body.includes(statement)) return false;
  // `while` may go round once only, and so may a `for` over something that is not known.
  const isEndless = loop.kind === "While" ? loop.test.kind === "Constant" && loop.test.value === "True" : isLongRange(loop.iterable);
  return isEndless && !isInLoop(loop, definition.block) && !leaves(loop.body);
}

function isLongRange(iterable: Expression): boolean {
  if (iterable.kind === "List" || iterable.kind === "Tuple")
    return iterable.elements.length > 1 && !iterable.elements.some((one) => one.kind === "Starred");
  if (iterable.kind !== "Call" || iterable.callee.kind !== "Name" || iterable.callee.id !== "range" || iterable.arguments.length !== 1)
    return false;
  const count = iterable.arguments[0]?.value;
  return count?.kind === "Constant" && /^\d+$/.test(count.value) && Number(count.value) > 1;
}

/** Tells whether a body holds anything that may end its loop or a round of it early. */
function leaves(body: readonly Statement[]): boolean {
  return !body.every((one) => isSimple(one) || one.kind === "Pass");
}

/**
 * The fix that calls the function again, where its arguments are sure to be what they were. It is safe where neither result is used: whoever uses the
 * results may want one of them twice, or a task.
 */
function callAgain(semantics: SemanticModel, use: Name, first: Name, definition: Definition): Fix[] {
  const call = definition.value as Call;
  const { text, module } = semantics.file;
  const parts = [call.callee, ...call.arguments.map((one) => one.value)];
  if (!parts.every((one) => isStable(semantics, one, definition, use)) || module.comments.some((one) => contains(call, one))) return [];
  const again = text.slice(call.start, call.end);
  // In a loop the call moves to where the variable was used.
  const removed =
    semantics.usesOf(definition).length === 1 && definition.node.kind === "Assign"
      ? removeStatements(semantics.file, [definition.node])
      : [];
  if (!removed) return [];
  const isSafe = [use, first].every((one) => statementOf(one)?.kind === "ExpressionStatement" && !schedules(one));
  return [
    {
      title: message("Call the function again: `{call}`", { call: again }),
      safety: isSafe ? "safe" : "suggested",
      edits: [...removed, replace(use, again)],
    },
  ];
}

/** Tells whether a use gives the coroutine object to a function that makes a task of it, and does not wait for that here. */
function schedules({ parent }: Name): boolean {
  if (parent?.kind !== "Call" || parent.parent?.kind === "Await" || parent.callee.kind !== "Attribute") return false;
  return /^(create_task|ensure_future|gather|shield|run_coroutine_threadsafe)$/.test(parent.callee.attribute);
}

/** Tells whether an expression gives the same at a use as at a definition: a constant, or a name that nothing in between binds anew. */
function isStable(semantics: SemanticModel, expression: Expression, definition: Definition, use: Name): boolean {
  switch (expression.kind) {
    case "Constant":
      return true;
    case "String":
      return expression.interpolations.length === 0;
    case "Name": {
      const definitions = semantics.bindingOf(expression)?.definitions ?? [];
      const isBoundBetween = definitions.some(
        (one) => one.block !== definition.block || (one.range.start > expression.end && one.range.start < use.start),
      );
      return definitions.length <= 1 || !(isBoundBetween || isInLoop(definition.node, definition.block));
    }
    case "Attribute":
      return isStable(semantics, expression.value, definition, use);
    default:
      return false;
  }
}
