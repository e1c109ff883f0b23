/** Python texts for tests that need many of them, and ways to damage them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Module } from "../../src/core/syntax/ast";
import { UnreadFunction } from "../../src/core/syntax/sound/unread-function";
import type { TextEdit } from "../../src/core/text/edit";
import { fixturesFolder } from "./fixture";
import type { Random } from "./random";

/** The texts of all Python files below test-fixtures, sorted by path. */
export function fixtureTexts(): string[] {
  return readdirSync(fixturesFolder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".py"))
    .sort()
    .map((name) => readFileSync(join(fixturesFolder, name), "utf8"));
}

/** What people type and paste, and what has broken parsers before. */
export const oddities: readonly string[] = [
  "(",
  ")",
  "[",
  "]",
  "{",
  "}",
  ":",
  ",",
  ";",
  ".",
  "=",
  ":=",
  "->",
  "*",
  "**",
  "@",
  "\\",
  "\\\n",
  "#",
  "# noqa: AIO101",
  "'",
  '"',
  "'''",
  '"""',
  'f"{',
  'f"""{',
  "}}",
  "{{",
  "\n",
  "\r\n",
  "\r",
  "\n\n",
  "    ",
  "\t",
  "  ",
  " ",
  "\f",
  "\v",
  "\0",
  "\uFEFF",
  "\u00A0",
  "\u200B",
  "\u2028",
  "\u0085",
  "（",
  "）",
  "：",
  "“",
  "协程",
  "变量",
  "🐍",
  "e\u0301",
  "\ud83d",
  "\udc0d",
  "async ",
  "await ",
  "await.",
  "asnyc ",
  "awiat ",
  "def ",
  "async def f():\n",
  "class C:\n",
  "if x:\n",
  "else:\n",
  "elif y:\n",
  "try:\n",
  "except:\n",
  "finally:\n",
  "with a as b:\n",
  "async with a:\n",
  "for x in y:\n",
  "async for x in y:\n",
  "while x:\n",
  "match x:\n",
  "case _:\n",
  "lambda: ",
  "yield ",
  "yield from ",
  "return ",
  "import asyncio",
  "from a import b",
  "import ",
  "global x\n",
  "del x\n",
  "print x",
  "exec x",
  "type X = int\n",
  "x = 1\n",
  "f(x)",
  ">>> ",
  "... ",
  "In [1]: ",
  "1_0",
  "0x",
  "1e",
  "1.",
  "...",
  "not in ",
  "is not ",
  "and ",
  "or ",
  "if x else ",
  "%s",
  "pass\n",
];

/** A random edit of a text: something is inserted, deleted, replaced or doubled. */
export function randomEdit(text: string, random: Random): TextEdit {
  const start = random.below(text.length + 1);
  const end = Math.min(text.length, start + random.below(30));
  switch (random.below(4)) {
    case 0:
      return { start, end, newText: "" };
    case 1:
      return { start, end: start, newText: text.slice(start, end) };
    case 2:
      return { start, end, newText: random.pick(oddities) };
    default:
      return { start, end: start, newText: random.pick(oddities) };
  }
}

/** A syntax tree as text, every range and field included, for comparing two of them, whatever the order in which fields were set. */
export function serialized(module: Module): string {
  const sorted = (name: string, value: unknown): unknown => {
    if (name === "parent") return undefined;
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(plain(value)).sort(([one], [other]) => (one < other ? -1 : 1)));
  };
  return JSON.stringify(module, sorted, 1);
}

/** A function that is read when somebody asks for it, as the object that it stands for. */
function plain(value: object): object {
  if (!(value instanceof UnreadFunction)) return value;
  const { kind, start, end, isAsync, keyword, name, decorators, typeParameters, parameters, returns, body, isGenerator } = value;
  return { kind, start, end, isAsync, keyword, name, decorators, typeParameters, parameters, returns, body, isGenerator };
}
