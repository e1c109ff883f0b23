import { importModule } from "../fixes/imports";
import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import { doesMore, fetchesOnly, namesIn } from "../semantics/independent-calls";
import type { SemanticModel } from "../semantics/model";
import type { Await, Call, Comprehension, Expression, For } from "../syntax/ast";
import { replace } from "../text/edit";
import { message } from "../text/message";

/** AIO803: a loop fetches things that do not depend on each other, one after the other. */
export default defineRule({
  id: "await-in-loop",
  code: "AIO803",
  since: "0.2.0",
  severity: "hint",
  offByDefault: true,
  fix: "suggested",
  aliases: ["WPS476"],

  summary: "A loop awaits things that do not depend on each other one after the other.",
  why: "In each round, `await` waits until what it awaits is done, and only then does the next round start. Where no round needs anything of the one before, all can run at the same time, and the waiting takes as long as the slowest instead of all together. `asyncio.gather` starts all that it is given and gives their results in the same order.\n\nOnly calls of known functions whose names say that they fetch something are reported, and only where the loop does nothing else. For very many calls at once, an `asyncio.Semaphore` keeps their number in bounds.",
  bad: `import asyncio


async def load(key):
    await asyncio.sleep(0.1)
    return key.upper()


async def main():
    texts = []
    for key in "abc":
        texts.append(await load(key))
    print(texts)


asyncio.run(main())
`,
  good: `import asyncio


async def load(key):
    await asyncio.sleep(0.1)
    return key.upper()


async def main():
    texts = await asyncio.gather(*(load(key) for key in "abc"))
    print(texts)


asyncio.run(main())
`,
  whenNotToUse: "When the other side must not get several requests at once, or when the order matters.",
  references: ["https://docs.python.org/3/library/asyncio-task.html#asyncio.gather"],
  messages: {
    found:
      "Each round waits for `{name}` before the next one starts, though none needs anything of the one before; `asyncio.gather` runs all at the same time.",
  },

  visit: {
    For(loop, { semantics, report }) {
      const [only, ...others] = loop.body;
      if (loop.isAsync || loop.orElse.length > 0 || others.length > 0 || only?.kind !== "ExpressionStatement") return;
      const { expression } = only;
      const appended = appendedTo(semantics, expression);
      const awaited = appended?.awaited ?? (expression.kind === "Await" ? expression : undefined);
      const call = awaited && independentCall(semantics, awaited, loop.target);
      // What is appended to must not be what the calls look at.
      if (!awaited || !call || (appended && namesIn(call).has(appended.list))) return;
      report({
        range: awaited,
        message: "found",
        values: { name: calledAs(semantics, call) },
        fixes: () => gatherLoop(semantics, loop, call, appended?.list),
      });
    },
    Comprehension(comprehension, { semantics, report }) {
      const [clause, ...others] = comprehension.clauses;
      if (comprehension.form !== "list" || !clause || others.length > 0 || clause.isAsync || comprehension.element.kind !== "Await") return;
      if (clause.conditions.some(doesMore)) return;
      const call = independentCall(semantics, comprehension.element, clause.target);
      if (!call) return;
      report({
        range: comprehension.element,
        message: "found",
        values: { name: calledAs(semantics, call) },
        fixes: () => gatherComprehension(semantics, comprehension, call),
      });
    },
  },
});

/** The list that a statement appends an awaited value to: `texts.append(await load(key))`. */
function appendedTo(semantics: SemanticModel, expression: Expression): { readonly awaited: Await; readonly list: string } | undefined {
  if (expression.kind !== "Call" || expression.callee.kind !== "Attribute" || expression.callee.attribute !== "append") return undefined;
  const [argument, ...others] = expression.arguments;
  const { value: list } = expression.callee;
  if (!argument || others.length > 0 || argument.keyword !== undefined || argument.stars > 0 || list.kind !== "Name") return undefined;
  const type = semantics.typeOf(list);
  const isList = type.kind === "plain" && type.name === "list";
  return isList && argument.value.kind === "Await" ? { awaited: argument.value, list: list.id } : undefined;
}

/** The call that is awaited, when it needs nothing but what the loop gives it, and does need that. */
function independentCall(semantics: SemanticModel, { value }: Await, target: Expression): Call | undefined {
  if (!fetchesOnly(semantics, value) || doesMore(value)) return undefined;
  const given = namesIn(target);
  return [...namesIn(value)].some((one) => given.has(one)) ? value : undefined;
}

function calledAs({ file }: SemanticModel, { callee }: Call): string {
  const written = file.text.slice(callee.start, callee.end);
  return written.length <= 40 && !/[\r\n]/.test(written) ? written : callee.kind === "Attribute" ? callee.attribute : "…";
}

const mayStandInClause: ReadonlySet<string> = new Set(["Name", "Attribute", "Call", "Subscript", "String", "List", "Dict", "Set"]);

/** `load(key) for key in keys`; undefined where the parts would need brackets, or a comment would be lost. */
function generatorOf(
  { file }: SemanticModel,
  node: For | Comprehension,
  call: Call,
  target: Expression,
  iterable: Expression,
): string | undefined {
  const text = (part: Expression): string => file.text.slice(part.start, part.end);
  if (file.module.comments.some((one) => one.start > node.start && one.end < node.end)) return undefined;
  if (!mayStandInClause.has(iterable.kind) || [call, target, iterable].some((one) => /[\r\n]/.test(text(one)))) return undefined;
  return `${text(call)} for ${text(target)} in ${text(iterable)}`;
}

function gatherLoop(semantics: SemanticModel, loop: For, call: Call, list: string | undefined): Fix[] {
  const asyncio = importModule(semantics, "asyncio");
  const generator = generatorOf(semantics, loop, call, loop.target, loop.iterable);
  if (!asyncio || generator === undefined) return [];
  const gathered = `await ${asyncio.name}.gather(*(${generator}))`;
  return [fix([...asyncio.edits, replace(loop, list === undefined ? gathered : `${list}.extend(${gathered})`)])];
}

function gatherComprehension(semantics: SemanticModel, comprehension: Comprehension, call: Call): Fix[] {
  const asyncio = importModule(semantics, "asyncio");
  const [clause] = comprehension.clauses;
  const generator = clause && generatorOf(semantics, comprehension, call, clause.target, clause.iterable);
  const { parent } = comprehension;
  const isAlone = parent?.kind === "Assign" || parent?.kind === "Return" || (parent?.kind === "Call" && parent.callee !== comprehension);
  if (!asyncio || generator === undefined || !isAlone) return [];
  const conditions = clause?.conditions.map((one) => ` if ${semantics.file.text.slice(one.start, one.end)}`).join("") ?? "";
  return [fix([...asyncio.edits, replace(comprehension, `await ${asyncio.name}.gather(*(${generator}${conditions}))`)])];
}

function fix(edits: Fix["edits"]): Fix {
  return { title: message("Run them at the same time with `asyncio.gather`"), safety: "suggested", edits };
}
