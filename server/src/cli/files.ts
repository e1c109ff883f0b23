/** The only place of the command line that touches the disk. Paths given out have forward slashes on every platform. */
import {
  accessSync,
  chmodSync,
  constants,
  type Dirent,
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { type Message, message } from "../core/text/message";

/** Makes an absolute path of what a person wrote. */
export function absolute(folder: string, path: string): string {
  return slashed(resolve(folder, path));
}

/** The path from a folder to a file, as it is shown: `src/main.py`, `../other.py`. */
export function shownPath(folder: string, path: string): string {
  // Nearly all files are below the folder, and there are thousands.
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : slashed(relative(folder, path)) || ".";
}

/** The folder that a file or folder is in; the root of the file system is in itself. */
export function folderOf(path: string): string {
  return slashed(dirname(path));
}

/** Tells whether there is a file or folder. */
export function exists(path: string): boolean {
  return existsSync(path);
}

/** Tells what a path leads to, symbolic links followed. Unreadable: the way there is closed, or a link leads round in a circle. */
export function kindOf(path: string): "file" | "folder" | "nothing" | "other" | "unreadable" {
  try {
    const status = statSync(path, { throwIfNoEntry: false });
    if (!status) return "nothing";
    return status.isDirectory() ? "folder" : status.isFile() || status.isFIFO() ? "file" : "other";
  } catch {
    return "unreadable";
  }
}

/** How many bytes a file has; none where it cannot be looked at. */
export function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

/** Reads a file. Throws what the file system throws; `reasonOf` words it. */
export function readBytes(path: string): Uint8Array {
  return asBytes(readFileSync(path));
}

/** Reads a file, or gives undefined where there is none or it cannot be read. */
export function readBytesIfAny(path: string): Uint8Array | undefined {
  try {
    return readBytes(path);
  } catch {
    return undefined;
  }
}

/** What a search does with a file or folder that it comes by, or with a folder that cannot be read. */
export interface SearchChoices {
  isPassedOver(path: string, isFolder: boolean): boolean;
  onFailure(path: string, error: unknown): void;
}

/**
 * Finds the Python files (`.py`, `.pyi`) in a folder and its subfolders, in no order. Links to folders are not followed: what they lead to is either in
 * the folder anyway or outside of it, and so no cycle can arise. Virtual environments are passed over, whatever their names.
 */
export function* pythonFilesIn(folder: string, choices: SearchChoices): Generator<string> {
  const waiting = [folder];
  for (let current = waiting.pop(); current !== undefined; current = waiting.pop()) {
    let entries: Dirent[];
    try {
      entries = readdirSync(current, { withFileTypes: true });
    } catch (error) {
      choices.onFailure(current, error);
      continue;
    }
    if (current !== folder && entries.some((entry) => entry.name === "pyvenv.cfg")) continue;
    for (const entry of entries) {
      const path = `${current.replace(/\/$/, "")}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!choices.isPassedOver(path, true)) waiting.push(path);
      } else if (/\.pyi?$/.test(entry.name) && (entry.isFile() || kindOf(path) === "file") && !choices.isPassedOver(path, false)) {
        yield path;
      }
    }
  }
}

/**
 * Puts new content in the place of a file's, in one step, so that nobody ever sees half of it: the file stays as it is, or is new as a
 * whole. Keeps the file's permissions; a link stays a link. Gives undefined, or why the file was left as it is.
 */
export function replaceContent(path: string, before: Uint8Array, after: Uint8Array): Message | undefined {
  let temporary: string | undefined;
  try {
    const target = realpathSync(path);
    const { mode } = statSync(target);
    // Renaming would succeed even so, and whoever made the file read-only meant it; for root, access is never denied.
    if ((mode & 0o222) === 0) return message("not mended, because the file is read-only");
    accessSync(target, constants.W_OK);
    temporary = join(dirname(target), `.asyncio-insight-${process.pid}.tmp`);
    writeFileSync(temporary, after, { flag: "wx", mode });
    chmodSync(temporary, mode);
    if (!sameBytes(before, readBytes(target))) return message("not mended, because the file was changed in the meantime");
    renameSync(temporary, target);
    temporary = undefined;
    return undefined;
  } catch (error) {
    return message("not mended: {reason}", { reason: reasonOf(error) });
  } finally {
    if (temporary !== undefined) rmSync(temporary, { force: true });
  }
}

/** Tells whether two contents are the same, byte by byte. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** Sees a buffer as plain bytes, without copying them. */
export function asBytes(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

/** Words an error of the file system in short: `EACCES: permission denied`. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split("\n", 1)[0] as string).replace(/, \w+ '.*$/, "");
}

function slashed(path: string): string {
  return sep === "\\" ? path.replaceAll(sep, "/") : path;
}

/** What is in a folder under a name. A link may lead to anything, or nowhere. */
export type Entry = "file" | "folder" | "link" | "other";

/** What is in a folder, by its name; undefined where there is none or it cannot be read. */
export function entriesIn(folder: string): ReadonlyMap<string, Entry> | undefined {
  try {
    return new Map(readdirSync(folder, { withFileTypes: true }).map((entry) => [entry.name, entryOf(entry)]));
  } catch {
    return undefined;
  }
}

function entryOf(entry: Dirent): Entry {
  return entry.isFile() ? "file" : entry.isDirectory() ? "folder" : entry.isSymbolicLink() ? "link" : "other";
}
