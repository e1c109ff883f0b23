import { defineRule } from "../linter/rule";
import { rulesAboutMeaning } from "../linter/rules-about-meaning";
import { damagesIn } from "../repair/damaged-text";
import { message } from "../text/message";

/** AIO005: line breaks were lost, so that several statements stand on one line. */
export default defineRule({
  id: "smashed-lines",
  code: "AIO005",
  since: "0.1.0",
  severity: "error",
  fix: "suggested",
  aliases: [],
  refusedByPython: true,
  // Names that run together are not misspelled.
  supersedes: ["misspelled-module", "misspelled-asyncio-name", ...rulesAboutMeaning],

  summary: "Several statements run together on one line, because line breaks were lost.",
  why: "In Python, line breaks and indentation are part of the program: they show where a statement ends and what belongs to a function. When code is copied from a page, they can get lost, and then Python refuses the whole file with `SyntaxError: invalid syntax`. The line breaks can be put back; where a function's body ends can only be guessed, so look at the result.",
  bad: `import asyncioasync def func():print("x")result = func()
asyncio.run(result)
`,
  good: `import asyncio


async def func():
    print("x")


result = func()
asyncio.run(result)
`,
  whenNotToUse: "Never: no file with this runs.",
  references: [
    "https://docs.python.org/3/reference/lexical_analysis.html#line-structure",
    "https://docs.python.org/3/tutorial/introduction.html#first-steps-towards-programming",
  ],
  messages: {
    smashed:
      '{count} statements run together here, because line breaks were lost. Python cannot read this line ("SyntaxError: invalid syntax").',
  },

  visit: {
    Module(_, { file, report }) {
      for (const damage of damagesIn(file)) {
        if (damage.kind !== "smashed-lines") continue;
        report({
          range: damage,
          covers: [damage.covers],
          message: "smashed",
          values: damage.values,
          fixes: () => [{ title: message("Put each statement on a line of its own"), safety: "suggested", edits: damage.edits }],
        });
      }
    },
  },
});
