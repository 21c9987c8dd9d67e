// One connection: which statements stay prepared.
import assert from "node:assert/strict";
import Database from "libsql";
import { Connection } from "../../db/connection.ts";

Deno.test("connection: a statement stays prepared, unless its text is very long", () => {
  const database = new Database(":memory:");
  const prepare = database.prepare.bind(database);
  const prepared: number[] = [];
  database.prepare = (sql: string) => {
    prepared.push(sql.length);
    return prepare(sql);
  };
  const connection = new Connection(database);
  const [short, long] = [10, 30_000].map((length) => `SELECT ${"1".padStart(length)}`);
  for (const sql of [short!, long!, short!, long!]) assert.deepEqual(connection.run(sql, []).rows, [[1]]);
  assert.deepEqual(prepared, [short!.length, long!.length, long!.length]);
  connection.close();
});
