/**
 * Mocha's browser build, which runs in both extension hosts. Importing this file defines `suite`, `test`, `setup` and
 * `teardown`, so it must be imported before any test file.
 */

import "mocha/mocha";

/** The one mocha instance. Made by hand: the `mocha` that the browser build makes expects a web page. */
export const instance = new Mocha({
  ui: "tdd",
  timeout: 120_000,
  // Outcomes are collected in index.ts; mocha's own reporters want a page or a terminal.
  reporter: class {} as unknown as Mocha.ReporterConstructor,
});

instance.suite.emit("pre-require", globalThis, "", instance);
