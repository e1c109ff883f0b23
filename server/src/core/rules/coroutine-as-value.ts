import { awaitEdits } from "../fixes/await-expression";
import { makeTask, runCoroutine, titleName } from "../fixes/run-coroutine";
import type { Fix } from "../linter/finding";
import { defineRule, type RuleContext } from "../linter/rule";
import {
  coroutineAssignments,
  coroutineName,
  expectsWarning,
  isConsumed,
  isCoroutineCall,
  isGeneratorBased,
  isRun,
} from "../semantics/coroutine-calls";
import type { Destination, ValueUse } from "../semantics/destination";
import { evidenceOf } from "../semantics/evidence";
import type { BrokenPromise } from "../semantics/expected-type";
import type { SemanticModel } from "../semantics/model";
import type { Definition } from "../semantics/scopes";
import type { Expression } from "../syntax/ast";
import { message } from "../text/message";

type MessageId =
  | "byName"
  | "bySome"
  | "attribute"
  | "index"
  | "call"
  | "operator"
  | "comparison"
  | "membership"
  | "iteration"
  | "unpacking"
  | "text"
  | "argument"
  | "raise"
  | "with"
  | "returned"
  | "byUse"
  | "passed"
  | "assigned"
  | "usedThere"
  | "neverInstance";

const messageOfBasis = { calls: "byUse", names: "byName", some: "bySome" } as const;

/** AIO103: a coroutine object is used as if it were the result. */
export default defineRule<MessageId>({
  id: "coroutine-as-value",
  code: "AIO103",
  since: "0.1.0",
  severity: "warning",
  fix: "safe",
  aliases: [],

  summary: "A coroutine object is used as if it were the result of the coroutine.",
  why: "Without `await`, the call of an `async def` function gives a coroutine object. It has none of the attributes, items and operators of the result: most uses raise `AttributeError` or `TypeError`, and `print`, f-strings and `str` show `<coroutine object … at 0x…>` and carry on. The body never runs.",
  bad: `import asyncio


async def fetch():
    return "text"


async def main():
    print(fetch().upper())


asyncio.run(main())
`,
  good: `import asyncio


async def fetch():
    return "text"


async def main():
    print((await fetch()).upper())


asyncio.run(main())
`,
  whenNotToUse: "Hardly ever. A variable that is printed and awaited as well, to show what a coroutine object is, is left alone.",
  references: [
    "https://docs.python.org/3/library/asyncio-task.html#awaitables",
    "https://docs.python.org/3/reference/expressions.html#await",
  ],
  messages: {
    byUse:
      "`{name}` is awaited wherever else it is called ({count}), but not here: if it is a coroutine function, this is its coroutine object, not its result.",
    byName:
      "All functions that are called `{name}` ({count}) are `async def`, so this is most likely a coroutine object, not its result: await it.",
    bySome:
      "`{name}` was found to be a coroutine function, though it may be something else too: then this is its coroutine object, not its result.",
    attribute: "`{name}` was not awaited: this is its coroutine object, which has no attribute `{detail}`.",
    index: "`{name}` was not awaited: this is its coroutine object, which cannot be indexed (\"'coroutine' object is not subscriptable\").",
    call: "`{name}` was not awaited: this is its coroutine object, which cannot be called (\"'coroutine' object is not callable\").",
    operator: '`{name}` was not awaited: this is its coroutine object, which has no operators ("unsupported operand type(s)").',
    comparison: "`{name}` was not awaited: this compares its coroutine object, not its result.",
    membership:
      "`{name}` was not awaited: this is its coroutine object, which contains nothing (\"argument of type 'coroutine' is not iterable\").",
    iteration:
      "`{name}` was not awaited: this is its coroutine object, which cannot be iterated over (\"'coroutine' object is not iterable\").",
    unpacking:
      '`{name}` was not awaited: this is its coroutine object, which cannot be unpacked ("cannot unpack non-iterable coroutine object").',
    text: "`{name}` was not awaited: the text will show `<coroutine object {name} …>`, not its result.",
    argument: "`{name}` was not awaited: `{detail}` gets its coroutine object, not its result.",
    raise: '`{name}` was not awaited: this raises its coroutine object ("exceptions must derive from BaseException").',
    with: "`{name}` was not awaited: this is its coroutine object, which is no context manager.",
    returned: "`{name}` was not awaited: `{function}` returns its coroutine object, though its annotation says `{detail}`.",
    neverInstance: "`{name}` was not awaited: its coroutine object never is an instance of `{detail}`.",
    passed: "`{name}` was not awaited: `{function}` gets its coroutine object, though the annotation of its parameter says `{detail}`.",
    assigned: "`{name}` was not awaited: `{function}` gets its coroutine object, though its annotation says `{detail}`.",
    usedThere: "`{name}` was not awaited: `{function}` gets its coroutine object, and does with it what only works with its result.",
  },

  visit: {
    Call(call, context) {
      const { semantics } = context;
      if (expectsWarning(semantics, call)) return;
      const destination = semantics.destinationOf(call);
      const fixes = () =>
        asksForTask(destination)
          ? [...makeTask(semantics, call), ...onlySuggested(runCoroutine(semantics, call))]
          : runCoroutine(semantics, call);
      const isProved: boolean = isCoroutineCall(semantics, call);
      if (!isProved) {
        const evidence = destination.kind === "used" ? evidenceOf(semantics, call) : undefined;
        if (!evidence || evidence.confidence === "proved") return;
        const values = { name: coroutineName(semantics, call), count: String(evidence.count) };
        return context.report({
          range: call.callee,
          message: messageOfBasis[evidence.basis],
          confidence: evidence.confidence,
          values,
          fixes,
        });
      }
      if (isGeneratorBased(semantics, call)) return;
      if (destination.kind !== "used") return reportBrokenPromise(context, call, fixes);
      report(context, call, destination, fixes);
    },

    Name(name, context) {
      const { semantics } = context;
      const assignments = coroutineAssignments(semantics, name);
      if (assignments.length === 0 || isGeneratorBased(semantics, name) || expectsWarning(semantics, name)) return;
      const destination = semantics.destinationOf(name);
      const fixes = () =>
        asksForTask(destination) ? taskAtVariable(semantics, assignments) : fixesAtVariable(semantics, name, assignments);
      if (destination.kind !== "used") {
        // Who returns in one case what is run in another knows what it is: the annotation says what the caller gets in the end.
        if (destination.kind === "returned" && assignments.some((one) => isRun(semantics, one))) return;
        return reportBrokenPromise(context, name, fixes);
      }
      // Tutorials print a coroutine object before they await it, and tests compare one: that is meant.
      const isShown = destination.call === undefined || shows(semantics.qualifiedName(destination.call.callee));
      const mayBeMeant = ["string", "argument", "comparison"].includes(destination.use) && isShown;
      if (mayBeMeant && assignments.some((one) => isConsumed(semantics, one))) return;
      report(context, name, destination, fixes);
    },
  },
});

/** Tells whether what is asked for is a method that tasks have and results hardly ever: then a task was meant, not the result. */
function asksForTask(destination: Destination): boolean {
  return (
    destination.kind === "used" &&
    destination.node.kind === "Attribute" &&
    /^(cancel|cancelled|done|result|exception|add_done_callback|remove_done_callback|set_name|get_name)$/.test(destination.node.attribute)
  );
}

function taskAtVariable(semantics: SemanticModel, assignments: readonly Definition[]): Fix[] {
  const [value, ...others] = assignments.map((one) => one.value);
  return value?.kind === "Call" && others.length === 0 ? makeTask(semantics, value) : [];
}

function onlySuggested(fixes: readonly Fix[]): Fix[] {
  return fixes.map((fix) => ({ ...fix, safety: "suggested" }));
}

/** Tells whether a function shows any object at all, while others such as `len` raise an exception for a coroutine object. */
function shows(name: string | undefined): boolean {
  return name === undefined || /^(builtins\.(print|str|repr|ascii|format|bool)|pprint\..+|logging\..+)$/.test(name);
}

const messageOf: Readonly<Record<ValueUse, MessageId>> = {
  attribute: "attribute",
  index: "index",
  call: "call",
  operator: "operator",
  comparison: "comparison",
  membership: "membership",
  iteration: "iteration",
  unpacking: "unpacking",
  string: "text",
  argument: "argument",
  raise: "raise",
  with: "with",
  slice: "operator",
};

function report(
  { semantics, file, report }: RuleContext<MessageId>,
  expression: Expression,
  destination: Extract<Destination, { kind: "used" }>,
  fixes: () => Fix[],
): void {
  const { node, call, use } = destination;
  const detail =
    node.kind === "Attribute" && use === "attribute" ? node.attribute : call ? file.text.slice(call.callee.start, call.callee.end) : "";
  report({
    range: expression.kind === "Call" ? expression.callee : expression,
    message: messageOf[use],
    values: { name: coroutineName(semantics, expression), detail },
    fixes,
  });
}

const messageOfPromise: Readonly<Record<BrokenPromise["by"], MessageId>> = {
  return: "returned",
  parameter: "passed",
  variable: "assigned",
  use: "usedThere",
  class: "neverInstance",
};

function reportBrokenPromise({ semantics, report }: RuleContext<MessageId>, expression: Expression, fixes: () => Fix[]): void {
  const broken = semantics.brokenPromise(expression);
  if (!broken || isHeldOnly(semantics, semantics.destinationOf(expression))) return;
  report({
    range: expression.kind === "Call" ? expression.callee : expression,
    message: messageOfPromise[broken.by],
    values: { name: coroutineName(semantics, expression), function: broken.name, detail: broken.annotation },
    fixes,
  });
}

/** Tells whether a coroutine object is in variables that are awaited, whatever their annotations say, or that nobody uses, which is another rule's business. */
function isHeldOnly(semantics: SemanticModel, destination: Destination): boolean {
  return (
    destination.kind === "assigned" && destination.definitions.some((one) => semantics.usesOf(one).length === 0 || isRun(semantics, one))
  );
}

/** A variable that holds a coroutine object is best awaited where it gets it, and else where it is used. */
function fixesAtVariable(semantics: SemanticModel, use: Expression, assignments: readonly Definition[]): Fix[] {
  const name = coroutineName(semantics, use);
  const values = assignments.map((one) => one.value).filter((one) => one !== undefined);
  const isOnlyValue = assignments.every((one) => !isRun(semantics, one));
  const fixes: Fix[] = [];
  if (isOnlyValue && values.length === assignments.length && values.every((one) => one.kind === "Call" && semantics.mayAwait(one))) {
    fixes.push({
      title: message("Await `{name}` where the variable gets it", { name }),
      // Whoever also stores it may await it there.
      safety: assignments.some((one) => isConsumed(semantics, one)) ? "suggested" : "safe",
      edits: values.flatMap((one) => awaitEdits(semantics.file, one)),
    });
  } else if (isOnlyValue && values.length === 1 && values[0]?.kind === "Call") {
    fixes.push(...runCoroutine(semantics, values[0]));
  }
  const isSingleUse = assignments.every((one) => semantics.usesOf(one).length === 1);
  if (isSingleUse && semantics.mayAwait(use)) {
    fixes.push({
      title: message("Await `{name}` here", { name: titleName(semantics, use) }),
      safety: "suggested",
      edits: awaitEdits(semantics.file, use),
    });
  }
  return fixes;
}
