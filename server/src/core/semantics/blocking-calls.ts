/** Which calls keep the thread waiting, and with it the event loop that runs in it. What is known of libraries is in `blocking-calls.json`. */
import type { Argument, Call, Expression } from "../syntax/ast";
import { perFile } from "../syntax/per-file";
import data from "./blocking-calls.json";
import { functionAround } from "./context";
import type { SemanticModel } from "./model";
import { NameTable, withoutBraces } from "./name-table";
import { isOwnModule } from "./own-modules";
import { membersOf } from "./types";

/** A call that blocks. */
export interface BlockingCall {
  /** The id of the rule that speaks about such calls. */
  readonly rule: string;
  /** The dotted name of what does the same without blocking, where there is one. */
  readonly instead: string | undefined;
  /** The minor version of Python 3 that brought it. */
  readonly insteadSince: number;
  /** What the project itself says to do instead. */
  readonly advice: string | undefined;
  /** Whether another thread may make the call. */
  readonly mayMove: boolean;
  /** Whether it seldom waits for long, as locks do. */
  readonly isMild: boolean;
}

/** An entry of the table. */
interface Entry {
  readonly rule: string;
  readonly source: string;
  readonly names: readonly string[];
  readonly instead?: string;
  readonly since?: number;
  readonly thread?: boolean;
  readonly severity?: string;
  readonly unlessArguments?: readonly { readonly position: number; readonly keyword: string; readonly values: readonly string[] }[];
  readonly unlessFile?: string;
  readonly unlessBefore?: string;
}

const entries: readonly Entry[] = data.calls;
const harmless = new NameTable(data.harmless.flatMap(withoutBraces).map((name) => [name, true] as const));
const blocking = new NameTable(entries.flatMap((entry) => entry.names.flatMap(withoutBraces).map((name) => [name, entry] as const)));
const filePatterns = new Map(entries.flatMap((entry) => (entry.unlessFile ? [[entry, new RegExp(entry.unlessFile)] as const] : [])));

const names = entries.flatMap((entry) => entry.names.flatMap(withoutBraces));

/** The last names of all calls in the table, `get` of `requests.get`; and the modules of those that may be called anything, `redis.Redis().*`. */
const lastNames: ReadonlySet<string> = new Set(names.map((name) => name.slice(name.lastIndexOf(".") + 1)));
const openModules: readonly string[] = [
  ...new Set(names.filter((name) => name.endsWith(".*")).map((name) => name.split(".")[0] as string)),
];

/** Tells whether a file names a module of which everything may block. */
const namesOpenModule = perFile(({ text }) => openModules.some((name) => text.includes(name)));

/** The blocking calls of a file and of those that it leads to. Answers are remembered. */
export class BlockingCalls {
  private readonly known = new Map<Call, BlockingCall | undefined>();
  private isForAsyncio: boolean | undefined;

  /** Takes the meaning of the file. */
  constructor(private readonly semantics: SemanticModel) {}

  /** What is known of a call that blocks whatever thread makes it; undefined for every other call, and where nothing is known. */
  of(call: Call): BlockingCall | undefined {
    if (this.known.has(call)) return this.known.get(call);
    const answer = this.look(call);
    this.known.set(call, answer);
    return answer;
  }

  /** The same for a call that an event loop waits for. */
  inLoop(call: Call): BlockingCall | undefined {
    return this.keepsLoop(call) ? this.of(call) : undefined;
  }

  /**
   * Tells whether an expression, such as a call, runs in the event loop's own thread and keeps it: it is in the body of a coroutine function, not in a function or lambda
   * inside it, and nobody awaits it. Files for other kinds of event loops than asyncio's are left to others.
   */
  keepsLoop(node: Expression): boolean {
    const owner = this.semantics.awaitOwnerOf(node);
    if (owner.kind !== "FunctionDefinition" || !owner.isAsync || node.parent?.kind === "Await") return false;
    this.isForAsyncio ??= !isForAnotherLoop(this.semantics);
    return this.isForAsyncio;
  }

  private look(call: Call): BlockingCall | undefined {
    const { semantics } = this;
    if (!this.mayBlock(call.callee)) return undefined;
    const names = semantics.originsOf(call.callee);
    if (names.length === 0) return undefined;
    const advice = semantics.ownBlockingCalls.find(names);
    if (advice !== undefined && !semantics.isCoroutine(call))
      return { rule: "blocking-wait", instead: undefined, insteadSince: 0, advice, mayMove: true, isMild: false };
    const entry = harmless.find(names) ? undefined : blocking.find(names);
    if (!entry || this.isOverridden(call) || semantics.isCoroutine(call) || doesNotWait(call.arguments, entry)) return undefined;
    const { text } = semantics.evaluator.modelOf(call).file;
    if (filePatterns.get(entry)?.test(text) || (entry.unlessBefore && standsBefore(entry.unlessBefore, call, text))) return undefined;
    return {
      rule: entry.rule,
      instead: entry.instead,
      insteadSince: entry.since ?? 0,
      advice: undefined,
      mayMove: entry.thread !== false,
      isMild: entry.severity === "information",
    };
  }

  /** Tells by the last name of what is called whether it may be in a table at all, which saves the resolving of nearly all calls. */
  private mayBlock(callee: Expression): boolean {
    const { semantics } = this;
    if (!semantics.ownBlockingCalls.isEmpty) return true;
    if (callee.kind === "Attribute") {
      if (lastNames.has(callee.attribute)) return true;
      return namesOpenModule(semantics.evaluator.modelOf(callee).file);
    }
    if (callee.kind !== "Name") return false;
    const definitions = semantics.evaluator.modelOf(callee).scopes.bindingOf(callee)?.definitions;
    if (!definitions) return lastNames.has(callee.id);
    return definitions.some(({ kind, alias }) => (alias ? lastNames.has(alias.path) : kind === "assignment"));
  }

  /** Tells whether the project brings the function or method itself, so that a library of that name, or the name of a base, says nothing. */
  private isOverridden({ callee }: Call): boolean {
    const { main } = this.semantics.evaluator;
    return membersOf(this.semantics.typeOf(callee)).some((one) => one.kind === "function" && isOwnModule(one.module, main));
  }
}

/** Tells whether the arguments say that the call returns at once. */
function doesNotWait(given: readonly Argument[], { unlessArguments = [] }: Entry): boolean {
  if (unlessArguments.length === 0) return false;
  // Whoever passes all arguments on leaves it to others whether the call waits.
  if (given.some((one) => one.stars > 0)) return unlessArguments.some(({ values }) => values.includes("False"));
  return unlessArguments.some(({ position, keyword, values }) => {
    const argument = given.find((one) => one.keyword === keyword) ?? (given[position]?.keyword === undefined ? given[position] : undefined);
    if (!argument) return false;
    if (argument.value.kind !== "Constant") return values.includes("False");
    return values.includes(argument.value.value);
  });
}

/** Tells whether something stands before a call in its function, where the pattern may name what the called method belongs to as RECEIVER. */
function standsBefore(pattern: string, call: Call, text: string): boolean {
  const { callee } = call;
  const receiver = callee.kind === "Attribute" ? text.slice(callee.value.start, callee.value.end) : "";
  const escaped = receiver.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const before = text.slice(functionAround(call)?.start ?? 0, call.start);
  return new RegExp(pattern.replaceAll("RECEIVER", () => escaped)).test(before);
}

/** Trio, AnyIO and Curio have functions of their own for what asyncio offers. */
const otherLoops: ReadonlySet<string> = new Set(["anyio", "curio", "trio"]);

function isForAnotherLoop(semantics: SemanticModel): boolean {
  const modules = new Set<string>();
  for (const binding of semantics.scopes.module.bindings.values()) {
    for (const { node, alias } of binding.definitions) {
      if (node.kind === "Import" && alias) modules.add(alias.path.split(".")[0] as string);
      if (node.kind === "ImportFrom" && node.level === 0) modules.add(node.module.split(".")[0] as string);
    }
  }
  return !modules.has("asyncio") && [...otherLoops].some((name) => modules.has(name));
}

/** The classes of locks that belong to threads or processes (https://docs.python.org/3/library/threading.html). */
const threadLocks = new NameTable<true>(
  [
    "threading.{BoundedSemaphore,Condition,Lock,RLock,Semaphore}",
    "_thread.{LockType,RLock,allocate_lock,lock}",
    "multiprocessing.{BoundedSemaphore,Condition,Lock,RLock,Semaphore}",
    "multiprocessing.synchronize.{BoundedSemaphore,Condition,Lock,RLock,Semaphore}",
  ]
    .flatMap(withoutBraces)
    .map((name) => [name, true] as const),
);

/** Tells whether an expression is a lock for threads or processes, which blocks the thread that waits for it. */
export function isThreadLock(semantics: SemanticModel, expression: Expression): boolean {
  const names = semantics.originsOf(expression).filter((name) => name.endsWith("()"));
  return threadLocks.find(names) === true;
}
