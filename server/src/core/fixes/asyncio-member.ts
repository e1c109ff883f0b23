/** Names another function of asyncio in the way in which the file names the one that is there. */

import type { SemanticModel } from "../semantics/model";
import type { Expression, ImportAlias } from "../syntax/ast";
import { insert, replace, type TextEdit } from "../text/edit";
import { importModule } from "./imports";

/**
 * The edits that put the function `member` of asyncio in the place of `callee`, another one: the attribute changes in `asyncio.get_event_loop`, the
 * name and its import behind `from asyncio import get_event_loop`. Undefined where the file has something else under that name.
 */
export function replaceMember(semantics: SemanticModel, callee: Expression, member: string): TextEdit[] | undefined {
  if (callee.kind === "Attribute") return [replace(callee.name, member)];
  if (callee.kind !== "Name") return undefined;
  const [definition, ...others] = semantics.definitionsReaching(callee) ?? [];
  if (!definition?.alias || definition.node.kind !== "ImportFrom" || others.length > 0) {
    const asyncio = importModule(semantics, "asyncio");
    return asyncio && [...asyncio.edits, replace(callee, `${asyncio.name}.${member}`)];
  }
  const taken = semantics.scopes.module.bindings.get(member)?.definitions ?? [];
  const isImported =
    taken.length > 0 &&
    taken.every((one) => one.node.kind === "ImportFrom" && one.node.module === "asyncio" && one.alias?.path === member && !one.alias.alias);
  if (isImported) return [replace(callee, member)];
  if (taken.length > 0) return undefined;
  const isOnlyUse = definition.binding.uses.length === 1 && definition.binding.definitions.length === 1;
  return [importEdit(definition.alias, member, isOnlyUse), replace(callee, member)];
}

function importEdit(alias: ImportAlias, member: string, replaces: boolean): TextEdit {
  return replaces ? replace(alias, member) : insert(alias.end, `, ${member}`);
}
