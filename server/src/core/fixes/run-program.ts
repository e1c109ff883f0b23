/** Replaces an event loop that is used by hand by `asyncio.run` or `asyncio.Runner`. */
import type { Fix } from "../linter/finding";
import type { PythonVersion } from "../linter/version";
import { ownerOf } from "../semantics/context";
import { asyncioName, loopPlaceOf, loopSourceOf, startsBackgroundWork } from "../semantics/event-loops";
import { foreignCalls, mayHaveLoop } from "../semantics/foreign-calls";
import { type LoopUsage, loopUsageOf } from "../semantics/loop-usages";
import type { SemanticModel } from "../semantics/model";
import { isInLoop, statementIn, suiteOf } from "../semantics/suites";
import type { Call, Expression, Node, Statement } from "../syntax/ast";
import { statementOf, walk } from "../syntax/visit";
import { insert, overlap, replace, sameEdit, type TextEdit } from "../text/edit";
import { lineEndOf } from "../text/lines";
import { message } from "../text/message";
import { contains } from "../text/range";
import { memberBeside, replaceMember } from "./asyncio-member";
import { freeName } from "./free-name";
import { importModule } from "./imports";
import { lineNumbers } from "./line-numbers";
import { indentLines, removeStatements } from "./remove-statements";

/** The ways to modernise a loop that is used by hand, the best first. `oldest` is the oldest Python version that the file must run on. */
export function runProgram(semantics: SemanticModel, usage: LoopUsage, oldest: PythonVersion): Fix[] {
  const fixes = [runOnce(semantics, usage, oldest), oldest >= 11 ? useRunner(semantics, usage) : undefined].filter(
    (one) => one !== undefined,
  );
  if (fixes.length > 0 || usage.source === "new") return fixes.slice(0, 1);
  return makeLoop(semantics, usage.getter);
}

/**
 * The fix that gets a new loop where there is no current one, and sets it for what else asks for it, which is what `get_event_loop` did up to Python 3.13.
 * Only for `loop = asyncio.get_event_loop()`, and not where a caller or another library may have set
 * a loop, which would no longer be used.
 */
export function makeLoop(semantics: SemanticModel, getter: Call): Fix[] {
  const { file } = semantics;
  const assignment = getter.parent;
  if (loopPlaceOf(semantics, getter) !== "start" || mayHaveLoop(semantics, getter)) return [];
  if (assignment?.kind !== "Assign" || assignment.targets.length !== 1 || assignment.targets[0]?.kind !== "Name") return [];
  const made = replaceMember(semantics, getter.callee, "new_event_loop");
  const asyncio = importModule(semantics, "asyncio");
  if (!made || !asyncio) return [];
  const isSet = loopUsageOf(semantics, getter)?.upkeep.some(
    (one) => one.expression.kind === "Call" && asyncioName(semantics, one.expression.callee) === "asyncio.set_event_loop",
  );
  const setter = `${asyncio.name}.set_event_loop(${assignment.targets[0].id})`;
  const line = file.lines.lineAt(assignment.end);
  const rest = file.text.slice(assignment.end, file.lines.endOf(line));
  const indent = file.lines.indentAt(assignment.start);
  const set = /^\s*(#.*)?$/.test(rest)
    ? insert(file.lines.endOf(line), `${lineEndOf(file.text)}${indent}${setter}`)
    : insert(assignment.end, `; ${setter}`);
  return [
    {
      title: message("Make a new event loop and set it as the current one"),
      safety: "suggested",
      edits: [...made, ...(isSet ? [] : [...asyncio.edits, set])],
    },
  ];
}

// --- asyncio.run --------------------------------------------------------------------------------------------------------

function runOnce(semantics: SemanticModel, usage: LoopUsage, oldest: PythonVersion): Fix | undefined {
  const own = runEdits(semantics, usage);
  if (!own) return undefined;
  // `asyncio.run` leaves the thread without a loop, so whatever else in the file asks for the current one must change with it.
  const others = otherGetters(semantics, usage.getter).map((getter) => loopUsageOf(semantics, getter));
  const edits: TextEdit[] = [...own];
  for (const other of others) {
    const more = other && runEdits(semantics, other);
    if (!more) return undefined;
    edits.push(...more.filter((edit) => !edits.some((one) => sameEdit(one, edit))));
  }
  if (overlap(edits)) return undefined;
  const isSafe = others.length === 0 && isPlainProgram(semantics, usage, oldest);
  const { lines } = semantics.file;
  const title =
    others.length === 0
      ? message("Run it with `asyncio.run`")
      : message("Run it with `asyncio.run`, and so in line {lines}", {
          lines: lineNumbers(
            lines,
            others.flatMap((one) => one?.runs ?? []),
          ),
        });
  return { title, safety: isSafe ? "safe" : "suggested", edits };
}

/** The calls of `get_event_loop` in the file, but for one, that no coroutine makes. */
function otherGetters(semantics: SemanticModel, getter: Call): Call[] {
  const found: Call[] = [];
  walk(semantics.file.module, (node) => {
    if (node.kind !== "Call" || node === getter || loopSourceOf(semantics, node) !== "current") return;
    if (loopPlaceOf(semantics, node) !== "coroutine") found.push(node);
  });
  return found;
}

/** The edits that put `asyncio.run` in the place of a loop that runs one coroutine once; undefined for any other loop. */
function runEdits(semantics: SemanticModel, usage: LoopUsage): TextEdit[] | undefined {
  const { file } = semantics;
  const [run, ...more] = usage.runs;
  if (!run || more.length > 0 || usage.forever.length > 0 || usage.others.length > 0) return undefined;
  if (!runsCoroutine(semantics, run) || file.module.comments.some((one) => contains(run.callee, one))) return undefined;
  const asyncio = memberBeside(semantics, usage.getter.callee, "run");
  // A misspelled module is mended first, and brings its import with it.
  if (!asyncio || (asyncio.edits.length > 0 && semantics.qualifiedName(usage.getter.callee) === undefined)) return undefined;
  const removed = usage.definition ? removeStatements(file, handling(usage)) : [];
  if (!removed || (usage.definition && isInLoop(run, suiteOwner(usage)))) return undefined;
  return [...asyncio.edits, replace(run.callee, asyncio.name), ...removed];
}

/** The statements that get the loop, set it and close it. */
function handling({ definition, upkeep }: LoopUsage): Statement[] {
  return definition ? [definition.node as Statement, ...upkeep] : [...upkeep];
}

function suiteOwner({ definition, getter }: LoopUsage): Node {
  return definition?.node.parent ?? getter;
}

/** Tells whether a call of `run_until_complete` gets a coroutine object, which is all that `asyncio.run` accepts before Python 3.14. */
function runsCoroutine(semantics: SemanticModel, run: Call): boolean {
  const [argument, ...more] = run.arguments;
  if (!argument || more.length > 0 || argument.stars > 0 || argument.keyword !== undefined || !semantics.isCoroutine(argument.value))
    return false;
  let needsLoop = false;
  walk(argument.value, (node) => {
    if (node.kind === "Call" && needsRunningLoop.test(asyncioName(semantics, node.callee) ?? "")) needsLoop = true;
  });
  return !needsLoop;
}

/** Functions that need the loop when they are called, which is too early in an argument of `asyncio.run`. */
const needsRunningLoop = /^asyncio\.(gather|ensure_future|create_task|shield|Future|Task|as_completed|wrap_future|wait|get_event_loop)$/;

/**
 * Tells whether `asyncio.run` certainly does the same as the loop did: the program runs one coroutine function of its own at module level, starts
 * nothing in the background, which `asyncio.run` would cancel, and makes nothing before that might belong to the old loop.
 */
function isPlainProgram(semantics: SemanticModel, usage: LoopUsage, oldest: PythonVersion): boolean {
  const [run] = usage.runs;
  const argument = run?.arguments[0]?.value;
  if (!run || !argument || ownerOf(usage.getter).kind !== "Module" || isInLoop(run, semantics.file.module)) return false;
  const made = argument.kind === "Name" ? semantics.definitionsReaching(argument) : undefined;
  const call = made ? (made.length === 1 ? made[0]?.value : undefined) : argument;
  if (call?.kind !== "Call" || !call.arguments.every((one) => isPlainValue(one.value))) return false;
  const callee = semantics.typeOf(call.callee);
  const isKnown =
    callee.kind === "function" && (callee.module === semantics.evaluator.main || semantics.qualifiedName(call.callee) === "asyncio.sleep");
  return isKnown && !startsBackgroundWork(semantics) && !touchesLoop(semantics, oldest);
}

function isPlainValue(expression: Expression): boolean {
  let isPlain = true;
  walk(expression, (node) => {
    if (node.kind === "Await" || node.kind === "Call" || node.kind === "Lambda") isPlain = false;
  });
  return isPlain;
}

/** Tells whether code outside of coroutines calls anything that might take hold of the loop: another library, or a part of asyncio that does. */
function touchesLoop(semantics: SemanticModel, oldest: PythonVersion): boolean {
  if (semantics.scopes.starImports.length > 0 || foreignCalls(semantics).length > 0) return true;
  let touches = false;
  walk(semantics.file.module, (node) => {
    if (touches || node.kind !== "Call" || loopPlaceOf(semantics, node) === "coroutine") return;
    const name = asyncioName(semantics, node.callee) ?? "";
    if (name.startsWith("asyncio.")) touches = !(ownFunctions.test(name) || (oldest >= 10 && primitives.test(name)));
  });
  return touches;
}

const ownFunctions = /^asyncio\.(run|(get|new|set)_event_loop|sleep|iscoroutine|iscoroutinefunction|set_event_loop_policy|\w+Policy)$/;

/** Objects that belong to no loop until they are used (https://docs.python.org/3/library/asyncio-sync.html, since Python 3.10). */
const primitives = /^asyncio\.(Lock|Event|Condition|Semaphore|BoundedSemaphore|Queue|LifoQueue|PriorityQueue)$/;

// --- asyncio.Runner -----------------------------------------------------------------------------------------------------

/** Several runs on one loop: `asyncio.Runner` keeps its loop from one to the next (https://docs.python.org/3/library/asyncio-runner.html). */
function useRunner(semantics: SemanticModel, usage: LoopUsage): Fix | undefined {
  const { definition, runs, closings } = usage;
  if (!definition || usage.forever.length > 0 || usage.others.length > 0 || runs.length === 0) return undefined;
  if (!runs.every((run) => runsCoroutine(semantics, run)) || otherGetters(semantics, usage.getter).length > 0) return undefined;
  const asyncio = memberBeside(semantics, usage.getter.callee, "Runner");
  if (!asyncio || (asyncio.edits.length > 0 && semantics.qualifiedName(usage.getter.callee) === undefined)) return undefined;
  const name = freeName(semantics, "runner");
  const renamed = runs.map((run) => replace(run.callee, `${name}.run`));
  const kept = withRunner(semantics, usage, `${asyncio.name}()`, name);
  if (kept) return runnerFix([...asyncio.edits, ...renamed, ...kept]);
  // The code closes the loop where `with` could not: the runner takes its place.
  const removed = removeStatements(
    semantics.file,
    usage.upkeep.filter((one) => !closings.includes(one)),
  );
  if (closings.length === 0 || !removed) return undefined;
  const closed = closings.map((one) => replace(one, `${name}.close()`));
  return runnerFix([...asyncio.edits, ...renamed, ...removed, ...closed, replace(definition.node, `${name} = ${asyncio.name}()`)]);
}

function runnerFix(edits: readonly TextEdit[]): Fix | undefined {
  return overlap(edits) ? undefined : { title: message("Run them all with `asyncio.Runner`"), safety: "suggested", edits };
}

/** Puts the runs and what is between them into `with asyncio.Runner() as runner:`; only where all of them stand beside the assignment. */
function withRunner(semantics: SemanticModel, usage: LoopUsage, runner: string, name: string): TextEdit[] | undefined {
  const { file } = semantics;
  const node = usage.definition?.node as Statement;
  const suite = node.parent && suiteOf(node.parent, node);
  if (!suite) return undefined;
  const holders = usage.runs.map((run) => statementIn(suite, run));
  const [first] = holders;
  const last = holders[holders.length - 1];
  if (!first || !last || holders.includes(undefined) || usage.upkeep.some((one) => !suite.includes(one))) return undefined;
  const removed = removeStatements(file, handling(usage));
  const firstLine = file.lines.lineAt(first.start);
  const isAlone = file.text.slice(file.lines.startOf(firstLine), first.start).trim() === "" && statementOf(first) === first;
  if (!removed || !isAlone) return undefined;
  const gone = new Set<number>();
  for (const one of handling(usage))
    for (let line = file.lines.lineAt(one.start); line <= file.lines.lineAt(one.end); line++) gone.add(line);
  const start = file.lines.startOf(firstLine);
  const header = insert(start, `${file.lines.indentAt(first.start)}with ${runner} as ${name}:${lineEndOf(file.text)}`);
  return [header, ...removed, ...indentLines(file, { start: first.start, end: last.end }, gone)];
}
