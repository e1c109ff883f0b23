import { defineRule } from "../linter/rule";
import { damagesIn } from "../repair/damaged-text";
import { message } from "../text/message";

/** AIO001: a dot stands behind `await`. */
export default defineRule({
  id: "stray-await-dot",
  code: "AIO001",
  since: "0.1.0",
  severity: "error",
  fix: "safe",
  aliases: [],
  refusedByPython: true,

  summary: "There is a dot between `await` and what is awaited.",
  why: "`await` is a keyword, like `return`: what is awaited stands behind it, after a space. It is no object with attributes, so a dot behind it makes no sense to Python, which refuses the whole file with `SyntaxError: invalid syntax`. Nothing of the file runs, not even the lines above.",
  bad: `import asyncio


async def main():
    await.asyncio.sleep(2)


asyncio.run(main())
`,
  good: `import asyncio


async def main():
    await asyncio.sleep(2)


asyncio.run(main())
`,
  whenNotToUse: "Never: since Python 3.7, no file with this runs.",
  references: [
    "https://docs.python.org/3/reference/expressions.html#await-expression",
    "https://docs.python.org/3/reference/lexical_analysis.html#keywords",
  ],
  messages: {
    found:
      '`await` is a keyword: a space goes between it and `{next}`, not a dot. Python refuses the whole file ("SyntaxError: invalid syntax").',
  },

  visit: {
    Module(_, { file, report }) {
      for (const damage of damagesIn(file)) {
        if (damage.kind !== "stray-await-dot") continue;
        report({
          range: damage,
          covers: [damage.covers],
          message: "found",
          values: damage.values,
          fixes: () => [{ title: message("Replace the dot by a space"), safety: "safe", edits: damage.edits }],
        });
      }
    },
  },
});
