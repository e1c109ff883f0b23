/** Turns a function into a coroutine function, and its callers in the same file with it. */

import type { SemanticModel } from "../semantics/model";
import type { Call, Expression, FunctionDefinition } from "../syntax/ast";
import { walk } from "../syntax/visit";
import { insert, type TextEdit } from "../text/edit";
import { awaitEdits } from "./await-expression";
import { importModule } from "./imports";

/** The edits that make a function asynchronous, with all that follows from it in the file. */
export interface MadeAsync {
  readonly edits: readonly TextEdit[];
  /** The calls that the edits await or run. */
  readonly mended: readonly Call[];
  /** The calls that still need a change by hand: in a generator, a property, a lambda, a special method. */
  readonly left: readonly Call[];
}

/**
 * Makes a function asynchronous, awaits its calls, makes the functions around those calls asynchronous too, and runs the calls at module
 * level by `asyncio.run`. Undefined where the function itself cannot be asynchronous: generators, special methods such as `__init__`,
 * properties, methods that override a synchronous one, and functions whose decorators decide how they are called. Where the function `waits`
 * already, which Python refuses, unknown decorators and bases are taken to want it asynchronous.
 */
export function makeAsync(semantics: SemanticModel, definition: FunctionDefinition, waits = false): MadeAsync | undefined {
  if (!mayBeAsync(semantics, definition, waits)) return undefined;
  const made = new Set([definition]);
  const edits: TextEdit[] = [insert(definition.keyword.start, "async ")];
  const mended: Call[] = [];
  const left: Call[] = [];
  const asyncio = importModule(semantics, "asyncio");
  let runs = false;
  const calls = callsByFunction(semantics);
  for (const one of made) {
    for (const call of calls.get(one) ?? []) {
      const owner = semantics.awaitOwnerOf(call);
      const isReachable = owner.kind === "FunctionDefinition" && (made.has(owner) || mayBeAsync(semantics, owner));
      if (semantics.mayAwait(call) || isReachable) {
        edits.push(...awaitEdits(semantics.file, call));
        if (isReachable && !made.has(owner)) {
          made.add(owner);
          edits.push(insert(owner.keyword.start, "async "));
        }
      } else if (owner.kind === "Module" && asyncio) {
        runs = true;
        edits.push(insert(call.start, `${asyncio.name}.run(`), insert(call.end, ")"));
      } else {
        left.push(call);
        continue;
      }
      mended.push(call);
    }
  }
  if (runs && asyncio) edits.push(...asyncio.edits);
  return { edits, mended, left };
}

function mayBeAsync(semantics: SemanticModel, definition: FunctionDefinition, waits = false): boolean {
  const isFine = (decorator: Expression): boolean => {
    const name = semantics.qualifiedName(decorator) ?? "";
    return waits ? !synchronous.test(name) : harmless.test(name);
  };
  return (
    !definition.isAsync &&
    !definition.isGenerator &&
    !/^__(?!call__|aenter__|aexit__|anext__)\w+__$/.test(definition.name.id) &&
    definition.decorators.every((one) => isFine(one.expression)) &&
    !overridesSync(semantics, definition, !waits)
  );
}

const synchronous = /^(builtins\.property|functools\.(cached_property|cache|lru_cache)|contextlib\.contextmanager)$/;

const harmless = /^(builtins\.(staticmethod|classmethod)|abc\.abstractmethod|(typing|typing_extensions)\.(override|final))$/;

/** Tells whether the function is a method whose base class has a synchronous one of that name; `otherwise` is the answer for a base that is not known. */
function overridesSync(semantics: SemanticModel, definition: FunctionDefinition, otherwise: boolean): boolean {
  const owner = definition.parent;
  if (owner?.kind !== "ClassDefinition") return false;
  const bases = semantics.evaluator.linearization({ definition: owner, module: semantics.evaluator.main }).slice(1);
  return bases.some((base) =>
    base
      ? base.definition.body.some((one) => one.kind === "FunctionDefinition" && !one.isAsync && one.name.id === definition.name.id)
      : otherwise,
  );
}

/** The calls in the file that are resolved to a function of the file and neither awaited nor given to `asyncio.run` and its like, by that function. */
function callsByFunction(semantics: SemanticModel): ReadonlyMap<FunctionDefinition, readonly Call[]> {
  const calls = new Map<FunctionDefinition, Call[]>();
  walk(semantics.file.module, (node) => {
    if (node.kind !== "Call" || node.parent?.kind === "Await" || startsCoroutine(semantics, node)) return;
    const callee = semantics.typeOf(node.callee);
    if (callee.kind !== "function") return;
    const known = calls.get(callee.definition);
    if (known) known.push(node);
    else calls.set(callee.definition, [node]);
  });
  return calls;
}

/** Tells whether a call is an argument of something that runs coroutines. */
function startsCoroutine(semantics: SemanticModel, call: Call): boolean {
  const destination = semantics.destinationOf(call);
  if (destination.kind !== "passed") return false;
  const { callee } = destination.call;
  return (
    /^(asyncio|anyio|uvloop)\./.test(semantics.qualifiedName(callee) ?? "") ||
    (callee.kind === "Attribute" && runners.test(callee.attribute))
  );
}

const runners = /^(run|run_until_complete|create_task|start_soon)$/;
