/** Where a file uses what the timeline of asyncio knows, and what Python says where that is missing. */
import type { Attribute, Call, Import, ImportAlias, ImportFrom, Name, Node } from "../syntax/ast";
import type { Range } from "../text/range";
import { type TimelineRow, timeline } from "./asyncio-timeline";
import type { SemanticModel } from "./model";
import { membersOf } from "./types";

/** The top-level module that a line of the timeline is about. */
export function moduleIn({ names: [name = ""] }: TimelineRow): string {
  return name.replace(/\..*/, "");
}

/** A use of a name, or of a parameter, that the timeline has a line about. */
export interface TimelineUse {
  readonly row: TimelineRow;
  /** What the line calls it: `asyncio.Task.all_tasks`. */
  readonly name: string;
  /** The name where it stands, or the keyword. */
  readonly range: Range;
  /** What Python raises there where it is missing, as it writes it. */
  readonly error: string;
}

const last = (name: string): string => name.slice(name.lastIndexOf(".") + 1);

/** The lines about names by their last parts, by which most names in a file are told apart at no cost. */
const names = new Map<string, (readonly [string, TimelineRow])[]>();
const parameters = new Map<string, (readonly [string, TimelineRow])[]>();
for (const row of timeline.filter((one) => one.situation === undefined)) {
  for (const name of row.names) {
    const [table, key] = row.parameter === undefined ? [names, last(name)] : [parameters, row.parameter];
    table.set(key, [...(table.get(key) ?? []), [name, row]]);
  }
}

/** What was found out about a file already: several rules ask for the same. */
const known = new WeakMap<
  SemanticModel,
  { readonly uses: Map<Attribute, TimelineUse | undefined>; readonly added: Map<string, boolean> }
>();

/** Tells what `module.name` or `object.method` is in the timeline. What the file puts there itself, such as `asyncio.run = …`, is its own. */
export function attributeInTimeline(semantics: SemanticModel, node: Attribute): TimelineUse | undefined {
  const candidates = names.get(node.attribute);
  if (!candidates) return undefined;
  const { uses } = knownOf(semantics);
  if (!uses.has(node)) {
    const use = find(semantics, node, candidates);
    uses.set(node, use && isAdded(semantics, node.attribute) ? undefined : use);
  }
  return uses.get(node);
}

function knownOf(semantics: SemanticModel): NonNullable<ReturnType<typeof known.get>> {
  let found = known.get(semantics);
  if (!found) {
    found = { uses: new Map(), added: new Map() };
    known.set(semantics, found);
  }
  return found;
}

function find(semantics: SemanticModel, node: Attribute, candidates: readonly (readonly [string, TimelineRow])[]): TimelineUse | undefined {
  const owner = semantics.qualifiedName(node.value);
  const written = `${owner}.${node.attribute}`;
  const row = candidates.find(([name]) => name === written);
  if (row && owner !== undefined) {
    const isClass = /^[A-Z]/.test(last(owner));
    const error = `AttributeError: ${isClass ? `type object '${last(owner)}'` : `module '${owner}'`} has no attribute '${node.attribute}'`;
    return { row: row[1], name: row[0], range: node.name, error };
  }
  const method = candidates.find(([name]) => isMethodOf(semantics, node, name));
  if (!method) return undefined;
  const [, ownerName] = /(\w+)\.\w+$/.exec(method[0]) ?? [];
  const error = `AttributeError: '${ownerName}' object has no attribute '${node.attribute}'`;
  return { row: method[1], name: method[0], range: node.name, error };
}

/** Tells whether a node is part of what a call is given whose callee the timeline knows, as in `asyncio.set_child_watcher(asyncio.SafeChildWatcher())`. */
export function isArgumentOfKnown(semantics: SemanticModel, node: Node): boolean {
  const call = node.parent?.kind === "Call" && node.parent.callee === node ? node.parent.parent : node.parent;
  return call?.kind === "Call" && call.callee.kind === "Attribute" && call.callee !== node && !!attributeInTimeline(semantics, call.callee);
}

/** Tells what a built-in name is in the timeline. */
export function builtinInTimeline(semantics: SemanticModel, node: Name): TimelineUse | undefined {
  const known = names.get(node.id)?.find(([name]) => name === `builtins.${node.id}`);
  if (!known || semantics.bindingOf(node) || semantics.qualifiedName(node) !== known[0]) return undefined;
  return { row: known[1], name: node.id, range: node, error: `NameError: name '${node.id}' is not defined` };
}

/** Tells what the names that a statement imports are in the timeline. */
export function importsInTimeline(statement: Import | ImportFrom): readonly (TimelineUse & { readonly alias: ImportAlias })[] {
  return statement.names.flatMap((alias) => {
    const isModule = statement.kind === "Import";
    const path = isModule ? alias.path : `${statement.module}.${alias.path}`;
    if (!isModule && statement.level > 0) return [];
    const known = names.get(last(path))?.find(([name]) => name === path) ?? (isModule ? undefined : moduleRow(statement.module));
    if (!known) return [];
    const error =
      isModule || known[0] === statement.module
        ? `ModuleNotFoundError: No module named '${known[0]}'`
        : `ImportError: cannot import name '${alias.path}' from '${statement.module}'`;
    return [{ row: known[1], name: known[0], range: alias.name, error, alias }];
  });
}

/** `from asyncore import dispatcher` */
function moduleRow(module: string): readonly [string, TimelineRow] | undefined {
  return module.includes(".") ? undefined : names.get(module)?.find(([name]) => name === module);
}

/** Tells which of the parameters that a call gives by name are in the timeline. */
export function parametersInTimeline(semantics: SemanticModel, call: Call): readonly TimelineUse[] {
  return call.arguments.flatMap(({ keyword, keywordRange }) => {
    const candidates = keyword === undefined ? undefined : parameters.get(keyword);
    if (!candidates || !keywordRange) return [];
    const { callee } = call;
    const written = semantics.qualifiedName(callee);
    const known = candidates.find(([name]) => {
      if (callee.kind !== "Attribute" || written === name) return written === name;
      // `super().__init__(loop=loop)` in a class of its own
      const method = callee.attribute === "__init__" ? `${name}.__init__` : name;
      return last(method) === callee.attribute && isMethodOf(semantics, callee, method);
    });
    if (!known) return [];
    const error = `TypeError: ${last(known[0])}() got an unexpected keyword argument '${keyword}'`;
    return [{ row: known[1], name: known[0], range: keywordRange, error }];
  });
}

/** Tells whether an attribute is a method of a class of asyncio and not what a class of somebody else has under its name. */
function isMethodOf(semantics: SemanticModel, node: Attribute, name: string): boolean {
  if (!/^_?asyncio\.[A-Z]\w*\./.test(name)) return false;
  const type = semantics.typeOf(node);
  const isOwn = membersOf(type).every((one) => one.kind === "function" && /^_?asyncio\b/.test(one.module.name));
  return isOwn && semantics.originsOf(node).some((one) => one.replaceAll("()", "") === name);
}

/** Tells whether a file puts something under a name into a module or object itself. */
function isAdded(semantics: SemanticModel, name: string): boolean {
  const { added } = knownOf(semantics);
  let answer = added.get(name);
  if (answer === undefined) {
    answer = new RegExp(`\\.\\s*${name}\\s*=(?!=)|setattr\\([^\\n]*["']${name}["']`).test(semantics.file.text);
    added.set(name, answer);
  }
  return answer;
}
