/** The packages that the benchmark reads: downloaded once, in pinned versions, into a folder that git ignores. */
import { spawnSync } from "node:child_process";
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A package that is checked. */
export interface CheckedPackage {
  readonly name: string;
  readonly version: string;
  /** The files and folders of it that are checked, relative to where its modules are imported from. */
  readonly paths: readonly string[];
}

/** What `bench/packages.json` says. */
interface Pinned {
  /** The version of Python for which packages are chosen where that matters: `3.11`. */
  readonly python: string;
  readonly checked: readonly { readonly name: string; readonly version: string; readonly paths?: readonly string[] }[];
  /** Versions of the packages that those import. */
  readonly environment: Readonly<Record<string, string>>;
}

const pinned = JSON.parse(readFileSync(join(import.meta.dirname, "..", "packages.json"), "utf8")) as Pinned;

/** What was downloaded. */
export interface Packages {
  /** Holds a folder for every checked package, from which its modules are imported. */
  readonly sound: string;
  /** Where all packages are installed, the checked ones too; a virtual environment's `site-packages`. */
  readonly sitePackages: string;
  readonly checked: readonly CheckedPackage[];
}

/**
 * Downloads what is missing.
 *
 * @param folder absolute path of the cache, which is made where needed
 * @param python the command of a Python with pip
 * @throws Error in plain words when Python or pip is missing or a download fails
 */
export function packagesIn(folder: string, python: string): Packages {
  // The virtual environment lies above the packages, where tools look for it; it is never run.
  const environment = join(folder, ".venv");
  const sitePackages = join(environment, "lib", `python${pinned.python}`, "site-packages");
  const sound = join(folder, "sound");
  const stamp = join(folder, "packages.json");
  const wanted = JSON.stringify(pinned);
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
    rmSync(environment, { recursive: true, force: true });
    rmSync(sound, { recursive: true, force: true });
    mkdirSync(sitePackages, { recursive: true });
    writeFileSync(join(environment, "pyvenv.cfg"), `version = ${pinned.python}\ninclude-system-site-packages = false\n`);
    install(python, sitePackages);
    for (const { name, version } of pinned.checked) unpack(sitePackages, name, version, join(sound, name));
    writeFileSync(stamp, wanted);
  }
  const checked = pinned.checked.map((one) => ({
    ...one,
    paths: one.paths ?? modulesIn(join(sound, one.name)),
  }));
  return { sound, sitePackages, checked };
}

/** Paths of the files of a folder with these endings, relative to it, with `/`, sorted. */
export function filesBelow(folder: string, endings: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .sort();
}

function install(python: string, target: string): void {
  const requirements = [
    ...pinned.checked.map(({ name, version }) => `${name}==${version}`),
    ...Object.entries(pinned.environment).map(([name, version]) => `${name}==${version}`),
  ];
  const isThere = spawnSync(python, ["-m", "pip", "--version"], { encoding: "utf8" });
  if (isThere.error) throw new Error(`\`${python}\` cannot be started: install Python 3.10 or newer, or name it with --python.`);
  if (isThere.status !== 0) throw new Error(`\`${python}\` has no pip: install it, for example with \`${python} -m ensurepip\`.`);
  console.error(`Downloading ${requirements.length} packages …`);
  // The same files on every machine, whatever its system and its Python. Nothing of them is ever run.
  const platform = ["--python-version", pinned.python, "--implementation", "cp", "--platform", "manylinux2014_x86_64"];
  const { status } = spawnSync(
    python,
    [
      "-m",
      "pip",
      "install",
      "--quiet",
      "--no-deps",
      "--no-compile",
      "--only-binary=:all:",
      ...platform,
      "--target",
      target,
      ...requirements,
    ],
    {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, PIP_DISABLE_PIP_VERSION_CHECK: "1", PIP_ROOT_USER_ACTION: "ignore" },
    },
  );
  if (status !== 0) throw new Error("pip could not download the packages; it has said why.");
}

/** Puts the Python files that a package installed, and no others, into a folder of their own. */
function unpack(sitePackages: string, name: string, version: string, target: string): void {
  const normalized = (text: string) => text.toLowerCase().replace(/[-_.]+/g, "_");
  const information = readdirSync(sitePackages).find((entry) => normalized(entry) === normalized(`${name}-${version}.dist-info`));
  if (!information) throw new Error(`pip installed no ${name} ${version}.`);
  const record = readFileSync(join(sitePackages, information, "RECORD"), "utf8");
  for (const line of record.split(/\r?\n/)) {
    const path = /^"?([^",]+)/.exec(line)?.[1];
    if (!path || path.startsWith("..") || !/(\.pyi?|\/py\.typed)$/.test(path)) continue;
    mkdirSync(dirname(join(target, path)), { recursive: true });
    linkSync(join(sitePackages, path), join(target, path));
  }
}

/** The top-level modules and packages in a folder; tools leave files of their own beside them. */
function modulesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => (entry.isDirectory() ? !entry.name.startsWith(".") : /\.pyi?$/.test(entry.name)))
    .map(({ name }) => name)
    .sort();
}
