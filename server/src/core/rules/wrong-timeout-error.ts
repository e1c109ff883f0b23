import { importModule } from "../fixes/imports";
import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import { factAbout } from "../semantics/asyncio-timeline";
import { CalledNames } from "../semantics/called-names";
import type { SemanticModel } from "../semantics/model";
import { walkRunning } from "../semantics/suspension";
import { versionsAt } from "../semantics/version-guards";
import type { Expression, Try } from "../syntax/ast";
import { replace } from "../text/edit";
import { message } from "../text/message";

/** AIO503: for versions before 3.11, the built-in `TimeoutError` is caught where asyncio raises its own. */
export default defineRule({
  id: "wrong-timeout-error",
  code: "AIO503",
  since: "0.2.0",
  severity: "warning",
  fix: "safe",
  aliases: [],
  exampleVersion: 10,

  summary: "The built-in `TimeoutError` is caught where asyncio raises a `TimeoutError` of its own, up to Python 3.10.",
  why: "Up to Python 3.10, `asyncio.TimeoutError` and the built-in `TimeoutError` are two classes, and neither is a base of the other. `asyncio.wait_for()` raises the first one, so that `except TimeoutError:` around it catches nothing, and the exception goes on. Since Python 3.11 both names mean the same class.\n\n`except asyncio.TimeoutError:` is right in every version.",
  bad: `import asyncio


async def main():
    try:
        await asyncio.wait_for(asyncio.sleep(10), 1)
    except TimeoutError:
        print("too slow")


asyncio.run(main())
`,
  good: `import asyncio


async def main():
    try:
        await asyncio.wait_for(asyncio.sleep(10), 1)
    except asyncio.TimeoutError:
        print("too slow")


asyncio.run(main())
`,
  whenNotToUse: "When the code only runs on Python 3.11 and newer; set the target version, then the rule is silent.",
  references: [
    "https://docs.python.org/3/library/asyncio-exceptions.html#asyncio.TimeoutError",
    "https://docs.python.org/3/whatsnew/3.11.html#asyncio",
  ],
  messages: {
    found:
      "Up to Python 3.10, `{name}` raises `asyncio.TimeoutError`, which is another class: this `except TimeoutError` does not catch it.",
  },

  visit: {
    Try(statement, { semantics, file, target, report }) {
      if (target.oldest >= oneClass) return;
      const types = statement.handlers.flatMap(({ type }) => (type ? elementsOf(type) : []));
      const wrong = types.find((one) => semantics.qualifiedName(one) === "builtins.TimeoutError");
      const right = types.some((one) => /^asyncio\.(exceptions\.)?TimeoutError$/.test(semantics.qualifiedName(one) ?? ""));
      const source = wrong && !right ? sourceOf(semantics, statement) : undefined;
      const versions = source && versionsAt(semantics, statement, target);
      if (!wrong || !source || !versions || versions.oldest >= oneClass) return;
      const name = file.text.slice(source.start, source.end);
      report({ range: wrong, message: "found", values: { name }, fixes: () => catchAsyncio(semantics, wrong) });
    },
  },
});

/** The first version in which `asyncio.TimeoutError` and the built-in class are one. */
const oneClass = factAbout("asyncio.TimeoutError", { situation: "the built-in class" }).added ?? 0;

const raising = new CalledNames("asyncio.wait_for", "async_timeout.timeout", "async_timeout.timeout_at");

function elementsOf(type: Expression): readonly Expression[] {
  return type.kind === "Tuple" ? type.elements : [type];
}

/** What raises asyncio's exception in the body of a `try`. A `try` inside it that catches something may have caught it. */
function sourceOf(semantics: SemanticModel, statement: Try): Expression | undefined {
  let source: Expression | undefined;
  let isCaught = false;
  walkRunning(statement.body, (node) => {
    isCaught ||= node.kind === "Try" && node.handlers.length > 0;
    if (node.kind === "Call" && raising.has(semantics, node.callee) && isEntered(node.parent?.kind)) source ??= node.callee;
  });
  return isCaught ? undefined : source;
}

function isEntered(kind: string | undefined): boolean {
  return kind === "Await" || kind === "With";
}

function catchAsyncio(semantics: SemanticModel, wrong: Expression): Fix[] {
  const asyncio = importModule(semantics, "asyncio");
  if (!asyncio) return [];
  const name = `${asyncio.name}.TimeoutError`;
  return [{ title: message("Catch `{name}`", { name }), safety: "safe", edits: [...asyncio.edits, replace(wrong, name)] }];
}
