/** `async with` blocks that cancel what runs in them: time limits and groups of tasks. */
import type { Expression, FunctionDefinition, Name, Node, With } from "../syntax/ast";
import { CalledNames } from "./called-names";
import { functionAround } from "./context";
import type { SemanticModel } from "./model";

const timeouts = new CalledNames("asyncio.timeout", "asyncio.timeout_at", "async_timeout.timeout", "async_timeout.timeout_at");
const groups = new CalledNames("asyncio.TaskGroup");

/** One manager of an `async with` statement that is a time limit or a group. */
export interface CancelScope {
  readonly kind: "timeout" | "group";
  readonly statement: With;
  readonly manager: Expression;
  /** The name behind `as`. */
  readonly name: Name | undefined;
  /** Whether the statement has further managers, which are entered within this one. */
  readonly hasInner: boolean;
}

/** The time limits and groups of an `async with` statement, from the outside to the inside. */
export function cancelScopesOf(semantics: SemanticModel, statement: With): readonly CancelScope[] {
  if (!statement.isAsync) return [];
  return statement.items.flatMap(({ manager, target }, index): CancelScope[] => {
    const kind = timeouts.isCalledBy(semantics, manager) ? "timeout" : groups.isCalledBy(semantics, manager) ? "group" : undefined;
    const name = target?.kind === "Name" ? target : undefined;
    return kind ? [{ kind, statement, manager, name, hasInner: index < statement.items.length - 1 }] : [];
  });
}

/** The innermost time limit or group of a kind that a node runs in, within one function. */
export function cancelScopeAround(semantics: SemanticModel, node: Node, kind?: CancelScope["kind"]): CancelScope | undefined {
  const owner: FunctionDefinition | undefined = functionAround(node);
  let child = node;
  for (let parent = node.parent; parent && parent !== owner; child = parent, parent = parent.parent) {
    if (parent.kind === "Lambda") return undefined;
    if (parent.kind !== "With" || !(parent.body as readonly Node[]).includes(child)) continue;
    const scopes = cancelScopesOf(semantics, parent).filter((one) => kind === undefined || one.kind === kind);
    const innermost = scopes[scopes.length - 1];
    if (innermost) return innermost;
  }
  return undefined;
}
