// Bringing an older database to the newest version: the backup, the whole step or none of it, and no step twice.
import assert from "node:assert/strict";
import Database from "libsql";
import { openDatabase } from "../../db/client.ts";
import { Connection } from "../../db/connection.ts";
import { statement } from "../../db/engine.ts";
import { migrate, MIGRATIONS } from "../../db/migrate.ts";
import { makeFolder } from "./support.ts";

const open = (file: string) => new Connection(new Database(file));

/** A database of this version with a row, and the path of the backup that the next migration makes. */
async function makeOlder(path: string): Promise<string> {
  const engine = await openDatabase({ uri: path, durability: "full", now: 0 });
  await engine.write([statement("INSERT INTO keys (name) VALUES ('kept')")]);
  await engine.close();
  return `${path}.v${MIGRATIONS.length}.bak`;
}

Deno.test("migrate: an older file is copied before it is changed, and keeps its data", async () => {
  using folder = makeFolder();
  const backup = await makeOlder(folder.path);
  const connection = open(folder.path);
  const next = [...MIGRATIONS, "CREATE TABLE later (id INTEGER); INSERT INTO later VALUES (7)"];
  for (const _ of ["once", "again"]) migrate(connection, folder.path, 5, open, next);
  assert.equal(connection.scalar("SELECT name FROM keys"), "kept");
  assert.deepEqual(connection.run("SELECT id FROM later", []).rows, [[7]]);
  assert.equal(connection.scalar("SELECT max(version) FROM migrations"), next.length);
  connection.close();
  const copy = open(backup);
  assert.equal(copy.scalar("SELECT name FROM keys"), "kept");
  assert.equal(copy.scalar("SELECT max(version) FROM migrations"), MIGRATIONS.length);
  copy.close();
});

Deno.test("migrate: a step that fails leaves the version before it", async () => {
  using folder = makeFolder();
  await makeOlder(folder.path);
  const connection = open(folder.path);
  const wrong = [...MIGRATIONS, "CREATE TABLE later (id INTEGER); INSERT INTO nowhere VALUES (7)"];
  assert.throws(() => migrate(connection, folder.path, 5, open, wrong), /no such table: nowhere/);
  assert.equal(connection.scalar("SELECT max(version) FROM migrations"), MIGRATIONS.length);
  assert.equal(connection.scalar("SELECT count(*) FROM sqlite_master WHERE name = 'later'"), 0);
  connection.close();
});
