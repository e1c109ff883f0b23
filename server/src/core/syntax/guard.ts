/**
 * Refuses, before the parser sees it, text that would break the parser. tree-sitter-python keeps the open indentations and strings
 * in a buffer of 1,024 bytes and writes past its end when there are too many (tree-sitter-python issue 350); the parser then answers
 * wrongly for every later file. CPython itself refuses more than 100 indentation levels ("too many levels of indentation") and more
 * than 200 nested brackets ("too many nested parentheses"), so nothing valid is lost.
 */
import type { SkipReason } from "./source-file";

/** Files longer than this many UTF-16 code units are not analysed. Nobody writes them by hand, and an editor should not wait for them. */
export const maximumLength = 1024 * 1024;

/**
 * Deeper expressions are cut off and marked broken. CPython accepts chains of some thousand operators, but no person writes them, and
 * everything that walks the tree may then recurse without exhausting the stack.
 */
export const maximumDepth = 400;

const maximumIndentations = 100;
const maximumBrackets = 200;

/** Tells why a text must not be parsed, or undefined when it may. Takes one pass over the text. */
export function refuse(text: string): SkipReason | undefined {
  if (text.length > maximumLength) return "too-large";
  return indentationsExceed(text) || bracketsExceed(text) ? "too-deep" : undefined;
}

/** Counts indentations on all lines, those inside strings and brackets too: a parser that recovers from an error may see them. */
function indentationsExceed(text: string): boolean {
  const widths: number[] = [];
  let offset = 0;
  while (offset < text.length) {
    let width = 0;
    let code = text.charCodeAt(offset);
    while (code === 32 || code === 9 || code === 12) {
      width = code === 9 ? (width | 7) + 1 : width + 1;
      code = text.charCodeAt(++offset);
    }
    const isBlank = code === 10 || code === 13 || Number.isNaN(code);
    if (!isBlank) {
      while (widths.length > 0 && (widths[widths.length - 1] as number) >= width) widths.pop();
      if (width > 0) widths.push(width);
      if (widths.length > maximumIndentations) return true;
    }
    while (offset < text.length && text.charCodeAt(offset) !== 10 && text.charCodeAt(offset) !== 13) offset++;
    offset++;
  }
  return false;
}

const skipped = /#[^\r\n]*|("""|''')(?:\\[^]|(?!\1)[^])*(?:\1|$)|"(?:\\[^]|[^"\\\r\n])*"?|'(?:\\[^]|[^'\\\r\n])*'?|[()[\]{}]/g;

/** Counts open brackets outside comments and strings. Nested f-strings count too: every second of their braces is outside by this measure. */
function bracketsExceed(text: string): boolean {
  let depth = 0;
  for (const match of text.matchAll(skipped)) {
    const first = match[0];
    if (first === "(" || first === "[" || first === "{") depth++;
    else if (first === ")" || first === "]" || first === "}") depth = Math.max(0, depth - 1);
    if (depth > maximumBrackets) return true;
  }
  return false;
}
