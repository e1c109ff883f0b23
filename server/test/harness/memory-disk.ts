/** A disk in memory for the language server, which a test can change while the server looks. */
import type { Host } from "../../src/lsp/host";

/** The part of a host that looks at files, which are texts by URI. */
export function memoryDisk(files: ReadonlyMap<string, string>): Partial<Host> {
  return {
    exists: (uri) => [...files.keys()].some((file) => file === uri || file.startsWith(`${uri}/`)),
    readFileNow: (uri) => files.get(uri),
    listFolder: (uri) => {
      const inside = [...files.keys()]
        .filter((file) => file.startsWith(`${uri}/`))
        .map((file) => file.slice(uri.length + 1).split("/")[0] as string);
      return inside.length > 0 ? [...new Set(inside)] : undefined;
    },
    readFile: async (uri) => files.get(uri),
  };
}
