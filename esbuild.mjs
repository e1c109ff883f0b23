/**
 * Bundles the extension, the language server and the command line into dist/, where they need no node_modules.
 *
 *     node esbuild.mjs [--production] [--outdir=<folder>] [--only=<name>,<name>]
 *
 * `--production` minifies and leaves out source maps. `--outdir` is where the files go (default: dist, which is emptied first).
 * `--only` makes some of the bundles, such as `--only=cli,server.node`; the files that they read always come with them.
 */

import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { bundledPackages, notices } from "./scripts/third-party-notices.mjs";

const repository = fileURLToPath(new URL(".", import.meta.url));
const modules = join(repository, "node_modules");

/** Files that are copied instead of bundled; their licences belong into the notices as well. */
const copied = [
  "node_modules/web-tree-sitter/web-tree-sitter.wasm",
  "node_modules/tree-sitter-python/tree-sitter-python.wasm",
  "server/src/core/project/typeshed/stubs.txt",
];

const node = { platform: "node", format: "cjs", target: "node20" };
const browser = { platform: "browser", target: "es2022", define: { "import.meta.url": "self.location.href" } };

/**
 * Libraries that the server bundles mention modules for starting processes and opening sockets, for transports and lookups that this
 * server never uses. Leaving the modules out makes it plain that the server cannot do such things, whatever it is told.
 */
const withoutProcessesAndNetwork = {
  plugins: [replaceModules(["child_process", "net"]), withoutEval()],
  // Node has a `fetch`; the WebAssembly runtime would use it for addresses, which it is never given there.
  define: { fetch: "undefined" },
};

const bundles = {
  "client.node": { entry: "client/src/main.node.ts", ...node, external: ["vscode"] },
  "client.browser": { entry: "client/src/main.browser.ts", ...browser, format: "cjs", external: ["vscode"] },
  "server.node": { entry: "server/src/start.node.ts", ...node },
  "server.node.main": { entry: "server/src/main.node.ts", ...node, ...withoutProcessesAndNetwork },
  "server.browser": { entry: "server/src/main.browser.ts", ...browser, format: "iife", plugins: [withoutEval()] },
  cli: { entry: "server/src/main.cli.ts", ...node, ...withoutProcessesAndNetwork, banner: { js: "#!/usr/bin/env node" } },
};

const { values: options } = parseArgs({
  options: {
    production: { type: "boolean", default: false },
    outdir: { type: "string" },
    only: { type: "string" },
  },
});

await main().catch((error) => {
  // esbuild has already printed its own errors, with places.
  if (!Array.isArray(error.errors)) console.error(`esbuild.mjs: ${error.message}`);
  process.exitCode = 1;
});

async function main() {
  const wanted = options.only?.split(",") ?? Object.keys(bundles);
  // What starts the server comes with the server.
  const chosen = wanted.flatMap((name) => (name === "server.node" && options.only ? [name, "server.node.main"] : [name]));
  const unknown = chosen.find((name) => !Object.hasOwn(bundles, name));
  if (unknown !== undefined) throw new Error(`there is no bundle "${unknown}"; there are ${Object.keys(bundles).join(", ")}.`);

  const folder = options.outdir ? resolve(options.outdir) : join(repository, "dist");
  if (!options.outdir && !options.only) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });

  const results = await Promise.all(chosen.map((name) => bundle(bundles[name], join(folder, `${name}.js`))));
  await Promise.all(copied.map((file) => copyFile(join(repository, file), join(folder, basename(file)))));
  const inputs = results.flatMap((result) => Object.keys(result.metafile.inputs));
  const packages = await bundledPackages(repository, [...inputs, ...copied]);
  await writeFile(join(folder, "THIRD_PARTY_NOTICES.txt"), notices(packages));
}

function bundle({ entry, ...settings }, outfile) {
  return build({
    ...settings,
    absWorkingDir: repository,
    entryPoints: [entry],
    outfile,
    bundle: true,
    // One copy of the WebAssembly runtime, and the one that does not ask for `import.meta`, which these formats do not have.
    alias: { "web-tree-sitter": join(modules, "web-tree-sitter", "web-tree-sitter.cjs") },
    minify: options.production,
    sourcemap: !options.production,
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
    tsconfigRaw: {},
  });
}

/** Replaces Node modules by an object of which nothing can be used: reading a member throws an error that says so. */
function replaceModules(names) {
  return {
    name: "replace-modules",
    setup(build) {
      build.onResolve({ filter: new RegExp(`^(node:)?(${names.join("|")})$`) }, ({ path }) => ({ path, namespace: "replaced" }));
      build.onLoad({ filter: /.*/, namespace: "replaced" }, ({ path }) => ({
        contents: `module.exports = new Proxy({}, {
          get(_, member) {
            if (member === "__esModule" || typeof member === "symbol") return undefined;
            throw new Error("This program was built without \`${path.replace("node:", "")}\`: it starts no processes and opens no connections.");
          },
        });`,
      }));
    },
  };
}

/**
 * Takes `eval` out of the WebAssembly runtime, which would use it for JavaScript inside a grammar's binary; the Python grammar has none.
 * The build fails when the runtime's text has changed, so that somebody looks again.
 */
function withoutEval() {
  return {
    name: "without-eval",
    setup(build) {
      build.onLoad({ filter: /web-tree-sitter\.cjs$/ }, async ({ path }) => {
        const text = await readFile(path, "utf8");
        const contents = text.replaceAll("eval(func)", 'abort("code inside a grammar is not run")');
        const replaced = text.split("eval(func)").length - 1;
        if (replaced !== 2) return { errors: [{ text: `expected 2 uses of eval in the WebAssembly runtime, found ${replaced}` }] };
        return { contents, loader: "js" };
      });
    },
  };
}
