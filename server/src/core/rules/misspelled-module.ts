import { importModule } from "../fixes/imports";
import type { Fix } from "../linter/finding";
import { defineRule, type RuleContext } from "../linter/rule";
import { intendedModule, intendedSubmodule } from "../repair/module-names";
import { isGuardedAgainst } from "../semantics/exception-guards";
import type { Import, ImportAlias, ImportFrom, Name } from "../syntax/ast";
import { isInBrokenText, walk } from "../syntax/visit";
import { replace, type TextEdit } from "../text/edit";
import { message } from "../text/message";
import type { Range } from "../text/range";

type Context = RuleContext<"imported" | "submodule" | "used">;

/** AIO002: the name of asyncio or of an asynchronous library is misspelled. */
export default defineRule({
  id: "misspelled-module",
  code: "AIO002",
  since: "0.1.0",
  severity: "error",
  fix: "safe",
  aliases: ["E0401", "REPORTMISSINGIMPORTS"],

  summary: "The name of `asyncio`, or of a library that works with it, is misspelled.",
  why: "Python looks a module up by its exact name. An import of a name that does not exist stops the program with `ModuleNotFoundError: No module named '…'`; a name that nothing imported stops it with `NameError: name '…' is not defined` as soon as its line runs. A name is only reported when it is one slip of the fingers away from a known module, and when neither Python, nor the file, nor the project, nor the package index has anything of that name.",
  bad: `import asyncio


async def main():
    await asynico.sleep(1)


asyncio.run(main())
`,
  good: `import asyncio


async def main():
    await asyncio.sleep(1)


asyncio.run(main())
`,
  whenNotToUse: "When a private package really has such a name.",
  references: ["https://docs.python.org/3/library/asyncio.html", "https://docs.python.org/3/library/exceptions.html#ModuleNotFoundError"],
  messages: {
    imported:
      "There is no module `{wrong}`: Python stops here (\"ModuleNotFoundError: No module named '{wrong}'\"). You probably mean `{right}`.",
    submodule:
      "`asyncio` has no module `{wrong}`: Python stops here (\"ModuleNotFoundError: No module named 'asyncio.{wrong}'\"). You probably mean `{right}`.",
    used: "Nothing here is called `{wrong}`: this line raises \"NameError: name '{wrong}' is not defined\". You probably mean `{right}`.",
  },

  visit: {
    Import(statement, context) {
      for (const alias of statement.names) checkImport(statement, alias.path, alias.name, alias, context);
    },

    ImportFrom(statement, context) {
      if (statement.level === 0) checkImport(statement, statement.module, statement.moduleRange, undefined, context);
    },

    Attribute(node, context) {
      const name = node.value;
      if (name.kind !== "Name" || context.semantics.bindingOf(name) || isInBrokenText(node)) return;
      const right = intendedUse(name, context);
      if (right === undefined || mayBeMadeOtherwise(name, context) || isGuardedAgainst(node, ["NameError"])) return;
      context.report({
        range: name,
        message: "used",
        values: { wrong: name.id, right },
        fixes: () => renameUses(name.id, right, context),
      });
    },
  },
});

// --- Imports ----------------------------------------------------------------------------------------------------------

function checkImport(statement: Import | ImportFrom, path: string, range: Range, alias: ImportAlias | undefined, context: Context): void {
  if (isInBrokenText(statement) || isGuardedAgainst(statement, ["ImportError", "ModuleNotFoundError"])) return;
  const [first = "", second] = path.split(".");
  const place = { start: range.start, end: range.start + first.length };
  const right = intendedModule(first, (name) => context.project.hasModule(name));
  if (right !== undefined) {
    context.report({
      range: place,
      message: "imported",
      values: { wrong: first, right },
      fixes: () => renameImport(place, first, right, alias, context),
    });
    return;
  }
  if (first !== "asyncio" || second === undefined || context.project.hasModule("asyncio")) return;
  const submodule = intendedSubmodule(second);
  if (submodule === undefined) return;
  const start = range.start + context.file.text.slice(range.start, range.end).indexOf(second, first.length);
  const submodulePlace = { start, end: start + second.length };
  context.report({
    range: submodulePlace,
    message: "submodule",
    values: { wrong: second, right: submodule },
    fixes: () => [{ title: rename(second, submodule), safety: "safe", edits: [replace(submodulePlace, submodule)] }],
  });
}

/** Renames the module where it is imported and, unless it has an alias, where the import is used. */
function renameImport(place: Range, wrong: string, right: string, alias: ImportAlias | undefined, { semantics }: Context): Fix[] {
  const definition = alias && !alias.alias ? semantics.scopes.imports.get(alias) : undefined;
  const binding = definition?.binding;
  // Another thing of the same name would be renamed with it.
  if (binding && binding.definitions.length > 1) return [];
  const uses = binding?.uses.map((use) => replace(use, right)) ?? [];
  return [{ title: rename(wrong, right), safety: "safe", edits: [replace(place, right), ...uses] }];
}

function rename(wrong: string, right: string): Fix["title"] {
  return message("Change `{wrong}` to `{right}`", { wrong, right });
}

// --- Uses -------------------------------------------------------------------------------------------------------------

/** The module that an unbound name was meant for: asyncio, or another that the file imports. */
function intendedUse(name: Name, { semantics, project }: Context): string | undefined {
  const right = intendedModule(name.id, (one) => project.hasModule(one));
  if (right === undefined || right === "asyncio") return right;
  const definitions = semantics.scopes.module.bindings.get(right)?.definitions ?? [];
  return definitions.some((one) => one.node.kind === "Import") ? right : undefined;
}

/** Names can also be made without a statement that binds them, or by one that could not be read. */
function mayBeMadeOtherwise(name: Name, { semantics, file }: Context): boolean {
  if (semantics.scopes.starImports.length > 0 || /\b(?:exec|globals|__builtins__)\b|\bimport builtins\b/.test(file.text)) return true;
  return file.module.errors.length > 0 && new RegExp(`\\b(?:import|as|def|class)\\s+${name.id}\\b|\\b${name.id}\\s*=`).test(file.text);
}

/** Renames the name wherever nothing binds it, and imports the module where that is missing. */
function renameUses(wrong: string, right: string, { semantics, file }: Context): Fix[] {
  const imported = importModule(semantics, right);
  if (!imported) return [];
  // A damaged line may hold the import; it is mended by another rule.
  const isImportDamaged = file.module.errors.length > 0 && new RegExp(`import[^\\r\\n]*${right}`).test(file.text);
  const edits: TextEdit[] = isImportDamaged ? [] : [...imported.edits];
  walk(file.module, (node) => {
    if (node.kind === "Name" && node.id === wrong && !semantics.bindingOf(node)) edits.push(replace(node, imported.name));
  });
  const title =
    imported.edits.length > 0 && !isImportDamaged
      ? message("Change `{wrong}` to `{right}` and import it", { wrong, right })
      : rename(wrong, imported.name);
  return [{ title, safety: "safe", edits }];
}
