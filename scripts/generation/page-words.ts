/** The fixed words of the generated pages, in both languages. They are never shown by the extension, so they are not in l10n/. */
import type { RuleSeverity } from "../../shared/settings";

/** The languages of the pages. */
export type PageLanguage = "en" | "zh-cn";

/** What a page says besides the words of rules and settings. */
export interface PageWords {
  readonly rules: string;
  readonly rulesIntroduction: string;
  readonly settings: string;
  readonly settingsIntroduction: string;
  readonly code: string;
  readonly rule: string;
  readonly meaning: string;
  readonly severity: string;
  readonly fix: string;
  readonly since: string;
  readonly why: string;
  readonly example: string;
  readonly instead: string;
  readonly whenNotToUse: string;
  readonly switchOn: string;
  readonly switchOnIn: string;
  readonly silence: string;
  readonly silenceLine: string;
  readonly silenceEverywhere: string;
  readonly otherTools: (codes: string) => string;
  readonly references: string;
  readonly allRules: string;
  readonly otherLanguage: string;
  readonly setting: string;
  readonly default: string;
  readonly defaultIs: (value: string) => string;
  readonly choice: string;
  readonly description: string;
  readonly severities: Readonly<Record<RuleSeverity, string>>;
  readonly fixes: Readonly<Record<"none" | "safe" | "suggested", string>>;
}

/** The words by language. */
export const pageWords: Readonly<Record<PageLanguage, PageWords>> = {
  en: {
    rules: "Rules",
    rulesIntroduction: "Everything that Asyncio Insight looks for. A *safe* fix joins “fix all”; a *suggested* one wants a look.",
    settings: "Settings",
    settingsIntroduction: "Search for `asyncioInsight` in the settings of the editor, or write them in `settings.json`.",
    code: "Code",
    rule: "Rule",
    meaning: "What is wrong",
    severity: "Severity",
    fix: "Fix",
    since: "Since",
    why: "Why it matters",
    example: "Example",
    instead: "Write instead:",
    whenNotToUse: "When not to use it",
    switchOn: "How to switch it on",
    switchOnIn:
      "The rule is off by default. For a whole project, write in `pyproject.toml`, or for yourself in the setting `asyncioInsight.rules`:",
    silence: "How to silence it",
    silenceLine: "For one line, with a comment at its end:",
    silenceEverywhere: "For a whole project, in `pyproject.toml`, or for yourself in the setting `asyncioInsight.rules`:",
    otherTools: (codes) => `A \`# noqa\` with ${codes} of other tools silences this rule as well.`,
    references: "Read more",
    allRules: "All rules",
    otherLanguage: "简体中文",
    setting: "Setting",
    default: "Default",
    defaultIs: (value) => `Default: ${value}`,
    choice: "Choice",
    description: "Meaning",
    severities: { off: "off", hint: "hint", information: "information", warning: "warning", error: "error" },
    fixes: { none: "–", safe: "safe", suggested: "suggested" },
  },
  "zh-cn": {
    rules: "规则",
    rulesIntroduction: "Asyncio Insight 检查的所有问题。“安全”的修复会包含在“全部修复”中；“建议”的修复需要您先看一眼再应用。",
    settings: "设置",
    settingsIntroduction: "在编辑器的设置中搜索 `asyncioInsight`，或写在 `settings.json` 中。",
    code: "代码",
    rule: "规则",
    meaning: "问题",
    severity: "严重程度",
    fix: "修复",
    since: "始于版本",
    why: "为什么重要",
    example: "示例",
    instead: "应改写为：",
    whenNotToUse: "何时不使用",
    switchOn: "如何启用",
    switchOnIn: "这条规则默认关闭。要在整个项目中启用，写在 `pyproject.toml` 中；只为自己启用，使用设置 `asyncioInsight.rules`：",
    silence: "如何忽略",
    silenceLine: "只忽略一行，在行尾写注释：",
    silenceEverywhere: "在整个项目中关闭，写在 `pyproject.toml` 中；只为自己关闭，使用设置 `asyncioInsight.rules`：",
    otherTools: (codes) => `带有其他工具代码 ${codes} 的 \`# noqa\` 注释也会忽略这条规则。`,
    references: "延伸阅读",
    allRules: "所有规则",
    otherLanguage: "English",
    setting: "设置",
    default: "默认值",
    defaultIs: (value) => `默认值：${value}`,
    choice: "可选值",
    description: "含义",
    severities: { off: "关闭", hint: "提示", information: "信息", warning: "警告", error: "错误" },
    fixes: { none: "–", safe: "安全", suggested: "建议" },
  },
};
