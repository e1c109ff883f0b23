/** Sets of functions and methods by name, and whether an expression means one of them. */
import type { Call, Expression, Node } from "../syntax/ast";
import { calledName } from "./event-loops";
import type { SemanticModel } from "./model";

/** A set of dotted names as `SemanticModel.originsOf` gives them, such as `asyncio.create_task` and `asyncio.Lock().acquire`. */
export class CalledNames {
  private readonly names: ReadonlySet<string>;
  private readonly lastNames: ReadonlySet<string>;

  /** Takes the names. */
  constructor(...names: readonly string[]) {
    this.names = new Set(names);
    this.lastNames = new Set(names.map((one) => one.slice(one.lastIndexOf(".") + 1)));
  }

  /** Tells whether an expression certainly means one of the functions. Most expressions are told apart by their last name, which costs nothing. */
  has(semantics: SemanticModel, callee: Expression): boolean {
    if (!this.lastNames.has(calledName(semantics, callee) ?? "")) return false;
    return semantics.originsOf(callee).some((one) => this.names.has(one));
  }

  /** Tells whether a node is a call of one of the functions. */
  isCalledBy(semantics: SemanticModel, node: Node | undefined): node is Call {
    return node?.kind === "Call" && this.has(semantics, node.callee);
  }
}
