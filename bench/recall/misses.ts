/** The bugs that our tool did not notice: some to read, and all by cause. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CheckedPackage } from "../shared/packages";
import { type PythonHelper, places } from "./awaits";
import { shuffled } from "./random";
import { type Change, changedCopy, type Removal } from "./removals";
import { countTable } from "./tables";
import type { Tool } from "./tools";

/** Whether the tool knows that the call of a miss gives a coroutine object; misses that could not be probed are not in it. */
export type Answers = ReadonlyMap<Removal, "known" | "unknown">;

/** For each place some misses, chosen at random: where, whether the call is known, where its value comes from, and the source line. */
export function missesToRead(misses: readonly Removal[], answers: Answers, perPlace: number, sound: string): string {
  const sections = places.map((place) => {
    const own = misses.filter((one) => one.await.place === place);
    const chosen = shuffled(own, keyOf).slice(0, perPlace);
    if (chosen.length === 0) return "";
    const texts = chosen.map(
      (one) =>
        `${one.package}/${one.file}:${one.await.line} [${answers.get(one) ?? "not probed"}: ${one.await.origin}]\n    ${sourceLine(one, sound)}`,
    );
    return `\n${place}: ${own.length} missed\n${texts.join("\n")}\n`;
  });
  return sections.join("");
}

/**
 * Puts the missed calls as statements of their own into a copy of each package. Where our tool then speaks, it knows that the call gives a
 * coroutine object, and only what was done with that object looked harmless.
 */
export function probe(
  misses: readonly Removal[],
  tool: Tool,
  packages: readonly CheckedPackage[],
  sound: string,
  copies: string,
  helper: PythonHelper,
): Answers {
  const answers = new Map<Removal, "known" | "unknown">();
  for (const checked of packages) {
    const own = misses.filter((one) => one.package === checked.name && one.await.statement && !one.await.operand.includes("\n"));
    const changes = new Map<string, Change>();
    for (const { file, await: one } of own) {
      const [line, column] = one.statement as readonly [number, number];
      changes.set(`${file}:${line}:${column}`, { file, line, column, length: 0, text: `${one.operand}; ` });
    }
    const copy = join(copies, checked.name);
    const givenUp = changedCopy(join(sound, checked.name), copy, [...changes.values()], helper);
    const places = new Set(
      tool
        .check(copy, checked)
        .filter(({ rule }) => rule === "AIO101")
        .map(({ file, line }) => `${file}:${line}`),
    );
    for (const miss of own) {
      if (givenUp.has(miss.file)) continue;
      answers.set(miss, places.has(`${miss.file}:${miss.await.statement?.[0]}`) ? "known" : "unknown");
    }
  }
  return answers;
}

/** Tables of causes: what the calls are that the tool does not know, and where known coroutine objects went unnoticed. */
export function causes(misses: readonly Removal[], answers: Answers): string {
  const unknown = misses.filter((one) => answers.get(one) === "unknown");
  const known = misses.filter((one) => answers.get(one) === "known");
  const others = misses.length - unknown.length - known.length;
  const items = (removals: readonly Removal[], causeOf: (one: Removal) => string) =>
    shuffled(removals, keyOf).map((one) => ({ cause: causeOf(one), example: `${one.package}/${one.file}:${one.await.line}` }));
  return [
    `${misses.length} missed: of ${unknown.length} the call is not known, of ${known.length} the use of the coroutine object looks harmless, ` +
      `${others} stand where no statement can be put in front of them.`,
    countTable(
      "call that is not known",
      items(unknown, (one) => one.await.origin),
    ),
    countTable("known coroutine object", items(known, goingTo)),
  ].join("\n\n");
}

/** What a function does with the value of an await. */
function goingTo({ await: one, function: around }: Removal): string {
  if (one.place !== "return") return one.uses.length > 0 ? `${one.place}, then ${one.uses.join(", ")}` : one.place;
  if (around.returns === null) return "return, no annotation";
  return /\b(Any|object|Awaitable|Coroutine|[A-Z]{1,2}|\w*_?(T|R)(_co)?)\b/.test(around.returns)
    ? "return, annotation that may take a coroutine object"
    : "return, annotation that takes no coroutine object";
}

/** The same for the same bug, also when it was chosen in several rounds. */
export function keyOf({ package: name, file, await: one }: Removal): string {
  return `${name}/${file}:${one.line}:${one.column}`;
}

function sourceLine(one: Removal, sound: string): string {
  return (
    readFileSync(join(sound, one.package, one.file), "utf8")
      .split("\n")
      [one.await.line - 1]?.trim() ?? ""
  );
}
