/** What the cache needs from the platform: files and folders to look at, a place to keep something, and hashes. */

/** Files and folders by absolute paths with forward slashes. None of its functions throws. */
export interface FileHost {
  /** The content of a file; undefined where there is none or it cannot be read. */
  read(path: string): Uint8Array | undefined;
  /** What the file system says of a file or folder; undefined where there is none. */
  status(path: string): Status | undefined;
  readonly hash: Hash;
}

/** Where caches are kept beside that. */
export interface CacheHost extends FileHost {
  /** What was kept under a name, the name of a file; undefined where nothing was. */
  load(name: string): string | undefined;
  /** Keeps a content under a name, in one step, so that nobody ever reads half of it. Whoever comes last wins. Gives false where that is not possible. */
  save(name: string, content: string): boolean;
}

/** Gives a text of letters, digits, `-` and `_` that stands for a content: two different ones do not share it. */
export type Hash = (content: Uint8Array | string) => string;

/** What a file system says of a file or folder without reading it. */
export interface Status {
  /** As long as that stays the same, so does the content. Empty where that cannot be trusted. */
  readonly stamp: string;
  readonly isFolder: boolean;
}

/** What a file or folder was when it was looked at. */
export interface Seen {
  /** The hash of a file's content; of a folder, nothing. */
  readonly hash: string;
  /** See `Status`. */
  readonly stamp: string;
}
