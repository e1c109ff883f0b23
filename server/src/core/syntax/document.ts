/** A Python text that changes. After an edit only the statement that it is in is parsed, where that is enough, and else the whole text. */
import type { TextEdit } from "../text/edit";
import { LineTable } from "../text/lines";
import type { Range } from "../text/range";
import type { Expression, FunctionDefinition, Module, Statement } from "./ast";
import { lower } from "./lower";
import { hasEmptyBlock, moveRange, moveStatement, replaceStatement, type StatementPath, statementAt } from "./moving";
import type { PythonParser } from "./parser";
import { readSound, readSoundOutside } from "./sound/statements";
import type { FunctionParts, UnreadFunction } from "./sound/unread-function";
import type { EditedStatement, SkipReason, SourceFile } from "./source-file";
import { walk } from "./visit";

/** Reads a text once. */
export function readSource(parser: PythonParser, text: string, lines = new LineTable(text)): SourceFile {
  const sound = readSound(text);
  if (sound) return { ...sourceFile(parser, text, lines, sound, undefined), isPlainlySound: true };
  const { tree, skipped } = parser.parse(text);
  if (!tree) return sourceFile(parser, text, lines, undefined, skipped);
  try {
    return sourceFile(parser, text, lines, lower(tree, parser.language, text), undefined);
  } finally {
    tree.delete();
  }
}

/** Reads a text for those who import it: what is in its functions is read when somebody asks for it. */
export function readImported(parser: PythonParser, text: string): SourceFile {
  // What is wrong in a function is seen when it is read; then the file is read as one that somebody looks at.
  let other: ReadonlyMap<number, FunctionDefinition> | undefined;
  const readOtherwise = (definition: UnreadFunction): FunctionParts => {
    other ??= functionsOf(readSource(parser, text).module);
    return other.get(definition.start) ?? unknownParts(definition);
  };
  const read = readSoundOutside(text, readOtherwise);
  if (!read) return readSource(parser, text);
  let whole: SourceFile | undefined;
  const file: SourceFile = {
    ...sourceFile(parser, text, new LineTable(text), read.module, undefined),
    whole: () => {
      whole ??= read.functions.every((one) => one.isSound) ? { ...file, isPlainlySound: true } : readSource(parser, text);
      return whole;
    },
  };
  return file;
}

/** The functions of a module that are not inside of others, by where they begin. */
function functionsOf(module: Module): ReadonlyMap<number, FunctionDefinition> {
  const functions = new Map<number, FunctionDefinition>();
  walk(module, (node) => {
    if (node.kind !== "FunctionDefinition") return true;
    functions.set(node.start, node);
    return false;
  });
  return functions;
}

/** What is in a function that cannot be found any more when all of a text is read: it gives something that cannot be read. */
function unknownParts({ end }: UnreadFunction): FunctionParts {
  const value: Expression = { kind: "BrokenExpression", start: end, end, parent: undefined, children: [] };
  const statement: Statement = { kind: "Return", start: end, end, parent: undefined, value };
  value.parent = statement;
  return { typeParameters: [], parameters: [], returns: undefined, body: [statement], isGenerator: false };
}

/** What has changed since a file was read: a range of that file's text, and where its new text ends now. */
interface Change extends Range {
  readonly newEnd: number;
}

/** A text that an editor has open. */
export class SourceDocument {
  private current: SourceFile | undefined;
  /** The last file without an error. While the text is damaged, it is kept for the moment when it is mended. */
  private sound: SourceFile | undefined;
  /** What has changed since that file was read. */
  private change: Change | undefined;
  private currentText: string;
  private currentLines: LineTable | undefined;

  /** Takes the parser, which is shared by all documents, and the text to begin with. */
  constructor(
    private readonly parser: PythonParser,
    text: string,
  ) {
    this.currentText = text;
  }

  /** The text as it is now. Reading it parses nothing. */
  get text(): string {
    return this.currentText;
  }

  /** The lines of the text as it is now. Reading them parses nothing. */
  get lines(): LineTable {
    this.currentLines ??= new LineTable(this.currentText);
    return this.currentLines;
  }

  /** Tells whether the text as it is now is parsed already. */
  get isParsed(): boolean {
    return this.current !== undefined;
  }

  /**
   * The file as it is now. Parses when the text has changed since the last call; statements that did not change are taken over from the file before,
   * which is then no longer of use.
   */
  get file(): SourceFile {
    const known = this.readQuickly();
    if (known) return known;
    const file = readSource(this.parser, this.text, this.lines);
    return !file.skipped && file.module.errors.length === 0 ? this.accept(file) : this.keep(file);
  }

  /**
   * The file as it is now, when that takes a moment only: it is read already, or only one statement has changed. Undefined otherwise; then `file` takes
   * time in proportion to the text.
   */
  readQuickly(): SourceFile | undefined {
    return this.current ?? this.patched();
  }

  /**
   * Replaces a range of the current text. Several changes of one notification are applied one after the other, each to the
   * text that the one before it left (Language Server Protocol, `TextDocumentContentChangeEvent`).
   */
  edit(edit: TextEdit): void {
    const { start, end, newText } = edit;
    this.currentText = this.text.slice(0, start) + newText + this.text.slice(end);
    this.currentLines = this.currentLines?.edited(edit, this.currentText);
    this.current = undefined;
    const { change } = this;
    const growth = newText.length - (end - start);
    this.change = {
      start: Math.min(start, change?.start ?? start),
      end: change ? change.end + Math.max(0, end - change.newEnd) : end,
      newEnd: Math.max(end, change?.newEnd ?? end) + growth,
    };
  }

  /** Replaces the whole text. */
  replace(text: string): void {
    const before = this.text;
    const most = Math.min(before.length, text.length);
    let start = 0;
    while (start < most && before.charCodeAt(start) === text.charCodeAt(start)) start++;
    let same = 0;
    while (same < most - start && before.charCodeAt(before.length - 1 - same) === text.charCodeAt(text.length - 1 - same)) same++;
    this.edit({ start, end: before.length - same, newText: text.slice(start, text.length - same) });
    this.currentText = text;
  }

  private keep(file: SourceFile): SourceFile {
    this.current = file;
    return file;
  }

  private accept(file: SourceFile): SourceFile {
    this.sound = file;
    this.change = undefined;
    return this.keep(file);
  }

  /** Reads only the statement that has changed, where nothing else can have: undefined where that is not sure. */
  private patched(): SourceFile | undefined {
    const { sound, change, text, lines, parser } = this;
    const path = sound && change && statementAt(change.start, sound.module);
    // What the parser makes of a null character depends on what is around it.
    if (!path || text.includes("\0")) return undefined;
    const { start, end } = path.statement;
    // A change may also be in the white space behind the statement.
    if (change.end > end && sound.text.slice(end, change.end).trim() !== "") return undefined;
    const behind = Math.max(end, change.end);
    const distance = change.newEnd - change.end;
    const alone = this.readAlone(start, behind + distance, path);
    if (!alone) return undefined;
    const module = replaceStatement(sound.module, path, alone.statement, behind, distance, alone.comments);
    const edited: EditedStatement = {
      // Files that were edited long ago are of no interest.
      before: Object.assign(sound, { edited: undefined }),
      statement: alone.statement,
      replaced: path.statement,
      end: behind,
      distance,
    };
    return this.accept({ ...sourceFile(parser, text, lines, module, undefined), edited });
  }

  /**
   * Reads a range of the text that was the statement at a path before: undefined unless it is just one statement and has no error. Such a statement means
   * the same wherever it stands.
   */
  private readAlone(
    start: number,
    end: number,
    { classes }: StatementPath,
  ): { readonly statement: Statement; readonly comments: readonly Range[] } | undefined {
    const { text, lines, parser } = this;
    const indentation = text.slice(lines.startOf(lines.lineAt(start)), start);
    restOfLine.lastIndex = end;
    if (!/^[ \t]*$/.test(indentation) || !restOfLine.test(text) || text[end - 1] === "\r") return undefined;
    const isInClass = classes.length > 0;
    if (isInClass !== indentation.length > 0) return undefined;
    const around = isInClass ? `class _:\n${indentation}` : "";
    const { module, skipped } = readSource(parser, around + text.slice(start, end));
    if (skipped || module.errors.length > 0 || module.body.length !== 1) return undefined;
    const [outer] = module.body;
    const suite = isInClass ? (outer?.kind === "ClassDefinition" ? outer.body : []) : module.body;
    const [statement] = suite;
    const { comments } = module;
    const distance = start - around.length;
    if (!statement || suite.length !== 1 || statement.start + distance !== start || hasEmptyBlock(statement)) return undefined;
    moveStatement(statement, distance);
    if (text.slice(statement.end, end).trim() !== "") return undefined;
    for (const one of comments) moveRange(one, distance);
    return { statement, comments };
  }
}

/** What may stand behind a statement that ends with its line. */
const restOfLine = /[ \t]*(?:$|[\r\n#])/y;

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
