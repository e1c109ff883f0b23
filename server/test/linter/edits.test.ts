/** After an edit a file is not read anew; what is found in it must nevertheless be what is found when it is opened as it is now. */
import { describe, expect, it } from "vitest";
import { defaultConfiguration } from "../../src/core/linter/configuration";
import type { LintRequest } from "../../src/core/linter/linter";
import { noProject } from "../../src/core/linter/project";
import type { SourceFile } from "../../src/core/syntax/source-file";
import { applyEdits, type TextEdit } from "../../src/core/text/edit";
import { analyzer, describeFinding } from "../harness/lint";
import { seeded } from "../harness/random";
import { fixtureTexts, randomEdit } from "../harness/texts";

const { linter } = analyzer;

function requestFor(file: SourceFile): LintRequest {
  return { file, configuration: defaultConfiguration, project: noProject, withFixes: true };
}

/** Everything that is found, with its fixes. */
function found(file: SourceFile): string[] {
  const { findings, failures } = analyzer.lint(requestFor(file));
  expect(failures).toEqual([]);
  return findings.map((one) => `${describeFinding(one, file)} ${JSON.stringify([one.related, one.fixes])}`);
}

const texts = fixtureTexts().filter((text) => text.length > 1000 && text.length < 6000);
/** Several fixtures one behind the other, as a large file. */
const long = texts.slice(0, 6).join("\n\n");
const forms: readonly [string, (text: string) => string][] = [
  ["as they are", (text) => text],
  ["with Windows' line ends", (text) => text.replaceAll("\n", "\r\n")],
  ["with characters of two units", (text) => text.replaceAll("# ", "# 🐍 ")],
];

describe("what is found after random edits is what is found in the same text afresh", () => {
  it.each(forms)("in fixtures %s", (name, form) => {
    const random = seeded(name.length);
    for (let sequence = 0; sequence < 40; sequence++) {
      let text = form(sequence % 10 === 0 ? long : random.pick(texts));
      const document = analyzer.open(text);
      expect(document.file.text).toBe(text);
      for (let step = 0; step < 6; step++) {
        // Most edits are small and leave the text whole; some damage it.
        const at = random.below(text.length + 1);
        const edit: TextEdit = random.below(3) === 0 ? randomEdit(text, random) : { start: at, end: at, newText: random.pick(typed) };
        text = applyEdits(text, [edit]);
        document.edit(edit);
        if (random.below(4) === 0) continue;
        // Whatever was asked about the file before must not be remembered wrongly.
        const ours = found(document.file);
        expect(ours, JSON.stringify(text)).toEqual(found(analyzer.read(text)));
      }
    }
  });
});

const typed = [" ", "x", "await ", "_", "1", "\n", "# noqa\n", "\n    pass\n", "asyncio.sleep(1)\n", "self.x = f()\n"];

describe("an edit of one statement", () => {
  const before = `import asyncio

async def first():
    asyncio.sleep(1)

class Worker:
    async def second(self):
        print("…")

    async def third(self):
        asyncio.sleep(3)
`;

  function afterEdit(...edits: readonly [string, string][]): string[] | undefined {
    const document = analyzer.open(before);
    let reports = linter.reportsOf(requestFor(document.file));
    for (const _ of linter.lookAtAll(reports));
    for (const [old, newText] of edits) {
      const start = document.text.indexOf(old);
      document.edit({ start, end: start + old.length, newText });
      const next = linter.afterEdit(reports, requestFor(document.file));
      if (!next) return undefined;
      reports = next;
    }
    return linter.settle(reports).findings.map((one) => describeFinding(one, document.file).replace(/:.*/, ""));
  }

  const lines = (...expected: number[]) => expected.map((line) => String(line));

  it("finds what it brings, and moves what was found elsewhere", () => {
    expect(afterEdit(['print("…")', "asyncio.sleep(\n            2\n        )"])).toEqual(lines(4, 8, 13));
  });

  it("takes away what it mends", () => {
    expect(afterEdit(["asyncio.sleep(1)", "await asyncio.sleep(1)\n    await asyncio.sleep(1)"])).toEqual(lines(12));
  });

  it("can be followed by others", () => {
    expect(afterEdit(['print("…")', "asyncio.sleep(2)\n"], ["    asyncio.sleep(1)", "    print()"], ["sleep(2)", "sleep(4)"])).toEqual(
      lines(8, 12),
    );
  });

  it("is no such edit where the text is damaged, or two statements are changed", () => {
    expect(afterEdit(['print("…")', "print(("])).toBeUndefined();
    expect(afterEdit(["    asyncio.sleep(1)\n\nclass Worker:", "    await asyncio.sleep(1)\n\nclass Other:"])).toBeUndefined();
  });
});
