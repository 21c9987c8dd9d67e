// Every table and index; the only place where a column is named. Ids are integers inside, the protocol's texts outside.
//
// A test compares it with a migrated database; the server itself does not load it. What Drizzle cannot declare (WITHOUT ROWID on
// the tables marked so, the refusals' checks) stands in the migration alone.
import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** The migrations that were applied, by number. A number that this program does not know is a newer program's. */
export const migrations = sqliteTable("migrations", {
  version: integer().primaryKey(),
  /** ms since the epoch. */
  applied_time: integer().notNull(),
});

/**
 * Always empty. A batch that may go on only if a rule holds first inserts the rule's name here where it does not hold;
 * the CHECK of that name then fails the batch, in the same words on every engine.
 */
export const refusals = sqliteTable("refusals", { rule: text().notNull() }, (table) => [
  check("run_exists", sql`${table.rule} <> 'run_exists'`),
  check("run_active", sql`${table.rule} <> 'run_active'`),
  check("run_tag_exists", sql`${table.rule} <> 'run_tag_exists'`),
  check("experiment_active", sql`${table.rule} <> 'experiment_active'`),
  check("experiment_deleted", sql`${table.rule} <> 'experiment_deleted'`),
  check("experiment_tag_exists", sql`${table.rule} <> 'experiment_tag_exists'`),
]);

/** Numbers handed out once and never again: `experiment` is the last experiment id that was. */
export const counters = sqliteTable("counters", {
  name: text().primaryKey(),
  value: integer().notNull(),
});

/** The folder of runs. The protocol's experiment id is a decimal integer (up to 18 digits when imported), so it is the key. */
export const experiments = sqliteTable("experiments", {
  id: integer().primaryKey(),
  name: text().notNull(),
  artifact_location: text().notNull(),
  /** 0 active, 1 deleted. */
  deleted: integer().notNull().default(0),
  creation_time: integer().notNull(),
  last_update_time: integer().notNull(),
}, (table) => [uniqueIndex("experiments_by_name").on(table.name)]);

/** Labels of an experiment. WITHOUT ROWID. */
export const experimentTags = sqliteTable("experiment_tags", {
  experiment_id: integer().notNull().references(() => experiments.id),
  key: text().notNull(),
  value: text().notNull(),
}, (table) => [
  primaryKey({ columns: [table.experiment_id, table.key] }),
  index("experiment_tags_by_value").on(table.key, table.value),
]);

/** One execution. */
export const runs = sqliteTable("runs", {
  id: integer().primaryKey(),
  run_id: text().notNull(),
  experiment_id: integer().notNull().references(() => experiments.id),
  user_id: text().notNull(),
  /** The number of RUN_STATUS. */
  status: integer().notNull(),
  start_time: integer().notNull(),
  end_time: integer(),
  artifact_uri: text().notNull(),
  /** 0 active, 1 deleted by itself, 2 deleted together with its experiment (restoring that revives it). */
  deleted: integer().notNull().default(0),
  /** ms since the epoch; what gc goes by. */
  deleted_time: integer(),
}, (table) => [
  uniqueIndex("runs_by_run_id").on(table.run_id),
  index("runs_by_start").on(table.experiment_id, table.deleted, sql`${table.start_time} DESC`, table.run_id),
]);

/** The names of metrics, params and tags, each stored once. */
export const keys = sqliteTable("keys", {
  id: integer().primaryKey(),
  name: text().notNull(),
}, (table) => [uniqueIndex("keys_by_name").on(table.name)]);

/**
 * Every point of every metric. The key is the point, so a point that is sent again is stored once, and its order is
 * the order of a history. NaN is value 0 with is_nan 1; ±Infinity is ±1.7976931348623157e308. WITHOUT ROWID.
 */
export const metrics = sqliteTable("metrics", {
  run: integer().notNull(),
  key: integer().notNull(),
  timestamp: integer().notNull(),
  step: integer().notNull(),
  value: real().notNull(),
  is_nan: integer().notNull(),
}, (table) => [
  primaryKey({ columns: [table.run, table.key, table.timestamp, table.step, table.value, table.is_nan] }),
]);

/**
 * The latest point of each metric of a run by (step, timestamp, value), and what its whole series comes to. `min`, `max` and `sum`
 * leave NaN out (null while there is nothing else); `count` is of all points. WITHOUT ROWID.
 */
export const latestMetrics = sqliteTable("latest_metrics", {
  run: integer().notNull().references(() => runs.id),
  key: integer().notNull().references(() => keys.id),
  timestamp: integer().notNull(),
  step: integer().notNull(),
  value: real().notNull(),
  is_nan: integer().notNull(),
  min: real(),
  max: real(),
  sum: real(),
  count: integer().notNull(),
}, (table) => [
  primaryKey({ columns: [table.run, table.key] }),
  index("latest_metrics_by_value").on(table.key, table.is_nan, table.value, table.run),
]);

/** Constants of a run. Logging another value sets it to null, which the CHECK refuses: that is how it never changes. WITHOUT ROWID. */
export const params = sqliteTable("params", {
  run: integer().notNull().references(() => runs.id),
  key: integer().notNull().references(() => keys.id),
  value: text(),
}, (table) => [
  check("param_unchanged", sql`${table.value} IS NOT NULL`),
  primaryKey({ columns: [table.run, table.key] }),
  index("params_by_value").on(table.key, table.value, table.run),
]);

/** Labels of a run; `mlflow.runName` is its name, and is kept nowhere else. WITHOUT ROWID. */
export const tags = sqliteTable("tags", {
  run: integer().notNull().references(() => runs.id),
  key: integer().notNull().references(() => keys.id),
  value: text().notNull(),
}, (table) => [
  primaryKey({ columns: [table.run, table.key] }),
  index("tags_by_value").on(table.key, table.value, table.run),
]);
