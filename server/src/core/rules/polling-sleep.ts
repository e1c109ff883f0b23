import { defineRule } from "../linter/rule";
import { CalledNames } from "../semantics/called-names";
import { functionAround } from "../semantics/context";
import type { SemanticModel } from "../semantics/model";
import type { ClassDefinition, Expression, FunctionDefinition, Name, While } from "../syntax/ast";
import { walk } from "../syntax/visit";

/** AIO804: a loop sleeps until a variable of the program itself changes, where an event would wake it. */
export default defineRule({
  id: "polling-sleep",
  code: "AIO804",
  since: "0.2.0",
  severity: "hint",
  offByDefault: true,
  fix: "none",
  aliases: ["ASYNC110", "S7484"],

  summary: "A loop sleeps until a variable of the program itself changes, where an event would wake it.",
  why: "A loop that does nothing but sleep until a variable has changed notices the change only after its sleep, and wakes up many times for nothing. Where the program itself changes the variable, it can set an `asyncio.Event` there: `await event.wait()` goes on as soon as that happens. Only variables that the file itself assigns to elsewhere are reported: the state of something far away has no event.",
  bad: `import asyncio


class Server:
    def __init__(self):
        self.is_ready = False

    async def start(self):
        await asyncio.sleep(0.1)
        self.is_ready = True

    async def wait(self):
        while not self.is_ready:
            await asyncio.sleep(0.05)


async def main():
    server = Server()
    await asyncio.gather(server.start(), server.wait())


asyncio.run(main())
`,
  good: `import asyncio


class Server:
    def __init__(self):
        self.ready = asyncio.Event()

    async def start(self):
        await asyncio.sleep(0.1)
        self.ready.set()

    async def wait(self):
        await self.ready.wait()


async def main():
    server = Server()
    await asyncio.gather(server.start(), server.wait())


asyncio.run(main())
`,
  whenNotToUse: "When another thread changes the variable, or the change comes so seldom that waking up costs nothing.",
  references: ["https://docs.python.org/3/library/asyncio-sync.html#asyncio.Event"],
  messages: {
    found:
      "This loop sleeps until `{flag}` changes, and notices that only after its sleep. Set an `asyncio.Event` where `{flag}` changes, and `await event.wait()` here.",
  },

  visit: {
    While(loop, { semantics, file, report }) {
      if (!sleepsOnly(semantics, loop) || !semantics.mayAwait(loop)) return;
      const flag = loop.test.kind === "Unary" && loop.test.operator === "not" ? loop.test.operand : loop.test;
      const owner = functionAround(loop);
      if (!owner || !isChangedElsewhere(semantics, flag, owner)) return;
      report({ range: loop.test, message: "found", values: { flag: file.text.slice(flag.start, flag.end) } });
    },
  },
});

const sleep = new CalledNames("asyncio.sleep");

function sleepsOnly(semantics: SemanticModel, { body, orElse }: While): boolean {
  const [only, ...others] = body;
  if (others.length > 0 || orElse.length > 0 || only?.kind !== "ExpressionStatement" || only.expression.kind !== "Await") return false;
  return sleep.isCalledBy(semantics, only.expression.value);
}

/** Tells whether another function of the file assigns to a variable, or another method of the class to an attribute. */
function isChangedElsewhere(semantics: SemanticModel, flag: Expression, owner: FunctionDefinition): boolean {
  if (flag.kind === "Name") return isAssignedElsewhere(semantics, flag, owner);
  if (flag.kind !== "Attribute" || flag.value.kind !== "Name" || flag.value.id !== owner.parameters[0]?.name.id) return false;
  return (
    owner.parent?.kind === "ClassDefinition" &&
    assigningMethods(owner.parent, flag.attribute).some((one) => one !== owner && one.name.id !== "__init__")
  );
}

function isAssignedElsewhere(semantics: SemanticModel, flag: Name, owner: FunctionDefinition): boolean {
  const definitions = semantics.bindingOf(flag)?.definitions ?? [];
  return definitions.some(
    (one) => /^(assignment|augmented)$/.test(one.kind) && one.block.kind === "FunctionDefinition" && one.block !== owner,
  );
}

/** The methods of a class that assign to an attribute of their object. */
function assigningMethods({ body }: ClassDefinition, attribute: string): readonly FunctionDefinition[] {
  return body.filter((method): method is FunctionDefinition => {
    if (method.kind !== "FunctionDefinition") return false;
    const self = method.parameters[0]?.name.id;
    let found = false;
    walk(method, (node) => {
      const targets = node.kind === "Assign" ? node.targets : node.kind === "AugmentedAssign" ? [node.target] : [];
      found ||= targets.some(
        (one) => one.kind === "Attribute" && one.attribute === attribute && one.value.kind === "Name" && one.value.id === self,
      );
      return !found;
    });
    return found;
  });
}
