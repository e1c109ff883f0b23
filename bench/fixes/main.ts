/**
 * `npm run bench:fixes`: whether programs do what was meant after their fixes. It is the test of the samples (test-fixtures/README.md), with the CPythons of pyenv too.
 *
 *     npm run bench:fixes -- [--everything] [-t FAMILY]
 *
 * `--everything` puts every mistake into every situation. What else is given goes to vitest: `-t make-async` tries one family.
 */
import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";

const repository = resolve(import.meta.dirname, "..", "..");
const given = process.argv.slice(2);
const args = ["run", "--project", "server", "server/test/samples.test.ts", ...given.filter((one) => one !== "--everything")];

const { status } = spawnSync(process.execPath, [join(repository, "node_modules", "vitest", "vitest.mjs"), ...args], {
  cwd: repository,
  stdio: "inherit",
  env: { ...process.env, SAMPLES: given.includes("--everything") ? "everything" : "benchmark" },
});
process.exitCode = status ?? 1;
