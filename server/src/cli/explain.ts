/** `check --explain file:line:column`: how the engine comes to its answer about an expression. */

import { defaultSettings } from "../../../shared/settings";
import { resolveConfiguration } from "../config/resolve-configuration";
import type { Analyzer } from "../core/analyzer";
import { explain } from "../core/features/explanation";
import { type Message, message } from "../core/text/message";
import { decode } from "./decode";
import { absolute, folderOf, readBytesIfAny } from "./files";
import type { Say } from "./language";
import { Projects } from "./projects";

/** What an explanation needs. `place` is `file:line:column`, which count from one, the column in UTF-16 code units. */
export interface ExplainInputs {
  readonly analyzer: Analyzer;
  readonly workingDirectory: string;
  readonly chosenEnvironment: string | undefined;
  readonly place: string;
}

/** Gives the explanation as lines of text, or says why there is none. */
export function explanationOf({ analyzer, workingDirectory, chosenEnvironment, place }: ExplainInputs, say: Say): string | Message {
  const [, written, line, column] = /^(.+):(\d+):(\d+)$/.exec(place) ?? [];
  if (written === undefined || !(Number(line) > 0) || !(Number(column) > 0))
    return message("--explain: `{place}` is no place. Write the file, the line and the column, such as `main.py:12:5`.", { place });
  const folder = absolute(workingDirectory, ".");
  const path = absolute(folder, written);
  const bytes = readBytesIfAny(path);
  const decoded = bytes && decode(bytes);
  if (!decoded || !("text" in decoded)) return message("--explain: `{place}` cannot be read.", { place: written });
  const projects = new Projects(() => analyzer, folder, chosenEnvironment);
  const { pyproject, environment } = projects.aroundFolder(folderOf(path));
  const { rules } = analyzer.linter;
  const { configuration } = resolveConfiguration({
    path,
    isNotebook: false,
    rules,
    settings: defaultSettings,
    folder,
    pyproject,
    environment,
  });
  const file = analyzer.read(decoded.text);
  const lineStart = Number(line) <= file.lines.count ? file.lines.startOf(Number(line) - 1) : undefined;
  const semantics = analyzer.semanticsOf({ file, configuration, project: projects.projectOf(path) });
  const steps = lineStart === undefined ? undefined : explain(semantics, lineStart + Number(column) - 1);
  if (!steps) return message("--explain: there is no expression at `{place}`.", { place });
  return steps.map(({ depth, message: text }) => `${"  ".repeat(depth)}${say(text)}\n`).join("");
}
