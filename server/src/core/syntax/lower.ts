/**
 * Turns tree-sitter's tree into our syntax tree. Broken places become broken nodes that keep what could be read inside them, so
 * that rules still see the calls and names there. Never throws for any text.
 */
import type { Language, Tree } from "web-tree-sitter";
import type { Range } from "../text/range";
import type {
  Argument,
  ClassDefinition,
  ComprehensionClause,
  Constant,
  Decorator,
  ExceptHandler,
  Expression,
  FunctionDefinition,
  ImportAlias,
  Match,
  Module,
  Name,
  Node,
  Parameter,
  Statement,
} from "./ast";
import { assignmentInAlias, corrected } from "./corrections";
import { maximumDepth } from "./guard";
import { addMissingLineEnds } from "./missing-line-ends";
import { type RawNode, readTree } from "./raw-tree";
import { forEachChild } from "./visit";

/** Lowers a whole tree that was parsed from `text`. The tree may be freed afterwards. */
export function lower(tree: Tree, language: Language, text: string): Module {
  const comments: Range[] = [];
  const errors: Range[] = [];
  const root = readTree(tree, language, comments, errors);
  if (tree.rootNode.hasError) addMissingLineEnds(root, text, errors);
  const lowering = new Lowering(text);
  const module: Module = {
    kind: "Module",
    start: 0,
    end: text.length,
    parent: undefined,
    body: lowering.statements(root.children),
    comments: comments.map((comment) => (text[comment.end - 1] === "\r" ? { start: comment.start, end: comment.end - 1 } : comment)),
    errors,
  };
  linkParents(module);
  return module;
}

function linkParents(node: Node): void {
  forEachChild(node, (child) => {
    child.parent = node;
    linkParents(child);
  });
}

/** A comma behind white space, comments and line continuations. */
const comma = /(?:\s|\\|#[^\r\n]*[\r\n])*,/y;

const missingRange = (offset: number): Range => ({ start: offset, end: offset });

class Lowering {
  private depth = 0;

  constructor(private readonly text: string) {}

  // --- Statements -----------------------------------------------------------------------------------------------------

  statements(nodes: readonly RawNode[]): Statement[] {
    const result: Statement[] = [];
    for (const node of nodes) {
      const statement = this.statement(node);
      if (statement) result.push(statement);
    }
    return result;
  }

  private statement(node: RawNode): Statement | undefined {
    if (this.depth >= maximumDepth) return this.broken(node, []);
    this.depth++;
    try {
      return this.statementOfKind(node);
    } finally {
      this.depth--;
    }
  }

  private statementOfKind(node: RawNode): Statement | undefined {
    const base = { start: node.start, end: node.end, parent: undefined };
    switch (node.type) {
      case "expression_statement":
        return this.expressionStatement(node);
      case "function_definition":
        return this.functionDefinition(node, [], node.start);
      case "class_definition":
        return this.classDefinition(node, [], node.start);
      case "decorated_definition":
        return this.decorated(node);
      case "return_statement":
        return { ...base, kind: "Return", value: this.optional(node.children[1]) };
      case "delete_statement":
        return { ...base, kind: "Delete", targets: this.listOf(node.children[1]) };
      case "raise_statement": {
        const cause = child(node, "cause");
        const exception = node.children.find((one) => one.type !== "raise" && one.type !== "from" && one !== cause);
        return { ...base, kind: "Raise", exception: this.optional(exception), cause: this.optional(cause) };
      }
      case "assert_statement":
        return { ...base, kind: "Assert", test: this.expressionOr(node.children[1], node.end), message: this.optional(node.children[2]) };
      case "if_statement":
        return this.ifStatement(node);
      case "while_statement":
        return {
          ...base,
          kind: "While",
          test: this.expressionOr(child(node, "condition"), node.end),
          body: this.block(child(node, "body")),
          orElse: this.elseOf(node),
        };
      case "for_statement":
        return {
          ...base,
          kind: "For",
          ...this.asyncKeyword(node, "for"),
          target: this.expressionOr(child(node, "left"), node.end),
          iterable: this.expressionOr(child(node, "right"), node.end),
          body: this.block(child(node, "body")),
          orElse: this.elseOf(node),
        };
      case "with_statement":
        return this.withStatement(node);
      case "try_statement":
        return this.tryStatement(node);
      case "match_statement":
        return this.matchStatement(node);
      case "import_statement":
        return { ...base, kind: "Import", names: this.aliases(node) };
      case "import_from_statement":
      case "future_import_statement":
        return this.importFrom(node);
      case "global_statement":
      case "nonlocal_statement":
        return {
          ...base,
          kind: node.type === "global_statement" ? "Global" : "Nonlocal",
          names: node.children.filter((one) => one.type === "identifier").map((one) => this.name(one)),
        };
      case "type_alias_statement": {
        const assignment = assignmentInAlias(node);
        if (assignment) return this.expressionStatement(assignment);
        const left = child(node, "left")?.children[0];
        const [name, parameters] = left?.type === "identifier" ? [left] : (left?.children ?? []);
        if (!name) return this.broken(node, node.children);
        return {
          ...base,
          kind: "TypeAlias",
          name: this.name(name),
          typeParameters: this.typeParameters(parameters),
          value: this.expressionOr(child(node, "right"), node.end),
        };
      }
      case "pass_statement":
        return { ...base, kind: "Pass" };
      case "break_statement":
        return { ...base, kind: "Break" };
      case "continue_statement":
        return { ...base, kind: "Continue" };
      default:
        // Python 2's print and exec statements, ERROR nodes, and whatever a newer grammar brings.
        return this.broken(node, node.children);
    }
  }

  /** Keeps what can be read inside a place that is no statement. */
  private broken(node: RawNode, children: readonly RawNode[]): Statement {
    const read: (Statement | Expression)[] = [];
    for (const one of children) {
      if (statementTypes.has(one.type)) {
        const statement = this.statement(one);
        if (statement) read.push(statement);
      } else if (one.type === "block") {
        read.push(...this.statements(one.children));
      } else if (isNamed(one)) {
        read.push(this.expression(one));
      }
    }
    return { kind: "BrokenStatement", start: node.start, end: node.end, parent: undefined, children: read };
  }

  private block(node: RawNode | undefined): Statement[] {
    return node ? this.statements(node.children) : [];
  }

  private elseOf(node: RawNode): Statement[] {
    const clause = node.children.find((one) => one.type === "else_clause");
    return clause ? this.block(child(clause, "body")) : [];
  }

  private asyncKeyword(node: RawNode, word: string): { isAsync: boolean; keyword: Range } {
    const asyncToken = node.children.find((one) => one.type === "async");
    const wordToken = node.children.find((one) => one.type === word);
    const end = wordToken?.end ?? node.start;
    return { isAsync: asyncToken !== undefined, keyword: { start: asyncToken?.start ?? wordToken?.start ?? node.start, end } };
  }

  private expressionStatement(node: RawNode): Statement {
    const base = { start: node.start, end: node.end, parent: undefined };
    const [first] = node.children;
    if (!first) return this.broken(node, []);
    if (first.type === "assignment") return this.assignment(node, first);
    if (first.type === "augmented_assignment") {
      const operator = child(first, "operator");
      return {
        ...base,
        kind: "AugmentedAssign",
        target: this.expressionOr(child(first, "left"), first.start),
        operator: operator ? this.slice(operator) : "=",
        value: this.expressionOr(child(first, "right"), first.end),
      };
    }
    if (node.children.length > 1 || this.commaAfter(first) !== undefined) {
      const elements = node.children.map((one) => this.expression(one));
      return { ...base, kind: "ExpressionStatement", expression: { ...base, kind: "Tuple", elements } };
    }
    return { ...base, kind: "ExpressionStatement", expression: this.expression(first) };
  }

  /** `a = b = value` is nested to the right in the grammar; its targets become one list. */
  private assignment(node: RawNode, first: RawNode): Statement {
    const targets: Expression[] = [];
    let annotation: Expression | undefined;
    let current = first;
    for (;;) {
      targets.push(this.expressionOr(child(current, "left"), current.start));
      annotation ??= this.optional(child(current, "type"));
      const right = child(current, "right");
      if (right?.type === "assignment") {
        current = right;
        continue;
      }
      const value = this.optional(right);
      return { kind: "Assign", start: node.start, end: node.end, parent: undefined, targets, annotation, value };
    }
  }

  private decorated(node: RawNode): Statement | undefined {
    const decorators: Decorator[] = [];
    for (const one of node.children) {
      if (one.type !== "decorator") continue;
      const written = one.children.find(isNamed);
      const expression = this.expressionOr(written, one.end);
      // The grammar lets a comment behind a decorator belong to it.
      decorators.push({ kind: "Decorator", start: one.start, end: written?.end ?? one.end, parent: undefined, expression });
    }
    const definition = child(node, "definition");
    if (definition?.type === "class_definition") return this.classDefinition(definition, decorators, node.start);
    if (definition?.type === "function_definition") return this.functionDefinition(definition, decorators, node.start);
    return this.broken(node, node.children);
  }

  private functionDefinition(node: RawNode, decorators: Decorator[], start: number): FunctionDefinition {
    const body = this.block(child(node, "body"));
    return {
      kind: "FunctionDefinition",
      start,
      end: node.end,
      parent: undefined,
      ...this.asyncKeyword(node, "def"),
      name: this.nameOr(child(node, "name"), node.start),
      decorators,
      typeParameters: this.typeParameters(child(node, "type_parameters")),
      parameters: this.parameters(child(node, "parameters")),
      returns: this.optional(child(node, "return_type")),
      body,
      isGenerator: body.some(yields),
    };
  }

  private classDefinition(node: RawNode, decorators: Decorator[], start: number): ClassDefinition {
    return {
      kind: "ClassDefinition",
      start,
      end: node.end,
      parent: undefined,
      name: this.nameOr(child(node, "name"), node.start),
      decorators,
      typeParameters: this.typeParameters(child(node, "type_parameters")),
      arguments: this.arguments(child(node, "superclasses")),
      body: this.block(child(node, "body")),
    };
  }

  private typeParameters(list: RawNode | undefined): Name[] {
    const identifiers = (list?.children ?? []).map(firstIdentifier).filter((one) => one !== undefined);
    return identifiers.map((one) => this.name(one));
  }

  private parameters(list: RawNode | undefined): Parameter[] {
    const result: Parameter[] = [];
    let passing: Parameter["passing"] = "both";
    for (const node of list?.children ?? []) {
      if (node.type === "keyword_separator") passing = "keyword";
      else if (node.type === "positional_separator") {
        for (const [index, parameter] of result.entries()) result[index] = { ...parameter, passing: "positional" };
      } else if (isNamed(node)) {
        const parameter = this.parameter(node, passing);
        if (!parameter) continue;
        result.push(parameter);
        if (parameter.stars === 1) passing = "keyword";
      }
    }
    return result;
  }

  private parameter(node: RawNode, passing: Parameter["passing"]): Parameter | undefined {
    const pattern = child(node, "name") ?? (node.type === "typed_parameter" ? node.children[0] : node);
    if (!pattern) return undefined;
    const stars = pattern.type === "list_splat_pattern" ? 1 : pattern.type === "dictionary_splat_pattern" ? 2 : 0;
    const identifier = pattern.type === "identifier" ? pattern : pattern.children.find((one) => one.type === "identifier");
    if (!identifier) return undefined;
    return {
      kind: "Parameter",
      start: node.start,
      end: node.end,
      parent: undefined,
      name: this.name(identifier),
      annotation: this.optional(child(node, "type")),
      default: this.optional(child(node, "value")),
      stars,
      passing,
    };
  }

  private ifStatement(node: RawNode): Statement {
    const branches: { test: Expression | undefined; body: Statement[] }[] = [
      { test: this.expressionOr(child(node, "condition"), node.end), body: this.block(child(node, "consequence")) },
    ];
    for (const clause of node.children) {
      if (clause.type === "elif_clause") {
        branches.push({ test: this.expressionOr(child(clause, "condition"), clause.end), body: this.block(child(clause, "consequence")) });
      } else if (clause.type === "else_clause") {
        branches.push({ test: undefined, body: this.block(child(clause, "body")) });
      }
    }
    return { kind: "If", start: node.start, end: node.end, parent: undefined, branches };
  }

  private withStatement(node: RawNode): Statement {
    const clause = node.children.find((one) => one.type === "with_clause");
    const items = (clause?.children ?? [])
      .filter((one) => one.type === "with_item")
      .map((item) => {
        let value = child(item, "value") ?? item.children[0];
        // `with (a as b):` comes as an item whose value is in parentheses.
        const inside = value?.type === "parenthesized_expression" ? this.corrected(value.children[0]) : this.corrected(value);
        if (inside?.type === "as_pattern") value = inside;
        if (value?.type !== "as_pattern") return { manager: this.expressionOr(value, item.end), target: undefined };
        return { manager: this.expressionOr(value.children[0], value.end), target: this.optional(child(value, "alias")) };
      });
    return {
      kind: "With",
      start: node.start,
      end: node.end,
      parent: undefined,
      ...this.asyncKeyword(node, "with"),
      items,
      body: this.block(child(node, "body")),
    };
  }

  private tryStatement(node: RawNode): Statement {
    const handlers: ExceptHandler[] = [];
    let finallyBody: Statement[] = [];
    for (const clause of node.children) {
      const body = clause.children.find((one) => one.type === "block");
      if (clause.type === "except_clause" || clause.type === "except_group_clause") handlers.push(this.exceptHandler(clause, body));
      else if (clause.type === "finally_clause") finallyBody = this.block(body);
    }
    return {
      kind: "Try",
      start: node.start,
      end: node.end,
      parent: undefined,
      body: this.block(child(node, "body")),
      handlers,
      orElse: this.elseOf(node),
      finallyBody,
    };
  }

  private exceptHandler(clause: RawNode, body: RawNode | undefined): ExceptHandler {
    const caught = clause.children.filter(
      (one) => one.field === "value" || (isNamed(one) && one.type !== "block" && one.field !== "alias"),
    );
    const value = this.corrected(caught[0]);
    const type = value?.type === "as_pattern" ? value.children[0] : value;
    const alias = value?.type === "as_pattern" ? child(value, "alias") : child(clause, "alias");
    const name = alias && firstIdentifier(alias);
    // `except A, B:` without parentheses is Python 3.14 (PEP 758).
    const isList = caught.length > 1 && value?.type !== "as_pattern";
    return {
      kind: "ExceptHandler",
      start: clause.start,
      end: clause.end,
      parent: undefined,
      isGroup: clause.type === "except_group_clause" || clause.children.some((one) => one.type === "*"),
      type: isList
        ? {
            kind: "Tuple",
            start: caught[0]!.start,
            end: caught[caught.length - 1]!.end,
            parent: undefined,
            elements: caught.map((one) => this.expression(one)),
          }
        : this.optional(type),
      name: name ? this.name(name) : undefined,
      body: this.block(body),
    };
  }

  private corrected(node: RawNode | undefined): RawNode | undefined {
    return node && corrected(node, this.text);
  }

  private matchStatement(node: RawNode): Statement {
    const subjects = node.children.filter((one) => one.field === "subject");
    const cases: Match["cases"][number][] = [];
    for (const clause of child(node, "body")?.children ?? []) {
      if (clause.type !== "case_clause") continue;
      const captures: Name[] = [];
      const values: Expression[] = [];
      const patterns = clause.children.filter((one) => one.type === "case_pattern");
      for (const pattern of patterns) this.pattern(pattern, captures, values);
      const guard = child(clause, "guard");
      cases.push({
        captures,
        values,
        guard: guard ? this.expressionOr(guard.children[1], guard.end) : undefined,
        body: this.block(child(clause, "consequence")),
        matchesAll: guard === undefined && patterns.length === 1 && this.matchesAll(patterns[0]!),
      });
    }
    const subject = this.joined(subjects, node.start);
    return { kind: "Match", start: node.start, end: node.end, parent: undefined, subject, cases };
  }

  private matchesAll(pattern: RawNode): boolean {
    let written = this.slice(pattern).trim();
    while (written.startsWith("(") && written.endsWith(")")) written = written.slice(1, -1).trim();
    // `case x,:` matches only sequences of one.
    if (this.commaAfter(pattern) !== undefined) return false;
    return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(written) && !["None", "True", "False"].includes(written);
  }

  /** Collects what a pattern binds and what it looks up. */
  private pattern(node: RawNode, captures: Name[], values: Expression[]): void {
    switch (node.type) {
      case "dotted_name": {
        const names = node.children.filter((one) => one.type === "identifier");
        const [only] = names;
        if (only && names.length === 1) captures.push(this.name(only));
        else values.push(this.dotted(node));
        return;
      }
      case "class_pattern": {
        const [callee, ...rest] = node.children;
        if (callee) values.push(this.dotted(callee));
        for (const one of rest) this.pattern(one, captures, values);
        return;
      }
      case "keyword_pattern":
        for (const one of node.children.slice(1)) this.pattern(one, captures, values);
        return;
      case "identifier":
        if (this.slice(node) !== "_") captures.push(this.name(node));
        return;
      default:
        for (const one of node.children) this.pattern(one, captures, values);
    }
  }

  private importFrom(node: RawNode): Statement {
    const module = child(node, "module_name");
    const isFuture = node.type === "future_import_statement";
    const future = node.children.find((one) => one.type === "__future__");
    const prefix = module?.type === "relative_import" ? module.children.find((one) => one.type === "import_prefix") : undefined;
    const path = module?.type === "relative_import" ? module.children.find((one) => one.type === "dotted_name") : module;
    const range = isFuture ? future : (path ?? module);
    return {
      kind: "ImportFrom",
      start: node.start,
      end: node.end,
      parent: undefined,
      level: prefix ? this.slice(prefix).replace(/[^.]/g, "").length : 0,
      module: isFuture ? "__future__" : path ? this.path(path) : "",
      moduleRange: range ? { start: range.start, end: range.end } : missingRange(node.end),
      isStar: node.children.some((one) => one.type === "wildcard_import"),
      names: this.aliases(node),
    };
  }

  private aliases(node: RawNode): ImportAlias[] {
    return node.children
      .filter((one) => one.field === "name")
      .map((one) => {
        const dotted = one.type === "aliased_import" ? (child(one, "name") ?? one) : one;
        const alias = one.type === "aliased_import" ? child(one, "alias") : undefined;
        const path = this.path(dotted);
        return {
          start: one.start,
          end: one.end,
          path,
          name: { start: dotted.start, end: dotted.end },
          alias: alias ? this.name(alias) : undefined,
          binds: alias ? this.slice(alias) : (path.split(".")[0] as string),
        };
      });
  }

  /** The words of a dotted name without the white space that Python allows between them. */
  private path(node: RawNode): string {
    const words = node.children.filter((one) => one.type === "identifier").map((one) => this.slice(one));
    return words.length > 0 ? words.join(".") : this.slice(node);
  }

  // --- Expressions ----------------------------------------------------------------------------------------------------

  private slice(range: Range): string {
    return this.text.slice(range.start, range.end);
  }

  private name(node: Range): Name {
    return { kind: "Name", start: node.start, end: node.end, parent: undefined, id: this.slice(node).normalize("NFKC") };
  }

  private nameOr(node: RawNode | undefined, offset: number): Name {
    return this.name(node ?? missingRange(offset));
  }

  private optional(node: RawNode | undefined): Expression | undefined {
    return node ? this.expression(node) : undefined;
  }

  private expressionOr(node: RawNode | undefined, offset: number): Expression {
    return node ? this.expression(node) : { kind: "BrokenExpression", ...missingRange(offset), parent: undefined, children: [] };
  }

  private expressions(nodes: readonly RawNode[]): Expression[] {
    return nodes.filter(isNamed).map((one) => this.expression(one));
  }

  /** The members of `a, b` or of a single target. */
  private listOf(node: RawNode | undefined): Expression[] {
    if (!node) return [];
    return node.type === "expression_list" ? this.expressions(node.children) : [this.expression(node)];
  }

  private expression(node: RawNode): Expression {
    if (this.depth >= maximumDepth) return { kind: "BrokenExpression", start: node.start, end: node.end, parent: undefined, children: [] };
    this.depth++;
    try {
      return this.expressionOfKind(node);
    } finally {
      this.depth--;
    }
  }

  private expressionOfKind(raw: RawNode): Expression {
    const node = corrected(raw, this.text);
    const base = { start: node.start, end: node.end, parent: undefined };
    const field = (name: string) => this.expressionOr(child(node, name), node.end);
    switch (node.type) {
      case "identifier":
      case "keyword_identifier":
        return node.isMissing ? { ...base, kind: "BrokenExpression", children: [] } : this.name(node);
      case "true":
      case "false":
      case "none":
      case "ellipsis":
      case "integer":
      case "float":
        return { ...base, kind: "Constant", value: this.slice(node) } satisfies Constant;
      case "string":
      case "concatenated_string":
        return this.string(node);
      case "attribute": {
        const name = child(node, "attribute");
        const range = name ? { start: name.start, end: name.end } : missingRange(node.end);
        return { ...base, kind: "Attribute", value: field("object"), attribute: this.slice(range).normalize("NFKC"), name: range };
      }
      case "member_type": {
        const name = node.children[node.children.length - 1] ?? node;
        return {
          ...base,
          kind: "Attribute",
          value: this.expressionOr(node.children[0], node.end),
          attribute: this.slice(name).normalize("NFKC"),
          name: { start: name.start, end: name.end },
        };
      }
      case "dotted_name":
        return this.dotted(node);
      case "subscript": {
        const indexes = node.children.filter((one) => one.field === "subscript");
        return { ...base, kind: "Subscript", value: field("value"), index: this.joined(indexes, node.end) };
      }
      case "generic_type": {
        const [value, parameters] = node.children;
        return {
          ...base,
          kind: "Subscript",
          value: this.expressionOr(value, node.end),
          index: this.joined(parameters?.children.filter(isNamed) ?? [], node.end),
        };
      }
      case "call": {
        const list = child(node, "arguments");
        return {
          ...base,
          kind: "Call",
          callee: field("function"),
          arguments: this.arguments(list),
          argumentsRange: list ? { start: list.start, end: list.end } : missingRange(node.end),
        };
      }
      case "await":
        return { ...base, kind: "Await", value: this.expressionOr(node.children.find(isNamed), node.end) };
      case "not_operator":
        return { ...base, kind: "Unary", operator: "not", operand: field("argument") };
      case "unary_operator": {
        const operator = child(node, "operator");
        return { ...base, kind: "Unary", operator: operator ? this.slice(operator) : "", operand: field("argument") };
      }
      case "binary_operator": {
        const operator = child(node, "operator");
        return { ...base, kind: "Binary", operator: operator ? this.slice(operator) : "", left: field("left"), right: field("right") };
      }
      case "boolean_operator": {
        const operator = child(node, "operator");
        return { ...base, kind: "Boolean", operator: operator?.type === "or" ? "or" : "and", left: field("left"), right: field("right") };
      }
      case "comparison_operator":
        return {
          ...base,
          kind: "Compare",
          operators: node.children.filter((one) => one.field === "operators").map((one) => this.slice(one).replace(/\s+/g, " ")),
          operands: this.expressions(node.children.filter((one) => one.field !== "operators")),
        };
      case "conditional_expression": {
        const [body, test, orElse] = node.children.filter((one) => one.type !== "if" && one.type !== "else");
        return {
          ...base,
          kind: "Conditional",
          body: this.expressionOr(body, node.end),
          test: this.expressionOr(test, node.end),
          orElse: this.expressionOr(orElse, node.end),
        };
      }
      case "lambda":
      case "lambda_within_for_in_clause":
        return { ...base, kind: "Lambda", parameters: this.parameters(child(node, "parameters")), body: field("body") };
      case "tuple_pattern": {
        const [only, ...rest] = node.children.filter(isNamed);
        // `(a) = 1` is in parentheses only; `(a,) = 1` is a tuple.
        if (only && rest.length === 0 && this.commaAfter(only) === undefined) return this.expression(only);
        return { ...base, kind: "Tuple", elements: this.expressions(node.children) };
      }
      case "tuple":
      case "expression_list":
      case "pattern_list":
        return { ...base, kind: "Tuple", elements: this.expressions(node.children) };
      case "list":
      case "list_pattern":
        return { ...base, kind: "List", elements: this.expressions(node.children) };
      case "set":
        return { ...base, kind: "Set", elements: this.expressions(node.children) };
      case "dictionary":
        return {
          ...base,
          kind: "Dict",
          entries: node.children
            .filter(isNamed)
            .map((one) =>
              one.type === "pair"
                ? { key: this.optional(child(one, "key")), value: this.expressionOr(child(one, "value"), one.end) }
                : { key: undefined, value: this.expressionOr(one.type === "dictionary_splat" ? one.children.find(isNamed) : one, one.end) },
            ),
        };
      case "list_comprehension":
      case "set_comprehension":
      case "dictionary_comprehension":
      case "generator_expression":
        return this.comprehension(node);
      case "list_splat":
      case "list_splat_pattern":
      case "splat_type":
      case "dictionary_splat":
      case "dictionary_splat_pattern":
        return { ...base, kind: "Starred", value: this.expressionOr(node.children.find(isNamed), node.end) };
      case "yield": {
        const value = node.children.find(isNamed);
        return { ...base, kind: "Yield", from: node.children.some((one) => one.type === "from"), value: this.optional(value) };
      }
      case "named_expression": {
        const target = child(node, "name");
        return { ...base, kind: "NamedExpression", target: this.nameOr(target, node.start), value: field("value") };
      }
      case "parenthesized_expression":
      case "type":
      case "as_pattern_target": {
        const [only, ...rest] = node.children.filter(isNamed);
        if (only && rest.length === 0) return this.expression(only);
        return { ...base, kind: "BrokenExpression", children: this.expressions(node.children) };
      }
      case "slice":
      case "constrained_type":
        // In an annotation, the grammar takes the slice in `dict[a: b]` for a type parameter with a bound.
        return { ...base, kind: "Slice", parts: this.expressions(node.children) };
      default:
        return { ...base, kind: "BrokenExpression", children: this.expressions(node.children) };
    }
  }

  /** One expression, or the tuple that several are without parentheses; one with a comma behind it or a star before it is a tuple too. */
  private joined(nodes: readonly RawNode[], offset: number): Expression {
    const first = nodes[0];
    const last = nodes[nodes.length - 1];
    if (!first || !last) return this.expressionOr(undefined, offset);
    const comma = this.commaAfter(last);
    const elements = nodes.map((one) => this.expression(one));
    const [only] = elements;
    if (only && elements.length === 1 && comma === undefined && only.kind !== "Starred") return only;
    return { kind: "Tuple", start: first.start, end: comma ?? last.end, parent: undefined, elements };
  }

  /** The offset behind the comma that follows a node, if one does. Commas are no part of the raw tree. */
  private commaAfter(node: RawNode): number | undefined {
    comma.lastIndex = node.end;
    return comma.test(this.text) ? comma.lastIndex : undefined;
  }

  /** `a.b.c` where the grammar has no attribute nodes, as in patterns. */
  private dotted(node: RawNode): Expression {
    const names = node.children.filter((one) => one.type === "identifier");
    const [first, ...rest] = names;
    if (!first) return this.name(node);
    if (names.length > maximumDepth) return { kind: "BrokenExpression", start: node.start, end: node.end, parent: undefined, children: [] };
    return rest.reduce<Expression>(
      (value, one) => ({
        kind: "Attribute",
        start: first.start,
        end: one.end,
        parent: undefined,
        value,
        attribute: this.slice(one).normalize("NFKC"),
        name: { start: one.start, end: one.end },
      }),
      this.name(first),
    );
  }

  private arguments(list: RawNode | undefined): Argument[] {
    if (!list) return [];
    if (list.type === "generator_expression") {
      return [{ start: list.start, end: list.end, keyword: undefined, keywordRange: undefined, stars: 0, value: this.expression(list) }];
    }
    return list.children.filter(isNamed).map((node) => {
      const base = { start: node.start, end: node.end, keyword: undefined, keywordRange: undefined };
      if (node.type === "keyword_argument") {
        const name = child(node, "name");
        const value = this.expressionOr(child(node, "value"), node.end);
        return {
          ...base,
          keyword: name ? this.slice(name) : "",
          keywordRange: name ? { start: name.start, end: name.end } : undefined,
          stars: 0,
          value,
        };
      }
      if (node.type === "dictionary_splat") return { ...base, stars: 2, value: this.expressionOr(node.children.find(isNamed), node.end) };
      const value = this.expression(node);
      return value.kind === "Starred" ? { ...base, stars: 1, value: value.value } : { ...base, stars: 0, value };
    });
  }

  private comprehension(node: RawNode): Expression {
    const forms: Record<string, "list" | "set" | "dict"> = {
      list_comprehension: "list",
      set_comprehension: "set",
      dictionary_comprehension: "dict",
    };
    const clauses: (Omit<ComprehensionClause, "conditions"> & { conditions: Expression[] })[] = [];
    for (const one of node.children) {
      if (one.type === "for_in_clause") {
        const targets = one.children.filter((each) => each.field === "left");
        const iterables = one.children.filter((each) => each.field === "right");
        clauses.push({
          ...this.asyncKeyword(one, "for"),
          target: this.joined(targets, one.end),
          iterable: this.joined(iterables, one.end),
          conditions: [],
        });
      } else if (one.type === "if_clause") {
        clauses[clauses.length - 1]?.conditions.push(this.expressionOr(one.children.find(isNamed), one.end));
      }
    }
    const body = child(node, "body");
    const isPair = body?.type === "pair";
    return {
      kind: "Comprehension",
      start: node.start,
      end: node.end,
      parent: undefined,
      form: forms[node.type] ?? "generator",
      element: this.expressionOr(isPair ? child(body, "key") : body, node.end),
      value: isPair ? this.optional(child(body, "value")) : undefined,
      clauses,
    };
  }

  private string(node: RawNode): Expression {
    const strings = node.type === "concatenated_string" ? node.children.filter((one) => one.type === "string") : [node];
    const interpolations: Expression[] = [];
    let text = "";
    for (const one of strings) {
      for (const part of one.children) {
        if (part.type === "interpolation") this.interpolation(part, interpolations);
      }
      const opening = one.children.find((part) => part.type === "string_start");
      const closing = one.children.find((part) => part.type === "string_end");
      const quotes = opening ? (/["']+$/.exec(this.slice(opening))?.[0].length ?? 0) : 0;
      // Of `r"\\\\"` the grammar takes all behind the opening quotes for the closing ones.
      text += this.text.slice(opening?.end ?? one.start, closing ? closing.end - quotes : one.end);
    }
    const prefix = /^[A-Za-z]*/.exec(this.slice(node))?.[0].toLowerCase() ?? "";
    return {
      kind: "String",
      start: node.start,
      end: node.end,
      parent: undefined,
      prefix,
      text: interpolations.length > 0 ? undefined : text,
      interpolations,
    };
  }

  private interpolation(node: RawNode, into: Expression[]): void {
    const value = child(node, "expression");
    // `f"{x:=10}"` formats `x` with `=10`; a real assignment expression stands in parentheses there.
    const shown = value?.type === "named_expression" ? child(value, "name") : value;
    if (shown) into.push(this.expression(shown));
    const format = child(node, "format_specifier");
    for (const part of format?.children ?? []) this.interpolation(part, into);
  }
}

// --- Reading raw nodes --------------------------------------------------------------------------------------------------

/** The child in a role of the grammar. */
function child(node: RawNode, field: string): RawNode | undefined {
  return node.children.find((one) => one.field === field);
}

/** Tells whether a node is one of the grammar's rules, and not a keyword, an operator or made up by the parser. */
function isNamed(node: RawNode): boolean {
  return node.isNamed && !(node.isMissing && node.type !== "identifier");
}

/** The first identifier in a node. */
function firstIdentifier(node: RawNode): RawNode | undefined {
  const waiting = [node];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.type === "identifier") return next;
    waiting.push(...next.children.slice().reverse());
  }
  return undefined;
}

const statementTypes: ReadonlySet<string> = new Set([
  "expression_statement",
  "function_definition",
  "class_definition",
  "decorated_definition",
  "return_statement",
  "delete_statement",
  "raise_statement",
  "assert_statement",
  "if_statement",
  "while_statement",
  "for_statement",
  "with_statement",
  "try_statement",
  "match_statement",
  "import_statement",
  "import_from_statement",
  "future_import_statement",
  "global_statement",
  "nonlocal_statement",
  "type_alias_statement",
  "pass_statement",
  "break_statement",
  "continue_statement",
]);

/** Tells whether a statement of a function's body yields, not counting functions, lambdas and classes inside it. */
function yields(node: Node): boolean {
  if (node.kind === "Yield") return true;
  if (node.kind === "FunctionDefinition" || node.kind === "ClassDefinition" || node.kind === "Lambda") return false;
  let found = false;
  forEachChild(node, (one) => {
    found ||= yields(one);
  });
  return found;
}
