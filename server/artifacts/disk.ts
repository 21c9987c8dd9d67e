// The file system's quirks: folders that survive a power cut, and which of its errors are whose fault.
import { dirname } from "node:path";
import { ApiError } from "../wire/errors.ts";
import { invalidPath } from "./path.ts";

/** Folders that are being made: whoever finds one there waits until it is on the disk too. */
const underway = new Map<string, Promise<void>>();

/** Makes a folder and those above it, so that they are on the disk when it returns. */
export function makeFolder(path: string): Promise<void> {
  const made = underway.get(path) ?? make(path).finally(() => underway.delete(path));
  underway.set(path, made);
  return made;
}

async function make(path: string): Promise<void> {
  try {
    await Deno.mkdir(path);
  } catch (error) {
    if (error instanceof Deno.errors.AlreadyExists) return;
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    await makeFolder(dirname(path));
    return await make(path);
  }
  await syncFolder(dirname(path));
}

/** Flushes a folder's entries: a file's name is only safe when its folder is. Windows does that by itself (and opens no folders). */
export async function syncFolder(path: string): Promise<void> {
  if (Deno.build.os === "windows") return;
  using folder = await Deno.open(path);
  await folder.sync();
}

/** The value, or undefined when the file system says that there is no such thing (a dangling link and a loop are none either). */
export async function orUndefined<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    const { NotFound, NotADirectory, FilesystemLoop } = Deno.errors;
    if (error instanceof NotFound || error instanceof NotADirectory || error instanceof FilesystemLoop) {
      return undefined;
    }
    throw error;
  }
}

/** What a failed write tells the caller; the error itself when it is not for the caller to mend. */
export function writeError(cause: unknown, key: string): unknown {
  const told = errorOfCode(cause instanceof Error && "code" in cause ? cause.code : undefined, key);
  return told === undefined ? cause : Object.assign(told, { cause });
}

function errorOfCode(code: unknown, key: string): ApiError | undefined {
  switch (code) {
    case "EISDIR":
      return invalidPath(`'${key}' is a folder`);
    case "ENOTDIR":
    case "EEXIST":
      return invalidPath(`a part of '${key}' is a file, not a folder`);
    case "ENAMETOOLONG":
      return invalidPath("a part of it is too long for the file system");
    case "ENOSPC":
    case "EDQUOT":
      return new ApiError("RESOURCE_LIMIT_EXCEEDED", `Cannot store '${key}': no space is left for artifacts.`);
  }
}
