/** Puts `await` in front of an expression. */
import { type AwaitOwner, ownerOf } from "../semantics/context";
import type { SemanticModel } from "../semantics/model";
import type { Await, Comprehension, Expression, Node } from "../syntax/ast";
import type { SourceFile } from "../syntax/source-file";
import { insert, replace, type TextEdit } from "../text/edit";

/**
 * The edits that make `expression` awaited where it stands. Parentheses are added where something binds tighter than `await`, as
 * in `(await f()).x` (https://docs.python.org/3/reference/expressions.html#operator-precedence), and where the expression is not a
 * primary, as in `await (f() or g())`. An `await` in front of an attribute, as in `await f().x`, is taken to be misplaced, unless it `isRight`.
 */
export function awaitEdits(file: SourceFile, expression: Expression, isRight = false): TextEdit[] {
  const { parent } = expression;
  const isTrailed =
    ((parent?.kind === "Attribute" || parent?.kind === "Subscript") && parent.value === expression) ||
    (parent?.kind === "Call" && parent.callee === expression);
  const misplaced = isRight ? undefined : misplacedAwait(expression);
  const outside = isTrailed && !isParenthesized(file, expression);
  const inside = !primaryKinds.has(expression.kind) && !isParenthesized(file, expression);
  return [
    ...(misplaced ? [{ start: misplaced.start, end: misplaced.value.start, newText: "" }] : []),
    insert(expression.start, `${outside ? "(" : ""}await ${inside ? "(" : ""}`),
    ...(outside || inside ? [insert(expression.end, `${inside ? ")" : ""}${outside ? ")" : ""}`)] : []),
  ];
}

/** Where an `await` would stand, and what it takes besides. */
export interface AwaitPlace {
  /** The code that would wait. */
  readonly owner: AwaitOwner;
  /** Whether it can. */
  readonly mayWait: boolean;
  /** Whether a comprehension in a comprehension would wait, which Python refuses before version 3.11. */
  readonly isNested: boolean;
  /** Brackets that make lists of generator expressions. */
  readonly brackets: readonly TextEdit[];
}

/**
 * The code that would wait if a node were awaited. An `await` makes an asynchronous generator of a generator expression, through which nothing but `async for`
 * can go: where a built-in function goes through it, as in `sum(f(x) for x in y)`, it becomes a list, which the code around waits for.
 */
export function awaitPlaceOf(semantics: SemanticModel, node: Node): AwaitPlace {
  const brackets: TextEdit[] = [];
  let outermost = node;
  let depth = 0;
  let owner = ownerOf(node);
  while (owner.kind === "Comprehension") {
    if (owner.form === "generator") {
      const added = listBrackets(semantics, owner);
      if (!added) return { owner: { kind: "GeneratorExpression" }, mayWait: true, isNested: depth > 0, brackets: [] };
      brackets.push(...added);
    }
    outermost = owner;
    owner = ownerOf(owner);
    depth++;
  }
  return { owner, mayWait: semantics.mayAwait(outermost), isNested: depth > 1, brackets };
}

/** The edits that make a list of a generator expression that a built-in function goes through; undefined for any other. */
function listBrackets(semantics: SemanticModel, generator: Comprehension): TextEdit[] | undefined {
  const { parent, start, end } = generator;
  if (parent?.kind !== "Call" || parent.arguments[0]?.value !== generator) return undefined;
  const { callee } = parent;
  const isJoin = callee.kind === "Attribute" && callee.attribute === "join" && callee.value.kind === "String";
  if (!isJoin && !consumers.test(semantics.qualifiedName(callee) ?? "")) return undefined;
  return start === parent.argumentsRange.start
    ? [insert(start + 1, "["), insert(end - 1, "]")]
    : [replace({ start, end: start + 1 }, "["), replace({ start: end - 1, end }, "]")];
}

const consumers = /^builtins\.(all|any|dict|frozenset|list|max|min|set|sorted|sum|tuple)$/;

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
