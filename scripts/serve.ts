/** `tsx scripts/serve.ts <vsix> <folder>`: opens the folder in the VS Code server with the extension, until it is stopped with Ctrl+C. */
import { spawn } from "node:child_process";
import { serve } from "../client/test/vscode/serve";

async function main(): Promise<void> {
  const [vsix, folder] = process.argv.slice(2);
  if (!vsix || !folder) throw new Error("Give a .vsix file and a folder.");
  const server = await serve(vsix, folder);
  openInBrowser(server.address(folder));
}

/** Opens the address where there is a desktop. Nothing happens where there is none: the address has been printed. */
function openInBrowser(address: string): void {
  if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  const [command, ...args] =
    process.platform === "darwin"
      ? ["open", address]
      : process.platform === "win32"
        ? ["rundll32", "url.dll,FileProtocolHandler", address]
        : ["xdg-open", address];
  spawn(command as string, args, { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
