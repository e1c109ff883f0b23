/** Which assignments reach a use. In the programs, `x = 1` is the assignment called 1, and `use(x)` asks. */
import { describe, expect, test } from "vitest";
import { SemanticModel } from "../../src/core/semantics/model";
import { walk } from "../../src/core/syntax/visit";
import { analyzer } from "../harness/lint";

/** The assignments that the last `use(x)` of a program may see, by their values. */
function seenBy(program: string): string[] {
  const file = analyzer.read(program);
  const semantics = new SemanticModel(file);
  let seen: string[] = [];
  walk(file.module, (node) => {
    if (node.kind !== "Call" || node.callee.kind !== "Name" || node.callee.id !== "use") return;
    const name = node.arguments[0]?.value;
    if (name?.kind !== "Name") return;
    const definitions = semantics.definitionsReaching(name) ?? [];
    seen = definitions.map(({ kind, value }) => (value ? file.text.slice(value.start, value.end) : kind)).sort();
  });
  return seen;
}

const programs: Record<string, { program: string; sees: string[] }> = {
  "the last assignment wins": { program: "x = 1\nx = 2\nuse(x)\n", sees: ["2"] },
  "branches are joined": { program: "x = 1\nif a:\n    x = 2\nelif b:\n    x = 3\nuse(x)\n", sees: ["1", "2", "3"] },
  "an else leaves nothing of before": { program: "x = 1\nif a:\n    x = 2\nelse:\n    x = 3\nuse(x)\n", sees: ["2", "3"] },
  "a branch that returns is left out": {
    program: "def f():\n    x = 1\n    if a:\n        x = 2\n        return\n    use(x)\n",
    sees: ["1"],
  },
  "a branch that raises is left out": { program: "x = 1\nif a:\n    x = 2\n    raise E\nuse(x)\n", sees: ["1"] },
  "a loop comes round": { program: "x = 1\nfor i in y:\n    use(x)\n    x = 2\n", sees: ["1", "2"] },
  "a loop may not run at all": { program: "x = 1\nwhile a:\n    x = 2\nuse(x)\n", sees: ["1", "2"] },
  "an endless loop is only left by break": {
    program: "x = 1\nwhile True:\n    x = 2\n    if a:\n        break\n    x = 3\nuse(x)\n",
    sees: ["2"],
  },
  "continue carries on": {
    program: "x = 1\nfor i in y:\n    use(x)\n    if i:\n        x = 2\n        continue\n    x = 3\n",
    sees: ["1", "2", "3"],
  },
  "a loop's else runs when nothing breaks": { program: "for i in y:\n    x = 1\n    break\nelse:\n    x = 2\nuse(x)\n", sees: ["1", "2"] },
  "a handler sees every moment of the try": {
    program: "x = 1\ntry:\n    x = 2\n    x = 3\nexcept E:\n    use(x)\n",
    sees: ["1", "2", "3"],
  },
  "behind a try comes its end or a handler's": {
    program: "try:\n    x = 1\n    x = 2\nexcept E:\n    x = 3\nuse(x)\n",
    sees: ["2", "3"],
  },
  "a clean-up sees every moment too": { program: "x = 1\ntry:\n    x = 2\nfinally:\n    use(x)\n", sees: ["1", "2"] },
  "behind a clean-up comes the end of the try": { program: "x = 1\ntry:\n    x = 2\nfinally:\n    y = 1\nuse(x)\n", sees: ["2"] },
  "a try's else comes behind its end": { program: "x = 1\ntry:\n    x = 2\nexcept E:\n    raise\nelse:\n    use(x)\n", sees: ["2"] },
  "a match may match nothing": { program: "x = 1\nmatch y:\n    case 1:\n        x = 2\nuse(x)\n", sees: ["1", "2"] },
  "a match with a case for all does not": {
    program: "x = 1\nmatch y:\n    case 1:\n        x = 2\n    case _:\n        x = 3\nuse(x)\n",
    sees: ["2", "3"],
  },
  "a walrus assigns where it stands": { program: "x = 1\nif (x := 2) and a:\n    use(x)\n", sees: ["2"] },
  "the right side of and may not run": { program: "x = 1\na and (x := 2)\nuse(x)\n", sees: ["1", "2"] },
  "a comprehension has variables of its own": { program: "x = 1\n[x for x in y]\nuse(x)\n", sees: ["1"] },
  "a comprehension sees what is before it": { program: "x = 1\nx = 2\n[use(x) for i in y]\n", sees: ["2"] },
  "a function sees all assignments of what is around it": { program: "x = 1\ndef f():\n    use(x)\nx = 2\n", sees: ["1", "2"] },
  "global may change at any time": { program: "x = 1\ndef f():\n    global x\n    x = 2\nx = 3\nuse(x)\n", sees: ["1", "2", "3"] },
  "del is seen like an assignment": { program: "x = 1\ndel x\nuse(x)\n", sees: ["delete"] },
  "an annotation alone assigns nothing": { program: "x = 1\nx: int\nuse(x)\n", sees: ["1"] },
  "an unpacked value": { program: "a, (x, *b) = y\nuse(x)\n", sees: ["y"] },
  "code behind a return is read all the same": { program: "def f():\n    return\n    x = 1\n    use(x)\n", sees: ["1"] },
};

describe("A use sees", () => {
  test.each(Object.entries(programs))("%s", (_, { program, sees }) => {
    expect(seenBy(program)).toEqual(sees);
  });
});
