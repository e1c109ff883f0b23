/**
 * The injection grammars of syntaxes/ in files with marks: test-fixtures/grammar/*.py. They are injected into a small grammar of Python, which
 * has the scopes that they rely on, and into the real one where the VS Code of the tests is installed.
 */
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { createOnigScanner, createOnigString, loadWASM } from "vscode-oniguruma";
import { INITIAL, parseRawGrammar, Registry } from "vscode-textmate";

const repository = join(import.meta.dirname, "..", "..");
const fixtures = join(repository, "test-fixtures", "grammar");
const bundledPython = join(
  repository,
  "client/test/vscode/node_modules/code-server/lib/vscode/extensions/python/syntaxes/MagicPython.tmLanguage.json",
);

/** Strings, comments and keywords under the names of VS Code's Python grammar. */
const smallPython = {
  scopeName: "source.python",
  patterns: [
    { name: "comment.line.number-sign.python", begin: "#", end: "$" },
    { name: "string.quoted.single.python", begin: '"', end: '"' },
    { name: "keyword.control.flow.python", match: "\\b(?:await|return|async)\\b" },
    { match: "\\.\\w+", name: "meta.member.access.python" },
  ],
};

/** Scopes that only the injected grammars give; a token that has one must be marked. */
const injected = /^invalid\.illegal\.stray-await-dot|^keyword\.control\.directive\.suppression|^variable\.other\.constant\.rule-name/;

/** A piece of a line and its scope, for people; the line is one-based as in an editor. */
function describeScope(line: number, text: string, scope: string): string {
  return `line ${line}: "${text}" ${scope}`;
}

interface Mark {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly scope: string;
}

function marksIn(lines: readonly string[]): { marks: Mark[]; markLines: ReadonlySet<number> } {
  const marks: Mark[] = [];
  const markLines = new Set<number>();
  let marked = 0;
  for (const [index, text] of lines.entries()) {
    const match = /^#( +)(\^+) (\S+)$/.exec(text);
    if (match) {
      const start = 1 + match[1]!.length;
      marks.push({ line: marked, start, end: start + match[2]!.length, scope: match[3]! });
      markLines.add(index);
    } else {
      marked = index;
    }
  }
  return { marks, markLines };
}

beforeAll(async () => {
  const path = createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm");
  await loadWASM(await readFile(path));
});

const hosts = [
  { name: "a small Python grammar", read: async () => JSON.stringify(smallPython), isThere: true },
  { name: "VS Code's Python grammar", read: () => readFile(bundledPython, "utf8"), isThere: existsSync(bundledPython) },
];

describe.each(hosts)("Injected into $name", ({ read, isThere }) => {
  test.skipIf(!isThere).for(["stray-await-dot.py", "suppression.py"])("%s has exactly the marked scopes", async (name) => {
    const manifest = JSON.parse(await readFile(join(repository, "package.json"), "utf8"));
    const contributed: { scopeName: string; path: string; injectTo: string[] }[] = manifest.contributes.grammars;
    const registry = new Registry({
      onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
      loadGrammar: async (scopeName) => {
        if (scopeName === "source.python") return parseRawGrammar(await read(), "python.json");
        const grammar = contributed.find((one) => one.scopeName === scopeName);
        return grammar ? parseRawGrammar(await readFile(join(repository, grammar.path), "utf8"), grammar.path) : null;
      },
      getInjections: (scopeName) => contributed.filter((one) => one.injectTo.includes(scopeName)).map((one) => one.scopeName),
    });
    const grammar = (await registry.loadGrammar("source.python"))!;
    const lines = (await readFile(join(fixtures, name), "utf8")).split("\n");
    const { marks, markLines } = marksIn(lines);

    const wrong: string[] = [];
    const given: string[] = [];
    let stack = INITIAL;
    for (const [line, text] of lines.entries()) {
      const { tokens, ruleStack } = grammar.tokenizeLine(text, stack);
      stack = ruleStack;
      if (markLines.has(line)) continue;
      for (const mark of marks.filter((one) => one.line === line)) {
        const scopes = tokens.filter((token) => token.startIndex < mark.end && token.endIndex > mark.start).map((token) => token.scopes);
        if (!scopes.every((all) => all.includes(mark.scope))) {
          wrong.push(`${describeScope(line + 1, text.slice(mark.start, mark.end), mark.scope)}; it has ${scopes.join(" | ")}`);
        }
      }
      for (const token of tokens) {
        const scope = token.scopes.find((one) => injected.test(one));
        if (scope) given.push(describeScope(line + 1, text.slice(token.startIndex, token.endIndex), scope));
      }
    }
    expect(wrong).toEqual([]);
    const expected = marks.filter(({ scope }) => injected.test(scope));
    expect(given).toEqual(expected.map(({ line, start, end, scope }) => describeScope(line + 1, lines[line]!.slice(start, end), scope)));
    expect(expected.length).toBeGreaterThan(0);
  });
});

test("every file of marks is checked", async () => {
  expect((await readdir(fixtures)).sort()).toEqual(["stray-await-dot.py", "suppression.py"]);
});
