import { titleName } from "../fixes/run-coroutine";
import { defineRule } from "../linter/rule";
import { expectsWarning, isCoroutineCall, isGeneratorBased } from "../semantics/coroutine-calls";
import type { Call, Expression } from "../syntax/ast";
import { insert } from "../text/edit";
import { message } from "../text/message";

/** AIO114: `await` is applied to an attribute or element of a coroutine object. */
export default defineRule({
  id: "await-precedence",
  code: "AIO114",
  since: "0.2.0",
  severity: "error",
  fix: "safe",
  aliases: [],
  supersedes: ["coroutine-as-value", "await-non-awaitable"],

  summary: "`await` is applied to an attribute or element of a coroutine object.",
  why: "`await f().x` means `await (f().x)`: Python first calls `f`, then looks for `x` on the coroutine object, which has none, and raises `AttributeError: 'coroutine' object has no attribute 'x'`. To look at the result, parentheses must go around `await f()`.",
  bad: `import asyncio


async def load():
    return "text"


async def main():
    print(await load().upper())


asyncio.run(main())
`,
  good: `import asyncio


async def load():
    return "text"


async def main():
    print((await load()).upper())


asyncio.run(main())
`,
  whenNotToUse: "Never: the program fails there.",
  references: ["https://docs.python.org/3/reference/expressions.html#operator-precedence"],
  messages: {
    found:
      "`await` comes last here: `{part}` is looked for on the coroutine object of `{name}`, not on its result. Write `(await {name}(…)){part}`.",
  },

  visit: {
    Await(node, { semantics, report, file }) {
      const chain = chainBelow(node.value);
      const index = chain.findIndex((one) => isCoroutineCall(semantics, one));
      const call = chain[index] as Call | undefined;
      const next = chain[index - 1];
      if (!call || !next || isGeneratorBased(semantics, call) || expectsWarning(semantics, call)) return;
      if (semantics.destinationOf(call).kind !== "used") return;
      const part = next.kind === "Attribute" ? `.${next.attribute}` : file.text.slice(call.end, next.end);
      // What the result gives may be awaited too; then one `await` is not enough, and which is missing is not certain.
      const isWhole = next === node.value || (chain[index - 2] === node.value && node.value.kind === "Call");
      report({
        range: { start: node.start, end: next.end },
        message: "found",
        values: { name: titleName(semantics, call), part: part.length <= 30 ? part : "[…]" },
        fixes: () =>
          isWhole
            ? [
                {
                  title: message("Await `{name}` first", { name: titleName(semantics, call) }),
                  safety: "safe",
                  edits: [insert(node.start, "("), insert(call.end, ")")],
                },
              ]
            : [],
      });
    },
  },
});

/** An expression and what it is looked up on or called on, from the outside to the inside. */
function chainBelow(expression: Expression): readonly Expression[] {
  const chain: Expression[] = [];
  for (let node: Expression | undefined = expression; node; ) {
    chain.push(node);
    node = node.kind === "Attribute" || node.kind === "Subscript" ? node.value : node.kind === "Call" ? node.callee : undefined;
  }
  return chain;
}
