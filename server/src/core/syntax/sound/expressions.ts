/** The expressions of sound Python (https://docs.python.org/3/reference/expressions.html), read into the same tree as `lower.ts` makes. */
import type { Argument, Comprehension, ComprehensionClause, Expression, Lambda, Name, Node, Parameter } from "../ast";
import { Lexer, Token, unsure } from "./lexer";

/** How tightly an operator with two sides binds; zero for everything else. */
function precedenceOf(kind: Token): number {
  switch (kind) {
    case Token.Or:
      return 1;
    case Token.Xor:
      return 2;
    case Token.And:
      return 3;
    case Token.LeftShift:
    case Token.RightShift:
      return 4;
    case Token.Plus:
    case Token.Minus:
      return 5;
    case Token.Star:
    case Token.At:
    case Token.Slash:
    case Token.DoubleSlash:
    case Token.Percent:
      return 6;
    default:
      return 0;
  }
}

/** Deeper trees are left to the other parser, which counts what may be too deep. */
const deepest = 120;

/** Reads expressions. */
export class ExpressionParser extends Lexer {
  /** Whether `yield` was read in the current function. */
  protected yields = false;
  /** How deep the tree is at the current token, counted generously. */
  protected depth = 0;
  /** How deep the tree was anywhere inside what is being read. */
  private reached = 0;

  /** `a`, `a, b` or `*a, b`: the values of `return`, of an assignment and of a loop. */
  protected expressionList(): Expression {
    if (this.is(Token.KeywordYield)) return this.yieldExpression();
    const { start } = this;
    const first = this.is(Token.Star) ? this.starred() : this.named();
    if (!this.is(Token.Comma)) {
      if (first.kind === "Starred") throw unsure;
      return first;
    }
    const elements = [first];
    while (this.accept(Token.Comma)) {
      if (this.endsList()) break;
      elements.push(this.is(Token.Star) ? this.starred() : this.named());
    }
    return this.sequence("Tuple", start, elements);
  }

  /** The targets of a loop, in front of `in`. */
  protected targetList(): Expression {
    const { start } = this;
    const first = this.target();
    if (!this.is(Token.Comma)) {
      if (first.kind === "Starred") throw unsure;
      return first;
    }
    const elements = [first];
    while (this.accept(Token.Comma)) {
      if (this.is(Token.KeywordIn)) break;
      elements.push(this.target());
    }
    return this.sequence("Tuple", start, elements);
  }

  private target(): Expression {
    const target = this.is(Token.Star) ? this.starred() : this.operation(1);
    this.assertTarget(target);
    return target;
  }

  /** Makes sure that something can be assigned to. */
  protected assertTarget(target: Expression): void {
    switch (target.kind) {
      case "Name":
      case "Attribute":
      case "Subscript":
        return;
      case "Starred":
        return this.assertTarget(target.value);
      case "Tuple":
      case "List":
        for (const element of target.elements) this.assertTarget(element);
        return;
      default:
        throw unsure;
    }
  }

  private endsList(): boolean {
    switch (this.kind) {
      case Token.Newline:
      case Token.Semicolon:
      case Token.Equal:
      case Token.Colon:
      case Token.RightParenthesis:
      case Token.RightBracket:
      case Token.RightBrace:
      case Token.KeywordIn:
        return true;
      default:
        return false;
    }
  }

  private sequence(kind: "Tuple" | "List" | "Set", start: number, elements: Expression[]): Expression {
    const node: Expression = { kind, start, end: this.lastEnd, parent: undefined, elements };
    for (const element of elements) element.parent = node;
    return node;
  }

  protected starred(): Expression {
    const { start } = this;
    this.next();
    const value = this.operation(1);
    const node: Expression = { kind: "Starred", start, end: this.lastEnd, parent: undefined, value };
    value.parent = node;
    return node;
  }

  protected yieldExpression(): Expression {
    const { start } = this;
    this.yields = true;
    this.next();
    const from = this.accept(Token.KeywordFrom);
    const value = from ? this.condition() : this.endsList() ? undefined : this.expressionList();
    const node: Expression = { kind: "Yield", start, end: this.lastEnd, parent: undefined, from, value };
    if (value) value.parent = node;
    return node;
  }

  /** `name := value`, or any expression. */
  protected named(): Expression {
    const { start } = this;
    const target = this.condition();
    if (!this.is(Token.Walrus) || target.kind !== "Name" || target.start !== start) return target;
    this.next();
    const value = this.condition();
    const node: Expression = { kind: "NamedExpression", start, end: this.lastEnd, parent: undefined, target, value };
    target.parent = node;
    value.parent = node;
    return node;
  }

  /** `body if test else orElse`, a lambda, or anything that binds tighter. */
  protected condition(): Expression {
    if (this.is(Token.KeywordLambda)) return this.lambda();
    const { start } = this;
    const body = this.disjunction();
    if (!this.is(Token.KeywordIf)) return body;
    this.next();
    const test = this.disjunction();
    this.expect(Token.KeywordElse);
    if (++this.depth > deepest) throw unsure;
    const orElse = this.condition();
    this.depth--;
    const node: Expression = { kind: "Conditional", start, end: this.lastEnd, parent: undefined, body, test, orElse };
    body.parent = node;
    test.parent = node;
    orElse.parent = node;
    return node;
  }

  protected disjunction(): Expression {
    const { start } = this;
    const outer = this.reached;
    this.reached = this.depth;
    let left = this.conjunction();
    while (this.is(Token.KeywordOr)) {
      this.next();
      left = this.boolean("or", start, left, this.conjunction());
    }
    if (outer > this.reached) this.reached = outer;
    return left;
  }

  private conjunction(): Expression {
    const { start } = this;
    let left = this.negation();
    while (this.is(Token.KeywordAnd)) {
      this.next();
      left = this.boolean("and", start, left, this.negation());
    }
    return left;
  }

  private boolean(operator: "and" | "or", start: number, left: Expression, right: Expression): Expression {
    this.deepen();
    const node: Expression = { kind: "Boolean", start, end: this.lastEnd, parent: undefined, operator, left, right };
    left.parent = node;
    right.parent = node;
    return node;
  }

  /** Notes that what was read so far becomes a child of something. */
  private deepen(): void {
    if (++this.reached > deepest) throw unsure;
  }

  private negation(): Expression {
    if (!this.is(Token.KeywordNot)) return this.comparison();
    const { start } = this;
    this.next();
    if (++this.depth > deepest) throw unsure;
    const operand = this.negation();
    this.depth--;
    return this.unary("not", start, operand);
  }

  private unary(operator: string, start: number, operand: Expression): Expression {
    const node: Expression = { kind: "Unary", start, end: this.lastEnd, parent: undefined, operator, operand };
    operand.parent = node;
    return node;
  }

  private comparison(): Expression {
    const { start } = this;
    const first = this.operation(1);
    let operator = this.comparisonOperator();
    if (operator === undefined) return first;
    const operators: string[] = [];
    const operands = [first];
    while (operator !== undefined) {
      operators.push(operator);
      operands.push(this.operation(1));
      operator = this.comparisonOperator();
    }
    const node: Expression = { kind: "Compare", start, end: this.lastEnd, parent: undefined, operators, operands };
    for (const operand of operands) operand.parent = node;
    return node;
  }

  private comparisonOperator(): string | undefined {
    const { kind } = this;
    switch (kind) {
      case Token.Less:
      case Token.Greater:
      case Token.EqualEqual:
      case Token.NotEqual:
      case Token.LessEqual:
      case Token.GreaterEqual: {
        const written = this.text.slice(this.start, this.end);
        this.next();
        return written;
      }
      case Token.KeywordIn:
        this.next();
        return "in";
      case Token.KeywordIs:
        this.next();
        return this.accept(Token.KeywordNot) ? "is not" : "is";
      case Token.KeywordNot:
        this.next();
        this.expect(Token.KeywordIn);
        return "not in";
      default:
        return undefined;
    }
  }

  /** Operators with two sides that bind at least as tightly as `minimum`. */
  protected operation(minimum: number): Expression {
    const { start } = this;
    const outer = this.reached;
    this.reached = this.depth;
    let left = this.factor();
    for (;;) {
      const precedence = precedenceOf(this.kind);
      if (precedence < minimum || precedence === 0) break;
      const operator = this.text.slice(this.start, this.end);
      this.next();
      left = this.binary(operator, start, left, this.operation(precedence + 1));
      this.deepen();
    }
    if (outer > this.reached) this.reached = outer;
    return left;
  }

  private binary(operator: string, start: number, left: Expression, right: Expression): Expression {
    const node: Expression = { kind: "Binary", start, end: this.lastEnd, parent: undefined, operator, left, right };
    left.parent = node;
    right.parent = node;
    return node;
  }

  private factor(): Expression {
    const { start } = this;
    if (this.is(Token.Minus) || this.is(Token.Plus) || this.is(Token.Tilde)) {
      const operator = this.text.slice(this.start, this.end);
      this.next();
      if (++this.depth > deepest) throw unsure;
      const operand = this.factor();
      this.depth--;
      return this.unary(operator, start, operand);
    }
    let base: Expression;
    if (this.is(Token.KeywordAwait)) {
      this.next();
      const value = this.primary();
      base = { kind: "Await", start, end: this.lastEnd, parent: undefined, value };
      value.parent = base;
    } else base = this.primary();
    if (!this.is(Token.Power)) return base;
    this.next();
    if (++this.depth > deepest) throw unsure;
    const exponent = this.factor();
    this.depth--;
    return this.binary("**", start, base, exponent);
  }

  /** An atom with the attributes, calls and subscripts behind it. */
  private primary(): Expression {
    const { start } = this;
    let value = this.atom();
    for (;;) {
      let node: Expression;
      switch (this.kind) {
        case Token.Dot: {
          this.next();
          if (!this.is(Token.Name)) throw unsure;
          const name = { start: this.start, end: this.end };
          const attribute = this.word;
          this.next();
          node = { kind: "Attribute", start, end: this.lastEnd, parent: undefined, value, attribute, name };
          value.parent = node;
          break;
        }
        case Token.LeftParenthesis: {
          const opened = this.start;
          const given = this.argumentList();
          const argumentsRange = { start: opened, end: this.lastEnd };
          node = { kind: "Call", start, end: this.lastEnd, parent: undefined, callee: value, arguments: given, argumentsRange };
          value.parent = node;
          for (const one of given) one.value.parent = node;
          break;
        }
        case Token.LeftBracket: {
          const index = this.subscript();
          node = { kind: "Subscript", start, end: this.lastEnd, parent: undefined, value, index };
          value.parent = node;
          index.parent = node;
          break;
        }
        default:
          return value;
      }
      value = node;
      this.deepen();
    }
  }

  /** The arguments of a call or of a class, with their parentheses. */
  protected argumentList(): Argument[] {
    const opened = this.start;
    const given: Argument[] = [];
    this.next();
    if (++this.depth > deepest) throw unsure;
    while (!this.is(Token.RightParenthesis)) {
      const { start } = this;
      if (this.is(Token.Star) || this.is(Token.Power)) {
        const stars = this.is(Token.Star) ? 1 : 2;
        this.next();
        const value = this.condition();
        given.push({ start, end: this.lastEnd, keyword: undefined, keywordRange: undefined, stars, value });
      } else {
        const { word } = this;
        const value = this.named();
        const { lastEnd } = this;
        if (this.is(Token.Equal)) {
          if (value.kind !== "Name" || value.start !== start || value.end !== lastEnd) throw unsure;
          this.next();
          const keywordRange = { start, end: lastEnd };
          const keyword = value.id === word ? this.text.slice(start, lastEnd) : value.id;
          const keywordValue = this.condition();
          given.push({ start, end: this.lastEnd, keyword, keywordRange, stars: 0, value: keywordValue });
        } else if (this.is(Token.KeywordFor) || this.is(Token.KeywordAsync)) {
          if (given.length > 0) throw unsure;
          const generator = this.comprehension("generator", opened, value, undefined, Token.RightParenthesis);
          this.depth--;
          return [{ start: opened, end: this.lastEnd, keyword: undefined, keywordRange: undefined, stars: 0, value: generator }];
        } else given.push({ start, end: lastEnd, keyword: undefined, keywordRange: undefined, stars: 0, value });
      }
      if (!this.accept(Token.Comma)) break;
    }
    this.depth--;
    this.expect(Token.RightParenthesis);
    return given;
  }

  private subscript(): Expression {
    this.next();
    if (++this.depth > deepest) throw unsure;
    const { start } = this;
    const first = this.subscriptElement();
    let index = first;
    if (this.is(Token.Comma) || first.kind === "Starred") {
      const elements = [first];
      while (this.accept(Token.Comma)) {
        if (this.is(Token.RightBracket)) break;
        elements.push(this.subscriptElement());
      }
      index = this.sequence("Tuple", start, elements);
    }
    this.depth--;
    this.expect(Token.RightBracket);
    return index;
  }

  private subscriptElement(): Expression {
    const { start } = this;
    if (this.is(Token.Star)) return this.starred();
    const parts: Expression[] = [];
    if (!this.is(Token.Colon)) {
      const first = this.named();
      if (!this.is(Token.Colon)) return first;
      parts.push(first);
    }
    for (let colons = 0; this.is(Token.Colon); ) {
      if (++colons > 2) throw unsure;
      this.next();
      const isOver = this.is(Token.Colon) || this.is(Token.Comma) || this.is(Token.RightBracket);
      if (!isOver) parts.push(this.condition());
    }
    const node: Expression = { kind: "Slice", start, end: this.lastEnd, parent: undefined, parts };
    for (const part of parts) part.parent = node;
    return node;
  }

  private atom(): Expression {
    const { start, end } = this;
    switch (this.kind) {
      case Token.Name:
        return this.name();
      case Token.String:
      case Token.Interpolated:
        return this.strings();
      case Token.Number:
      case Token.Ellipsis:
      case Token.KeywordTrue:
      case Token.KeywordFalse:
      case Token.KeywordNone:
        this.next();
        return { kind: "Constant", start, end, parent: undefined, value: this.text.slice(start, end) };
      case Token.LeftParenthesis:
        return this.parenthesized();
      case Token.LeftBracket:
        return this.list();
      case Token.LeftBrace:
        return this.dictionaryOrSet();
      default:
        throw unsure;
    }
  }

  protected name(): Name {
    if (!this.is(Token.Name)) throw unsure;
    const { start, end, word } = this;
    this.next();
    return { kind: "Name", start, end, parent: undefined, id: word };
  }

  private parenthesized(): Expression {
    const { start } = this;
    this.next();
    if (this.accept(Token.RightParenthesis)) return this.sequence("Tuple", start, []);
    if (++this.depth > deepest) throw unsure;
    let inside: Expression;
    if (this.is(Token.KeywordYield)) {
      inside = this.yieldExpression();
    } else {
      inside = this.is(Token.Star) ? this.starred() : this.named();
      if (this.is(Token.KeywordFor) || this.is(Token.KeywordAsync)) {
        this.depth--;
        return this.comprehension("generator", start, inside, undefined, Token.RightParenthesis);
      }
      if (this.is(Token.Comma)) {
        const elements = this.restOf(inside, Token.RightParenthesis);
        this.depth--;
        this.expect(Token.RightParenthesis);
        return this.sequence("Tuple", start, elements);
      }
      if (inside.kind === "Starred") throw unsure;
    }
    this.depth--;
    this.expect(Token.RightParenthesis);
    return inside;
  }

  private list(): Expression {
    const { start } = this;
    this.next();
    if (this.accept(Token.RightBracket)) return this.sequence("List", start, []);
    if (++this.depth > deepest) throw unsure;
    const first = this.is(Token.Star) ? this.starred() : this.named();
    this.depth--;
    if (this.is(Token.KeywordFor) || this.is(Token.KeywordAsync))
      return this.comprehension("list", start, first, undefined, Token.RightBracket);
    this.depth++;
    const elements = this.restOf(first, Token.RightBracket);
    this.depth--;
    this.expect(Token.RightBracket);
    return this.sequence("List", start, elements);
  }

  /** The elements of a display from its first one on, up to the closing bracket. */
  private restOf(first: Expression, closing: Token): Expression[] {
    const elements = [first];
    while (this.accept(Token.Comma)) {
      if (this.is(closing)) break;
      elements.push(this.is(Token.Star) ? this.starred() : this.named());
    }
    return elements;
  }

  private dictionaryOrSet(): Expression {
    const { start } = this;
    this.next();
    if (this.is(Token.RightBrace)) return this.dictionary(start, []);
    if (++this.depth > deepest) throw unsure;
    const entries: { key: Expression | undefined; value: Expression }[] = [];
    if (!this.is(Token.Power)) {
      const first = this.is(Token.Star) ? this.starred() : this.named();
      if (!this.is(Token.Colon)) {
        this.depth--;
        if (this.is(Token.KeywordFor) || this.is(Token.KeywordAsync))
          return this.comprehension("set", start, first, undefined, Token.RightBrace);
        this.depth++;
        const elements = this.restOf(first, Token.RightBrace);
        this.depth--;
        this.expect(Token.RightBrace);
        return this.sequence("Set", start, elements);
      }
      if (first.kind === "Starred" || first.kind === "NamedExpression") throw unsure;
      this.next();
      const value = this.condition();
      if (this.is(Token.KeywordFor) || this.is(Token.KeywordAsync)) {
        this.depth--;
        return this.comprehension("dict", start, first, value, Token.RightBrace);
      }
      entries.push({ key: first, value });
      if (!this.is(Token.RightBrace)) this.expect(Token.Comma);
    }
    while (!this.is(Token.RightBrace)) {
      if (this.accept(Token.Power)) entries.push({ key: undefined, value: this.operation(1) });
      else {
        const key = this.condition();
        this.expect(Token.Colon);
        entries.push({ key, value: this.condition() });
      }
      if (!this.accept(Token.Comma)) break;
    }
    this.depth--;
    return this.dictionary(start, entries);
  }

  private dictionary(start: number, entries: { key: Expression | undefined; value: Expression }[]): Expression {
    this.expect(Token.RightBrace);
    const node: Expression = { kind: "Dict", start, end: this.lastEnd, parent: undefined, entries };
    for (const { key, value } of entries) {
      if (key) key.parent = node;
      value.parent = node;
    }
    return node;
  }

  /** A comprehension from its first clause on, with the closing bracket. */
  private comprehension(
    form: Comprehension["form"],
    start: number,
    element: Expression,
    value: Expression | undefined,
    closing: Token,
  ): Expression {
    if (element.kind === "Starred") throw unsure;
    if (++this.depth > deepest) throw unsure;
    const clauses: ComprehensionClause[] = [];
    while (this.is(Token.KeywordFor) || this.is(Token.KeywordAsync)) {
      const keywordStart = this.start;
      const isAsync = this.accept(Token.KeywordAsync);
      this.expect(Token.KeywordFor);
      const keyword = { start: keywordStart, end: this.lastEnd };
      const target = this.targetList();
      this.expect(Token.KeywordIn);
      const iterable = this.disjunction();
      const conditions: Expression[] = [];
      while (this.accept(Token.KeywordIf)) conditions.push(this.disjunction());
      clauses.push({ isAsync, keyword, target, iterable, conditions });
    }
    this.depth--;
    this.expect(closing);
    const node: Expression = { kind: "Comprehension", start, end: this.lastEnd, parent: undefined, form, element, value, clauses };
    element.parent = node;
    if (value) value.parent = node;
    for (const clause of clauses) {
      clause.target.parent = node;
      clause.iterable.parent = node;
      for (const one of clause.conditions) one.parent = node;
    }
    return node;
  }

  private lambda(): Expression {
    const { start, yields } = this;
    this.next();
    const parameters = this.parameters(Token.Colon, false);
    this.expect(Token.Colon);
    if (++this.depth > deepest) throw unsure;
    const body = this.condition();
    this.depth--;
    this.yields = yields;
    const node: Lambda = { kind: "Lambda", start, end: this.lastEnd, parent: undefined, parameters, body };
    for (const parameter of parameters) parameter.parent = node;
    body.parent = node;
    return node;
  }

  /** Parameters up to a token, which is not taken. */
  protected parameters(closing: Token, mayBeAnnotated: boolean): Parameter[] {
    const result: Parameter[] = [];
    let passing: Parameter["passing"] = "both";
    while (!this.is(closing)) {
      const { start } = this;
      if (this.is(Token.Slash)) {
        if (result.length === 0 || passing !== "both") throw unsure;
        this.next();
        for (const [index, one] of result.entries()) {
          const parameter: Parameter = { ...one, passing: "positional" };
          adopt(parameter, parameter.name, parameter.annotation, parameter.default);
          result[index] = parameter;
        }
      } else {
        const stars = this.is(Token.Star) ? 1 : this.is(Token.Power) ? 2 : 0;
        if (stars > 0) this.next();
        if (stars === 1 && this.is(Token.Comma)) {
          if (passing === "keyword") throw unsure;
          passing = "keyword";
        } else {
          const name = this.name();
          let annotation: Expression | undefined;
          if (mayBeAnnotated && this.accept(Token.Colon))
            annotation = stars === 1 && this.is(Token.Star) ? this.starred() : this.condition();
          const value = stars === 0 && this.accept(Token.Equal) ? this.condition() : undefined;
          const parameter: Parameter = {
            kind: "Parameter",
            start,
            end: this.lastEnd,
            parent: undefined,
            name,
            annotation,
            default: value,
            stars,
            passing,
          };
          adopt(parameter, name, annotation, value);
          result.push(parameter);
          if (stars === 1) passing = "keyword";
        }
      }
      if (!this.accept(Token.Comma)) break;
    }
    if (!this.is(closing)) throw unsure;
    return result;
  }

  // --- Strings --------------------------------------------------------------------------------------------------------

  /** A string, or several next to each other. */
  private strings(): Expression {
    const { start } = this;
    const prefix = this.prefix.toLowerCase();
    const interpolations: Expression[] = [];
    let text = "";
    while (this.is(Token.String) || this.is(Token.Interpolated)) {
      if (this.is(Token.Interpolated)) text += this.interpolated(interpolations);
      else text += this.text.slice(this.contentStart, this.contentEnd);
      this.next();
    }
    const node: Expression = {
      kind: "String",
      start,
      end: this.lastEnd,
      parent: undefined,
      prefix,
      text: interpolations.length > 0 ? undefined : text,
      interpolations,
    };
    for (const one of interpolations) one.parent = node;
    return node;
  }

  /** Reads a string that interpolates from behind its opening quotes to behind its closing ones. Gives what is between them. */
  private interpolated(into: Expression[]): string {
    const { text, quote, isTriple, contentStart } = this;
    const isRaw = /r/i.test(this.prefix);
    let at = this.offset;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        if (!isTriple || (text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote)) break;
        at++;
      } else if (code === 92) {
        const second = text.charCodeAt(at + 1);
        // `\N{DASH}` is one character; a brace behind any other backslash is read in different ways.
        if (second === 123 || second === 125 || (second === 78 && !isRaw)) throw unsure;
        at += second === 13 ? 3 : 2;
      } else if (code === 123) {
        if (text.charCodeAt(at + 1) === 123) at += 2;
        else at = this.interpolation(at, isTriple, into);
      } else if (code === 125) {
        if (text.charCodeAt(at + 1) !== 125) throw unsure;
        at += 2;
      } else if (Number.isNaN(code) || (!isTriple && (code === 10 || code === 13))) {
        throw unsure;
      } else at++;
    }
    this.offset = at + (isTriple ? 3 : 1);
    this.end = this.offset;
    this.kind = Token.String;
    return text.slice(contentStart, at);
  }

  /** Reads `{expression!r:format}`, which begins at `at`. Gives where it ends. */
  private interpolation(at: number, isTriple: boolean, into: Expression[]): number {
    const { text, nesting, lastEnd, comments } = this;
    const commentCount = comments.length;
    this.nesting = nesting + 1;
    if (++this.depth > deepest) throw unsure;
    this.offset = at + 1;
    // A token that is written, so that the end of the last one is kept.
    this.kind = Token.LeftBrace;
    this.next();
    into.push(this.expressionList());
    if (this.is(Token.Equal)) this.next();
    if (this.is(Token.Bang)) {
      this.next();
      if (!this.is(Token.Name) || !/^[rsa]$/.test(this.word)) throw unsure;
      this.next();
    }
    let end: number;
    if (this.is(Token.RightBrace)) end = this.end;
    else if (this.is(Token.Colon) || this.is(Token.Walrus)) end = this.formatOf(this.start + 1, isTriple, into);
    else throw unsure;
    this.depth--;
    this.nesting = nesting;
    this.lastEnd = lastEnd;
    if (comments.length > commentCount) throw unsure;
    const newline = text.indexOf("\n", at);
    if (!isTriple && newline >= 0 && newline < end) throw unsure;
    return end;
  }

  private formatOf(from: number, isTriple: boolean, into: Expression[]): number {
    const { text } = this;
    for (let at = from; ; ) {
      const code = text.charCodeAt(at);
      if (code === 125) return at + 1;
      if (code === 123) {
        if (text.charCodeAt(at + 1) === 123) throw unsure;
        at = this.interpolation(at, isTriple, into);
      } else if (Number.isNaN(code) || code === 10 || code === 13 || code === 34 || code === 39 || code === 92) throw unsure;
      else at++;
    }
  }
}

/** Makes a node the parent of others. */
export function adopt(parent: Node, ...children: readonly (Node | undefined)[]): void {
  for (const one of children) if (one) one.parent = parent;
}
