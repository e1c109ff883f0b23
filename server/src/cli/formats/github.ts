/** Findings as annotations of GitHub Actions (https://docs.github.com/actions/reference/workflow-commands-for-github-actions). */
import type { Severity } from "../../core/linter/finding";
import type { Say } from "../language";
import type { Report } from "../report";
import { countedRange } from "./places";

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", information: "notice", hint: "notice" };

/** Writes a report, one line for each finding. */
export function githubAnnotations({ files }: Report, say: Say): string {
  return files
    .flatMap(({ path, lines, findings }) =>
      findings.map(({ range, code, rule, severity, message }) => {
        const { startLine, startColumn, endLine, endColumn } = countedRange(range, lines);
        const properties: [string, string | number][] = [
          ["title", `asyncio-insight ${code} ${rule}`],
          ["file", path],
          ["line", startLine],
          ["endLine", endLine],
        ];
        // GitHub takes columns only where the place lies in one line.
        if (startLine === endLine) properties.push(["col", startColumn], ["endColumn", endColumn]);
        const written = properties.map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(",");
        return `::${commands[severity]} ${written}::${escapeData(`${path}:${startLine}:${startColumn}: ${code} ${say(message)}`)}\n`;
      }),
    )
    .join("");
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
