import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import { rulesAboutMeaning } from "../linter/rules-about-meaning";
import type { Damage } from "../repair/damage";
import { damagesIn } from "../repair/damaged-text";
import { message } from "../text/message";

const messages = {
  character:
    "`{character}` ({code}) is not a character of Python's syntax, though it looks like one. Python refuses the whole file (\"SyntaxError: invalid character '{character}' ({code})\").",
  invisible:
    'There is a special blank here ({code}) that Python does not take for a space. It refuses the whole file ("SyntaxError: invalid non-printable character {code}").',
  sentence: 'This sentence is no Python: a comment begins with `#`. Python refuses the whole file ("SyntaxError: invalid syntax").',
  prompt:
    '`{prefix}` is what the interactive interpreter shows, and no part of the program. Python cannot read these lines ("SyntaxError: invalid syntax").',
  fence:
    '`{prefix}` marks where code begins or ends on a page or in a chat, and is no part of the program. Python refuses the whole file ("SyntaxError: invalid syntax").',
  "line-number":
    'These are line numbers of the page that the code was copied from, and no part of the program. Python cannot read these lines ("SyntaxError: invalid syntax").',
};

/** AIO006: the text has characters, prompts or line numbers that came with it from a page or an input method. */
export default defineRule({
  id: "pasted-characters",
  code: "AIO006",
  since: "0.1.0",
  severity: "error",
  fix: "safe",
  aliases: [],
  refusedByPython: true,
  supersedes: rulesAboutMeaning,

  summary: "The code has full-width punctuation, special blanks or quotes, prompts or line numbers.",
  why: "Python's syntax is made of ASCII characters. A full-width parenthesis `（` that was typed with a Chinese input method, a typographic quote `“` or a non-breaking space from a web page looks much the same, but Python refuses it with `SyntaxError: invalid character`. The prompts `>>>` and `In [1]:` of an interactive session, the line numbers of a listing and the lines with ` ``` ` around a piece of code are no part of the program either. In strings and comments all of these are allowed, and left alone.",
  bad: `import asyncio


async def main（）：
    await asyncio.sleep（1）


asyncio.run(main())
`,
  good: `import asyncio


async def main():
    await asyncio.sleep(1)


asyncio.run(main())
`,
  whenNotToUse: "Never: no file with this runs.",
  references: [
    "https://docs.python.org/3/reference/lexical_analysis.html",
    "https://docs.python.org/3/tutorial/interpreter.html#interactive-mode",
  ],
  messages,

  visit: {
    Module(_, { file, report }) {
      const damages = damagesIn(file).filter((damage) => damage.kind === "pasted-characters");
      for (const damage of damages) {
        report({
          range: damage,
          covers: [damage.covers],
          message: damage.what as keyof typeof messages,
          values: damage.values,
          fixes: () => fixesOf(damage, damages),
        });
      }
    },
  },
});

function fixesOf(damage: Damage, all: readonly Damage[]): Fix[] {
  const mendable = all.filter((one) => one.edits.length > 0);
  if (!mendable.includes(damage)) return [];
  const here: Fix = { title: titleOf(damage), safety: "safe", edits: damage.edits };
  if (mendable.length === 1) return [here];
  return [
    here,
    {
      title: message("Make everything that was pasted in this file plain Python"),
      safety: "safe",
      edits: mendable.flatMap((one) => one.edits),
    },
  ];
}

function titleOf(damage: Damage): Fix["title"] {
  switch (damage.what) {
    case "prompt":
      return message("Remove the prompts and comment out the output");
    case "sentence":
      return message("Make it a comment");
    case "fence":
      return message("Remove this line");
    case "line-number":
      return message("Remove the line numbers");
    default:
      return message("Replace by plain characters");
  }
}
