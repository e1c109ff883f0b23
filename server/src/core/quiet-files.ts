/**
 * Which files need not be looked into: those that hold no word of asynchronous code and import nothing that leads to any. In a project with much other
 * code that is most of them.
 */

import { damagesIn } from "./repair/damaged-text";
import { intendedModule } from "./repair/module-names";
import type { ModuleLookup, ModuleName } from "./semantics/evaluator";
import { standardLibrary } from "./semantics/known-modules.json";
import { libraries } from "./semantics/legacy-libraries.json";
import { perFile } from "./syntax/per-file";
import type { SourceFile } from "./syntax/source-file";
import { walk } from "./syntax/visit";

/** What asynchronous code cannot do without: a keyword, a name of asyncio, of `typing` or of the libraries that bring event loops. */
const asynchronousWord =
  /async|await|coroutine|aiter|anext|aclos|yield\s+from|\b(?:aio|trio|curio|uvloop|gevent|eventlet|greenlet|tornado|twisted|nest_)/i;

/** Libraries that are reported wherever they are imported. */
const legacyLibraries = new RegExp(`\\b(?:${libraries.map(({ module }) => module).join("|")})\\b`);

/** Comments that silence findings, by the names of our rules: where they silence nothing, they are reported themselves. */
const suppression = /#\s*noqa\s*:[^\r\n]*(?:AIO\d|[a-z]+-[a-z])/i;

const hasAsynchronousWord = perFile(({ text }) => asynchronousWord.test(text) || legacyLibraries.test(text));

const standardModules: ReadonlySet<string> = new Set(standardLibrary);

/** What is known around a file. */
export interface QuietSurroundings {
  readonly modules?: ModuleLookup | undefined;
  readonly moduleName?: ModuleName | undefined;
  hasModule(name: string): boolean;
}

/**
 * Tells whether no rule can find anything in a file. Nothing is evaluated for it. The standard library counts as quiet, since nobody can use its
 * asynchronous parts without one of the words; so do modules that are not at hand, of which nothing is known.
 */
export function isQuiet(file: SourceFile, { modules, moduleName, hasModule }: QuietSurroundings): boolean {
  if (file.skipped || file.module.errors.length > 0 || hasAsynchronousWord(file) || suppression.test(file.text)) return false;
  const [top = ""] = moduleName?.name.split(".") ?? [];
  // A file that stands in the place of a module of the library may be reported for its name alone.
  if (standardModules.has(top) || damagesIn(file).length > 0) return false;
  for (const [word] of file.text.matchAll(/\b[A-Za-z]{3,12}\b/g)) if (intendedModule(word, hasModule) !== undefined) return false;
  return !modules || !leadsToAsynchronous(file, moduleName, modules);
}

/** Tells whether some module that a file imports, or one of those that it imports, has a word of asynchronous code. */
function leadsToAsynchronous(file: SourceFile, name: ModuleName | undefined, modules: ModuleLookup): boolean {
  const asked = new Set<string>();
  const waiting = [...importsOf(file, name)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (asked.has(next)) continue;
    asked.add(next);
    const module = modules.module(next);
    if (module?.path === undefined) continue;
    if (hasAsynchronousWord(module.file)) return true;
    waiting.push(...importsOf(module.file, module));
  }
  return false;
}

/** The dotted names of all modules that a file may import: `from a import b` may mean the module `a.b`. */
function importsOf(file: SourceFile, own: ModuleName | undefined): readonly string[] {
  const names: string[] = [];
  walk(file.module, (node) => {
    if (node.kind === "Import") {
      for (const { path } of node.names) {
        const parts = path.split(".");
        for (let length = 1; length <= parts.length; length++) names.push(parts.slice(0, length).join("."));
      }
    } else if (node.kind === "FunctionDefinition") {
      // Most functions import nothing, and need not be read to know it.
      return file.text.slice(node.start, node.end).includes("import");
    } else if (node.kind === "ImportFrom") {
      const module = absolute(node.level, node.module, own);
      if (module !== "") names.push(module, ...node.names.map((one) => `${module}.${one.path}`));
    }
    return true;
  });
  return names;
}

/** The dotted name that a relative import means. */
function absolute(level: number, module: string, own: ModuleName | undefined): string {
  if (level === 0) return module;
  const parts = own?.name.split(".") ?? [];
  const base = parts.slice(0, parts.length - (own?.isPackage ? level - 1 : level));
  return [...base, ...(module ? [module] : [])].join(".");
}
