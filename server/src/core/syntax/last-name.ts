/** Names as they are written. */
import type { Expression } from "./ast";

/** The last part of a dotted name: `sleep` for `asyncio.sleep` and for `sleep`; empty for every other expression. What it is imported as does not count. */
export function lastName(expression: Expression): string {
  return expression.kind === "Attribute" ? expression.attribute : expression.kind === "Name" ? expression.id : "";
}
