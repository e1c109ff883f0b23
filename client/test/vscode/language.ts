/**
 * Runs VS Code in another display language without its marketplace. VS Code switches its language only when a language
 * pack is registered; it finds the registered ones in `languagepacks.json` in the user data folder. The pack
 * written here translates the few words of VS Code itself that are next to this extension's (own translation;
 * the rest of the workbench stays English), and everything of the extension follows: `package.nls.zh-cn.json`,
 * `vscode.env.language`, `vscode.l10n` and the locale the language server is started with.
 */

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** A display language, as `vscode.env.language` names it. */
export type DisplayLanguage = "en" | "zh-cn";

/**
 * Registers a language pack for `language` in a fresh user data folder. English needs none.
 *
 * @param userData absolute path of VS Code's user data folder
 */
export async function writeLanguagePack(language: DisplayLanguage, userData: string): Promise<void> {
  if (language === "en") {
    return;
  }
  const folder = join(userData, "language-pack");
  const translations = join(folder, "main.i18n.json");
  await mkdir(folder, { recursive: true });
  await writeFile(translations, JSON.stringify({ contents: workbenchWords }));
  await writeFile(
    join(userData, "languagepacks.json"),
    JSON.stringify({
      [language]: {
        hash: "asyncio-insight-tests",
        extensions: [{ extensionIdentifier: { id: "asyncio-insight.language-pack" }, version: "1.0.0" }],
        translations: { vscode: translations },
        label: "简体中文",
      },
    }),
  );
}

/** Module → key → text, as in VS Code's own language packs. */
const workbenchWords: Record<string, Record<string, string>> = {
  "vs/editor/contrib/codeAction/browser/codeActionMenu": { "codeAction.widget.id.quickfix": "快速修复" },
  "vs/editor/contrib/hover/browser/markerHoverParticipant": { "quick fixes": "快速修复…", "view problem": "查看问题" },
  "vs/workbench/browser/parts/editor/editorStatus": { singleSelection: "行 {0}，列 {1}", spacesSize: "空格：{0}" },
  "vs/workbench/contrib/debug/browser/debug.contribution": { debugPanel: "调试控制台" },
  "vs/workbench/contrib/files/browser/explorerViewlet": { explore: "资源管理器" },
  "vs/workbench/contrib/markers/browser/messages": {
    "markers.panel.title.problems": "问题",
    "markers.panel.at.ln.col.number": "[行 {0}，列 {1}]",
    "markers.panel.filter.placeholder": "筛选（例如：文本、**/*.py）",
  },
  "vs/workbench/contrib/markers/browser/markers.contribution": { problems: "问题" },
  "vs/workbench/contrib/outline/browser/outline.contribution": { name: "大纲" },
  "vs/workbench/contrib/output/browser/output.contribution": { output: "输出" },
  "vs/workbench/contrib/preferences/browser/keyboardLayoutPicker": { keyboardLayout: "键盘布局：{0}" },
  "vs/workbench/contrib/remote/browser/remoteExplorer": { ports: "端口" },
  "vs/workbench/contrib/remote/browser/tunnelView": { "remote.tunnel": "端口" },
  "vs/workbench/contrib/terminal/browser/terminal.contribution": { terminal: "终端" },
  "vs/workbench/contrib/workspace/browser/workspace.contribution": { untrusted: "受限模式" },
  "vs/workbench/contrib/timeline/browser/timelinePane": { timeline: "时间线" },
};
