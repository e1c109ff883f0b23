import { makeCoroutineFunction, removeDecorator } from "../fixes/coroutine-function";
import { removeAlias } from "../fixes/newer-name";
import { removeStatements } from "../fixes/remove-statements";
import { defineRule } from "../linter/rule";
import { versionText } from "../linter/version";
import { factAbout, type TimelineRow } from "../semantics/asyncio-timeline";
import { CalledNames } from "../semantics/called-names";
import { isGeneratorBased } from "../semantics/coroutine-calls";
import type { SemanticModel } from "../semantics/model";
import { versionsAt } from "../semantics/version-guards";
import type { Decorator } from "../syntax/ast";
import { message } from "../text/message";

/** AIO701: a coroutine is written as a generator, as in Python 3.4. */
export default defineRule({
  id: "generator-coroutine",
  code: "AIO701",
  since: "0.2.0",
  severity: "error",
  fix: "suggested",
  aliases: ["W4905"],

  summary: "A coroutine is written as a generator, with `@asyncio.coroutine` and `yield from`, which Python 3.11 no longer has.",
  why: "Python 3.4 had no `async` and `await`: a coroutine was a generator function with the decorator `@asyncio.coroutine`, and waited with `yield from`. Since Python 3.5 `async def` and `await` do the same and say what they do. The decorator shows a `DeprecationWarning` from Python 3.8 on, and Python 3.11 no longer has it: `AttributeError: module 'asyncio' has no attribute 'coroutine'`.\n\nA generator function without the decorator cannot wait for a coroutine object at all: `TypeError: cannot 'yield from' a coroutine object in a non-coroutine generator`.",
  bad: `import asyncio


@asyncio.coroutine
def main():
    print("one")
    yield from asyncio.sleep(1)
    print("two")


asyncio.run(main())
`,
  good: `import asyncio


async def main():
    print("one")
    await asyncio.sleep(1)
    print("two")


asyncio.run(main())
`,
  whenNotToUse: "When the code must run on Python 3.4.",
  references: [
    "https://docs.python.org/3/whatsnew/3.11.html#removed",
    "https://docs.python.org/3/reference/compound_stmts.html#coroutine-function-definition",
    "https://peps.python.org/pep-0492/",
  ],
  messages: {
    removed:
      '`@asyncio.coroutine` is gone since Python {removed} ("{error}"). Write `async def {function}`, and `await` in the place of `yield from`.',
    deprecated:
      "`@asyncio.coroutine` is deprecated since Python {deprecated} and gone in Python {removed}. Write `async def {function}`, and `await` in the place of `yield from`.",
    use: '`asyncio.coroutine` is gone since Python {removed}: this line raises "{error}" there. Write coroutine functions as `async def`.',
    useless: "`async def` makes a coroutine function by itself: the decorator does nothing here.",
    generator:
      "`yield from` cannot wait for a coroutine object in a plain generator function (\"TypeError: cannot 'yield from' a coroutine object in a non-coroutine generator\"). Write `async def {function}` and `await`.",
  },

  visit: {
    Decorator(decorator, { semantics, project, target, report }) {
      const definition = decorator.parent;
      if (definition?.kind !== "FunctionDefinition" || project.hasModule("asyncio")) return;
      const { expression } = decorator;
      const isOld = coroutine.has(semantics, expression);
      if (definition.isAsync) {
        if (!isOld && !generatorMarker.has(semantics, expression)) return;
        if (!isOld || !isInQuestion(semantics, decorator, target))
          return report({
            range: { start: decorator.start, end: expression.end },
            message: "useless",
            severity: "hint",
            fixes: () => removeDecorator(semantics, decorator),
          });
      }
      if (!isOld || !isInQuestion(semantics, decorator, target)) return;
      const versions = versionsAt(semantics, decorator, target) ?? target;
      report({
        range: { start: decorator.start, end: expression.end },
        message: versions.newest < removed ? "deprecated" : "removed",
        severity: versions.oldest < removed ? "warning" : "error",
        values: { ...values, function: definition.name.id },
        fixes: () => (definition.isAsync ? removeDecorator(semantics, decorator) : makeCoroutineFunction(semantics, definition, decorator)),
      });
    },

    Attribute(node, { semantics, project, target, report }) {
      if (node.attribute !== "coroutine" || node.parent?.kind === "Decorator") return;
      if (!fact.names.includes(`${semantics.qualifiedName(node.value)}.coroutine`) || project.hasModule("asyncio")) return;
      const versions = versionsAt(semantics, node, target);
      if (!versions || versions.newest < removed) return;
      report({ range: node.name, message: "use", severity: versions.oldest < removed ? "warning" : "error", values });
    },

    ImportFrom(statement, { semantics, project, target, report }) {
      const alias = statement.names.find(({ path }) => path === "coroutine");
      if (!alias || statement.level > 0 || !fact.names.includes(`${statement.module}.coroutine`) || project.hasModule("asyncio")) return;
      const versions = versionsAt(semantics, statement, target);
      const uses = semantics.scopes.imports.get(alias)?.binding.uses ?? [];
      // The decorators that use it are reported themselves, and their fixes take the import along.
      if (!versions || versions.newest < removed || uses.some((use) => use.parent?.kind === "Decorator")) return;
      report({
        range: alias.name,
        message: "use",
        severity: versions.oldest < removed ? "warning" : "error",
        values: { ...values, error: `ImportError: cannot import name 'coroutine' from '${statement.module}'` },
        fixes: () => {
          const isNeeded = uses.length > 0 || semantics.exportedNames.has(alias.binds);
          if (isNeeded) return [];
          const edits = statement.names.length > 1 ? [removeAlias(statement, alias)] : removeStatements(semantics.file, [statement]);
          return edits ? [{ title: message("Remove the import"), safety: "suggested", edits }] : [];
        },
      });
    },

    Yield(node, { semantics, report }) {
      if (!node.from || !node.value || !semantics.isCoroutine(node.value) || isGeneratorBased(semantics, node.value)) return;
      const owner = semantics.awaitOwnerOf(node);
      if (owner.kind !== "FunctionDefinition" || owner.isAsync || owner.decorators.length > 0) return;
      report({
        range: { start: node.start, end: node.start + "yield".length },
        message: "generator",
        severity: "error",
        values: { function: owner.name.id },
        fixes: () => makeCoroutineFunction(semantics, owner, undefined),
      });
    },
  },
});

const fact = factAbout("asyncio.coroutine") as TimelineRow & { readonly deprecated: number; readonly removed: number };
const { removed } = fact;
const coroutine = new CalledNames("asyncio.coroutine");
const generatorMarker = new CalledNames("types.coroutine");

const values = {
  deprecated: versionText(fact.deprecated),
  removed: versionText(removed),
  error: "AttributeError: module 'asyncio' has no attribute 'coroutine'",
};

/** Tells whether some version that runs the code has something against the decorator. */
function isInQuestion(semantics: SemanticModel, node: Decorator, target: { readonly oldest: number; readonly newest: number }): boolean {
  const versions = versionsAt(semantics, node, target);
  return versions !== undefined && versions.newest >= fact.deprecated && (versions === target || versions.newest >= removed);
}
