/** The ways to make a coroutine run, in the order in which a person would want them at the place in question. */
import type { Fix } from "../linter/finding";
import type { SemanticModel } from "../semantics/model";
import type { Assign, Call, Expression, ExpressionStatement, FunctionDefinition } from "../syntax/ast";
import type { SourceFile } from "../syntax/source-file";
import { insert } from "../text/edit";
import { type Message, message } from "../text/message";
import type { Range } from "../text/range";
import { awaitEdits } from "./await-expression";
import { importModule } from "./imports";
import { type MadeAsync, makeAsync } from "./make-async";

/**
 * Fixes that make the value of `expression`, which is a coroutine object, its result. `name` is what the titles call it. Where `await` may
 * stand, that is the one safe fix. Elsewhere the function around becomes asynchronous, or `asyncio.run` runs the coroutine.
 */
export function runCoroutine(semantics: SemanticModel, expression: Expression, name: string): Fix[] {
  const { file } = semantics;
  if (semantics.mayAwait(expression)) {
    return [{ title: message("Await `{name}`", { name }), safety: "safe", edits: awaitEdits(file, expression) }];
  }
  const owner = semantics.awaitOwnerOf(expression);
  const fixes: Fix[] = [];
  if (owner.kind === "FunctionDefinition") {
    const made = makeAsync(semantics, owner);
    if (made) {
      fixes.push({
        title: madeAsyncTitle(semantics, owner, name, made),
        safety: "suggested",
        edits: [...made.edits, ...awaitEdits(file, expression)],
      });
    }
  }
  if (owner.kind === "FunctionDefinition" || owner.kind === "Module") {
    const asyncio = importModule(semantics, "asyncio");
    if (asyncio) {
      const run: Fix = {
        title: message("Run `{name}` with `asyncio.run`", { name }),
        safety: owner.kind === "Module" && isScript(semantics) ? "safe" : "suggested",
        edits: [...asyncio.edits, insert(expression.start, `${asyncio.name}.run(`), insert(expression.end, ")")],
      };
      fixes.push(run);
    }
  }
  return fixes;
}

/**
 * Tells whether a file's own statements run an event loop: then it is a script, and no loop runs while its module level does, so that
 * `asyncio.run` is allowed there (https://docs.python.org/3/library/asyncio-runner.html#asyncio.run).
 */
function isScript(semantics: SemanticModel): boolean {
  return semantics.file.module.body.some((statement) => {
    const call = statement.kind === "ExpressionStatement" || statement.kind === "Assign" ? valueIn(statement) : undefined;
    return call?.kind === "Call" && semantics.qualifiedName(call.callee) === "asyncio.run";
  });
}

function valueIn(statement: ExpressionStatement | Assign): Expression | undefined {
  return statement.kind === "Assign" ? statement.value : statement.expression;
}

/** Says what making a function asynchronous does and what it leaves to do. */
function madeAsyncTitle({ file }: SemanticModel, owner: FunctionDefinition, name: string, { mended, left }: MadeAsync): Message {
  const values = { function: owner.name.id, name, count: String(mended.length), lines: linesOf(file, left) };
  if (left.length > 0)
    return message("Make `{function}` async and await `{name}`; its callers in line {lines} must be changed by hand", values);
  if (mended.length === 0) return message("Make `{function}` async and await `{name}`", values);
  return message("Make `{function}` async, await `{name}`, and await or run its callers ({count})", values);
}

function linesOf(file: SourceFile, ranges: readonly Range[]): string {
  return [...new Set(ranges.map((one) => file.lines.lineAt(one.start) + 1))].join(", ");
}

/** The fix that starts a coroutine as a task and keeps it in a variable, for a call that is a statement of its own in a coroutine function. */
export function startAsTask(semantics: SemanticModel, statement: Range, call: Call, name: string): Fix[] {
  if (!semantics.mayAwait(call) || call.start !== statement.start || call.end !== statement.end) return [];
  const asyncio = importModule(semantics, "asyncio");
  if (!asyncio) return [];
  const owner = semantics.functionAround(call);
  const scope = owner && semantics.scopes.scopes.get(owner);
  let variable = "task";
  for (let number = 2; scope?.bindings.has(variable); number++) variable = `task_${number}`;
  return [
    {
      title: message("Start `{name}` as a task and go on; await `{variable}` later", { name, variable }),
      safety: "suggested",
      edits: [...asyncio.edits, insert(call.start, `${variable} = ${asyncio.name}.create_task(`), insert(call.end, ")")],
    },
  ];
}
