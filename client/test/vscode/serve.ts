/** Shows a packaged extension in the VS Code server, for trying it out in any browser (`npm start`). */

import { resolve } from "node:path";
import { type Server, type ServerOptions, startServer } from "./server.ts";

/**
 * Starts a server with the extension installed, prints the address that opens the folder, and leaves the server
 * running until `stop` is called or this process ends.
 *
 * @param vsix the packaged extension
 * @param folder the folder to open
 * @param options language, port and settings, as for any server
 * @throws Error when VS Code, the extension or the server does not start
 */
export async function serve(vsix: string, folder: string, options: ServerOptions = {}): Promise<Server> {
  const server = await startServer({ ...options, extensions: [resolve(vsix)] });
  console.log(`VS Code with ${vsix} is running. Open this address in a browser; Ctrl+C ends it.\n\n  ${server.address(resolve(folder))}\n`);
  return server;
}
