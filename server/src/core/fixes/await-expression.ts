/** Puts `await` in front of an expression. */
import type { Await, Expression } from "../syntax/ast";
import type { SourceFile } from "../syntax/source-file";
import { insert, type TextEdit } from "../text/edit";

/**
 * The edits that make `expression` awaited where it stands. Parentheses are added where something binds tighter than `await`, as
 * in `(await f()).x` (https://docs.python.org/3/reference/expressions.html#operator-precedence), and where the expression is not a
 * primary, as in `await (f() or g())`.
 */
export function awaitEdits(file: SourceFile, expression: Expression): TextEdit[] {
  const { parent } = expression;
  const isTrailed =
    ((parent?.kind === "Attribute" || parent?.kind === "Subscript") && parent.value === expression) ||
    (parent?.kind === "Call" && parent.callee === expression);
  const misplaced = misplacedAwait(expression);
  const outside = isTrailed && !isParenthesized(file, expression);
  const inside = !primaryKinds.has(expression.kind) && !isParenthesized(file, expression);
  return [
    ...(misplaced ? [{ start: misplaced.start, end: misplaced.value.start, newText: "" }] : []),
    insert(expression.start, `${outside ? "(" : ""}await ${inside ? "(" : ""}`),
    ...(outside || inside ? [insert(expression.end, `${inside ? ")" : ""}${outside ? ")" : ""}`)] : []),
  ];
}

/**
 * The `await` that stands in front of `f().name` or `f()[0]` and was meant for `f()`. In `await f().method()` it is left, because the method
 * may well be a coroutine function too.
 */
function misplacedAwait(expression: Expression): Await | undefined {
  const { parent } = expression;
  if (parent?.kind !== "Attribute" && parent?.kind !== "Subscript") return undefined;
  const outer = parent.parent;
  return parent.value === expression && outer?.kind === "Await" && parent.start === expression.start ? outer : undefined;
}

const primaryKinds: ReadonlySet<string> = new Set(["Name", "Attribute", "Subscript", "Call"]);

function isParenthesized(file: SourceFile, { start, end }: Expression): boolean {
  return (
    /\(\s*$/.test(file.text.slice(Math.max(0, start - 200), start)) &&
    /^\s*\)/.test(file.text.slice(end, end + 200)) &&
    !isArgumentList(file, start)
  );
}

/** Tells whether the bracket in front of an offset opens an argument list and not a pair of parentheses. */
function isArgumentList(file: SourceFile, start: number): boolean {
  return /[\w)\]]\s*\(\s*$/.test(file.text.slice(Math.max(0, start - 200), start));
}
