/** Keeps a task that goes on by itself, and reports its failure. */

import { functionAround } from "../semantics/context";
import type { SemanticModel } from "../semantics/model";
import type { FunctionDefinition, Node, Statement } from "../syntax/ast";
import { walk } from "../syntax/visit";
import { insert, type TextEdit } from "../text/edit";
import { lineEndOf } from "../text/lines";
import { freeName } from "./free-name";
import { importModule } from "./imports";
import { indentUnit } from "./remove-statements";

/** A name at module level, and the edits that make it so. */
export interface ModuleName {
  readonly name: string;
  readonly edits: readonly TextEdit[];
}

/** The set at module level that holds the program's background tasks, and the function that reports the failure of one. */
export interface TaskKeeper {
  readonly tasks: string;
  readonly report: string;
  readonly edits: readonly TextEdit[];
}

/**
 * What keeps background tasks where a node stands: a set of the object whose method it is, what an earlier fix left in the file, or edits that add a set behind
 * the imports. Undefined where there is no place.
 */
export function taskKeeper(semantics: SemanticModel, node: Node): TaskKeeper | undefined {
  const own = ownSet(semantics, node);
  if (own) {
    const report = failureReport(semantics);
    return report && { tasks: own, report: report.name, edits: report.edits };
  }
  const tasks = existingSet(semantics) ?? freeName(semantics, wantedSet);
  const report = failureReport(semantics, existingSet(semantics) ? "" : `${tasks} = set()`);
  return report && { tasks, report: report.name, edits: report.edits };
}

/** The function that reports the failure of a task when it is done; `before` is put in front of it, with a blank line between. */
export function failureReport(semantics: SemanticModel, before = ""): ModuleName | undefined {
  const { file } = semantics;
  const lineEnd = lineEndOf(file.text);
  const existing = existingReport(semantics);
  const name = existing ?? freeName(semantics, wantedReport);
  const logging = existing ? undefined : importModule(semantics, "logging");
  if (!existing && !logging) return undefined;
  const unit = indentUnit(file);
  const parts = [
    ...(before ? [before] : []),
    ...(logging
      ? [
          [
            `def ${name}(task):`,
            `${unit}if not task.cancelled() and task.exception():`,
            `${unit}${unit}${logging.name}.getLogger(__name__).error("A background task failed", exc_info=task.exception())`,
          ].join(lineEnd),
        ]
      : []),
  ];
  if (parts.length === 0) return { name, edits: [] };
  const offset = placeBehindImports(semantics);
  if (offset === undefined) return undefined;
  const gap = lineEnd + lineEnd;
  return { name, edits: [...(logging?.edits ?? []), insert(offset, `${parts.join(lineEnd + gap)}${lineEnd}${gap}`)] };
}

const wantedSet = "background_tasks";
const wantedReport = "report_failure";

/** `self.tasks` where a method of the class around a node has `self.tasks = set()`. */
function ownSet(semantics: SemanticModel, node: Node): string | undefined {
  const method = functionAround(node);
  const self = method?.parameters[0]?.name.id;
  if (method?.parent?.kind !== "ClassDefinition" || self === undefined || method.decorators.length > 0) return undefined;
  let found: string | undefined;
  walk(method.parent, (one) => {
    if (one.kind !== "Assign" || one.value?.kind !== "Call" || one.value.arguments.length > 0) return;
    const [target] = one.targets;
    if (target?.kind !== "Attribute" || target.value.kind !== "Name" || target.value.id !== self || !/task/i.test(target.attribute)) return;
    if (semantics.qualifiedName(one.value.callee) === "builtins.set") found ??= `${self}.${target.attribute}`;
  });
  return found;
}

function existingSet(semantics: SemanticModel): string | undefined {
  const [definition, ...others] = semantics.scopes.module.bindings.get(wantedSet)?.definitions ?? [];
  const value = definition?.value;
  const isSet = value?.kind === "Call" && value.arguments.length === 0 && semantics.qualifiedName(value.callee) === "builtins.set";
  return isSet && others.length === 0 ? wantedSet : undefined;
}

function existingReport(semantics: SemanticModel): string | undefined {
  const [definition, ...others] = semantics.scopes.module.bindings.get(wantedReport)?.definitions ?? [];
  const node = definition?.node;
  const takesTask =
    node?.kind === "FunctionDefinition" && !node.isAsync && node.parameters.length === 1 && asksForException(semantics, node);
  return takesTask && others.length === 0 ? wantedReport : undefined;
}

function asksForException({ file }: SemanticModel, { start, end }: FunctionDefinition): boolean {
  return file.text.slice(start, end).includes(".exception()");
}

/** The start of the first line behind the imports that a file begins with; undefined where something else stands on that line. */
export function placeBehindImports({ file }: SemanticModel): number | undefined {
  const { body } = file.module;
  const first = body.findIndex((one, index) => !isImport(one) && !(index === 0 && isDocstring(one)));
  const next = body[first];
  if (!next) return undefined;
  const previous = body[first - 1];
  const line = file.lines.lineAt(next.start);
  if (previous && file.lines.lineAt(previous.end) === line) return undefined;
  // A comment right above a statement belongs to it.
  let above = line;
  while (above > 0 && /^\s*#/.test(file.lines.textOf(above - 1)) && !/^#!|coding[:=]/.test(file.lines.textOf(above - 1))) above--;
  return file.lines.startOf(above);
}

function isImport(statement: Statement): boolean {
  return statement.kind === "Import" || statement.kind === "ImportFrom";
}

function isDocstring(statement: Statement): boolean {
  return statement.kind === "ExpressionStatement" && statement.expression.kind === "String";
}
