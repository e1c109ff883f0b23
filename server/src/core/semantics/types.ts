/**
 * What an expression may evaluate to. "Unknown" is always a possible answer, and nothing is ever reported about it.
 */
import type { ClassDefinition, FunctionDefinition, Lambda } from "../syntax/ast";
import type { SourceFile } from "../syntax/source-file";
import type { ScopeTree } from "./scopes";

/** A file as the evaluator sees it: its dotted name, its text and its scopes. */
export interface ModuleModel {
  /** `asyncio.tasks` for a file of the library; `__main__` for the file that is being linted. */
  readonly name: string;
  readonly file: SourceFile;
  readonly scopes: ScopeTree;
  /** Whether it is a package's `__init__`, which changes what its relative imports mean. */
  readonly isPackage: boolean;
  /** Where it was read from, as the host names files; modules of the library that comes with the program have none. */
  readonly path?: string;
}

/** A class definition in its module. */
export interface ClassSymbol {
  readonly definition: ClassDefinition;
  readonly module: ModuleModel;
}

/** Nothing is known, but perhaps where it is from. */
export interface UnknownType {
  readonly kind: "unknown";
  /** The dotted name of what it is from, such as `requests.get`, or `requests.Session()` for what a call of that gives. */
  readonly origin?: string | undefined;
}

/** `None`. */
export interface NoneType {
  readonly kind: "none";
}

/** An imported module. `model` is missing when its file is not at hand. */
export interface ModuleType {
  readonly kind: "module";
  readonly name: string;
  readonly model: ModuleModel | undefined;
}

/** A function or a method. */
export interface FunctionType {
  readonly kind: "function";
  readonly definition: FunctionDefinition;
  readonly module: ModuleModel;
  /** What a method was looked up on. */
  readonly receiver: InstanceType | ClassType | undefined;
  /** What decorators made a call give, where that differs from what the function itself gives. */
  readonly result: Type | undefined;
  /** Whether looking it up on an object calls it: `property`, `cached_property` and other descriptors. */
  readonly isProperty?: boolean;
}

/** A lambda. */
export interface LambdaType {
  readonly kind: "lambda";
  readonly node: Lambda;
}

/** A class itself. `arguments` are set for `Queue[int]`. */
export interface ClassType {
  readonly kind: "class";
  readonly symbol: ClassSymbol;
  readonly arguments?: readonly Type[] | undefined;
}

/** An object of a class. `arguments` are those of a generic class, as far as they are known. */
export interface InstanceType {
  readonly kind: "instance";
  readonly symbol: ClassSymbol;
  readonly arguments: readonly Type[];
  /** What made it, as it is written: `threading.Lock()`. */
  readonly origin?: string | undefined;
}

/** What `super()` gives in a method of a class. */
export interface SuperType {
  readonly kind: "super";
  readonly symbol: ClassSymbol;
  /** Whether the method is one of the class itself: a class method, or `__new__`. */
  readonly isOfClass: boolean;
}

/** A coroutine object: what a call of a coroutine function gives, before anything of the body has run. */
export interface CoroutineType {
  readonly kind: "coroutine";
  /** The function that makes it; undefined where only an annotation says so. */
  readonly definition: FunctionDefinition | undefined;
  /** What awaiting it gives. */
  readonly result: () => Type;
}

/** Something that can be awaited, and of which no more is known. */
export interface AwaitableType {
  readonly kind: "awaitable";
  readonly result: () => Type;
}

/** What a call of an asynchronous generator function gives, or of a function made by `asynccontextmanager`. */
export interface AsyncObjectType {
  readonly kind: "async-generator" | "async-context-manager";
  readonly definition: FunctionDefinition | undefined;
  /** What `async for` or `async with` gives to its target. */
  readonly item: () => Type;
}

/** Something that can be called, of which only the result is known: `Callable[..., T]`. */
export interface CallableType {
  readonly kind: "callable";
  /** What a call gives. Where it depends on what the call is given, as for `Callable[[F], F]`, that is the type of the first argument. */
  readonly result: (argument?: Type) => Type;
}

/** A value of a built-in type that is certainly no awaitable. */
export interface PlainType {
  readonly kind: "plain";
  readonly name: string;
  /** What going through it gives, where that is known: the elements of a list, the keys of a dictionary. */
  readonly items?: (() => Type) | undefined;
  /** What looking into it by `[…]` gives, where that is known: the elements of a list, the values of a dictionary. */
  readonly lookup?: (() => Type) | undefined;
  /** The elements of a tuple of known length, in order. */
  readonly elements?: readonly (() => Type)[] | undefined;
  /** What `with` gives to its target: for what `contextlib.contextmanager` makes. */
  readonly enters?: (() => Type) | undefined;
}

/** One of several. */
export interface UnionType {
  readonly kind: "union";
  readonly members: readonly Type[];
}

/** Any type. */
export type Type =
  | UnknownType
  | NoneType
  | ModuleType
  | FunctionType
  | LambdaType
  | ClassType
  | InstanceType
  | SuperType
  | CoroutineType
  | AwaitableType
  | AsyncObjectType
  | CallableType
  | PlainType
  | UnionType;

/** The type of which nothing is known. */
export const unknown: UnknownType = { kind: "unknown" };

/** The type of `None`. */
export const none: NoneType = { kind: "none" };

/** Names longer than this are of no use to anybody. */
const longestOrigin = 200;

/** Something unknown that is known by the name of what it is from. */
export function unknownFrom(origin: string): UnknownType {
  return origin.length > longestOrigin ? unknown : { kind: "unknown", origin };
}

/** What a call gives, with the name of what was called for those members that have none yet. */
export function madeBy(type: Type, callee: string): Type {
  const origin = `${callee}()`;
  const name = (one: Type): Type =>
    (one.kind === "unknown" || one.kind === "instance") && one.origin === undefined && origin.length <= longestOrigin
      ? { ...one, origin }
      : one;
  return type.kind === "union" ? { kind: "union", members: type.members.map(name) } : name(type);
}

/** More members than this make a union unknown: nobody decides anything by it, and it costs. */
const mostMembers = 24;

/** Joins types into one. Equal members are kept once as far as that is cheap to see; nothing at all is unknown. */
export function unionOf(types: readonly Type[]): Type {
  const [only] = types;
  if (types.length === 1 && only) return only;
  const members: Type[] = [];
  const add = (type: Type): void => {
    if (!members.some((one) => sameType(one, type))) members.push(type);
  };
  for (const type of types) {
    if (type.kind === "union") type.members.forEach(add);
    else add(type);
  }
  const [first] = members;
  if (!first || members.length > mostMembers) return unknown;
  return members.length === 1 ? first : { kind: "union", members };
}

function sameType(a: Type, b: Type): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case "unknown":
      return a.origin === (b as UnknownType).origin;
    case "none":
      return true;
    case "plain":
      return a.name === (b as PlainType).name && !a.items && !(b as PlainType).items && !a.elements && !(b as PlainType).elements;
    case "class":
      return a.symbol.definition === (b as ClassType).symbol.definition;
    case "instance":
      return (
        a.symbol.definition === (b as InstanceType).symbol.definition &&
        a.arguments.length === 0 &&
        (b as InstanceType).arguments.length === 0
      );
    case "coroutine":
      return a.definition !== undefined && a.definition === (b as CoroutineType).definition;
    case "module":
      return a.name === (b as ModuleType).name;
    default:
      return false;
  }
}

/** The possible types of a value, one by one. */
export function membersOf(type: Type): readonly Type[] {
  return type.kind === "union" ? type.members : [type];
}

/** The members of a type but `None`: whoever calls or looks into a value that may be `None` has made sure that it is not. */
export function presentMembers(type: Type): readonly Type[] {
  if (type.kind !== "union") return [type];
  const members = type.members.filter((one) => one.kind !== "none");
  return members.length > 0 ? members : type.members;
}

/** Makes a type of each member of a type but `None`, and joins them. */
export function mapMembers(type: Type, change: (member: Type) => Type): Type {
  return type.kind === "union" ? unionOf(presentMembers(type).map(change)) : change(type);
}

/** Tells whether a value certainly is a coroutine object: on every path, and nothing unknown. */
export function isCoroutine(type: Type): boolean {
  return membersOf(type).every((one) => one.kind === "coroutine");
}

/** The public name of a class: `asyncio.Task` wherever in asyncio it is defined. */
export function qualifiedNameOfClass(symbol: ClassSymbol): string {
  return publicName(`${symbol.module.name}.${symbol.definition.name.id}`);
}

/** The name under which people import what is defined in a private or inner module: `asyncio.tasks.sleep` is `asyncio.sleep`. */
export function publicName(name: string): string {
  // Nearly all names are of something else, and this is asked for nearly every name.
  if (!name.startsWith("asyncio.") && !name.startsWith("_asyncio.")) return name;
  return name
    .replace(/^_asyncio\./, "asyncio.")
    .replace(/^asyncio\.[a-z_]+\.(?=[A-Za-z_]+$)/, (inner) => (/^asyncio\.(subprocess)\.$/.test(inner) ? inner : "asyncio."));
}
