// A database with given runs, for tests that search them.
import assert from "node:assert/strict";
import Database from "libsql";
import { whereRuns } from "../../db/where.ts";
import { SQL } from "../../db/migrations/0001_classic_loop.ts";
import { RUN_FIELDS } from "../../server/search/fields.ts";
import { parseFilter } from "../../server/search/parser.ts";
import { isRecord } from "../../server/wire/json.ts";
import { RUN_STATUS, type RunStatus } from "../../server/wire/run.ts";

/** What a run is searched by. Its name is the tag `mlflow.runName`; its id ends in its place in the list. */
export type SearchedRun = {
  user_id: string;
  status: RunStatus;
  start_time: bigint;
  end_time: bigint | null;
  metrics: Record<string, number>;
  params: Record<string, string>;
  tags: Record<string, string>;
};

/** A connection of the addon. */
export type Connection = InstanceType<typeof Database>;

/** An empty database in memory. */
export function openEmpty(): Connection {
  const db = new Database(":memory:");
  db.exec(SQL);
  return db;
}

/** The id of the run at `index` of the list. */
export const runIdAt = (index: number) => `run-${String(index).padStart(4, "0")}`;

/** A database with these runs, in one experiment. */
export function openWithRuns(runs: readonly SearchedRun[]): Connection {
  const db = openEmpty();
  db.exec(
    "INSERT INTO experiments (id, name, artifact_location, creation_time, last_update_time) VALUES (1, '', '', 0, 0)",
  );
  runs.forEach((run, index) => insertRun(db, run, index));
  return db;
}

function insertRun(db: Connection, run: SearchedRun, index: number): void {
  const id = index + 1;
  db.prepare(
    "INSERT INTO runs (id, run_id, experiment_id, user_id, status, start_time, end_time, artifact_uri) VALUES (?, ?, 1, ?, ?, ?, ?, ?)",
  )
    .run(
      id,
      runIdAt(index),
      run.user_id,
      RUN_STATUS[run.status],
      run.start_time,
      run.end_time,
      `mlflow-artifacts:/1/${runIdAt(index)}`,
    );
  for (const [key, value] of Object.entries(run.metrics)) {
    const [stored, is_nan] = Number.isNaN(value)
      ? [0, 1]
      : [Math.min(Math.max(value, -Number.MAX_VALUE), Number.MAX_VALUE), 0];
    insertKeyed(
      db,
      "latest_metrics (run, key, value, is_nan, timestamp, step, count) VALUES (?, ?, ?, ?, 0, 0, 1)",
      id,
      key,
      stored,
      is_nan,
    );
  }
  for (const [key, value] of Object.entries(run.params)) {
    insertKeyed(db, "params (run, key, value) VALUES (?, ?, ?)", id, key, value);
  }
  for (const [key, value] of Object.entries(run.tags)) {
    insertKeyed(db, "tags (run, key, value) VALUES (?, ?, ?)", id, key, value);
  }
}

function insertKeyed(db: Connection, sql: string, id: number, key: string, ...values: unknown[]): void {
  db.prepare("INSERT OR IGNORE INTO keys (name) VALUES (?)").run(key);
  const [keyId] = readIds(db.prepare("SELECT id FROM keys WHERE name = ?").all(key));
  db.prepare(`INSERT INTO ${sql}`).run(id, keyId, ...values);
}

/** The places in the list of the runs that the filter finds. */
export function findRuns(db: Connection, filter: string): number[] {
  const { sql, args } = whereRuns(parseFilter(filter, RUN_FIELDS), "r");
  const rows = db.prepare(`SELECT r.id FROM runs r WHERE ${sql} ORDER BY r.id`).all(...args);
  return readIds(rows).map((id) => id - 1);
}

/** The column `id` of rows. */
export function readIds(rows: unknown[]): number[] {
  return rows.map((row) => {
    assert.ok(isRecord(row) && typeof row.id === "number");
    return row.id;
  });
}
