/** How bad it is to ask for the current event loop where there is none. */
import { factAbout } from "../semantics/asyncio-timeline";
import { mayHaveLoop } from "../semantics/foreign-calls";
import type { SemanticModel } from "../semantics/model";
import type { Node } from "../syntax/ast";
import type { Severity } from "./finding";
import type { TargetVersion } from "./version";

/**
 * Judges a call of `asyncio.get_event_loop()` where no loop runs. It makes one up to Python 3.13 and raises since 3.14; 3.12 and 3.13 show a
 * `DeprecationWarning`, and so do some releases of 3.10 and 3.11 (https://docs.python.org/3/library/asyncio-eventloop.html#asyncio.get_event_loop).
 * Information where another library was called before and may have set a loop. Undefined where the target has nothing against it.
 */
export function severityWithoutLoop(semantics: SemanticModel, getter: Node, { oldest, newest }: TargetVersion): Severity | undefined {
  if (newest < 10) return undefined;
  if (newest < withoutLoop.deprecated || mayHaveLoop(semantics, getter)) return "information";
  return oldest >= withoutLoop.removed ? "error" : "warning";
}

/** What `asyncio.get_event_loop()` does where no event loop runs and none was set: the first versions that warn and that raise. */
export const withoutLoop = factAbout("asyncio.get_event_loop", { situation: "without an event loop" }) as {
  readonly deprecated: number;
  readonly removed: number;
};
