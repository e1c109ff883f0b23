/**
 * Hovers of the files in test-fixtures/features/hover. `#   ^^^^ heading: part` says of the line above the nearest code line that hovering over any
 * of these characters explains exactly them, under that heading and in these words; `#   ! nothing` that nothing is explained there.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { asyncioCards } from "../../src/core/features/asyncio-cards";
import { type Card, explain } from "../../src/core/features/hover";
import { inEnglish, type Message } from "../../src/core/text/message";
import { analyzer } from "../harness/lint";

const folder = fileURLToPath(new URL("../../../test-fixtures/features/hover", import.meta.url));

interface Expectation {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Undefined where nothing is explained. */
  readonly said: { readonly heading: string; readonly part: string } | undefined;
}

function expectationsOf(lines: readonly string[]): Expectation[] {
  return lines.flatMap((text, index): Expectation[] => {
    const match = /^# *(?:(?<carets>\^+) (?<heading>`[^`]+`): (?<part>.+)|(?<mark>!) nothing)$/.exec(text);
    if (!match) return [];
    const start = text.search(/[\^!]/);
    const { carets, heading, part } = match.groups ?? {};
    // A `^` in the first column would be the `#` itself, so a range from the line's beginning is marked from its second character on.
    const from = start === 1 && carets ? 0 : start;
    return [{ line: index - 1, start: from, end: start + (carets ?? "!").length, said: heading && part ? { heading, part } : undefined }];
  });
}

/** What is explained about the code itself at an offset. */
function cardAt(text: string, offset: number): Card | undefined {
  const semantics = analyzer.semanticsOf({ file: analyzer.read(text) });
  const cards = explain(offset, { semantics, findings: [], depth: "learn", rule: () => undefined });
  expect(cards.length).toBeLessThan(2);
  return cards[0];
}

const wordsOf = (card: Card) => card.paragraphs.map((one) => inEnglish(one.text)).join("\n");

describe.each(readdirSync(folder))("%s", (name) => {
  const text = readFileSync(join(folder, name), "utf8");
  const expectations = expectationsOf(text.split("\n"));
  const { lines } = analyzer.read(text);

  it("has expectations", () => expect(expectations.length).toBeGreaterThan(3));

  it.each(expectations.map((one) => [`line ${one.line + 1}, column ${one.start + 1}: ${one.said?.heading ?? "nothing"}`, one] as const))(
    "%s",
    (_, one) => {
      for (const character of [one.start, one.end - 1]) {
        const card = cardAt(text, lines.offsetAt({ line: one.line, character }));
        expect(card && inEnglish(card.heading)).toBe(one.said?.heading);
        if (!card || !one.said) continue;
        expect([lines.positionAt(card.range.start), lines.positionAt(card.range.end)]).toEqual([
          { line: one.line, character: one.start },
          { line: one.line, character: one.end },
        ]);
        expect(wordsOf(card)).toContain(one.said.part);
      }
    },
  );
});

describe("the cards of asyncio's names", () => {
  const chinese: Record<string, string> = JSON.parse(
    readFileSync(fileURLToPath(new URL("../../../l10n/parts/hover.zh-cn.json", import.meta.url)), "utf8"),
  );

  it("are at least forty", () => expect(Object.keys(asyncioCards).length).toBeGreaterThanOrEqual(40));

  it.each(Object.entries(asyncioCards))("%s is a name of asyncio, is found, and is explained in Chinese too", (name, card) => {
    const [, ...parts] = name.split(".");
    const member = parts.at(-1) ?? "asyncio";
    const text =
      parts.length === 2
        ? `import asyncio\n\ndef use(it: asyncio.${parts[0]}):\n    it.${member}\n`
        : `import asyncio\n\n${parts.length === 0 ? "asyncio" : `asyncio.${member}`}\n`;
    const offset = text.lastIndexOf(member);
    const found = cardAt(text, offset);
    expect(found && wordsOf(found)).toBe([card.what, card.ran, card.next].filter(Boolean).join("\n"));
    if (parts.length === 1) {
      const file = analyzer.read(text);
      const statement = file.module.body[1];
      if (statement?.kind !== "ExpressionStatement") throw new Error("The statement was not read.");
      // The library's stubs know the name: a misspelled one would be unknown.
      expect(analyzer.semanticsOf({ file }).typeOf(statement.expression).kind).not.toBe("unknown");
    }
    expect(card.page).toMatch(/^library\/asyncio[a-z-]*\.html(#asyncio\.[\w.]+)?$/);
    for (const sentence of [card.what, card.ran, card.next]) {
      if (sentence !== undefined) expect(chinese[sentence], sentence).toMatch(/\p{Script=Han}/u);
    }
  });
});

describe("depth", () => {
  const text = "import asyncio\n\n\nasync def main():\n    asyncio.sleep(1)\n";

  function shown(depth: "learn" | "brief"): string[][] {
    const file = analyzer.read(text);
    const semantics = analyzer.semanticsOf({ file });
    const finding = { ...exampleFinding, range: { start: text.indexOf("asyncio.sleep"), end: text.indexOf("(1)") } };
    const cards = explain(text.indexOf("sleep"), {
      semantics,
      findings: [finding, finding],
      depth,
      rule: (id) => analyzer.linter.find(id),
    });
    return cards.map((card) =>
      card.paragraphs.map((one) => (one.question ? `${inEnglish(one.question)} ` : "") + inEnglish(one.text).slice(0, 12)),
    );
  }

  const exampleFinding = {
    rule: "unawaited-coroutine",
    code: "AIO101",
    severity: "warning",
    confidence: "proved",
    message: { template: "", values: {} } satisfies Message,
    related: [],
    tags: [],
    fixes: [],
  } as const;

  it("of learning tells all: what it is, whether it has run, what next; a rule that reports twice is told once", () => {
    expect(shown("learn")).toEqual([
      ["A coroutine ", "Calling an `"],
      ["Waits for so", "Has it run? Not by the c", "What next? Write `await"],
    ]);
  });

  it("of brevity tells one sentence each", () => expect(shown("brief")).toEqual([["A coroutine "], ["Waits for so"]]));
});

it("nothing is explained, and nothing thrown, anywhere in damaged code", () => {
  const text = "async def f(:\n    await.asyncio.sleep(2\nimport asyncio as\nfrom asyncio import\nasync for\n[x async for\nclass\nlambda";
  for (let offset = 0; offset <= text.length; offset++) {
    for (const damaged of [text, text.slice(0, offset)]) {
      const semantics = analyzer.semanticsOf({ file: analyzer.read(damaged) });
      for (const card of explain(offset, { semantics, findings: [], depth: "learn", rule: () => undefined }))
        expect(card.paragraphs.length).toBeGreaterThan(0);
    }
  }
});

it("a coroutine object whose own attribute is asked for is explained like any other", () => {
  const text = "async def load(): ...\nasync def main():\n    load().close\n";
  const semantics = analyzer.semanticsOf({ file: analyzer.read(text) });
  const cards = explain(text.indexOf("load().close"), { semantics, findings: [], depth: "learn", rule: () => undefined });
  expect(cards).toHaveLength(1);
});
