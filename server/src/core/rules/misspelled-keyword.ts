import { defineRule } from "../linter/rule";
import { rulesAboutMeaning } from "../linter/rules-about-meaning";
import { damagesIn } from "../repair/damaged-text";
import { message } from "../text/message";

const messages = {
  misspelled: '`{wrong}` should probably be `{right}`. Python cannot read this line ("SyntaxError: invalid syntax").',
  glued: 'A space is missing: `{right}` is two words. Python cannot read this line ("SyntaxError: invalid syntax").',
  "missing-def":
    '`async` stands in front of `def`, `with` or `for`, and here `def` is missing: a coroutine function begins with `async def {name}`. Python cannot read this line ("SyntaxError: invalid syntax").',
  swapped: 'The words are the wrong way round: it is `{right}`. Python cannot read this line ("SyntaxError: invalid syntax").',
  "misplaced-async":
    '`async` only goes in front of `def`, `with` and `for`, not in front of `{next}`. Python cannot read this line ("SyntaxError: invalid syntax").',
  "async-for-await":
    '`async` begins the definition of a coroutine function; to wait for what one gives, write `await`. Python cannot read this line ("SyntaxError: invalid syntax").',
  "async-lambda":
    'A lambda cannot be `async`. Python cannot read this line ("SyntaxError: invalid syntax"). A lambda that returns the coroutine object does the same; for more, use `async def`.',
  "lonely-await":
    '`await` needs something to wait for, on the same line, such as `await load()`. Python cannot read this line ("SyntaxError: invalid syntax").',
};

/** AIO004: `async` or `await` is misspelled, or stands where it cannot. */
export default defineRule({
  id: "misspelled-keyword",
  code: "AIO004",
  since: "0.1.0",
  severity: "error",
  fix: "suggested",
  aliases: [],
  refusedByPython: true,
  supersedes: rulesAboutMeaning,

  summary: "`async` or `await` is misspelled, or its words are in the wrong order.",
  why: "Python knows `async` only in `async def`, `async with` and `async for`, in this order, and `await` only in front of something to wait for. Anything else it refuses with `SyntaxError: invalid syntax`, and then nothing of the file runs, not even the lines above.",
  bad: `import asyncio


asnyc def main():
    awiat asyncio.sleep(1)


asyncio.run(main())
`,
  good: `import asyncio


async def main():
    await asyncio.sleep(1)


asyncio.run(main())
`,
  whenNotToUse: "Never: no file with this runs.",
  references: [
    "https://docs.python.org/3/reference/compound_stmts.html#coroutines",
    "https://docs.python.org/3/reference/expressions.html#await-expression",
  ],
  messages,

  visit: {
    Module(_, { file, report }) {
      for (const damage of damagesIn(file)) {
        if (damage.kind !== "misspelled-keyword") continue;
        const { edits, values } = damage;
        const title = titles[damage.what] ?? "Write `{right}`";
        report({
          range: damage,
          covers: [damage.covers],
          message: damage.what as keyof typeof messages,
          values,
          fixes: () => (edits.length > 0 ? [{ title: message(title, values), safety: "suggested", edits }] : []),
        });
      }
    },
  },
});

/** The titles of those fixes that do not just write another word. */
const titles: Readonly<Record<string, string>> = {
  "missing-def": message("Write `async def {name}`").template,
  "misplaced-async": message("Remove `async`").template,
  "async-for-await": message("Write `await`").template,
  "async-lambda": message("Make it a plain lambda that returns the coroutine object").template,
  "lonely-await": message("Join with the next line").template,
};
