/** Takes away an import that a fix makes useless. */
import type { Fix, SharedEdits } from "../linter/finding";
import type { SemanticModel } from "../semantics/model";
import type { Definition } from "../semantics/scopes";
import type { Expression, Name, Statement } from "../syntax/ast";
import { walk } from "../syntax/visit";
import { overlap, replace, type TextEdit } from "../text/edit";
import { removeStatements } from "./remove-statements";

interface UselessImport extends SharedEdits {
  readonly definition: Definition;
}

/**
 * The edits that remove the import that an expression such as `time.sleep` gets its name from, to be made when all uses of the name have been replaced, and how many
 * these are. Undefined where the import may be wanted for another reason: where others may import the name from here, where it is bound twice, or where a
 * comment or a text speaks of it.
 */
function importOf(semantics: SemanticModel, expression: Expression): UselessImport | undefined {
  const name = firstName(expression);
  const binding = name && semantics.bindingOf(name);
  const [definition, ...others] = binding?.definitions ?? [];
  if (!binding || !definition?.alias || others.length > 0 || binding.scope.parent) return undefined;
  const { exportedNames, moduleName, file } = semantics;
  if (exportedNames.has(binding.name) || moduleName?.isPackage || semantics.readsVariablesUnnamed(definition.block)) return undefined;
  // `import os.path` also makes `os` known, and `import x as x` offers it to others (PEP 484).
  if (definition.alias.alias?.id === definition.alias.path || definition.alias.path.includes(".")) return undefined;
  if (isNamedInText(semantics, binding.name)) return undefined;
  const edits = removalOf(semantics, definition);
  // What a comment says of the import, such as `# noqa`, nobody but its author understands.
  const line = file.lines.textOf(file.lines.lineAt(definition.node.start));
  return edits && !line.includes("#") ? { count: binding.uses.length, edits, definition } : undefined;
}

/**
 * A fix that also removes the import that an expression, which it replaces, gets its name from: at once where that is the last use of the name, or else together with
 * the fixes of the other uses.
 */
export function withoutImport(semantics: SemanticModel, fix: Fix, expression: Expression): Fix {
  const useless = importOf(semantics, expression);
  if (!useless) return fix;
  const { count, edits: removal } = useless;
  if (count > 1) return { ...fix, afterAll: { count, edits: removal } };
  const edits = [...fix.edits, ...removal];
  return overlap(edits) ? fix : { ...fix, edits };
}

/**
 * The edits that remove a statement, and the import that an expression in it gets its name from where that is the last use of the name. Undefined where the
 * statement cannot be removed.
 */
export function removeWithImport(semantics: SemanticModel, statement: Statement, expression: Expression): TextEdit[] | undefined {
  const useless = importOf(semantics, expression);
  const node = useless?.count === 1 ? useless.definition.node : undefined;
  const isWhole = node?.kind === "Import" || node?.kind === "ImportFrom" ? node.names.length === 1 : false;
  if (isWhole) return removeStatements(semantics.file, [node as Statement, statement]);
  const edits = removeStatements(semantics.file, [statement]);
  return edits && [...edits, ...(useless?.count === 1 ? useless.edits : [])];
}

function firstName(expression: Expression): Name | undefined {
  let first = expression;
  while (first.kind === "Attribute") first = first.value;
  return first.kind === "Name" ? first : undefined;
}

function removalOf({ file }: SemanticModel, { node, alias }: Definition): readonly TextEdit[] | undefined {
  if ((node.kind !== "Import" && node.kind !== "ImportFrom") || !alias || node.parent?.kind !== "Module") return undefined;
  const { names } = node;
  if (names.length === 1) return removeStatements(file, [node]);
  if (file.module.comments.some((comment) => node.start <= comment.start && comment.end <= node.end)) return undefined;
  const index = names.indexOf(alias);
  const next = names[index + 1];
  const previous = names[index - 1];
  if (next) return [replace({ start: alias.start, end: next.start }, "")];
  return previous && [replace({ start: previous.end, end: alias.end }, "")];
}

/** Tells whether a string, which may be an annotation or code, has a name in it. Docstrings are only words. */
function isNamedInText({ file }: SemanticModel, name: string): boolean {
  let isNamed = false;
  const word = new RegExp(`\\b${name}\\b`);
  walk(file.module, (node) => {
    if (node.kind === "String" && node.parent?.kind !== "ExpressionStatement" && node.interpolations.length === 0)
      isNamed ||= word.test(file.text.slice(node.start, node.end));
    return !isNamed;
  });
  return isNamed;
}
