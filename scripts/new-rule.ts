/**
 * `npm run new-rule <id> [-- --code AIO999]`: writes the skeleton of a rule, of its fixture and of its translation, adds it to the index,
 * and says what to do next. Nothing is written when the id or the code cannot be used.
 */
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadRules, rulesFolder, rulesIndex } from "./generation/rules";

const repository = resolve(dirname(fileURLToPath(import.meta.url)), "..");

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { code: { type: "string" } } });
  const id = positionals[0] ?? (await ask("Id of the rule, which names the bad pattern, such as `dangling-task`: "));
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(id)) throw new Error(`"${id}" is not an id: write two or more lower-case words with hyphens.`);
  if (existsSync(join(repository, rulesFolder, `${id}.ts`))) throw new Error(`There is a rule ${id} already.`);

  const rules = await loadRules(repository);
  const code = values.code ?? (await ask("Code, such as `AIO301`: "));
  if (!/^AIO\d{3}$/.test(code)) throw new Error(`"${code}" is not a code: write AIO and three digits.`);
  const owner = rules.find(({ rule }) => rule.code === code);
  if (owner) throw new Error(`${code} belongs to ${owner.name}. Codes in use: ${rules.map(({ rule }) => rule.code).join(", ")}.`);

  const files = new Map([
    [`${rulesFolder}/${id}.ts`, ruleSkeleton(id, code)],
    [`test-fixtures/rules/${id}/example.py`, fixtureSkeleton(id)],
    [`l10n/parts/rules/${id}.zh-cn.json`, "{}\n"],
    [`${rulesFolder}/index.ts`, rulesIndex(inOrder([...rules.map(({ name, rule }) => ({ name, code: rule.code })), { name: id, code }]))],
  ]);
  for (const [path, text] of files) {
    await mkdir(dirname(join(repository, path)), { recursive: true });
    await writeFile(join(repository, path), text);
    console.log(`wrote ${path}`);
  }
  console.log(`
Next:
1. ${rulesFolder}/${id}.ts: write the words first, then the code. The nearest existing rule is the best example.
2. test-fixtures/rules/${id}/example.py: mark what is reported with \`# expect: ${id}\`; test-fixtures/README.md tells the rest.
3. npx vitest run server/test/rules.test.ts -t ${id}
4. npm run generate, then translate the empty strings of l10n/parts/rules/${id}.zh-cn.json, then npm run generate again.`);
}

async function ask(question: string): Promise<string> {
  if (!process.stdin.isTTY) throw new Error("Usage: npm run new-rule <id> -- --code AIO999");
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await terminal.question(question)).trim();
  } finally {
    terminal.close();
  }
}

function inOrder(rules: readonly { name: string; code: string }[]): string[] {
  return [...rules].sort((a, b) => (a.code < b.code ? -1 : 1)).map((rule) => rule.name);
}

function ruleSkeleton(id: string, code: string): string {
  return `import { defineRule } from "../linter/rule";

/** ${code}: what it finds, what it leaves alone, and why. */
export default defineRule({
  id: "${id}",
  code: "${code}",
  since: "0.1.0",
  severity: "warning",
  fix: "none",
  aliases: [],

  summary: "",
  why: "",
  bad: \`import asyncio
\`,
  good: \`import asyncio
\`,
  whenNotToUse: "",
  references: ["https://docs.python.org/3/library/asyncio.html"],
  messages: {
    found: "",
  },

  visit: {
    Call(node, context) {
      context.report({ range: node, message: "found" });
    },
  },
});
`;
}

function fixtureSkeleton(id: string): string {
  return `import asyncio


async def main():
    print("mended")
    print("bad")  # expect: ${id}


asyncio.run(main())
`;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
