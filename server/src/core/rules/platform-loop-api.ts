import { importModule } from "../fixes/imports";
import { indentLines } from "../fixes/remove-statements";
import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import { CalledNames } from "../semantics/called-names";
import type { SemanticModel } from "../semantics/model";
import type { Call, Node } from "../syntax/ast";
import { nodesOfKind } from "../syntax/parts";
import { insert } from "../text/edit";
import { lineEndOf } from "../text/lines";
import { message } from "../text/message";

/** AIO608: something of the event loop is used that is not there on every platform. */
export default defineRule({
  id: "platform-loop-api",
  code: "AIO608",
  since: "0.2.0",
  severity: "hint",
  fix: "suggested",
  aliases: [],

  summary: "Something of the event loop is used that does not work on every platform.",
  why: "`loop.add_signal_handler()` is only there on Unix; on Windows it raises `NotImplementedError`. A program that shall run on Windows asks for the platform, or catches the exception and uses `signal.signal()`.\n\nOn Windows, processes can only be started by the `ProactorEventLoop`, which is the default since Python 3.8. A program that sets `WindowsSelectorEventLoopPolicy`, as some libraries ask for, gets `NotImplementedError` from `asyncio.create_subprocess_exec()`.",
  bad: `import asyncio
import signal


async def main():
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await stop.wait()


asyncio.run(main())
`,
  good: `import asyncio
import signal
import sys


async def main():
    stop = asyncio.Event()
    if sys.platform != "win32":
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await stop.wait()


asyncio.run(main())
`,
  whenNotToUse: "When the program never runs on Windows.",
  references: [
    "https://docs.python.org/3/library/asyncio-platforms.html",
    "https://docs.python.org/3/library/asyncio-eventloop.html#asyncio.loop.add_signal_handler",
  ],
  messages: {
    signal: "On Windows `{name}` raises `NotImplementedError`: ask for `sys.platform` before, or catch the exception.",
    process: "With `WindowsSelectorEventLoopPolicy`, which this file sets, `{name}` raises `NotImplementedError` on Windows.",
  },

  visit: {
    Call(call, { semantics, file, report }) {
      const kind = signals.has(semantics, call.callee) ? "signal" : processes.has(semantics, call.callee) ? "process" : undefined;
      if (!kind || (kind === "process" && !setsSelectorPolicy(semantics)) || isGuarded(semantics, call)) return;
      const { callee } = call;
      const range = callee.kind === "Attribute" ? callee.name : callee;
      report({
        range,
        message: kind,
        values: { name: file.text.slice(range.start, range.end) },
        fixes: () => (kind === "signal" ? askForPlatform(semantics, call) : []),
      });
    },
  },
});

const signals = new CalledNames("asyncio.AbstractEventLoop().add_signal_handler");
const processes = new CalledNames("asyncio.create_subprocess_exec", "asyncio.create_subprocess_shell");
const policies = new CalledNames("asyncio.WindowsSelectorEventLoopPolicy");

function setsSelectorPolicy(semantics: SemanticModel): boolean {
  return nodesOfKind(semantics.file.module, "Call").some((call) => policies.has(semantics, call.callee));
}

const platformTest = /\bplatform\b|\bos\.name\b|win32|windows|hasattr|\bIS_|posix/i;

/** Tells whether the code around a call, or an early way out of its function, knows of the platform or of the exception. */
function isGuarded({ file }: SemanticModel, call: Call): boolean {
  const textOf = ({ start, end }: Node): string => file.text.slice(start, end);
  for (let node: Node | undefined = call.parent; node; node = node.parent) {
    if (node.kind === "If" && node.branches.some(({ test }) => test && platformTest.test(textOf(test)))) return true;
    if (node.kind === "Try" && node.handlers.length > 0) return true;
    if (node.kind === "With" && /suppress/.test(textOf(node).split("\n")[0] ?? "")) return true;
    if (node.kind === "FunctionDefinition") {
      return node.body.some(
        (one) => one.kind === "If" && one.end < call.start && one.branches.some(({ test }) => test && platformTest.test(textOf(test))),
      );
    }
  }
  return false;
}

/** The fix that leaves the call out on Windows. */
function askForPlatform(semantics: SemanticModel, call: Call): Fix[] {
  const { file } = semantics;
  const statement = call.parent;
  const sys = importModule(semantics, "sys");
  if (!sys || statement?.kind !== "ExpressionStatement") return [];
  const line = file.lines.lineAt(statement.start);
  const before = file.text.slice(file.lines.startOf(line), statement.start);
  const behind = file.text.slice(statement.end, file.lines.endOf(file.lines.lineAt(statement.end)));
  if (before.trim() !== "" || !/^\s*(#.*)?$/.test(behind)) return [];
  const header = `${before}if ${sys.name}.platform != "win32":${lineEndOf(file.text)}`;
  return [
    {
      title: message("Leave it out on Windows"),
      safety: "suggested",
      edits: [...sys.edits, insert(file.lines.startOf(line), header), ...indentLines(file, statement, new Set())],
    },
  ];
}
