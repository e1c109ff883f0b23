/** What the rules about blocking calls have in common: one report for one call, with the ways out of the event loop. */
import type { Fix } from "../linter/finding";
import type { RuleContext } from "../linter/rule";
import type { Call } from "../syntax/ast";
import { titleName } from "./run-coroutine";
import { runInThread } from "./run-in-thread";

/**
 * Reports a call in a coroutine that keeps the whole event loop waiting, when the table of such calls names the rule for it. The message `instead` says what does
 * not block, where the table knows that; `found` says the rest. `others` makes the fixes besides running the call in a thread.
 */
export function reportBlockingCall(
  { semantics, target, report }: RuleContext<"found" | "instead">,
  call: Call,
  rule: string,
  others: () => readonly Fix[] = () => [],
): void {
  const blocking = semantics.blockingCalls.inLoop(call);
  if (blocking?.rule !== rule) return;
  // `connection.execute(…).fetchone()` is one question, and one report.
  const { callee } = call;
  if (callee.kind === "Attribute" && callee.value.kind === "Call" && semantics.blockingCalls.inLoop(callee.value)?.rule === rule) return;
  const { instead, mayMove } = blocking;
  report({
    range: call.callee,
    message: instead ? "instead" : "found",
    values: { name: titleName(semantics, call), ...(instead && { instead }) },
    fixes: () => (mayMove ? [...runInThread(semantics, call, target, "suggested"), ...others()] : []),
  });
}
