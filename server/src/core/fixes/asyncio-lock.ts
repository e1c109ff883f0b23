/** Puts a lock of asyncio in the place of one for threads. */
import type { Fix } from "../linter/finding";
import type { TargetVersion } from "../linter/version";
import type { SemanticModel } from "../semantics/model";
import type { Attribute, Call, ClassDefinition, Expression, Node, With } from "../syntax/ast";
import { walk } from "../syntax/visit";
import { insert, replace } from "../text/edit";
import { message } from "../text/message";
import { importModule } from "./imports";
import { withoutImport } from "./unused-import";

/** A lock, and everything that is done with it. */
interface LockUsage {
  readonly made: Call;
  /** The places that name it, but for the one that it is assigned to. */
  readonly uses: readonly Expression[];
}

/**
 * The fix that makes a variable or an attribute of an object an `asyncio.Lock`, and every `with` of it an `async with`. Only for what is made once by `threading.Lock()`,
 * and used for nothing but `with` statements of coroutine functions: what other threads use must stay what it is. Before Python 3.10 a lock belongs to the
 * loop that is current when it is made, so a lock that is made elsewhere than in a coroutine stays as it is there.
 */
export function useAsyncioLock(semantics: SemanticModel, statement: With, lock: Expression, target: TargetVersion): Fix[] {
  if (statement.items.length > 1 || target.oldest < 10) return [];
  const usage = lock.kind === "Attribute" ? attributeUsage(semantics, lock) : variableUsage(semantics, lock);
  if (!usage || usage.made.arguments.length > 0 || !semantics.originsOf(usage.made.callee).includes("threading.Lock")) return [];
  const statements = usage.uses.map((use) => ownWith(semantics, use));
  const asyncio = importModule(semantics, "asyncio");
  if (!asyncio || !statements.every((one) => one !== undefined)) return [];
  const fix: Fix = {
    title: message("Make `{name}` an `asyncio.Lock`, and use it with `async with`", {
      name: semantics.file.text.slice(lock.start, lock.end),
    }),
    safety: "suggested",
    edits: [
      ...asyncio.edits,
      replace(usage.made.callee, `${asyncio.name}.Lock`),
      ...statements.map((one) => insert(one.keyword.start, "async ")),
    ],
  };
  return [withoutImport(semantics, fix, usage.made.callee)];
}

function variableUsage(semantics: SemanticModel, lock: Expression): LockUsage | undefined {
  const binding = lock.kind === "Name" ? semantics.bindingOf(lock) : undefined;
  const [definition, ...others] = binding?.definitions ?? [];
  if (definition?.value?.kind !== "Call" || definition.path.length > 0 || others.length > 0) return undefined;
  return { made: definition.value, uses: definition.binding.uses.filter((use) => use !== definition.node) };
}

/**
 * What a class does with an attribute of its objects that it makes once. Undefined where somebody else has an attribute of that name in hand, which may be the
 * same lock: other code of the file, or another file that speaks of the class.
 */
function attributeUsage(semantics: SemanticModel, lock: Attribute): LockUsage | undefined {
  const owner = classOfSelf(semantics, lock);
  if (!owner) return undefined;
  const uses: Expression[] = [];
  const made: Call[] = [];
  let isPrivate = true;
  walk(semantics.file.module, (node) => {
    if (node.kind !== "Attribute" || node.attribute !== lock.attribute) return;
    const { parent } = node;
    const around = classOfSelf(semantics, node);
    if (around !== owner) isPrivate &&= around !== undefined && around.arguments.length === 0;
    else if (parent?.kind === "Assign" && parent.targets.length === 1 && parent.targets[0] === node) {
      if (parent.value?.kind === "Call") made.push(parent.value);
      else isPrivate = false;
    } else uses.push(node);
  });
  const [first, ...more] = made;
  if (!isPrivate || !first || more.length > 0) return undefined;
  const others = semantics.otherFilesWith(owner.name.id);
  const isKnownElsewhere = others.some(({ file }) => new RegExp(`\\.${lock.attribute}\\b`).test(file.text));
  return isKnownElsewhere ? undefined : { made: first, uses };
}

/** The class of which an attribute's object is `self`. */
function classOfSelf(semantics: SemanticModel, { value }: Attribute): ClassDefinition | undefined {
  const [definition] = (value.kind === "Name" && semantics.bindingOf(value)?.definitions) || [];
  const method = definition?.kind === "parameter" ? definition.node.parent : undefined;
  if (method?.kind !== "FunctionDefinition" || method.parameters[0] !== definition?.node) return undefined;
  return method.parent?.kind === "ClassDefinition" ? method.parent : undefined;
}

/** The `with` statement of a coroutine function whose only manager a place is. */
function ownWith(semantics: SemanticModel, use: Expression): With | undefined {
  const parent: Node | undefined = use.parent;
  const isOwn = parent?.kind === "With" && !parent.isAsync && parent.items.length === 1 && parent.items[0]?.manager === use;
  return isOwn && semantics.mayAwait(parent) ? parent : undefined;
}
