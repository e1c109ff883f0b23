import type { Fix } from "../linter/finding";
import { defineRule } from "../linter/rule";
import { rulesAboutMeaning } from "../linter/rules-about-meaning";
import { versionText } from "../linter/version";
import { type KeywordName, keywordNamesIn } from "../repair/keyword-names";
import { factAbout } from "../semantics/asyncio-timeline";
import type { SourceFile } from "../syntax/source-file";
import { walk } from "../syntax/visit";
import { replace } from "../text/edit";
import { message } from "../text/message";

/** AIO010: `async` or `await` is used as a name, which older versions allowed. */
export default defineRule({
  id: "keyword-as-name",
  code: "AIO010",
  since: "0.2.0",
  severity: "error",
  fix: "safe",
  aliases: ["E999", "E0001"],
  refusedByPython: true,
  supersedes: ["misspelled-keyword", "stray-await-dot", "smashed-lines", "generator-mixup", ...rulesAboutMeaning],

  summary: "`async` or `await` is used as a name; they are keywords since Python 3.7, which refuses the file.",
  why: "Before Python 3.7, `async` and `await` were names like any other outside of `async def`. Functions, parameters and attributes could be called so, and asyncio had a function `asyncio.async()`, which is `asyncio.ensure_future()` today. Since Python 3.7 they are keywords, and a file that uses them as names is refused as a whole: `SyntaxError: invalid syntax`. Nothing of it runs, not even the lines above.",
  bad: `import asyncio


async def work():
    await asyncio.sleep(1)


def start(job):
    return asyncio.async(job)


async def main():
    await start(work())


asyncio.run(main())
`,
  good: `import asyncio


async def work():
    await asyncio.sleep(1)


def start(job):
    return asyncio.ensure_future(job)


async def main():
    await start(work())


asyncio.run(main())
`,
  whenNotToUse: "When the code only ever runs on Python 3.6 and older; set the target version, then the rule is silent.",
  references: [
    "https://docs.python.org/3/whatsnew/3.7.html#changes-in-python-behavior",
    "https://docs.python.org/3/library/asyncio-future.html#asyncio.ensure_future",
  ],
  messages: {
    name: '`{word}` is a keyword since Python {removed} and cannot be a name: Python refuses the whole file ("SyntaxError: invalid syntax").',
    asyncio:
      '`async` is a keyword since Python {removed}, so that this function of asyncio had to get another name: `ensure_future`. Python refuses the whole file ("SyntaxError: invalid syntax").',
  },

  visit: {
    Module(_, { file, target, report }) {
      if (target.newest < removed) return;
      const names = keywordNamesIn(file);
      if (names.length === 0) return;
      const modules = namesOfAsyncio(file);
      const isOfAsyncio = ({ word, role, owner }: KeywordName): boolean =>
        word === "async" && owner !== undefined && (role === "member" ? modules.has(owner) : role === "import" && owner === "asyncio");
      const isImported = names.some((one) => one.role === "import" && isOfAsyncio(one));
      for (const one of names) {
        const isFunction = isOfAsyncio(one) || (isImported && one.word === "async" && one.role === "name");
        report({
          range: one,
          covers: [one.covers],
          message: isFunction ? "asyncio" : "name",
          values: { word: one.word, removed: versionText(removed) },
          fixes: () => (isFunction ? useEnsureFuture(names, one, isImported) : rename(file, names, one)),
        });
      }
    },
  },
});

const { removed = 0, instead = "" } = factAbout("asyncio.async");

/** The names under which a file has the module asyncio. */
function namesOfAsyncio({ module }: SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  walk(module, (node) => {
    if (node.kind !== "Import") return;
    for (const { path, alias } of node.names) if (path === "asyncio") names.add(alias?.id ?? path);
  });
  return names;
}

/** The fix that calls the function by its new name; where it is imported by its old one, everywhere. */
function useEnsureFuture(names: readonly KeywordName[], one: KeywordName, isImported: boolean): Fix[] {
  const newName = instead.slice(instead.lastIndexOf(".") + 1);
  const isSame = (other: KeywordName): boolean =>
    other === one || (isImported && one.role !== "member" && other.word === "async" && other.role !== "member");
  const edits = names.filter(isSame).map((other) => replace(other, newName));
  return [{ title: message("Use `{name}`", { name: newName }), safety: "safe", edits }];
}

/** The fix that gives a variable, function, parameter or attribute of the file itself another name. */
function rename({ text }: SourceFile, names: readonly KeywordName[], one: KeywordName): Fix[] {
  const same = names.filter(({ word, role, owner }) => word === one.word && (role !== "member" || owner === "self" || owner === "cls"));
  const newName = `${one.word}_`;
  // What somebody else has named, nobody can rename here.
  if (!same.includes(one) || isForeign(names, one.word) || new RegExp(`\\b${newName}\\b`).test(text)) return [];
  const edits = same.map((other) => replace(other, newName));
  return [{ title: message("Rename it to `{name}` in the whole file", { name: newName }), safety: "suggested", edits }];
}

/** Tells whether a name is imported, or only ever given to functions of which none in the file has such a parameter. */
function isForeign(names: readonly KeywordName[], word: string): boolean {
  const roles = new Set(names.filter((one) => one.word === word).map(({ role }) => role));
  return roles.has("import") || (roles.has("argument") && !roles.has("name"));
}
