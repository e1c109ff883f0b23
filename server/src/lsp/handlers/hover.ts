/** Hovers: the core's explanations, in the reader's language and in a form that the client can show. */
import { type Hover, type HoverParams, MarkupKind } from "vscode-languageserver";
import { type Card, type CardLink, explain } from "../../core/features/hover";
import { type Message, message } from "../../core/text/message";
import type { Translator } from "../../core/text/translate";
import { rulePage, toProtocolRange } from "../convert";
import type { Session } from "../session";

/** Answers `textDocument/hover`. */
export async function hover(session: Session, { textDocument, position }: HoverParams): Promise<Hover | null> {
  const document = session.documents.get(textDocument.uri);
  if (!document) return null;
  const { file, request, result, resource } = await session.analyse(document);
  const depth = resource.settings.hover;
  if (!resource.isChecked || depth === "off") return null;
  const semantics = session.analyzer.semanticsOf(request);
  const cards = explain(file.lines.offsetAt(position), {
    semantics,
    findings: result.findings,
    depth,
    rule: (id) => session.analyzer.linter.find(id),
  });
  const [first] = cards;
  if (!first) return null;
  const isMarkdown = session.profile.hoverFormat === MarkupKind.Markdown;
  const write = isMarkdown ? inMarkdown : inPlainText;
  return {
    contents: {
      kind: isMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText,
      value: cards.map((card) => write(card, session.translator)).join(isMarkdown ? "\n\n---\n\n" : "\n\n"),
    },
    range: toProtocolRange(file.lines, first.range),
  };
}

function inMarkdown({ heading, paragraphs, link }: Card, translator: Translator): string {
  const say = (text: Message) => translator.say(harmless(text));
  return [
    `**${say(heading)}**`,
    ...paragraphs.map(({ question, text }) => (question ? `**${say(question)}** ${say(text)}` : say(text))),
    `[${say(labelOf(link))}](${addressOf(link, translator.language)})`,
  ].join("\n\n");
}

function inPlainText({ heading, paragraphs, link }: Card, translator: Translator): string {
  const say = (text: Message) => translator.say(harmless(text));
  return [
    say(heading),
    ...paragraphs.map(({ question, text }) => (question ? `${say(question)} ${say(text)}` : say(text))),
    `${say(labelOf(link))}: ${addressOf(link, translator.language)}`,
  ].join("\n\n");
}

function labelOf(link: CardLink): Message {
  return link.kind === "rule" ? message("About this rule") : message("Python documentation");
}

function addressOf(link: CardLink, language: string): string {
  if (link.kind === "rule") return rulePage(link.id, language);
  return `https://docs.python.org/${language === "zh-cn" ? "zh-cn/3" : "3"}/${link.page}`;
}

/** Longer names are cut: nobody reads them, and an editor would choke on a megabyte. */
const maximumValueLength = 80;

/**
 * Makes what comes from the file harmless, wherever the file is from: every value stands in a code span, so it must not end it, and it must not
 * hold line ends, control characters or those that change the direction of writing (Unicode technical report 36, "Bidirectional text spoofing").
 */
function harmless({ template, values }: Message): Message {
  return { template, values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, harmlessValue(value)])) };
}

function harmlessValue(value: string): string {
  const plain = value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}`]/gu, " ");
  if (plain.trim() === "") return "…";
  const characters = [...plain];
  return characters.length <= maximumValueLength ? plain : `${characters.slice(0, maximumValueLength).join("")}…`;
}
