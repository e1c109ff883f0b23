/**
 * `npm run bench:latency`: milliseconds from an edit to the diagnostics that show it, in real files of three sizes.
 *
 *     npm run bench:latency -- [--rounds N] [--with ruff,pyright] [--pause MILLISECONDS] [--while-indexing] [--python COMMAND] [--write]
 *
 * `--rounds` is how often each edit is made (20), `--with` names the servers to compare with (all that are on PATH), `--pause` is the longest pause between edits
 * (200), `--while-indexing` types in a workspace of thousands of files while it is read instead, and in an empty one, `--python` downloads the packages (python3),
 * `--write` puts the result into docs/benchmarks.md.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Diagnostic, TextDocumentContentChangeEvent } from "vscode-languageserver";
import { seeded } from "../../server/test/harness/random";
import { Editor } from "../servers/editor";
import { type EditedFile, editedFiles } from "../servers/files";
import { type LanguageServer, serversFor } from "../servers/servers";
import { count, quantile, repository, table, writeResult } from "../shared/document";
import { measureWhileIndexing } from "./while-indexing";

/** Milliseconds per edit, and MiB at the end. */
interface Measured {
  readonly bug: readonly number[];
  readonly typing: readonly number[];
  readonly memory: number;
}

async function main(): Promise<void> {
  const { values: options } = parseArgs({
    options: {
      rounds: { type: "string", default: "20" },
      with: { type: "string" },
      pause: { type: "string", default: "200" },
      "while-indexing": { type: "boolean", default: false },
      python: { type: "string", default: "python3" },
      write: { type: "boolean", default: false },
    },
  });
  const rounds = Number(options.rounds);
  const pause = Number(options.pause);
  const { sound, servers, chosen } = serversFor(repository, options);

  if (options["while-indexing"]) return compareWithIndexing(servers, sound, rounds);

  const rows: string[][] = [];
  for (const file of editedFiles(sound)) {
    const results = new Map<LanguageServer, Measured>();
    for (const server of servers) results.set(server, await measure(server, file, rounds, pause));
    const [ours] = results.values();
    for (const [server, { bug, typing, memory }] of results) {
      rows.push([
        `${file.name}, ${count(file.lines)} lines: ${server.name}`,
        ...[bug, typing].flatMap((times) => [0.5, 0.95, 1].map((share) => quantile(times, share).toFixed(0))),
        memory.toFixed(0),
        ratio(quantile(bug, 0.5), quantile(ours?.bug ?? [], 0.5)),
        ratio(quantile(bug, 0.95), quantile(ours?.bug ?? [], 0.95)),
      ]);
    }
  }
  const result = table(["file and server", "bug: p50", "p95", "max", "typing: p50", "p95", "max", "MiB", "p50 ÷ ours", "p95 ÷ ours"], rows);
  console.log(result);
  if (options.write) writeResult("latency", `npm run bench:latency -- --rounds ${rounds}${chosen} --write`, result);
}

/** Prints how long edits take right after the start while a workspace of thousands of files is read, and in an empty one. */
async function compareWithIndexing(servers: readonly LanguageServer[], sound: string, rounds: number): Promise<void> {
  const random = seeded(1);
  const rows: string[][] = [];
  for (const file of editedFiles(sound)) {
    for (const server of servers) {
      const measured = await measureWhileIndexing(server, file, join(sound, "homeassistant"), rounds, (limit) => random.below(limit));
      rows.push([
        `${file.name}, ${count(file.lines)} lines: ${server.name}`,
        ...[measured.indexing, measured.empty].flatMap((times) => [0.5, 0.95, 1].map((share) => quantile(times, share).toFixed(0))),
      ]);
    }
  }
  console.log(table(["file and server", "while indexing: p50", "p95", "max", "empty workspace: p50", "p95", "max"], rows));
}

function ratio(one: number, ours: number): string {
  return (one / ours).toFixed(2);
}

/** Edits one file with one server. */
async function measure(server: LanguageServer, file: EditedFile, rounds: number, pause: number): Promise<Measured> {
  const editor = new Editor(server, file.workspace);
  const random = seeded(1);
  const rest = () => new Promise((done) => setTimeout(done, random.below(pause + 1)));
  await editor.initialize();
  await editor.open(file.uri, file.text);
  const start = { line: file.line, character: 0 };
  const buggy = `${file.indentation}asyncio.sleep(undefined_name)\n`;
  const insert: TextDocumentContentChangeEvent = { range: { start, end: start }, text: buggy };
  const remove: TextDocumentContentChangeEvent = { range: { start, end: { line: file.line + 1, character: 0 } }, text: "" };
  const isShown = (diagnostics: readonly Diagnostic[]) => diagnostics.some(({ range }) => range.start.line === file.line);
  const wasShown = isShown(await settled(editor, file));
  if (wasShown) throw new Error(`${server.name} reports something in line ${file.line + 1} of ${file.name} already.`);

  const bug: number[] = [];
  const typing: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await rest();
    bug.push(await editor.change(file.uri, [insert], isShown));
    await rest();
    bug.push(await editor.change(file.uri, [remove], (diagnostics) => !isShown(diagnostics)));
    const line = `${file.indentation}count = 1  # ${round}\n`;
    await rest();
    typing.push(await editor.change(file.uri, [{ range: { start, end: start }, text: "\n" }], () => true));
    for (const [character, text] of [...line.trimEnd()].entries()) {
      if (text === " " && character < file.indentation.length) {
        await editor.type(file.uri, [at(file.line, character, text)]);
        continue;
      }
      await rest();
      typing.push(await editor.change(file.uri, [at(file.line, character, text)], () => true));
    }
    await editor.change(file.uri, [remove], () => true);
  }
  const memory = editor.memory();
  await editor.stop();
  return { bug, typing, memory };
}

function at(line: number, character: number, text: string): TextDocumentContentChangeEvent {
  const place = { line, character };
  return { range: { start: place, end: place }, text };
}

/** The diagnostics once the server has read what belongs to the file: after an edit that is taken back. */
async function settled(editor: Editor, file: EditedFile): Promise<readonly Diagnostic[]> {
  let last: readonly Diagnostic[] = [];
  const keep = (diagnostics: readonly Diagnostic[]) => {
    last = diagnostics;
    return true;
  };
  await editor.change(file.uri, [at(0, 0, "\n")], keep);
  await editor.change(file.uri, [{ range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, text: "" }], keep);
  return last;
}

main().catch((error) => {
  console.error(`bench:latency: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});
