/** Findings for people to read: where, what, the line with the place underlined, and how to mend it. */
import type { Finding } from "../../core/linter/finding";
import type { LineTable } from "../../core/text/lines";
import { message } from "../../core/text/message";
import { displayWidth } from "../display-width";
import type { Say } from "../language";
import type { FileFindings, Report } from "../report";
import { type Painter, visible } from "../terminal";
import { countedRange } from "./places";

/** Lines longer than this many characters are cut around the place. */
const maximumExcerpt = 160;

/** Writes a report. */
export function textReport({ files, summary }: Report, say: Say, paint: Painter): string {
  const blocks = files.flatMap((file) => file.findings.map((finding) => `${findingText(file, finding, say, paint)}\n`));
  const count = files.reduce((sum, file) => sum + file.findings.length, 0);
  const fixable = files.reduce((sum, file) => sum + file.fixable.size, 0);
  const sentences = [message("Files checked: {count}.", { count: String(summary.parsed) })];
  if (summary.skipped > 0) sentences.push(message("Files not checked: {count}.", { count: String(summary.skipped) }));
  sentences.push(message("Findings: {count}.", { count: String(count) }));
  if (fixable > 0) sentences.push(message("`--fix` can mend {count} of them.", { count: String(fixable) }));
  return `${[...blocks, sentences.map(say).join(" ")].join("\n")}\n`;
}

function findingText(file: FileFindings, finding: Finding, say: Say, paint: Painter): string {
  const { startLine, startColumn } = countedRange(finding.range, file.lines);
  const place = paint.strong(visible(`${file.path}:${startLine}:${startColumn}`));
  const heading = `${place} ${paint.severity(finding.severity, `${finding.severity} ${finding.code}`)} ${finding.rule} ${visible(say(finding.message))}`;
  const { line, underline } = excerpt(finding, file.lines);
  const number = String(startLine);
  const margin = " ".repeat(number.length);
  const result = [
    heading,
    `  ${paint.faint(`${number} |`)} ${line}`.trimEnd(),
    `  ${paint.faint(`${margin} |`)} ${paint.severity(finding.severity, underline)}`,
  ];
  for (const { range, message: text, file: other } of finding.related) {
    const { startLine: relatedLine, startColumn: relatedColumn } = countedRange(range, (other ?? file).lines);
    result.push(`  ${paint.faint(`${margin} =`)} ${visible(`${(other ?? file).path}:${relatedLine}:${relatedColumn}: ${say(text)}`)}`);
  }
  const hint = fixHint(finding, file.fixable.has(finding), say);
  if (hint !== undefined) result.push(`  ${paint.faint(`${margin} =`)} ${visible(hint)}`);
  return result.join("\n");
}

/** Says which fix there is and what applies it: what changes several files is left to editors, which show it first. */
function fixHint({ fixes }: Finding, isFixable: boolean, say: Say): string | undefined {
  const [fix] = fixes;
  if (!fix) return undefined;
  const title = say(fix.title);
  if (fix.otherFiles) return say(message("fix: {title} (in an editor)", { title }));
  return say(message("fix: {title} ({option})", { title, option: isFixable ? "--fix" : "--fix --unsafe-fixes" }));
}

/** The first line of a finding's range, and the carets that go below it. */
function excerpt({ range }: Finding, lines: LineTable): { line: string; underline: string } {
  const { line, character: start } = lines.positionAt(range.start);
  const text = lines.textOf(line);
  const end = Math.min(Math.max(range.end - lines.startOf(line), start), text.length);
  const isLong = text.length > maximumExcerpt;
  const from = isLong ? characterStart(text, Math.max(0, Math.min(start - maximumExcerpt / 4, text.length - maximumExcerpt))) : 0;
  const to = isLong ? characterStart(text, Math.min(text.length, from + maximumExcerpt)) : text.length;
  const before = (from > 0 ? "…" : "") + visible(text.slice(from, start));
  const marked = visible(text.slice(start, Math.min(end, to)));
  const after = visible(text.slice(Math.min(end, to), to)) + (to < text.length ? "…" : "");
  // A tab goes as far below as above only when it is a tab in both lines.
  const padding = before
    .split("\t")
    .map((part) => " ".repeat(displayWidth(part)))
    .join("\t");
  return { line: before + marked + after, underline: padding + "^".repeat(Math.max(1, displayWidth(marked.replaceAll("\t", " ")))) };
}

/** Moves an offset that lies between the halves of a surrogate pair in front of them. */
function characterStart(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff && offset > 0 ? offset - 1 : offset;
}
