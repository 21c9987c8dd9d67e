// What a place for files has to be able to do. Keys are checked before they come here; nothing here knows of HTTP.
import type { FolderKey, Key } from "./path.ts";

/** A file that is open for reading: one version of it, whatever is stored under its key meanwhile. */
export type StoredFile = {
  /** Bytes. */
  size: number;
  modified: Date;
  /** A strong HTTP entity tag, in its quotes: another version of the file has another one. */
  etag: string;
  /** The bytes from `start` up to `end` (exclusive). Closes the file at its end, and when it is cancelled or fails. */
  read(start: number, end: number): ReadableStream<Uint8Array>;
  /** Gives the file back unread. */
  close(): void;
};

/** What a folder holds under one name. Folders have no `size`. */
export type Entry = { name: string; size?: number };

/** A file on its way in. */
export type Upload = {
  body: ReadableStream<Uint8Array> | null;
  /** The bytes that were announced, if they were. */
  length?: number;
  /** The MD5 that was announced, in base64 as `Content-MD5` has it. */
  md5?: string;
};

/** A place for files: a folder of this machine, or (later) a bucket. */
export type Backend = {
  /** Opens what lies under a key: undefined when nothing does. */
  open(key: Key): Promise<StoredFile | "folder" | undefined>;
  /**
   * Stores a file whole or not at all, replacing what was there; no more than a few MiB of it are in memory. Gives its size.
   * Throws 400 for a body that is not what was announced and for a key that folders or files stand in the way of, 413 for a
   * body over the limit, 507 when there is no room.
   */
  put(key: Key, upload: Upload): Promise<number>;
  /** What is in a folder, in no order; nothing when there is no such folder. Gathers the pages of stores that have them. */
  list(folder: FolderKey): Promise<Entry[]>;
  /** Removes a file or a whole folder. Nothing happens when it isn't there. */
  remove(key: Key): Promise<void>;
};
