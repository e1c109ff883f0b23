/** Takes the child watchers out, which asyncio no longer needs. */
import type { Fix } from "../linter/finding";
import type { SemanticModel } from "../semantics/model";
import type { Attribute } from "../syntax/ast";
import { statementOf } from "../syntax/visit";
import { message } from "../text/message";
import { removeStatements } from "./remove-statements";

/** The fix for `asyncio.set_child_watcher(…)` and `asyncio.get_child_watcher().attach_loop(loop)` on lines of their own; none for other uses. */
export function removeChildWatcher(semantics: SemanticModel, node: Attribute): Fix[] {
  const statement = statementOf(node);
  const call = statement?.kind === "ExpressionStatement" ? statement.expression : undefined;
  if (!statement || call?.kind !== "Call") return [];
  const { callee } = call;
  const isSetter = callee === node && node.attribute === "set_child_watcher";
  const isAttachment =
    callee.kind === "Attribute" && callee.attribute === "attach_loop" && callee.value.kind === "Call" && callee.value.callee === node;
  const edits = isSetter || isAttachment ? removeStatements(semantics.file, [statement]) : undefined;
  return edits ? [{ title: message("Remove the child watcher"), safety: "suggested", edits }] : [];
}
