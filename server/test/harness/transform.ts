/** Changes of a program that must not change what is found in it, each as the edits that make it. */
import type { Finding } from "../../src/core/linter/finding";
import type { Node } from "../../src/core/syntax/ast";
import type { SourceFile } from "../../src/core/syntax/source-file";
import { walk } from "../../src/core/syntax/visit";
import { insert, replace, type TextEdit } from "../../src/core/text/edit";
import type { Range } from "../../src/core/text/range";

/** A change of a program. `edits` gives undefined where the change cannot be made. */
export interface Transformation {
  /** The name by which a fixture's `# without:` leaves it out. */
  readonly name: string;
  edits(file: SourceFile): TextEdit[] | undefined;
  /** What becomes of a message; it stays the same unless said otherwise. */
  message?(text: string): string;
}

/** The changes that every fixture goes through. */
export const transformations: readonly Transformation[] = [
  { name: "crlf", edits: (file) => lineEnds(file, "\r\n") },
  { name: "cr", edits: (file) => lineEnds(file, "\r") },
  { name: "bom", edits: ({ text }) => (text.startsWith("\uFEFF") ? undefined : [insert(0, "\uFEFF")]) },
  { name: "tabs", edits: tabs },
  { name: "emoji", edits: ({ text }) => [insert(text.startsWith("\uFEFF") ? 1 : 0, "# 🐍 Überraschung 协程\n")] },
  { name: "alias", edits: alias, message: (text) => text.replace(/\basyncio\b/g, "aio_1") },
];

function lineEnds({ text }: SourceFile, lineEnd: string): TextEdit[] | undefined {
  if (text.includes("\r")) return undefined;
  return [...text.matchAll(/\n/g)].map((match) =>
    lineEnd === "\r\n" ? insert(match.index, "\r") : replace({ start: match.index, end: match.index + 1 }, lineEnd),
  );
}

function tabs({ text }: SourceFile): TextEdit[] {
  return [...text.matchAll(/^(?: {4})+/gm)].flatMap(({ 0: spaces, index }) =>
    Array.from({ length: spaces.length / 4 }, (_, step) => replace({ start: index + step * 4, end: index + step * 4 + 4 }, "\t")),
  );
}

/** `import asyncio` becomes `import asyncio as aio_1`, and every use of the name follows. */
function alias(file: SourceFile): TextEdit[] | undefined {
  if (file.module.errors.length > 0) return undefined;
  const edits: TextEdit[] = [];
  let isPlain = true;
  walk(file.module, (node) => {
    if (node.kind === "Name" && node.id === "asyncio") edits.push(replace(node, "aio_1"));
    if (node.kind === "ImportFrom" && node.names.some((name) => name.binds === "asyncio")) isPlain = false;
    if (node.kind !== "Import") return;
    for (const name of node.names) {
      if (name.binds !== "asyncio") continue;
      if (name.path === "asyncio" && !name.alias) edits.push(insert(name.end, " as aio_1"));
      else isPlain = false;
    }
  });
  return isPlain && edits.some((edit) => edit.newText === " as aio_1") ? edits : undefined;
}

/**
 * The same program without asynchronous functions: `async` and `await` are gone, and what is imported is unknown, so that nothing in it
 * makes a coroutine. Gives undefined for a program with syntax errors.
 */
export function syncTwin(file: SourceFile): TextEdit[] | undefined {
  if (file.module.errors.length > 0) return undefined;
  const edits: TextEdit[] = [];
  const dropAsync = (keyword: Range): void => {
    const word = /^async\s+/.exec(file.text.slice(keyword.start))?.[0];
    if (word) edits.push(replace({ start: keyword.start, end: keyword.start + word.length }, ""));
  };
  walk(file.module, (node: Node) => {
    if (node.kind === "Await") {
      const word = /^await\s*/.exec(file.text.slice(node.start))?.[0] ?? "";
      edits.push(replace({ start: node.start, end: node.start + word.length }, ""));
    }
    if (node.kind === "FunctionDefinition" || node.kind === "For" || node.kind === "With") dropAsync(node.keyword);
    if (node.kind === "Comprehension") for (const clause of node.clauses) dropAsync(clause.keyword);
    if (node.kind === "Import") {
      for (const { name, path, alias, binds } of node.names)
        edits.push(replace(name, alias ? `unknown.${path}` : `unknown.${path} as ${binds}`));
    }
    if (node.kind === "ImportFrom" && node.level === 0 && node.module !== "__future__")
      edits.push(insert(node.moduleRange.start, "unknown."));
  });
  return edits;
}

/** Where a range is after edits. Text that is inserted at its start or end stays outside of it. */
export function moved(range: Range, edits: readonly TextEdit[]): Range {
  const move = (offset: number, isStart: boolean): number => {
    let shift = 0;
    for (const { start, end, newText } of edits) {
      const isBefore = start === end ? start < offset || (start === offset && isStart) : end <= offset;
      if (isBefore) shift += newText.length - (end - start);
    }
    return offset + shift;
  };
  const start = move(range.start, true);
  return { start, end: Math.max(start, move(range.end, false)) };
}

/** A finding as one line of text for comparing, with its range where the edits leave it. */
export function comparable(finding: Finding, message: string, edits: readonly TextEdit[] = []): string {
  const { start, end } = moved(finding.range, edits);
  return `${start}-${end} ${finding.code} ${finding.rule} ${finding.severity} ${finding.confidence}: ${message}`;
}
