/** Makes `async def` functions of coroutines that are written as generators. */
import type { Fix } from "../linter/finding";
import type { SemanticModel } from "../semantics/model";
import { walkRunning } from "../semantics/suspension";
import type { Decorator, Expression, FunctionDefinition, Node, Yield } from "../syntax/ast";
import type { SourceFile } from "../syntax/source-file";
import { insert, replace, type TextEdit } from "../text/edit";
import { message } from "../text/message";
import { awaitEdits } from "./await-expression";
import { importModule } from "./imports";
import { removeAlias } from "./newer-name";
import { removeStatements } from "./remove-statements";

/**
 * The fix that makes a generator function with `@asyncio.coroutine` an `async def` function: `yield from` becomes `await`, `with (yield from lock)`
 * becomes `async with lock`, and a bare `yield` waits for one round of the event loop, as it did. None for generators that yield values.
 */
export function makeCoroutineFunction(semantics: SemanticModel, definition: FunctionDefinition, decorator: Decorator | undefined): Fix[] {
  const edits: TextEdit[] = [insert(definition.keyword.start, "async "), ...(decorator ? removal(semantics, decorator) : [])];
  let fails = decorator !== undefined && removal(semantics, decorator).length === 0;
  walkRunning(definition.body, (node) => {
    if (node.kind === "Yield") {
      const more = node.from ? awaiting(semantics, node) : pausing(semantics, node);
      if (more) edits.push(...more);
      else fails = true;
    } else if (node.kind === "Return" && node.value && decorator && isAwaitable(semantics, node.value)) {
      // The decorator waited for a coroutine object or a Future that the function returned.
      edits.push(...awaitEdits(semantics.file, node.value));
    }
  });
  if (fails) return [];
  return [{ title: message("Write `async def` and `await`"), safety: "suggested", edits: distinct(edits) }];
}

/** The fix that takes a decorator away, with the import that only it needs. */
export function removeDecorator(semantics: SemanticModel, decorator: Decorator): Fix[] {
  const edits = removal(semantics, decorator);
  return edits.length > 0 ? [{ title: message("Remove the decorator"), safety: "safe", edits }] : [];
}

/** The edits that remove the line of a decorator; none where something else is on it. */
function removal(semantics: SemanticModel, decorator: Decorator): TextEdit[] {
  const { lines, text, module } = semantics.file;
  const line = lines.lineAt(decorator.start);
  const range = { start: lines.startOf(line), end: lines.startOf(lines.lineAt(decorator.expression.end) + 1) };
  const before = text.slice(range.start, decorator.start);
  const behind = text.slice(decorator.expression.end, range.end);
  const comment = module.comments.find((one) => decorator.start < one.start && one.start < range.end);
  if (before.trim() !== "" || (!comment && behind.trim() !== "")) return [];
  const indent = lines.indentAt(decorator.start);
  const own = comment ? { start: range.start + indent.length, end: comment.start, newText: "" } : { ...range, newText: "" };
  return [own, ...importRemoval(semantics, decorator)];
}

/** The edits that remove the import of a decorator that nothing else uses. */
function importRemoval(semantics: SemanticModel, { expression }: Decorator): readonly TextEdit[] {
  const definitions = expression.kind === "Name" ? semantics.definitionsReaching(expression) : undefined;
  const [definition] = definitions ?? [];
  const { node, alias, binding } = definition ?? {};
  if (node?.kind !== "ImportFrom" || !alias || binding?.uses.length !== 1 || semantics.exportedNames.has(alias.binds)) return [];
  return node.names.length > 1 ? [removeAlias(node, alias)] : (removeStatements(semantics.file, [node]) ?? []);
}

/** `yield from f()` as `await f()`; undefined for what cannot be awaited. */
function awaiting(semantics: SemanticModel, node: Yield): readonly TextEdit[] | undefined {
  const { value, parent } = node;
  // `yield from ()` only makes the function a generator, and never waits.
  const isEmpty = (value?.kind === "List" || value?.kind === "Tuple") && value.elements.length === 0;
  if (isEmpty && parent?.kind === "ExpressionStatement") return [replace(node, "pass")];
  if (!value || cannotWait.has(value.kind)) return undefined;
  const type = semantics.typeOf(value);
  if (type.kind === "plain" && type.name !== "generator") return undefined;
  if (parent?.kind === "With" && parent.items.length === 1 && !parent.isAsync) {
    const range = withBrackets(semantics, node);
    const { text } = semantics.file;
    return [replace(parent.keyword, "async with"), replace(range, text.slice(value.start, value.end))];
  }
  return awaitForYieldFrom(semantics.file, node);
}

/** The edits that write `await` in the place of `yield from`. */
export function awaitForYieldFrom({ text }: SourceFile, { start, end, value }: Yield): TextEdit[] {
  if (!value) return [];
  const keywords = { start, end: start + (/^yield\s+from\b\s*/.exec(text.slice(start, end))?.[0].length ?? 0) };
  // Brackets around the value belong to none of the nodes.
  const isClosed = primaries.has(value.kind) || value.start > keywords.end;
  return [replace(keywords, "await "), ...(isClosed ? [] : [insert(value.start, "("), insert(value.end, ")")])];
}

/** A bare `yield` lets the event loop go on, which `asyncio.sleep(0)` does. */
function pausing(semantics: SemanticModel, node: Yield): readonly TextEdit[] | undefined {
  const asyncio = importModule(semantics, "asyncio");
  const isNothing = !node.value || (node.value.kind === "Constant" && node.value.value === "None");
  if (!asyncio || !isNothing || node.parent?.kind !== "ExpressionStatement") return undefined;
  return [...asyncio.edits, replace(node, `await ${asyncio.name}.sleep(0)`)];
}

function withBrackets({ file: { text } }: SemanticModel, { start, end }: Node): { readonly start: number; readonly end: number } {
  return text[start - 1] === "(" && text[end] === ")" ? { start: start - 1, end: end + 1 } : { start, end };
}

function isAwaitable(semantics: SemanticModel, value: Expression): boolean {
  const { kind } = semantics.typeOf(value);
  return value.kind === "Call" && (kind === "coroutine" || kind === "awaitable");
}

function distinct(edits: readonly TextEdit[]): TextEdit[] {
  return edits.filter(
    (one, index) =>
      edits.findIndex((other) => other.start === one.start && other.end === one.end && other.newText === one.newText) === index,
  );
}

const cannotWait: ReadonlySet<Node["kind"]> = new Set<Node["kind"]>([
  "List",
  "Tuple",
  "Set",
  "Dict",
  "Comprehension",
  "String",
  "Constant",
]);
const primaries: ReadonlySet<Node["kind"]> = new Set<Node["kind"]>(["Name", "Attribute", "Subscript", "Call"]);
