/** The disk for the cache, in Node. The only file of `cache/` that knows a platform. */
import { createHash } from "node:crypto";
import { type BigIntStats, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CacheHost, FileHost } from "./host";

/** A file system may give two changes within this many milliseconds the same time, so that the second would go unnoticed. */
const trustedAge = 2000;

/** All that is kept in a folder takes no more bytes than this, unless its owner says something else; of more, what was not written for the longest goes. */
const mostBytes = 256 * 1024 * 1024;

/** What somebody began to write so many milliseconds ago and never finished is taken away. */
const longestWriting = 3_600_000;

/** The files of this machine. */
export const disk: FileHost = {
  read: (path) => {
    try {
      const buffer = readFileSync(path);
      return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
    } catch {
      return undefined;
    }
  },
  status: (path) => {
    try {
      const status = statSync(path, { bigint: true });
      return { stamp: stampOf(status), isFolder: status.isDirectory() };
    } catch {
      return undefined;
    }
  },
  hash: hashOf,
};

/** Keeps caches in a folder, which is made when it is needed. `limit` is how many bytes it may take. */
export function cachesIn(folder: string, limit: number = mostBytes): CacheHost {
  return {
    ...disk,
    load: (name) => {
      try {
        return readFileSync(join(folder, name), "utf8");
      } catch {
        return undefined;
      }
    },
    save: (name, content) => save(folder, name, content, limit),
  };
}

/** The hash of some bytes or of a text. */
export function hashOf(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("base64url").slice(0, 27);
}

function stampOf({ mtimeMs, mtimeNs, ctimeMs, ctimeNs, size, ino }: BigIntStats): string {
  const changed = Number(mtimeMs > ctimeMs ? mtimeMs : ctimeMs);
  return Date.now() - changed < trustedAge ? "" : [mtimeNs, ctimeNs, size, ino].map((one) => one.toString(36)).join(".");
}

function save(folder: string, name: string, content: string, limit: number): boolean {
  const file = join(folder, name);
  const temporary = `${file}.${process.pid}.${Date.now().toString(36)}.tmp`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(temporary, content);
    renameSync(temporary, file);
    removeOldest(folder, file, limit);
    return true;
  } catch {
    try {
      rmSync(temporary, { force: true });
    } catch {
      // Where nothing can be written, nothing is left behind.
    }
    return false;
  }
}

/** Makes room in a folder. What was just written stays. */
function removeOldest(folder: string, written: string, limit: number): void {
  const files = readdirSync(folder)
    .filter((name) => /\.(cache|tmp)$/.test(name))
    .flatMap((name) => {
      const path = join(folder, name);
      const status = statSync(path, { throwIfNoEntry: false });
      return status ? [{ path, time: status.mtimeMs, size: status.size }] : [];
    })
    .sort((a, b) => b.time - a.time);
  let total = 0;
  for (const { path, size, time } of files) {
    total += size;
    const isLeft = path.endsWith(".tmp") && Date.now() - time > longestWriting;
    if (isLeft || (total > limit && path !== written)) rmSync(path, { force: true });
  }
}
