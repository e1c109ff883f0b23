/** The timeline of asyncio says what CPython does: a snippet for every line, run in every CPython of this machine. */
import { describe, expect, it } from "vitest";
import { newestKnownVersion, oldestKnownVersion, versionText } from "../../src/core/linter/version";
import { type TimelineRow, timeline } from "../../src/core/semantics/asyncio-timeline";
import { allInterpreters, type Interpreter, runPython } from "../harness/cpython";
import { snippetOf } from "./asyncio-timeline-snippets";

/** What a snippet does when it runs. */
type Outcome = "works" | "warns" | "fails";

interface Claim {
  readonly subject: string;
  readonly name: string;
  readonly row: TimelineRow;
}

const claims: readonly Claim[] = timeline.flatMap((row) =>
  row.names.map((name) => ({ subject: `${name}${row.parameter ? `(${row.parameter}=)` : ""} ${row.situation ?? ""}`.trim(), name, row })),
);

function expected({ row }: Claim, minor: number): Outcome {
  if (row.removed !== undefined && minor >= row.removed) return "fails";
  if (row.added !== undefined && minor < row.added) return "fails";
  return row.deprecated !== undefined && minor >= row.deprecated ? "warns" : "works";
}

const program = `
import asyncio, json, sys, textwrap, warnings

def run(code):
    scope = {"__name__": "snippet", "asyncio": asyncio}
    is_async = "await " in code or "async with" in code or "async for" in code
    head = "async def main(loop):" if is_async else "def main(loop):"
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        caught.clear()
        try:
            exec(compile(head + "\\n" + textwrap.indent(code, "    "), "snippet", "exec"), scope)
            made = scope["main"](loop)
            if is_async:
                loop.run_until_complete(made)
        except Exception as error:
            return ["fails", "%s: %s" % (type(error).__name__, error)]
        finally:
            loop.close()
    said = [str(one.message) for one in caught if issubclass(one.category, DeprecationWarning)]
    return ["warns", said[0]] if said else ["works", ""]

answers = [run(code) for code in json.loads(sys.stdin.read())]
print(json.dumps(answers))
`;

/** What the snippets of some claims do in an interpreter, with what it says. */
function outcomes(interpreter: Interpreter, some: readonly Claim[]): readonly (readonly [Outcome, string])[] {
  return runPython(
    interpreter,
    program,
    some.map(({ name, row }) => snippetOf(name, row)),
  ) as [Outcome, string][];
}

const found = allInterpreters();
const libraries = /^(?!asyncio|contextlib|unittest|inspect|builtins|concurrent|asyncore|asynchat)/;
const isHere = ({ name, row }: Claim): boolean =>
  !libraries.test(name) && (row.platform === undefined || (row.platform === "win32") === (process.platform === "win32"));

describe("The timeline of asyncio", () => {
  for (let minor = oldestKnownVersion; minor <= newestKnownVersion; minor++) {
    const interpreter = found.find((one) => one.minor === minor);
    const version = interpreter?.version ?? `${versionText(minor)} (left out: no such interpreter is found)`;
    it.skipIf(!interpreter)(`says what CPython ${version} does`, { timeout: 120_000 }, () => {
      if (!interpreter) return;
      const some = claims.filter((claim) => isHere(claim) && !isExcused(claim, interpreter));
      const wrong = outcomes(interpreter, some).flatMap(([outcome, said], index) => {
        const claim = some[index] as Claim;
        const wanted = expected(claim, minor);
        return outcome === wanted ? [] : [`${claim.subject}: the timeline says "${wanted}", CPython ${outcome} ${said}`];
      });
      expect(wrong, `\n${wrong.join("\n")}\n`).toEqual([]);
    });
  }

  it("names a source for every fact that no released CPython up to 3.13 shows", () => {
    const isNew = ({ added = 0, deprecated = 0, removed = 0 }: TimelineRow): boolean => Math.max(added, deprecated, removed) > 13;
    expect(timeline.filter((row) => isNew(row) && !row.source)).toEqual([]);
  });

  it("keeps the order in which things come and go", () => {
    for (const { added = 0, deprecated = added, removed = newestKnownVersion + 10 } of timeline) {
      expect(added).toBeLessThanOrEqual(deprecated);
      expect(deprecated).toBeLessThanOrEqual(removed);
    }
  });
});

/** Where a release of a version behaves unlike the others of it, or a platform unlike the others. */
function isExcused({ row }: Claim, { version }: Interpreter): boolean {
  // The first releases of 3.10 and 3.11 showed a warning that was taken back (python/cpython#100160).
  return row.situation === "without an event loop" && /^3\.(10|11)\./.test(version);
}
