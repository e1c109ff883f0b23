/** Puts a lock of asyncio in the place of one for threads. */
import type { Fix } from "../linter/finding";
import type { TargetVersion } from "../linter/version";
import type { SemanticModel } from "../semantics/model";
import type { Call, Expression, Name, Node, With } from "../syntax/ast";
import { insert, replace, type TextEdit } from "../text/edit";
import { message } from "../text/message";
import { importModule } from "./imports";

/**
 * The fix that makes a variable an `asyncio.Lock`, and every `with` of it an `async with`. Only for a variable that is made once by `threading.Lock()`, and
 * used for nothing but `with` statements of coroutine functions: what other threads use must stay what it is. Before Python 3.10 a lock belongs to the loop
 * that is current when it is made, so a lock made at module level stays as it is there.
 */
export function useAsyncioLock(semantics: SemanticModel, statement: With, lock: Expression, target: TargetVersion): Fix[] {
  if (lock.kind !== "Name" || statement.items.length > 1) return [];
  const [definition, ...others] = semantics.bindingOf(lock)?.definitions ?? [];
  const made = definition?.value;
  if (made?.kind !== "Call" || others.length > 0 || made.arguments.length > 0 || target.oldest < 10) return [];
  if (!semantics.originsOf(made.callee).includes("threading.Lock")) return [];
  const uses = definition?.binding.uses.filter((use) => use !== definition.node) ?? [];
  const statements = uses.map((use) => ownWith(semantics, use));
  const asyncio = importModule(semantics, "asyncio");
  if (!asyncio || !statements.every((one) => one !== undefined)) return [];
  return [
    {
      title: message("Make `{name}` an `asyncio.Lock`, and use it with `async with`", { name: lock.id }),
      safety: "suggested",
      edits: [...asyncio.edits, renamed(made, `${asyncio.name}.Lock`), ...statements.map((one) => insert(one.keyword.start, "async "))],
    },
  ];
}

function renamed(made: Call, name: string): TextEdit {
  return replace(made.callee, name);
}

/** The `with` statement of a coroutine function whose only manager a name is. */
function ownWith(semantics: SemanticModel, use: Name): With | undefined {
  const parent: Node | undefined = use.parent;
  const isOwn = parent?.kind === "With" && !parent.isAsync && parent.items.length === 1 && parent.items[0]?.manager === use;
  return isOwn && semantics.mayAwait(parent) ? parent : undefined;
}
