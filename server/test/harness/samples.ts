/** Reads the samples of test-fixtures/samples and puts them into their situations. test-fixtures/README.md says how they are written. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { oldestKnownVersion } from "../../src/core/linter/version";

const folder = fileURLToPath(new URL("../../../test-fixtures/samples", import.meta.url));

/** A statement about what a program does, perhaps only in some versions of Python. */
export interface Claim {
  readonly text: string;
  /** Minor versions of Python 3. */
  readonly oldest: number;
  readonly newest: number;
}

/** A program with one mistake. */
export interface Sample {
  readonly family: string;
  /** What it is and which situation it is in, for people. */
  readonly name: string;
  readonly text: string;
  /** The rule whose fix is tried. */
  readonly rule: string;
  /** How the title of the fix begins; without it the first one is tried. */
  readonly fix: string;
  /** The oldest minor version of Python 3 that can run it. */
  readonly oldest: number;
  /** The oldest version that the linter is told it is for. */
  readonly target: number;
  /** What goes wrong before the fix. */
  readonly before: readonly Claim[];
  /** What is logged after the fix; nothing else may go wrong. */
  readonly after: readonly Claim[];
  /** What it prints after the fix. */
  readonly prints: readonly string[];
  /** What it prints before, where that is the mistake. */
  readonly printsBefore: readonly string[] | undefined;
}

/** The parts of a file: what stands behind `#: key`, and the text below each `#: key` that names a part. */
interface Block {
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly parts: ReadonlyMap<string, string>;
}

interface Situation extends Block {
  readonly name: string;
  readonly text: string;
}

const partNames = ["module", "coroutine", "program"];

/** So many samples are made of each family where not all are wanted. */
export const enough = 50;

/**
 * The samples, at least fifty of each family: each mistake in some of the situations that it can be in, turn and turn about, so that each situation meets some
 * of the mistakes. All of them where `all` are wanted.
 */
export function readSamples(all = false): Sample[] {
  const situations = { coroutine: situationsIn("coroutine"), program: situationsIn("program") };
  return readdirSync(folder)
    .filter((name) => name.endsWith(".py"))
    .sort()
    .flatMap((name) => samplesIn(basename(name, ".py"), readText(join(folder, name)), situations, all));
}

function samplesIn(
  family: string,
  text: string,
  situations: Readonly<Record<"coroutine" | "program", readonly Situation[]>>,
  all: boolean,
): Sample[] {
  const blocks = text.split(/^(?=#: sample )/m).filter((one) => one.startsWith("#: sample "));
  const share = all ? Number.POSITIVE_INFINITY : Math.ceil(enough / blocks.length);
  return blocks.map(blockOf).flatMap((block, index) => {
    const fitting = situations[block.parts.has("program") ? "program" : "coroutine"].filter((situation) => fits(block, situation));
    const first = (index * share) % fitting.length || 0;
    const chosen = [...fitting.slice(first), ...fitting.slice(0, first)].slice(0, share);
    return chosen.map((situation) => sampleOf(family, block, situation));
  });
}

function situationsIn(place: string): Situation[] {
  return readdirSync(join(folder, "situations", place))
    .sort()
    .map((file) => {
      const text = readText(join(folder, "situations", place, file));
      const lines = text.split("\n");
      const first = lines.findIndex((line) => !line.startsWith("#: "));
      return { ...blockOf(lines.slice(0, first).join("\n")), name: basename(file, ".py"), text: lines.slice(first).join("\n") };
    });
}

function fits(block: Block, situation: Situation): boolean {
  if (block.values.get("without")?.some((names) => names.split(" ").includes(situation.name))) return false;
  return !situation.values.has("one-line") || !partOf(block, "coroutine").includes("\n");
}

function sampleOf(family: string, block: Block, situation: Situation): Sample {
  const value = (key: string): string | undefined => block.values.get(key)?.[0];
  const lists = (key: string): Claim[] => (block.values.get(key) ?? []).map(claimOf);
  const oldest = Math.max(...[value("python"), situation.values.get("python")?.[0], "3.9"].map(minorOf));
  return {
    family,
    name: `${value("sample")} (${situation.name})`,
    text: programOf(block, situation),
    rule: value("rule") ?? "",
    fix: value("fix") ?? "",
    oldest,
    target: minorOf(value("target") ?? "") || oldest,
    before: lists("before"),
    after: lists("after"),
    prints: lines(value("prints") ?? ""),
    printsBefore: block.values.has("prints-before") ? lines(value("prints-before") ?? "") : undefined,
  };
}

const lines = (written: string): string[] => (written === "" ? [] : written.split(" | "));

/** `3.12+ text`, `3.9-3.11 text`, or `text` alone. */
function claimOf(written: string): Claim {
  const match = /^3\.(\d+)(?:\+|-3\.(\d+)) (.*)$/.exec(written);
  if (!match) return { text: written, oldest: oldestKnownVersion, newest: Number.POSITIVE_INFINITY };
  const [, oldest, newest, text = ""] = match;
  return { text, oldest: Number(oldest), newest: newest === undefined ? Number.POSITIVE_INFINITY : Number(newest) };
}

function programOf(block: Block, { text, values }: Situation): string {
  let program = text;
  for (const name of partNames) program = filled(program, name === "coroutine" ? "BODY" : name.toUpperCase(), partOf(block, name));
  const asyncio = values.get("asyncio")?.[0];
  if (asyncio) program = program.replaceAll("asyncio.", `${asyncio}.`).replace(/^import asyncio$/m, `import asyncio as ${asyncio}`);
  if (values.has("from-import")) program = withNames(program);
  const indent = values.get("indent")?.[0];
  if (indent) program = program.replace(/^( {4})+/gm, (spaces) => (indent === "tab" ? "\t" : "  ").repeat(spaces.length / 4));
  const ends = values.get("lines")?.[0];
  if (ends === "crlf") program = program.replaceAll("\n", "\r\n");
  if (ends === "unfinished") program = program.trimEnd();
  return values.has("byte-order-mark") ? `\uFEFF${program}` : program;
}

/** A program that imports the names of asyncio that it uses. */
function withNames(program: string): string {
  const names = new Set([...program.matchAll(/\basyncio\.(\w+)/g)].map(([, name]) => name));
  if (names.size === 0) return program;
  return program
    .replace(/^import asyncio$/m, `from asyncio import ${[...names].sort().join(", ")}`)
    .replaceAll(/\basyncio\.(\w+)/g, (_, name: string) => name);
}

/** Puts a part in the place of its name; what stands in front of the name on a line of its own stands in front of every line of the part. */
function filled(text: string, name: string, part: string): string {
  return text
    .replace(new RegExp(`^([ \\t]*)${name}\\b`, "gm"), (_, indent: string) => part.replace(/^(?=.)/gm, indent))
    .replace(new RegExp(`\\b${name}\\b`, "g"), () => part);
}

function blockOf(text: string): Block {
  const values = new Map<string, string[]>();
  const parts = new Map<string, string>();
  let part: string | undefined;
  for (const line of text.split("\n")) {
    const match = /^#: ([\w-]+) ?(.*)$/.exec(line);
    if (!match) {
      if (part !== undefined) parts.set(part, `${parts.get(part)}${line}\n`);
      continue;
    }
    const [, key = "", value = ""] = match;
    if (partNames.includes(key)) parts.set((part = key), "");
    else values.set(key, [...(values.get(key) ?? []), value]);
  }
  return { values, parts };
}

function partOf(block: Block, name: string): string {
  return (block.parts.get(name) ?? "").trimEnd();
}

function minorOf(version: string | undefined): number {
  return Number(/^3\.(\d+)$/.exec(version ?? "")?.[1] ?? 0);
}

function readText(path: string): string {
  return readFileSync(path, "utf8").replaceAll("\r\n", "\n");
}
