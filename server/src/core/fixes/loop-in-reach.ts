/** Finds the variable that holds the event loop. */
import { CalledNames } from "../semantics/called-names";
import type { SemanticModel } from "../semantics/model";
import type { Node } from "../syntax/ast";

/** The name of the only variable with an event loop that code at a node can see; undefined where there is none, or more than one. */
export function loopInReach(semantics: SemanticModel, node: Node): string | undefined {
  let scope = semantics.scopes.scopes.get(semantics.awaitOwnerOf(node) as never);
  const found = new Set<string>();
  for (; scope; scope = scope.parent) {
    if (scope.node.kind === "ClassDefinition") continue;
    for (const { name, definitions } of scope.bindings.values()) {
      const isLoop =
        definitions.length === 1 && definitions[0]?.value?.kind === "Call" && getters.isCalledBy(semantics, definitions[0].value);
      if (isLoop) found.add(name);
    }
  }
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

const getters = new CalledNames("asyncio.get_running_loop", "asyncio.get_event_loop");
