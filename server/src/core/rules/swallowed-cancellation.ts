import type { Fix } from "../linter/finding";
import { defineRule, type RuleContext } from "../linter/rule";
import { cancellationCatchOf, isMeantToEnd, isMeantToSwallow, suppressedCancellation } from "../semantics/cancellation";
import { jumpsOutOf } from "../semantics/jumps";
import { isInLoop } from "../semantics/suites";
import { isSuspension, suspends, walkOwnCode } from "../semantics/suspension";
import type { ExceptHandler, FunctionDefinition, Node, Try, With } from "../syntax/ast";
import { lastName } from "../syntax/last-name";
import { insert, replace } from "../text/edit";
import { lineEndOf } from "../text/lines";
import { message } from "../text/message";

/** AIO501: a coroutine that is cancelled catches the cancellation and goes on. */
export default defineRule({
  id: "swallowed-cancellation",
  code: "AIO501",
  since: "0.2.0",
  severity: "warning",
  fix: "suggested",
  aliases: ["ASYNC103", "ASYNC104", "S7497"],

  summary: "A coroutine that is cancelled catches `asyncio.CancelledError` and goes on.",
  why: "A task is cancelled by an exception: `task.cancel()`, a timeout, a failing `TaskGroup` and the end of `asyncio.run` throw `asyncio.CancelledError` into the coroutine where it waits. A coroutine that catches the exception and goes on is not cancelled: `asyncio.timeout` does not end it, and a program that stops waits for it forever.\n\n`except:`, `except BaseException:`, `except asyncio.CancelledError:` and `contextlib.suppress(asyncio.CancelledError)` catch it. `except Exception:` does not, since Python 3.8. Clean up what there is to clean up, and then raise the exception again by `raise`.",
  bad: `import asyncio


async def work():
    while True:
        try:
            await asyncio.sleep(1)
        except:
            print("something went wrong, going on")


async def main():
    async with asyncio.timeout(3):
        await work()


asyncio.run(main())
`,
  good: `import asyncio


async def work():
    while True:
        try:
            await asyncio.sleep(1)
        except Exception:
            print("something went wrong, going on")


async def main():
    async with asyncio.timeout(3):
        await work()


asyncio.run(main())
`,
  whenNotToUse:
    "Where a task must not be cancelled. What waits for a task that it has cancelled itself, clean-up code, and coroutines that look at `cancelling()` or call `uncancel()` are left alone.",
  references: [
    "https://docs.python.org/3/library/asyncio-task.html#task-cancellation",
    "https://docs.python.org/3/library/asyncio-exceptions.html#asyncio.CancelledError",
  ],
  messages: {
    goesOn:
      "`{clause}` catches `asyncio.CancelledError`, and then the loop goes on: this coroutine cannot be cancelled, not even by a timeout or at the end of the program.",
    ends: "`{clause}` catches `asyncio.CancelledError` and does not raise it again: whoever cancels this coroutine, such as a timeout, is told that it ended normally.",
  },

  visit: {
    Try(statement, context) {
      const { semantics, file, report } = context;
      const owner = semantics.awaitOwnerOf(statement);
      if (owner.kind !== "FunctionDefinition" || !owner.isAsync || !suspends(statement.body)) return;
      const handler = statement.handlers.find((one) => cancellationCatchOf(semantics, one) !== undefined);
      if (!handler || isMeantToSwallow(semantics, statement, owner, handler)) return;
      const goesOn = isInLoop(statement, owner) && !leavesLoop(handler);
      const isNamed = cancellationCatchOf(semantics, handler) === "named";
      // Who names the exception and is done behind it ends a coroutine on purpose.
      if (!goesOn && (isMeantToEnd(semantics, statement, owner) || (isNamed && !waitsBehind(statement, owner)))) return;
      const start = handler.start;
      const end = handler.type ? handler.type.end : start + "except".length;
      report({
        range: { start, end },
        message: goesOn ? "goesOn" : "ends",
        severity: goesOn ? "warning" : "information",
        values: { clause: file.text.slice(start, end) },
        fixes: () => mend(context, statement, handler),
      });
    },

    With(statement, { semantics, file, report }) {
      const owner = semantics.awaitOwnerOf(statement);
      const clause = suppressedCancellation(semantics, statement);
      if (!clause || owner.kind !== "FunctionDefinition" || !owner.isAsync || !suspends(statement.body)) return;
      const goesOn = isInLoop(statement, owner) && !jumpsOutOf(statement.body).some((one) => one.kind !== "Continue");
      if (isMeantToSwallow(semantics, statement, owner)) return;
      if (!goesOn && (isMeantToEnd(semantics, statement, owner) || !waitsBehind(statement, owner))) return;
      report({
        range: clause,
        message: goesOn ? "goesOn" : "ends",
        severity: goesOn ? "warning" : "information",
        values: { clause: file.text.slice(clause.start, clause.end) },
      });
    },
  },
});

/** Tells whether a handler ends the loop around it: by a jump, or by changing what the loop's condition asks for. */
function leavesLoop(handler: ExceptHandler): boolean {
  if (jumpsOutOf(handler.body).some((one) => one.kind !== "Continue")) return true;
  let node: Node | undefined = handler;
  while (node && node.kind !== "For" && node.kind !== "While") node = node.parent;
  if (node?.kind !== "While") return false;
  const asked = new Set<string>();
  walkOwnCode(node.test, (one) => {
    if (one.kind === "Name") asked.add(one.id);
    if (one.kind === "Attribute") asked.add(one.attribute);
  });
  return handler.body.some((one) => one.kind === "Assign" && one.targets.some((each) => asked.has(lastName(each))));
}

/** Tells whether a coroutine waits for more behind a statement, in spite of having been cancelled in it. */
function waitsBehind(statement: Try | With, owner: FunctionDefinition): boolean {
  let waits = false;
  walkOwnCode(owner, (node) => {
    waits ||= node.start >= statement.end && isSuspension(node);
  });
  return waits;
}

/** The fixes: catch what a program means by "anything", or raise the cancellation again. */
function mend(context: RuleContext, statement: Try, handler: ExceptHandler): Fix[] {
  const { semantics, file } = context;
  const fixes: Fix[] = [];
  const caught = cancellationCatchOf(semantics, handler);
  const isException = (one: ExceptHandler): boolean => one.type?.kind === "Name" && one.type.id === "Exception";
  if ((caught === "everything" || caught === "base") && !statement.handlers.some(isException)) {
    const edit = handler.type ? replace(handler.type, "Exception") : insert(handler.start + "except".length, " Exception");
    const title = handler.type?.kind === "Tuple" ? undefined : message("Catch `Exception`, which leaves cancellation alone");
    if (title) fixes.push({ title, safety: "suggested", edits: [edit] });
  }
  const last = handler.body[handler.body.length - 1];
  if (!last) return fixes;
  const line = file.lines.lineAt(last.end);
  const behind = file.text.slice(last.end, file.lines.endOf(line));
  const isAlone =
    file.text.slice(file.lines.startOf(file.lines.lineAt(last.start)), last.start).trim() === "" && /^\s*(#.*)?$/.test(behind);
  const title = message("Raise the exception again at the end of the handler");
  if (/^(Return|Break|Continue|Pass)$/.test(last.kind)) fixes.push({ title, safety: "suggested", edits: [replace(last, "raise")] });
  else if (isAlone && !/^(If|While|For|With|Try|Match|FunctionDefinition|ClassDefinition)$/.test(last.kind)) {
    const text = `${lineEndOf(file.text)}${file.lines.indentAt(last.start)}raise`;
    fixes.push({ title, safety: "suggested", edits: [insert(file.lines.endOf(line), text)] });
  }
  return fixes;
}
