/** Projects whose files are in memory. */
import type { Analyzer } from "../../src/core/analyzer";
import type { Project } from "../../src/core/linter/project";
import { NameIndex, withLibrary } from "../../src/core/project/name-index";
import { otherFilesOf } from "../../src/core/project/other-files";

/** The project of one of some files, which are texts by absolute path. Python searches the folder `/app`. */
export function memoryProject(analyzer: Analyzer, files: Readonly<Record<string, string>>, path: string): Project {
  const readText = (one: string): string | undefined => files[one];
  const modules = analyzer.modulesOf(analyzer.moduleFiles(readText), ["/app"]);
  const nameOf = (one: string) => modules.nameOf(one);
  const index = new NameIndex();
  for (const [one, text] of Object.entries(files)) index.update(one, text);
  return {
    hasModule: (name) => files[`/app/${name}.py`] !== undefined,
    modules,
    moduleName: nameOf(path),
    functionNames: {
      lookup: (name) => withLibrary(name, index),
      callsOf: (name) => index.callsOf(name),
    },
    otherFiles: otherFilesOf(path, { paths: () => Object.keys(files), readText, read: (text) => analyzer.read(text), nameOf }),
  };
}
