/**
 * `npm run bench:memory`: the memory of a server's process with a file open, after many edits, after opening and closing many documents, and in a workspace with
 * many files.
 *
 *     npm run bench:memory -- [--times N] [--with ruff,pyright] [--python COMMAND] [--write]
 *
 * `--times` is how many edits there are and how many documents (10000), `--with` names the servers to compare with (none), `--python` downloads the packages
 * (python3), `--write` puts the result into docs/benchmarks.md.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { Editor } from "../servers/editor";
import { editedFiles } from "../servers/files";
import { type LanguageServer, serversFor } from "../servers/servers";
import { count, repository, table, writeResult } from "../shared/document";
import { filesBelow } from "../shared/packages";

/** Milliseconds that a server gets to read a workspace in the background. */
const timeForWorkspace = 20_000;

async function main(): Promise<void> {
  const { values: options } = parseArgs({
    options: {
      times: { type: "string", default: "10000" },
      with: { type: "string", default: "" },
      python: { type: "string", default: "python3" },
      write: { type: "boolean", default: false },
    },
  });
  const times = Number(options.times);
  const { sound, servers, chosen } = serversFor(repository, options);
  const workspace = join(sound, "homeassistant");
  const rows: string[][] = [];
  for (const server of servers) {
    rows.push([server.name, ...(await edits(server, sound, times)), await ofWorkspace(server, workspace)]);
  }
  const result = table(
    [
      "server",
      "10,003 lines open",
      `after ${count(times)} edits`,
      `after opening and closing ${count(times)} documents`,
      `workspace of ${count(filesBelow(workspace, [".py"]).length)} files`,
    ],
    rows,
  );
  console.log(`Resident memory in MiB:\n\n${result}`);
  if (options.write)
    writeResult("memory", `npm run bench:memory -- --times ${times}${chosen} --write`, `Resident memory in MiB:\n\n${result}`);
}

/** Opens the largest file, edits it, and opens and closes copies of the smallest. */
async function edits(server: LanguageServer, sound: string, times: number): Promise<string[]> {
  const files = editedFiles(sound);
  const large = files[files.length - 1]!;
  const small = files[0]!;
  const editor = new Editor(server, large.workspace);
  await editor.initialize();
  await editor.open(large.uri, large.text);
  const found = [editor.memory()];
  const start = { line: large.line, character: 0 };
  for (let edit = 0; edit < times; edit++) {
    const isAdded = edit % 2 === 0;
    const change = isAdded
      ? { range: { start, end: start }, text: `${large.indentation}asyncio.sleep(${edit})\n` }
      : { range: { start, end: { line: large.line + 1, character: 0 } }, text: "" };
    if (edit % 100 === 0) await editor.change(large.uri, [change], () => true);
    else await editor.type(large.uri, [change]);
  }
  await editor.change(large.uri, [{ range: { start, end: start }, text: "" }], () => true);
  found.push(editor.memory());
  for (let document = 0; document < times; document++) {
    const uri = pathToFileURL(join(small.workspace, `copy_${document}.py`)).href;
    await editor.open(uri, small.text);
    await editor.close(uri);
  }
  found.push(editor.memory());
  await editor.stop();
  return found.map((one) => one.toFixed(0));
}

async function ofWorkspace(server: LanguageServer, workspace: string): Promise<string> {
  const editor = new Editor(server, workspace);
  await editor.initialize();
  const uri = pathToFileURL(join(workspace, "new_file.py")).href;
  await editor.open(uri, "import asyncio\nfrom homeassistant import core\n\n\nasync def main():\n    asyncio.sleep(1)\n");
  await new Promise((done) => setTimeout(done, timeForWorkspace));
  const found = editor.memory().toFixed(0);
  await editor.stop();
  return found;
}

main().catch((error) => {
  console.error(`bench:memory: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});
