// What can keep the server from starting, each as one sentence for whoever started it.
import { DatabaseError } from "../../db/failures.ts";
import type { Config } from "../config.ts";
import { bracketed } from "../http/host.ts";
import { ApiError } from "../wire/errors.ts";

/** The server can't start, and the person at the keyboard can mend it. The message is one sentence and is all that is shown. */
export class StartError extends Error {
  override name = "StartError";
}

/** The sentence for a known failure; undefined for a defect, whose stack is wanted. */
export function explainStartFailure(error: unknown): string | undefined {
  const isKnown = error instanceof StartError || error instanceof DatabaseError || error instanceof ApiError;
  return isKnown ? error.message : undefined;
}

/** A failure to listen in one sentence; other errors as they are. */
export function explainListenFailure(error: unknown, { host, port }: Pick<Config, "host" | "port">): unknown {
  const state = listenState(error);
  return state === undefined
    ? error
    : new StartError(`Cannot listen on ${bracketed(host)}:${port}: ${state}`, { cause: error });
}

function listenState(error: unknown): string | undefined {
  if (error instanceof Deno.errors.AddrInUse) return "the port is in use, choose another with --port";
  if (error instanceof Deno.errors.AddrNotAvailable) return "this machine does not have that address";
  if (error instanceof Deno.errors.PermissionDenied) return "this user may not, choose a port above 1023 with --port";
  // The name did not resolve; Deno has no class of its own for it.
  return error instanceof Error && /lookup address|resolve/i.test(error.message) ? "the host is not known" : undefined;
}

/** A folder that can't be used, in one sentence. */
export function explainFolderFailure(error: unknown, what: string, path: string): unknown {
  const state = folderState(error);
  return state === undefined ? error : new StartError(`Cannot use the ${what} "${path}": ${state}`, { cause: error });
}

const FOLDER_STATES: Readonly<Record<string, string>> = {
  EACCES: "this user may not read and write it",
  EPERM: "this user may not read and write it",
  EROFS: "its file system is read-only",
  EEXIST: "it is no folder",
  ENOTDIR: "a part of its path is no folder",
  ENOENT: "it is not there and can't be made",
  ENOSPC: "the disk is full",
};

function folderState(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? FOLDER_STATES[String(error.code)] : undefined;
}
