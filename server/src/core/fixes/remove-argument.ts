/** Takes an argument out of a call. */
import type { Argument, Call } from "../syntax/ast";
import type { SourceFile } from "../syntax/source-file";
import type { TextEdit } from "../text/edit";
import { contains, type Range } from "../text/range";

/** The edit that removes an argument with the comma that belongs to it; undefined where a comment would go with it. */
export function removeArgument({ module, text }: SourceFile, call: Call, argument: Argument): TextEdit | undefined {
  const holdsComment = (range: Range): boolean => module.comments.some((comment) => contains(range, comment));
  const index = call.arguments.indexOf(argument);
  const before = call.arguments[index - 1];
  const after = call.arguments[index + 1];
  const { argumentsRange: brackets } = call;
  const comma = /^\s*,/.exec(text.slice(argument.end, brackets.end))?.[0].length ?? 0;
  const between = { start: brackets.start + 1, end: brackets.end - 1 };
  const alone = holdsComment(between) ? { start: argument.start, end: argument.end + comma } : between;
  const range = before ? { start: before.end, end: argument.end } : after ? { start: argument.start, end: after.start } : alone;
  return holdsComment(range) ? undefined : { ...range, newText: "" };
}
