/**
 * `npm start [-- <folder>]`: builds the extension and opens a folder in a real VS Code that has it. Without a folder it opens a copy of
 * the tutorial's programs, with their mistakes. Needs only Node and npm.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { bundle, installMissing, packageVsix, progress, repository, run, runInstalled, runMain, StepFailure } from "./prepare.mjs";

runMain(async () => {
  const folder = folderToOpen(process.argv[2]);
  await installMissing();
  await bundle();
  const vsix = await packageVsix();
  if (hasVSCode()) {
    await run("Installing the extension into VS Code", "code", ["--install-extension", vsix, "--force"]);
    await run("Opening VS Code", "code", [folder]);
    progress(`VS Code shows ${folder}.`);
  } else {
    progress("There is no `code` on the PATH; the VS Code server from the npm registry is used instead.");
    await runInstalled("Starting the VS Code server", "tsx", "tsx", [join(repository, "scripts", "serve.ts"), vsix, folder]);
  }
});

/** The folder to open, as an absolute path. `npm` runs scripts in the repository, and says where the person was. */
function folderToOpen(given) {
  if (given === undefined) {
    const copy = join(mkdtempSync(join(tmpdir(), "asyncio-insight-")), "tutorial");
    cpSync(join(repository, "test-fixtures", "workspaces", "tutorial"), copy, { recursive: true });
    return copy;
  }
  const folder = resolve(process.env.INIT_CWD ?? process.cwd(), given);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new StepFailure(`There is no folder ${folder}.`);
  return folder;
}

function hasVSCode() {
  return spawnSync("code --version", { shell: true, stdio: "ignore" }).status === 0;
}
