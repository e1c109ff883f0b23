import { memberBeside } from "../fixes/asyncio-member";
import { failureReport } from "../fixes/keep-task";
import type { Fix } from "../linter/finding";
import { defineRule, type RuleContext } from "../linter/rule";
import { CalledNames } from "../semantics/called-names";
import { functionAround } from "../semantics/context";
import { calledName } from "../semantics/event-loops";
import type { SemanticModel } from "../semantics/model";
import type { Definition } from "../semantics/scopes";
import { walkOwnCode } from "../semantics/suspension";
import { taskStartOf } from "../semantics/tasks";
import { membersOf } from "../semantics/types";
import type { Call, Expression, Node } from "../syntax/ast";
import { nodesOfKind } from "../syntax/parts";
import { insert, replace } from "../text/edit";
import { lineEndOf } from "../text/lines";
import { message } from "../text/message";

/** AIO302: tasks may fail, and nothing looks at their exceptions. */
export default defineRule({
  id: "task-failure-unseen",
  code: "AIO302",
  since: "0.2.0",
  severity: "hint",
  fix: "suggested",
  aliases: [],

  summary: "Tasks may fail, and nothing looks at their exceptions.",
  why: "An exception that ends a task is kept in the task until somebody asks for its result. A set and `task.add_done_callback(tasks.discard)` keep a task alive, and no more: its failure shows only as `Task exception was never retrieved`, when the garbage collector finds the task.\n\n`await asyncio.gather(…, return_exceptions=True)` gives exceptions as results; a program that does not look at them never learns that something failed. `await asyncio.wait(…)` does not raise the exceptions of its tasks either: they are in the tasks that it gives back.",
  bad: `import asyncio


async def download(name):
    await asyncio.sleep(1)
    raise OSError(f"no such file: {name}")


async def main():
    await asyncio.gather(download("a"), download("b"), return_exceptions=True)
    print("all downloaded")


asyncio.run(main())
`,
  good: `import asyncio


async def download(name):
    await asyncio.sleep(1)
    raise OSError(f"no such file: {name}")


async def main():
    await asyncio.gather(download("a"), download("b"))
    print("all downloaded")


asyncio.run(main())
`,
  whenNotToUse: "Where failures do not matter. Clean-up code, and functions that cancel tasks, are left alone.",
  references: [
    "https://docs.python.org/3/library/asyncio-task.html#asyncio.gather",
    "https://docs.python.org/3/library/asyncio-dev.html#detect-never-retrieved-exceptions",
  ],
  messages: {
    gather: "`return_exceptions=True` turns exceptions into results, and nothing looks at these results: a failure goes unseen.",
    wait: "`{name}` does not raise what its tasks raise, and nothing looks at the tasks behind it: a failure goes unseen.",
    discard:
      "The task is only discarded when it is done: when it fails, all that shows it is `Task exception was never retrieved`, some time later.",
  },

  visit: {
    ExpressionStatement(statement, context) {
      const { semantics, file, report } = context;
      if (statement.expression.kind === "Call") return reportDiscard(statement.expression, context);
      const call = statement.expression.kind === "Await" ? statement.expression.value : undefined;
      if (call?.kind !== "Call" || isCleanUp(semantics, statement)) return;
      if (gather.has(semantics, call.callee)) {
        const option = call.arguments.find((one) => one.keyword === "return_exceptions");
        if (option?.value.kind !== "Constant" || option.value.value !== "True" || !areNew(semantics, call)) return;
        report({
          range: { start: option.keywordRange?.start ?? option.start, end: option.value.end },
          message: "gather",
          fixes: () => raiseFirst(call),
        });
      } else if (wait.has(semantics, call.callee) && areNew(semantics, call)) {
        report({
          range: call.callee,
          message: "wait",
          values: { name: file.text.slice(call.callee.start, call.callee.end) },
          fixes: () => useGather(semantics, call),
        });
      }
    },
  },
});

const gather = new CalledNames("asyncio.gather");
const wait = new CalledNames("asyncio.wait");

/** Tells whether code stops things, where a failure is no news: by its function's name, a `finally`, or tasks that it cancels. */
function isCleanUp(semantics: SemanticModel, statement: Node): boolean {
  const owner = functionAround(statement);
  if (!owner || /close|stop|shut|clean|cancel|tear_?down|disconnect|exit|dispose|drain|unload|test/i.test(owner.name.id)) return true;
  let child = statement;
  for (let parent = statement.parent; parent && parent !== owner; child = parent, parent = parent.parent) {
    if (parent.kind === "ExceptHandler") return true;
    if (parent.kind === "Try" && (parent.finallyBody as readonly Node[]).includes(child)) return true;
  }
  let cancels = false;
  walkOwnCode(owner, (node) => {
    cancels ||= node.kind === "Call" && /cancel/.test(calledName(semantics, node.callee) ?? "");
  });
  return cancels;
}

/** Tells whether what a call waits for is made in its arguments, or in a variable of the function that nothing reads behind it. */
function areNew(semantics: SemanticModel, call: Call): boolean {
  const given = call.arguments.filter((one) => one.keyword === undefined);
  return given.length > 0 && given.every(({ value }) => isNew(semantics, value, call));
}

function isNew(semantics: SemanticModel, value: Expression, call: Call): boolean {
  switch (value.kind) {
    case "Starred":
      return isNew(semantics, value.value, call);
    case "List":
    case "Tuple":
    case "Set":
      return value.elements.length > 0 && value.elements.every((one) => isNew(semantics, one, call));
    case "Comprehension":
      return isNew(semantics, value.element, call);
    case "Call":
      return taskStartOf(semantics, value) !== undefined || membersOf(semantics.typeOf(value)).every((one) => one.kind === "coroutine");
    case "Name": {
      const [definition, ...others] = semantics.definitionsReaching(value) ?? [];
      if (!definition || others.length > 0 || definition.kind !== "assignment" || definition.block !== semantics.scopes.blockOf(value))
        return false;
      const isRead = definition.binding.uses.some((one) => one.start > call.end);
      return !isRead && definition.value !== undefined && definition.path.length === 0 && isNew(semantics, definition.value, call);
    }
    default:
      return false;
  }
}

/** The fix that lets the first failure through. */
function raiseFirst(call: Call): Fix[] {
  const index = call.arguments.findIndex((one) => one.keyword === "return_exceptions");
  const option = call.arguments[index];
  const before = call.arguments[index - 1];
  if (!option || !before) return [];
  return [
    {
      title: message("Let the first failure raise: drop `return_exceptions=True`"),
      safety: "suggested",
      edits: [replace({ start: before.value.end, end: option.value.end }, "")],
    },
  ];
}

/** The fix that waits by `gather`, which raises the first exception. It is no help where there is a time limit. */
function useGather(semantics: SemanticModel, call: Call): Fix[] {
  const [tasks, ...others] = call.arguments;
  const gatherName = memberBeside(semantics, call.callee, "gather");
  if (!gatherName || !tasks || others.length > 0 || tasks.stars || tasks.keyword !== undefined) return [];
  // The parentheses of `wait(start(one) for one in all)` are those of the generator, too.
  if (tasks.value.kind === "Comprehension" && tasks.value.form === "generator") return [];
  return [
    {
      title: message("Wait by `gather`, which raises the first exception"),
      safety: "suggested",
      edits: [...gatherName.edits, replace(call.callee, gatherName.name), insert(tasks.value.start, "*")],
    },
  ];
}

/** `task.add_done_callback(tasks.discard)` as all that is done with a task that was started here. */
function reportDiscard(call: Call, { semantics, file, report }: RuleContext<"discard">): void {
  const { callee } = call;
  if (callee.kind !== "Attribute" || callee.value.kind !== "Name" || callee.attribute !== "add_done_callback") return;
  const callback = call.arguments[0]?.value;
  if (callback?.kind !== "Attribute" || !/^(discard|remove)$/.test(callback.attribute)) return;
  const [definition, ...others] = semantics.definitionsReaching(callee.value) ?? [];
  if (!definition?.value || others.length > 0 || !taskStartOf(semantics, definition.value)) return;
  const kept = file.text.slice(callback.value.start, callback.value.end);
  if (!isOnlyKept(semantics, definition, kept) || isLookedThrough(semantics, kept) || catchesAll(semantics, definition.value)) return;
  const task = callee.value.id;
  report({ range: callback, message: "discard", fixes: () => logFailure(semantics, call, task) });
}

/** Tells whether a task is only added to a container, and has no other callback. */
function isOnlyKept(semantics: SemanticModel, definition: Definition, kept: string): boolean {
  return definition.binding.uses.every((use) => {
    const { parent } = use;
    if (parent?.kind === "Attribute") return parent.attribute === "add_done_callback" && countCallbacks(definition) === 1;
    if (parent?.kind !== "Call" || parent.callee.kind !== "Attribute") return false;
    const { value } = parent.callee;
    return /^(add|append)$/.test(parent.callee.attribute) && semantics.file.text.slice(value.start, value.end) === kept;
  });
}

function countCallbacks({ binding }: Definition): number {
  return binding.uses.filter(({ parent }) => parent?.kind === "Attribute" && parent.attribute === "add_done_callback").length;
}

/** Tells whether a file does anything with a container but adding to it and discarding from it, such as awaiting what is in it. */
function isLookedThrough({ file }: SemanticModel, kept: string): boolean {
  return [...nodesOfKind(file.module, "Name"), ...nodesOfKind(file.module, "Attribute")].some((node) => {
    if (file.text.slice(node.start, node.end) !== kept) return false;
    const { parent } = node;
    const isMethod = parent?.kind === "Attribute" && /^(add|append|discard|remove)$/.test(parent.attribute);
    const isTarget = parent?.kind === "Assign" && parent.targets.includes(node);
    return !isMethod && !isTarget;
  });
}

/** Tells whether a task's coroutine function catches everything that could go wrong in it. */
function catchesAll(semantics: SemanticModel, start: Expression): boolean {
  const coroutine = taskStartOf(semantics, start)?.coroutine;
  if (!coroutine) return true;
  return membersOf(semantics.typeOf(coroutine)).some((one) => {
    if (one.kind !== "coroutine" || !one.definition) return false;
    return one.definition.body.some(
      (each) =>
        each.kind === "Try" && each.handlers.some(({ type }) => !type || (type.kind === "Name" && /^(Base)?Exception$/.test(type.id))),
    );
  });
}

/** The fix that adds a callback which logs the failure. */
function logFailure(semantics: SemanticModel, call: Call, task: string): Fix[] {
  const { file } = semantics;
  const line = file.lines.lineAt(call.end);
  const report = failureReport(semantics);
  if (!report || !/^\s*(#.*)?$/.test(file.text.slice(call.end, file.lines.endOf(line)))) return [];
  const text = `${lineEndOf(file.text)}${file.lines.indentAt(call.start)}${task}.add_done_callback(${report.name})`;
  return [
    { title: message("Log the failure as well"), safety: "suggested", edits: [...report.edits, insert(file.lines.endOf(line), text)] },
  ];
}
