/**
 * Copies tree-sitter's tree into plain objects in one walk. Each call into the parser's WebAssembly costs more than making an
 * object, so a node is read once, and the lowering that follows never calls the parser.
 */
import type { Language, Tree } from "web-tree-sitter";
import type { Range } from "../text/range";

/** A node of tree-sitter's tree. Punctuation that carries no meaning is left out. */
export interface RawNode extends Range {
  /** Unlike tree-sitter, but like CPython, a compound statement ends with its last statement and not with the comments behind that. */
  end: number;
  /** The grammar's name of the node, such as `call`; for keywords and operators their text. */
  readonly type: string;
  /** The grammar's name of the role that the node plays in its parent, such as `left`. */
  readonly field: string | undefined;
  /** Whether the grammar has a rule of that name; keywords, operators and punctuation have none. */
  readonly isNamed: boolean;
  /** Whether the parser made the node up to be able to go on. */
  readonly isMissing: boolean;
  readonly children: RawNode[];
}

const meaningless: ReadonlySet<string> = new Set(["(", ")", "[", "]", ",", ";", "line_continuation"]);

/** What ends with a block of statements. */
const endsInBlock: ReadonlySet<string> = new Set([
  "block",
  "case_clause",
  "class_definition",
  "decorated_definition",
  "elif_clause",
  "else_clause",
  "except_clause",
  "finally_clause",
  "for_statement",
  "function_definition",
  "if_statement",
  "match_statement",
  "try_statement",
  "while_statement",
  "with_statement",
]);

const namedTypesByLanguage = new WeakMap<Language, readonly boolean[]>();

/** For each node type of the grammar whether it is named. Asked of the parser once. */
function namedTypes(language: Language): readonly boolean[] {
  let known = namedTypesByLanguage.get(language);
  if (!known) {
    known = language.types.map((_, id) => language.nodeTypeIsNamed(id));
    namedTypesByLanguage.set(language, known);
  }
  return known;
}

/** Reads a whole tree. `comments` receives the comments, `errors` the ranges that fit no rule of the grammar, both in order of the text. */
export function readTree(tree: Tree, language: Language, comments: Range[], errors: Range[]): RawNode {
  const types = language.types;
  const fields = language.fields;
  const named = namedTypes(language);
  const cursor = tree.walk();
  const read = (): RawNode => {
    const start = cursor.startIndex;
    const end = cursor.endIndex;
    const field = cursor.currentFieldId;
    const typeId = cursor.nodeTypeId;
    const type = types[typeId] ?? cursor.nodeType;
    const isMissing = start === end && cursor.nodeIsMissing;
    if (isMissing || type === "ERROR") errors.push({ start, end });
    if (type === "comment") comments.push({ start, end });
    return {
      type,
      field: field === 0 ? undefined : (fields[field] ?? undefined),
      start,
      end,
      isNamed: named[typeId] ?? true,
      isMissing,
      children: [],
    };
  };
  try {
    const root = read();
    const open = [root];
    let descend = cursor.gotoFirstChild();
    while (open.length > 0) {
      if (!descend) {
        const closed = open.pop() as RawNode;
        const last = closed.children[closed.children.length - 1];
        if (last && endsInBlock.has(closed.type)) closed.end = last.end;
        if (open.length === 0 || !cursor.gotoParent()) break;
        descend = cursor.gotoNextSibling();
        continue;
      }
      const parent = open[open.length - 1] as RawNode;
      const node = read();
      if (node.type !== "comment" && !meaningless.has(node.type)) parent.children.push(node);
      if (cursor.gotoFirstChild()) {
        open.push(node);
      } else {
        descend = cursor.gotoNextSibling();
      }
    }
    return root;
  } finally {
    cursor.delete();
  }
}
