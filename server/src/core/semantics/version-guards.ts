/** On which of the versions that a file is written for a piece of it runs, as far as the code around it asks for the version. */

import type { Compare, Expression, Node, Statement } from "../syntax/ast";
import { lastName } from "../syntax/last-name";
import { forEachChild, walk } from "../syntax/visit";
import { expectsWarning } from "./coroutine-calls";
import { catchesAny } from "./exception-guards";
import type { SemanticModel } from "./model";
import { suiteOf } from "./suites";

/** Minor versions of Python 3, both ends included. */
export interface VersionRange {
  readonly oldest: number;
  readonly newest: number;
}

/** What code that asks which Python it runs on, or what that Python has, may look like. */
export const versionTest = /version_info|python_version|hexversion|\bhasattr\s*\(|\bPY_?\d|IS_PY|\bsys\.version\b/i;

/** What a Python raises that lacks a module, a name or a parameter. */
const raisedByOtherVersions = ["ImportError", "ModuleNotFoundError", "AttributeError", "TypeError", "NameError", "NotImplementedError"];

/**
 * The versions out of `target` on which a node runs. `if sys.version_info >= (3, 11):` leaves the newer ones, its `else` and what comes behind
 * `if sys.version_info >= (3, 11): return` the older ones. Undefined where the code is prepared in some other way for not finding what it asks
 * for: it catches the exception, asks with `hasattr`, by a name such as `PY311`, or in the decorator of a test. Undefined too where it runs on none.
 */
export function versionsAt(semantics: SemanticModel, node: Node, target: VersionRange): VersionRange | undefined {
  const guards = new Guards(semantics);
  let versions: VersionRange | undefined = target;
  for (let child = node, parent = node.parent; parent && versions; child = parent, parent = parent.parent) {
    versions = guards.within(parent, child, versions);
    const suite: readonly Statement[] | undefined = suiteOf(parent, child);
    for (const one of suite ?? []) {
      if (one.start >= child.start || !versions) break;
      if (one.kind === "If" && one.branches.length === 1 && leaves(one.branches[0]?.body)) {
        const test = one.branches[0]?.test;
        versions = test && guards.after(test, false, versions);
      }
    }
  }
  return versions;
}

const decided = new WeakMap<SemanticModel, ReadonlySet<string>>();

/**
 * The names and attributes of a file whose values depend on the version: `self.count = 0 if sys.version_info >= (3, 11) else None`, or what an
 * import puts in the place of a name that it did not find. What asks for them asks for the version.
 */
function decidedByVersion(semantics: SemanticModel): ReadonlySet<string> {
  let names = decided.get(semantics);
  if (!names) {
    const { module, text } = semantics.file;
    const found = new Set<string>();
    const isVersionTest = ({ start, end }: Node): boolean => versionTest.test(text.slice(start, end));
    const collect = (node: Node, isDecided: boolean): void => {
      const isHere =
        isDecided ||
        (node.kind === "If" && node.branches.some(({ test }) => test && isVersionTest(test))) ||
        (node.kind === "Try" && isPrepared(node) && node.handlers.some(({ type }) => type && !isGeneralType(type)));
      if (node.kind === "Assign" && (isHere || (node.value && isVersionTest(node.value)))) {
        for (const target of node.targets) {
          if (target.kind === "Name") found.add(target.id);
          else if (target.kind === "Attribute") found.add(target.attribute);
        }
      }
      forEachChild(node, (child) => collect(child, isHere && node.kind !== "FunctionDefinition"));
    };
    if (versionTest.test(text) || /except\b.*\b(ImportError|AttributeError)/.test(text)) collect(module, false);
    names = found;
    decided.set(semantics, names);
  }
  return names;
}

class Guards {
  constructor(private readonly semantics: SemanticModel) {}

  /** The versions on which a part of a node runs. */
  within(parent: Node, child: Node, versions: VersionRange): VersionRange | undefined {
    switch (parent.kind) {
      case "Try":
        return !(parent.finallyBody as readonly Node[]).includes(child) && isPrepared(parent) ? undefined : versions;
      case "With":
        if (!(parent.body as readonly Node[]).includes(child)) return versions;
        if (parent.items.some(({ manager }) => /\bsuppress\b/.test(this.textOf(manager)))) return undefined;
        return expectsWarning(this.semantics, child) ? undefined : versions;
      case "If": {
        let left: VersionRange | undefined = versions;
        for (const { test, body } of parent.branches) {
          const isHere = (body as readonly Node[]).includes(child);
          if (test && left && (isHere || test !== child)) left = this.after(test, isHere, left);
          if (isHere || test === child) break;
        }
        return left;
      }
      case "While":
        return (parent.body as readonly Node[]).includes(child) ? this.after(parent.test, true, versions) : versions;
      case "Conditional":
        return child === parent.test ? versions : this.after(parent.test, child === parent.body, versions);
      case "Boolean":
        return child === parent.right ? this.after(parent.left, parent.operator === "and", versions) : versions;
      case "FunctionDefinition":
      case "ClassDefinition":
        return parent.decorators.some((one) => one !== child && versionTest.test(this.textOf(one))) ? undefined : versions;
      case "Module":
        return parent.body.some((one) => this.skipsTests(one)) ? undefined : versions;
      default:
        return versions;
    }
  }

  /** The versions that are left where a condition has turned out to be true or false. */
  after(test: Expression, outcome: boolean, versions: VersionRange): VersionRange | undefined {
    switch (test.kind) {
      case "Unary":
        if (test.operator === "not") return this.after(test.operand, !outcome, versions);
        break;
      case "Boolean":
        // Both parts of `a and b` are true where it is, and both parts of `a or b` are false where it is.
        if ((test.operator === "and") === outcome) {
          const left = this.after(test.left, outcome, versions);
          return left && this.after(test.right, outcome, left);
        }
        break;
      case "Name":
      case "Attribute": {
        if (/^(TYPE_CHECKING)$/.test(test.kind === "Name" ? test.id : test.attribute)) return outcome ? undefined : versions;
        const value = test.kind === "Name" ? this.valueOf(test) : undefined;
        if (value) return this.after(value, outcome, versions);
        break;
      }
      case "Compare": {
        const compared = this.compared(test);
        if (compared) return keep(versions, (minor) => compared(minor).includes(outcome));
        break;
      }
    }
    return this.asksForVersion(test) ? undefined : versions;
  }

  /** Tells whether a condition, whatever it says, depends on the version. */
  private asksForVersion(test: Expression): boolean {
    if (versionTest.test(this.textOf(test))) return true;
    const names = decidedByVersion(this.semantics);
    let asks = false;
    walk(test, (node) => {
      asks ||= (node.kind === "Name" && names.has(node.id)) || (node.kind === "Attribute" && names.has(node.attribute));
      return !asks;
    });
    return asks;
  }

  /** The comparison that a module-level name such as `PY311` stands for. */
  private valueOf(name: Expression & { kind: "Name" }): Expression | undefined {
    const [definition, ...others] = this.semantics.definitionsReaching(name) ?? [];
    const value = others.length === 0 && definition?.path.length === 0 ? definition.value : undefined;
    return value && value.kind !== "Name" && versionTest.test(this.textOf(value)) ? value : undefined;
  }

  /** What a comparison of `sys.version_info` may give for a minor version, whose releases may differ; undefined for other comparisons. */
  private compared({ operators, operands }: Compare): ((minor: number) => boolean[]) | undefined {
    const [left, right] = operands;
    const [operator] = operators;
    if (!left || !right || !operator || operators.length > 1) return undefined;
    const version = this.version(left);
    const given = numbersOf(right);
    const judge = comparisons[operator];
    if (!version || !given || !judge) return undefined;
    return (minor) => [0, 99].map((patch) => judge(order(version([3, minor, patch]), given)));
  }

  /** How `sys.version_info`, a slice or a part of it is made of a version. */
  private version(expression: Expression): ((version: readonly number[]) => readonly number[]) | undefined {
    const text = this.textOf(expression).replace(/\s/g, "");
    const match = /^(?:\w+\.)?version_info(?:\[:(\d)\]|\[(\d)\]|\.(major|minor))?$/.exec(text);
    if (!match) return undefined;
    const [, length, index, part] = match;
    if (length) return (version) => version.slice(0, Number(length));
    const at = index ? Number(index) : part ? (part === "major" ? 0 : 1) : undefined;
    return at === undefined ? (version) => version : (version) => version.slice(at, at + 1);
  }

  /** `pytestmark = pytest.mark.skipif(sys.version_info < (3, 11), …)` */
  private skipsTests(statement: Statement): boolean {
    const [target] = statement.kind === "Assign" ? statement.targets : [];
    return target?.kind === "Name" && target.id === "pytestmark" && versionTest.test(this.textOf(statement));
  }

  private textOf({ start, end }: Node): string {
    return this.semantics.file.text.slice(start, end);
  }
}

/** Tells whether a `try` is there for what another version raises. One that catches everything is, where there is but one thing to try. */
function isPrepared(statement: Node & { kind: "Try" }): boolean {
  if (!catchesAny(statement, raisedByOtherVersions)) return false;
  const isGeneral = statement.handlers.every(({ type }) => !type || isGeneralType(type));
  return !isGeneral || statement.body.length === 1;
}

function isGeneralType(type: Expression): boolean {
  return type.kind === "Name" && /^(Base)?Exception$/.test(type.id);
}

/** Tells whether nothing behind some statements is reached from them. */
function leaves(body: readonly Statement[] | undefined): boolean {
  const last = body?.[body.length - 1];
  if (last?.kind === "ExpressionStatement" && last.expression.kind === "Call") {
    return /^(exit|_exit|skip|skipTest)$/.test(lastName(last.expression.callee));
  }
  return last !== undefined && /^(Return|Raise|Continue|Break)$/.test(last.kind);
}

/** The numbers that a version is compared with: `(3, 11)`, or `3`. */
function numbersOf(expression: Expression): readonly number[] | undefined {
  const elements = expression.kind === "Tuple" ? expression.elements : [expression];
  const numbers = elements.map((one) => (one.kind === "Constant" && /^\d+$/.test(one.value) ? Number(one.value) : undefined));
  return numbers.every((one) => one !== undefined) ? numbers : undefined;
}

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  ">=": (order) => order >= 0,
  ">": (order) => order > 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  "==": (order) => order === 0,
  "!=": (order) => order !== 0,
};

/** Compares as Python compares tuples: a longer one that begins like the other is greater. */
function order(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const difference = (a[index] as number) - (b[index] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function keep(versions: VersionRange, isLeft: (minor: number) => boolean): VersionRange | undefined {
  const { oldest, newest } = versions;
  const left: number[] = [];
  for (let minor = oldest; minor <= newest; minor++) if (isLeft(minor)) left.push(minor);
  const [first] = left;
  if (left.length === newest - oldest + 1) return versions;
  return first === undefined ? undefined : { oldest: first, newest: left[left.length - 1] as number };
}
