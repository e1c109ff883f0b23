/** Awaits what was to be run in an event loop of its own. */
import type { Fix } from "../linter/finding";
import type { SemanticModel } from "../semantics/model";
import type { Call } from "../syntax/ast";
import { replace } from "../text/edit";
import { message } from "../text/message";
import { awaitEdits } from "./await-expression";
import { titleName } from "./run-coroutine";

/** The fix that awaits what `asyncio.run` or a loop was to run. Safe where that is a coroutine object or a Future for sure. */
export function awaitInsteadOfRun(semantics: SemanticModel, call: Call): Fix[] {
  const [argument, ...others] = call.arguments;
  const isPlain = argument && argument.stars === 0 && (argument.keyword === undefined || /^(main|coro|future)$/.test(argument.keyword));
  if (!isPlain || others.some((one) => one.keyword !== "debug")) return [];
  const { value } = argument;
  const isCommented = semantics.file.module.comments.some((one) => one.start > call.start && one.end < call.end);
  // An argument over several lines may need the parentheses of the call.
  const isLong = semantics.file.lines.lineAt(call.start) !== semantics.file.lines.lineAt(call.end) && value.kind !== "Call";
  if (isCommented || isLong || (value.kind !== "Call" && value.kind !== "Name" && value.kind !== "Attribute")) return [];
  const around = awaitEdits(semantics.file, call);
  return [
    {
      title: message("Await `{name}`", { name: titleName(semantics, value) }),
      safety: "safe",
      edits: [...around, replace({ start: call.start, end: value.start }, ""), replace({ start: value.end, end: call.end }, "")],
    },
  ];
}
