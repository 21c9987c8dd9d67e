// Opens a local database (a file or memory) as an Engine: one connection that writes in groups, one that reads.
//
// The addon is imported when a local database is opened, so that a server on a remote one never loads it.
import { accessSync, closeSync, constants, openSync, readSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type Database from "libsql";
import { Connection } from "./connection.ts";
import type { Engine, Result, Statement } from "./engine.ts";
import { DatabaseError, explainFailure } from "./failures.ts";
import { migrate } from "./migrate.ts";
import { Writer } from "./writer.ts";

/** `full`: survives a power cut. `normal`: survives a crash of the process; a power cut may take the last moments. */
export type Durability = "full" | "normal";

/** Where a database lies (`:memory:`, or a path) and how hard its commits are flushed. */
export type DatabaseOptions = { uri: string; durability: Durability; now: number };

const MEMORY = ":memory:";
/** SQLite's wait for a lock stops the event loop; the writer waits in JavaScript instead. */
const BUSY_TIMEOUT_MS = 50;
/** A writer with eight times as much stored batches no faster: the operating system caches the file too. */
const WRITER_CACHE_KB = 4_096;
const READER_CACHE_KB = 16_384;
/** 16 MB of log between checkpoints, four times SQLite's own: a fifth less work for many small writes. */
const CHECKPOINT_PAGES = 4000;
/** `PRAGMA synchronous` by name. */
const SYNCHRONOUS = { normal: 1, full: 2 } as const;
const HEADER = "SQLite format 3\0";

/** Opens and migrates. Throws `DatabaseError` in one sentence for what the person who starts the server can mend. */
export async function openDatabase(options: DatabaseOptions): Promise<Engine> {
  const { uri } = options;
  if (uri !== MEMORY) checkFile(uri);
  const { default: Driver } = await import("libsql");
  const open = (file: string, cacheKb: number) => openConnection(Driver, file, options, cacheKb);
  try {
    const writer = open(uri, WRITER_CACHE_KB);
    migrate(writer, uri, options.now, uri === MEMORY ? undefined : (file) => open(file, READER_CACHE_KB));
    return localEngine(writer, uri === MEMORY ? writer : open(uri, READER_CACHE_KB));
  } catch (error) {
    throw nameFailure(uri, error);
  }
}

function localEngine(writing: Connection, reading: Connection): Engine {
  const writer = new Writer(writing);
  return {
    read: (batch) => Promise.resolve().then(() => readBatch(reading, batch)),
    write: (batch) => writer.write(batch),
    async close() {
      await writer.finish();
      if (reading !== writing) reading.close();
      // The driver lets go of the file only when its statements are collected: what is in the log must not wait for that.
      writing.scalar("PRAGMA wal_checkpoint(TRUNCATE)");
      writing.close();
    },
  };
}

/** One statement is a snapshot of its own; several need a transaction to see the same. */
function readBatch(connection: Connection, batch: Statement[]): Result[] {
  try {
    if (batch.length === 1) return connection.runBatch(batch);
    connection.exec("BEGIN");
    try {
      return connection.runBatch(batch);
    } finally {
      // SQLite may have ended it by itself: its reason is what the caller must see.
      if (connection.inTransaction) connection.exec("ROLLBACK");
    }
  } catch (error) {
    throw explainFailure(error);
  }
}

/** Looks before SQLite does, whose own words ("unable to open database file: 14") tell nobody what to mend. */
function checkFile(file: string): void {
  const folder = dirname(resolve(file));
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isDirectory()) throw new DatabaseError(file, "it is a folder");
  if (!stat && !statSync(folder, { throwIfNoEntry: false })) {
    throw new DatabaseError(file, `the folder "${folder}" does not exist`);
  }
  checkAccess(
    file,
    folder,
    constants.R_OK | constants.W_OK | constants.X_OK,
    `the folder "${folder}" can't be written to`,
  );
  if (!stat) return;
  checkAccess(file, file, constants.R_OK | constants.W_OK, "the file can't be read and written");
  if (stat.size > 0 && readHeader(file) !== HEADER) throw new DatabaseError(file, "file is not a database");
}

function checkAccess(file: string, path: string, mode: number, state: string): void {
  try {
    accessSync(path, mode);
  } catch (cause) {
    throw new DatabaseError(file, state, { cause });
  }
}

function readHeader(file: string): string {
  const bytes = new Uint8Array(HEADER.length);
  const descriptor = openSync(file, "r");
  try {
    readSync(descriptor, bytes);
  } finally {
    closeSync(descriptor);
  }
  return new TextDecoder().decode(bytes);
}

function openConnection(
  Driver: typeof Database,
  file: string,
  { uri, durability }: DatabaseOptions,
  cacheKb: number,
): Connection {
  const connection = new Connection(new Driver(file, { timeout: BUSY_TIMEOUT_MS }));
  const wanted = {
    busy_timeout: BUSY_TIMEOUT_MS,
    journal_mode: file === MEMORY ? "memory" : "wal",
    synchronous: SYNCHRONOUS[durability],
    foreign_keys: 1,
    cache_size: -cacheKb,
    wal_autocheckpoint: CHECKPOINT_PAGES,
  };
  for (const [pragma, value] of Object.entries(wanted)) {
    connection.scalar(`PRAGMA ${pragma} = ${value}`);
    const is = connection.scalar(`PRAGMA ${pragma}`);
    if (is !== value) throw new DatabaseError(uri, `PRAGMA ${pragma} is ${is} and can't be set to ${value}`);
  }
  return connection;
}

function nameFailure(uri: string, error: unknown): unknown {
  if (error instanceof DatabaseError) return error;
  const known = explainFailure(error);
  return known instanceof Error ? new DatabaseError(uri, known.message, { cause: error }) : error;
}
