/** The checks of the translations find what they shall find. */
import { describe, expect, test } from "vitest";
import {
  collectKeys,
  mergeParts,
  type Parts,
  type Translations,
  translationProblems,
  withMissingKeys,
} from "../../../scripts/generation/translations";

const source = (path: string, text: string) => ({ path, text });

describe("Texts that need a translation", () => {
  test("are found in the calls that show them, and belong to the area of their file", () => {
    const cards = { "asyncio.sleep": { page: "library/asyncio-task.html", what: "It waits.", ran: "Not yet." } };
    const keys = collectKeys({ rules: [], settings: {}, cards }, [
      source("client/src/a.ts", 'vscode.l10n.t("One");\nvscode.l10n.t(\n  "Two " + "parts",\n);'),
      source("server/src/lsp/b.ts", 'translate("Three"); message("Say \\"four\\"", {}); notShown("five");'),
      source("server/src/core/rules/some-rule.ts", 'message("Six")'),
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a source file.
      source("server/src/config/d.ts", "message('Say \"it\\'s\"');\nmessage(`Say ${notFixed}`); message(`In \\`code\\``)"),
      source("server/src/cli/c.ts", 'message("One")'),
    ]);
    expect([...keys]).toEqual([
      ["It waits.", "hover"],
      ["Not yet.", "hover"],
      ["One", "client"],
      ["Two parts", "client"],
      ["Three", "server"],
      ['Say "four"', "server"],
      ["Six", "rules/some-rule"],
      ['Say "it\'s"', "config"],
      ["In `code`", "config"],
    ]);
  });

  test("are added to their area when nobody has translated them", () => {
    const parts = new Map([["client", { One: "一" }]]);
    const keys = new Map([
      ["One", "client"],
      ["Two", "client"],
      ["Three", "server"],
    ]);
    expect([...withMissingKeys(parts, keys)]).toEqual([
      ["client", { One: "一", Two: "" }],
      ["server", { Three: "" }],
    ]);
  });
});

describe("Translations", () => {
  const keys = new Map([["{a} and {b}", "client"]]);

  test("are merged and sorted, without those that are missing", () => {
    const parts: Parts = new Map<string, Translations>([
      ["b", { Two: "二", Three: "" }],
      ["a", { One: "一" }],
    ]);
    expect(Object.entries(mergeParts(parts))).toEqual([
      ["One", "一"],
      ["Two", "二"],
    ]);
  });

  test("may put the places in another order", () => {
    expect(translationProblems(new Map([["client", { "{a} and {b}": "{b} 和 {a}" }]]), keys, [])).toEqual([]);
  });

  test("are refused when the places differ, a text is empty or gone, or two areas disagree", () => {
    const parts: Parts = new Map<string, Translations>([
      ["client", { "{a} and {b}": "{a} 和 {c}", Gone: "没了", "In a table": "在表中" }],
      ["server", { "{a} and {b}": "" }],
    ]);
    expect(translationProblems(parts, keys, [source("server/src/x.ts", 'const table = ["In a table"];')])).toEqual([
      'l10n/parts/client.zh-cn.json: the places differ (a, b, and a, c): "{a} and {b}"',
      'l10n/parts/client.zh-cn.json: nothing shows this text any more: "Gone"',
      'l10n/parts/server.zh-cn.json: translated in another way in client: "{a} and {b}"',
      'l10n/parts/server.zh-cn.json: not translated yet: "{a} and {b}"',
    ]);
  });
});
