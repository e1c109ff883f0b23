/** Finds the files of a project that fixes may have to change together with the one in question. */
import type { ModuleName } from "../semantics/evaluator";
import type { OtherFiles, ProjectFile } from "../semantics/model";
import type { SourceFile } from "../syntax/source-file";
import type { ReadText } from "./module-files";

/** In more files than this nobody looks for a word: it would take too long. */
const mostFiles = 5_000;

/** Of more files than this that hold a word nobody finds out what it means there. */
const mostMentions = 100;

/** What is needed of a project to look through its files. */
export interface ProjectListing {
  /** The paths of all its Python files; undefined while they are not known. */
  paths(): Iterable<string> | undefined;
  readonly readText: ReadText;
  /** The syntax tree of a text; `path` is where it is from, in case the file has been read already. */
  read(text: string, path: string): SourceFile;
  nameOf(path: string): ModuleName | undefined;
}

/** The files of a project besides one. Texts are looked through first, and only those are parsed in which a word stands. */
export function otherFilesOf(ownPath: string, listing: ProjectListing): OtherFiles {
  return { ownPath, mentioning: (word) => mentioning(word, ownPath, listing) };
}

function mentioning(word: string, ownPath: string, { paths, readText, read, nameOf }: ProjectListing): readonly ProjectFile[] | undefined {
  const found: { readonly path: string; readonly text: string }[] = [];
  const whole = new RegExp(`(?<![\\p{L}\\p{N}_])${word}(?![\\p{L}\\p{N}_])`, "u");
  let left = mostFiles;
  for (const path of paths() ?? []) {
    if (path === ownPath || !path.endsWith(".py")) continue;
    if (left-- <= 0) return undefined;
    const text = readText(path);
    if (text?.includes(word) && whole.test(text)) found.push({ path, text });
    if (found.length > mostMentions) return undefined;
  }
  return found.flatMap(({ path, text }) => {
    const file = read(text, path);
    return file.skipped ? [] : [{ path, file, moduleName: nameOf(path) }];
  });
}
