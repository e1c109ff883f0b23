import { reportBlockingCall } from "../fixes/blocking-call";
import { defineRule } from "../linter/rule";

/** AIO405: a coroutine function works with files and blocks. */
export default defineRule({
  id: "blocking-file",
  code: "AIO405",
  since: "0.2.0",
  severity: "information",
  offByDefault: true,
  fix: "suggested",
  aliases: ["ASYNC230", "ASYNC231", "ASYNC232", "ASYNC240", "S7493"],

  summary: "A coroutine function reads or writes files, or looks at folders, with functions that block.",
  why: "Files on a disk of one's own mostly answer within a millisecond, but a network drive, a spinning disk or a large file may take long. Everything in an event loop runs in one thread: while one call waits, no other task goes on, no timer fires and no client gets an answer. In asyncio's debug mode Python says `Executing <Task …> took 1.000 seconds`.\n\n`asyncio.to_thread` runs such a call in a thread of its own; libraries such as `aiofiles` do the same for every single operation. For a small file now and then it is not worth it, which is why the rule is off by default.",
  bad: `import asyncio
from pathlib import Path


async def load(name):
    return Path(name).read_text(encoding="utf-8")


async def main():
    print(await load("notes.txt"))


asyncio.run(main())
`,
  good: `import asyncio
from pathlib import Path


async def load(name):
    return await asyncio.to_thread(Path(name).read_text, encoding="utf-8")


async def main():
    print(await load("notes.txt"))


asyncio.run(main())
`,
  whenNotToUse: "When files are small and on a fast disk.",
  references: ["https://docs.python.org/3/library/asyncio-dev.html#running-blocking-code"],
  messages: {
    found: "`{name}(…)` waits for the disk, and the whole event loop with it: until it returns, no other task runs.",
    instead:
      "`{name}(…)` waits for the disk, and the whole event loop with it: until it returns, no other task runs. `{instead}` does not block.",
  },

  visit: {
    Call(call, context) {
      reportBlockingCall(context, call, "blocking-file");
    },
  },
});
