/** The contents of files by their hashes, for telling whether anything has changed since they were read. */
import { createHash } from "node:crypto";
import { type BigIntStats, readFileSync, statSync } from "node:fs";
import { asBytes } from "./files";

/** What a file or folder was when it was looked at. */
export interface Seen {
  /** The hash of a file's content; of a folder, nothing. */
  readonly hash: string;
  /** What the file system says of it; as long as that stays the same, so does the content. Empty where that cannot be trusted. */
  readonly stamp: string;
}

/** A file system may give two changes within this many milliseconds the same time, so that the second would go unnoticed. */
const trustedAge = 2000;

/** Reads files, and remembers the hashes of what it read. */
export class Contents {
  private readonly seen = new Map<string, Seen>();
  private fresh: [string, Seen][] = [];

  /** The content of a file; undefined where there is none or it cannot be read. */
  read(path: string): Uint8Array | undefined {
    try {
      // The stamp is taken first: a change in between is then noticed the next time.
      const stamp = stampOf(statSync(path, { bigint: true }));
      const bytes = asBytes(readFileSync(path));
      this.remember(path, { hash: hashOf(bytes), stamp });
      return bytes;
    } catch {
      return undefined;
    }
  }

  /** Looks at a folder. */
  visit(folder: string): void {
    if (this.seen.has(folder)) return;
    const status = statSync(folder, { bigint: true, throwIfNoEntry: false });
    if (status) this.remember(folder, { hash: "", stamp: stampOf(status) });
  }

  /** What was seen since this was last asked. */
  takeFresh(): readonly (readonly [string, Seen])[] {
    const { fresh } = this;
    this.fresh = [];
    return fresh;
  }

  private remember(path: string, seen: Seen): void {
    this.seen.set(path, seen);
    this.fresh.push([path, seen]);
  }
}

/** The hash of some bytes or of a text. */
export function hashOf(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("base64url").slice(0, 27);
}

/** What a file or folder is now, given what it was; undefined where there is none. A file is only read when it may have changed. */
export function seenNow(path: string, before: Seen | undefined): Seen | undefined {
  try {
    const status = statSync(path, { bigint: true });
    const stamp = stampOf(status);
    if (before && stamp !== "" && before.stamp === stamp) return before;
    return { hash: status.isDirectory() ? "" : hashOf(readFileSync(path)), stamp };
  } catch {
    return undefined;
  }
}

function stampOf({ mtimeMs, mtimeNs, ctimeMs, ctimeNs, size, ino }: BigIntStats): string {
  const changed = Number(mtimeMs > ctimeMs ? mtimeMs : ctimeMs);
  return Date.now() - changed < trustedAge ? "" : [mtimeNs, ctimeNs, size, ino].map((one) => one.toString(36)).join(".");
}
