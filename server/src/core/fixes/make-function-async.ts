/** The fixes that make a function asynchronous: with all its callers, or alone. */
import type { Fix } from "../linter/finding";
import type { SemanticModel } from "../semantics/model";
import type { Expression, FunctionDefinition } from "../syntax/ast";
import { type Message, message } from "../text/message";
import { type LeftPlace, type MadeAsync, makeAsync, makeOnlyAsync, placeName } from "./make-async";

/** An expression that is awaited with the function that it stands in, and what titles call it. */
export interface AwaitedWith {
  readonly expression: Expression;
  readonly name: string;
}

/** The fixes for one function. */
export interface AsyncFixes {
  /** The best first. Empty where the function cannot be asynchronous. */
  readonly fixes: readonly Fix[];
  /** Whether the function is a callback of somebody who may not await it: then another way may be better. */
  readonly isHandedOn: boolean;
}

/** So many places are named in a title. */
const mostNamed = 3;

/**
 * The fixes that make a function asynchronous. Their titles say how many callers change with it, in how many files, and which places stay synchronous and must be changed
 * by hand. Where other functions become asynchronous too, or other files change, there is a second choice that changes the one function only. For what
 * `waits` means see `makeAsync`.
 */
export function makeFunctionAsync(
  semantics: SemanticModel,
  definition: FunctionDefinition,
  { waits = false, awaited }: { readonly waits?: boolean; readonly awaited?: AwaitedWith } = {},
): AsyncFixes {
  const expressions = awaited ? [awaited.expression] : [];
  const made = makeAsync(semantics, definition, { waits, awaited: expressions });
  if (!made) return { fixes: [], isHandedOn: false };
  const name = definition.name.id;
  const all: Fix = {
    title: title(semantics, name, made, awaited),
    safety: "suggested",
    edits: made.edits,
    ...(made.otherFiles.length > 0 && { otherFiles: made.otherFiles }),
  };
  const isLong = made.functions > 2 || made.otherFiles.length > 0;
  if (!isLong) return { fixes: [all], isHandedOn: made.isHandedOn };
  const values = { function: name, name: awaited?.name ?? "" };
  const only: Fix = {
    title: awaited
      ? message("Make only `{function}` async and await `{name}`; what calls it must be changed by hand", values)
      : message("Make only `{function}` async; what calls it must be changed by hand", values),
    safety: "suggested",
    edits: makeOnlyAsync(semantics, definition, expressions),
  };
  return { fixes: [all, only], isHandedOn: made.isHandedOn };
}

function title(semantics: SemanticModel, name: string, made: MadeAsync, awaited: AwaitedWith | undefined): Message {
  const { mended, otherFiles, left } = made;
  const values = {
    function: name,
    name: awaited?.name ?? "",
    count: String(mended),
    files: String(otherFiles.length + 1),
    places: places(semantics, left),
  };
  const reach = otherFiles.length > 0 ? "files" : mended > 0 ? "callers" : "alone";
  const stop = left.length > 0 ? "stops" : "complete";
  return message(templates[awaited ? "awaiting" : "waiting"][reach][stop], values);
}

const templates = {
  awaiting: {
    alone: {
      complete: message("Make `{function}` async and await `{name}`").template,
      stops: message("Make `{function}` async and await `{name}`; {places} must be changed by hand").template,
    },
    callers: {
      complete: message("Make `{function}` async, await `{name}`, and await or run its callers ({count})").template,
      stops: message("Make `{function}` async, await `{name}`, and await or run its callers ({count}); {places} must be changed by hand")
        .template,
    },
    files: {
      complete: message("Make `{function}` async, await `{name}`, and await or run its callers ({count}) in {files} files").template,
      stops: message(
        "Make `{function}` async, await `{name}`, and await or run its callers ({count}) in {files} files; {places} must be changed by hand",
      ).template,
    },
  },
  waiting: {
    alone: {
      complete: message("Make `{function}` async").template,
      stops: message("Make `{function}` async; {places} must be changed by hand").template,
    },
    callers: {
      complete: message("Make `{function}` async, and await or run its callers ({count})").template,
      stops: message("Make `{function}` async, and await or run its callers ({count}); {places} must be changed by hand").template,
    },
    files: {
      complete: message("Make `{function}` async, and await or run its callers ({count}) in {files} files").template,
      stops: message("Make `{function}` async, and await or run its callers ({count}) in {files} files; {places} must be changed by hand")
        .template,
    },
  },
};

/** The places that stay as they are, as titles name them: `Client.__init__` (12), `jobs` (worker.py:30). */
function places(semantics: SemanticModel, left: readonly LeftPlace[]): string {
  const named = new Map<string, string>();
  for (const place of left) {
    const { file, path = "" } = place.semantics;
    const line = String(file.lines.lineAt(place.node.start) + 1);
    const where = place.semantics === semantics ? line : `${decoded(path.slice(path.lastIndexOf("/") + 1))}:${line}`;
    const name = placeName(place);
    const known = named.get(name);
    named.set(name, known === undefined ? where : `${known}, ${where}`);
  }
  const all = [...named].map(([name, where]) => `\`${name}\` (${where})`);
  return all.length > mostNamed ? `${all.slice(0, mostNamed).join(", ")}, …` : all.join(", ");
}

/** A file name of a URI as people write it. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
