/**
 * The shape of a syntax tree as nested lists that CPython's own tree can be brought into too (`cpython-shape.py`), so that the two can be
 * compared. Ranges are part of it, in UTF-16 offsets, except inside f-strings, where CPython knows them only from 3.12 on.
 */
import type {
  Argument,
  BooleanOperation,
  Expression,
  FunctionDefinition,
  Match,
  Name,
  Parameter,
  Statement,
} from "../../src/core/syntax/ast";

/** A part of the shape. */
export type Shape = string | number | boolean | null | readonly Shape[];

/** The shapes of a list of statements. */
export function shapesOf(statements: readonly Statement[]): Shape[] {
  return statements.map((one) => statementShape(one));
}

function statementShape(node: Statement): Shape {
  const isDefinition = node.kind === "FunctionDefinition" || node.kind === "ClassDefinition";
  const decorators = isDefinition ? node.decorators.map((one) => shapeOf(one.expression, true)) : [];
  // CPython begins a decorated function at `def`; its decorators are compared on their own.
  const start = node.kind === "FunctionDefinition" ? node.keyword.start : decorators.length > 0 ? null : node.start;
  return [node.kind, start, node.end, ...decorators, ...statementParts(node)];
}

function statementParts(node: Statement): Shape[] {
  const of = (one: Expression | undefined): Shape => (one ? shapeOf(one, true) : null);
  const all = (list: readonly Expression[]): Shape[] => list.map(of);
  const { kind } = node;
  switch (kind) {
    case "FunctionDefinition":
      return functionParts(node);
    case "ClassDefinition":
      return [node.name.id, ids(node.typeParameters), argumentShapes(node.arguments, true), shapesOf(node.body)];
    case "ExpressionStatement":
      return [of(node.expression)];
    case "Assign":
      return [all(node.targets), of(node.annotation), of(node.value)];
    case "AugmentedAssign":
      return [of(node.target), node.operator, of(node.value)];
    case "Return":
      return [of(node.value)];
    case "Delete":
      return [all(node.targets)];
    case "Raise":
      return [of(node.exception), of(node.cause)];
    case "Assert":
      return [of(node.test), of(node.message)];
    case "If":
      return node.branches.map((branch) => [of(branch.test), shapesOf(branch.body)]);
    case "While":
      return [of(node.test), shapesOf(node.body), shapesOf(node.orElse)];
    case "For":
      return [node.isAsync, of(node.target), of(node.iterable), shapesOf(node.body), shapesOf(node.orElse)];
    case "With":
      return [node.isAsync, node.items.map((item) => [of(item.manager), of(item.target)]), shapesOf(node.body)];
    case "Try":
      return [
        shapesOf(node.body),
        node.handlers.map((one) => [one.start, one.end, one.isGroup, of(one.type), one.name?.id ?? null, shapesOf(one.body)]),
        shapesOf(node.orElse),
        shapesOf(node.finallyBody),
      ];
    case "Match":
      return [of(node.subject), node.cases.map(caseShape)];
    case "Import":
      return node.names.map((one) => [one.start, one.end, one.path, one.alias?.id ?? null]);
    case "ImportFrom":
      return [node.level, node.module, node.isStar, ...node.names.map((one) => [one.start, one.end, one.path, one.alias?.id ?? null])];
    case "Global":
    case "Nonlocal":
      return [ids(node.names)];
    case "TypeAlias":
      return [node.name.id, ids(node.typeParameters), of(node.value)];
    case "BrokenStatement":
      return ["broken"];
    default:
      return [];
  }
}

function functionParts(node: FunctionDefinition): Shape[] {
  return [
    node.isAsync,
    node.name.id,
    ids(node.typeParameters),
    parameterShapes(node.parameters, true),
    node.returns ? shapeOf(node.returns, true) : null,
    node.isGenerator,
    shapesOf(node.body),
  ];
}

function caseShape(one: Match["cases"][number]): Shape {
  const values = one.values.map((value) => shapeOf(value, true));
  return [ids(one.captures), values, one.guard ? shapeOf(one.guard, true) : null, one.matchesAll, shapesOf(one.body)];
}

function ids(names: readonly Name[]): Shape {
  return names.map((one) => one.id);
}

function parameterShapes(parameters: readonly Parameter[], withRanges: boolean): Shape {
  return parameters.map((one) => [
    one.name.id,
    one.annotation ? shapeOf(one.annotation, withRanges) : null,
    one.default ? shapeOf(one.default, withRanges) : null,
    one.stars,
    one.passing,
  ]);
}

function argumentShapes(list: readonly Argument[], withRanges: boolean): Shape {
  return list.map((one) => [one.keyword ?? null, one.stars, shapeOf(one.value, withRanges)]);
}

function shapeOf(node: Expression, withRanges: boolean): Shape {
  return [node.kind, ...(withRanges ? [node.start, node.end] : []), ...expressionParts(node, withRanges)];
}

/** CPython keeps `a and b and c` in one list; ours nests to the left. `(a and b) and c` nests in both. */
function booleanOperands({ left, operator, right, start }: BooleanOperation): Expression[] {
  const isChain = left.kind === "Boolean" && left.operator === operator && left.start === start;
  return [...(isChain ? booleanOperands(left) : [left]), right];
}

function expressionParts(node: Expression, withRanges: boolean): Shape[] {
  const of = (one: Expression | undefined): Shape => (one ? shapeOf(one, withRanges) : null);
  const all = (list: readonly Expression[]): Shape[] => list.map(of);
  switch (node.kind) {
    case "Name":
      return [node.id];
    case "Attribute":
      return [of(node.value), node.attribute, ...(withRanges ? [node.name.start, node.name.end] : [])];
    case "Subscript":
      return [of(node.value), of(node.index)];
    case "Call":
      return [of(node.callee), argumentShapes(node.arguments, withRanges)];
    case "Await":
    case "Starred":
      return [of(node.value)];
    case "Unary":
      return [node.operator, of(node.operand)];
    case "Binary":
      return [of(node.left), node.operator, of(node.right)];
    case "Boolean":
      return [node.operator, ...all(booleanOperands(node))];
    case "Compare":
      return [[...node.operators], all(node.operands)];
    case "Conditional":
      return [of(node.body), of(node.test), of(node.orElse)];
    case "Lambda":
      return [parameterShapes(node.parameters, withRanges), of(node.body)];
    case "Tuple":
    case "List":
    case "Set":
      return all(node.elements);
    case "Dict":
      return node.entries.map((one) => [of(one.key), of(one.value)]);
    case "Comprehension":
      return [
        node.form,
        of(node.element),
        of(node.value),
        node.clauses.map((one) => [one.isAsync, of(one.target), of(one.iterable), all(one.conditions)]),
      ];
    case "Yield":
      return [node.from, of(node.value)];
    case "NamedExpression":
      return [of(node.target), of(node.value)];
    case "String":
      return node.interpolations.map((one) => shapeOf(one, false));
    case "Slice":
      return all(node.parts);
    default:
      return [];
  }
}
