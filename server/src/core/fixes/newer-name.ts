/** Puts another dotted name in the place of one that is no longer there. */
import type { Fix, Safety } from "../linter/finding";
import type { PythonVersion } from "../linter/version";
import { existsIn } from "../semantics/asyncio-timeline";
import type { SemanticModel } from "../semantics/model";
import type { Expression, ImportAlias, ImportFrom } from "../syntax/ast";
import { replace, type TextEdit } from "../text/edit";
import { message } from "../text/message";
import { addImport, importModule } from "./imports";

/** The edits that write `instead`, such as `inspect.iscoroutinefunction`, where `expression` stands; undefined where its module cannot be named. */
export function writeInstead(semantics: SemanticModel, expression: Expression, instead: string): TextEdit[] | undefined {
  const [module, name] = splitName(instead);
  const imported = importModule(semantics, module);
  return imported && [...imported.edits, replace(expression, `${imported.name}.${name}`)];
}

/**
 * The edits that import `instead` where a statement imports another name, and use it under its own name unless the import has an alias.
 * Undefined where that name is taken, or where the old one is bound in other ways too.
 */
export function importInstead(
  semantics: SemanticModel,
  statement: ImportFrom,
  alias: ImportAlias,
  instead: string,
): TextEdit[] | undefined {
  const [module, name] = splitName(instead);
  const binding = semantics.scopes.imports.get(alias)?.binding;
  const isRenamed = !alias.alias && name !== alias.path;
  if (!binding || binding.definitions.length > 1 || (isRenamed && semantics.scopes.module.bindings.has(name))) return undefined;
  const uses = isRenamed ? binding.uses.map((use) => replace(use, name)) : [];
  const rename = isRenamed || name !== alias.path ? [replace(alias.name, name)] : [];
  if (module === statement.module) return [...rename, ...uses];
  if (statement.names.length === 1) return [replace(statement.moduleRange, module), ...rename, ...uses];
  const written = `from ${module} import ${name}${alias.alias ? ` as ${alias.alias.id}` : ""}`;
  return [addImport(semantics.file, written), removeAlias(statement, alias), ...uses];
}

/** The edit that takes one of several names out of an import statement. */
export function removeAlias({ names }: ImportFrom, alias: ImportAlias): TextEdit {
  const index = names.indexOf(alias);
  const after = names[index + 1];
  const before = names[index - 1];
  const range = after ? { start: alias.start, end: after.start } : { start: before?.end ?? alias.start, end: alias.end };
  return { ...range, newText: "" };
}

/**
 * The fix that makes edits for what is there today in the place of an older name. None where that is no name, or where the oldest version in question
 * does not have it yet.
 */
export function useNewerName(
  instead: string | undefined,
  oldest: PythonVersion,
  safety: Safety,
  edit: (instead: string) => readonly TextEdit[] | undefined,
): Fix[] {
  if (!instead || !/^[\w.]+\.\w+$/.test(instead) || !existsIn(instead, oldest)) return [];
  const edits = edit(instead);
  return edits ? [{ title: message("Use `{name}`", { name: instead }), safety, edits }] : [];
}

function splitName(name: string): readonly [string, string] {
  const dot = name.lastIndexOf(".");
  return [name.slice(0, dot), name.slice(dot + 1)];
}
