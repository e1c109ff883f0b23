import { awaitEdits } from "../fixes/await-expression";
import { reportBlockingCall } from "../fixes/blocking-call";
import { importModule } from "../fixes/imports";
import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import type { SemanticModel } from "../semantics/model";
import type { Call } from "../syntax/ast";
import { insert, replace } from "../text/edit";
import { message } from "../text/message";

/** AIO403: a coroutine function waits for a process and blocks. */
export default defineRule({
  id: "blocking-process",
  code: "AIO403",
  since: "0.2.0",
  severity: "warning",
  fix: "suggested",
  aliases: ["ASYNC220", "ASYNC221", "ASYNC222", "S7487", "S7489"],

  summary: "A coroutine function waits for a process with a function that blocks, such as `subprocess.run`.",
  why: "The call starts a program and waits until it ends. Everything in an event loop runs in one thread: while one call waits, no other task goes on, no timer fires and no client gets an answer. In asyncio's debug mode Python says `Executing <Task …> took 1.000 seconds`.\n\n`asyncio.create_subprocess_exec` starts a program too, and what it gives is awaited. Where the call shall stay as it is, `asyncio.to_thread` runs it in a thread of its own.",
  bad: `import asyncio
import subprocess


async def version():
    done = subprocess.run(["git", "--version"], capture_output=True)
    return done.stdout


print(asyncio.run(version()))
`,
  good: `import asyncio


async def version():
    process = await asyncio.create_subprocess_exec("git", "--version", stdout=asyncio.subprocess.PIPE)
    output, _ = await process.communicate()
    return output


print(asyncio.run(version()))
`,
  whenNotToUse: "When nothing else runs in the event loop at that time, as in a small script.",
  references: ["https://docs.python.org/3/library/asyncio-subprocess.html"],
  messages: {
    found: "`{name}(…)` waits until a process ends, and the whole event loop with it: until it returns, no other task runs.",
    instead:
      "`{name}(…)` waits until a process ends, and the whole event loop with it: until it returns, no other task runs. `{instead}` does not block.",
  },

  visit: {
    Call(call, context) {
      reportBlockingCall(context, call, "blocking-process", () => startProcess(context.semantics, call));
    },
  },
});

/** `subprocess.call([…])` as a statement of its own, with nothing but the list, is the same as waiting for a process of asyncio. */
function startProcess(semantics: SemanticModel, call: Call): Fix[] {
  const [list, ...others] = call.arguments;
  const isSimple = call.parent?.kind === "ExpressionStatement" && list?.value.kind === "List" && others.length === 0;
  if (!isSimple || list.keyword !== undefined || list.value.kind !== "List") return [];
  if (list.value.elements.length === 0 || !semantics.originsOf(call.callee).some((name) => /^subprocess\.(run|call)$/.test(name)))
    return [];
  const asyncio = importModule(semantics, "asyncio");
  if (!asyncio) return [];
  return [
    {
      title: message("Use `asyncio.create_subprocess_exec`"),
      safety: "suggested",
      edits: [
        ...asyncio.edits,
        ...awaitEdits(semantics.file, call),
        replace(call.callee, `(await ${asyncio.name}.create_subprocess_exec`),
        replace({ start: list.value.start, end: list.value.start + 1 }, ""),
        replace({ start: list.value.end - 1, end: list.value.end }, ""),
        insert(call.end, ").wait()"),
      ],
    },
  ];
}
