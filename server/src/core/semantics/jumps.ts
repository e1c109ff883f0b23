/** Statements that leave a stretch of code early. */
import type { Return, SimpleStatement, Statement } from "../syntax/ast";

/** A statement that jumps. */
export type Jump = Return | SimpleStatement;

/**
 * The `return`, `break` and `continue` statements that lead out of some statements, in the order of the text. Those of loops and functions inside
 * them do not.
 */
export function jumpsOutOf(statements: readonly Statement[], isInLoop = false): readonly Jump[] {
  return statements.flatMap((one): readonly Jump[] => {
    switch (one.kind) {
      case "Return":
        return [one];
      case "Break":
      case "Continue":
        return isInLoop ? [] : [one];
      case "If":
        return one.branches.flatMap(({ body }) => jumpsOutOf(body, isInLoop));
      case "Match":
        return one.cases.flatMap(({ body }) => jumpsOutOf(body, isInLoop));
      case "With":
        return jumpsOutOf(one.body, isInLoop);
      case "Try":
        return [one.body, ...one.handlers.map(({ body }) => body), one.orElse, one.finallyBody].flatMap((body) =>
          jumpsOutOf(body, isInLoop),
        );
      case "For":
      case "While":
        return [...jumpsOutOf(one.body, true), ...jumpsOutOf(one.orElse, isInLoop)];
      default:
        return [];
    }
  });
}

/** What a jump is called in the text. */
export function jumpKeyword(jump: Jump): string {
  return jump.kind.toLowerCase();
}
