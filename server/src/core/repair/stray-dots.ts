/** Finds `await.asyncio.sleep(2)`: a dot where a blank belongs. */
import { keywords, type Token } from "../syntax/tokens";
import { replace } from "../text/edit";
import type { FoundDamage } from "./damage";

/** The stray dots behind `await` in a run of tokens of `text` without comments and line ends. */
export function strayDots(text: string, tokens: readonly Token[]): FoundDamage[] {
  const damages: FoundDamage[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.plain !== "await" || token.kind !== "name" || tokens[index - 1]?.plain === ".") continue;
    const dot = tokens[index + 1];
    const next = tokens[index + 2];
    if (dot?.plain !== "." || !next) continue;
    const isOperand = next.kind === "name" ? !keywords.has(next.plain) : next.plain === "(";
    if (!isOperand) continue;
    // A comment between them stays where it is.
    const holdsComment = text.slice(token.end, next.start).includes("#");
    damages.push({
      kind: "stray-await-dot",
      what: "found",
      start: token.start,
      end: dot.end,
      values: { next: next.plain },
      edits: [holdsComment ? replace(dot, "") : { start: token.end, end: next.start, newText: " " }],
    });
  }
  return damages;
}

/**
 * Tells whether a file uses `await` as a name, as was allowed before Python 3.7: it is then read as an old program, not as a damaged one.
 */
export function usesAwaitAsName(tokens: readonly Token[]): boolean {
  return tokens.some((token, index) => {
    if (token.plain !== "await") return false;
    const before = tokens[index - 1]?.plain ?? "";
    return tokens[index + 1]?.plain === "=" || /^(?:def|class|import|as|global|nonlocal|\.)$/.test(before);
  });
}
