import { importModule } from "../fixes/imports";
import type { Fix } from "../linter/finding";
import { defineRule, type RuleContext } from "../linter/rule";
import { keepsFunction } from "../semantics/decorators";
import type { SemanticModel } from "../semantics/model";
import { isOwnModule } from "../semantics/own-modules";
import { mayRunUnmarked, pluginModules, runsMarkedOnly } from "../semantics/pytest-setup";
import { type ClassSymbol, membersOf, qualifiedNameOfClass } from "../semantics/types";
import type { ClassDefinition, Decorator, FunctionDefinition } from "../syntax/ast";
import { nodesOfKind } from "../syntax/parts";
import { insert, replace, type TextEdit } from "../text/edit";
import { lineEndOf } from "../text/lines";
import { message } from "../text/message";

/** AIO206: a test is asynchronous, and nothing runs it. */
export default defineRule({
  id: "async-test-never-runs",
  code: "AIO206",
  since: "0.2.0",
  severity: "warning",
  fix: "suggested",
  aliases: [],

  summary: "A test is asynchronous, and nothing runs it.",
  why: '`unittest.TestCase` calls a test method and drops the coroutine object that an `async def` gives: the test passes whatever it says, because nothing of it runs. `unittest.IsolatedAsyncioTestCase` awaits its tests.\n\npytest itself runs no asynchronous tests: up to pytest 8.3 they are skipped with a warning, since 8.4 they fail with `async def functions are not natively supported`. A plug-in such as pytest-asyncio or anyio runs those that are marked, `@pytest.mark.asyncio` or `@pytest.mark.anyio`; with `asyncio_mode = "auto"`, pytest-asyncio runs all.',
  bad: `import asyncio
import unittest


class Tests(unittest.TestCase):
    async def test_wait(self):
        await asyncio.sleep(0.1)
        self.fail("never happens")
`,
  good: `import asyncio
import unittest


class Tests(unittest.IsolatedAsyncioTestCase):
    async def test_wait(self):
        await asyncio.sleep(0.1)
        self.assertTrue(True)
`,
  whenNotToUse: "When a test runner of your own awaits what tests give.",
  references: [
    "https://docs.python.org/3/library/unittest.html#unittest.IsolatedAsyncioTestCase",
    "https://pytest-asyncio.readthedocs.io/en/stable/concepts.html#test-discovery-modes",
    "https://anyio.readthedocs.io/en/stable/testing.html",
  ],
  messages: {
    unittest: "`unittest.TestCase` calls `{name}` without awaiting it: the test passes, and nothing of it ever runs.",
    marked:
      "`pytest` does not run `{name}`, which has no `@{mark}` as other tests in this file have: it is skipped, or fails with `async def functions are not natively supported`.",
    strict:
      "`pytest` does not run `{name}`: the project sets `asyncio_mode` to `strict`, so that asynchronous tests without `@pytest.mark.asyncio` are skipped, or fail with `async def functions are not natively supported`.",
    plugin:
      "`pytest` runs no asynchronous tests such as `{name}` by itself, and no plug-in for them is installed: it is skipped, or fails with `async def functions are not natively supported`.",
  },

  visit: {
    ClassDefinition(definition, { semantics, target, report }) {
      const symbol = { definition, module: semantics.evaluator.main };
      const tests = definition.body.filter((one): one is FunctionDefinition => one.kind === "FunctionDefinition" && isTest(one));
      if (tests.length === 0 || !isPlainTestCase(semantics, symbol)) return;
      for (const test of tests) {
        if (!isNeverAwaited(semantics, symbol, test)) continue;
        report({
          range: test.name,
          message: "unittest",
          values: { name: test.name.id },
          fixes: () => (target.oldest >= 8 ? isolate(semantics, definition) : []),
        });
      }
    },
    Module(_, context) {
      const { semantics, project, report } = context;
      const lastName = project.moduleName?.name.split(".").pop() ?? "";
      if (!/^test_|_test$/.test(lastName)) return;
      const tests = pytestTests(semantics).filter((one) => isUnmarked(context, one));
      if (tests.length === 0 || semantics.scopes.module.bindings.has("pytestmark")) return;
      const mark = markOf(semantics);
      const files = project.pytestFiles?.();
      if (!files || mayRunUnmarked(files)) return;
      const isStrict = !mark && runsMarkedOnly(files) && !/\bmark\.(anyio|trio)\b/.test(semantics.file.text);
      if (!mark && !isStrict && !hasNoPlugin(context, files.length > 0)) return;
      for (const test of tests) {
        report({
          range: test.name,
          message: mark ? "marked" : isStrict ? "strict" : "plugin",
          values: { name: test.name.id, mark: mark?.name ?? "" },
          fixes: () => (mark ? addMark(semantics, test, mark.written) : isStrict ? addAsyncioMark(semantics, test) : []),
        });
      }
    },
  },
});

function isTest({ isAsync, name }: FunctionDefinition): boolean {
  return isAsync && name.id.startsWith("test");
}

// --- unittest -----------------------------------------------------------------------------------------------------------

/** Tells whether a class surely runs its tests as `unittest.TestCase` does: it is known up to there, and none of its classes changes how tests are called. */
function isPlainTestCase({ evaluator }: SemanticModel, symbol: ClassSymbol): boolean {
  const linear = evaluator.classes.linearization(symbol);
  const names = linear.map((one) => one && qualifiedNameOfClass(one));
  if (!names.some((one) => one !== undefined && /^unittest\.(case\.)?TestCase$/.test(one))) return false;
  return linear.every((one) => {
    if (!one) return false;
    if (/^(unittest|builtins|abc|typing)\b/.test(one.module.name)) return !/Isolated/.test(one.definition.name.id);
    // Libraries have test cases that await, such as Django's and aiohttp's.
    if (!isOwnModule(one.module, evaluator.main)) return false;
    const attributes = evaluator.classes.attributesOf(one);
    const isChanged = ["run", "__call__", "_callTestMethod", "__getattribute__", "__init_subclass__", "__init__", "debug"].some((name) =>
      attributes.has(name),
    );
    const { decorators, arguments: bases } = one.definition;
    return !isChanged && decorators.every((each) => isKnown(evaluator, each)) && bases.every((each) => each.keyword === undefined);
  });
}

/** Tells whether a test method is surely a coroutine function still, whatever its decorators are. */
function isNeverAwaited({ evaluator }: SemanticModel, symbol: ClassSymbol, test: FunctionDefinition): boolean {
  if (!test.decorators.every((one) => isKnown(evaluator, one))) return false;
  const method = evaluator.classes.ofClass(symbol, test.name.id, { kind: "instance", symbol, arguments: [] });
  return (
    method !== undefined && membersOf(evaluator.call(method)).every((one) => one.kind === "coroutine" || one.kind === "async-generator")
  );
}

function isKnown(evaluator: SemanticModel["evaluator"], { expression }: Decorator): boolean {
  return keepsFunction.test(evaluator.qualifiedName(expression.kind === "Call" ? expression.callee : expression) ?? "");
}

/** The fix that has the class inherit from `IsolatedAsyncioTestCase`, where it names `TestCase` itself. */
function isolate(semantics: SemanticModel, definition: ClassDefinition): Fix[] {
  const wanted = "IsolatedAsyncioTestCase";
  const base = definition.arguments.find(({ value }) => /^unittest\.(case\.)?TestCase$/.test(semantics.qualifiedName(value) ?? ""))?.value;
  if (!base) return [];
  let edits: readonly TextEdit[] = [];
  if (base.kind === "Attribute") {
    edits = [replace(base.name, wanted)];
  } else if (base.kind === "Name") {
    const [imported, ...others] = semantics.definitionsReaching(base) ?? [];
    if (!imported?.alias || imported.alias.alias || others.length > 0 || imported.node.kind !== "ImportFrom") return [];
    const known = semantics.scopes.module.bindings.get(wanted)?.definitions ?? [];
    if (known.some((one) => one.kind !== "import")) return [];
    const isOnlyUse = imported.binding.uses.length === 1;
    const importEdits =
      known.length > 0 ? [] : [isOnlyUse ? replace(imported.alias.name, wanted) : insert(imported.alias.end, `, ${wanted}`)];
    edits = [...importEdits, replace(base, wanted)];
  }
  return [{ title: message("Inherit from `unittest.IsolatedAsyncioTestCase`"), safety: "suggested", edits }];
}

// --- pytest -------------------------------------------------------------------------------------------------------------

/** The asynchronous tests that pytest finds in a file: functions, and methods of classes that are called `Test…` and have no base. */
function pytestTests({ file }: SemanticModel): readonly FunctionDefinition[] {
  return file.module.body.flatMap((one) => {
    if (one.kind === "FunctionDefinition") return isTest(one) ? [one] : [];
    const isTestClass =
      one.kind === "ClassDefinition" && one.name.id.startsWith("Test") && one.arguments.length === 0 && one.decorators.length === 0;
    if (!isTestClass || one.body.some((each) => each.kind === "Assign" && file.text.slice(each.start, each.end).startsWith("pytestmark")))
      return [];
    return one.body.flatMap((each) => (each.kind === "FunctionDefinition" && isTest(each) ? [each] : []));
  });
}

/** Tells whether nothing about a test itself may have it run: no mark but those that only describe, no fixture that brings a loop, and no caller. */
function isUnmarked({ semantics }: RuleContext, test: FunctionDefinition): boolean {
  if (test.isGenerator || test.parameters.some((one) => /loop|anyio|trio|nursery|^aiohttp_|_client$/.test(one.name.id))) return false;
  if ((semantics.bindingOf(test.name)?.uses.length ?? 0) > 0) return false;
  return test.decorators.every(({ expression }) => {
    const name = semantics.qualifiedName(expression.kind === "Call" ? expression.callee : expression) ?? "";
    return /^pytest\.mark\.(parametrize|skip|skipif|xfail|filterwarnings|timeout|slow|flaky)$/.test(name);
  });
}

/** The mark that other tests of the file have, as its name and as it is written. */
function markOf(semantics: SemanticModel): { readonly name: string; readonly written: string } | undefined {
  for (const { expression, parent: owner } of nodesOfKind(semantics.file.module, "Decorator")) {
    const name = semantics.qualifiedName(expression) ?? "";
    const isOnTest = owner?.kind === "FunctionDefinition" && isTest(owner);
    if (isOnTest && /^pytest\.mark\.(asyncio|anyio|trio)$/.test(name))
      return { name, written: semantics.file.text.slice(expression.start, expression.end) };
  }
  return undefined;
}

/** Tells whether the environment of the project is known, has pytest, and has no plug-in that may run asynchronous tests. */
function hasNoPlugin({ semantics, project }: RuleContext, isConfigured: boolean): boolean {
  const isInstalled = (name: string): boolean => project.modules?.module(name)?.path !== undefined;
  const usesPytest = isConfigured || [...semantics.scopes.allImports].some((one) => one.alias?.path === "pytest");
  const isMarked = /\bmark\.(anyio|asyncio|trio)\b/.test(semantics.file.text);
  return usesPytest && !isMarked && isInstalled("pytest") && !pluginModules.some(isInstalled);
}

function addAsyncioMark(semantics: SemanticModel, test: FunctionDefinition): Fix[] {
  const pytest = importModule(semantics, "pytest");
  return pytest ? addMark(semantics, test, `${pytest.name}.mark.asyncio`, pytest.edits) : [];
}

function addMark({ file }: SemanticModel, test: FunctionDefinition, mark: string, imports: readonly TextEdit[] = []): Fix[] {
  const indent = file.lines.indentAt(test.start);
  const edits = [...imports, insert(test.start, `@${mark}${lineEndOf(file.text)}${indent}`)];
  return [{ title: message("Mark it with `@{mark}`", { mark }), safety: "suggested", edits }];
}
