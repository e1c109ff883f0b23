/** Applying all safe fixes, over and over, until nothing is left. */
import { describe, expect, it } from "vitest";
import { defaultConfiguration } from "../../src/core/linter/configuration";
import type { Safety } from "../../src/core/linter/finding";
import { type FixedText, fixAll } from "../../src/core/linter/fix-all";
import { Linter } from "../../src/core/linter/linter";
import { noProject } from "../../src/core/linter/project";
import type { Rule } from "../../src/core/linter/rule";
import type { Node } from "../../src/core/syntax/ast";
import type { TextEdit } from "../../src/core/text/edit";
import { message } from "../../src/core/text/message";
import { analyzer } from "../harness/lint";
import { nameRule, sampleRule } from "../harness/sample-rules";

function fix(text: string, rules: readonly Rule[]): FixedText {
  const linter = new Linter(rules, undefined);
  return fixAll(
    text,
    (one) => analyzer.read(one),
    (file) => linter.lint({ file, configuration: defaultConfiguration, project: noProject, withFixes: true }).findings,
  );
}

let codes = 900;

/** A rule that offers one fix for every node of a kind for which `edits` gives some. */
function fixRule<K extends "Name" | "Call" | "ExpressionStatement">(
  kind: K,
  edits: (node: Extract<Node, { kind: K }>) => TextEdit[],
  safety: Safety = "safe",
): Rule {
  const code = `AIO${++codes}`;
  const visit = (node: Node, context: Parameters<NonNullable<Rule["visit"]["Name"]>>[1]): void => {
    const made = edits(node as Extract<Node, { kind: K }>);
    if (made.length > 0) context.report({ range: node, message: "found", fixes: () => [{ title: message("Mend"), safety, edits: made }] });
  };
  return sampleRule({ id: code.toLowerCase(), code, messages: { found: "Found." }, visit: { [kind]: visit } });
}

const named = (node: Node, id: string): node is Extract<Node, { kind: "Name" }> => node.kind === "Name" && node.id === id;

describe("fixAll", () => {
  it("applies the safe fix of every finding", () => {
    const rules = [nameRule("a", "AIO901", "apple", { to: "pear" }), nameRule("b", "AIO902", "plum", { to: "cherry" })];
    expect(fix("apple + plum\nx = apple\n", rules)).toEqual({ text: "pear + cherry\nx = pear\n", fixed: 3 });
  });

  it("changes nothing where there is nothing to mend", () => {
    expect(fix("x = 1\n", [nameRule("a", "AIO901", "apple", { to: "pear" })])).toEqual({ text: "x = 1\n", fixed: 0 });
    expect(fix("apple\n", [nameRule("a", "AIO901", "apple")])).toEqual({ text: "apple\n", fixed: 0 });
  });

  it("mends what only comes up by mending", () => {
    const rules = [nameRule("a", "AIO901", "apple", { to: "pear" }), nameRule("b", "AIO902", "pear", { to: "plum" })];
    expect(fix("apple\n", rules)).toEqual({ text: "plum\n", fixed: 2 });
  });

  it("leaves out what is only suggested", () => {
    const rule = fixRule("Name", (node) => (node.id === "apple" ? [{ ...node, newText: "pear" }] : []), "suggested");
    expect(fix("apple\n", [rule])).toEqual({ text: "apple\n", fixed: 0 });
  });

  it("lets a fix wait that overlaps another, and then works on what that one left", () => {
    const unwrap = fixRule("Call", (node) => {
      const [argument] = node.arguments;
      return argument && node.callee.kind === "Name" && node.callee.id === "old"
        ? [
            { start: node.start, end: argument.start, newText: "new(" },
            { start: argument.end, end: node.end, newText: ")" },
          ]
        : [];
    });
    expect(fix("old(old(old(1)))\n", [unwrap]).text).toBe("new(new(new(1)))\n");
    const whole = fixRule("ExpressionStatement", (node) =>
      node.expression.kind === "Call" && named(node.expression.callee, "drop")
        ? [{ start: node.start, end: node.end, newText: "pass" }]
        : [],
    );
    const rename = nameRule("rename", "AIO903", "apple", { to: "pear" });
    expect(fix("drop(apple)\napple\n", [rename, whole])).toEqual({ text: "pass\npear\n", fixed: 2 });
  });

  it("does only once what several fixes do alike, such as adding an import", () => {
    const rule = fixRule("Name", (node) =>
      node.id === "apple"
        ? [
            { start: 0, end: 0, newText: "import pear\n" },
            { start: node.start, end: node.end, newText: "pear" },
          ]
        : [],
    );
    expect(fix("apple\napple\n", [rule])).toEqual({ text: "import pear\npear\npear\n", fixed: 2 });
  });

  it("never lets two fixes insert at one place in one round", () => {
    const front = (name: string, text: string) =>
      fixRule("Name", (node) =>
        node.id === name
          ? [
              { start: 0, end: 0, newText: text },
              { ...node, newText: "x" },
            ]
          : [],
      );
    expect(fix("a\nb\n", [front("a", "first = 1\n"), front("b", "second = 2\n")]).text).toBe("second = 2\nfirst = 1\nx\nx\n");
  });

  it("leaves out a fix that would break the text, and keeps the others", () => {
    const breaking = fixRule("Name", (node) => (node.id === "apple" ? [{ ...node, newText: "(" }] : []));
    const rename = nameRule("rename", "AIO903", "plum", { to: "cherry" });
    expect(fix("plum\napple\nplum\n", [breaking, rename])).toEqual({ text: "cherry\napple\ncherry\n", fixed: 2 });
  });

  it("mends a text that is broken elsewhere", () => {
    expect(fix("apple\nx = = 1\n", [nameRule("a", "AIO901", "apple", { to: "pear" })]).text).toBe("pear\nx = = 1\n");
  });

  it("ends although two rules undo each other for ever", () => {
    const rules = [nameRule("a", "AIO901", "apple", { to: "pear" }), nameRule("b", "AIO902", "pear", { to: "apple" })];
    expect(["apple\n", "pear\n"]).toContain(fix("apple\n", rules).text);
  });

  it("ends although a fix lets the text grow for ever", () => {
    const rule = fixRule("Name", (node) => (node.id === "apple" ? [{ start: node.start, end: node.start, newText: "apple; " }] : []));
    expect(fix("apple\n", [rule]).text).toMatch(/^(apple; )+apple\n$/);
  });

  it("keeps line ends, byte order mark and everything else as it is", () => {
    const text = "\uFEFF# 协程\r\napple  # 🐍\r\n\r\n\tapple\r";
    expect(fix(text, [nameRule("a", "AIO901", "apple", { to: "pear" })]).text).toBe(text.replaceAll("apple", "pear"));
  });
});
