import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import { functionAround } from "../semantics/context";
import { isHarmlessDecorator } from "../semantics/decorators";
import type { SemanticModel } from "../semantics/model";
import { asynchronousTwin, fateOfCoroutine, givesNothingAwaitable, isAwaitedByPython, refusalOf } from "../semantics/special-methods";
import { suspends } from "../semantics/suspension";
import type { ClassDefinition, FunctionDefinition } from "../syntax/ast";
import { insert, replace, type TextEdit } from "../text/edit";
import { message } from "../text/message";

/** AIO204: a special method is asynchronous that Python calls without awaiting, or a plain function where Python awaits. */
export default defineRule({
  id: "wrong-special-method",
  code: "AIO204",
  since: "0.2.0",
  severity: "error",
  fix: "suggested",
  aliases: ["WPS610"],

  summary: "A special method is asynchronous that Python calls without awaiting, or a plain function where Python awaits.",
  why: "Python itself calls special methods: `len(x)` calls `__len__`, `with x:` calls `__enter__`. It awaits only `__aenter__`, `__aexit__` and `__anext__`. From any other method that is an `async def`, it gets a coroutine object: it raises a `TypeError`, takes the object for true, or throws it away, and nothing of the method's body runs. The other way round, `async with` awaits what `__aenter__` gives, and raises a `TypeError` when that is no awaitable.\n\nAn object that has to wait for something while it is made can have an asynchronous class method, `client = await Client.open()`, or be used by `async with`.",
  bad: `import asyncio


class Basket:
    def __init__(self):
        self.items = []

    async def __len__(self):
        return len(self.items)


async def main():
    print(len(Basket()))


asyncio.run(main())
`,
  good: `import asyncio


class Basket:
    def __init__(self):
        self.items = []

    def __len__(self):
        return len(self.items)


async def main():
    print(len(Basket()))


asyncio.run(main())
`,
  whenNotToUse: "When a metaclass or a decorator of your own awaits what the method gives.",
  references: [
    "https://docs.python.org/3/reference/datamodel.html#special-method-names",
    "https://docs.python.org/3/reference/datamodel.html#asynchronous-context-managers",
  ],
  messages: {
    refused: "Python calls `{name}` without awaiting it, and refuses the coroutine object: `TypeError: {error}`.",
    true: "Python calls `{name}` without awaiting it: its body never runs, and the coroutine object always counts as true.",
    exit: "`with` calls `__exit__` without awaiting it: its body never runs, and the coroutine object counts as true, so that every exception is swallowed.",
    dropped: "Python calls `{name}` without awaiting it: its body never runs (`RuntimeWarning: coroutine '{name}' was never awaited`).",
    given: "Python calls `{name}` without awaiting it: the code gets a coroutine object, and the body never runs.",
    plain:
      "Python awaits what `{name}` gives, and this is a plain function whose result cannot be awaited: `TypeError`. It must be an `async def`.",
  },

  visit: {
    FunctionDefinition(definition, { semantics, report }) {
      const name = definition.name.id;
      const owner = definition.parent;
      if (owner?.kind !== "ClassDefinition" || !/^__\w+__$/.test(name)) return;
      if (!definition.decorators.every((one) => isHarmlessDecorator(semantics, one)) || isOnPurpose(semantics, definition)) return;
      if (isAwaitedByPython(name)) {
        if (definition.isAsync || !isPlain(semantics, definition, owner)) return;
        report({
          range: definition.name,
          message: "plain",
          values: { name },
          fixes: () => (definition.isGenerator ? [] : [makeAsynchronous(definition)]),
        });
        return;
      }
      const fate = fateOfCoroutine(name);
      if (!definition.isAsync || !fate || (definition.isGenerator && /^__(aiter|reversed|iter)__$/.test(name) && name !== "__iter__"))
        return;
      if (isAwaitedElsewhere(semantics, definition, owner)) return;
      report({
        range: definition.name,
        message: name === "__exit__" ? "exit" : definition.isGenerator && fate === "refused" ? "given" : fate,
        values: { name, error: refusalOf(name) },
        fixes: () => [...useTwin(semantics, owner, name), ...makePlain(definition)],
      });
    },
  },
});

/** Tells whether a method is in a class that a test makes to see it fail. */
function isOnPurpose(semantics: SemanticModel, definition: FunctionDefinition): boolean {
  const around = functionAround(definition);
  return (
    around !== undefined && /assertRaises|\braises\(|\bTypeError\b|IsInstance/.test(semantics.file.text.slice(around.start, around.end))
  );
}

/** Tells whether a method surely gives nothing that can be awaited. */
function isPlain(semantics: SemanticModel, definition: FunctionDefinition, owner: ClassDefinition): boolean {
  const { main } = semantics.evaluator;
  const symbol = { definition: owner, module: main };
  const receiver = { kind: "instance", symbol, arguments: [] } as const;
  return givesNothingAwaitable(semantics, { kind: "function", definition, module: main, receiver, result: undefined });
}

/**
 * Tells whether something else than Python may call a method and await it: a metaclass, a decorator or an unknown base of the class, or `__new__` for what
 * makes objects; or the file itself, by `await super().__init__()`.
 */
function isAwaitedElsewhere(semantics: SemanticModel, { name }: FunctionDefinition, owner: ClassDefinition): boolean {
  const { main, classes } = semantics.evaluator;
  const { text } = semantics.file;
  if (new RegExp(`await\\s+[^\\n#]*\\.${name.id}\\s*\\(`).test(text)) return true;
  const symbol = { definition: owner, module: main };
  if (name.id === "__post_init__" && !owner.decorators.some((one) => /\bdataclass\b/.test(text.slice(one.start, one.end)))) return true;
  if (!/^__(init|post_init|init_subclass|set_name|instancecheck|subclasscheck)__$/.test(name.id)) return false;
  const isDecorated = owner.decorators.some((one) => !/\bdataclass\b/.test(text.slice(one.start, one.end)));
  const linear = classes.linearization(symbol);
  const hasMetaclass = linear.some((one) => one?.definition.arguments.some((argument) => argument.keyword === "metaclass"));
  const hasMaker = linear.some((one) => one && one.module.name !== "builtins" && classes.attributesOf(one).has("__new__"));
  return isDecorated || hasMetaclass || hasMaker || linear.includes(undefined);
}

function makeAsynchronous(definition: FunctionDefinition): Fix {
  return {
    title: message("Make `{name}` an `async def`", { name: definition.name.id }),
    safety: "suggested",
    edits: [insert(definition.keyword.start, "async ")],
  };
}

/** The fix that makes a method that waits for nothing a plain function. */
function makePlain(definition: FunctionDefinition): Fix[] {
  if (suspends(definition.body) || definition.isGenerator) return [];
  return [
    {
      title: message("Make `{name}` a plain `def`", { name: definition.name.id }),
      safety: "suggested",
      edits: [replace(definition.keyword, "def")],
    },
  ];
}

/** The fix that gives the methods of a plain protocol the names of the asynchronous one: both halves at once, as far as they are there. */
function useTwin({ file }: SemanticModel, owner: ClassDefinition, name: string): Fix[] {
  const twin = asynchronousTwin(name);
  const pair = protocols.find((one) => one.includes(name));
  if (twin === undefined || !pair) return [];
  const methods = owner.body.flatMap((one) => (one.kind === "FunctionDefinition" ? [one] : []));
  const taken = new Set(methods.map((one) => one.name.id));
  const edits: TextEdit[] = [];
  for (const one of methods) {
    if (!pair.includes(one.name.id)) continue;
    const other = asynchronousTwin(one.name.id) ?? "";
    // What gives the iterator stays a plain function; all others must be asynchronous already, since half of a protocol is of no use.
    const isIterator = other === "__aiter__" && !one.isGenerator;
    if (taken.has(other) || (isIterator ? suspends(one.body) : !one.isAsync)) return [];
    if (isIterator && one.isAsync) edits.push(replace(one.keyword, "def"));
    edits.push(replace(one.name, other));
  }
  // What the file calls by name would have to change as well.
  if (new RegExp(`\\.(${pair.join("|")})\\b`).test(file.text)) return [];
  return [{ title: message("Name it `{name}`, which Python awaits", { name: twin }), safety: "suggested", edits }];
}

const protocols: readonly (readonly string[])[] = [
  ["__enter__", "__exit__"],
  ["__iter__", "__next__"],
];
