/** The layers: which folder may import which. ARCHITECTURE.md says why. */
import { posix } from "node:path";
import { describe, expect, test } from "vitest";
import { repositoryFiles, textOf } from "./repository";

/** One import statement. `target` is a path in the repository, or the name of a package. */
interface Import {
  readonly file: string;
  readonly line: number;
  readonly written: string;
  readonly target: string;
}

/** What the files of a place may import, besides files of the same place. The first place that matches a file is its place. */
interface Layer {
  readonly place: RegExp;
  readonly may: readonly RegExp[];
  readonly rule: string;
  /** Whether a file of this place may import another of it. Default: yes. */
  readonly own?: RegExp;
}

const core = "server/src/core";
const text = /^server\/src\/core\/text\//;
const syntax = /^server\/src\/core\/syntax\//;
const semantics = /^server\/src\/core\/semantics\//;
const repair = /^server\/src\/core\/repair\//;
const project = /^server\/src\/core\/project\//;
const linter = /^server\/src\/core\/linter\//;
const fixes = /^server\/src\/core\/fixes\//;
const anyCore = /^server\/src\/core\//;
const cache = /^server\/src\/cache\//;
const shared = /^shared\//;
const nodeModule = /^node:/;

const layers: readonly Layer[] = [
  { place: shared, may: [], rule: "shared/ imports nothing, so that both halves and the scripts can use it" },
  { place: text, may: [], rule: "core/text imports nothing" },
  { place: syntax, may: [text, /^web-tree-sitter$/], rule: "core/syntax may import core/text and web-tree-sitter" },
  { place: semantics, may: [text, syntax], rule: "core/semantics may import core/text and core/syntax" },
  { place: repair, may: [text, syntax, semantics], rule: "core/repair may import core/text, core/syntax and core/semantics" },
  {
    place: project,
    may: [text, syntax, semantics],
    rule: "core/project may import core/text, core/syntax and core/semantics",
  },
  { place: linter, may: [text, syntax, semantics], rule: "core/linter may import core/text, core/syntax and core/semantics" },
  {
    place: fixes,
    may: [text, syntax, semantics, linter],
    rule: "core/fixes may import core/text, core/syntax, core/semantics and core/linter",
  },
  {
    place: /^server\/src\/core\/rules\/index\.ts$/,
    may: [/^server\/src\/core\/rules\//, linter],
    rule: "the index imports the rules and their type",
  },
  {
    place: /^server\/src\/core\/rules\//,
    own: /^$/,
    may: [text, syntax, semantics, repair, linter, fixes],
    rule: "a rule may import what is below the rules, never another rule and no package",
  },
  { place: anyCore, may: [anyCore], rule: "core/features and core/analyzer.ts may import the core alone" },
  {
    place: /^server\/src\/config\//,
    may: [anyCore, shared, /^smol-toml$/, /^picomatch(\/posix)?$/],
    rule: "config/ may import the core, shared/, smol-toml and picomatch; it reads no files",
  },
  {
    place: /^server\/src\/cache\/disk\.ts$/,
    may: [/^server\/src\/cache\/host$/, nodeModule],
    rule: "cache/disk.ts may import the interface that it implements and Node",
  },
  {
    place: cache,
    own: /^server\/src\/cache\/(?!disk$)/,
    may: [anyCore],
    rule: "cache/ may import the core; only cache/disk.ts knows Node, and nothing else of cache/ may import that",
  },
  {
    place: /^server\/src\/lsp\//,
    may: [anyCore, shared, /^server\/src\/cache\/(?!disk$)/, /^server\/src\/config\//, /^vscode-languageserver/],
    rule: "lsp/ may import the core, cache/, config/, shared/ and vscode-languageserver; platforms are main.*.ts's business",
  },
  {
    place: /^server\/src\/cli\//,
    may: [anyCore, shared, cache, /^server\/src\/config\//, /^commander$/, /^get-east-asian-width$/, nodeModule],
    rule: "cli/ may import the core, cache/, config/, shared/, commander, get-east-asian-width and Node, never lsp/",
  },
  {
    place: /^server\/src\/main\.browser\.ts$/,
    may: [/^server\/src\/(?!cli\/)/, shared, /^vscode-languageserver/],
    rule: "the browser's entry imports no Node module",
  },
  {
    place: /^server\/src\/main\.node\.ts$/,
    may: [/^server\/src\/(?!cli\/)/, shared, /^vscode-languageserver/, nodeModule],
    rule: "the server's entry may import anything of the server but cli/",
  },
  {
    place: /^server\/src\/start\.node\.ts$/,
    may: [nodeModule],
    rule: "what starts the server may import Node alone, so that it is read in a moment",
  },
  {
    place: /^server\/src\/main\.cli\.ts$/,
    may: [/^server\/src\/(?!lsp\/)/, shared, /^commander$/, nodeModule],
    rule: "the command line's entry may import anything of the server but lsp/",
  },
  {
    place: /^client\/src\//,
    may: [shared, /^vscode$/, /^vscode-languageclient/],
    rule: "client/ may import vscode, vscode-languageclient and shared/, never server/",
  },
];

describe("The layers", () => {
  const sources = repositoryFiles().filter((file) => /^(shared|server\/src|client\/src)\/.*\.ts$/.test(file));

  test("every source file belongs to one", () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(sources.filter((file) => !layerOf(file))).toEqual([]);
  });

  test("nothing imports what its layer may not", () => {
    const offences = sources.flatMap((file) => importsOf(file, textOf(file))).flatMap(offence);
    expect(offences, `\n${offences.join("\n")}\n`).toEqual([]);
  });

  test("every imported package is one of our own dependencies, not only somebody else's", () => {
    const declared = Object.keys(JSON.parse(textOf("package.json")).devDependencies);
    const packages = sources
      .flatMap((file) => importsOf(file, textOf(file)))
      .filter(({ written }) => !/^(\.|node:|vscode$)/.test(written))
      .map(({ written }) => /^(@[^/]+\/)?[^/]+/.exec(written)?.[0] as string);
    expect(packages.length).toBeGreaterThan(0);
    expect([...new Set(packages)].filter((name) => !declared.includes(name))).toEqual([]);
  });

  test("an offence is told with file, line, import and rule", () => {
    const bad = importsOf(`${core}/rules/a.ts`, 'import { x } from "../text/x";\nimport b from "./b";\nexport * from "node:fs";\n');
    expect(bad.flatMap(offence)).toEqual([
      `${core}/rules/a.ts:2 imports "./b", but a rule may import what is below the rules, never another rule and no package.`,
      `${core}/rules/a.ts:3 imports "node:fs", but a rule may import what is below the rules, never another rule and no package.`,
    ]);
    expect(importsOf("client/src/a.ts", 'const x = await import("../../server/src/lsp/server");').flatMap(offence)).toHaveLength(1);
    expect(importsOf(`${core}/text/a.ts`, 'import "../syntax/ast";').flatMap(offence)).toHaveLength(1);
    expect(importsOf(`${core}/text/a.ts`, 'import type {\n  A,\n} from "./b";').flatMap(offence)).toEqual([]);
  });
});

function layerOf(file: string): Layer | undefined {
  return layers.find((layer) => layer.place.test(file));
}

function offence(one: Import): string[] {
  const layer = layerOf(one.file);
  if (!layer || [layer.own ?? layer.place, ...layer.may].some((pattern) => pattern.test(one.target))) return [];
  return [`${one.file}:${one.line} imports "${one.written}", but ${layer.rule}.`];
}

/** Finds `import … from "x"`, `export … from "x"`, `import "x"`, `import("x")` and `require("x")`. */
function importsOf(file: string, source: string): Import[] {
  const statements =
    /(?:^|\n)\s*(?:import|export)\b[^;"'`]*?\bfrom\s*"([^"]+)"|(?:^|\n)\s*import\s*"([^"]+)"|\b(?:import|require)\s*\(\s*"([^"]+)"/g;
  return [...source.matchAll(statements)].map((match) => {
    const written = (match[1] ?? match[2] ?? match[3]) as string;
    const line = source.slice(0, match.index + match[0].length).split("\n").length;
    const target = written.startsWith(".") ? posix.join(posix.dirname(file), written) : written;
    return { file, line, written, target };
  });
}
