/** How pytest is told to run asynchronous tests, by its configuration and its hooks. */

/** A file that has a say in how pytest runs tests: one of configuration, such as `pytest.ini`, or a `conftest.py`. */
export interface PytestFile {
  readonly name: string;
  readonly text: string;
}

/** The names of the files that pytest reads its configuration and its hooks from (https://docs.pytest.org/en/stable/reference/customize.html). */
export const pytestFileNames: readonly string[] = ["conftest.py", "pytest.ini", ".pytest.ini", "pyproject.toml", "tox.ini", "setup.cfg"];

/**
 * Tells whether something in the files around a test may see to it that pytest runs asynchronous tests which are not marked: a mode that says so, or a hook, fixture or
 * plug-in of the project's own, of which nobody knows what it does.
 */
export function mayRunUnmarked(files: readonly PytestFile[]): boolean {
  return files.some(({ name, text }) => (name === "conftest.py" ? ownHooks : modes).test(text));
}

/** Tells whether the project says itself that pytest-asyncio runs marked tests only. */
export function runsMarkedOnly(files: readonly PytestFile[]): boolean {
  return files.some(({ name, text }) => name !== "conftest.py" && /^\s*asyncio_mode\s*=\s*["']?strict\b/m.test(text));
}

/** pytest-asyncio's `asyncio_mode`, anyio's `anyio_mode`, pytest-trio's `trio_mode`, and plug-ins that are named on the command line. */
const modes =
  /\b(asyncio|anyio|trio|tornado|aio)[_-]mode\b(?!\s*=\s*["']?(strict|false)\b)|\baddopts\b[^\n]*\s-p[\s=]*(?!no:)|\bpytest_plugins\b/im;

const ownHooks =
  /\bdef\s+pytest_\w+|\bpytest_plugins\b|\badd_marker\b|\banyio_backend\b|\basyncio_mode\b|\biscoroutinefunction\b|\bautouse\b[^\n]*(loop|async)/;

/** Modules of plug-ins that run asynchronous tests which have no mark of theirs, or that may. */
export const pluginModules: readonly string[] = [
  "pytest_asyncio",
  "pytest_trio",
  "pytest_aiohttp",
  "pytest_tornasync",
  "pytest_tornado",
  "pytest_twisted",
  "pytest_asyncio_cooperative",
  "alt_pytest_asyncio",
  "pytest_sanic",
  "pytest_curio",
  "pytest_homeassistant_custom_component",
];
