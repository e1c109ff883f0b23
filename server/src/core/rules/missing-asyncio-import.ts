import { addImport } from "../fixes/imports";
import { defineRule } from "../linter/rule";
import { intendedModule } from "../repair/module-names";
import { isGuardedAgainst } from "../semantics/exception-guards";
import { importsFutureAnnotations, isUnevaluated } from "../semantics/lazy-annotations";
import type { Module, Name } from "../syntax/ast";
import type { SourceFile } from "../syntax/source-file";
import { walk } from "../syntax/visit";
import { message } from "../text/message";

/** AIO009: `asyncio` is used, and nothing imports it. */
export default defineRule({
  id: "missing-asyncio-import",
  code: "AIO009",
  since: "0.1.0",
  severity: "error",
  fix: "safe",
  aliases: ["F821", "E0602"],

  summary: "`asyncio` is used, but the file never imports it.",
  why: "`asyncio` is a module of the standard library: it comes with Python, but a file that uses it has to import it first. Without `import asyncio` the name means nothing, and the first line that uses it raises `NameError: name 'asyncio' is not defined`. `from asyncio import sleep` only brings the name `sleep`, not `asyncio`.",
  bad: `async def main():
    await asyncio.sleep(1)
`,
  good: `import asyncio


async def main():
    await asyncio.sleep(1)
`,
  whenNotToUse: "When something outside of the file puts `asyncio` among its names, as some notebooks and plug-in systems do.",
  references: ["https://docs.python.org/3/library/asyncio.html", "https://docs.python.org/3/reference/import.html"],
  messages: {
    found: "`asyncio` is used here, but the file never imports it: Python raises `NameError: name 'asyncio' is not defined`.",
  },

  visit: {
    Module(module, { semantics, project, target, file, isNotebook, report }) {
      if (isNotebook || semantics.scopes.starImports.length > 0 || mayBindOtherwise(file)) return;
      if (importsMisspelled(module, (name) => project.hasModule(name))) return;
      const isLazy = target.oldest >= 14 || importsFutureAnnotations(module);
      const use = firstUse(
        module,
        (name) => !semantics.bindingOf(name) && !isUnevaluated(name, isLazy) && !isGuardedAgainst(name, ["NameError"]),
      );
      if (!use) return;
      report({
        range: use,
        message: "found",
        fixes: () => [{ title: message("Add `import asyncio`"), safety: "safe", edits: [addImport(file, "import asyncio")] }],
      });
    },
  },
});

function firstUse(module: Module, counts: (name: Name) => boolean): Name | undefined {
  let first: Name | undefined;
  walk(module, (node) => {
    // What stands in a broken place may be anything, also a part of the import.
    if (node.kind === "BrokenStatement" || node.kind === "BrokenExpression") return false;
    const name = node.kind === "Attribute" ? node.value : undefined;
    if (name?.kind === "Name" && name.id === "asyncio" && (!first || name.start < first.start) && counts(name)) first = name;
    return true;
  });
  return first;
}

/** Names can be made without an import or an assignment, and an import may stand in text that could not be read. */
function mayBindOtherwise({ text, module }: SourceFile): boolean {
  if (/\b(exec|globals|__builtins__|builtins\s*\.\s*asyncio)\b/.test(text)) return true;
  return module.errors.length > 0 && /import[^\n\r]*asyncio/.test(text);
}

/** Tells whether the import is there but misspelled, `import asynico`: another rule says so, and its repair binds the name. */
function importsMisspelled(module: Module, isModule: (name: string) => boolean): boolean {
  return module.body.some(
    (one) => one.kind === "Import" && one.names.some(({ path, alias }) => !alias && intendedModule(path, isModule) === "asyncio"),
  );
}
