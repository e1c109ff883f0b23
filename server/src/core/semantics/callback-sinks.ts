/** Functions that call a function which they are given, and await nothing. What is known of libraries is in `callback-sinks.json`. */
import type { Attribute, Call, Decorator, Expression, FunctionDefinition } from "../syntax/ast";
import data from "./callback-sinks.json";
import { calledName } from "./event-loops";
import type { SemanticModel } from "./model";
import { NameTable, withoutBraces } from "./name-table";
import { classOrigins } from "./origins";
import { isInstalled, isOwnModule } from "./own-modules";
import { looksLikeLoop } from "./tasks";
import { membersOf } from "./types";

/** What becomes of what a callback gives, as the table says it. */
export type CallbackFate = "loop" | "thread" | "process" | "later" | "key" | "predicate" | "result" | "each" | "own";

/** An entry of the table. */
interface Entry {
  readonly by: string;
  readonly names: readonly string[];
  readonly place?: number;
  readonly keywords?: readonly string[];
  readonly anyCallee?: boolean;
  readonly returns?: boolean;
  readonly decorates?: boolean;
  readonly only?: boolean;
  readonly instead?: string;
  readonly refuses?: string;
  readonly mayRun?: boolean;
}

/** A function that is handed to something which calls it without awaiting. */
export interface Callback {
  readonly callback: Expression;
  /** Where it stands among the arguments. */
  readonly place: number;
  readonly by: CallbackFate;
  /** Whether what it gives is handed back to whoever passed it. */
  readonly returns: boolean;
  /** The method to use for coroutine functions, where there is one. */
  readonly instead: string | undefined;
  /** Whether the callback may run an event loop of its own. */
  readonly mayRun: boolean;
  /** What Python says when it refuses a coroutine function. */
  readonly refuses: string | undefined;
  /** Whether only the names of a method and of a variable say that it is an event loop's. */
  readonly isByName: boolean;
}

const entries: readonly Entry[] = data.sinks;
const named = <T extends { readonly names: readonly string[] }>(chosen: readonly T[]): NameTable<T> =>
  new NameTable(chosen.flatMap((entry) => entry.names.flatMap(withoutBraces).map((name) => [name, entry] as const)));
const calls = named(entries.filter((one) => !one.only && !one.anyCallee));
const openCalls = named(entries.filter((one) => one.anyCallee));
const decorators = named(entries.filter((one) => one.decorates));

const attributes = named(data.attributes);
const methods = named(data.methods);

const lastNamesOf = (chosen: readonly { readonly names: readonly string[] }[]): ReadonlySet<string> =>
  new Set(chosen.flatMap((one) => one.names.flatMap(withoutBraces)).map((name) => name.slice(name.lastIndexOf(".") + 1)));
const lastNames = lastNamesOf(entries.filter((one) => !one.only && !one.anyCallee));
const openKeywords: ReadonlySet<string> = new Set(entries.flatMap((one) => (one.anyCallee ? (one.keywords ?? []) : [])));
const decoratorNames = lastNamesOf(entries.filter((one) => one.decorates));
const attributeNames = lastNamesOf(data.attributes);
const methodNames = [...lastNamesOf(data.methods)].map((name) => new RegExp(`^${name.replaceAll("*", "\\w+")}$`));

/** The methods of event loops that people know them by, where nothing is known of the object. */
const loopMethods = new Map(
  entries.flatMap((one) =>
    one.by === "loop" && one.names.some((name) => name.startsWith("asyncio.AbstractEventLoop()"))
      ? one.names.flatMap(withoutBraces).map((name) => [name.slice(name.lastIndexOf(".") + 1), one] as const)
      : [],
  ),
);

/** The functions that a call hands to what calls them without awaiting; empty for every other call. */
export function callbacksOf(semantics: SemanticModel, call: Call): readonly Callback[] {
  if (call.arguments.length === 0) return [];
  const own = ownCallbacks(semantics, call);
  if (own.length > 0) return own;
  const name = calledName(semantics, call.callee) ?? "";
  const isNamed = lastNames.has(name);
  const isOpen = call.arguments.some((one) => one.keyword !== undefined && openKeywords.has(one.keyword));
  if (!isNamed && !isOpen) return [];
  const names = semantics.originsOf(call.callee);
  const proved = (isNamed ? calls.find(names) : undefined) ?? (isOpen ? openCalls.find(names) : undefined);
  if (proved) return proved.by === "await" || isReplaced(semantics, call.callee) ? [] : given(call, proved, false);
  const byName = call.callee.kind === "Attribute" && looksLikeLoop(semantics, call.callee.value) ? loopMethods.get(name) : undefined;
  return byName ? given(call, byName, true) : [];
}

/** What the project says of its own functions: they await none of the functions that they are given. */
function ownCallbacks(semantics: SemanticModel, call: Call): readonly Callback[] {
  const { ownSynchronousCallers } = semantics;
  if (ownSynchronousCallers.isEmpty || !ownSynchronousCallers.find(semantics.originsOf(call.callee))) return [];
  return call.arguments.flatMap(({ value, stars }, place) =>
    stars === 0
      ? [{ callback: value, place, by: "own", returns: false, instead: undefined, mayRun: true, refuses: undefined, isByName: false }]
      : [],
  );
}

function given(call: Call, entry: Entry, isByName: boolean): readonly Callback[] {
  const { place = -1, keywords = [], by, returns = false, instead, mayRun = true, refuses } = entry;
  const isReached = call.arguments.slice(0, place + 1).every((one) => one.keyword === undefined && one.stars === 0);
  return call.arguments.flatMap(({ value, keyword, stars }, index) => {
    const isMeant = keyword === undefined ? stars === 0 && index === place && isReached : keywords.includes(keyword);
    return isMeant ? [{ callback: value, place: index, by: by as CallbackFate, returns, instead, mayRun, refuses, isByName }] : [];
  });
}

/** What becomes of what a function gives that a decorator hands to what calls it without awaiting; undefined for every other decorator. */
export function fateUnder(semantics: SemanticModel, { expression }: Decorator): CallbackFate | undefined {
  const written = expression.kind === "Call" ? expression.callee : expression;
  const name = calledName(semantics, written) ?? "";
  const mayMatch = decoratorNames.has(name) || name.endsWith("_handler");
  const names = mayMatch ? semantics.originsOf(written) : [];
  const by = decorators.find(names)?.by as CallbackFate | undefined;
  // Commands of a class of one's own, `@click.command(cls=AsyncCommand)`, run as that class says.
  return by && !isReplaced(semantics, written) && !handlesCoroutines.test(semantics.file.text) ? by : undefined;
}

/** Tells whether something calls the function that an attribute holds, and awaits nothing: `client.on_message`, `sys.excepthook`. */
export function isCallbackAttribute(semantics: SemanticModel, target: Attribute): boolean {
  return attributeNames.has(target.attribute) && attributes.find(semantics.originsOf(target)) !== undefined;
}

/** The class of a library that calls a method of its subclasses and awaits nothing, by its name; undefined for every other method. */
export function synchronousOwnerOf(semantics: SemanticModel, method: FunctionDefinition): string | undefined {
  const name = method.name.id;
  const owner = method.parent;
  if (owner?.kind !== "ClassDefinition" || owner.arguments.length === 0 || !methodNames.some((one) => one.test(name))) return undefined;
  const { evaluator } = semantics;
  const symbol = { definition: owner, module: evaluator.main };
  const found = classOrigins(evaluator, symbol).find((one) => methods.find([`${one}().${name}`]));
  const own = evaluator.linearization(symbol).filter((one) => one && isOwnModule(one.module, evaluator.main));
  if (found === undefined || own.some((one) => one && handlesCoroutines.test(one.module.file.text))) return undefined;
  return found.slice(found.lastIndexOf(".") + 1);
}

/** What code says that runs coroutines where a library does not, or that has a class of its own do it. */
const handlesCoroutines = /iscoroutine|isawaitable|run_until_complete|async_to_sync|\bcls\s*=\s*[\w.]*(async|aio)/i;

/**
 * Tells whether something else than the library of a table takes a callback: a function, method or constructor of the project, or one of another library that
 * inherits from the first and may await.
 */
function isReplaced({ evaluator }: SemanticModel, callee: Expression): boolean {
  const { main } = evaluator;
  return membersOf(evaluator.typeOf(callee)).some((one) => {
    if (one.kind === "class") return isOwnModule(one.symbol.module, main) && evaluator.classes.attributesOf(one.symbol).has("__init__");
    if (one.kind !== "function") return false;
    if (isOwnModule(one.module, main)) return true;
    const classes = one.receiver ? evaluator.linearization(one.receiver.symbol) : [];
    const library = one.module.name.split(".")[0];
    return classes.some((each) => each && isInstalled(each.module) && each.module.name.split(".")[0] !== library);
  });
}

/** The callback that a call hands to the event loop or a Future, with its place among the arguments; undefined for any other call. */
export function droppedCallback(semantics: SemanticModel, call: Call): Callback | undefined {
  return callbacksOf(semantics, call).find((one) => one.by === "loop" && !one.isByName);
}
