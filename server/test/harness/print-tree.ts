/** Writes syntax trees down for people to read and for tests to compare. */
import type { Node } from "../../src/core/syntax/ast";
import type { Range } from "../../src/core/text/range";

/**
 * Writes a tree with one line for each node: its kind, its plain fields, and the text that it spans. What a node holds stands below it,
 * two columns to the right, behind the name of its field. Fields that are undefined or empty are left out.
 */
export function printTree(node: Node, text: string): string {
  const lines: string[] = [];
  print(node as unknown as Fields, "", "", text, lines);
  return `${lines.join("\n")}\n`;
}

type Fields = Readonly<Record<string, unknown>>;

/** Besides its parent, what every node has and the first part of its line shows. */
const shownOtherwise = new Set(["parent", "start", "end", "kind"]);

function print(value: Fields, label: string, indent: string, text: string, lines: string[]): void {
  const plain: string[] = [];
  const below: [string, Fields][] = [];
  for (const [name, field] of Object.entries(value)) {
    if (shownOtherwise.has(name) || field === undefined) continue;
    if (Array.isArray(field) && typeof field[0] === "string") plain.push(`${name}=${field.join(",")}`);
    else if (Array.isArray(field)) for (const one of field) below.push([name, one as Fields]);
    else if (isRange(field)) plain.push(`${name}=${excerpt(field, text)}`);
    else if (typeof field === "object") below.push([name, field as Fields]);
    else plain.push(`${name}=${JSON.stringify(field)}`);
  }
  const span = isRange(value) || "kind" in value ? [excerpt(value as unknown as Range, text)] : [];
  lines.push(indent + [...(label ? [`${label}:`] : []), ...("kind" in value ? [value.kind] : []), ...plain, ...span].join(" "));
  for (const [name, one] of below) print(one, name, `${indent}  `, text, lines);
}

/** Tells whether a field is a mere range: comments, keywords and the like. */
function isRange(field: unknown): field is Range {
  return typeof field === "object" && field !== null && "start" in field && "end" in field && !("kind" in field);
}

/** The text of a range between angle quotes, its middle left out when it is long. */
function excerpt({ start, end }: Range, text: string): string {
  const written = JSON.stringify(text.slice(start, end)).slice(1, -1).replaceAll('\\"', '"');
  return `‹${written.length > 60 ? `${written.slice(0, 40)} … ${written.slice(-15)}` : written}›`;
}
