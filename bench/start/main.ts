/**
 * `npm run bench:start`: milliseconds from the start of a server's process to the first diagnostics of a file, and its memory then. Ours has the code that it
 * compiled at the first start, as in an editor; it is also measured with what it found in the file before, as in an editor that is opened again.
 *
 *     npm run bench:start -- [--rounds N] [--with ruff,pyright] [--python COMMAND] [--write]
 *
 * `--rounds` is how often each server is started for each file (10), `--with` names the servers to compare with (all that are on PATH), `--python` downloads the
 * packages (python3), `--write` puts the result into docs/benchmarks.md.
 */
import { parseArgs } from "node:util";
import { Editor } from "../servers/editor";
import { type EditedFile, editedFiles } from "../servers/files";
import { type LanguageServer, serversFor } from "../servers/servers";
import { count, quantile, repository, table, writeResult } from "../shared/document";

/** Milliseconds that a server gets to look at a file and its workspace. */
const timeForWorkspace = 5000;

async function main(): Promise<void> {
  const { values: options } = parseArgs({
    options: {
      rounds: { type: "string", default: "10" },
      with: { type: "string" },
      python: { type: "string", default: "python3" },
      write: { type: "boolean", default: false },
    },
  });
  const { sound, servers, chosen } = serversFor(repository, options);
  const rows: string[][] = [];
  for (const file of editedFiles(sound)) {
    const kept = servers.flatMap(({ keeping, ...server }) =>
      keeping === undefined ? [] : [{ ...server, name: `${server.name}, opened before`, initializationOptions: keeping }],
    );
    for (const server of kept) await openOnce(server, file);
    for (const server of [...servers, ...kept]) {
      const times: number[] = [];
      let memory = Number.NaN;
      for (let round = 0; round < Number(options.rounds); round++) {
        const begin = performance.now();
        const editor = new Editor(server, file.workspace);
        await editor.initialize();
        await editor.open(file.uri, file.text);
        times.push(performance.now() - begin);
        memory = editor.memory();
        await editor.stop();
      }
      rows.push([
        `${file.name}, ${count(file.lines)} lines: ${server.name}`,
        ...[0.5, 0.95, 1].map((share) => quantile(times, share).toFixed(0)),
        memory.toFixed(0),
      ]);
    }
  }
  const result = table(["file and server", "p50", "p95", "max", "MiB"], rows);
  console.log(result);
  if (options.write) writeResult("start", `npm run bench:start -- --rounds ${options.rounds}${chosen} --write`, result);
}

/** Has a server look at a file with all that belongs to it. */
async function openOnce(server: LanguageServer, file: EditedFile): Promise<void> {
  const editor = new Editor(server, file.workspace);
  await editor.initialize();
  await editor.open(file.uri, file.text);
  await new Promise((done) => setTimeout(done, timeForWorkspace));
  await editor.stop();
}

main().catch((error) => {
  console.error(`bench:start: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});
