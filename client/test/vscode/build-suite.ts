/** Bundles the tests that run inside VS Code, one file per extension host. */

import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { repository } from "./paths.ts";

/** The bundled suite, one file for each extension host. Absolute paths. */
export interface BuiltSuite {
  readonly node: string;
  readonly web: string;
}

/**
 * Bundles `client/test/suite` into `out/test/`.
 *
 * @throws esbuild's BuildFailure, which lists the errors, when the suite does not compile
 */
export async function buildSuite(): Promise<BuiltSuite> {
  const outputs = {
    node: join(repository, "out", "test", "suite.node.js"),
    web: join(repository, "out", "test", "suite.browser.js"),
  };
  const common: BuildOptions = {
    entryPoints: [join(repository, "client", "test", "suite", "index.ts")],
    bundle: true,
    format: "cjs",
    target: "es2022",
    external: ["vscode"],
    define: {
      global: "globalThis", // workers have no `global`
      module: "undefined", // mocha would take the suite's exports for its own
    },
    sourcemap: "inline",
    logLevel: "warning",
  };
  await Promise.all([
    build({ ...common, platform: "node", outfile: outputs.node }),
    build({ ...common, platform: "browser", outfile: outputs.web }),
  ]);
  return outputs;
}
