/**
 * The parts of a file: its statements and those of its classes. An edit replaces one of them and leaves the others as they are, so whatever is gathered by
 * parts need not be gathered anew.
 */
import type { ClassDefinition, Module, Node, NodeKind, NodeOf, Statement } from "./ast";
import { forEachChild } from "./visit";

/** A statement of a module or of a class; of a class, and of the module, all but the statements in its body, which are parts of their own. */
export type Part = Module | Statement;

/** The parts of a module in order of the text, the module itself first. */
export function* partsOf(module: Module): Generator<Part> {
  yield module;
  yield* partsIn(module.body);
}

/** The parts that some statements of a module or class are made of. */
export function* partsIn(statements: readonly Statement[]): Generator<Part> {
  for (const statement of statements) {
    yield statement;
    if (statement.kind === "ClassDefinition") yield* partsIn(statement.body);
  }
}

const nodes = new WeakMap<Part, readonly Node[]>();

/** All nodes of a part, parents first. */
export function nodesIn(part: Part): readonly Node[] {
  let known = nodes.get(part);
  if (!known) {
    known = gather(part);
    nodes.set(part, known);
  }
  return known;
}

function gather(part: Part): readonly Node[] {
  if (part.kind === "Module") return [part];
  const found: Node[] = [part];
  const add = (node: Node): void => {
    found.push(node);
    forEachChild(node, add);
  };
  if (part.kind === "ClassDefinition") forEachInHeader(part, add);
  else forEachChild(part, add);
  return found;
}

function forEachInHeader(definition: ClassDefinition, visit: (child: Node) => void): void {
  const body = new Set<Node>(definition.body);
  forEachChild(definition, (child) => {
    if (!body.has(child)) visit(child);
  });
}

type ByKind = Map<NodeKind, readonly Node[]>;

const partsByKind = new WeakMap<Part, ByKind>();
const modulesByKind = new WeakMap<Module, ByKind>();

/** All nodes of a kind in a module, parents first, in the order in which `walk` meets them. */
export function nodesOfKind<K extends NodeKind>(module: Module, kind: K): readonly NodeOf<K>[] {
  const known = kindsOf(modulesByKind, module);
  let found = known.get(kind);
  if (!found) {
    const all: Node[] = [];
    for (const part of partsOf(module)) for (const node of ofKindIn(part, kind)) all.push(node);
    found = all;
    known.set(kind, found);
  }
  return found as readonly NodeOf<K>[];
}

function ofKindIn(part: Part, kind: NodeKind): readonly Node[] {
  const known = kindsOf(partsByKind, part);
  let found = known.get(kind);
  if (!found) {
    found = nodesIn(part).filter((one) => one.kind === kind);
    known.set(kind, found);
  }
  return found;
}

function kindsOf<P extends Part>(known: WeakMap<P, ByKind>, part: P): ByKind {
  let kinds = known.get(part);
  if (!kinds) {
    kinds = new Map();
    known.set(part, kinds);
  }
  return kinds;
}
