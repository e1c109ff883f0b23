import { defineRule } from "../linter/rule";
import { isAsyncioName } from "../repair/asyncio-names";
import type { SemanticModel } from "../semantics/model";
import type { Binding, Definition } from "../semantics/scopes";
import type { ModuleModel } from "../semantics/types";
import type { Node } from "../syntax/ast";

/** AIO011: another module, or a variable of the file, stands in the place of asyncio. */
export default defineRule({
  id: "shadowed-asyncio",
  code: "AIO011",
  since: "0.2.0",
  severity: "warning",
  fix: "none",
  aliases: ["A005"],

  summary: "A file named `asyncio.py`, or a variable named `asyncio`, stands in the place of the module.",
  why: "Python looks a module up beside the script first. A file of your own named `asyncio.py` is found before the standard library, so that `import asyncio` imports that file, in every script beside it and in every library that these import: `AttributeError: partially initialized module 'asyncio' has no attribute 'run' (most likely due to a circular import)`. Give the file another name, and delete the folder `__pycache__` beside it.\n\nA variable or function named `asyncio` hides the module in the same way.",
  bad: `import asyncio


async def main():
    asyncio = "the library"
    print(asyncio)
    await asyncio.sleep(1)


asyncio.run(main())
`,
  good: `import asyncio


async def main():
    name = "the library"
    print(name)
    await asyncio.sleep(1)


asyncio.run(main())
`,
  whenNotToUse: "When the other module does what asyncio does, on purpose.",
  references: ["https://docs.python.org/3/tutorial/modules.html#the-module-search-path"],
  messages: {
    itself:
      "This file is named `asyncio.py`, so `import asyncio` imports the file itself instead of the standard library; give it another name.",
    file: "`import asyncio` imports `{path}` of this project instead of the standard library; give that file another name.",
    variable:
      "This `{name}` hides the module asyncio, and has no `{member}`, which is asked of it as if it were the module; give it another name.",
  },

  visit: {
    Module(_, { semantics, project, report }) {
      const imports = importsOf(semantics);
      const [first] = imports;
      if (!first?.alias) return;
      for (const name of new Set(imports.map((one) => one.binding.name))) {
        for (const [node, scope] of semantics.scopes.allScopes) {
          const binding = node.kind === "ClassDefinition" ? undefined : scope.bindings.get(name);
          const found = binding && rebinding(semantics, binding);
          if (found) report({ range: found.definition.range, message: "variable", values: { name, member: found.member } });
        }
      }
      const own = project.modules?.module("asyncio");
      // The library's own package, where that is what is being looked at, is no other one, and a module with a `run` of its own may be meant.
      if (own?.path === undefined || project.modules?.module("asyncio.base_events")?.path !== undefined || isReplacement(own)) return;
      const name = project.moduleName?.name ?? "";
      // A folder is in the way of scripts beside it; what runs tests has imported the library before.
      if (own.isPackage && (name.includes(".") || /^test_|_test$|^conftest$/.test(name))) return;
      const isItself = name === "asyncio" && !own.isPackage;
      for (const { alias } of imports) {
        if (alias?.path !== "asyncio") continue;
        report({
          range: alias.name,
          message: isItself ? "itself" : "file",
          values: { path: own.isPackage ? "asyncio/__init__.py" : "asyncio.py" },
        });
      }
    },
  },
});

/** The definitions of a file that `import asyncio` makes, in all scopes. */
function importsOf({ scopes }: SemanticModel): readonly Definition[] {
  return [...scopes.allImports].filter(
    ({ node, alias }) => node.kind === "Import" && (alias?.path === "asyncio" || (alias?.binds === "asyncio" && !alias.alias)),
  );
}

/** Tells whether a module has what programs want of asyncio, so that it may be meant to take its place. */
function isReplacement({ scopes }: ModuleModel): boolean {
  return (
    scopes.starImports.length > 0 || ["run", "sleep", "get_event_loop", "create_task"].some((name) => scopes.module.bindings.has(name))
  );
}

/** What gives the name of asyncio another value that surely has not got what is then asked of it. */
function rebinding(semantics: SemanticModel, binding: Binding): { readonly definition: Definition; readonly member: string } | undefined {
  for (const definition of binding.definitions) {
    if (!/^(assignment|loop|with|function|class)$/.test(definition.kind) || isOneOfTwo(definition.node)) continue;
    for (const use of binding.uses) {
      const { parent } = use;
      if (parent?.kind !== "Attribute" || parent.value !== use || !isAsyncioName(parent.attribute)) continue;
      if (!semantics.definitionsReaching(use)?.includes(definition) || mayHave(semantics, definition, parent.attribute)) continue;
      return { definition, member: parent.attribute };
    }
  }
  return undefined;
}

/** Tells whether a statement stands in a condition or a `try`, as what takes the module's place where that is missing. */
function isOneOfTwo(node: Node): boolean {
  for (let current = node.parent; current && current.kind !== "FunctionDefinition"; current = current.parent) {
    if (current.kind === "If" || current.kind === "Try" || current.kind === "ExceptHandler") return true;
  }
  return false;
}

/** Tells whether what a definition gives may have an attribute. */
function mayHave({ evaluator }: SemanticModel, definition: Definition, attribute: string): boolean {
  const type = evaluator.typeOfDefinition(definition);
  switch (type.kind) {
    case "plain":
      return !/^(str|bytes|int|float|bool|list|tuple|dict|set|generator)$/.test(type.name);
    case "coroutine":
    case "function":
    case "lambda":
    case "async-generator":
      return false;
    case "instance":
    case "class":
      return (
        evaluator.classes.linearization(type.symbol).includes(undefined) ||
        evaluator.classes.answersForAnything(type.symbol) ||
        evaluator.attributeOf(type, attribute).kind !== "unknown"
      );
    default:
      return true;
  }
}
