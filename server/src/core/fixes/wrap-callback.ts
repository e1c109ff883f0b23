/** Puts a plain function around a coroutine function, for those who call what they are given without awaiting. */
import type { Fix } from "../linter/finding";
import type { Callback } from "../semantics/callback-sinks";
import { ownerOf } from "../semantics/context";
import type { SemanticModel } from "../semantics/model";
import { suiteOf } from "../semantics/suites";
import { presentMembers } from "../semantics/types";
import type { Call, Expression, FunctionDefinition } from "../syntax/ast";
import { statementOf } from "../syntax/visit";
import { insert, replace } from "../text/edit";
import { lineEndOf } from "../text/lines";
import { message } from "../text/message";
import { freeLocalName, freeName } from "./free-name";
import { importModule } from "./imports";
import { placeBehindImports, taskKeeper } from "./keep-task";
import { loopInReach } from "./loop-in-reach";
import { indentUnit } from "./remove-statements";

/** The fix that puts a function in front of the statement which starts the coroutine function as a task, keeps the task, and reports its failure. */
export function startKeptTask(semantics: SemanticModel, call: Call, { callback }: Callback, name: string): Fix[] {
  const { file } = semantics;
  const statement = statementOf(call);
  const asyncio = importModule(semantics, "asyncio");
  if (!statement || !asyncio || !statement.parent || !suiteOf(statement.parent, statement)) return [];
  // What a comprehension or a lambda around the call binds means nothing in front of the statement.
  if (ownerOf(call) !== ownerOf(statement)) return [];
  const start = file.lines.startOf(file.lines.lineAt(statement.start));
  const keeper = file.text.slice(start, statement.start).trim() === "" ? taskKeeper(semantics, call) : undefined;
  const inner = innerCall(semantics, callback);
  if (!keeper || !inner) return [];
  const indent = file.lines.indentAt(statement.start);
  const step = indent + indentUnit(file);
  const lineEnd = lineEndOf(file.text);
  const starter = freeLocalName(semantics, call, `start_${/^[A-Za-z]\w*$/.exec(name.split(".").pop() ?? "")?.[0] ?? "task"}`);
  const above = file.lines.lineAt(statement.start) > 0 ? file.lines.textOf(file.lines.lineAt(statement.start) - 1).trim() : "";
  const lines = [
    ...(/^$|:$|^#|^@/.test(above) ? [] : [""]),
    `${indent}def ${starter}(${inner.parameters}):`,
    `${step}task = ${asyncio.name}.create_task(${inner.written})`,
    `${step}${keeper.tasks}.add(task)`,
    `${step}task.add_done_callback(${keeper.tasks}.discard)`,
    `${step}task.add_done_callback(${keeper.report})`,
    "",
    "",
  ];
  return [
    {
      title: message("Start `{name}` as a task, and keep it in `{tasks}` until it is done", { name, tasks: keeper.tasks }),
      safety: "suggested",
      edits: [...asyncio.edits, ...keeper.edits, insert(start, lines.join(lineEnd)), replace(callback, starter)],
    },
  ];
}

/** The fix that runs the coroutine function in an event loop of its own, by `asyncio.run`. */
export function runByItself(semantics: SemanticModel, { callback }: Callback, name: string): Fix[] {
  const asyncio = importModule(semantics, "asyncio");
  const inner = innerCall(semantics, callback);
  if (!asyncio || !inner) return [];
  const edits = [...asyncio.edits, replace(callback, lambda(inner, `${asyncio.name}.run(${inner.written})`))];
  return [{ title: message("Run `{name}` with `asyncio.run`", { name }), safety: "suggested", edits }];
}

/** The fix that hands the coroutine to the event loop in a variable, which runs it in its own thread. */
export function runInLoopsThread(semantics: SemanticModel, call: Call, { callback }: Callback, name: string): Fix[] {
  const asyncio = importModule(semantics, "asyncio");
  const inner = innerCall(semantics, callback);
  const loop = loopInReach(semantics, call);
  if (!asyncio || !inner || loop === undefined) return [];
  const written = lambda(inner, `${asyncio.name}.run_coroutine_threadsafe(${inner.written}, ${loop})`);
  return [
    {
      title: message("Have `{loop}` run `{name}`, by `asyncio.run_coroutine_threadsafe`", { loop, name }),
      safety: "suggested",
      edits: [...asyncio.edits, replace(callback, written)],
    },
  ];
}

/** The fix for `await asyncio.to_thread(f, 1)`: what is asynchronous needs no thread, so `await f(1)`. */
export function awaitDirectly(semantics: SemanticModel, call: Call, { callback, place }: Callback, name: string): Fix[] {
  const { text } = semantics.file;
  const next = call.arguments[place + 1];
  if (call.parent?.kind !== "Await" || semantics.file.module.comments.some((one) => one.start > call.start && one.end < call.end))
    return [];
  const isObject = semantics.isCoroutine(callback);
  if (!isObject && callback.kind !== "Name" && callback.kind !== "Attribute" && callback.kind !== "Lambda") return [];
  const made = isObject ? callback : callback.kind === "Lambda" ? callback.body : undefined;
  if (made && (next || (callback.kind === "Lambda" && callback.parameters.length > 0))) return [];
  const passed = next ? text.slice(next.keywordRange?.start ?? next.start, call.argumentsRange.end) : ")";
  const written = made ? text.slice(made.start, made.end) : `${text.slice(callback.start, callback.end)}(${passed}`;
  return [{ title: message("Await `{name}` here, without a thread", { name }), safety: "suggested", edits: [replace(call, written)] }];
}

/** The fix for `filter(f, items)` and `map(f, items)`: a list comprehension that awaits. */
export function comprehend(semantics: SemanticModel, call: Call, { callback, by }: Callback, name: string): Fix[] {
  const { text } = semantics.file;
  const [, items, ...others] = call.arguments;
  const isKnown = /^builtins\.(filter|map)$/.test(semantics.qualifiedName(call.callee) ?? "");
  if (!isKnown || !items || others.length > 0 || items.stars > 0 || !semantics.mayAwait(call) || callback.kind === "Lambda") return [];
  if (callback.kind !== "Name" && callback.kind !== "Attribute") return [];
  const item = freeLocalName(semantics, call, "item");
  const awaited = `await ${text.slice(callback.start, callback.end)}(${item})`;
  const source = text.slice(items.value.start, items.value.end);
  const isTight = !/^(Lambda|Conditional|NamedExpression|Yield|Comprehension)$/.test(items.value.kind);
  const iterable = isTight ? source : `(${source})`;
  const written = by === "predicate" ? `[${item} for ${item} in ${iterable} if ${awaited}]` : `[${awaited} for ${item} in ${iterable}]`;
  return [{ title: message("Await `{name}` in a list comprehension", { name }), safety: "suggested", edits: [replace(call, written)] }];
}

/** The fix that puts a decorator under the others which runs the coroutine by `asyncio.run` when the function is called; it is added behind the imports where it is missing. */
export function runWhenCalled(semantics: SemanticModel, definition: FunctionDefinition): Fix[] {
  const { file } = semantics;
  const asyncio = importModule(semantics, "asyncio");
  const functools = importModule(semantics, "functools");
  const place = placeBehindImports(semantics);
  if (!asyncio || !functools || place === undefined) return [];
  const known = semantics.scopes.module.bindings.get(decoratorName)?.definitions[0]?.node;
  const isKnown = known?.kind === "FunctionDefinition" && file.text.slice(known.start, known.end).includes(`${asyncio.name}.run(`);
  const name = isKnown ? decoratorName : freeName(semantics, decoratorName);
  const lineEnd = lineEndOf(file.text);
  const unit = indentUnit(file);
  const lines = [
    `def ${name}(function):`,
    `${unit}@${functools.name}.wraps(function)`,
    `${unit}def run(*arguments, **options):`,
    `${unit}${unit}return ${asyncio.name}.run(function(*arguments, **options))`,
    "",
    `${unit}return run`,
    "",
    "",
    "",
  ];
  const edits = isKnown ? [] : [...asyncio.edits, ...functools.edits, insert(place, lines.join(lineEnd))];
  const indent = file.lines.indentAt(definition.keyword.start);
  return [
    {
      title: message("Run `{name}` with `asyncio.run` when it is called, by a decorator", { name: definition.name.id }),
      safety: "suggested",
      edits: [...edits, insert(definition.keyword.start, `@${name}${lineEnd}${indent}`)],
    },
  ];
}

const decoratorName = "run_async";

/** How a callback is called where what calls it passes some arguments, and how the function around it takes them. */
interface InnerCall {
  readonly parameters: string;
  readonly written: string;
}

function lambda({ parameters }: InnerCall, body: string): string {
  return `lambda${parameters ? ` ${parameters}` : ""}: ${body}`;
}

function innerCall(semantics: SemanticModel, callback: Expression): InnerCall | undefined {
  const { text } = semantics.file;
  if (semantics.isCoroutine(callback)) {
    const written = text.slice(callback.start, callback.end);
    return /[#\r\n]/.test(written) ? undefined : { parameters: "*arguments", written };
  }
  if (callback.kind === "Lambda") {
    const [first] = callback.parameters;
    const written = text.slice(callback.body.start, callback.body.end);
    const head = first ? text.slice(first.start, callback.body.start) : "";
    // Stars without a name and comments are not worth the trouble.
    if (/[#\r\n]/.test(head + written)) return undefined;
    const opening = text.slice(callback.start + "lambda".length, first?.start ?? callback.body.start);
    return { parameters: first ? (opening + head).replace(/:\s*\(*\s*$/, "").trim() : "", written };
  }
  if (callback.kind !== "Name" && callback.kind !== "Attribute") return undefined;
  const name = text.slice(callback.start, callback.end);
  if (/[#\r\n]/.test(name)) return undefined;
  const takesNothing = presentMembers(semantics.typeOf(callback)).every(
    (one) => one.kind === "function" && one.definition.parameters.length <= (one.receiver ? 1 : 0),
  );
  return takesNothing ? { parameters: "", written: `${name}()` } : { parameters: "*arguments", written: `${name}(*arguments)` };
}
