/** What values hand out: elements to loops, objects to `with … as`, parts to unpacking, and what `[…]` finds. */
import type { Expression } from "../syntax/ast";
import { argumentsOf } from "./annotations";
import type { Evaluator } from "./evaluator";
import type { Definition } from "./scopes";
import { type InstanceType, mapMembers, type PlainType, type Type, unionOf, unknown } from "./types";

/** Takes values apart. */
export class Targets {
  /** Takes the evaluator that it serves. */
  constructor(private readonly evaluator: Evaluator) {}

  /** What an assignment gives to one of the names in its target; `path` leads to it. */
  unpackedFrom(value: Expression, path: Definition["path"]): Type {
    const [index, ...rest] = path;
    if (index === undefined) return this.evaluator.typeOf(value);
    const isDisplay = value.kind === "Tuple" || value.kind === "List";
    if (!isDisplay || value.elements.some((one) => one.kind === "Starred")) return this.unpacked(this.evaluator.typeOf(value), path);
    const element = index === "rest" ? undefined : value.elements[index];
    return element ? this.unpackedFrom(element, rest) : unknown;
  }

  /** A part of a value that is taken apart. */
  unpacked(value: Type, path: Definition["path"]): Type {
    let type = value;
    for (const index of path) {
      if (index === "rest") return { kind: "plain", name: "list" };
      type = mapMembers(type, (one): Type => {
        if (one.kind === "plain") return one.elements?.[index]?.() ?? (one.elements ? unknown : one.items?.()) ?? unknown;
        return one.kind === "instance" ? (this.field(one, index) ?? unknown) : unknown;
      });
    }
    return type;
  }

  /** A field of a named tuple by its place. */
  private field(instance: InstanceType, index: number): Type | undefined {
    const { definition } = instance.symbol;
    const isTuple = definition.arguments.some((one) => /\.NamedTuple$/.test(this.evaluator.qualifiedName(one.value) ?? ""));
    if (!isTuple) return undefined;
    const fields = definition.body.filter((one) => one.kind === "Assign" && one.annotation !== undefined);
    const field = fields[index];
    return field?.kind === "Assign" && field.annotation ? this.evaluator.annotations.typeOf(field.annotation) : undefined;
  }

  /** What a loop over something gives to its target in each round. */
  iterated(iterable: Expression, isAsync: boolean): Type {
    if (isAsync) return this.asynchronousElements(this.evaluator.typeOf(iterable));
    if ((iterable.kind === "List" || iterable.kind === "Set" || iterable.kind === "Tuple") && iterable.elements.length > 0)
      return unionOf(
        iterable.elements.map((one) => (one.kind === "Starred" ? this.iterated(one.value, false) : this.evaluator.typeOf(one))),
      );
    return this.builtinIteration(iterable) ?? this.elements(this.evaluator.typeOf(iterable));
  }

  /** What built-in functions hand out that go through what they are given. */
  private builtinIteration(iterable: Expression): Type | undefined {
    if (iterable.kind !== "Call") return undefined;
    const given = iterable.arguments.filter((one) => one.keyword === undefined);
    const [first, second] = given;
    if (!first || given.some((one) => one.stars > 0)) return undefined;
    const name = this.evaluator.qualifiedName(iterable.callee) ?? "";
    switch (name) {
      case "builtins.enumerate":
        return pair(
          () => ({ kind: "plain", name: "int" }),
          () => this.iterated(first.value, false),
        );
      case "builtins.zip":
      case "itertools.zip_longest":
        return { kind: "plain", name: "tuple", elements: given.map((one) => () => this.iterated(one.value, false)) };
      case "builtins.reversed":
      case "builtins.sorted":
      case "builtins.list":
      case "builtins.tuple":
      case "builtins.set":
      case "builtins.iter":
      case "itertools.cycle":
      case "itertools.islice":
        return this.iterated(first.value, false);
      case "itertools.chain":
        return unionOf(given.map((one) => this.iterated(one.value, false)));
      case "builtins.filter":
        return second && this.iterated(second.value, false);
      case "builtins.map":
        return this.evaluator.calls.call(this.evaluator.typeOf(first.value));
      default:
        return undefined;
    }
  }

  /** What going through a value gives. */
  elements(value: Type): Type {
    return mapMembers(value, (one): Type => {
      if (one.kind === "plain") return one.items?.() ?? (one.elements ? unionOf(one.elements.map((each) => each())) : textElements(one));
      if (one.kind !== "instance") return unknown;
      const iterator = this.evaluator.calls.call(this.evaluator.attributeOf(one, "__iter__"));
      return mapMembers(iterator, (each): Type => {
        if (each.kind === "plain") return each.items?.() ?? unknown;
        return each.kind === "instance" ? this.evaluator.calls.call(this.evaluator.attributeOf(each, "__next__")) : unknown;
      });
    });
  }

  /** What `async for` over a value gives. */
  asynchronousElements(value: Type): Type {
    return mapMembers(value, (one): Type => {
      if (one.kind === "async-generator") return one.item();
      if (one.kind !== "instance") return unknown;
      const iterator = this.evaluator.calls.call(this.evaluator.attributeOf(one, "__aiter__"));
      return mapMembers(iterator, (each): Type => {
        if (each.kind === "async-generator") return each.item();
        return each.kind === "instance"
          ? this.evaluator.calls.awaited(this.evaluator.calls.call(this.evaluator.attributeOf(each, "__anext__")))
          : unknown;
      });
    });
  }

  /** What `as` binds in a `with` statement. */
  entered(manager: Type, isAsync: boolean): Type {
    return mapMembers(manager, (one): Type => {
      if (one.kind === "async-context-manager") return isAsync ? one.item() : unknown;
      if (one.kind === "plain") return isAsync ? unknown : (one.enters?.() ?? unknown);
      // Most managers of libraries that are not at hand give themselves, such as `with requests.Session() as session`.
      if (one.kind === "unknown" && !isAsync) return one;
      if (one.kind !== "instance") return unknown;
      const entered = this.evaluator.calls.call(this.evaluator.attributeOf(one, isAsync ? "__aenter__" : "__enter__"));
      return isAsync ? this.evaluator.calls.awaited(entered) : entered;
    });
  }

  /** What `as` binds in an `except` clause. */
  caught(type: Expression): Type {
    if (type.kind === "Tuple") return unionOf(type.elements.map((one) => this.caught(one)));
    return mapMembers(this.evaluator.typeOf(type), (one) =>
      one.kind === "class" ? { kind: "instance", symbol: one.symbol, arguments: [] } : unknown,
    );
  }

  /** What `value[index]` gives. */
  lookedUp(node: Extract<Expression, { kind: "Subscript" }>): Type {
    const value = this.evaluator.typeOf(node.value);
    return mapMembers(value, (one): Type => {
      if (one.kind === "class") return { ...one, arguments: argumentsOf(node).map((each) => this.evaluator.annotations.typeOf(each)) };
      if (node.index.kind === "Slice") return one.kind === "plain" ? { ...one, elements: undefined } : unknown;
      if (one.kind === "plain") {
        const place = node.index.kind === "Constant" && /^\d+$/.test(node.index.value) ? Number(node.index.value) : undefined;
        const element = place === undefined ? undefined : one.elements?.[place];
        return element?.() ?? one.lookup?.() ?? textElements(one);
      }
      if (one.kind !== "instance") return unknown;
      const place = node.index.kind === "Constant" && /^\d+$/.test(node.index.value) ? Number(node.index.value) : undefined;
      const field = place === undefined ? undefined : this.field(one, place);
      return field ?? this.evaluator.calls.call(this.evaluator.attributeOf(one, "__getitem__"));
    });
  }
}

/** Texts consist of texts. */
function textElements({ name }: PlainType): Type {
  return name === "str" ? { kind: "plain", name: "str" } : name === "bytes" || name === "range" ? { kind: "plain", name: "int" } : unknown;
}

function pair(first: () => Type, second: () => Type): Type {
  return { kind: "plain", name: "tuple", elements: [first, second], items: () => unionOf([first(), second()]) };
}
