import { memberBeside } from "../fixes/asyncio-member";
import { awaitEdits } from "../fixes/await-expression";
import { freeLocalName } from "../fixes/free-name";
import { taskKeeper } from "../fixes/keep-task";
import { indentLines } from "../fixes/remove-statements";
import { titleName } from "../fixes/run-coroutine";
import type { Fix } from "../linter/finding";
import { defineRule, type RuleContext } from "../linter/rule";
import { droppedCallback } from "../semantics/callback-sinks";
import { CalledNames } from "../semantics/called-names";
import { expectsWarning } from "../semantics/coroutine-calls";
import { jumpsOutOf } from "../semantics/jumps";
import type { SemanticModel } from "../semantics/model";
import { suiteOf } from "../semantics/suites";
import { suspends, walkOwnCode } from "../semantics/suspension";
import { type TaskLoss, taskLossOf } from "../semantics/task-keeping";
import { type TaskStart, taskStartOf } from "../semantics/tasks";
import type { Call, Statement } from "../syntax/ast";
import { statementOf } from "../syntax/visit";
import { insert, replace } from "../text/edit";
import { lineEndOf } from "../text/lines";
import { message } from "../text/message";

/** AIO301: a task is started, and nothing keeps a reference to it. */
export default defineRule({
  id: "dangling-task",
  code: "AIO301",
  since: "0.2.0",
  severity: "warning",
  fix: "suggested",
  aliases: ["RUF006", "ASYNC300", "S7502"],

  summary: "A task is started, and nothing keeps a reference to it.",
  why: "The event loop keeps only a weak reference to a task. While the task waits for something that nothing else keeps either, such as a Future or a connection of its own, the garbage collector may take both of them: the task then ends in the middle, and Python says `Task was destroyed but it is pending!` Whether that happens depends on when the collector runs, so that such a program works for weeks and then does not.\n\nNobody looks at the task's result either. When it fails, the program goes on, and `Task exception was never retrieved` is all that is ever seen.\n\nKeep the task in a set until it is done, start it in an `asyncio.TaskGroup`, which keeps its tasks, or await it.",
  bad: `import asyncio


async def save(text):
    await asyncio.sleep(1)
    print("saved", text)


async def on_message(text):
    asyncio.create_task(save(text))
    print("received", text)


asyncio.run(on_message("hello"))
`,
  good: `import asyncio


async def save(text):
    await asyncio.sleep(1)
    print("saved", text)


async def on_message(text):
    task = asyncio.create_task(save(text))
    print("received", text)
    await task


asyncio.run(on_message("hello"))
`,
  whenNotToUse: "When something else is sure to keep every task, such as a task factory of your own.",
  references: [
    "https://docs.python.org/3/library/asyncio-task.html#asyncio.create_task",
    "https://docs.python.org/3/library/asyncio-task.html#task-groups",
  ],
  messages: {
    dropped:
      'Nothing keeps this task: the event loop holds only a weak reference, so it may be garbage-collected while it waits ("Task was destroyed but it is pending!"), and its exception goes unseen.',
    variable:
      '`{variable}` is all that keeps this task, and it is gone before the task is done: the task may be garbage-collected while it waits ("Task was destroyed but it is pending!"), and its exception goes unseen.',
    callback:
      'The event loop drops what a callback returns, so nothing keeps this task: it may be garbage-collected while it waits ("Task was destroyed but it is pending!"), and its exception goes unseen.',
    byName:
      'If `{loop}` is an event loop, nothing keeps this task: it may be garbage-collected while it waits ("Task was destroyed but it is pending!"), and its exception goes unseen.',
  },

  visit: {
    Call(call, context) {
      const { semantics, file, report } = context;
      reportCallback(call, context);
      const start = taskStartOf(semantics, call);
      const loss = start && taskLossOf(semantics, call);
      if (!start || !loss || expectsWarning(semantics, call)) return;
      const { callee } = call;
      report({
        range: callee,
        message: start.isByName ? "byName" : loss.kind,
        confidence: start.isByName ? "by-name" : "proved",
        values: {
          variable: loss.kind === "variable" ? loss.definition.binding.name : "",
          loop: callee.kind === "Attribute" ? file.text.slice(callee.value.start, callee.value.end) : "",
        },
        fixes: () => [...keep(semantics, call, loss), ...useGroup(context, start, loss), ...awaitInstead(semantics, start, loss)],
      });
    },
  },
});

const creators = new CalledNames("asyncio.create_task", "asyncio.ensure_future", "asyncio.AbstractEventLoop().create_task");

/** `loop.call_later(1, asyncio.create_task, f())`: the function itself is the callback. */
function reportCallback(call: Call, { semantics, report }: RuleContext<"callback">): void {
  const callback = droppedCallback(semantics, call)?.callback;
  if (callback && creators.has(semantics, callback)) report({ range: callback, message: "callback" });
}

/** The statement that loses a task, when it is alone on its lines. */
function lonelyStatement({ file }: SemanticModel, call: Call): Statement | undefined {
  const statement = statementOf(call);
  if (!statement || (statement.kind !== "ExpressionStatement" && statement.kind !== "Assign")) return undefined;
  const before = file.text.slice(file.lines.startOf(file.lines.lineAt(statement.start)), statement.start);
  const behind = file.text.slice(statement.end, file.lines.endOf(file.lines.lineAt(statement.end)));
  return before.trim() === "" && /^\s*(#.*)?$/.test(behind) ? statement : undefined;
}

/** The fix that keeps the task in a set at module level until it is done, and reports its failure. */
function keep(semantics: SemanticModel, call: Call, loss: TaskLoss): Fix[] {
  const { file } = semantics;
  const statement = lonelyStatement(semantics, call);
  const keeper = statement && taskKeeper(semantics, call);
  if (!statement || !keeper || loss.kind === "callback") return [];
  const isWhole = statement.start === call.start && statement.end === (loss.kind === "dropped" ? (loss.chained ?? call) : call).end;
  if (loss.kind === "dropped" ? !isWhole : statement.kind !== "Assign") return [];
  const written = loss.kind === "variable" ? loss.definition.binding.name : "_";
  const name = written === "_" ? freeLocalName(semantics, call, "task") : written;
  const lineBreak = lineEndOf(file.text) + file.lines.indentAt(statement.start);
  const added = [
    `${keeper.tasks}.add(${name})`,
    `${name}.add_done_callback(${keeper.tasks}.discard)`,
    `${name}.add_done_callback(${keeper.report})`,
  ];
  const edits = [...keeper.edits];
  if (loss.kind === "dropped") edits.push(insert(call.start, `${name} = `));
  else if (written === "_") edits.push(replace(loss.definition.range, name));
  const chained = loss.kind === "dropped" ? loss.chained : undefined;
  if (chained) {
    edits.push(
      replace({ start: call.end, end: chained.end }, [""].concat(added, name + file.text.slice(call.end, chained.end)).join(lineBreak)),
    );
  } else {
    edits.push(insert(file.lines.endOf(file.lines.lineAt(statement.end)), [""].concat(added).join(lineBreak)));
  }
  return [
    {
      title: message("Keep the task in `{tasks}` until it is done, and log its failure", { tasks: keeper.tasks }),
      safety: "suggested",
      edits,
    },
  ];
}

/** The fix that starts the task in a group, which waits for it at the end of the block: the rest of the statements around move into it. */
function useGroup({ semantics, target }: RuleContext, { call, coroutine }: TaskStart, loss: TaskLoss): Fix[] {
  const { file } = semantics;
  const statement = lonelyStatement(semantics, call);
  const suite = statement?.parent && suiteOf(statement.parent, statement);
  if (target.oldest < 11 || !suite || !statement || !coroutine || loss.kind !== "dropped" || loss.chained) return [];
  if (
    statement.start !== call.start ||
    statement.end !== call.end ||
    call.arguments.some((one) => /^(loop|eager_start)$/.test(one.keyword ?? ""))
  )
    return [];
  const rest = suite.slice(suite.indexOf(statement) + 1);
  const last = rest[rest.length - 1];
  // Without anything to wait for meanwhile, a group is no better than `await`.
  if (!last || !semantics.mayAwait(call) || !suspends(rest) || jumpsOutOf(rest).length > 0 || [statement, ...rest].some(yields)) return [];
  if (file.lines.lineAt(last.end) === file.lines.lineAt(statement.start)) return [];
  const found = memberBeside(semantics, call.callee, "TaskGroup");
  if (!found) return [];
  const group = freeLocalName(semantics, call, "group");
  const indent = file.lines.indentAt(statement.start);
  const range = { start: statement.start, end: last.end };
  return [
    {
      title: message("Start it in a `TaskGroup`, which waits for the task at the end of the block"),
      safety: "suggested",
      edits: [
        ...found.edits,
        insert(
          file.lines.startOf(file.lines.lineAt(statement.start)),
          `${indent}async with ${found.name}() as ${group}:${lineEndOf(file.text)}`,
        ),
        ...indentLines(file, range, new Set()),
        replace(call.callee, `${group}.create_task`),
      ],
    },
  ];
}

function yields(statement: Statement): boolean {
  let found = false;
  walkOwnCode(statement, (one) => {
    found ||= one.kind === "Yield";
  });
  return found;
}

/** The fix that waits for the coroutine instead. */
function awaitInstead(semantics: SemanticModel, { call, coroutine }: TaskStart, loss: TaskLoss): Fix[] {
  if (!coroutine || loss.kind !== "dropped" || loss.chained || !semantics.mayAwait(call) || coroutine.kind !== "Call") return [];
  if (semantics.file.module.comments.some((one) => one.start > call.start && one.end < call.end)) return [];
  return [
    {
      title: message("Await `{name}` here instead of starting a task", { name: titleName(semantics, coroutine) }),
      safety: "suggested",
      edits: [
        replace({ start: call.start, end: coroutine.start }, ""),
        replace({ start: coroutine.end, end: call.end }, ""),
        ...awaitEdits(semantics.file, coroutine),
      ],
    },
  ];
}
