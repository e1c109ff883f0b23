/** How long edits take while a server reads the files of a large workspace, and right after the start in an empty one. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Editor } from "../servers/editor";
import type { EditedFile } from "../servers/files";
import type { LanguageServer } from "../servers/servers";

/** Keys that are typed in one session right after its first diagnostics. */
const keys = 12;

/** The most milliseconds between two keys. Servers read thousands of files in a second or two, so somebody who types fast is meant. */
const longestPause = 60;

/** Milliseconds per key, with and without files to read. */
export interface MeasuredWhileIndexing {
  readonly indexing: readonly number[];
  readonly empty: readonly number[];
}

/**
 * Types into a file as if it were in another workspace, in a new session for each round.
 *
 * @param workspace absolute path of a folder with thousands of files
 * @param below gives a random whole number below another one
 */
export async function measureWhileIndexing(
  server: LanguageServer,
  file: EditedFile,
  workspace: string,
  rounds: number,
  below: (limit: number) => number,
): Promise<MeasuredWhileIndexing> {
  const nothing = mkdtempSync(join(tmpdir(), "bench-"));
  const indexing: number[] = [];
  const empty: number[] = [];
  try {
    for (let round = 0; round < rounds; round++) {
      indexing.push(...(await typing(server, file, workspace, below)));
      empty.push(...(await typing(server, file, nothing, below)));
    }
  } finally {
    rmSync(nothing, { recursive: true });
  }
  return { indexing, empty };
}

async function typing(server: LanguageServer, file: EditedFile, workspace: string, below: (limit: number) => number): Promise<number[]> {
  const uri = pathToFileURL(join(workspace, `new_${basename(file.uri)}`)).href;
  const editor = new Editor(server, workspace);
  await editor.initialize();
  await editor.open(uri, file.text);
  const start = { line: file.line, character: 0 };
  await editor.type(uri, [{ range: { start, end: start }, text: `${file.indentation}name\n` }]);
  const end = { line: file.line, character: file.indentation.length + "name".length };
  const times: number[] = [];
  for (let key = 0; key < keys; key++) {
    await new Promise((done) => setTimeout(done, below(longestPause)));
    times.push(await editor.change(uri, [{ range: { start: end, end }, text: "x" }], () => true));
  }
  await editor.stop();
  return times;
}
