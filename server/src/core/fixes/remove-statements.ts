/** Takes statements out of a file, with the clauses that are empty without them. Comments stay. */

import { suiteOf } from "../semantics/suites";
import type { Statement, Try } from "../syntax/ast";
import type { SourceFile } from "../syntax/source-file";
import { walk } from "../syntax/visit";
import { insert, replace, type TextEdit } from "../text/edit";
import { lineEndOf } from "../text/lines";
import { contains, type Range } from "../text/range";

/**
 * The edits that remove statements. A `finally` that has nothing left goes too, and with it its `try` when that has no handler; any other
 * block that has nothing left gets a `pass`. Undefined where that cannot be done line by line, or where a comment inside a statement would be lost.
 */
export function removeStatements(file: SourceFile, statements: readonly Statement[]): TextEdit[] | undefined {
  return new Removal(file).of(statements);
}

/** The edits that indent the lines of a range by one step more. Lines that begin within a string are left alone, as are those in `except`. */
export function indentLines(file: SourceFile, { start, end }: Range, except: ReadonlySet<number>): TextEdit[] {
  const { lines } = file;
  const inString = linesInStrings(file);
  const unit = indentUnit(file);
  const edits: TextEdit[] = [];
  for (let line = lines.lineAt(start); line <= lines.lineAt(end); line++) {
    if (!except.has(line) && !inString.has(line) && lines.textOf(line).trim() !== "") edits.push(insert(lines.startOf(line), unit));
  }
  return edits;
}

/** The edits that take indentation away from the lines of a range that begin with `from`, so that they begin with `to`, the beginning of that. */
export function dedentLines(file: SourceFile, { start, end }: Range, from: string, to: string): TextEdit[] {
  const { lines } = file;
  const inString = linesInStrings(file);
  const edits: TextEdit[] = [];
  for (let line = lines.lineAt(start); line <= lines.lineAt(end); line++) {
    if (inString.has(line) || !lines.textOf(line).startsWith(from)) continue;
    edits.push(replace({ start: lines.startOf(line) + to.length, end: lines.startOf(line) + from.length }, ""));
  }
  return edits;
}

/** One step of indentation as the file writes it; four spaces where it has none. */
export function indentUnit(file: SourceFile): string {
  let unit: string | undefined;
  walk(file.module, (node) => {
    if (unit === undefined && "body" in node && Array.isArray(node.body) && node.kind !== "Module") {
      const [first] = node.body as Statement[];
      const outer = file.lines.indentAt(node.start);
      const inner = first && file.lines.lineAt(first.start) > file.lines.lineAt(node.start) ? file.lines.indentAt(first.start) : "";
      if (inner.length > outer.length && inner.startsWith(outer)) unit = inner.slice(outer.length);
    }
    return unit === undefined;
  });
  return unit ?? "    ";
}

/** The lines that begin inside a string, whose white space belongs to it. */
function linesInStrings({ module, lines }: SourceFile): ReadonlySet<number> {
  const result = new Set<number>();
  walk(module, (node) => {
    if (node.kind === "String") for (let line = lines.lineAt(node.start) + 1; line <= lines.lineAt(node.end); line++) result.add(line);
  });
  return result;
}

class Removal {
  private readonly edits: TextEdit[] = [];
  /** Lines that go as a whole. */
  private readonly gone = new Set<number>();
  /** Lines that begin a block whose header is kept, or become the first of one. */
  private readonly dedented: { readonly first: number; readonly last: number; readonly from: string; readonly to: string }[] = [];

  constructor(private readonly file: SourceFile) {}

  of(statements: readonly Statement[]): TextEdit[] | undefined {
    const { file } = this;
    for (const statement of statements) {
      if (file.module.comments.some((comment) => contains(statement, comment))) return undefined;
    }
    const suites = new Set(statements.map((one) => (one.parent ? suiteOf(one.parent, one) : undefined)));
    for (const suite of suites) {
      const parent = suite?.[0]?.parent;
      if (!suite || !parent) return undefined;
      const removed = suite.filter((one) => statements.includes(one));
      const isEmptied = removed.length === suite.length;
      if (isEmptied && parent.kind === "Try" && suite === parent.finallyBody) {
        if (!this.dropFinally(parent)) return undefined;
        continue;
      }
      const isKept = isEmptied && parent.kind !== "Module";
      if (isKept) this.edits.push(replace(removed[0] as Statement, "pass"));
      if (!this.removeFromSuite(suite, isKept ? removed.slice(1) : removed)) return undefined;
    }
    return [...this.edits, ...this.dedents(), ...this.lineRemovals()];
  }

  private removeFromSuite(suite: readonly Statement[], removed: readonly Statement[]): boolean {
    const { file } = this;
    const { lines, text } = file;
    for (const statement of removed) {
      const index = suite.indexOf(statement);
      const isShared = (other: Statement | undefined, last: Statement, first: Statement): boolean =>
        other !== undefined && lines.lineAt(last.end) === lines.lineAt(first.start);
      const before = suite[index - 1];
      const after = suite[index + 1];
      const sharesBefore = before !== undefined && isShared(before, before, statement);
      const sharesAfter = after !== undefined && isShared(after, statement, after);
      if (sharesAfter) {
        this.edits.push(replace({ start: statement.start, end: after.start }, ""));
      } else if (sharesBefore) {
        // When all that is before it on the line goes too, the line has nothing left; that is not worth the trouble.
        if (removed.includes(before)) return false;
        this.edits.push(replace({ start: before.end, end: statement.end }, ""));
      } else {
        const first = lines.lineAt(statement.start);
        const last = lines.lineAt(statement.end);
        if (text.slice(lines.startOf(first), statement.start).trim() !== "") return false;
        const rest = text.slice(statement.end, lines.endOf(last));
        const comment = /^\s*;?\s*(?=#)/.exec(rest);
        if (comment) this.edits.push(replace({ start: statement.start, end: statement.end + comment[0].length }, ""));
        else if (/^\s*;?\s*$/.test(rest)) for (let line = first; line <= last; line++) this.gone.add(line);
        else return false;
      }
    }
    return true;
  }

  private dropFinally(node: Try): boolean {
    const { lines, text, module } = this.file;
    const [first] = node.body;
    const lastBefore = [...node.orElse, ...node.handlers, ...node.body].reduce((a, b) => (b.end > a.end ? b : a));
    const last = node.finallyBody[node.finallyBody.length - 1];
    if (!first || !last) return false;
    const tryLine = lines.lineAt(node.start);
    const lastLine = lines.lineAt(last.end);
    let finallyLine = lines.lineAt(lastBefore.end) + 1;
    while (finallyLine < lastLine && !/^\s*finally\b/.test(lines.textOf(finallyLine))) finallyLine++;
    if (finallyLine >= lastLine || !/^\s*finally\s*:\s*(#.*)?$/.test(lines.textOf(finallyLine))) return false;
    const outer = lines.indentAt(node.start);
    const clause = { start: lines.startOf(finallyLine), end: lines.endOf(lastLine) };
    const comments = module.comments.filter((one) => contains(clause, one)).map((one) => outer + text.slice(one.start, one.end));
    if (comments.length > 0) this.edits.push(replace(clause, comments.join(lineEndOf(text))));
    else for (let line = finallyLine; line <= lastLine; line++) this.gone.add(line);
    if (node.handlers.length > 0) return true;

    const inner = lines.indentAt(first.start);
    const header = /^try\s*:\s*/.exec(text.slice(node.start, lines.endOf(tryLine)));
    if (node.orElse.length > 0 || lines.lineAt(first.start) === tryLine || !header || !inner.startsWith(outer)) return false;
    const isAlone = node.start + header[0].length === lines.endOf(tryLine);
    if (isAlone) this.gone.add(tryLine);
    else this.edits.push(replace({ start: node.start, end: node.start + header[0].length }, ""));
    this.dedented.push({ first: tryLine + 1, last: finallyLine - 1, from: inner, to: outer });
    return true;
  }

  private dedents(): TextEdit[] {
    const { lines } = this.file;
    const inString = this.dedented.length > 0 ? linesInStrings(this.file) : new Set<number>();
    return this.dedented.flatMap(({ first, last, from, to }) => {
      const edits: TextEdit[] = [];
      for (let line = first; line <= last; line++) {
        if (this.gone.has(line) || inString.has(line) || !lines.textOf(line).startsWith(from)) continue;
        const start = lines.startOf(line);
        edits.push(replace({ start: start + to.length, end: start + from.length }, ""));
      }
      return edits;
    });
  }

  /** Removes the lines that go, each stretch with the blank lines that only set it apart. */
  private lineRemovals(): TextEdit[] {
    const { lines, text } = this.file;
    const isBlank = (line: number): boolean => line >= 0 && line < lines.count && lines.textOf(line).trim() === "";
    const allBlank = (from: number, to: number): boolean => {
      for (let line = from; line < to; line++) if (!isBlank(line)) return false;
      return true;
    };
    const edits: TextEdit[] = [];
    const sorted = [...this.gone].sort((a, b) => a - b);
    for (let index = 0; index < sorted.length; index++) {
      let first = sorted[index] as number;
      let last = first;
      // What goes on both sides of blank lines takes them along.
      for (let next = sorted[index + 1]; next !== undefined && allBlank(last + 1, next); next = sorted[index + 1]) {
        last = next;
        index++;
      }
      let before = 0;
      while (isBlank(first - before - 1)) before++;
      let after = 0;
      while (isBlank(last + after + 1)) after++;
      const isAtEnd = last + after + 1 >= lines.count;
      const opensBlock = before === 0 && first > 0 && /:\s*(#.*)?$/.test(lines.textOf(first - 1));
      if (isAtEnd) first -= before;
      else if (opensBlock || (before > 0 && after <= before)) last += after;
      else if (before > 0 && after > 0) first -= before;
      const end = last + 1 < lines.count ? lines.startOf(last + 1) : text.length;
      edits.push(replace({ start: lines.startOf(first), end }, ""));
    }
    return edits;
  }
}
