/**
 * Puts a statement into a syntax tree in the place of another one. What is behind it is moved, which changes numbers only; the classes that it is in are made
 * anew, so that whoever remembers something of a node may go on doing so.
 */
import type { Range } from "../text/range";
import type { ClassDefinition, Module, Node, Statement } from "./ast";
import { forEachChild, walk } from "./visit";

/** A statement of a module or a class, behind the classes that it is in, the outermost first. */
export interface StatementPath {
  readonly classes: readonly ClassDefinition[];
  readonly statement: Statement;
}

/** Finds the innermost statement of a module, or of a class in it, that begins in front of an offset or there. */
export function statementAt(offset: number, { body }: Module): StatementPath | undefined {
  const classes: ClassDefinition[] = [];
  for (let statement = lastUpTo(offset, body); statement; ) {
    const inner = statement.kind === "ClassDefinition" ? lastUpTo(offset, statement.body) : undefined;
    if (!inner) return { classes, statement };
    classes.push(statement as ClassDefinition);
    statement = inner;
  }
  return undefined;
}

function lastUpTo(offset: number, statements: readonly Statement[]): Statement | undefined {
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((statements[middle] as Statement).start <= offset) low = middle + 1;
    else high = middle;
  }
  return statements[low - 1];
}

/**
 * Gives the module that has `by` instead of the statement at a path. The text has become longer by `distance`, and what begins at `behind` or later moves.
 * Most of the nodes of the module before are in it, so that one is of no more use.
 */
export function replaceStatement(
  module: Module,
  { classes, statement }: StatementPath,
  by: Statement,
  behind: number,
  distance: number,
  comments: readonly Range[],
): Module {
  const commentsBefore = module.comments.filter((one) => one.start < statement.start);
  const commentsBehind = module.comments.filter((one) => one.start >= behind);
  for (const one of commentsBehind) moveRange(one, distance);
  let old = statement;
  let made = by;
  for (const outer of [...classes].reverse()) {
    const body = replaceIn(outer.body, old, made, behind, distance);
    // What ends with the statement still does.
    const end = outer.end === old.end ? made.end : outer.end + distance;
    made = withParents({ ...outer, body, end });
    old = outer;
  }
  return withParents({
    ...module,
    end: module.end + distance,
    body: replaceIn(module.body, old, made, behind, distance),
    comments: [...commentsBefore, ...comments, ...commentsBehind],
  });
}

function replaceIn(body: readonly Statement[], old: Statement, made: Statement, behind: number, distance: number): Statement[] {
  return body.map((one) => {
    if (one === old) return made;
    if (distance !== 0 && one.start >= behind) moveStatement(one, distance);
    return one;
  });
}

function withParents<N extends Node>(node: N): N {
  forEachChild(node, (child) => {
    child.parent = node;
  });
  return node;
}

/** Moves a statement with all that is in it. */
export function moveStatement(statement: Statement, distance: number): void {
  for (const range of rangesOf(statement)) moveRange(range, distance);
  if (statement.kind === "ClassDefinition") for (const one of statement.body) moveStatement(one, distance);
}

/** Moves one range. */
export function moveRange(range: Range, distance: number): void {
  (range as MovableRange).start += distance;
  (range as MovableRange).end += distance;
}

type MovableRange = { -readonly [K in keyof Range]: Range[K] };

const knownRanges = new WeakMap<Statement, readonly Range[]>();

/** All nodes of a statement and the ranges in them; of a class without the statements in its body. */
function rangesOf(statement: Statement): readonly Range[] {
  let ranges = knownRanges.get(statement);
  if (!ranges) {
    const found = new Set<Range>();
    const visit = (value: object): void => {
      if ("start" in value && "end" in value) found.add(value as Range);
      for (const [name, part] of Object.entries(value)) {
        if (typeof part !== "object" || part === null || name === "parent") continue;
        if (name === "body" && value === statement && statement.kind === "ClassDefinition") continue;
        visit(part);
      }
    };
    visit(statement);
    ranges = [...found];
    knownRanges.set(statement, ranges);
  }
  return ranges;
}

/** Tells whether there is a block without a statement in a node: where such a block ends depends on what follows it. */
export function hasEmptyBlock(node: Node): boolean {
  let found = false;
  walk(node, (one) => {
    if ("body" in one && Array.isArray(one.body) && one.body.length === 0) found = true;
    if (one.kind === "If") found ||= one.branches.some(({ body }) => body.length === 0);
    if (one.kind === "Match") found ||= one.cases.length === 0 || one.cases.some(({ body }) => body.length === 0);
    return !found;
  });
  return found;
}
