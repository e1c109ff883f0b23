/**
 * The syntax tree of a Python file as plain data, close to CPython's own `ast` module, with what an editor needs on top:
 * ranges, comments, and marked broken places. It is made from tree-sitter's tree by `lower.ts`; no tree-sitter node leaves
 * this folder. Names follow https://docs.python.org/3/library/ast.html where that has one.
 *
 * Every node knows its parent, so that a rule can look outwards without climbing tree-sitter's tree, where each step is
 * linear in the depth (tree-sitter issue 5807).
 */
import type { Range } from "../text/range";

interface NodeBase extends Range {
  /** The node around this one; the module has none. */
  parent: Node | undefined;
}

// --- Expressions ------------------------------------------------------------------------------------------------------

/** A name in any role: read, bound or deleted. */
export interface Name extends NodeBase {
  readonly kind: "Name";
  readonly id: string;
}

/** `value.attribute`. `name` is the range of the attribute's name, which is empty where it is missing. */
export interface Attribute extends NodeBase {
  readonly kind: "Attribute";
  readonly value: Expression;
  readonly attribute: string;
  readonly name: Range;
}

/** `value[index]`; a slice or a tuple of several is one index expression. */
export interface Subscript extends NodeBase {
  readonly kind: "Subscript";
  readonly value: Expression;
  readonly index: Expression;
}

/** One argument of a call or of a class definition. `keyword` is set for `name=value`, `stars` is 1 for `*value` and 2 for `**value`. */
export interface Argument extends Range {
  readonly keyword: string | undefined;
  readonly keywordRange: Range | undefined;
  readonly stars: 0 | 1 | 2;
  readonly value: Expression;
}

/** `callee(arguments)`. `argumentsRange` spans the parentheses; a bare generator argument has its own as both. */
export interface Call extends NodeBase {
  readonly kind: "Call";
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
  readonly argumentsRange: Range;
}

/** `await value`. */
export interface Await extends NodeBase {
  readonly kind: "Await";
  readonly value: Expression;
}

/** `not x`, `-x`, `+x`, `~x`. */
export interface Unary extends NodeBase {
  readonly kind: "Unary";
  readonly operator: string;
  readonly operand: Expression;
}

/** `left operator right` for arithmetic, bit and matrix operators. */
export interface Binary extends NodeBase {
  readonly kind: "Binary";
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

/** `left and right`, `left or right`; longer chains nest to the left. */
export interface BooleanOperation extends NodeBase {
  readonly kind: "Boolean";
  readonly operator: "and" | "or";
  readonly left: Expression;
  readonly right: Expression;
}

/** `a < b <= c`: `operands` has one more element than `operators`, whose words are joined by one space (`not in`, `is not`). */
export interface Compare extends NodeBase {
  readonly kind: "Compare";
  readonly operators: readonly string[];
  readonly operands: readonly Expression[];
}

/** `body if test else orElse`. */
export interface Conditional extends NodeBase {
  readonly kind: "Conditional";
  readonly body: Expression;
  readonly test: Expression;
  readonly orElse: Expression;
}

/** `lambda parameters: body`. */
export interface Lambda extends NodeBase {
  readonly kind: "Lambda";
  readonly parameters: readonly Parameter[];
  readonly body: Expression;
}

/** A tuple, list or set display, or several targets on the left of an assignment. */
export interface Sequence extends NodeBase {
  readonly kind: "Tuple" | "List" | "Set";
  readonly elements: readonly Expression[];
}

/** A dict display. An entry without a key is `**value`. */
export interface Dict extends NodeBase {
  readonly kind: "Dict";
  readonly entries: readonly { readonly key: Expression | undefined; readonly value: Expression }[];
}

/** One `for target in iterable if condition…` of a comprehension. */
export interface ComprehensionClause {
  readonly isAsync: boolean;
  /** The range of `async` where it is written, else of `for`. */
  readonly keyword: Range;
  readonly target: Expression;
  readonly iterable: Expression;
  readonly conditions: readonly Expression[];
}

/** A list, set or dict comprehension or a generator expression. `value` is only set for a dict's. */
export interface Comprehension extends NodeBase {
  readonly kind: "Comprehension";
  readonly form: "list" | "set" | "dict" | "generator";
  readonly element: Expression;
  readonly value: Expression | undefined;
  readonly clauses: readonly ComprehensionClause[];
}

/** `*value` in a display, a target or a subscript. */
export interface Starred extends NodeBase {
  readonly kind: "Starred";
  readonly value: Expression;
}

/** `yield value` or `yield from value`. */
export interface Yield extends NodeBase {
  readonly kind: "Yield";
  readonly from: boolean;
  readonly value: Expression | undefined;
}

/** `target := value`. */
export interface NamedExpression extends NodeBase {
  readonly kind: "NamedExpression";
  readonly target: Name;
  readonly value: Expression;
}

/** A string, or several written next to each other. `text` is its content without escapes applied, unless it interpolates. */
export interface StringLiteral extends NodeBase {
  readonly kind: "String";
  readonly prefix: string;
  readonly text: string | undefined;
  /** The expressions in the braces of an f-string or t-string, format specifications included. */
  readonly interpolations: readonly Expression[];
}

/** A number, `True`, `False`, `None` or `...`, as it is written. */
export interface Constant extends NodeBase {
  readonly kind: "Constant";
  readonly value: string;
}

/** `start:stop:step` in a subscript. */
export interface Slice extends NodeBase {
  readonly kind: "Slice";
  readonly parts: readonly Expression[];
}

/** A place that holds no expression that could be understood. What could be read inside it is in `children`. */
export interface BrokenExpression extends NodeBase {
  readonly kind: "BrokenExpression";
  readonly children: readonly Expression[];
}

/** Any expression. */
export type Expression =
  | Name
  | Attribute
  | Subscript
  | Call
  | Await
  | Unary
  | Binary
  | BooleanOperation
  | Compare
  | Conditional
  | Lambda
  | Sequence
  | Dict
  | Comprehension
  | Starred
  | Yield
  | NamedExpression
  | StringLiteral
  | Constant
  | Slice
  | BrokenExpression;

// --- Statements -------------------------------------------------------------------------------------------------------

/** One parameter of a function or lambda. `stars` is 1 for `*args` and 2 for `**kwargs`; lone `*` and `/` are left out. */
export interface Parameter extends NodeBase {
  readonly kind: "Parameter";
  readonly name: Name;
  readonly annotation: Expression | undefined;
  readonly default: Expression | undefined;
  readonly stars: 0 | 1 | 2;
  /** `name` may be given only by position (before `/`), only by keyword (after `*`), or both ways. */
  readonly passing: "positional" | "keyword" | "both";
}

/** `@expression`. */
export interface Decorator extends NodeBase {
  readonly kind: "Decorator";
  readonly expression: Expression;
}

/** `def` or `async def`. `start` is at the first decorator; `keyword` spans `def` or `async def`. */
export interface FunctionDefinition extends NodeBase {
  readonly kind: "FunctionDefinition";
  readonly isAsync: boolean;
  readonly keyword: Range;
  readonly name: Name;
  readonly decorators: readonly Decorator[];
  /** The names in `[T, *Ts, **P]` (PEP 695). */
  readonly typeParameters: readonly Name[];
  readonly parameters: readonly Parameter[];
  readonly returns: Expression | undefined;
  readonly body: readonly Statement[];
  /** Whether `yield` stands in the body itself, which makes it a generator function. */
  readonly isGenerator: boolean;
}

/** `class name(arguments): body`. `start` is at the first decorator. */
export interface ClassDefinition extends NodeBase {
  readonly kind: "ClassDefinition";
  readonly name: Name;
  readonly decorators: readonly Decorator[];
  /** The names in `[T, *Ts, **P]` (PEP 695). */
  readonly typeParameters: readonly Name[];
  readonly arguments: readonly Argument[];
  readonly body: readonly Statement[];
}

/** An expression on a line of its own. */
export interface ExpressionStatement extends NodeBase {
  readonly kind: "ExpressionStatement";
  readonly expression: Expression;
}

/** `targets[0] = targets[1] = value`; `annotation` is set for `target: annotation = value`, whose value may be missing. */
export interface Assign extends NodeBase {
  readonly kind: "Assign";
  readonly targets: readonly Expression[];
  readonly annotation: Expression | undefined;
  readonly value: Expression | undefined;
}

/** `target += value`; `operator` is `+=` and its like. */
export interface AugmentedAssign extends NodeBase {
  readonly kind: "AugmentedAssign";
  readonly target: Expression;
  readonly operator: string;
  readonly value: Expression;
}

/** `return value`. */
export interface Return extends NodeBase {
  readonly kind: "Return";
  readonly value: Expression | undefined;
}

/** `del targets`. */
export interface Delete extends NodeBase {
  readonly kind: "Delete";
  readonly targets: readonly Expression[];
}

/** `raise exception from cause`. */
export interface Raise extends NodeBase {
  readonly kind: "Raise";
  readonly exception: Expression | undefined;
  readonly cause: Expression | undefined;
}

/** `assert test, message`. */
export interface Assert extends NodeBase {
  readonly kind: "Assert";
  readonly test: Expression;
  readonly message: Expression | undefined;
}

/** `if`, with every `elif` as a further branch; a branch without a test is `else`. */
export interface If extends NodeBase {
  readonly kind: "If";
  readonly branches: readonly { readonly test: Expression | undefined; readonly body: readonly Statement[] }[];
}

/** `while test: body else: orElse`. */
export interface While extends NodeBase {
  readonly kind: "While";
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly orElse: readonly Statement[];
}

/** `for target in iterable: body else: orElse`. `keyword` spans `for` or `async for`. */
export interface For extends NodeBase {
  readonly kind: "For";
  readonly isAsync: boolean;
  readonly keyword: Range;
  readonly target: Expression;
  readonly iterable: Expression;
  readonly body: readonly Statement[];
  readonly orElse: readonly Statement[];
}

/** `with manager as target, …: body`. `keyword` spans `with` or `async with`. */
export interface With extends NodeBase {
  readonly kind: "With";
  readonly isAsync: boolean;
  readonly keyword: Range;
  readonly items: readonly { readonly manager: Expression; readonly target: Expression | undefined }[];
  readonly body: readonly Statement[];
}

/** One `except` clause. `name` is what `as` binds. */
export interface ExceptHandler extends NodeBase {
  readonly kind: "ExceptHandler";
  readonly isGroup: boolean;
  readonly type: Expression | undefined;
  readonly name: Name | undefined;
  readonly body: readonly Statement[];
}

/** `try`, its handlers, `else` and `finally`. */
export interface Try extends NodeBase {
  readonly kind: "Try";
  readonly body: readonly Statement[];
  readonly handlers: readonly ExceptHandler[];
  readonly orElse: readonly Statement[];
  readonly finallyBody: readonly Statement[];
}

/** `match subject:`. Of a pattern only what it binds (`captures`) and what it looks up (`values`) is kept. */
export interface Match extends NodeBase {
  readonly kind: "Match";
  readonly subject: Expression;
  readonly cases: readonly {
    readonly captures: readonly Name[];
    readonly values: readonly Expression[];
    readonly guard: Expression | undefined;
    readonly body: readonly Statement[];
    /** Whether the pattern matches anything, so that no later case is reached: `_` or a bare name without a guard. */
    readonly matchesAll: boolean;
  }[];
}

/** One `dotted.name as alias`. `name` is the range of the dotted name, `binds` the name that is bound in the scope. */
export interface ImportAlias extends Range {
  readonly path: string;
  readonly name: Range;
  readonly alias: Name | undefined;
  /** The identifier that this import binds; without an alias `import a.b` binds `a`. */
  readonly binds: string;
}

/** `import a.b as c, d`. */
export interface Import extends NodeBase {
  readonly kind: "Import";
  readonly names: readonly ImportAlias[];
}

/** `from ..module import name as alias`. `level` counts the leading dots; a star import has `isStar` and no names. */
export interface ImportFrom extends NodeBase {
  readonly kind: "ImportFrom";
  readonly level: number;
  readonly module: string;
  readonly moduleRange: Range;
  readonly isStar: boolean;
  readonly names: readonly ImportAlias[];
}

/** `global names` or `nonlocal names`. */
export interface ScopeDeclaration extends NodeBase {
  readonly kind: "Global" | "Nonlocal";
  readonly names: readonly Name[];
}

/** `type name = value` (PEP 695). */
export interface TypeAlias extends NodeBase {
  readonly kind: "TypeAlias";
  readonly name: Name;
  readonly typeParameters: readonly Name[];
  readonly value: Expression;
}

/** `pass`, `break` or `continue`. */
export interface SimpleStatement extends NodeBase {
  readonly kind: "Pass" | "Break" | "Continue";
}

/** A stretch of text that is no statement. What could be read inside it is in `children`. */
export interface BrokenStatement extends NodeBase {
  readonly kind: "BrokenStatement";
  readonly children: readonly (Statement | Expression)[];
}

/** Any statement. */
export type Statement =
  | FunctionDefinition
  | ClassDefinition
  | ExpressionStatement
  | Assign
  | AugmentedAssign
  | Return
  | Delete
  | Raise
  | Assert
  | If
  | While
  | For
  | With
  | Try
  | Match
  | Import
  | ImportFrom
  | ScopeDeclaration
  | TypeAlias
  | SimpleStatement
  | BrokenStatement;

/** A whole file. */
export interface Module extends NodeBase {
  readonly kind: "Module";
  readonly body: readonly Statement[];
  /** All comments in order, from `#` to the end of the line without the line end. */
  readonly comments: readonly Range[];
  /** Where the text is not Python: the ranges that tree-sitter could not fit into its grammar. */
  readonly errors: readonly Range[];
}

/** Anything in the syntax tree. */
export type Node = Module | Statement | Expression | Parameter | Decorator | ExceptHandler;

/** The kinds of nodes, as rules subscribe to them. */
export type NodeKind = Node["kind"];

/** The node type of a kind: `NodeOf<"Call">` is `Call`. */
export type NodeOf<K extends NodeKind> = Extract<Node, { kind: K }>;
