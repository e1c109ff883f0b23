/** Calls that run an event loop, which raise an exception where one runs already. */
import type { Call } from "../syntax/ast";
import { CalledNames } from "./called-names";
import type { SemanticModel } from "./model";

const runners = new CalledNames("asyncio.run", "asyncio.Runner().run");
const loopMethods = new CalledNames(
  "asyncio.AbstractEventLoop().run_until_complete",
  "asyncio.AbstractEventLoop().run_forever",
  "uvloop.run",
);

/** Whether a call makes a loop of its own and runs it, runs one that was made before, or does neither. */
export function loopStartOf(semantics: SemanticModel, { callee }: Call): "run" | "loop" | undefined {
  return runners.has(semantics, callee) ? "run" : loopMethods.has(semantics, callee) ? "loop" : undefined;
}
