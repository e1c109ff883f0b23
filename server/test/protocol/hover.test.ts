/** Hovers as the client gets them: in the reader's language, and inert whatever the file says. */
import { describe, expect, it } from "vitest";
import type { MarkupContent } from "vscode-languageserver";
import { connect } from "../harness/client";
import { editors } from "../harness/editors";

const uri = "file:///project/main.py";

async function textAt(
  text: string,
  line: number,
  character: number,
  options: Parameters<typeof connect>[0] = {},
): Promise<string | undefined> {
  const client = await connect({ capabilities: editors["VS Code"], ...options });
  client.open(uri, text);
  const hover = await client.hover(uri, line, character);
  await client.stop();
  return (hover?.contents as MarkupContent | undefined)?.value;
}

describe("a hover", () => {
  const text = "import asyncio\n\n\nasync def main():\n    asyncio.sleep(1)\n";

  it("explains the finding first, then the code", async () => {
    const shown = await textAt(text, 4, 14);
    const [finding, code, ...others] = (shown ?? "").split("\n\n---\n\n");
    expect(others).toEqual([]);
    expect(finding).toMatch(/^\*\*`AIO101` `unawaited-coroutine`\*\*\n\nA coroutine function is called/);
    expect(finding).toMatch(
      /\n\n\[About this rule\]\(https:\/\/github\.com\/asyncio-insight\/asyncio-insight\/blob\/main\/docs\/rules\/unawaited-coroutine\.md\)$/,
    );
    expect(code).toBe(
      "**`asyncio.sleep`**\n\nWaits for some seconds and lets other tasks run meanwhile.\n\n" +
        "**Has it run?** Not by the call alone: it makes a coroutine object, which runs when it is awaited.\n\n" +
        "**What next?** Write `await asyncio.sleep(1)`. Unlike `time.sleep`, it does not hold up the other tasks.\n\n" +
        "[Python documentation](https://docs.python.org/3/library/asyncio-task.html#asyncio.sleep)",
    );
  });

  it("has the range of what it explains", async () => {
    const client = await connect({ capabilities: editors["VS Code"] });
    client.open(uri, text);
    expect((await client.hover(uri, 3, 12))?.range).toEqual({ start: { line: 3, character: 10 }, end: { line: 3, character: 14 } });
    expect(await client.hover(uri, 1, 0)).toBeNull();
    expect(await client.hover(uri, 400, 400)).toBeNull();
    expect(await client.hover("file:///not/open.py", 0, 0)).toBeNull();
    await client.stop();
  });

  it("is plain text where the client shows no Markdown", async () => {
    expect(
      await textAt("import asyncio\n", 0, 8, { capabilities: { textDocument: { hover: { contentFormat: ["plaintext", "markdown"] } } } }),
    ).toBe(
      "`asyncio`\n\nPython's library for doing many things at the same time in one thread: while one waits, another goes on.\n\n" +
        "What next? Write `async def main():` and start it with `asyncio.run(main())`.\n\n" +
        "Python documentation: https://docs.python.org/3/library/asyncio.html",
    );
  });
});

describe("names from the file", () => {
  const hostile = ["a".repeat(1_000_000), "ａ".repeat(500), "\u{1d4ea}".repeat(500), "evil\u202egnp", "x\u2066y\u2069", "名字"];

  it.each(hostile.map((name) => [name.slice(0, 20), name]))("cannot bring %s into Markdown", async (_, name) => {
    const shown = await textAt(`async def ${name}():\n    pass\n`, 0, 2);
    if (shown === undefined) return expect(name).toMatch(/[\u202e\u2066]/);
    expect(shown.length).toBeLessThan(3000);
    expect(shown).not.toMatch(/[\p{Cf}]/u);
  });

  it.each([
    ["a link", "[x](command:workbench.action.terminal.new)"],
    ["HTML", "<img src=x onerror=alert(1)>"],
    ["code spans", "`; rm -rf ~ `"],
    ["a heading", "\n# heading\n"],
    ["a command", "](command:evil)"],
  ])("cannot bring %s into Markdown", async (_, evil) => {
    // Broken code is where a name may be anything. Whatever is shown, its links are ours.
    for (const text of [
      `async def f${evil}(): pass\n`,
      `import asyncio as ${evil}\n${evil}.run()\n`,
      `async def f():\n    await ${evil}\n    ${evil}()\n`,
    ]) {
      const client = await connect({ capabilities: editors["VS Code"] });
      client.open(uri, text);
      for (const [line, content] of text.split("\n").entries()) {
        for (let character = 0; character <= content.length; character++) {
          const value = ((await client.hover(uri, line, character))?.contents as MarkupContent | undefined)?.value ?? "";
          const outsideCode = value.replace(/`[^`\n]*`/g, "");
          expect(outsideCode).not.toMatch(/[<>]|command:|onerror/);
          for (const [, address] of outsideCode.matchAll(/\]\(([^)]*)\)/g))
            expect(address).toMatch(/^https:\/\/(docs\.python\.org|github\.com\/asyncio-insight)\//);
          expect(value.split("`").length % 2).toBe(1);
        }
      }
      await client.stop();
    }
  });
});

describe("in Chinese", () => {
  it("hovers, messages and links are Chinese, and names stay as they are", async () => {
    const translations = {
      "Waits for some seconds and lets other tasks run meanwhile.": "等待若干秒，期间让其他任务运行。",
      "Has it run?": "运行了吗？",
      "Python documentation": "Python 文档",
    };
    const shown = await textAt("import asyncio\n\nasync def main():\n    await asyncio.sleep(1)\n", 3, 20, {
      initialize: { locale: "zh-CN", initializationOptions: { translations } },
    });
    expect(shown).toContain("**`asyncio.sleep`**\n\n等待若干秒，期间让其他任务运行。\n\n**运行了吗？** ");
    expect(shown).toContain("[Python 文档](https://docs.python.org/zh-cn/3/library/asyncio-task.html#asyncio.sleep)");
  });

  it.each(["zh", "zh-cn", "zh_CN.UTF-8", "zh-Hans-CN"])("the server finds its own translations for the locale %s", async (locale) => {
    const asked: string[] = [];
    const host = {
      loadTranslations: async (language: string) => {
        asked.push(language);
        return { "Python documentation": "Python 文档" };
      },
    };
    const shown = await textAt("import asyncio\n", 0, 8, { initialize: { locale }, host });
    expect(asked).toEqual(["zh-cn"]);
    expect(shown).toContain("[Python 文档](https://docs.python.org/zh-cn/3/library/asyncio.html)");
  });

  it.each(["en", "de", "", 7, null])("the locale %j is English where there are no translations", async (locale) => {
    const shown = await textAt("import asyncio\n", 0, 8, { initialize: { locale }, host: { loadTranslations: async () => undefined } });
    expect(shown).toContain("[Python documentation](https://docs.python.org/3/library/asyncio.html)");
  });
});
