/** Small rules for testing the linter itself. */
import { defineRule, type Rule } from "../../src/core/linter/rule";
import { replace } from "../../src/core/text/edit";
import { message } from "../../src/core/text/message";

/** A rule with all its words left empty. */
export function sampleRule<Id extends string>(rule: Partial<Rule<Id>> & Pick<Rule<Id>, "id" | "code" | "messages" | "visit">): Rule {
  return defineRule<Id>({
    since: "0.1.0",
    severity: "warning",
    fix: "none",
    aliases: [],
    summary: "",
    why: "",
    bad: "",
    good: "",
    whenNotToUse: "",
    references: [],
    ...rule,
  });
}

/** A rule that reports every use of one name, and renames it where `to` is given. */
export function nameRule(id: string, code: string, name: string, rule: Partial<Rule> & { readonly to?: string } = {}): Rule {
  const { to, ...rest } = rule;
  return sampleRule({
    id,
    code,
    messages: { found: "Found `{name}`.", rename: "Rename it" },
    visit: {
      Name(node, context) {
        if (node.id !== name) return;
        context.report({
          range: node,
          message: "found",
          values: { name },
          fixes: () => (to === undefined ? [] : [{ title: message("Rename it"), safety: "safe", edits: [replace(node, to)] }]),
        });
      },
    },
    ...rest,
  });
}
