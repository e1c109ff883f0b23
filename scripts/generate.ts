/**
 * `npm run generate`: writes everything that follows from the rules (`server/src/core/rules`), the settings (`shared/settings.ts`) and
 * the translations (`l10n/parts`), so that nothing is written twice: the rules' index, the pages in docs/, the tables in the READMEs,
 * the settings in package.json and their words, and the translations that ship. With `--check` it only says what is out of date.
 */
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { asyncioCards } from "../server/src/core/features/asyncio-cards";
import { settingDefinitions } from "../shared/settings";
import { configuration, type Json, manifestWords, replaceManifestWords } from "./generation/manifest";
import type { PageLanguage } from "./generation/page-words";
import { pagesFolder, replaceGenerated, rulePage, rulesPage, rulesTable, settingsPage, settingsTable } from "./generation/pages";
import { loadRules, rulesFolder, rulesIndex } from "./generation/rules";
import {
  collectKeys,
  mergeParts,
  type Parts,
  type SourceText,
  type Translations,
  translationProblems,
  withMissingKeys,
} from "./generation/translations";

const partsFolder = "l10n/parts";
const partSuffix = ".zh-cn.json";

/** What was generated: texts by their path relative to the repository, and what a person has to mend. */
export interface Generated {
  readonly files: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
}

/**
 * Generates everything and writes nothing.
 *
 * @param repository absolute path
 * @throws Error when a rule or a file of translations cannot be read
 */
export async function generate(repository: string): Promise<Generated> {
  const files = new Map<string, string>();
  const ruleFiles = await loadRules(repository);
  const rules = ruleFiles.map((one) => one.rule);
  const sources = await readSources(repository);
  const keys = collectKeys({ rules, settings: settingDefinitions, cards: asyncioCards }, sources);
  const found = await readParts(repository);
  const parts = withMissingKeys(found, keys);
  const chinese = mergeParts(parts);

  files.set(`${rulesFolder}/index.ts`, rulesIndex(ruleFiles.map((one) => one.name)));
  for (const [area, part] of parts) if (part !== found.get(area)) files.set(`${partsFolder}/${area}${partSuffix}`, jsonText(part));
  files.set("l10n/bundle.l10n.zh-cn.json", jsonText(chinese));

  const manifest = await readJson(join(repository, "package.json"));
  manifest.contributes = { ...(manifest.contributes as Json | undefined), configuration: configuration(rules, settingDefinitions) };
  files.set("package.json", jsonText(manifest));

  const languages: readonly { language: PageLanguage; suffix: string; translations: Translations }[] = [
    { language: "en", suffix: "", translations: {} },
    { language: "zh-cn", suffix: ".zh-cn", translations: chinese },
  ];
  for (const { language, suffix, translations } of languages) {
    const translate = (english: string) => translations[english] ?? english;
    const folder = pagesFolder(language);
    for (const rule of rules) files.set(`${folder}/rules/${rule.id}.md`, rulePage(rule, language, translate));
    files.set(`${folder}/rules/README.md`, rulesPage(rules, language, translate));
    files.set(`${folder}/settings.md`, settingsPage(settingDefinitions, language, translate));

    const words = `package.nls${suffix}.json`;
    const existing = existsSync(join(repository, words)) ? await readJson(join(repository, words)) : {};
    files.set(
      words,
      jsonText(replaceManifestWords(existing as Record<string, string>, manifestWords(rules, settingDefinitions, translate))),
    );

    const readme = `README${suffix}.md`;
    const text = await readFile(join(repository, readme), "utf8");
    const withRules = replaceGenerated(text, "rules", rulesTable(rules, `${folder}/rules`, language, translate));
    files.set(readme, replaceGenerated(withRules, "settings", settingsTable(settingDefinitions, language, translate)));
  }
  return { files, problems: [...translationProblems(parts, keys, sources), ...(await strayPages(repository, files))] };
}

/** Names the generated files whose text on the disk is another one, or that are not there. */
export async function outdated(repository: string, files: ReadonlyMap<string, string>): Promise<string[]> {
  const texts = await Promise.all([...files.keys()].map((path) => readFile(join(repository, path), "utf8").catch(() => undefined)));
  return [...files].filter(([, text], index) => texts[index]?.replaceAll("\r\n", "\n") !== text).map(([path]) => path);
}

/** Finds pages of rules that no longer exist. They are named, not deleted. */
async function strayPages(repository: string, files: ReadonlyMap<string, string>): Promise<string[]> {
  const folders = ["docs/rules", "docs/zh-cn/rules"];
  const pages = await Promise.all(
    folders.map(async (folder) => (await readdir(join(repository, folder)).catch(() => [])).map((page) => `${folder}/${page}`)),
  );
  return pages
    .flat()
    .filter((page) => !files.has(page))
    .map((page) => `${page}: no rule has this page any more; delete it.`);
}

async function readSources(repository: string): Promise<SourceText[]> {
  const folders = ["shared", "server/src", "client/src"];
  const paths = await Promise.all(folders.map((folder) => filesBelow(repository, folder, ".ts")));
  return Promise.all(paths.flat().map(async (path) => ({ path, text: await readFile(join(repository, path), "utf8") })));
}

async function readParts(repository: string): Promise<Parts> {
  const paths = await filesBelow(repository, partsFolder, partSuffix);
  const parts = await Promise.all(paths.map(async (path) => (await readJson(join(repository, path))) as Translations));
  return new Map(paths.map((path, index) => [path.slice(partsFolder.length + 1, -partSuffix.length), parts[index] as Translations]));
}

/** Paths relative to the repository, with `/`, sorted. A folder that does not exist has no files. */
async function filesBelow(repository: string, folder: string, suffix: string): Promise<string[]> {
  const names = await readdir(join(repository, folder), { recursive: true }).catch(() => []);
  return names
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(suffix))
    .sort();
}

async function readJson(path: string): Promise<Json> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as Json;
  } catch (error) {
    throw new Error(`${path} cannot be read: ${(error as Error).message}`);
  }
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

async function main(): Promise<void> {
  const repository = resolve(dirname(fileURLToPath(import.meta.url)), "..");
  const { files, problems } = await generate(repository);
  const changed = await outdated(repository, files);
  const isCheck = process.argv.includes("--check");
  for (const path of changed) {
    console.log(isCheck ? `${path} is out of date; run \`npm run generate\`.` : `wrote ${path}`);
    if (isCheck) continue;
    await mkdir(dirname(join(repository, path)), { recursive: true });
    await writeFile(join(repository, path), files.get(path) as string);
  }
  for (const problem of problems) console.log(problem);
  if (isCheck && (changed.length > 0 || problems.length > 0)) process.exitCode = 1;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}
