/** The statements of sound Python (https://docs.python.org/3/reference/simple_stmts.html and compound_stmts.html), read into the same tree as `lower.ts` makes. */
import type { Decorator, ExceptHandler, Expression, ImportAlias, Module, Name, Statement } from "../ast";
import { maximumLength } from "../guard";
import { adopt, ExpressionParser } from "./expressions";
import { Token, unsure } from "./lexer";
import { skipFunction } from "./skipping";
import { type FunctionParts, type PartsReader, UnreadFunction } from "./unread-function";

/**
 * Reads a text that is plainly sound Python, many times faster than the other parser, which survives anything. Gives undefined for a text that is
 * not, and for what is rare: Python 2, pattern matching, `except*`, type aliases, deep nesting, odd white space. Where it gives a tree, that is the very same
 * that the other parser's tree is lowered to, unless that one finds errors in sound code.
 */
export function readSound(text: string): Module | undefined {
  return mayBeSound(text) ? unlessUnsure(() => new StatementParser(text).module()) : undefined;
}

/** A module whose functions are read when somebody asks for them. */
export interface UnreadModule {
  readonly module: Module;
  /** Its functions that are not inside of others. */
  readonly functions: readonly UnreadFunction[];
}

/**
 * Reads a text as `readSound` does, but for what is in its functions: they are only passed over. `readOtherwise` gives the parts of one that turns out not to be
 * plainly sound.
 */
export function readSoundOutside(text: string, readOtherwise: (definition: UnreadFunction) => FunctionParts): UnreadModule | undefined {
  if (!mayBeSound(text)) return undefined;
  const functions: UnreadFunction[] = [];
  const reader: PartsReader = {
    sound: (definition) => unlessUnsure(() => new StatementParser(text.slice(0, definition.behind)).partsOf(definition)),
    otherwise: readOtherwise,
  };
  const module = unlessUnsure(() => new StatementParser(text, { functions, reader }).module());
  return module && { module, functions };
}

function mayBeSound(text: string): boolean {
  return text.length <= maximumLength && !/\r(?!\n)|[\f\uFEFF]/.test(text);
}

function unlessUnsure<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error === unsure) return undefined;
    throw error;
  }
}

const mostBlocks = 60;

class StatementParser extends ExpressionParser {
  /** With `unread`, functions are passed over; they are added to it. */
  constructor(
    text: string,
    private readonly unread?: { readonly functions: UnreadFunction[]; readonly reader: PartsReader },
  ) {
    super(text);
  }

  module(): Module {
    this.next();
    const body: Statement[] = [];
    while (!this.is(Token.End)) this.statement(body);
    const module: Module = {
      kind: "Module",
      start: 0,
      end: this.text.length,
      parent: undefined,
      body,
      comments: this.comments,
      errors: [],
    };
    adopt(module, ...body);
    return module;
  }

  /** Reads a compound statement or a line of simple ones. */
  private statement(into: Statement[]): void {
    const { start } = this;
    switch (this.kind) {
      case Token.KeywordIf:
        into.push(this.ifStatement());
        return;
      case Token.KeywordDef:
        into.push(this.functionDefinition(start, start, false, []));
        return;
      case Token.KeywordClass:
        into.push(this.classDefinition(start, []));
        return;
      case Token.At:
        into.push(this.decorated());
        return;
      case Token.KeywordFor:
        into.push(this.forStatement(start, false));
        return;
      case Token.KeywordWhile:
        into.push(this.whileStatement());
        return;
      case Token.KeywordTry:
        into.push(this.tryStatement());
        return;
      case Token.KeywordWith:
        into.push(this.withStatement(start, false));
        return;
      case Token.KeywordAsync:
        this.next();
        if (this.is(Token.KeywordDef)) into.push(this.functionDefinition(start, start, true, []));
        else if (this.is(Token.KeywordFor)) into.push(this.forStatement(start, true));
        else if (this.is(Token.KeywordWith)) into.push(this.withStatement(start, true));
        else throw unsure;
        return;
      default:
        this.simpleStatements(into);
    }
  }

  /** Reads statements up to the end of the line. */
  private simpleStatements(into: Statement[]): void {
    do into.push(this.simpleStatement());
    while (this.accept(Token.Semicolon) && !this.is(Token.Newline));
    this.expect(Token.Newline);
  }

  /** Reads `: body`. */
  private block(): Statement[] {
    const body: Statement[] = [];
    this.expect(Token.Colon);
    if (!this.is(Token.Newline)) {
      this.simpleStatements(body);
      return body;
    }
    this.next();
    this.expect(Token.Indent);
    if (++this.depth > mostBlocks) throw unsure;
    do this.statement(body);
    while (!this.is(Token.Dedent));
    this.depth--;
    this.next();
    return body;
  }

  private simpleStatement(): Statement {
    const { start } = this;
    switch (this.kind) {
      case Token.KeywordPass:
        this.next();
        return { kind: "Pass", start, end: this.lastEnd, parent: undefined };
      case Token.KeywordBreak:
        this.next();
        return { kind: "Break", start, end: this.lastEnd, parent: undefined };
      case Token.KeywordContinue:
        this.next();
        return { kind: "Continue", start, end: this.lastEnd, parent: undefined };
      case Token.KeywordReturn: {
        this.next();
        const value = this.endsStatement() ? undefined : this.expressionList();
        if (value?.kind === "Yield") throw unsure;
        const node: Statement = { kind: "Return", start, end: this.lastEnd, parent: undefined, value };
        adopt(node, value);
        return node;
      }
      case Token.KeywordRaise: {
        this.next();
        const exception = this.endsStatement() ? undefined : this.condition();
        const cause = exception && this.accept(Token.KeywordFrom) ? this.condition() : undefined;
        const node: Statement = { kind: "Raise", start, end: this.lastEnd, parent: undefined, exception, cause };
        adopt(node, exception, cause);
        return node;
      }
      case Token.KeywordAssert: {
        this.next();
        const test = this.condition();
        const message = this.accept(Token.Comma) ? this.condition() : undefined;
        const node: Statement = { kind: "Assert", start, end: this.lastEnd, parent: undefined, test, message };
        adopt(node, test, message);
        return node;
      }
      case Token.KeywordDel:
        return this.deleteStatement();
      case Token.KeywordImport:
        return this.importStatement();
      case Token.KeywordFrom:
        return this.importFrom();
      case Token.KeywordGlobal:
      case Token.KeywordNonlocal: {
        const kind = this.is(Token.KeywordGlobal) ? "Global" : "Nonlocal";
        this.next();
        const names = [this.name()];
        while (this.accept(Token.Comma)) names.push(this.name());
        const node: Statement = { kind, start, end: this.lastEnd, parent: undefined, names };
        adopt(node, ...names);
        return node;
      }
      default:
        return this.expressionStatement();
    }
  }

  private endsStatement(): boolean {
    return this.is(Token.Newline) || this.is(Token.Semicolon);
  }

  private deleteStatement(): Statement {
    const { start } = this;
    this.next();
    const targets: Expression[] = [];
    do {
      if (this.endsStatement()) break;
      const target = this.operation(1);
      this.assertTarget(target);
      targets.push(target);
    } while (this.accept(Token.Comma));
    if (targets.length === 0) throw unsure;
    const node: Statement = { kind: "Delete", start, end: this.lastEnd, parent: undefined, targets };
    adopt(node, ...targets);
    return node;
  }

  private expressionStatement(): Statement {
    const { start } = this;
    const isStatementOnce = this.is(Token.Name) && (this.word === "print" || this.word === "exec");
    const first = this.expressionList();
    // In Python 2, `print` and `exec` were statements, and the other parser still reads some of them so.
    if (isStatementOnce && first.kind !== "Call" && first.kind !== "Name") throw unsure;
    switch (this.kind) {
      case Token.Equal:
        return this.assignment(start, first);
      case Token.Colon: {
        if (first.kind !== "Name" && first.kind !== "Attribute" && first.kind !== "Subscript") throw unsure;
        if (first.start !== start && first.kind === "Name") throw unsure;
        this.next();
        const annotation = this.condition();
        const value = this.accept(Token.Equal) ? this.expressionList() : undefined;
        const node: Statement = { kind: "Assign", start, end: this.lastEnd, parent: undefined, targets: [first], annotation, value };
        adopt(node, first, annotation, value);
        return node;
      }
      case Token.Augmented: {
        if (first.kind !== "Name" && first.kind !== "Attribute" && first.kind !== "Subscript") throw unsure;
        const operator = this.word;
        this.next();
        const value = this.expressionList();
        const node: Statement = { kind: "AugmentedAssign", start, end: this.lastEnd, parent: undefined, target: first, operator, value };
        adopt(node, first, value);
        return node;
      }
      default: {
        if (!this.endsStatement() || first.kind === "NamedExpression") throw unsure;
        const node: Statement = { kind: "ExpressionStatement", start, end: this.lastEnd, parent: undefined, expression: first };
        first.parent = node;
        return node;
      }
    }
  }

  private assignment(start: number, first: Expression): Statement {
    const targets: Expression[] = [];
    let value = first;
    while (this.accept(Token.Equal)) {
      this.assertTarget(value);
      targets.push(value);
      value = this.expressionList();
    }
    if (value.kind === "NamedExpression" || !this.endsStatement()) throw unsure;
    const node: Statement = { kind: "Assign", start, end: this.lastEnd, parent: undefined, targets, annotation: undefined, value };
    adopt(node, ...targets, value);
    return node;
  }

  // --- Imports --------------------------------------------------------------------------------------------------------

  private importStatement(): Statement {
    const { start } = this;
    this.next();
    const names = [this.alias(true)];
    while (this.accept(Token.Comma)) names.push(this.alias(true));
    return { kind: "Import", start, end: this.lastEnd, parent: undefined, names };
  }

  private importFrom(): Statement {
    const { start } = this;
    this.next();
    const moduleStart = this.start;
    let level = 0;
    while (this.is(Token.Dot) || this.is(Token.Ellipsis)) {
      level += this.is(Token.Dot) ? 1 : 3;
      this.next();
    }
    let moduleRange = { start: moduleStart, end: this.lastEnd };
    let module = "";
    if (this.is(Token.Name)) {
      const nameStart = this.start;
      module = this.dottedName();
      moduleRange = { start: nameStart, end: this.lastEnd };
    } else if (level === 0) throw unsure;
    this.expect(Token.KeywordImport);
    const names: ImportAlias[] = [];
    const isStar = this.accept(Token.Star);
    if (!isStar) {
      const isParenthesized = this.accept(Token.LeftParenthesis);
      do {
        if (isParenthesized && this.is(Token.RightParenthesis)) break;
        names.push(this.alias(false));
      } while (this.accept(Token.Comma));
      if (names.length === 0) throw unsure;
      if (isParenthesized) this.expect(Token.RightParenthesis);
    }
    return { kind: "ImportFrom", start, end: this.lastEnd, parent: undefined, level, module, moduleRange, isStar, names };
  }

  private alias(mayBeDotted: boolean): ImportAlias {
    const { start } = this;
    const path = mayBeDotted ? this.dottedName() : this.wordAsWritten();
    const name = { start, end: this.lastEnd };
    let alias: Name | undefined;
    let binds = path.split(".", 1)[0] as string;
    if (this.accept(Token.KeywordAs)) {
      const { start: aliasStart, end: aliasEnd } = this;
      alias = this.name();
      binds = this.text.slice(aliasStart, aliasEnd);
    }
    return { start, end: this.lastEnd, path, name, alias, binds };
  }

  private wordAsWritten(): string {
    if (!this.is(Token.Name)) throw unsure;
    const word = this.text.slice(this.start, this.end);
    this.next();
    return word;
  }

  private dottedName(): string {
    let path = this.wordAsWritten();
    while (this.accept(Token.Dot)) path += `.${this.wordAsWritten()}`;
    return path;
  }

  // --- Definitions ----------------------------------------------------------------------------------------------------

  private decorated(): Statement {
    const { start, yields } = this;
    const decorators: Decorator[] = [];
    while (this.is(Token.At)) {
      const decoratorStart = this.start;
      this.next();
      const expression = this.named();
      const decorator: Decorator = { kind: "Decorator", start: decoratorStart, end: this.lastEnd, parent: undefined, expression };
      expression.parent = decorator;
      decorators.push(decorator);
      this.expect(Token.Newline);
    }
    this.yields = yields;
    if (this.is(Token.KeywordClass)) return this.classDefinition(start, decorators);
    const keywordStart = this.start;
    const isAsync = this.accept(Token.KeywordAsync);
    return this.functionDefinition(start, keywordStart, isAsync, decorators);
  }

  private functionDefinition(start: number, keywordStart: number, isAsync: boolean, decorators: Decorator[]): Statement {
    const { yields } = this;
    this.expect(Token.KeywordDef);
    const keyword = { start: keywordStart, end: this.lastEnd };
    const name = this.name();
    if (this.unread) {
      const { indentation, unread } = this;
      const { end, behind } = skipFunction(this.text, this.start, indentation, this.comments);
      const node = new UnreadFunction(start, end, isAsync, keyword, name, decorators, indentation, behind, unread.reader);
      unread.functions.push(node);
      adopt(node, name, ...decorators);
      this.resumeAtLine(behind, end);
      return node;
    }
    const parts = this.functionParts();
    this.yields = yields;
    const { typeParameters, parameters, returns, body } = parts;
    const node: Statement = {
      kind: "FunctionDefinition",
      start,
      end: endOf(body),
      parent: undefined,
      isAsync,
      keyword,
      name,
      decorators,
      ...parts,
    };
    adopt(node, name, ...decorators, ...typeParameters, ...parameters, returns, ...body);
    return node;
  }

  /** Reads what comes behind the name of a function. */
  private functionParts(): FunctionParts {
    const typeParameters = this.typeParameters();
    this.expect(Token.LeftParenthesis);
    const parameters = this.parameters(Token.RightParenthesis, true);
    this.next();
    const returns = this.accept(Token.Arrow) ? this.condition() : undefined;
    this.yields = false;
    const body = this.block();
    return { typeParameters, parameters, returns, body, isGenerator: this.yields };
  }

  /** Reads a function that was passed over. The text must end behind it. */
  partsOf({ name, indentation, end }: UnreadFunction): FunctionParts {
    this.resumeInLine(name.end, indentation);
    const parts = this.functionParts();
    // Where it ends elsewhere than it was taken to, it is not plainly sound.
    const isWhole = (this.is(Token.Dedent) || this.is(Token.End)) && this.offset === this.text.length && endOf(parts.body) === end;
    if (!isWhole) throw unsure;
    return parts;
  }

  private typeParameters(): Name[] {
    if (!this.accept(Token.LeftBracket)) return [];
    const names: Name[] = [];
    do {
      if (this.is(Token.RightBracket)) break;
      if (this.is(Token.Star) || this.is(Token.Power)) this.next();
      names.push(this.name());
      if (this.accept(Token.Colon)) this.condition();
    } while (this.accept(Token.Comma));
    this.expect(Token.RightBracket);
    return names;
  }

  private classDefinition(start: number, decorators: Decorator[]): Statement {
    const { yields } = this;
    this.next();
    const name = this.name();
    const typeParameters = this.typeParameters();
    const given = this.is(Token.LeftParenthesis) ? this.argumentList() : [];
    if (given[0]?.value.kind === "Comprehension") throw unsure;
    const body = this.block();
    this.yields = yields;
    const node: Statement = {
      kind: "ClassDefinition",
      start,
      end: endOf(body),
      parent: undefined,
      name,
      decorators,
      typeParameters,
      arguments: given,
      body,
    };
    adopt(node, name, ...decorators, ...typeParameters, ...given.map((one) => one.value), ...body);
    return node;
  }

  // --- Compound statements --------------------------------------------------------------------------------------------

  private ifStatement(): Statement {
    const { start } = this;
    const branches: { test: Expression | undefined; body: Statement[] }[] = [];
    do {
      this.next();
      const test = this.named();
      branches.push({ test, body: this.block() });
    } while (this.is(Token.KeywordElif));
    if (this.accept(Token.KeywordElse)) branches.push({ test: undefined, body: this.block() });
    const last = branches[branches.length - 1] as { body: Statement[] };
    const node: Statement = { kind: "If", start, end: endOf(last.body), parent: undefined, branches };
    for (const { test, body } of branches) adopt(node, test, ...body);
    return node;
  }

  private elseBlock(): Statement[] {
    return this.accept(Token.KeywordElse) ? this.block() : [];
  }

  private whileStatement(): Statement {
    const { start } = this;
    this.next();
    const test = this.named();
    const body = this.block();
    const orElse = this.elseBlock();
    const end = endOf(orElse.length > 0 ? orElse : body);
    const node: Statement = { kind: "While", start, end, parent: undefined, test, body, orElse };
    adopt(node, test, ...body, ...orElse);
    return node;
  }

  private forStatement(start: number, isAsync: boolean): Statement {
    this.next();
    const keyword = { start, end: this.lastEnd };
    const target = this.targetList();
    this.expect(Token.KeywordIn);
    const iterable = this.expressionList();
    if (iterable.kind === "Yield") throw unsure;
    const body = this.block();
    const orElse = this.elseBlock();
    const end = endOf(orElse.length > 0 ? orElse : body);
    const node: Statement = { kind: "For", start, end, parent: undefined, isAsync, keyword, target, iterable, body, orElse };
    adopt(node, target, iterable, ...body, ...orElse);
    return node;
  }

  private withStatement(start: number, isAsync: boolean): Statement {
    this.next();
    const keyword = { start, end: this.lastEnd };
    const items: { manager: Expression; target: Expression | undefined }[] = [];
    const isParenthesized = this.is(Token.LeftParenthesis) && this.closesBeforeColon();
    if (isParenthesized) this.next();
    do {
      if (isParenthesized && this.is(Token.RightParenthesis)) break;
      const manager = this.condition();
      let target: Expression | undefined;
      if (this.accept(Token.KeywordAs)) {
        target = this.is(Token.Star) ? this.starred() : this.operation(1);
        this.assertTarget(target);
      }
      items.push({ manager, target });
    } while (this.accept(Token.Comma));
    if (isParenthesized) this.expect(Token.RightParenthesis);
    if (items.length === 0) throw unsure;
    const body = this.block();
    const node: Statement = { kind: "With", start, end: endOf(body), parent: undefined, isAsync, keyword, items, body };
    for (const { manager, target } of items) adopt(node, manager, target);
    adopt(node, ...body);
    return node;
  }

  /** Tells whether the parentheses that begin here are around all items of a `with`, because the colon is right behind them. */
  private closesBeforeColon(): boolean {
    const saved = { kind: this.kind, start: this.start, end: this.end, lastEnd: this.lastEnd, offset: this.offset, nesting: this.nesting };
    const commentCount = this.comments.length;
    const outside = this.nesting - 1;
    let isUnclear = false;
    do {
      this.next();
      if (this.is(Token.Interpolated) || this.is(Token.KeywordYield) || this.is(Token.Walrus)) isUnclear = true;
    } while (this.nesting > outside && !isUnclear);
    if (isUnclear) throw unsure;
    this.next();
    const closes = this.is(Token.Colon);
    this.comments.length = commentCount;
    Object.assign(this, saved);
    return closes;
  }

  private tryStatement(): Statement {
    const { start } = this;
    this.next();
    const body = this.block();
    const handlers: ExceptHandler[] = [];
    while (this.is(Token.KeywordExcept)) handlers.push(this.exceptHandler());
    const orElse = handlers.length > 0 ? this.elseBlock() : [];
    const finallyBody = this.accept(Token.KeywordFinally) ? this.block() : [];
    const last = handlers[handlers.length - 1];
    if (!last && finallyBody.length === 0) throw unsure;
    const end = finallyBody.length > 0 ? endOf(finallyBody) : orElse.length > 0 ? endOf(orElse) : (last as ExceptHandler).end;
    const node: Statement = { kind: "Try", start, end, parent: undefined, body, handlers, orElse, finallyBody };
    adopt(node, ...body, ...handlers, ...orElse, ...finallyBody);
    return node;
  }

  private exceptHandler(): ExceptHandler {
    const { start } = this;
    this.next();
    const type = this.is(Token.Colon) ? undefined : this.condition();
    const name = type && this.accept(Token.KeywordAs) ? this.name() : undefined;
    const body = this.block();
    const node: ExceptHandler = { kind: "ExceptHandler", start, end: endOf(body), parent: undefined, isGroup: false, type, name, body };
    adopt(node, type, name, ...body);
    return node;
  }
}

/** Where the last of some statements ends. */
function endOf(body: readonly Statement[]): number {
  return (body[body.length - 1] as Statement).end;
}
