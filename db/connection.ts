// One connection to a local database through the libsql addon: synchronous, its pragmas checked, its statements prepared once.
import type Database from "libsql";
import type { Result, Statement, Value } from "./engine.ts";

/** More than the texts that the stores make; only filters that people type can overflow it. */
const MAX_KEPT_STATEMENTS = 500;
/** Longer texts are such filters too: prepared, one can take 10 MB. Those of the stores have 15,000 characters at most. */
const MAX_KEPT_LENGTH = 20_000;
const NO_ROWS: Value[][] = [];

type Kept = { statement: Database.Statement; reader: boolean };

/** A connection. Each call blocks until SQLite is done, so nothing else can come in between. */
export class Connection {
  readonly #database: Database.Database;
  readonly #kept = new Map<string, Kept>();

  constructor(database: Database.Database) {
    this.#database = database;
  }

  /** Runs one statement. A statement that gives rows back counts them as written. */
  run(sql: string, args: Value[]): Result {
    const { statement, reader } = this.#keep(sql);
    if (!reader) return { rows: NO_ROWS, rowsAffected: statement.run(args).changes };
    const rows = statement.all(args) as Value[][];
    for (const row of rows) narrowIntegers(row);
    return { rows, rowsAffected: rows.length };
  }

  /** Runs a batch in order, leaving out what `unless` finds needless. The caller opens and ends the transaction. */
  runBatch(batch: Statement[]): Result[] {
    const results: Result[] = [];
    for (const { sql, args, unless } of batch) {
      const skip = unless !== undefined && unless(results);
      results.push(
        skip ? { rows: NO_ROWS, rowsAffected: 0 } : this.run(sql, typeof args === "function" ? args() : args),
      );
    }
    return results;
  }

  /** Runs statements without parameters and results: transactions, migrations. */
  exec(sql: string): void {
    this.#database.exec(sql);
  }

  /** The first column of the first row, of a pragma or a count. */
  scalar(sql: string): Value | undefined {
    return this.run(sql, []).rows[0]?.[0];
  }

  get inTransaction(): boolean {
    return this.#database.inTransaction;
  }

  close(): void {
    this.#kept.clear();
    this.#database.close();
  }

  /** Preparing costs four times as much as running a point query, so texts seen last stay prepared. */
  #keep(sql: string): Kept {
    const found = this.#kept.get(sql);
    if (found) return found;
    const statement = this.#database.prepare(sql);
    const kept = { statement, reader: statement.reader };
    if (kept.reader) statement.raw(true).safeIntegers(true);
    if (sql.length > MAX_KEPT_LENGTH) return kept;
    if (this.#kept.size >= MAX_KEPT_STATEMENTS) this.#kept.clear();
    this.#kept.set(sql, kept);
    return kept;
  }
}

/** Turns bigints back into numbers where that loses nothing. */
function narrowIntegers(row: Value[]): void {
  for (let i = 0; i < row.length; i++) {
    const value = row[i];
    if (typeof value === "bigint" && BigInt(Number(value)) === value && Number.isSafeInteger(Number(value))) {
      row[i] = Number(value);
    }
  }
}
