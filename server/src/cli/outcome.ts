/** What the check of one file gave, as plain data that can be sent between threads and kept on the disk. */
import type { Finding, OtherFile } from "../core/linter/finding";
import type { TextEdit } from "../core/text/edit";
import { LineTable } from "../core/text/lines";
import type { Range } from "../core/text/range";
import { decode } from "./decode";
import { readBytesIfAny, shownPath } from "./files";
import type { FileFindings, Notice } from "./report";

/** The outcome of one file. Other files are named by their absolute paths, and without their lines. */
export interface FileOutcome {
  readonly notices: readonly Notice[];
  /** Whether the file was parsed and linted; else it was passed over, or it failed. */
  readonly kind: "parsed" | "skipped" | "failed";
  readonly findings: readonly Finding[];
  /** The indexes of those findings that `--fix` would mend. */
  readonly fixable: readonly number[];
}

/** A finding as plain data: nothing of the syntax tree, and no lines of other files. */
export function plainFinding(finding: Finding): Finding {
  const { rule, code, severity, confidence, message, tags } = finding;
  return {
    rule,
    code,
    severity,
    confidence,
    range: plainRange(finding.range),
    message,
    related: finding.related.map((place) => ({
      range: plainRange(place.range),
      message: place.message,
      ...(place.file && { file: withoutLines(place.file) }),
    })),
    tags,
    fixes: finding.fixes.map(({ title, safety, edits, otherFiles }) => ({
      title,
      safety,
      edits: edits.map(plainEdit),
      ...(otherFiles && { otherFiles: otherFiles.map((one) => ({ file: withoutLines(one.file), edits: one.edits.map(plainEdit) })) }),
    })),
  };
}

/** Ranges and edits are often nodes of the syntax tree, which have a start and an end too. */
function plainRange({ start, end }: Range): Range {
  return { start, end };
}

function plainEdit({ start, end, newText }: TextEdit): TextEdit {
  return { start, end, newText };
}

function withoutLines({ path }: OtherFile): OtherFile {
  return { path } as OtherFile;
}

/** The findings of a file for the report: places in other files name these as they are shown. Takes the lines of the file itself. */
export function fileFindings(shown: string, outcome: FileOutcome, lines: LineTable, workingDirectory: string): FileFindings {
  const findings = outcome.findings.map((finding) =>
    withFiles(finding, ({ path }) => ({ path: shownPath(workingDirectory, path), lines: linesOf(path) })),
  );
  return { path: shown, lines, findings, fixable: new Set(outcome.fixable.map((index) => findings[index] as Finding)) };
}

/** The lines of a Python file as it is on the disk; those of an empty text where it is gone. */
export function linesOf(path: string): LineTable {
  const bytes = readBytesIfAny(path);
  const decoded = bytes && decode(bytes);
  return new LineTable(decoded && "text" in decoded ? decoded.text : "");
}

function withFiles(finding: Finding, change: (file: OtherFile) => OtherFile): Finding {
  if (finding.related.every((place) => !place.file) && finding.fixes.every((fix) => !fix.otherFiles)) return finding;
  return {
    ...finding,
    related: finding.related.map((place) => (place.file ? { ...place, file: change(place.file) } : place)),
    fixes: finding.fixes.map((fix) =>
      fix.otherFiles ? { ...fix, otherFiles: fix.otherFiles.map(({ file, edits }) => ({ file: change(file), edits })) } : fix,
    ),
  };
}
