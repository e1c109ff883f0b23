import { awaitDirectly, comprehend, runByItself, runInLoopsThread, runWhenCalled, startKeptTask } from "../fixes/wrap-callback";
import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import { type Callback, callbacksOf, fateUnder, isCallbackAttribute, synchronousOwnerOf } from "../semantics/callback-sinks";
import { coroutineName, expectsWarning, isConsumed, qualifiedName } from "../semantics/coroutine-calls";
import { isHarmlessDecorator } from "../semantics/decorators";
import { calledName, loopPlaceOf } from "../semantics/event-loops";
import type { SemanticModel } from "../semantics/model";
import { plainCallbackAnnotation } from "../semantics/plain-callbacks";
import type { Definition } from "../semantics/scopes";
import { isCoroutine, presentMembers } from "../semantics/types";
import type { Call, Decorator, Expression, Name, Node } from "../syntax/ast";
import { nodesOfKind } from "../syntax/parts";
import { walk } from "../syntax/visit";
import { replace } from "../text/edit";
import { message } from "../text/message";

/** AIO203: a coroutine function is given to something that calls it and drops the coroutine object. */
export default defineRule({
  id: "async-callback",
  code: "AIO203",
  since: "0.2.0",
  severity: "warning",
  fix: "suggested",
  aliases: [],
  supersedes: ["await-returns-coroutine", "coroutine-as-value"],

  summary: "A coroutine function is given to something that calls it without awaiting.",
  why: "A call of a coroutine function only makes a coroutine object; its body runs when somebody awaits that. `loop.call_soon`, `threading.Thread`, `atexit.register`, the callbacks of tkinter and of most schedulers simply call what they are given and drop what it returns, so nothing of the function ever runs: `RuntimeWarning: coroutine 'f' was never awaited`. `filter` and `sorted` look at the coroutine object instead of the result: it always counts as true, and cannot be compared.\n\nIn the event loop, a plain function can start a task and keep it. In another thread, `asyncio.run(f())` runs the coroutine in an event loop of its own, and `asyncio.run_coroutine_threadsafe(f(), loop)` in one that runs already.\n\nFunctions of your own that call what they are given without awaiting are named in the setting `asyncioInsight.synchronousCallers`, or in `synchronous-callers` in `pyproject.toml`.",
  bad: `import asyncio


async def tick():
    print("tick")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.1, tick)
    await asyncio.sleep(0.5)


asyncio.run(main())
`,
  good: `import asyncio


async def tick():
    print("tick")


async def main():
    await asyncio.sleep(0.1)
    await tick()
    await asyncio.sleep(0.4)


asyncio.run(main())
`,
  whenNotToUse: "When what takes the function has been changed so that it runs coroutine objects.",
  references: [
    "https://docs.python.org/3/library/asyncio-dev.html#detect-never-awaited-coroutines",
    "https://docs.python.org/3/library/asyncio-eventloop.html#scheduling-callbacks",
    "https://docs.python.org/3/library/asyncio-task.html#asyncio.run_coroutine_threadsafe",
  ],
  messages: {
    dropped:
      "`{sink}` calls `{name}` and drops the coroutine object that it gives, so that its body never runs: `RuntimeWarning: coroutine '{coroutine}' was never awaited`.",
    byName:
      "If `{loop}` is an event loop, `{sink}` calls `{name}` and drops the coroutine object that it gives, so that its body never runs.",
    refused: "`{sink}` takes no coroutine functions such as `{name}`: `TypeError: {refusal}`.",
    thread:
      "In the other thread, `{sink}` only makes a coroutine object of `{name}`, and no event loop there awaits it: its body never runs.",
    process:
      "In the other process, `{sink}` only makes a coroutine object of `{name}`, and no event loop there awaits it: its body never runs.",
    key: "`{sink}` compares the coroutine objects that `{name}` gives, not its results: `TypeError: '<' not supported between instances of 'coroutine' and 'coroutine'`.",
    predicate: "`{sink}` asks whether what `{name}` gives counts as true, and a coroutine object always does; its body never runs.",
    result: "`{sink}` takes the coroutine object that `{name}` gives for its result; nothing awaits it, and its body never runs.",
    called:
      "`{sink}` wants a function that it can call, and gets the coroutine object of `{name}`: `TypeError: 'coroutine' object is not callable`.",
    own: "`{sink}` calls `{name}` without awaiting it, as the project's settings say: its body never runs.",
    declared:
      "`{sink}` takes a plain function, as the annotation `{annotation}` says, and awaits nothing that it gives: the body of `{name}` never runs.",
    held: "The function in `{sink}` is called without awaiting: the coroutine object of `{name}` is dropped, and its body never runs.",
    method: "`{sink}` calls its method `{name}` without awaiting: the coroutine object is dropped, and the body never runs.",
    decorated: "What `{sink}` registers is called without awaiting: the coroutine object of `{name}` is dropped, and its body never runs.",
  },

  visit: {
    Assign({ targets, value }, { semantics, file, report }) {
      if (!value) return;
      for (const target of targets) {
        if (target.kind !== "Attribute" || !isCallbackAttribute(semantics, target) || !givesCoroutine(semantics, value)) continue;
        const values = { name: nameOf(semantics, value), sink: file.text.slice(target.start, target.end) };
        report({ range: value, message: "held", values });
      }
    },
    Call(call, { semantics, file, report }) {
      const callbacks = callbacksOf(semantics, call);
      if (callbacks.length === 0) {
        for (const { value, stars } of call.arguments) {
          if (stars > 0 || !mayBeCallback(semantics, value) || !givesCoroutine(semantics, value) || expectsWarning(semantics, call))
            continue;
          const annotation = plainCallbackAnnotation(semantics, call, value);
          if (annotation === undefined) continue;
          const values = { sink: calledName(semantics, call.callee) ?? "", name: nameOf(semantics, value), annotation };
          report({ range: value, message: "declared", values });
        }
      }
      for (const callback of callbacks) {
        const { by, isByName } = callback;
        // Python looks whether it is a coroutine function; what a lambda gives it cannot know.
        const refuses = callback.callback.kind === "Lambda" ? undefined : callback.refuses;
        const { callback: expression } = callback;
        const isObject = semantics.isCoroutine(expression);
        if (!(isObject || givesCoroutine(semantics, expression)) || expectsWarning(semantics, call)) continue;
        if (!isObject && callback.returns && mayBeAwaitedLater(semantics, call)) continue;
        if (by === "each" && !isEachLost(semantics, call)) continue;
        if (by === "result" && awaitsFirst(semantics, expression)) continue;
        const name = nameOf(semantics, expression);
        report({
          range: expression,
          message: isByName
            ? "byName"
            : isObject
              ? "called"
              : refuses
                ? "refused"
                : by === "loop" || by === "later"
                  ? "dropped"
                  : by === "each"
                    ? "result"
                    : by,
          confidence: isByName ? "by-name" : "proved",
          values: {
            name,
            coroutine: warnedName(semantics, expression) ?? name,
            sink: calledName(semantics, call.callee) ?? "",
            refusal: refuses ?? "",
            loop: call.callee.kind === "Attribute" ? file.text.slice(call.callee.value.start, call.callee.value.end) : "",
          },
          fixes: () => fixesFor(semantics, call, callback, name),
        });
      }
    },
    FunctionDefinition(definition, { semantics, file, report }) {
      if (!definition.isAsync || definition.isGenerator) return;
      const owner = synchronousOwnerOf(semantics, definition);
      if (owner !== undefined && definition.decorators.every((one) => isHarmlessDecorator(semantics, one)))
        report({ range: definition.name, message: "method", values: { name: definition.name.id, sink: owner } });
      for (const [index, decorator] of definition.decorators.entries()) {
        const fate = fateUnder(semantics, decorator);
        if (!fate) continue;
        const { expression } = decorator;
        const written = expression.kind === "Call" ? expression.callee : expression;
        const library = libraryOf(semantics, written);
        // What other decorators have made of the function before is not known.
        if (!definition.decorators.slice(index + 1).every((one) => isTransparent(semantics, one, library))) continue;
        const sink = `@${file.text.slice(written.start, written.end)}`;
        report({
          range: expression,
          message: "decorated",
          values: { sink, name: definition.name.id },
          fixes: () => (fate === "later" ? runWhenCalled(semantics, definition) : []),
        });
      }
    },
  },
});

/**
 * Tells by the names alone whether an argument may be a coroutine function, or a lambda that calls one: something of the file that is called so is asynchronous, or the
 * name is from another module. That costs nothing, and saves the resolving of all other arguments.
 */
function mayBeCallback(semantics: SemanticModel, value: Expression): boolean {
  if (value.kind === "Lambda") return value.body.kind === "Call" && mayBeCallback(semantics, value.body.callee);
  if (value.kind === "Attribute")
    return asyncNamesIn(semantics).has(value.attribute) || (value.value.kind === "Name" && isImported(semantics, value.value));
  if (value.kind !== "Name") return false;
  return asyncNamesIn(semantics).has(value.id) || isImported(semantics, value);
}

function isImported(semantics: SemanticModel, name: Name): boolean {
  return semantics.bindingOf(name)?.definitions.some((one) => one.kind === "import") ?? false;
}

const asyncNames = new WeakMap<SemanticModel, ReadonlySet<string>>();

/** The names of the coroutine functions that a file defines. */
function asyncNamesIn(semantics: SemanticModel): ReadonlySet<string> {
  let names = asyncNames.get(semantics);
  if (!names) {
    names = new Set(nodesOfKind(semantics.file.module, "FunctionDefinition").flatMap(({ isAsync, name }) => (isAsync ? [name.id] : [])));
    asyncNames.set(semantics, names);
  }
  return names;
}

/** Tells whether calling an expression certainly gives a coroutine object. */
function givesCoroutine(semantics: SemanticModel, callback: Expression): boolean {
  if (callback.kind === "Constant" || callback.kind === "String") return false;
  const { evaluator } = semantics;
  return presentMembers(semantics.typeOf(callback)).every((one) => one.kind !== "class" && isCoroutine(evaluator.call(one)));
}

/** The name by which Python warns of the coroutine that a callback makes; undefined where the function is not known. */
function warnedName(semantics: SemanticModel, callback: Expression): string | undefined {
  const [type] = presentMembers(semantics.typeOf(callback));
  const definition = type?.kind === "function" ? type.definition : undefined;
  return definition?.isAsync ? qualifiedName(definition) : undefined;
}

/** The function as it is written; for a lambda and a partial function, what they call. */
function nameOf(semantics: SemanticModel, callback: Expression): string {
  if (semantics.isCoroutine(callback)) return coroutineName(semantics, callback);
  if (callback.kind === "Lambda") return coroutineName(semantics, callback.body);
  if (callback.kind === "Call") return callback.arguments[0] ? nameOf(semantics, callback.arguments[0].value) : "…";
  const written = semantics.file.text.slice(callback.start, callback.end);
  return written.length <= 40 && !/[\r\n]/.test(written) ? written : callback.kind === "Attribute" ? callback.attribute : "…";
}

/** Tells whether the coroutine object that comes back from another thread may be awaited after all: `await (await asyncio.to_thread(make))`. */
function mayBeAwaitedLater(semantics: SemanticModel, call: Call): boolean {
  const value = call.parent?.kind === "Await" ? call.parent : call;
  const destination = semantics.destinationOf(value);
  switch (destination.kind) {
    case "awaited":
    case "passed":
    case "returned":
    case "stored":
      return true;
    case "assigned":
      return destination.definitions.some((one) => isConsumed(semantics, one) || handsOut(semantics, one));
    case "used":
      // `executor.submit(f).result()`
      return destination.use === "attribute" && isAwaited(destination.node);
    default:
      return false;
  }
}

/** Tells whether the end of a chain of calls and attributes is awaited, or given to another function. */
function isAwaited(node: Node): boolean {
  let current = node;
  for (;;) {
    const { parent } = current;
    if (parent?.kind === "Await") return true;
    if (parent?.kind === "Call" && parent.callee !== current) return true;
    if (parent?.kind !== "Call" && parent?.kind !== "Attribute") return false;
    current = parent;
  }
}

/** Tells whether the result of a future of `concurrent.futures` in a variable is awaited or handed on: `await future.result()`. */
function handsOut(semantics: SemanticModel, definition: Definition): boolean {
  return semantics
    .usesOf(definition)
    .some(({ parent }) => parent?.kind === "Attribute" && parent.attribute === "result" && isAwaited(parent));
}

/** Tells whether nobody can await what `map` hands out: it stands alone, or goes to a function that needs results. */
function isEachLost(semantics: SemanticModel, call: Call): boolean {
  if (call.parent?.kind === "ExpressionStatement") return true;
  const outer = call.parent;
  if (outer?.kind !== "Call" || outer.callee === call) return false;
  const name = semantics.qualifiedName(outer.callee) ?? "";
  if (/^builtins\.(list|tuple|set)$/.test(name)) return outer.parent?.kind === "ExpressionStatement";
  if (outer.callee.kind === "Attribute" && outer.callee.attribute === "join" && outer.callee.value.kind === "String") return true;
  return /^builtins\.(all|any|max|min|sorted|sum)$/.test(name) && outer.arguments[0]?.value === call && outer.arguments[0].stars === 0;
}

/** Tells whether a function awaits its first argument, as one does that `functools.reduce` gives the coroutine object of the call before. */
function awaitsFirst(semantics: SemanticModel, callback: Expression): boolean {
  return presentMembers(semantics.typeOf(callback)).some((one) => {
    if (one.kind !== "function") return false;
    const first = one.definition.parameters[one.receiver ? 1 : 0]?.name.id;
    let found = false;
    walk(one.definition, (node) => {
      found ||= node.kind === "Await" && node.value.kind === "Name" && node.value.id === first;
    });
    return found;
  });
}

/** Tells whether a decorator leaves a function what it is: one of Python's own, or one of the same library that only describes, such as `click.option`. */
function isTransparent(semantics: SemanticModel, decorator: Decorator, library: string | undefined): boolean {
  if (isHarmlessDecorator(semantics, decorator)) return true;
  const { expression } = decorator;
  return library !== undefined && libraryOf(semantics, expression.kind === "Call" ? expression.callee : expression) === library;
}

function libraryOf(semantics: SemanticModel, expression: Expression): string | undefined {
  return semantics.originsOf(expression)[0]?.split(".")[0];
}

function fixesFor(semantics: SemanticModel, call: Call, callback: Callback, name: string): readonly Fix[] {
  const { by, instead, mayRun } = callback;
  const runsInLoop = loopPlaceOf(semantics, call) === "coroutine";
  if (instead !== undefined) return useInstead(call, instead);
  switch (by) {
    case "loop":
      return startKeptTask(semantics, call, callback, name);
    case "thread":
      // What the function gives is wanted here, not a future of the loop in the thread's place.
      return callback.returns
        ? [...awaitDirectly(semantics, call, callback, name), ...runByItself(semantics, callback, name)]
        : [...runInLoopsThread(semantics, call, callback, name), ...runByItself(semantics, callback, name)];
    case "later":
    case "own":
      if (!mayRun) return [];
      return runsInLoop ? startKeptTask(semantics, call, callback, name) : runByItself(semantics, callback, name);
    case "predicate":
    case "each":
      return comprehend(semantics, call, callback, name);
    default:
      return [];
  }
}

function useInstead(call: Call, method: string): Fix[] {
  if (call.callee.kind !== "Attribute") return [];
  return [{ title: message("Use `{method}`", { method }), safety: "suggested", edits: [replace(call.callee.name, method)] }];
}
