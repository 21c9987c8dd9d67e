// From what a request names to a key of a store: the only way there, and the only decoder of artifact paths, so that
// permission, store and reply all see the same path.
import { type ApiError, invalid } from "../wire/errors.ts";

declare const checked: unique symbol;

/** The path of a file below a store's root: decoded, with `/` between its parts, unable to lead out of the root. */
export type Key = string & { readonly [checked]: true };

/** The path of a folder below a store's root; "" is the root. */
export type FolderKey = Key | "";

/** The folder at a store's root that holds what is not yet (or no longer) visible. No key leads there. */
export const RESERVED_FOLDER = ".tmp";

/** What the original decodes at most; a path that has not settled by then is refused. */
const MAX_DECODING_ROUNDS = 10;
/** What the common file systems bear, in bytes. */
const MAX_PART_BYTES = 255;
/** What S3 bears, in bytes. */
const MAX_PATH_BYTES = 1024;

// Controls would break headers and terminals; `#`, `?` and `\` mean one thing here and another to clients or to other systems.
// deno-lint-ignore no-control-regex -- control characters are what it looks for
const FORBIDDEN_CHARACTERS = /[\u0000-\u001f\u007f-\u009f\\#?]/;
/** `C:/x` is absolute on Windows, `file:x` to who reads the path as a URI. */
const DRIVE_OR_FILE_URI = /^(?:[a-z]:|file:)/i;
/** Windows ignores dots and spaces at the end of a name, so `. .` and the like could stand for `..`. */
const DOTS_ONLY = /^[. ]+$/;

const ENCODER = new TextEncoder();

/** The key that a request names. Throws 400 `Invalid path` for whatever could lead out of the store or mean two things. */
export function safePath(raw: string): Key {
  return checkedPath(decodeFully(raw));
}

/** As `safePath`, for a folder: "" is the root and one `/` may stand at the end, as in the original. */
export function safeFolder(raw: string): FolderKey {
  return checkedFolder(decodeFully(raw));
}

/** As `safeFolder`, for a path that is known to be plain, such as that of a folder on the disk: nothing is decoded. */
export function checkedFolder(path: string): FolderKey {
  return path === "" ? "" : checkedPath(withoutSlash(path));
}

/** The key of what `raw` names inside of a folder. Neither the path by itself nor the whole may break the rules. */
export function safePathIn(folder: FolderKey, raw: string): Key {
  return joinPath(folder, decodeFully(raw));
}

/** As `safePathIn`, for a folder inside of a folder. */
export function safeFolderIn(folder: FolderKey, raw: string): FolderKey {
  const path = decodeFully(raw);
  return path === "" ? folder : joinPath(folder, withoutSlash(path));
}

function joinPath(folder: FolderKey, path: string): Key {
  checkParts(path);
  return checkedPath(folder === "" ? path : `${folder}/${path}`);
}

const withoutSlash = (path: string) => path.replace(/\/$/, "");

function checkedPath(path: string): Key {
  assertKey(path);
  return path;
}

function assertKey(path: string): asserts path is Key {
  checkParts(path);
  if (byteLength(path) > MAX_PATH_BYTES) throw invalidPath(`it is longer than ${MAX_PATH_BYTES} bytes`);
  if (isReserved(path.split("/", 1)[0] ?? "")) throw invalidPath(`'${RESERVED_FOLDER}' is reserved`);
}

function checkParts(path: string): void {
  if (!path.isWellFormed() || FORBIDDEN_CHARACTERS.test(path) || DRIVE_OR_FILE_URI.test(path)) throw invalidPath();
  for (const part of path.split("/")) {
    if (part === "" || DOTS_ONLY.test(part)) throw invalidPath();
    if (byteLength(part) > MAX_PART_BYTES) throw invalidPath(`a part of it is longer than ${MAX_PART_BYTES} bytes`);
  }
}

const byteLength = (text: string) => ENCODER.encode(text).length;

/** Percent-decodes until nothing changes, as the original does, so that no encoding hides a `..` from whoever decodes later. */
function decodeFully(raw: string): string {
  let path = raw;
  for (let round = 0; round < MAX_DECODING_ROUNDS; round++) {
    const decoded = decodeOnce(path);
    if (decoded === path) return path;
    path = decoded;
  }
  throw invalidPath();
}

/** A `%` that two hex digits don't follow stands for itself; bytes that are no UTF-8 are refused. */
function decodeOnce(path: string): string {
  return path.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch (cause) {
      throw Object.assign(invalidPath("it is not valid UTF-8"), { cause });
    }
  });
}

/** Whether a name at a store's root is that of the reserved folder, in any of the spellings that Windows and macOS take for it. */
export function isReserved(name: string): boolean {
  return name.toLowerCase().replace(/[. ]+$/, "") === RESERVED_FOLDER;
}

/** 400 with the original's words, and the reason where the original has none. */
export function invalidPath(reason?: string): ApiError {
  return invalid(reason === undefined ? "Invalid path" : `Invalid path: ${reason}`);
}
