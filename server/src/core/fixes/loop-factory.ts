/** Says to `asyncio.run` which event loop to make, where a program has set a policy for it. */
import type { Fix } from "../linter/finding";
import { CalledNames } from "../semantics/called-names";
import type { SemanticModel } from "../semantics/model";
import { suiteOf } from "../semantics/suites";
import type { Attribute, Call, Expression, Statement } from "../syntax/ast";
import { statementOf, walk } from "../syntax/visit";
import { insert, replace, type TextEdit } from "../text/edit";
import { message } from "../text/message";
import { importModule } from "./imports";
import { removeStatements } from "./remove-statements";

const run = new CalledNames("asyncio.run");

/** The event loops that the policies make. */
const loops: Readonly<Record<string, string>> = {
  "asyncio.WindowsSelectorEventLoopPolicy": "asyncio.SelectorEventLoop",
  "asyncio.WindowsProactorEventLoopPolicy": "asyncio.ProactorEventLoop",
  "uvloop.EventLoopPolicy": "uvloop.new_event_loop",
  "winloop.EventLoopPolicy": "winloop.new_event_loop",
};

/**
 * The fix for a program that sets one of the known policies, perhaps behind `if sys.platform == "win32":`, and calls `asyncio.run` once: the call
 * is told which loop to make (https://docs.python.org/3/library/asyncio-runner.html#asyncio.run). Python 3.12 and newer only.
 */
export function chooseLoopFactory(semantics: SemanticModel, setter: Attribute): Fix[] {
  const statement = statementOf(setter);
  const call = statement?.kind === "ExpressionStatement" ? statement.expression : undefined;
  if (!statement || call?.kind !== "Call" || call.callee !== setter) return [];
  const policy = call.arguments[0]?.value;
  const name = policy?.kind === "Call" && policy.arguments.length === 0 ? semantics.qualifiedName(policy.callee) : undefined;
  const loop = name === undefined ? undefined : loops[name];
  const runner = onlyRun(semantics);
  if (!loop || !runner || runner.start < call.start) return [];
  const [module] = loop.split(".") as [string];
  const imported = importModule(semantics, module);
  const guard = guardOf(statement);
  const removed = guard && removeStatements(semantics.file, [guard.statement]);
  const last = runner.arguments[runner.arguments.length - 1];
  if (!imported || !removed || !last || runner.arguments.some((one) => one.keyword === "loop_factory" || one.stars > 0)) return [];
  const factory = `${imported.name}.${loop.slice(module.length + 1)}`;
  const { test } = guard;
  const value = test ? `${factory} if ${semantics.file.text.slice(test.start, test.end)} else None` : factory;
  return [
    {
      title: message("Give the event loop to `asyncio.run`"),
      safety: "suggested",
      edits: [...imported.edits, ...removed, insert(last.end, `, loop_factory=${value}`)],
    },
  ];
}

/** The fix for `uvloop.install()` in front of one `asyncio.run(…)`. */
export function runWithUvloop(semantics: SemanticModel, installer: Attribute): Fix[] {
  const statement = statementOf(installer);
  const call = statement?.kind === "ExpressionStatement" ? statement.expression : undefined;
  const runner = onlyRun(semantics);
  const uvloop = importModule(semantics, "uvloop");
  if (!statement || call?.kind !== "Call" || call.callee !== installer || !runner || !uvloop || runner.start < call.start) return [];
  const removed = guardOf(statement)?.test ? undefined : removeStatements(semantics.file, [statement]);
  if (!removed) return [];
  const edits: TextEdit[] = [...uvloop.edits, ...removed, replace(runner.callee, `${uvloop.name}.run`)];
  return [{ title: message("Run it with `uvloop.run`"), safety: "suggested", edits }];
}

/** The only call of `asyncio.run` in the file. */
function onlyRun(semantics: SemanticModel): Call | undefined {
  const found: Call[] = [];
  walk(semantics.file.module, (node) => {
    if (run.isCalledBy(semantics, node)) found.push(node);
  });
  return found.length === 1 ? found[0] : undefined;
}

/** What can be removed with a statement: an `if` that holds nothing else, and its condition. Undefined where the condition is needed for more. */
function guardOf(statement: Statement): { readonly statement: Statement; readonly test?: Expression } | undefined {
  const { parent } = statement;
  if (parent?.kind !== "If") return { statement };
  const [branch] = parent.branches;
  const isAlone = parent.branches.length === 1 && branch?.body.length === 1 && suiteOf(parent, statement) === branch.body;
  return isAlone && branch.test ? { statement: parent, test: branch.test } : undefined;
}
