/** Explains what the engine knows of the expression at a position (`explainRequest` of shared/protocol.ts). */
import type { ExplainParams, ExplainResult } from "../../../../shared/protocol";
import { explain } from "../../core/features/explanation";
import type { Session } from "../session";

/** Gives the steps as lines of text, indented by two spaces a level; null where there is no document or no expression. */
export async function explainExpression(session: Session, { uri, position }: ExplainParams): Promise<ExplainResult> {
  const document = session.documents.get(uri);
  if (!document) return null;
  const { file, request } = await session.analyse(document);
  const semantics = session.analyzer.semanticsOf(request);
  const steps = explain(semantics, file.lines.offsetAt(position));
  return steps ? steps.map(({ depth, message }) => `${"  ".repeat(depth)}${session.translator.say(message)}`).join("\n") : null;
}
