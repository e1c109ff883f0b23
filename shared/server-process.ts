/** How the language server's process is started on Node. */

/**
 * What Node is given. Most of what an edit makes is of no use after the next one; with less room for such things the process takes tens of megabytes
 * less, and is no slower (`npm run bench:memory`, `npm run bench:latency`).
 */
export const nodeArguments: readonly string[] = ["--max-semi-space-size=4"];
