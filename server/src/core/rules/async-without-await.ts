import type { Project } from "../linter/project";
import { defineRule } from "../linter/rule";
import type { SemanticModel } from "../semantics/model";
import { saysNothing } from "../semantics/special-methods";
import { suspends } from "../semantics/suspension";
import type { Await, ClassDefinition, FunctionDefinition } from "../syntax/ast";
import { nodesOfKind } from "../syntax/parts";
import { replace } from "../text/edit";
import { message } from "../text/message";

/** AIO801: a coroutine function waits for nothing, and all its calls in the file are awaited at once. */
export default defineRule({
  id: "async-without-await",
  code: "AIO801",
  since: "0.2.0",
  severity: "hint",
  offByDefault: true,
  fix: "suggested",
  aliases: ["RUF029", "ASYNC124", "S7503"],

  summary: "A coroutine function waits for nothing, so that a plain function would do.",
  why: "A coroutine function without `await`, `async for` or `async with` runs from its beginning to its end without letting anybody else run. Being asynchronous only makes its callers asynchronous too, and every call a little slower. Only functions are reported all of whose calls in the file are awaited where they stand: what overrides or may be overridden, is decorated, is handed on as a value, or has no body yet, must perhaps be asynchronous.",
  bad: `import asyncio


async def double(number):
    return number * 2


async def main():
    await asyncio.sleep(0.1)
    print(await double(21))


asyncio.run(main())
`,
  good: `import asyncio


def double(number):
    return number * 2


async def main():
    await asyncio.sleep(0.1)
    print(double(21))


asyncio.run(main())
`,
  whenNotToUse: "When functions are asynchronous since they will wait some day, or since code in other files awaits them.",
  references: ["https://docs.python.org/3/reference/compound_stmts.html#coroutine-function-definition"],
  messages: {
    found: "`{name}` waits for nothing: a plain `def` would do the same, and its callers need no `await`.",
  },

  visit: {
    FunctionDefinition(definition, { semantics, file, project, report }) {
      if (!definition.isAsync || definition.isGenerator || definition.decorators.length > 0) return;
      const name = definition.name.id;
      if (/^__|^(test|setup|teardown|on_|handle_|main$)/i.test(name) || saysNothing(definition) || suspends(definition.body)) return;
      if (semantics.exportedNames.has(name) || !standsAlone(semantics, definition)) return;
      if (definition.parent?.kind !== "FunctionDefinition") {
        // Another file may override a method, and a framework may call functions of one name in many files; what only gives a constant waits to be overridden.
        const namesakes = project.functionNames?.lookup(name);
        const isConstant = definition.parent?.kind === "ClassDefinition" && givesConstant(definition);
        if ((namesakes && namesakes.async + namesakes.sync > 1) || isConstant) return;
      }
      const awaits = awaitsOf(semantics, definition);
      if (!awaits || awaits.length === 0) return;
      const isPlainlyAwaited = awaits.every((one) => /^await[ \t]+$/.test(file.text.slice(one.start, one.value.start)));
      report({
        range: definition.name,
        message: "found",
        values: { name },
        fixes: () =>
          isPlainlyAwaited && !isMentionedElsewhere(project, definition)
            ? [
                {
                  title: message("Make `{name}` a plain `def`, and await its calls no longer ({count})", {
                    name,
                    count: String(awaits.length),
                  }),
                  safety: "suggested",
                  edits: [
                    replace(definition.keyword, "def"),
                    ...awaits.map((one) => replace({ start: one.start, end: one.value.start }, "")),
                  ],
                },
              ]
            : [],
      });
    },
  },
});

/** Tells whether other files may call a function, whose calls would have to change as well. */
function isMentionedElsewhere({ otherFiles }: Project, { name, parent }: FunctionDefinition): boolean {
  if (!otherFiles || parent?.kind === "FunctionDefinition") return false;
  return otherFiles.mentioning(name.id)?.length !== 0;
}

/** Tells whether all that a function does is to return a constant, as the default of a method does that others override. */
function givesConstant({ body }: FunctionDefinition): boolean {
  const last = body[body.length - 1];
  const others = body.slice(0, -1);
  const isDocumented = others.every((one) => one.kind === "ExpressionStatement" && one.expression.kind === "String");
  return isDocumented && last?.kind === "Return" && (!last.value || last.value.kind === "Constant" || last.value.kind === "String");
}

/** Tells whether a method overrides nothing and nothing in the file overrides it; true for functions. */
function standsAlone(semantics: SemanticModel, definition: FunctionDefinition): boolean {
  const owner = definition.parent;
  if (owner?.kind !== "ClassDefinition") return owner?.kind === "Module" || owner?.kind === "FunctionDefinition";
  if (owner.decorators.length > 0 || owner.arguments.some((one) => semantics.qualifiedName(one.value) !== "builtins.object")) return false;
  const { classes } = semantics.evaluator;
  return !nodesOfKind(semantics.file.module, "ClassDefinition").some((node) => {
    if (node === owner || !hasMethod(node, definition.name.id)) return false;
    const bases = classes.linearization({ definition: node, module: semantics.evaluator.main });
    return bases.some((one) => one?.definition === owner);
  });
}

function hasMethod({ body }: ClassDefinition, name: string): boolean {
  return body.some((one) => one.kind === "FunctionDefinition" && one.name.id === name);
}

/** The `await`s of all calls of a function in its file; undefined where it is used in any other way, or where something else may be meant. */
function awaitsOf(semantics: SemanticModel, definition: FunctionDefinition): readonly Await[] | undefined {
  const { module } = semantics.file;
  const name = definition.name.id;
  const uses =
    definition.parent?.kind === "ClassDefinition"
      ? nodesOfKind(module, "Attribute").filter((one) => one.attribute === name)
      : nodesOfKind(module, "Name").filter(
          (one) => one.id === name && one !== definition.name && semantics.bindingOf(one) === semantics.bindingOf(definition.name),
        );
  const awaits: Await[] = [];
  for (const use of uses) {
    const type = semantics.typeOf(use);
    const call = use.parent;
    const isAwaited = call?.kind === "Call" && call.callee === use && call.parent?.kind === "Await";
    if (type.kind !== "function" || type.definition !== definition || !isAwaited) return undefined;
    awaits.push(call.parent as Await);
  }
  return awaits;
}
