import { removeAlias } from "../fixes/newer-name";
import { removeStatements } from "../fixes/remove-statements";
import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import { isDeclared, type TargetVersion, versionText } from "../linter/version";
import { factAbout, type TimelineRow } from "../semantics/asyncio-timeline";
import type { SemanticModel } from "../semantics/model";
import { versionsAt } from "../semantics/version-guards";
import type { Attribute, Expression, ImportAlias, ImportFrom } from "../syntax/ast";
import { replace, type TextEdit } from "../text/edit";
import { message } from "../text/message";

/** AIO706: the built-in `TimeoutError` is named by its old alias in asyncio. */
export default defineRule({
  id: "timeout-error-alias",
  code: "AIO706",
  since: "0.2.0",
  severity: "hint",
  fix: "safe",
  aliases: ["UP041"],
  exampleVersion: 11,

  summary: "`asyncio.TimeoutError` is used, which is the built-in `TimeoutError` since Python 3.11.",
  why: "Up to Python 3.10, `asyncio.TimeoutError` was a class of its own. Since Python 3.11 it is another name for the built-in `TimeoutError`, and so is `concurrent.futures.TimeoutError`. Where a program needs no older version, the short name says the same.\n\nIn a project that also supports Python 3.10 the long name is right, and the rule is silent, as it is where nothing says which versions the code is written for.",
  bad: `import asyncio


async def main():
    try:
        await asyncio.wait_for(asyncio.sleep(10), 1)
    except asyncio.TimeoutError:
        print("too slow")


asyncio.run(main())
`,
  good: `import asyncio


async def main():
    try:
        await asyncio.wait_for(asyncio.sleep(10), 1)
    except TimeoutError:
        print("too slow")


asyncio.run(main())
`,
  whenNotToUse: "When you prefer to say where the exception is from.",
  references: [
    "https://docs.python.org/3/library/asyncio-exceptions.html#asyncio.TimeoutError",
    "https://docs.python.org/3/library/concurrent.futures.html#concurrent.futures.TimeoutError",
  ],
  messages: {
    found: "Since Python {added} `{name}` is the built-in `TimeoutError`.",
  },

  visit: {
    Attribute(node, { semantics, project, target, report }) {
      if (node.attribute !== "TimeoutError" || isOldNeeded(target) || isTarget(node)) return;
      const name = `${semantics.qualifiedName(node.value)}.TimeoutError`;
      if (!alias.names.includes(name) || project.hasModule("asyncio") || !versionsAt(semantics, node, target)) return;
      report({
        range: node,
        message: "found",
        values: { name, added: versionText(alias.added) },
        fixes: () => useBuiltin(semantics, node),
      });
    },

    ImportFrom(statement, { semantics, project, target, report }) {
      const one = statement.names.find(({ path }) => path === "TimeoutError");
      const name = `${statement.module}.TimeoutError`;
      if (!one || statement.level > 0 || isOldNeeded(target) || !alias.names.includes(name)) return;
      if (project.hasModule("asyncio") || !versionsAt(semantics, statement, target)) return;
      report({
        range: one.name,
        message: "found",
        values: { name, added: versionText(alias.added) },
        fixes: () => dropImport(semantics, statement, one),
      });
    },
  },
});

const alias = factAbout("asyncio.TimeoutError", { situation: "the built-in class" }) as TimelineRow & { readonly added: number };

/** Tells whether the code is written for a version where the names mean two classes, which it may be where nobody says. */
function isOldNeeded(target: TargetVersion): boolean {
  return target.oldest < alias.added || !isDeclared(target);
}

const title = message("Use the built-in `TimeoutError`");

/** `asyncio.TimeoutError = …` */
function isTarget({ parent }: Attribute): boolean {
  return parent?.kind === "Assign" || parent?.kind === "Delete";
}

/** The fix that writes the built-in name, or leaves the class out where it stands in a tuple of exceptions beside itself. */
function useBuiltin(semantics: SemanticModel, node: Attribute): Fix[] {
  if (isShadowed(semantics)) return [];
  const { parent } = node;
  const isSame = (one: Expression): boolean =>
    semantics.qualifiedName(one) === "builtins.TimeoutError" ||
    (one !== node && one.start < node.start && one.kind === "Attribute" && alias.names.includes(semantics.qualifiedName(one) ?? ""));
  if (parent?.kind !== "Tuple" || parent.parent?.kind !== "ExceptHandler" || !parent.elements.some(isSame))
    return [{ title, safety: "safe", edits: [replace(node, "TimeoutError")] }];
  const edit = leaveOut(semantics, parent.elements, node, parent);
  return edit ? [{ title, safety: "safe", edits: [edit] }] : [];
}

/** The edit that takes a class out of a tuple; the last one that is left needs no tuple. */
function leaveOut({ file }: SemanticModel, elements: readonly Expression[], node: Expression, tuple: Expression): TextEdit | undefined {
  if (file.module.comments.some((one) => tuple.start < one.start && one.start < tuple.end)) return undefined;
  const index = elements.indexOf(node);
  const before = elements[index - 1];
  const after = elements[index + 1];
  const other = before ?? after;
  if (!other) return undefined;
  if (elements.length === 2) return replace(tuple, file.text.slice(other.start, other.end));
  return before ? { start: before.end, end: node.end, newText: "" } : { start: node.start, end: other.start, newText: "" };
}

/** The fix that drops the import, so that the name means the built-in class. */
function dropImport(semantics: SemanticModel, statement: ImportFrom, one: ImportAlias): Fix[] {
  const { file } = semantics;
  const binding = semantics.scopes.imports.get(one)?.binding;
  // Where nothing in the file uses it, other files may import it from here.
  if (
    !binding ||
    binding.uses.length === 0 ||
    binding.definitions.length > 1 ||
    binding.scope.parent ||
    semantics.exportedNames.has(one.binds)
  )
    return [];
  if (one.alias && isShadowed(semantics)) return [];
  const edits = statement.names.length > 1 ? [removeAlias(statement, one)] : removeStatements(file, [statement]);
  if (!edits || file.module.comments.some((comment) => statement.start < comment.start && comment.start < statement.end)) return [];
  const uses = one.alias ? binding.uses.map((use) => replace(use, "TimeoutError")) : [];
  return [{ title, safety: "suggested", edits: [...edits, ...uses] }];
}

/** Tells whether the file has, or may have, something else under the name `TimeoutError`. */
function isShadowed({ scopes, file, evaluator }: SemanticModel): boolean {
  const own = scopes.module.bindings.get("TimeoutError");
  const isStarImported = scopes.starImports.some(({ level, module: name }) => {
    const module = evaluator.imports.module(evaluator.imports.absolute(evaluator.main, level, name));
    return !module || evaluator.imports.member(module, "TimeoutError") !== undefined;
  });
  const isLocal = /^\s+TimeoutError\s*=|\bimport\b.*\bas TimeoutError\b/m.test(file.text);
  return (own?.definitions.length ?? 0) > 0 || isStarImported || isLocal;
}
