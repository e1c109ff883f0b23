/**
 * What other files can see of a file. Two texts with the same summary give the same answers to everybody else, so that typing inside a
 * function disturbs no other file.
 */
import type { FunctionDefinition, Node, Statement } from "../syntax/ast";
import type { SourceFile } from "../syntax/source-file";
import { forEachChild } from "../syntax/visit";

/** The summary of a file, to be compared with another by `===`. It says more than needed rather than less. */
export function summaryOf(file: SourceFile): string {
  const parts: string[] = [];
  const statements = (body: readonly Statement[]): void => {
    for (const statement of body) visit(statement);
  };
  const visit = (node: Node): void => {
    switch (node.kind) {
      case "FunctionDefinition":
        parts.push(`${node.isGenerator ? "generator " : ""}${file.text.slice(node.start, headerEnd(node))}`);
        return bodyOf(node);
      case "ClassDefinition":
        parts.push(file.text.slice(node.start, node.body[0]?.start ?? node.end), "{");
        statements(node.body);
        parts.push("}");
        return;
      case "If":
      case "Try":
      case "With":
      case "For":
      case "While":
      case "Match":
      case "ExceptHandler":
        // What is bound in a branch may be bound; the branch itself does not matter.
        return forEachChild(node, visit);
      case "ExpressionStatement":
      case "Pass":
        return;
      default:
        parts.push(file.text.slice(node.start, node.end));
    }
  };
  /**
   * Of a body only that can be seen which others read: what it returns, by way of which variables, what it puts on `self`, and what a synchronous
   * function calls, which may block.
   */
  const bodyOf = (definition: FunctionDefinition): void => {
    const isAnnotated = definition.returns !== undefined;
    const look = (node: Node): void => {
      const isBinding = node.kind === "Assign" || node.kind === "AugmentedAssign" || node.kind === "For" || node.kind === "With";
      if (node.kind === "FunctionDefinition" || node.kind === "ClassDefinition") return isAnnotated ? undefined : visit(node);
      if (node.kind === "Call" && !definition.isAsync) parts.push(file.text.slice(node.callee.start, node.callee.end));
      if (node.kind === "Return" && !isAnnotated) parts.push(file.text.slice(node.start, node.end));
      else if (isBinding && (!isAnnotated || bindsAttribute(node))) parts.push(headOf(file, node));
      forEachChild(node, look);
    };
    for (const statement of definition.body) look(statement);
  };
  statements(file.module.body);
  return parts.join("\n");
}

/** Where a function's header ends: in front of its first statement. */
function headerEnd(definition: FunctionDefinition): number {
  return definition.body[0]?.start ?? definition.end;
}

/** The text of a statement without the statements inside it. */
function headOf(file: SourceFile, node: Node): string {
  const first = "body" in node && Array.isArray(node.body) ? (node.body[0] as Node | undefined) : undefined;
  return file.text.slice(node.start, first?.start ?? node.end).trimEnd();
}

/** Tells whether a statement binds an attribute, such as `self.client = …`. */
function bindsAttribute(node: Node): boolean {
  if (node.kind === "Assign") return node.targets.some(hasAttribute);
  if (node.kind === "AugmentedAssign" || node.kind === "For") return hasAttribute(node.target);
  return node.kind === "With" && node.items.some((item) => item.target !== undefined && hasAttribute(item.target));
}

function hasAttribute(target: Node): boolean {
  if (target.kind === "Attribute") return true;
  let found = false;
  forEachChild(target, (one) => {
    found ||= hasAttribute(one);
  });
  return found;
}
