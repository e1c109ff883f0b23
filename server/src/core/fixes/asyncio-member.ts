/** Names another function of asyncio in the way in which the file names the one that is there. */
import type { SemanticModel } from "../semantics/model";
import type { Expression } from "../syntax/ast";
import { insert, replace, type TextEdit } from "../text/edit";
import { type ImportedName, importModule } from "./imports";

/**
 * How code that calls `callee`, a function of asyncio, can name another one, and the edits that make it so: `asyncio.run` beside
 * `asyncio.get_event_loop`, and `run` with its import beside what `from asyncio import get_event_loop` brings. An import that only `callee`
 * needs is replaced. Undefined where the file has something else under that name.
 */
export function memberBeside(semantics: SemanticModel, callee: Expression, member: string): ImportedName | undefined {
  const [definition, ...others] = (callee.kind === "Name" && semantics.definitionsReaching(callee)) || [];
  if (!definition?.alias || definition.node.kind !== "ImportFrom" || others.length > 0) {
    const asyncio = importModule(semantics, "asyncio");
    return asyncio && { name: `${asyncio.name}.${member}`, edits: asyncio.edits };
  }
  const taken = semantics.scopes.module.bindings.get(member)?.definitions ?? [];
  const isImported =
    taken.length > 0 &&
    taken.every((one) => one.node.kind === "ImportFrom" && one.node.module === "asyncio" && one.alias?.path === member && !one.alias.alias);
  if (isImported) return { name: member, edits: [] };
  if (taken.length > 0) return undefined;
  const isOnlyUse = definition.binding.uses.length === 1 && definition.binding.definitions.length === 1;
  return { name: member, edits: [isOnlyUse ? replace(definition.alias, member) : insert(definition.alias.end, `, ${member}`)] };
}

/** The edits that put the function `member` of asyncio in the place of `callee`, another one; undefined where `memberBeside` is. */
export function replaceMember(semantics: SemanticModel, callee: Expression, member: string): TextEdit[] | undefined {
  if (callee.kind === "Attribute") return [replace(callee.name, member)];
  const found = memberBeside(semantics, callee, member);
  return found && [...found.edits, replace(callee, found.name)];
}
