// Brings a local database to the newest version, or says why not. Each step is one transaction that checks the version in itself.
import { renameSync, rmSync } from "node:fs";
import { Connection } from "./connection.ts";
import { DatabaseError } from "./failures.ts";
import { SQL as CLASSIC_LOOP } from "./migrations/0001_classic_loop.ts";

/** Every migration, in order; the version of a database is how many of them it has. */
export const MIGRATIONS: readonly string[] = [CLASSIC_LOOP];

/**
 * Applies what is missing. `reopen` opens a file for the check of the backup that is kept as `<file>.v<version>.bak` before
 * an older database is changed. `migrations` are others only in tests. Throws `DatabaseError` for another program's database and for a newer Kiseki's.
 */
export function migrate(
  connection: Connection,
  uri: string,
  now: number,
  reopen?: (file: string) => Connection,
  migrations = MIGRATIONS,
): void {
  const version = readVersion(connection, uri);
  if (version > migrations.length) {
    const state = `it has version ${version} and was written by a newer Kiseki; this one knows ${migrations.length}`;
    throw new DatabaseError(uri, state);
  }
  if (version === migrations.length) return;
  if (version > 0 && reopen) backUp(connection, uri, `${uri}.v${version}.bak`, reopen);
  migrations.slice(version).forEach((sql, index) => applyOne(connection, uri, version + index, sql, now));
}

function readVersion(connection: Connection, uri: string): number {
  const tables = connection.run("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name", []).rows;
  if (tables.length === 0) return 0;
  if (!tables.some(([name]) => name === "migrations")) {
    throw new DatabaseError(uri, `it belongs to another program (it has a table "${tables[0]?.[0]}")`);
  }
  return Number(connection.scalar("SELECT max(version) FROM migrations") ?? 0);
}

/** Another instance may have done this step meanwhile: the version is read again under the lock. */
function applyOne(connection: Connection, uri: string, from: number, sql: string, now: number): void {
  connection.exec("BEGIN IMMEDIATE");
  try {
    if (readVersion(connection, uri) === from) {
      if (from === 0) {
        connection.exec(
          "CREATE TABLE migrations (version INTEGER PRIMARY KEY NOT NULL, applied_time INTEGER NOT NULL)",
        );
      }
      connection.exec(sql);
      connection.run("INSERT INTO migrations (version, applied_time) VALUES (?, ?)", [from + 1, now]);
    }
    connection.exec("COMMIT");
  } catch (error) {
    if (connection.inTransaction) connection.exec("ROLLBACK");
    throw error;
  }
}

function backUp(connection: Connection, uri: string, file: string, reopen: (file: string) => Connection): void {
  const unfinished = `${file}.part`;
  rmSync(unfinished, { force: true });
  connection.run("VACUUM INTO ?", [unfinished]);
  const copy = reopen(unfinished);
  const state = copy.scalar("PRAGMA integrity_check");
  copy.close();
  if (state !== "ok") throw new DatabaseError(uri, `its backup "${unfinished}" is damaged (${state}): not migrated`);
  renameSync(unfinished, file);
}
