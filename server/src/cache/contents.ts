/** The contents of files by their hashes, for telling whether anything has changed since they were read. */
import type { FileHost, Seen } from "./host";

/** Reads files, and remembers the hashes of what it read. */
export class Contents {
  private readonly seen = new Map<string, Seen>();
  private fresh: [string, Seen][] = [];

  /** Takes where the files are. */
  constructor(private readonly host: FileHost) {}

  /** The content of a file; undefined where there is none or it cannot be read. */
  read(path: string): Uint8Array | undefined {
    // The stamp is taken first: a change in between is then noticed the next time.
    const status = this.host.status(path);
    const bytes = status && this.host.read(path);
    if (bytes) this.remember(path, { hash: this.host.hash(bytes), stamp: status.stamp });
    return bytes;
  }

  /** Looks at a folder. */
  visit(folder: string): void {
    if (this.seen.has(folder)) return;
    const status = this.host.status(folder);
    if (status) this.remember(folder, { hash: "", stamp: status.stamp });
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

/** What a file or folder is now, given what it was; undefined where there is none. A file is only read when it may have changed. */
export function seenNow(path: string, before: Seen | undefined, host: FileHost): Seen | undefined {
  const status = host.status(path);
  if (!status) return undefined;
  const { stamp, isFolder } = status;
  if (before && stamp !== "" && before.stamp === stamp) return before;
  if (isFolder) return { hash: "", stamp };
  const bytes = host.read(path);
  return bytes && { hash: host.hash(bytes), stamp };
}
