/**
 * Corrects the places where tree-sitter-python reads sound code otherwise than Python does. Most are about what binds tighter
 * (https://docs.python.org/3/reference/expressions.html#operator-precedence). They were found by comparing the trees of the whole standard
 * library with CPython's own.
 */
import { maximumDepth } from "./guard";
import type { RawNode } from "./raw-tree";

/**
 * Gives an expression as Python reads it. Only the node itself is corrected; what is below it is when its turn comes. Chains that are longer
 * than `maximumDepth` are left as they are: they are cut off afterwards.
 */
export function corrected(node: RawNode, text: string): RawNode {
  if (text[node.start] === "*") return starOutside(node) ?? node;
  if (node.type === "await") return awaitInside(node);
  if (node.type === "binary_operator") return bitwise(node);
  if (node.type === "conditional_expression") return conditionInside(node);
  if (node.type === "union_type") return union(node);
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

function withoutStar(node: RawNode, depth = 0): RawNode | undefined {
  const [first, ...rest] = node.children;
  if (!first || !starredOperands.has(node.type) || depth > maximumDepth) return undefined;
  const bare = first.type === "list_splat" ? first.children.find((one) => one.isNamed) : withoutStar(first, depth + 1);
  return bare && { ...node, start: bare.start, children: [{ ...bare, field: first.field }, ...rest] };
}

/** The grammar reads `await a ** b` as `await (a ** b)`. In Python, `await` binds tighter than any operator. */
function awaitInside(node: RawNode): RawNode {
  const power = node.children.find((one) => one.isNamed);
  const left = power?.type === "binary_operator" ? power.children[0] : undefined;
  if (!power || !left) return node;
  const awaited = {
    ...node,
    end: left.end,
    field: left.field,
    children: node.children.map((one) => (one === power ? { ...left, field: power.field } : one)),
  };
  return { ...power, start: node.start, field: node.field, children: [awaited, ...power.children.slice(1)] };
}

/**
 * The grammar reads `name := a if b else c` as `(name := a) if b else c`, and `a if b else c as name` as `a if b else (c as name)`. In Python,
 * both `:=` and `as` are for the whole.
 */
function conditionInside(node: RawNode): RawNode {
  const first = node.children[0];
  if (first?.type === "named_expression") {
    const value = lastOf(first);
    if (!value) return node;
    const condition = {
      ...node,
      start: value.start,
      field: value.field,
      children: [{ ...value, field: first.field }, ...node.children.slice(1)],
    };
    return { ...first, end: node.end, field: node.field, children: [...first.children.slice(0, -1), condition] };
  }
  const conditions = [node];
  let last = lastOf(node);
  while (last?.type === "conditional_expression" && conditions.length <= maximumDepth) {
    conditions.push(last);
    last = lastOf(last);
  }
  const value = last?.children[0];
  if (last?.type !== "as_pattern" || !value) return node;
  let inside = value;
  for (const one of conditions.reverse()) {
    const orElse = { ...inside, field: undefined };
    inside = { ...one, end: value.end, children: [...one.children.slice(0, -1), orElse] };
  }
  return { ...last, start: node.start, field: node.field, children: [{ ...inside, field: value.field }, ...last.children.slice(1)] };
}

function lastOf(node: RawNode): RawNode | undefined {
  return node.children[node.children.length - 1];
}

/** The grammar lets `^` bind tighter than `&`. In Python, it is the other way round. */
function bitwise(node: RawNode): RawNode {
  const operands: RawNode[] = [];
  const operators: RawNode[] = [];
  // What is joined below has `^` on top, so that it is not taken apart again.
  if (node.children[1]?.type === "&") collect(node, operands, operators);
  const [first] = operands;
  if (!first || !operators.some((one) => one.type === "^")) return node;
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

/** The grammar reads the annotation `a[b] | c | d` as `a[b] | (c | d)`. In Python, it is an expression like any other. */
function union(node: RawNode): RawNode {
  const operands: RawNode[] = [];
  const operators: RawNode[] = [];
  collectUnion(node, operands, operators);
  let whole = operands[0] ?? node;
  for (const [index, operator] of operators.entries()) whole = join(whole, operator, operands[index + 1] ?? operator);
  return { ...whole, start: node.start, end: node.end, field: node.field };
}

/** Lists the operands of a chain of `|` in an annotation and the operators between them, as they are written. */
function collectUnion(node: RawNode, operands: RawNode[], operators: RawNode[], depth = 0): void {
  const [left, operator, right] = node.children;
  if (depth > maximumDepth) {
    operands.push(node);
  } else if (node.type === "type" && left && !operator) {
    collectUnion(left, operands, operators, depth + 1);
  } else if (left && operator?.type === "|" && right && (node.type === "union_type" || node.type === "binary_operator")) {
    collectUnion(left, operands, operators, depth + 1);
    operators.push(operator);
    collectUnion(right, operands, operators, depth + 1);
  } else {
    operands.push(node);
  }
}

/** Lists the operands of a chain of `&` and `^` and the operators between them, as they are written. */
function collect(node: RawNode, operands: RawNode[], operators: RawNode[], depth = 0): void {
  const [left, operator, right] = node.children;
  const isBitwise = node.type === "binary_operator" && (operator?.type === "&" || operator?.type === "^");
  if (!isBitwise || !left || !right || depth > maximumDepth) {
    operands.push(node);
    return;
  }
  collect(left, operands, operators, depth + 1);
  operators.push(operator);
  collect(right, operands, operators, depth + 1);
}

function join(left: RawNode, operator: RawNode, right: RawNode): RawNode {
  return {
    type: "binary_operator",
    field: undefined,
    start: left.start,
    end: right.end,
    isNamed: true,
    isMissing: false,
    children: [
      { ...left, field: "left" },
      { ...operator, field: "operator" },
      { ...right, field: "right" },
    ],
  };
}

/**
 * The grammar reads `type(self).name = value` as the type alias `type (self).name = value` (PEP 695). Gives the assignment that it is, or
 * undefined for a real alias, which begins with a name.
 */
export function assignmentInAlias(alias: RawNode): RawNode | undefined {
  const keyword = alias.children.find((one) => one.type === "type" && !one.isNamed);
  const left = alias.children.find((one) => one.field === "left")?.children[0];
  const target = keyword && left && useOfType(left, keyword);
  if (!target) return undefined;
  const rest = alias.children.filter((one) => one.field === "right");
  const assignment = { ...alias, type: "assignment", children: [{ ...target, field: "left" }, ...rest] };
  return { ...alias, type: "expression_statement", children: [assignment] };
}

/** Puts the word `type` in front of an expression whose first part is in brackets, as the function that is called or subscripted there. */
function useOfType(node: RawNode, keyword: RawNode, depth = 0): RawNode | undefined {
  if (depth > maximumDepth) return undefined;
  const name: RawNode = { ...keyword, type: "identifier", isNamed: true };
  const base = { ...node, start: keyword.start };
  const [first, ...rest] = node.children;
  switch (node.type) {
    case "parenthesized_expression":
    case "tuple":
      return {
        ...base,
        type: "call",
        children: [
          { ...name, field: "function" },
          { ...node, type: "argument_list", field: "arguments" },
        ],
      };
    case "list":
      return {
        ...base,
        type: "subscript",
        children: [{ ...name, field: "value" }, ...node.children.map((one) => ({ ...one, field: "subscript" }))],
      };
    case "attribute":
    case "call":
    case "subscript": {
      const inner = first && useOfType(first, keyword, depth + 1);
      return inner && { ...base, children: [{ ...inner, field: first.field }, ...rest] };
    }
    default:
      return undefined;
  }
}
