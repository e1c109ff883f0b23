/** A Python text that changes, parsed incrementally. The only owner of tree-sitter trees: what it makes it frees. */
import { Edit, type Tree } from "web-tree-sitter";
import type { TextEdit } from "../text/edit";
import { LineTable } from "../text/lines";
import type { Expression, Module } from "./ast";
import { lower } from "./lower";
import type { PythonParser } from "./parser";
import { readSound } from "./sound/statements";
import type { SkipReason, SourceFile } from "./source-file";

/** Reads a text once. */
export function readSource(parser: PythonParser, text: string): SourceFile {
  const sound = readSound(text);
  if (sound) return sourceFile(parser, text, new LineTable(text), sound, undefined);
  const document = new SourceDocument(parser, text);
  const file = document.file;
  document.dispose();
  return file;
}

/** A text that an editor has open. */
export class SourceDocument {
  private tree: Tree | undefined;
  private current: SourceFile | undefined;
  private currentLines: LineTable;

  /** Takes the parser, which is shared by all documents, and the text to begin with. */
  constructor(
    private readonly parser: PythonParser,
    private currentText: string,
  ) {
    this.currentLines = new LineTable(currentText);
  }

  /** The text as it is now. Reading it parses nothing. */
  get text(): string {
    return this.currentText;
  }

  /** The lines of the text as it is now. Reading them parses nothing. */
  get lines(): LineTable {
    return this.currentLines;
  }

  /** Tells whether the text as it is now is parsed already. */
  get isParsed(): boolean {
    return this.current !== undefined;
  }

  /** The file as it is now. Parses when the text has changed since the last call. */
  get file(): SourceFile {
    this.current ??= this.read();
    return this.current;
  }

  /**
   * Replaces a range of the current text. Several changes of one notification are applied one after the other, each to the
   * text that the one before it left (Language Server Protocol, `TextDocumentContentChangeEvent`).
   */
  edit(change: TextEdit): void {
    const before = this.currentLines;
    this.currentText = this.text.slice(0, change.start) + change.newText + this.text.slice(change.end);
    this.currentLines = new LineTable(this.text);
    this.current = undefined;
    if (!this.tree) return;
    if (change.newText.includes("\r") || this.text.includes("\r")) {
      // The parser sees a lone `\r` as a line end, so an edit next to one may change characters outside of the edit.
      this.dispose();
      return;
    }
    const newEnd = change.start + change.newText.length;
    this.tree.edit(
      new Edit({
        startIndex: change.start,
        oldEndIndex: change.end,
        newEndIndex: newEnd,
        startPosition: pointAt(before, change.start),
        oldEndPosition: pointAt(before, change.end),
        newEndPosition: pointAt(this.lines, newEnd),
      }),
    );
  }

  /** Replaces the whole text. Nothing of the old tree is used again. */
  replace(text: string): void {
    this.currentText = text;
    this.currentLines = new LineTable(text);
    this.current = undefined;
    this.dispose();
  }

  /** Frees the tree. The document can still be used; it then parses from the start. */
  dispose(): void {
    this.tree?.delete();
    this.tree = undefined;
  }

  private read(): SourceFile {
    const { text, lines, parser } = this;
    let skipped: SkipReason | undefined;
    let module: Module | undefined;
    const earlier = this.tree;
    this.tree = undefined;
    let result = parser.parse(text, earlier);
    earlier?.delete();
    if (earlier && result.tree?.rootNode.hasError) {
      // With errors, an incremental parse may recover otherwise than a fresh one; findings must not depend on the way to a text.
      result.tree.delete();
      result = parser.parse(text);
    }
    if (result.tree) {
      this.tree = result.tree;
      // Where the grammar finds errors in sound code, a text must mean the same here as when it is read once.
      module = (result.tree.rootNode.hasError ? readSound(text) : undefined) ?? lower(result.tree, parser.language, text);
    } else {
      module = readSound(text);
      skipped = module ? undefined : result.skipped;
    }
    return sourceFile(parser, text, lines, module, skipped);
  }
}

function sourceFile(
  parser: PythonParser,
  text: string,
  lines: LineTable,
  module: Module | undefined,
  skipped: SkipReason | undefined,
): SourceFile {
  return {
    text,
    lines,
    skipped,
    module: module ?? { kind: "Module", start: 0, end: text.length, parent: undefined, body: [], comments: [], errors: [] },
    parses: (other) => readSound(other) !== undefined || isSound(parser, other),
    expression: (other) => expressionIn(parser, other),
  };
}

/** Longer texts are no annotations. */
const longestExpression = 1000;

/** The expression that a text is; undefined when it is anything else. */
function expressionIn(parser: PythonParser, text: string): Expression | undefined {
  if (text.length > longestExpression) return undefined;
  const [statement, ...others] = readSource(parser, text).module.body;
  return statement?.kind === "ExpressionStatement" && others.length === 0 ? statement.expression : undefined;
}

/** tree-sitter's point: its rows end at `\n`, which is what every line end is in the text that it gets, and columns are UTF-16 units. */
function pointAt(lines: LineTable, offset: number): { row: number; column: number } {
  const row = lines.lineAt(offset);
  return { row, column: offset - lines.startOf(row) };
}

/** Tells whether a text parses without an error, and holds nothing that tree-sitter lets pass and CPython does not. */
function isSound(parser: PythonParser, text: string): boolean {
  const { tree } = parser.parse(text);
  if (!tree) return false;
  try {
    if (tree.rootNode.hasError) return false;
    const pythonTwo = ["print_statement", "exec_statement", "chevron"];
    if (tree.rootNode.descendantsOfType(pythonTwo).length > 0) return false;
    return !tree.rootNode.descendantsOfType("identifier").some((node) => node?.text === "await" || node?.text === "async");
  } finally {
    tree.delete();
  }
}
