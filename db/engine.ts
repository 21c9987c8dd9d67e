// What the stores ask of a database: batches of statements, read or written whole. One form fits a local file and a remote libSQL.

/** What SQLite keeps. Integers beyond 2^53 are bigints in both directions. */
export type Value = string | number | bigint | null;

/** The rows that a statement gave back, by position, and how many it wrote. */
export type Result = { rows: Value[][]; rowsAffected: number };

/**
 * One statement of a batch. `unless` lets a local database skip a statement that the results before it make needless; the
 * batch must mean the same where it is always executed, as a remote database does. `args` may be made when they are needed.
 */
export type Statement = {
  sql: string;
  args: Value[] | (() => Value[]);
  unless?: (soFar: readonly Result[]) => boolean;
};

/** A database: a file, memory or (later) a remote libSQL. A batch has one result for each of its statements, in order. */
export type Engine = {
  /** Reads a batch on one snapshot. */
  read(batch: Statement[]): Promise<Result[]>;
  /**
   * Writes a batch whole or not at all, and answers after it is committed. A batch that breaks a rule of the schema
   * throws `Refusal`; a database that is locked, full or read-only throws an `ApiError`.
   */
  write(batch: Statement[]): Promise<Result[]>;
  /** Finishes what was accepted and closes the database. */
  close(): Promise<void>;
};

/** A batch broke a rule that the schema keeps: the name of a CHECK constraint, or `table.column` of a unique one. */
export class Refusal extends Error {
  constructor(readonly rule: string, options?: ErrorOptions) {
    super(`the database refused a write: ${rule}`, options);
    this.name = "Refusal";
  }
}

/** The rule in a driver's error text, which is SQLite's own on every engine; undefined when it is another kind of error. */
export function findBrokenRule(message: string): string | undefined {
  return /(?:CHECK|UNIQUE) constraint failed: ([\w.]+)/.exec(message)?.[1];
}

/** A statement with its parameters, for short. */
export const statement = (sql: string, ...args: Value[]): Statement => ({ sql, args });
