/** Makes a module available to code that a fix adds. */

import type { SemanticModel } from "../semantics/model";
import type { Statement } from "../syntax/ast";
import type { SourceFile } from "../syntax/source-file";
import { insert, type TextEdit } from "../text/edit";
import { lineEndOf } from "../text/lines";

/** How code can name a module, and the edits that make it so. */
export interface ImportedName {
  readonly name: string;
  readonly edits: readonly TextEdit[];
}

/**
 * Finds the name under which the file's module scope has a module, such as `aio` behind `import asyncio as aio`, or makes an edit that
 * imports it. Undefined when the file uses the module's name for something else.
 */
export function importModule(semantics: SemanticModel, module: string): ImportedName | undefined {
  for (const binding of semantics.scopes.module.bindings.values()) {
    const isImport = binding.definitions.length > 0 && binding.definitions.every((one) => importsModule(one.node, one.alias?.path, module));
    if (isImport) return { name: binding.name, edits: [] };
  }
  const taken = semantics.scopes.module.bindings.get(module);
  if (taken && taken.definitions.length > 0) return undefined;
  return { name: module, edits: [addImport(semantics.file, `import ${module}`)] };
}

function importsModule(node: { readonly kind: string }, path: string | undefined, module: string): boolean {
  return node.kind === "Import" && path === module;
}

/** The edit that adds an import statement to a file: before its first import, or else behind its docstring and its leading comments. */
export function addImport(file: SourceFile, statement: string): TextEdit {
  const lineEnd = lineEndOf(file.text);
  const { body } = file.module;
  const first = body.find((one, index) => !isDocstring(one, index) && !isFutureImport(one));
  if (!first) {
    const isLineOpen = file.text !== "" && !/[\r\n]$/.test(file.text);
    return insert(file.text.length, `${isLineOpen ? lineEnd : ""}${statement}${lineEnd}`);
  }
  const isImport = first.kind === "Import" || first.kind === "ImportFrom";
  const needsTwo = first.kind === "FunctionDefinition" || first.kind === "ClassDefinition";
  const gap = isImport ? "" : needsTwo ? lineEnd + lineEnd : lineEnd;
  const line = file.lines.lineAt(first.start);
  const start = file.lines.startOf(line);
  // `"""docstring"""; x = 1` leaves no line start to insert at.
  const offset = /^\s*$/.test(file.text.slice(start, first.start)) ? start : first.start;
  return insert(
    offset === 0 && file.text.startsWith("\uFEFF") ? 1 : offset,
    `${statement}${offset === first.start && offset !== start ? "; " : lineEnd + gap}`,
  );
}

function isDocstring(statement: Statement, index: number): boolean {
  return index === 0 && statement.kind === "ExpressionStatement" && statement.expression.kind === "String";
}

function isFutureImport(statement: Statement): boolean {
  return statement.kind === "ImportFrom" && statement.module === "__future__";
}
