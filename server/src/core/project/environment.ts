/**
 * Where an environment of Python keeps installed packages. Environments are only read: nothing of them is ever run, so this is what can be
 * known without asking an interpreter (https://docs.python.org/3/library/site.html, PEP 405).
 */

/** How files are looked at, by paths or URIs with `/` between their parts. */
export interface EnvironmentFiles {
  /** The text of a file; undefined when there is none or it is not UTF-8. */
  readText(path: string): string | undefined;
  /** The names in a folder; undefined when there is none or it cannot be read. */
  list(folder: string): Iterable<string> | undefined;
}

/** The names under which people keep a project's environment, the most common first. */
const usualNames: readonly string[] = [".venv", "venv", "env", ".env"];

/** More lines than this in a `.pth` file are not read. */
const mostPathLines = 200;

/** Finds the environment in one of some folders, which are asked in their order. Undefined when none has one. */
export function findEnvironment(folders: readonly string[], files: EnvironmentFiles): string | undefined {
  for (const folder of folders) {
    for (const name of usualNames) {
      const environment = `${folder}/${name}`;
      if (files.readText(`${environment}/pyvenv.cfg`) !== undefined || files.list(`${environment}/conda-meta`)) return environment;
    }
  }
  return undefined;
}

/**
 * The folder of an environment by what somebody chose: the folder itself, or an interpreter in it such as `.venv/bin/python` or
 * `.venv\Scripts\python.exe`.
 */
export function environmentFolder(chosen: string): string {
  const path = chosen.replaceAll("\\", "/").replace(/\/+$/, "");
  return path.replace(/\/(?:(?:bin|Scripts)\/)?(?:python|pypy)[\w.-]*$/i, "");
}

/**
 * The folders in which an environment's packages are looked up, in the order of `sys.path`: its site-packages, then what their `.pth` files add, which
 * is where editable installs are. Lines of `.pth` files that are code are not run. Empty when there is no such environment.
 */
export function packageFolders(environment: string, files: EnvironmentFiles): readonly string[] {
  const found: string[] = [];
  for (const folder of siteFolders(environment, files)) {
    const names = files.list(folder);
    if (!names) continue;
    found.push(folder);
    for (const name of [...names].sort()) {
      if (name.endsWith(".pth")) found.push(...addedPaths(files.readText(`${folder}/${name}`) ?? "", folder, files));
    }
  }
  return [...new Set(found)];
}

function siteFolders(environment: string, files: EnvironmentFiles): readonly string[] {
  const folders: string[] = [];
  for (const library of ["lib", "lib64"]) {
    const versions = [...(files.list(`${environment}/${library}`) ?? [])].filter((name) => /^(python|pypy)3/.test(name)).sort(byVersion);
    for (const version of versions)
      folders.push(`${environment}/${library}/${version}/site-packages`, `${environment}/${library}/${version}/dist-packages`);
    // Debian keeps the packages of its own interpreter beside the versions.
    if (versions.length > 0) folders.push(`${environment}/${library}/python3/dist-packages`);
  }
  folders.push(`${environment}/Lib/site-packages`);
  return folders;
}

/** The newest first: `python3.12` before `python3.9`. */
function byVersion(one: string, other: string): number {
  const minor = (name: string): number => Number(/3\.(\d+)/.exec(name)?.[1] ?? 0);
  return minor(other) - minor(one);
}

/** The folders that a `.pth` file adds: its lines that are paths, and the paths that an editable install's finder maps names to. */
function addedPaths(text: string, folder: string, files: EnvironmentFiles): string[] {
  return text
    .split(/\r?\n/)
    .slice(0, mostPathLines)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#") && !/^import[ \t]/.test(line))
    .map((line) => absolutePath(line, folder))
    .filter((path) => files.list(path) !== undefined);
}

function absolutePath(written: string, folder: string): string {
  const path = written.replaceAll("\\", "/").replace(/\/+$/, "");
  if (!/^(\/|[A-Za-z]:\/)/.test(path)) return `${folder}/${path}`;
  const scheme = /^file:\/\//.exec(folder)?.[0];
  if (scheme === undefined) return path;
  return `${scheme}${path.startsWith("/") ? "" : "/"}${encodeURI(path)}`;
}

/** The version of Python that an environment is for, as its `pyvenv.cfg` or its folders say; undefined when neither does. */
export function versionOfEnvironment(environment: string, files: EnvironmentFiles): string | undefined {
  const configured = /^\s*version(?:_info)?\s*=\s*(3\.\d+)/m.exec(files.readText(`${environment}/pyvenv.cfg`) ?? "")?.[1];
  if (configured !== undefined) return configured;
  const [newest] = [...(files.list(`${environment}/lib`) ?? [])].filter((name) => /^python3\.\d+$/.test(name)).sort(byVersion);
  return newest?.slice("python".length);
}
