/** What the bundles contain and what they do not: the promises of the README's privacy section. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transformSync } from "esbuild";
import picomatch from "picomatch";
import { afterAll, describe, expect, test } from "vitest";
import { repository, repositoryFiles, textOf } from "./repository";

const folder = mkdtempSync(join(tmpdir(), "asyncio-insight-bundles-"));
execFileSync(process.execPath, [join(repository, "esbuild.mjs"), "--production", `--outdir=${folder}`], { cwd: repository, stdio: "pipe" });
const bundle = (name: string) => readFileSync(join(folder, name), "utf8");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Node modules that a bundle asks for. Bundlers leave those calls as they are written, so they can be read from the text. */
function requiredModules(text: string): string[] {
  const names = [...text.matchAll(/\b(?:require|import)\(\s*["']([^"']+)["']\s*\)/g)].map((match) =>
    (match[1] as string).replace(/^node:/, ""),
  );
  return [...new Set(names)].sort();
}

/** Names of the platforms by which code could reach the network, or run a text as code. */
const network = ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "importScripts"];
const evaluation = ["eval", "Function"];

/**
 * Those of the global names that a JavaScript or TypeScript text uses as functions, each with a few characters around. The bundler
 * itself tells them from equal words in strings, such as the Python examples of the rules.
 */
function globalCalls(text: string, names: readonly string[], loader: "js" | "ts" = "js"): string[] {
  const marks = names.flatMap((name) => ["", "globalThis.", "self."].map((owner) => [owner + name, `$global_${name}`]));
  const { code } = transformSync(text, { loader, define: Object.fromEntries(marks), charset: "utf8" });
  return [...code.matchAll(/\$global_\w+\s*\(/g)].map((match) => code.slice(Math.max(0, match.index - 40), match.index + 40));
}

describe("The bundles", () => {
  test("are these files, without source maps", () => {
    expect(readdirSync(folder).sort()).toEqual([
      "THIRD_PARTY_NOTICES.txt",
      "cli.js",
      "client.browser.js",
      "client.node.js",
      "server.browser.js",
      "server.node.js",
      "server.node.main.js",
      "stubs.txt",
      "tree-sitter-python.wasm",
      "web-tree-sitter.wasm",
    ]);
  });

  test("are all packaged", () => {
    const packaged = textOf(".vscodeignore")
      .split("\n")
      .filter((line) => line.startsWith("!dist/"))
      .map((line) => line.slice("!dist/".length));
    expect(readdirSync(folder).filter((name) => !picomatch.isMatch(name, packaged))).toEqual([]);
  });

  // Node has no XMLHttpRequest; the WebAssembly runtime mentions it for browsers.
  test.each(["server.node.main.js", "cli.js"])("%s starts no process and opens no connection", (name) => {
    const allowed = [
      "crypto",
      "events",
      "fs",
      "fs/promises",
      "module",
      "os",
      "path",
      "process",
      "stream",
      "stream/consumers",
      "url",
      "util",
      "worker_threads",
      // The command line sets how much V8 compiles together.
      ...(name === "cli.js" ? ["v8"] : []),
    ];
    expect(requiredModules(bundle(name)).filter((one) => !allowed.includes(one))).toEqual([]);
    expect(
      globalCalls(
        bundle(name),
        network.filter((one) => one !== "XMLHttpRequest"),
      ),
    ).toEqual([]);
  });

  test("server.node.js runs nothing but the server beside it, which may be read as ASCII", () => {
    const allowed = ["crypto", "fs", "module", "path", "v8", "vm"];
    expect(requiredModules(bundle("server.node.js"))).toEqual(allowed);
    expect(globalCalls(bundle("server.node.js"), [...network, ...evaluation])).toEqual([]);
    expect(bundle("server.node.main.js")).toMatch(/^[\0-\x7f]*$/);
  });

  test("server.browser.js uses nothing of Node", () => {
    expect(requiredModules(bundle("server.browser.js"))).toEqual([]);
    expect(globalCalls(bundle("server.browser.js"), ["WebSocket", "EventSource", "importScripts"])).toEqual([]);
  });

  test("only the browser's entry fetches anything: the two WebAssembly files, which have no other way into a worker", () => {
    const sources = repositoryFiles().filter((file) => /^(shared|server\/src|client\/src)\/.*\.ts$/.test(file));
    const fetching = sources.filter((file) => globalCalls(textOf(file), network, "ts").length > 0);
    expect(fetching.filter((file) => file !== "server/src/main.browser.ts")).toEqual([]);
  });

  test.each(["server.node.main.js", "server.browser.js", "cli.js", "client.node.js", "client.browser.js"])(
    "%s runs no text as code",
    (name) => {
      expect(globalCalls(bundle(name), evaluation)).toEqual([]);
    },
  );

  test("client.node.js asks for VS Code and for what starting the server takes", () => {
    const allowed = ["child_process", "crypto", "fs", "net", "os", "path", "readline", "url", "util", "vscode"];
    expect(requiredModules(bundle("client.node.js")).filter((one) => !allowed.includes(one))).toEqual([]);
    expect(requiredModules(bundle("client.browser.js")).filter((one) => builtinModules.includes(one))).toEqual([]);
  });

  test("what would be found is found", () => {
    expect(
      globalCalls('globalThis.fetch("a"); new Function("b"); eval("c"); const text = "fetch()";', [...network, ...evaluation]),
    ).toHaveLength(3);
  });

  test.each(["server.node.main.js", "server.browser.js", "cli.js"])("%s holds one copy of the WebAssembly runtime", (name) => {
    expect(bundle(name).split("Incompatible language version")).toHaveLength(2);
  });

  test("come with the licences of everything in them", () => {
    const notices = bundle("THIRD_PARTY_NOTICES.txt");
    const packages = [...notices.matchAll(/^-{80}\n(\S+) \S+ \(([^\n]+)\)$/gm)].map((match) => [match[1], match[2]] as const);
    const names = packages.map(([name]) => name);
    for (const name of ["web-tree-sitter", "tree-sitter-python", "vscode-languageserver", "vscode-languageclient", "commander"]) {
      expect(names).toContain(name);
    }
    const permissive = ["MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "BlueOak-1.0.0"];
    expect(packages.filter(([, license]) => !permissive.includes(license as string))).toEqual([]);
  });
});
