// db/schema.ts says what the migrations make: the same tables, columns, keys, indexes and constraints.
import assert from "node:assert/strict";
import { is, SQL } from "drizzle-orm";
import { getTableConfig, type IndexColumn, SQLiteSyncDialect, SQLiteTable } from "drizzle-orm/sqlite-core";
import { openDatabase } from "../../db/client.ts";
import { type Engine, statement } from "../../db/engine.ts";
import * as schema from "../../db/schema.ts";

const tables = Object.values(schema).filter((value) => is(value, SQLiteTable));
const dialect = new SQLiteSyncDialect();

/** Tables that Drizzle can't declare as what they are. */
const WITHOUT_ROWID = ["experiment_tags", "metrics", "latest_metrics", "params", "tags"];

const openMemory = () => openDatabase({ uri: ":memory:", durability: "full", now: 0 });

async function select(engine: Engine, sql: string, ...args: string[]) {
  const [found] = await engine.read([statement(sql, ...args)]);
  return found!.rows;
}

Deno.test("schema: a migrated database has the declared tables and no others", async () => {
  const engine = await openMemory();
  const rows = await select(
    engine,
    "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%' ORDER BY name",
  );
  const declared = tables.map((table) => getTableConfig(table).name).toSorted();
  assert.deepEqual(rows, declared.map((name) => [name, WITHOUT_ROWID.includes(name) ? 1 : 0]));
  await engine.close();
});

for (const table of tables) {
  const config = getTableConfig(table);
  Deno.test(`schema: ${config.name} has the declared columns, keys, indexes and constraints`, async () => {
    const engine = await openMemory();
    const columns = await select(
      engine,
      'SELECT name, lower(type), "notnull", pk FROM pragma_table_info(?)',
      config.name,
    );
    const keyed = config.primaryKeys[0]?.columns.map(({ name }) => name) ??
      config.columns.filter(({ primary }) => primary).map(({ name }) => name);
    assert.deepEqual(
      columns,
      config.columns.map((column) => [
        column.name,
        column.getSQLType(),
        column.notNull ? 1 : 0,
        keyed.indexOf(column.name) + 1,
      ]),
    );
    const references = await select(
      engine,
      'SELECT "from", "table", "to" FROM pragma_foreign_key_list(?) ORDER BY 1',
      config.name,
    );
    assert.deepEqual(
      references,
      config.foreignKeys.map((key) => key.reference()).map(({ columns, foreignColumns, foreignTable }) => [
        columns[0]!.name,
        getTableConfig(foreignTable).name,
        foreignColumns[0]!.name,
      ]).toSorted(),
    );
    const indexes = await select(
      engine,
      `SELECT l.name, l."unique", group_concat(i.name || iif(i."desc", ' DESC', ''), ', ')
      FROM pragma_index_list(?) l, pragma_index_xinfo(l.name) i WHERE l.origin = 'c' AND i.key GROUP BY l.name ORDER BY l.name`,
      config.name,
    );
    assert.deepEqual(
      indexes,
      config.indexes.map((
        { config: { name, unique, columns } },
      ) => [name, unique ? 1 : 0, columns.map(columnText).join(", ")])
        .toSorted((a, b) => String(a[0]) < String(b[0]) ? -1 : 1),
    );
    const made = await select(engine, "SELECT sql FROM sqlite_master WHERE name = ?", config.name);
    const constraints = [...String(made[0]![0]).matchAll(/CONSTRAINT (\w+) CHECK \((.*)\)/g)].map((
      [, name, text],
    ) => [name, text]);
    assert.deepEqual(constraints, config.checks.map(({ name, value }) => [name, plain(dialect.sqlToQuery(value).sql)]));
    await engine.close();
  });
}

/** Drizzle's text without its quotes and table names. */
const plain = (sql: string) => sql.replace(/"\w+"\./g, "").replaceAll('"', "");

/** A column of an index: one of the table's, or SQL such as `start_time DESC`. */
const columnText = (column: IndexColumn | SQL) => is(column, SQL) ? plain(dialect.sqlToQuery(column).sql) : column.name;
