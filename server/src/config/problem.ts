/** What can be wrong with what somebody chose. */
import type { Message } from "../core/text/message";
import type { Range } from "../core/text/range";

/** A choice that cannot be used. Everything else that was chosen still holds. */
export interface Problem {
  /** Where the choice was made. */
  readonly source: "pyproject" | "settings";
  readonly message: Message;
  /** The place in the text of `pyproject.toml` (UTF-16 offsets), where it can be found. */
  readonly range?: Range;
}
