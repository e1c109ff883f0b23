/** How bad it is to ask for the current event loop where there is none, by the Python versions that a file is written for. */
import type { Severity } from "./finding";
import type { TargetVersion } from "./version";

/**
 * `asyncio.get_event_loop()` without a running loop makes one up to Python 3.13 and raises since 3.14. 3.12 and 3.13 show a `DeprecationWarning`, and
 * so do some releases of 3.10 and 3.11 (https://docs.python.org/3/library/asyncio-eventloop.html#asyncio.get_event_loop). Undefined where
 * all is well.
 */
export function severityWithoutLoop({ oldest, newest }: TargetVersion): Severity | undefined {
  if (newest < 10) return undefined;
  if (newest < 12) return "information";
  return oldest >= 14 ? "error" : "warning";
}
