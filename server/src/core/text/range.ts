/**
 * Places in a text. Every offset in the core counts UTF-16 code units from the start of the text, as JavaScript strings,
 * web-tree-sitter and the Language Server Protocol's default encoding all do.
 */

/** A half-open stretch of text: `start` is inside, `end` is not. Both are UTF-16 offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Tells whether `inner` lies within `outer`, borders included. */
export function contains(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Tells whether two ranges share at least one character, or one of them is empty and touches the other. */
export function touches(a: Range, b: Range): boolean {
  return a.start <= b.end && b.start <= a.end;
}
