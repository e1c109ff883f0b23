/** The language servers that are compared, each in its usual configuration for editors. */

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { nodeArguments } from "../../shared/server-process";
import { packagesIn, readPinned } from "../shared/packages";

/** How a server is started. */
export interface LanguageServer {
  readonly name: string;
  readonly command: readonly string[];
  readonly initializationOptions: unknown;
  /** Instead of that, what makes the server keep what it found for the next time, where it can. */
  readonly keeping?: unknown;
  /** What the editor answers when it is asked for the settings of a section. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Our server, as `npm run build -- --production` makes it into `folder`, with the code that it compiled before, as in VS Code. Builds it. */
export function asyncioInsight(repository: string, folder: string): LanguageServer {
  const built = spawnSync(process.execPath, [join(repository, "esbuild.mjs"), "--production", `--outdir=${folder}`, "--only=server.node"], {
    cwd: repository,
    stdio: "inherit",
  });
  if (built.status !== 0) throw new Error("the server could not be built.");
  return {
    name: "Asyncio Insight",
    command: [process.execPath, ...nodeArguments, join(folder, "server.node.js"), "--stdio", "--code-cache", join(folder, "code")],
    initializationOptions: {},
    keeping: { findingsFolder: join(folder, "findings") },
    settings: {},
  };
}

const others: Readonly<Record<string, (environment: string) => LanguageServer>> = {
  ruff: () => ({ name: "ruff", command: ["ruff", "server"], initializationOptions: {}, settings: {} }),
  pyright: (environment) => ({
    name: "pyright",
    command: ["pyright-langserver", "--stdio"],
    initializationOptions: {},
    settings: {
      python: { pythonPath: join(environment, "bin", "python"), analysis: { diagnosticMode: "openFilesOnly" } },
      "python.analysis": { diagnosticMode: "openFilesOnly" },
    },
  }),
};

/**
 * The servers of other tools by their names.
 *
 * @param names separated by commas; undefined chooses those that are installed
 * @param environment absolute path of the virtual environment of the packages that are edited
 * @throws Error for a name that is not known or not installed
 */
export function otherServers(names: string | undefined, environment: string): LanguageServer[] {
  const wanted = names?.split(",").filter((name) => name !== "") ?? Object.keys(others).filter(isInstalled);
  return wanted.map((name) => {
    const make = others[name];
    if (!make) throw new Error(`--with: "${name}" is not one of ${Object.keys(others).join(", ")}.`);
    if (!isInstalled(name)) throw new Error(`--with: ${name} is not on PATH.`);
    return make(environment);
  });
}

function isInstalled(name: string): boolean {
  return !spawnSync(name, ["--version"], { stdio: "ignore" }).error;
}

/**
 * The packages of the benchmarks, and our server with those of others, ready for them. Takes the options `--with` and `--python` as they are given; `chosen` is how
 * to choose the same servers again.
 */
export function serversFor(repository: string, options: { readonly with?: string | undefined; readonly python: string }) {
  const pinned = readPinned(join(repository, "bench", "packages.json"));
  const { sound, sitePackages } = packagesIn(pinned, join(repository, "out", "bench", "recall"), options.python);
  const environment = join(sitePackages, "..", "..", "..");
  const own = asyncioInsight(repository, join(repository, "out", "bench", "server", "dist"));
  const chosen = options.with ? ` --with ${options.with}` : "";
  return { sound, servers: [own, ...otherServers(options.with, environment)], chosen };
}
