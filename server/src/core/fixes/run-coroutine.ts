/** The ways to make a coroutine run, in the order in which a person would want them at the place in question. */
import type { Fix } from "../linter/finding";
import type { SemanticModel } from "../semantics/model";
import { isNotebookScript } from "../semantics/notebook";
import { staysAlive } from "../semantics/task-keeping";
import type { Assign, Call, Expression, ExpressionStatement } from "../syntax/ast";
import { walk } from "../syntax/visit";
import { insert } from "../text/edit";
import { message } from "../text/message";
import type { Range } from "../text/range";
import { awaitEdits, awaitPlaceOf } from "./await-expression";
import { freeName } from "./free-name";
import { importModule } from "./imports";
import { makeFunctionAsync } from "./make-function-async";

/**
 * Fixes that make the value of `expression`, which is a coroutine object, its result. Where `await` may
 * stand, that is the one safe fix. Elsewhere the function around becomes asynchronous, or `asyncio.run` runs the coroutine. In a test the latter
 * comes first: only a plug-in or `unittest.IsolatedAsyncioTestCase` runs tests that are coroutine functions; without them, their bodies never run. So it does in a
 * callback, whose caller may not await it.
 */
export function runCoroutine(semantics: SemanticModel, expression: Expression): Fix[] {
  const { file } = semantics;
  const name = titleName(semantics, expression);
  const { owner, mayWait, isNested, brackets } = awaitPlaceOf(semantics, expression);
  if (mayWait || (owner.kind === "Module" && awaitsAtTopLevel(semantics))) {
    // Who goes through an asynchronous generator must do so by `async for`.
    const safety = owner.kind === "GeneratorExpression" || isNested ? "suggested" : "safe";
    return [{ title: message("Await `{name}`", { name }), safety, edits: [...brackets, ...awaitEdits(file, expression)] }];
  }
  const made = owner.kind === "FunctionDefinition" ? makeFunctionAsync(semantics, owner, { awaited: { expression, name } }) : undefined;
  const fixes: Fix[] = [...(made?.fixes ?? [])];
  if (owner.kind === "FunctionDefinition" || owner.kind === "Module") {
    const asyncio = importModule(semantics, "asyncio");
    if (asyncio) {
      const run: Fix = {
        title: message("Run `{name}` with `asyncio.run`", { name }),
        safety: owner.kind === "Module" && isScript(semantics) && !isNotebookScript(file) ? "safe" : "suggested",
        edits: [...asyncio.edits, insert(expression.start, `${asyncio.name}.run(`), insert(expression.end, ")")],
      };
      if (owner.kind === "FunctionDefinition" && (/^test/.test(owner.name.id) || made?.isHandedOn)) fixes.unshift(run);
      else fixes.push(run);
    }
  }
  return fixes;
}

/** Tells whether a file is a script for a notebook that uses `await` at the top level already, and so never runs anywhere else. */
function awaitsAtTopLevel(semantics: SemanticModel): boolean {
  if (!isNotebookScript(semantics.file)) return false;
  let awaits = false;
  walk(semantics.file.module, (node) => {
    awaits ||= node.kind === "Await" && semantics.awaitOwnerOf(node).kind === "Module";
    return !awaits;
  });
  return awaits;
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

/** What the titles of fixes call an expression: what it calls, as it is written, or the last name of that where it is long. */
export function titleName({ file }: SemanticModel, expression: Expression): string {
  const called = expression.kind === "Call" ? expression.callee : expression;
  const written = file.text.slice(called.start, called.end);
  if (written.length <= 40 && !/[\r\n]/.test(written)) return written;
  return called.kind === "Attribute" ? called.attribute : "…";
}

/** The fix that makes a task of a coroutine object where one of a task's methods is asked for, as in `f().add_done_callback(…)`. */
export function makeTask(semantics: SemanticModel, expression: Expression): Fix[] {
  const asyncio = semantics.mayAwait(expression) ? importModule(semantics, "asyncio") : undefined;
  if (!asyncio) return [];
  return [
    {
      title: message("Make a task of `{name}`", { name: titleName(semantics, expression) }),
      safety: "suggested",
      edits: [...asyncio.edits, insert(expression.start, `${asyncio.name}.create_task(`), insert(expression.end, ")")],
    },
  ];
}

/** The fix that starts a coroutine as a task and keeps it in a variable, for a call that is a statement of its own in a coroutine function. */
export function startAsTask(semantics: SemanticModel, statement: Range, call: Call): Fix[] {
  const name = titleName(semantics, call);
  if (!semantics.mayAwait(call) || call.start !== statement.start || call.end !== statement.end) return [];
  // A function that ends at once, or a loop that starts the next one, would lose the task.
  const owner = semantics.awaitOwnerOf(call);
  if (owner.kind === "FunctionDefinition" && !staysAlive(call, owner)) return [];
  const asyncio = importModule(semantics, "asyncio");
  if (!asyncio) return [];
  const variable = freeName(semantics, "task");
  return [
    {
      title: message("Start `{name}` as a task and go on; await `{variable}` later", { name, variable }),
      safety: "suggested",
      edits: [...asyncio.edits, insert(call.start, `${variable} = ${asyncio.name}.create_task(`), insert(call.end, ")")],
    },
  ];
}
