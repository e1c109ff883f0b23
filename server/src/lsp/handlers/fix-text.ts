/** Repairs a text that was pasted from somewhere (`fixTextRequest` of shared/protocol.ts). */
import type { FixTextParams, FixTextResult } from "../../../../shared/protocol";
import type { Finding } from "../../core/linter/finding";
import { fixAll } from "../../core/linter/fix-all";
import type { Session } from "../session";

/** Applies fixes to a text that need not be that of an open document; with `suggested` those too that a person should look at. */
export async function fixText(session: Session, { uri, text, suggested }: FixTextParams): Promise<FixTextResult> {
  const resource = await session.configurations.get(uri);
  const request = session.requestFor(uri, session.analyzer.read(text), resource);
  return fixAll(
    text,
    (one) => session.analyzer.read(one),
    (file) => {
      const { findings } = session.analyzer.lint({ ...request, file, withFixes: true });
      return suggested ? findings.map(withFirstFixTrusted) : findings;
    },
  );
}

/** Only the first fix is the one that a person would most likely want; the others stay choices. */
function withFirstFixTrusted(finding: Finding): Finding {
  const [first, ...others] = finding.fixes;
  return first ? { ...finding, fixes: [{ ...first, safety: "safe" }, ...others] } : finding;
}
