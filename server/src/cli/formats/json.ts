/** Findings as JSON, in a shape that stays: keys may be added, none changes its meaning. Lines and characters count from zero, in UTF-16 code units. */
import type { LineTable } from "../../core/text/lines";
import type { Range } from "../../core/text/range";
import type { Say } from "../language";
import type { FileFindings, Report } from "../report";

/** Writes a report. */
export function jsonText({ version, files, summary }: Report, say: Say): string {
  const { files: count, parsed, skipped, seconds } = summary;
  return `${JSON.stringify({ version, diagnostics: files.flatMap((file) => diagnosticsOf(file, say)), summary: { files: count, parsed, skipped, seconds } }, undefined, 2)}\n`;
}

function diagnosticsOf({ path, lines, findings }: FileFindings, say: Say): object[] {
  return findings.map(({ range, code, rule, severity, confidence, message, related, fixes }) => ({
    file: path,
    range: positionsOf(range, lines),
    code,
    rule,
    severity,
    confidence,
    message: say(message),
    related: related.map((place) => ({
      file: place.file?.path ?? path,
      range: positionsOf(place.range, place.file?.lines ?? lines),
      message: say(place.message),
    })),
    fixes: fixes.map(({ title, safety, edits, otherFiles = [] }) => ({
      title: say(title),
      safety,
      edits: [{ file: { path, lines }, edits }, ...otherFiles].flatMap((one) =>
        one.edits.map((edit) => ({ file: one.file.path, range: positionsOf(edit, one.file.lines), newText: edit.newText })),
      ),
    })),
  }));
}

function positionsOf(range: Range, lines: LineTable): object {
  return { start: lines.positionAt(range.start), end: lines.positionAt(range.end) };
}
