/**
 * Runs the VS Code server: the same workbench and extension hosts as the desktop's, shown in a browser.
 * Every server gets data folders of its own in the temp folder; `stop` ends all its processes and removes them.
 */

import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Installation, installVSCode } from "./install.ts";
import { type DisplayLanguage, writeLanguagePack } from "./language.ts";
import { poll } from "./poll.ts";
import { endGroup, makeTemporaryFolder, startGroup } from "./temporary.ts";

/** What a server starts with. Everything has a default. */
export interface ServerOptions {
  /** Packaged extensions (.vsix files, absolute paths) to install first. */
  readonly extensions?: readonly string[];
  /** User settings, added to the ones that keep the workbench quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** False opens folders in Restricted Mode. Default: true, every folder is trusted. */
  readonly trusted?: boolean;
  /** Display language. Default: English. */
  readonly language?: DisplayLanguage;
  /** Port on 127.0.0.1. Default: a free one. */
  readonly port?: number;
}

/** A running server. */
export interface Server {
  /** Host and port, as in `vscode-remote://<authority>/path`. */
  readonly authority: string;
  /**
   * The address that shows the workbench.
   *
   * @param folder absolute path of the folder to open
   * @param payload further pairs for the workbench, such as ["skipWelcome", "true"]
   */
  address(folder: string, payload?: readonly (readonly [string, string])[]): string;
  /** What the server printed so far. */
  output(): string;
  /** Ends the server with all its children and removes its folders. May be called twice. */
  stop(): Promise<void>;
}

/** Settings that keep first-start advice, chat and downloads out of the way of tests and screenshots. */
const quietSettings = {
  "chat.disableAIFeatures": true,
  "editor.minimap.enabled": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off", // in a browser VS Code saves by itself otherwise, and tests could not revert
  "git.enabled": false,
  "remote.autoForwardPorts": false,
  "security.workspace.trust.banner": "never",
  "security.workspace.trust.startupPrompt": "never",
  "telemetry.telemetryLevel": "off",
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/**
 * Installs VS Code when needed, starts a server and waits until it listens.
 *
 * @throws Error with the server's output when it ends early or an extension cannot be installed
 */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const installation = await installVSCode();
  const folder = await makeTemporaryFolder("server");
  let child: ChildProcess | undefined;
  const stop = async (): Promise<void> => {
    if (child) {
      await endGroup(child);
    }
    await folder.remove();
  };
  try {
    const language = options.language ?? "en";
    const userData = join(folder.path, "user-data");
    await mkdir(join(userData, "User"), { recursive: true });
    const settings = { ...quietSettings, ...options.settings };
    await writeFile(join(userData, "User", "settings.json"), JSON.stringify(settings, undefined, 2));
    await writeLanguagePack(language, userData);
    const dataFolders = [
      ...["--user-data-dir", userData],
      ...["--server-data-dir", join(folder.path, "server-data")],
      ...["--extensions-dir", join(folder.path, "extensions")],
    ];
    for (const extension of options.extensions ?? []) {
      await installExtension(installation, dataFolders, extension);
    }
    const args = [
      installation.serverScript,
      ...["--host", "127.0.0.1", "--port", String(options.port ?? 0), "--locale", language],
      ...["--without-connection-token", "--accept-server-license-terms", "--telemetry-level", "off"],
      "--enable-smoke-test-driver", // without it a built VS Code ignores `extensionTestsPath`
      ...(options.trusted === false ? [] : ["--disable-workspace-trust"]),
      ...dataFolders,
    ];
    child = startGroup(installation.node, args, folder.path, serverEnvironment());
    return await whenListening(child, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function whenListening(child: ChildProcess, stop: () => Promise<void>): Promise<Server> {
  let output = "";
  let ended = false;
  const collect = (chunk: Buffer): void => void (output += chunk.toString());
  child.stdout?.on("data", collect);
  child.stderr?.on("data", collect);
  child.once("error", (error) => void (output += String(error)));
  child.once("close", () => void (ended = true));
  const port = await poll("the VS Code server to listen", 60_000, () => {
    if (ended) {
      throw new Error(`The VS Code server ended early. It printed:\n${output}`);
    }
    return /Extension host agent listening on (\d+)/.exec(output)?.[1];
  });
  const authority = `127.0.0.1:${port}`;
  return {
    authority,
    address(folder, payload = []) {
      const query = new URLSearchParams({ folder, payload: JSON.stringify([["skipWelcome", "true"], ...payload]) });
      return `http://${authority}/?${query}`;
    },
    output: () => output,
    stop,
  };
}

async function installExtension(installation: Installation, folders: readonly string[], vsix: string): Promise<void> {
  const args = [installation.serverScript, "--accept-server-license-terms", ...folders, "--install-extension", vsix, "--force"];
  const child = spawn(installation.node, args, { env: serverEnvironment(), stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const collect = (chunk: Buffer): void => void (output += chunk.toString());
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0 || !output.includes("was successfully installed")) {
    throw new Error(`VS Code could not install ${vsix}:\n${output}`);
  }
}

/** The environment without what a surrounding VS Code, npm or vitest left in it. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|npm_|NODE_|VITEST)/.test(name));
  return Object.fromEntries(entries);
}
