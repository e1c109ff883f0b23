import { freeLocalName } from "../fixes/free-name";
import { importModule } from "../fixes/imports";
import { indentUnit } from "../fixes/remove-statements";
import type { Fix } from "../linter/finding";
import { defineRule, type RuleContext } from "../linter/rule";
import { doesMore, fetchesOnly, namesIn } from "../semantics/independent-calls";
import type { SemanticModel } from "../semantics/model";
import { suiteOf } from "../semantics/suites";
import type { Assign, Call, Node } from "../syntax/ast";
import { replace } from "../text/edit";
import { lineEndOf } from "../text/lines";
import { message } from "../text/message";
import type { Range } from "../text/range";

/** AIO802: statements behind each other fetch things that do not depend on each other, one after the other. */
export default defineRule({
  id: "sequential-awaits",
  code: "AIO802",
  since: "0.2.0",
  severity: "hint",
  offByDefault: true,
  fix: "suggested",
  aliases: [],

  summary: "Things that do not depend on each other are awaited one after the other.",
  why: "`await` waits until what it awaits is done, and only then does the next statement start. Where the second call needs nothing of the first, both can run at the same time, and the waiting takes as long as the slower of the two instead of both together. `asyncio.gather` starts all that it is given and gives their results in the same order; a `TaskGroup` (Python 3.11) also cancels the others when one fails.\n\nOnly calls of known functions whose names say that they fetch something are reported.",
  bad: `import asyncio


async def load(key):
    await asyncio.sleep(0.1)
    return key.upper()


async def main():
    first = await load("a")
    second = await load("b")
    print(first, second)


asyncio.run(main())
`,
  good: `import asyncio


async def load(key):
    await asyncio.sleep(0.1)
    return key.upper()


async def main():
    first, second = await asyncio.gather(load("a"), load("b"))
    print(first, second)


asyncio.run(main())
`,
  whenNotToUse: "When the other side must not get several requests at once, or when the order matters.",
  references: [
    "https://docs.python.org/3/library/asyncio-task.html#asyncio.gather",
    "https://docs.python.org/3/library/asyncio-task.html#task-groups",
  ],
  messages: {
    found:
      "The {count} calls that begin here need nothing of each other, and wait one after the other; `asyncio.gather` runs them at the same time.",
  },

  visit: {
    Assign(statement, context) {
      const { semantics, report } = context;
      const run = runFrom(semantics, statement);
      const [first] = run;
      if (!first || run.length < 2) return;
      report({
        range: first.call,
        message: "found",
        values: { count: String(run.length) },
        fixes: () => [...gather(semantics, run), ...group(context, run)],
      });
    },
  },
});

/** `name = await call`. */
interface Fetch {
  readonly statement: Assign;
  readonly name: string;
  readonly call: Call;
}

function fetchIn(semantics: SemanticModel, statement: Node | undefined): Fetch | undefined {
  if (statement?.kind !== "Assign" || statement.annotation || statement.targets.length !== 1) return undefined;
  const [target] = statement.targets;
  const { value } = statement;
  if (target?.kind !== "Name" || value?.kind !== "Await" || !fetchesOnly(semantics, value.value) || !semantics.mayAwait(value))
    return undefined;
  return doesMore(value.value) ? undefined : { statement, name: target.id, call: value.value };
}

/** The statements from one on that fetch something and need nothing of each other; empty where the one in front belongs to them. */
function runFrom(semantics: SemanticModel, statement: Assign): readonly Fetch[] {
  const suite = statement.parent && suiteOf(statement.parent, statement);
  const first = fetchIn(semantics, statement);
  if (!suite || !first) return [];
  const index = suite.indexOf(statement);
  const before = fetchIn(semantics, suite[index - 1]);
  if (before && isIndependent(semantics, [before], first)) return [];
  const run = [first];
  for (const next of suite.slice(index + 1)) {
    const fetch = fetchIn(semantics, next);
    if (!fetch || !isIndependent(semantics, run, fetch)) break;
    run.push(fetch);
  }
  return run;
}

/** Tells whether a call needs nothing of others. The very same call twice is meant to be made twice, one after the other. */
function isIndependent({ file }: SemanticModel, run: readonly Fetch[], next: Fetch): boolean {
  const names = namesIn(next.call);
  const written = ({ call }: Fetch): string => file.text.slice(call.start, call.end);
  return run.every((one) => !names.has(one.name) && one.name !== next.name && written(one) !== written(next));
}

/** A call as it is written, with the comments above it and behind it. */
interface WrittenCall {
  readonly name: string;
  readonly call: string;
  readonly above: readonly string[];
  readonly behind: string;
}

/** What a fix replaces, and the calls in it; undefined where something else stands on the lines, or a call takes several of them. */
function writtenCalls(
  { file }: SemanticModel,
  run: readonly Fetch[],
): { readonly range: Range; readonly calls: readonly WrittenCall[] } | undefined {
  const { lines, text, module } = file;
  const calls: WrittenCall[] = [];
  const start = run[0]?.statement.start ?? 0;
  let end = start;
  for (const { statement, name, call } of run) {
    const line = lines.lineAt(statement.start);
    const lineEnd = lines.endOf(line);
    const behind = text.slice(statement.end, lineEnd).trim();
    const isAlone = text.slice(lines.startOf(line), statement.start).trim() === "" && (behind === "" || behind.startsWith("#"));
    if (!isAlone || statement.end > lineEnd) return undefined;
    const above = module.comments
      .filter((one) => one.start >= end && one.end <= statement.start)
      .map((one) => text.slice(one.start, one.end));
    calls.push({ name, call: text.slice(call.start, call.end), above, behind });
    end = behind === "" ? statement.end : lineEnd;
  }
  return { range: { start, end }, calls };
}

const longestLine = 100;

function gather(semantics: SemanticModel, run: readonly Fetch[]): Fix[] {
  const { file } = semantics;
  const written = writtenCalls(semantics, run);
  const asyncio = importModule(semantics, "asyncio");
  if (!written || !asyncio) return [];
  const { range, calls } = written;
  const indent = file.lines.indentAt(range.start);
  const step = indent + indentUnit(file);
  const head = `${calls.map((one) => one.name).join(", ")} = await ${asyncio.name}.gather(`;
  const short = `${head}${calls.map((one) => one.call).join(", ")})`;
  const long = [
    head,
    ...calls.flatMap(({ call, above, behind }) => [...above.map((one) => step + one), `${step}${call},${behind && `  ${behind}`}`]),
    `${indent})`,
  ].join(lineEndOf(file.text));
  const hasComment = calls.some(({ above, behind }) => above.length > 0 || behind !== "");
  const isShort = !hasComment && indent.length + short.length <= longestLine;
  return [
    {
      title: message("Run them at the same time with `asyncio.gather`"),
      safety: "suggested",
      edits: [...asyncio.edits, replace(range, isShort ? short : long)],
    },
  ];
}

function group({ semantics, target }: RuleContext, run: readonly Fetch[]): Fix[] {
  const { file } = semantics;
  const written = writtenCalls(semantics, run);
  const asyncio = importModule(semantics, "asyncio");
  const first = run[0]?.call;
  if (target.oldest < 11 || !written || !asyncio || !first) return [];
  const { range, calls } = written;
  const name = freeLocalName(semantics, first, "group");
  const indent = file.lines.indentAt(range.start);
  const step = indent + indentUnit(file);
  const task = (one: WrittenCall): string => freeLocalName(semantics, first, `${one.name}_task`);
  const lines = [
    `async with ${asyncio.name}.TaskGroup() as ${name}:`,
    ...calls.flatMap((one) => [
      ...one.above.map((comment) => step + comment),
      `${step}${task(one)} = ${name}.create_task(${one.call})${one.behind && `  ${one.behind}`}`,
    ]),
    ...calls.map((one) => `${indent}${one.name} = ${task(one)}.result()`),
  ];
  return [
    {
      title: message("Run them at the same time in a `TaskGroup`"),
      safety: "suggested",
      edits: [...asyncio.edits, replace(range, lines.join(lineEndOf(file.text)))],
    },
  ];
}
