/**
 * Finds where tree-sitter made up a line end to be able to go on, as in `x = f()print(x)`. Its line ends are hidden, so no node marks the
 * place: the tree only says that it has an error somewhere.
 */
import type { Range } from "../text/range";
import type { RawNode } from "./raw-tree";

/** The words and clauses behind which a tree goes on on a new line without a statement node. */
const clauses: ReadonlySet<string> = new Set([
  "elif_clause",
  "else_clause",
  "except_clause",
  "except_group_clause",
  "finally_clause",
  "case_clause",
]);

/**
 * Adds those places to the errors of a tree that has some, and keeps the errors in order of the text. Where none is found and nothing else is
 * marked either, the end of the text is, so that a tree with an error never looks sound.
 */
export function addMissingLineEnds(root: RawNode, text: string, errors: Range[]): void {
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    for (const [index, child] of node.children.entries()) {
      open.push(child);
      const before = node.children[index - 1];
      if (!before || !(isStatement(child) ? isStatement(before) : clauses.has(child.type) && before.type !== "comment")) continue;
      if (!/[\r\n;]/.test(text.slice(before.end, child.start)) && !/[\r\n]$/.test(text.slice(before.start, before.end))) {
        errors.push({ start: before.end, end: child.start });
      }
    }
  }
  if (errors.length === 0) errors.push({ start: text.length, end: text.length });
  errors.sort((a, b) => a.start - b.start || a.end - b.end);
}

function isStatement(node: RawNode): boolean {
  return node.type.endsWith("_statement") || node.type.endsWith("_definition");
}
