import { defineRule } from "../linter/rule";

/** AIO805: only its words are here; the linter itself reports it, since it alone knows what was silenced. */
export default defineRule({
  id: "unused-suppression",
  code: "AIO805",
  since: "0.1.0",
  severity: "hint",
  fix: "safe",
  aliases: [],
  tags: ["unnecessary"],

  summary: "A suppression comment silences nothing.",
  why: "The problem that the comment was written for is gone, or its rule's name is misspelled. If it stays, it will hide the next real problem on that line.",
  bad: `import asyncio


async def main():
    await asyncio.sleep(1)  # noqa: AIO101


asyncio.run(main())
`,
  good: `import asyncio


async def main():
    await asyncio.sleep(1)


asyncio.run(main())
`,
  whenNotToUse: "When the same file is also checked with settings under which the comment is needed.",
  references: ["https://docs.astral.sh/ruff/linter/#error-suppression"],
  messages: {
    unused: "This comment silences `{names}`, but nothing is reported for it here.",
    nothing: "This comment silences everything on its line or in its file, but nothing is reported there.",
    remove: "Remove the unused suppression",
  },

  visit: {},
});
