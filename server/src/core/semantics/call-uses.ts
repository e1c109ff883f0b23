/**
 * What the other calls of the same callee say where its definition is not known: something that is awaited everywhere else in the file is
 * most likely a coroutine function here too. This is evidence, not proof, so whoever reports on it says so.
 */
import type { Call, Expression, If, Node } from "../syntax/ast";
import { callsNamed } from "../syntax/calls-by-name";
import { lastName } from "../syntax/last-name";
import { contains } from "../text/range";
import { isRun, isRunBy } from "./coroutine-calls";
import type { Destination } from "./destination";
import type { SemanticModel } from "./model";
import { membersOf } from "./types";

/** The calls of one callee in a file. */
interface Uses {
  readonly awaited: Call[];
  /** Calls whose value is used without waiting for it, or dropped. */
  readonly plain: Call[];
}

/** So many other calls must be awaited before anything is concluded; where no function of the name is known that is not asynchronous, one will do. */
const enough = 2;

/** Tells whether two nodes are in different branches of one `if`, where one is awaited because a condition says so: `if iscoroutinefunction(f)`. */
function isAlternative(one: Node, other: Node): boolean {
  let child: Node = one;
  for (let parent = one.parent; parent; child = parent, parent = parent.parent) {
    if (!contains(parent, other)) continue;
    if (parent.kind !== "If" && parent.kind !== "Conditional") return false;
    const branch = parent.kind === "If" ? branchOf(parent, child) : child;
    return parent.kind === "If" ? branchOf(parent, other) !== branch : !contains(child, other);
  }
  return false;
}

/** The place of the branch of an `if` statement that a node is in; -1 for `else`. */
function branchOf({ branches }: If, node: Node): number {
  return branches.findIndex(({ test, body }) => (test !== undefined && contains(test, node)) || body.some((one) => contains(one, node)));
}

/** The calls of functions and methods of one name. */
interface UsesOfName {
  readonly byCallee: Map<string, Uses>;
  /** Calls of methods that are not awaited. */
  readonly plainMethods: Call[];
}

/** The calls of a file by what they call. Those of a name are looked at when somebody asks about it. */
export class CallUses {
  private readonly byName = new Map<string, UsesOfName>();

  /** Takes the meaning of the file. */
  constructor(private readonly semantics: SemanticModel) {}

  /**
   * How many other calls of the same callee are awaited, when all others are, this one stands where it could be awaited too, and nothing
   * is known of the callee. Undefined when there is too little evidence or some against it.
   */
  awaitedElsewhere(call: Call): number | undefined {
    const { semantics } = this;
    const awaited = this.othersAwaited(call);
    const isUnclear = [call, call.callee].every((one) => membersOf(semantics.typeOf(one)).some(({ kind }) => kind === "unknown"));
    if (awaited === 0 || !isUnclear) return undefined;
    const isEnough = awaited >= enough || (call.callee.kind === "Attribute" && !semantics.mayBeSynchronous(call.callee.attribute));
    return isEnough ? awaited : undefined;
  }

  /** How many other calls of the same callee in the file are awaited, when all others are and this one stands where it could be too; 0 otherwise. */
  othersAwaited(call: Call): number {
    const key = this.keyOf(call.callee);
    const uses = key === undefined ? undefined : this.usesOf(lastName(call.callee)).byCallee.get(key);
    if (uses?.plain.length !== 1 || uses.plain[0] !== call || !this.semantics.mayAwait(call)) return 0;
    return uses.awaited.filter((one) => !isAlternative(one, call)).length;
  }

  /** Tells whether another call of a method of the same name, on whatever object, is neither awaited nor given to something that runs it. */
  isUsedPlainly(call: Call): boolean {
    const { callee } = call;
    if (callee.kind !== "Attribute") return true;
    return this.usesOf(callee.attribute).plainMethods.some((one) => one !== call);
  }

  private usesOf(name: string): UsesOfName {
    let uses = this.byName.get(name);
    if (!uses) {
      uses = { byCallee: new Map(), plainMethods: [] };
      this.byName.set(name, uses);
      for (const call of callsNamed(this.semantics.file.module, name)) this.add(call, uses);
    }
    return uses;
  }

  private add(call: Call, { byCallee, plainMethods }: UsesOfName): void {
    const destination = this.semantics.destinationOf(call);
    if (destination.kind === "returned") return;
    const isAwaited = this.isAwaited(call, destination);
    // What is handed on may be awaited there.
    const isHandedOn = destination.kind === "passed" || destination.kind === "stored";
    if (call.callee.kind === "Attribute" && !isHandedOn && !isAwaited) plainMethods.push(call);
    const key = this.keyOf(call.callee);
    if (key === undefined) return;
    let uses = byCallee.get(key);
    if (!uses) {
      uses = { awaited: [], plain: [] };
      byCallee.set(key, uses);
    }
    (isAwaited ? uses.awaited : uses.plain).push(call);
  }

  private isAwaited(call: Call, destination: Destination): boolean {
    return (
      destination.kind === "awaited" ||
      (destination.kind === "passed" && isRunBy(destination.call, call)) ||
      (destination.kind === "assigned" && destination.definitions.some((one) => isRun(this.semantics, one)))
    );
  }

  /** What stands for a callee: its dotted name as it is written, and for a name behind `self` the class as well. */
  private keyOf(callee: Expression): string | undefined {
    const parts: string[] = [];
    let root = callee;
    while (root.kind === "Attribute") {
      parts.unshift(root.attribute);
      root = root.value;
    }
    if (root.kind !== "Name") return undefined;
    const binding = this.semantics.bindingOf(root);
    // What the language brings is known to be no coroutine function.
    if (!binding) return undefined;
    const [definition] = binding.definitions;
    const owner = definition?.kind === "parameter" ? definition.node.parent?.parent : undefined;
    const isSelf = owner?.kind === "ClassDefinition" && (root.id === "self" || root.id === "cls");
    return `${isSelf ? owner.start : ""}:${root.id}.${parts.join(".")}`;
  }
}
