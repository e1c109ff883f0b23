/**
 * Corrects the places where tree-sitter-python reads a sound expression otherwise than Python does
 * (https://docs.python.org/3/reference/expressions.html#operator-precedence). All of them are about what binds tighter.
 */
import type { RawNode } from "./raw-tree";

/** Gives an expression as Python reads it. Only the node itself is corrected; what is below it is when its turn comes. */
export function corrected(node: RawNode, text: string): RawNode {
  if (text[node.start] === "*") return starOutside(node) ?? node;
  if (node.type === "await") return awaitInside(node);
  if (node.type === "binary_operator") return bitwise(node);
  return node;
}

/** What the grammar lets begin with a starred operand. */
const starredOperands: ReadonlySet<string> = new Set([
  "attribute",
  "binary_operator",
  "boolean_operator",
  "call",
  "comparison_operator",
  "conditional_expression",
  "subscript",
]);

/** The grammar reads `*a.b()` as `(*a.b)()`. In Python, the star is for the whole. */
function starOutside(node: RawNode): RawNode | undefined {
  const bare = withoutStar(node);
  return bare && { ...node, type: "list_splat", children: [{ ...bare, field: undefined }] };
}

function withoutStar(node: RawNode): RawNode | undefined {
  const [first, ...rest] = node.children;
  if (!first || !starredOperands.has(node.type)) return undefined;
  const bare = first.type === "list_splat" ? first.children.find((one) => one.isNamed) : withoutStar(first);
  return bare && { ...node, start: bare.start, children: [{ ...bare, field: first.field }, ...rest] };
}

/** The grammar reads `await a ** b` as `await (a ** b)`. In Python, `await` binds tighter than any operator. */
function awaitInside(node: RawNode): RawNode {
  const power = node.children.find((one) => one.isNamed);
  const left = power?.type === "binary_operator" ? power.children[0] : undefined;
  if (!power || !left) return node;
  const awaited = { ...node, end: left.end, field: left.field, children: node.children.map((one) => (one === power ? { ...left, field: power.field } : one)) };
  return { ...power, start: node.start, field: node.field, children: [awaited, ...power.children.slice(1)] };
}

/** The grammar lets `^` bind tighter than `&`. In Python, it is the other way round. */
function bitwise(node: RawNode): RawNode {
  const operands: RawNode[] = [];
  const operators: RawNode[] = [];
  collect(node, operands, operators);
  const [first] = operands;
  if (!first || new Set(operators.map((one) => one.type)).size < 2) return node;
  let whole: RawNode | undefined;
  let outer: RawNode | undefined;
  let inner: RawNode = first;
  for (const [index, operator] of operators.entries()) {
    const operand = operands[index + 1] as RawNode;
    if (operator.type === "&") {
      inner = join(inner, operator, operand);
    } else {
      whole = whole && outer ? join(whole, outer, inner) : inner;
      outer = operator;
      inner = operand;
    }
  }
  const result = whole && outer ? join(whole, outer, inner) : inner;
  return { ...result, start: node.start, end: node.end, field: node.field };
}

/** Lists the operands of a chain of `&` and `^` and the operators between them, as they are written. */
function collect(node: RawNode, operands: RawNode[], operators: RawNode[]): void {
  const [left, operator, right] = node.children;
  const isBitwise = node.type === "binary_operator" && (operator?.type === "&" || operator?.type === "^");
  if (!isBitwise || !left || !right) {
    operands.push(node);
    return;
  }
  collect(left, operands, operators);
  operators.push(operator);
  collect(right, operands, operators);
}

function join(left: RawNode, operator: RawNode, right: RawNode): RawNode {
  return {
    type: "binary_operator",
    field: undefined,
    start: left.start,
    end: right.end,
    isNamed: true,
    isMissing: false,
    children: [{ ...left, field: "left" }, operator, { ...right, field: "right" }],
  };
}
