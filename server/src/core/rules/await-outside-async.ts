import { importModule } from "../fixes/imports";
import { makeFunctionAsync } from "../fixes/make-function-async";
import type { Fix } from "../linter/finding";
import { defineRule, type RuleContext } from "../linter/rule";
import { ownerOf } from "../semantics/context";
import type { SemanticModel } from "../semantics/model";
import { isNotebookScript } from "../semantics/notebook";
import { suiteOf } from "../semantics/suites";
import { membersOf } from "../semantics/types";
import type { Await, Expression, Node } from "../syntax/ast";
import type { SourceFile } from "../syntax/source-file";
import { isInBrokenText, statementOf } from "../syntax/visit";
import { insert, replace } from "../text/edit";
import { message } from "../text/message";
import { type Range, touches } from "../text/range";

type MessageId = "function" | "module" | "lambda" | "class";

/** AIO007: `await`, `async with`, `async for` or an asynchronous comprehension outside of an asynchronous function. */
export default defineRule<MessageId>({
  id: "await-outside-async",
  code: "AIO007",
  since: "0.1.0",
  severity: "error",
  fix: "suggested",
  aliases: ["F704", "PLE1142", "E1142"],
  refusedByPython: true,

  summary: "`await`, `async with` or `async for` stands outside of an `async def` function.",
  why: "Only a coroutine function can wait: `await`, `async with`, `async for` and asynchronous comprehensions are allowed in the body of an `async def` and nowhere else. Anywhere else Python refuses the whole file before it runs the first line, with `SyntaxError: 'await' outside async function`.\n\nUsually the function should be written `async def`; then whoever calls it has to await it. The outermost coroutine is started by `asyncio.run(main())`. A `lambda`, a default value and the body of a class can never wait. Only notebooks and the interactive `python -m asyncio` allow `await` at the top level.",
  bad: `import asyncio


def main():
    await asyncio.sleep(1)


asyncio.run(main())
`,
  good: `import asyncio


async def main():
    await asyncio.sleep(1)


asyncio.run(main())
`,
  whenNotToUse:
    "In scripts that only ever run where a loop runs already, such as notebooks. Files with cell marks (`# %%`) are recognised.",
  references: [
    "https://docs.python.org/3/reference/expressions.html#await",
    "https://docs.python.org/3/reference/compound_stmts.html#coroutines",
    "https://docs.python.org/3/library/asyncio-runner.html#asyncio.run",
  ],
  messages: {
    function:
      '`{keyword}` only works in an `async def`, and `{function}` is a plain `def`: Python refuses the file ("SyntaxError: {error}").',
    module: '`{keyword}` only works in an `async def`, not at the top level of a file: Python refuses the file ("SyntaxError: {error}").',
    lambda: '`{keyword}` only works in an `async def`, and a `lambda` can never wait: Python refuses the file ("SyntaxError: {error}").',
    class:
      '`{keyword}` only works in an `async def`, and the body of a class can never wait: Python refuses the file ("SyntaxError: {error}").',
  },

  visit: {
    Await(node, context) {
      check(node, { start: node.start, end: node.start + "await".length }, "await", context);
    },
    With(node, context) {
      if (node.isAsync) check(node, node.keyword, "async with", context);
    },
    For(node, context) {
      if (node.isAsync) check(node, node.keyword, "async for", context);
    },
    Comprehension(node, context) {
      // A generator expression may be asynchronous anywhere: it is only made here, and waits where it is used (PEP 530).
      if (node.form === "generator") return;
      const clause = node.clauses.find((one) => one.isAsync);
      if (clause) check(node, clause.keyword, "async for", context);
    },
  },
});

function check(node: Node, range: Range, keyword: string, { semantics, file, report }: RuleContext<MessageId>): void {
  if (semantics.mayAwait(node)) return;
  const owner = semantics.awaitOwnerOf(node);
  if (owner.kind === "GeneratorExpression" || isNearDamage(file, owner, node)) return;
  if (owner.kind === "Module" && (isNotebookScript(file) || lacksIndentation(node))) return;
  const values = { keyword, error: refusal(node, keyword, owner.kind === "FunctionDefinition" || owner.kind === "Lambda") };
  switch (owner.kind) {
    case "FunctionDefinition":
      return report({
        range,
        message: "function",
        values: { ...values, function: owner.name.id },
        fixes: () => makeFunctionAsync(semantics, owner, { waits: true }).fixes,
      });
    case "Module":
      return report({ range, message: "module", values, fixes: () => (node.kind === "Await" ? runInstead(semantics, node) : []) });
    case "Lambda":
      return report({ range, message: "lambda", values });
    case "ClassDefinition":
      return report({ range, message: "class", values });
  }
}

/** What CPython's compiler says (`Python/compile.c`; the same words in 3.8 to 3.13). */
function refusal(node: Node, keyword: string, isInFunction: boolean): string {
  const owner = ownerOf(node);
  if (node.kind === "Comprehension" || owner.kind === "Comprehension")
    return "asynchronous comprehension outside of an asynchronous function";
  return keyword === "await" && !isInFunction ? "'await' outside function" : `'${keyword}' outside async function`;
}

/**
 * Tells whether the text between the beginning of the code in question and the node is broken, or the function's first line has something in front of
 * its `def`: then nobody knows which function the node belongs to, or whether it is asynchronous.
 */
function isNearDamage({ module, lines, text }: SourceFile, owner: Node, node: Node): boolean {
  if (isInBrokenText(node)) return true;
  const start = lines.startOf(lines.lineAt(owner.start));
  if (module.errors.some((error) => touches(error, { start, end: node.end }))) return true;
  if (owner.kind !== "FunctionDefinition") return false;
  const before = text.slice(lines.startOf(lines.lineAt(owner.keyword.start)), owner.keyword.start);
  return /\w\s*$/.test(before);
}

/**
 * Tells whether a function in front of a node has no body, so that the node may be meant to stand in it. Python then says "IndentationError: expected
 * an indented block after function definition" and nothing about `await`.
 */
function lacksIndentation(node: Node): boolean {
  const statement = statementOf(node);
  const suite = statement?.parent && suiteOf(statement.parent, statement);
  return suite?.some((one) => one.kind === "FunctionDefinition" && one.body.length === 0 && one.start < node.start) ?? false;
}

/** `asyncio.run(call())` in the place of `await call()` at the top level. What is run there already only loses its `await`. */
function runInstead(semantics: SemanticModel, node: Await): Fix[] {
  const { file } = semantics;
  const before = file.text.slice(node.start, node.value.start);
  if (/^await\s+$/.test(before) && (isRun(semantics, node.value) || (node.parent?.kind === "Call" && isRun(semantics, node.parent)))) {
    return [{ title: message("Remove `await`"), safety: "suggested", edits: [replace({ start: node.start, end: node.value.start }, "")] }];
  }
  const mayBeCoroutine = membersOf(semantics.typeOf(node.value)).every(
    ({ kind }) => kind === "coroutine" || kind === "unknown" || kind === "awaitable",
  );
  if (node.value.kind !== "Call" || !mayBeCoroutine || !/^await\s+$/.test(before)) return [];
  const asyncio = importModule(semantics, "asyncio");
  if (!asyncio) return [];
  return [
    {
      title: message("Run it with `asyncio.run`"),
      safety: "suggested",
      edits: [...asyncio.edits, replace({ start: node.start, end: node.value.start }, `${asyncio.name}.run(`), insert(node.end, ")")],
    },
  ];
}

/** Tells whether an expression runs a coroutine until it is finished and gives its result: `asyncio.run(main())`. */
function isRun(semantics: SemanticModel, expression: Expression): boolean {
  return expression.kind === "Call" && semantics.qualifiedName(expression.callee) === "asyncio.run";
}
