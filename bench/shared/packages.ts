/** The packages that the benchmarks read: downloaded once, in pinned versions, into a folder that git ignores. */
import { spawnSync } from "node:child_process";
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A package that is checked. */
export interface CheckedPackage {
  readonly name: string;
  readonly version: string;
  /** The files and folders of it that are checked, relative to its folder. */
  readonly paths: readonly string[];
}

/** Which packages to download: what `bench/packages.json` says. */
export interface PinnedPackages {
  /** The version of Python for which packages are chosen where that matters: `3.11`. */
  readonly python: string;
  readonly checked: readonly PinnedPackage[];
  /** Versions of the packages that those import. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A package to check. */
export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  /** The files and folders to check; all of them where that is not said. */
  readonly paths?: readonly string[];
  /** What is downloaded: what gets installed, or the source distribution, which mostly has tests and examples too. Default: "installed". */
  readonly content?: "installed" | "source";
}

/** What was downloaded. */
export interface Packages {
  /** Holds a folder for every checked package, from which its modules are imported. */
  readonly sound: string;
  /** Where packages are installed, the checked ones too unless their source is read; a virtual environment's `site-packages`. */
  readonly sitePackages: string;
  readonly checked: readonly CheckedPackage[];
}

/** Reads a list of packages. */
export function readPinned(path: string): PinnedPackages {
  return JSON.parse(readFileSync(path, "utf8")) as PinnedPackages;
}

/**
 * Downloads what is missing.
 *
 * @param pinned what to download
 * @param folder absolute path of the cache, which is made where needed
 * @param python the command of a Python with pip
 * @throws Error in plain words when Python or pip is missing or a download fails
 */
export function packagesIn(pinned: PinnedPackages, folder: string, python: string): Packages {
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
    install(pinned, python, sitePackages);
    for (const one of pinned.checked) {
      if (one.content === "source") downloadSource(one, python, join(sound, one.name));
      else unpack(sitePackages, one, join(sound, one.name));
    }
    writeFileSync(stamp, wanted);
  }
  const checked = pinned.checked.map((one) => ({
    ...one,
    paths: one.paths ?? (one.content === "source" ? ["."] : modulesIn(join(sound, one.name))),
  }));
  return { sound, sitePackages, checked };
}

/** Some of the packages, by their names separated by commas; all where no names are given. Throws an error for an unknown name. */
export function chosenPackages(checked: readonly CheckedPackage[], names: string | undefined): CheckedPackage[] {
  if (names === undefined) return [...checked];
  return names.split(",").map((name) => {
    const found = checked.find((one) => one.name === name);
    if (!found) throw new Error(`there is no package "${name}"; there are ${checked.map((one) => one.name).join(", ")}.`);
    return found;
  });
}

/** Paths of the files of a folder with these endings, relative to it, with `/`, sorted. */
export function filesBelow(folder: string, endings: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .sort();
}

function install({ python: version, checked, environment }: PinnedPackages, python: string, target: string): void {
  const requirements = [
    ...checked.filter(({ content }) => content !== "source").map((one) => `${one.name}==${one.version}`),
    ...Object.entries(environment).map(([name, pin]) => `${name}==${pin}`),
  ];
  const isThere = spawnSync(python, ["-m", "pip", "--version"], { encoding: "utf8" });
  if (isThere.error) throw new Error(`\`${python}\` cannot be started: install Python 3.10 or newer, or name it with --python.`);
  if (isThere.status !== 0) throw new Error(`\`${python}\` has no pip: install it, for example with \`${python} -m ensurepip\`.`);
  console.error(`Downloading ${requirements.length} packages …`);
  // The same files on every machine, whatever its system and its Python. Nothing of them is ever run.
  const platforms = ["manylinux2014_x86_64", "manylinux_2_28_x86_64"].flatMap((platform) => ["--platform", platform]);
  const choice = ["--no-compile", "--only-binary=:all:", "--python-version", version, "--implementation", "cp", ...platforms];
  pip(python, ["install", "--no-deps", ...choice, "--target", target, ...requirements]);
}

/** Puts the source distribution of a package into a folder. Pip makes it say what it is, for which it runs the package's build script. */
function downloadSource({ name, version }: PinnedPackage, python: string, target: string): void {
  const download = `${target}.download`;
  mkdirSync(download, { recursive: true });
  pip(python, ["download", "--no-deps", "--no-binary", name, "--dest", download, `${name}==${version}`]);
  const unpacked = join(download, "unpacked");
  const program = "import shutil, sys; shutil.unpack_archive(sys.argv[1], sys.argv[2])";
  const [archive = ""] = readdirSync(download);
  if (spawnSync(python, ["-c", program, join(download, archive), unpacked], { stdio: ["ignore", "inherit", "inherit"] }).status !== 0)
    throw new Error(`the source distribution of ${name} ${version} could not be unpacked.`);
  const [root = ""] = readdirSync(unpacked);
  renameSync(join(unpacked, root), target);
  rmSync(download, { recursive: true, force: true });
}

function pip(python: string, commandLine: readonly string[]): void {
  const { status } = spawnSync(python, ["-m", "pip", ...commandLine, "--quiet"], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, PIP_DISABLE_PIP_VERSION_CHECK: "1", PIP_ROOT_USER_ACTION: "ignore" },
  });
  if (status !== 0) throw new Error("pip could not download the packages; it has said why.");
}

/** Puts the Python files that a package installed, and no others, into a folder of their own. */
function unpack(sitePackages: string, { name, version }: PinnedPackage, target: string): void {
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
