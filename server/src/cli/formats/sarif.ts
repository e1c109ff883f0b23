/** Findings as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), which code scanning services read. */
import type { FileEdits, Fix, Severity } from "../../core/linter/finding";
import type { Rule } from "../../core/linter/rule";
import type { LineTable } from "../../core/text/lines";
import { message } from "../../core/text/message";
import type { Range } from "../../core/text/range";
import type { Say } from "../language";
import type { FileFindings, Notice, Report } from "../report";
import { countedRange } from "./places";

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", information: "note", hint: "note" };
const homepage = "https://github.com/asyncio-insight/asyncio-insight";

/** Writes a report. Every rule is described, whether it found something or not. */
export function sarifText({ version, rules, files, notices }: Report, say: Say): string {
  const indexes = new Map(rules.map((rule, index) => [rule.id, index]));
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Asyncio Insight",
            version,
            semanticVersion: version,
            informationUri: homepage,
            rules: rules.map((rule) => descriptionOf(rule, say)),
          },
        },
        columnKind: "utf16CodeUnits",
        invocations: [
          {
            executionSuccessful: !notices.some((notice) => notice.kind === "error"),
            toolExecutionNotifications: notices.map((notice) => notificationOf(notice, say)),
          },
        ],
        results: files.flatMap((file) => resultsOf(file, indexes, say)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function descriptionOf(rule: Rule, say: Say): object {
  const summary = say(message(rule.summary));
  const why = say(message(rule.why));
  const whenNotToUse = say(message(rule.whenNotToUse));
  const helpUri = `${homepage}/blob/main/docs/rules/${rule.id}.md`;
  const code = (python: string) => `\`\`\`python\n${python}\`\`\``;
  return {
    id: rule.code,
    name: rule.id,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    helpUri,
    help: {
      text: `${summary}\n\n${why}\n\n${whenNotToUse}\n\n${helpUri}`,
      markdown: [`**${summary}**`, why, code(rule.bad), code(rule.good), whenNotToUse, `<${helpUri}>`].join("\n\n"),
    },
    defaultConfiguration: { enabled: !rule.offByDefault, level: levels[rule.severity] },
    properties: { tags: ["asyncio"], aliases: rule.aliases },
  };
}

function resultsOf({ path, lines, findings }: FileFindings, indexes: ReadonlyMap<string, number>, say: Say): object[] {
  return findings.map((finding) => ({
    ruleId: finding.code,
    ruleIndex: indexes.get(finding.rule),
    level: levels[finding.severity],
    message: { text: say(finding.message) },
    locations: [locationOf(path, finding.range, lines)],
    ...(finding.related.length > 0 && {
      relatedLocations: finding.related.map((place, id) => ({
        id,
        ...locationOf(place.file?.path ?? path, place.range, place.file?.lines ?? lines),
        message: { text: say(place.message) },
      })),
    }),
    ...(finding.fixes.length > 0 && { fixes: finding.fixes.map((fix) => changeOf(path, fix, lines, say)) }),
    properties: { confidence: finding.confidence },
  }));
}

function changeOf(path: string, { title, safety, edits, otherFiles = [] }: Fix, lines: LineTable, say: Say): object {
  const files: readonly FileEdits[] = [{ file: { path, lines }, edits }, ...otherFiles];
  return {
    description: { text: say(title) },
    artifactChanges: files.map((one) => ({
      artifactLocation: { uri: uriOf(one.file.path) },
      replacements: one.edits.map((edit) => ({
        deletedRegion: countedRange(edit, one.file.lines),
        insertedContent: { text: edit.newText },
      })),
    })),
    properties: { safety },
  };
}

function locationOf(path: string, range: Range, lines: LineTable): { physicalLocation: object } {
  return { physicalLocation: { artifactLocation: { uri: uriOf(path) }, region: countedRange(range, lines) } };
}

function notificationOf({ kind, path, message: text }: Notice, say: Say): object {
  return { level: kind, message: { text: path === undefined ? say(text) : `${path}: ${say(text)}` } };
}

/** A relative path as a URI reference: every part is escaped, and a first part with a colon is not taken for a scheme. */
function uriOf(path: string): string {
  const escaped = path.split("/").map(encodeURIComponent).join("/");
  return /^[A-Za-z]%3A\//.test(escaped) ? `file:///${escaped.replace("%3A", ":")}` : escaped;
}
