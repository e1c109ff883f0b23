import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import { isAsyncioName, isLoopMethod, keywordsOf, nearestAsyncioNames, nearestKeywords } from "../repair/asyncio-names";
import { isGuardedAgainst } from "../semantics/exception-guards";
import type { SemanticModel } from "../semantics/model";
import type { Call, Expression, ImportAlias } from "../syntax/ast";
import type { SourceFile } from "../syntax/source-file";
import { replace } from "../text/edit";
import { message } from "../text/message";
import type { Range } from "../text/range";

/** AIO003: asyncio has nothing of that name. */
export default defineRule({
  id: "misspelled-asyncio-name",
  code: "AIO003",
  since: "0.1.0",
  severity: "error",
  fix: "safe",
  aliases: ["E1101", "E0611", "REPORTATTRIBUTEACCESSISSUE"],

  summary: "A function, class or parameter of asyncio is misspelled.",
  why: "Python looks names up exactly as they are written, and only when the line runs: `asyncio.slepp(1)` raises `AttributeError: module 'asyncio' has no attribute 'slepp'`, `from asyncio import gahter` raises `ImportError: cannot import name 'gahter'`, and `timout=3` raises `TypeError: … got an unexpected keyword argument 'timout'`. Only names are reported that no version of Python has had since 3.4.",
  bad: `import asyncio


async def main():
    await asyncio.slepp(1)


asyncio.run(main())
`,
  good: `import asyncio


async def main():
    await asyncio.sleep(1)


asyncio.run(main())
`,
  whenNotToUse: "When the program adds names of its own to the module `asyncio`.",
  references: [
    "https://docs.python.org/3/library/asyncio-api-index.html",
    "https://docs.python.org/3/library/asyncio-eventloop.html#event-loop-methods",
  ],
  messages: {
    attribute:
      "`asyncio` has no `{wrong}`: this line raises \"AttributeError: module 'asyncio' has no attribute '{wrong}'\". You probably mean `{right}`.",
    imported:
      "`asyncio` has no `{wrong}`: Python stops here (\"ImportError: cannot import name '{wrong}' from 'asyncio'\"). You probably mean `{right}`.",
    "loop-method":
      "`{wrong}` is a method of the event loop, not of the module: this line raises \"AttributeError: module 'asyncio' has no attribute '{wrong}'\". To run a program, call `asyncio.run(main())`.",
    keyword:
      '`{name}` has no parameter `{wrong}`: this call raises "TypeError" ("got an unexpected keyword argument \'{wrong}\'"). You probably mean `{right}`.',
  },

  visit: {
    Attribute(node, { semantics, project, file, report }) {
      const wrong = node.attribute;
      if (isAsyncioName(wrong) || !isAsyncio(node.value, semantics) || project.hasModule("asyncio")) return;
      if (isAddedSomewhere(wrong, file) || isGuardedAgainst(node, ["AttributeError"])) return;
      if (isLoopMethod(wrong)) return report({ range: node.name, message: "loop-method", values: { wrong } });
      const nearest = nearestAsyncioNames(wrong);
      if (nearest.length === 0) return;
      report({
        range: node.name,
        message: "attribute",
        values: { wrong, right: nearest.join("` / `") },
        fixes: () => renamings(node.name, wrong, nearest),
      });
    },

    ImportFrom(statement, { semantics, project, file, report }) {
      if (statement.level > 0 || statement.module !== "asyncio" || project.hasModule("asyncio")) return;
      if (isGuardedAgainst(statement, ["ImportError"])) return;
      for (const alias of statement.names) {
        const wrong = alias.path;
        if (isAsyncioName(wrong) || isAddedSomewhere(wrong, file)) continue;
        const nearest = nearestAsyncioNames(wrong);
        if (nearest.length === 0) continue;
        report({
          range: alias.name,
          message: "imported",
          values: { wrong, right: nearest.join("` / `") },
          fixes: () => importRenamings(alias, wrong, nearest, semantics),
        });
      }
    },

    Call(call, { semantics, project, file, report }) {
      if (!mayCallAsyncio(call, semantics)) return;
      const name = semantics.qualifiedName(call.callee);
      if (!name?.startsWith("asyncio.") || project.hasModule("asyncio")) return;
      const known = keywordsOf(name.slice("asyncio.".length));
      if (!known || isGuardedAgainst(call, ["TypeError"])) return;
      for (const { keyword, keywordRange } of call.arguments) {
        if (keyword === undefined || !keywordRange || known.includes(keyword)) continue;
        const free = known.filter((one) => !call.arguments.some((argument) => argument.keyword === one));
        const nearest = nearestKeywords(keyword, free);
        if (nearest.length === 0) continue;
        report({
          range: keywordRange,
          message: "keyword",
          values: { name: file.text.slice(call.callee.start, call.callee.end), wrong: keyword, right: nearest.join("` / `") },
          fixes: () => renamings(keywordRange, keyword, nearest),
        });
      }
    },
  },
});

/** Tells whether an expression is certainly the module asyncio. */
function isAsyncio(expression: Expression, semantics: SemanticModel): boolean {
  if (expression.kind !== "Name") return false;
  const definitions = semantics.bindingOf(expression)?.definitions ?? [];
  return (
    definitions.length > 0 &&
    definitions.every(
      ({ node, alias }) => node.kind === "Import" && (alias?.path === "asyncio" || (!alias?.alias && alias?.binds === "asyncio")),
    )
  );
}

/** Tells cheaply whether it is worth while to find out what a call means. */
function mayCallAsyncio({ callee, arguments: given }: Call, semantics: SemanticModel): boolean {
  if (!given.some((argument) => argument.keyword !== undefined)) return false;
  if (callee.kind === "Attribute") return keywordsOf(callee.attribute) !== undefined;
  if (callee.kind !== "Name") return false;
  return semantics.bindingOf(callee)?.definitions.some(({ node }) => node.kind === "ImportFrom" && node.module === "asyncio") ?? false;
}

/** Programs can put names into the module: `asyncio.name = …`, `setattr(asyncio, "name", …)`; and ask before they use one. */
function isAddedSomewhere(name: string, { text, module }: SourceFile): boolean {
  const traces = text.matchAll(new RegExp(`["']${name}["']|\\.\\s*${name}\\s*(?::[^=\\n]*)?=(?!=)`, "g"));
  return [...traces].some(({ index }) => !module.comments.some((comment) => comment.start <= index && index < comment.end));
}

/** One nearest name leaves no doubt; among several, a person must choose. */
function renamings(range: Range, wrong: string, nearest: readonly string[]): Fix[] {
  return nearest.map((right) => ({
    title: message("Change `{wrong}` to `{right}`", { wrong, right }),
    safety: nearest.length === 1 ? "safe" : "suggested",
    edits: [replace(range, right)],
  }));
}

/** Renames what an import names and, unless it has an alias, every use of it. */
function importRenamings(alias: ImportAlias, wrong: string, nearest: readonly string[], semantics: SemanticModel): Fix[] {
  const definition = alias.alias ? undefined : semantics.scopes.imports.get(alias);
  const uses = definition?.binding.definitions.length === 1 ? definition.binding.uses : [];
  return renamings(alias.name, wrong, nearest).map((fix) => {
    const right = fix.edits[0]?.newText ?? wrong;
    return { ...fix, edits: [...fix.edits, ...uses.map((use) => replace(use, right))] };
  });
}
