// What went wrong in a local database, in the three kinds that matter: a rule, a lock, or a database that can't write now.
import { ApiError, invalid } from "../server/wire/errors.ts";
import { findBrokenRule, Refusal } from "./engine.ts";

/** A database that can't be opened; the message is one sentence for the person who started the server. */
export class DatabaseError extends Error {
  constructor(uri: string, state: string, options?: ErrorOptions) {
    super(`Cannot open database "${uri}": ${state}`, options);
    this.name = "DatabaseError";
  }
}

const codeOf = (error: unknown) => error instanceof Error && "code" in error ? String(error.code) : "";

/** Another connection holds the lock: worth trying again. */
export const isLocked = (error: unknown) => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error));

/** The whole transaction is lost, not one statement of it. */
export const isFatal = (error: unknown) =>
  /^SQLITE_(BUSY|LOCKED|FULL|IOERR|NOMEM|CORRUPT|READONLY|INTERRUPT)/.test(codeOf(error));

/** What the lock's waiters are told when its holder does not let go. */
export const stillLocked = () =>
  new ApiError("TEMPORARILY_UNAVAILABLE", "The database is locked by another process: try again later");

/** What SQLite says of a statement beyond its bounds. Only searches can pass them: their text and lists come from the caller. */
const TOO_LARGE = /^(parser stack overflow|too many SQL variables|Expression tree is too large)/;

/** A driver's error as the stores and callers know it: `Refusal`, `ApiError`, or itself when it is a defect of ours. */
export function explainFailure(error: unknown): unknown {
  const code = codeOf(error);
  const rule = error instanceof Error ? findBrokenRule(error.message) : undefined;
  if (rule !== undefined) return new Refusal(rule, { cause: error });
  if (isLocked(error)) return stillLocked();
  // A full disk shows as FULL in the log, as SHMSIZE in its index, and as WRITE when it is a quota.
  if (/^SQLITE_(FULL|IOERR_SHMSIZE|IOERR_WRITE)/.test(code)) {
    return new ApiError("RESOURCE_LIMIT_EXCEEDED", "The disk of the database is full: nothing was stored");
  }
  if (code.startsWith("SQLITE_READONLY")) {
    return new ApiError("TEMPORARILY_UNAVAILABLE", "The database is read-only: nothing was stored");
  }
  if (error instanceof Error && TOO_LARGE.test(error.message)) {
    return invalid("The search is too large: use fewer experiments, values or nested groups");
  }
  return error;
}
