// Opening a database: what is set on it, and the sentences that say why it can't be opened.
import assert from "node:assert/strict";
import { openDatabase } from "../../db/client.ts";
import { statement } from "../../db/engine.ts";
import { DatabaseError } from "../../db/failures.ts";
import { MIGRATIONS } from "../../db/migrate.ts";
import { makeFolder } from "./support.ts";

const open = (uri: string) => openDatabase({ uri, durability: "full", now: 0 });

/** Asserts the whole sentence. */
const failsToOpen = (uri: string, state: string) =>
  assert.rejects(open(uri), (error) => {
    assert.ok(error instanceof DatabaseError, `not a DatabaseError: ${error}`);
    assert.equal(error.message, `Cannot open database "${uri}": ${state}`);
    return true;
  });

Deno.test("open: a file is made, has its pragmas, and holds its data when it is opened again", async () => {
  using folder = makeFolder();
  const first = await open(folder.path);
  await first.write([statement("INSERT INTO keys (name) VALUES ('kept')")]);
  const pragmas = ["journal_mode", "synchronous", "foreign_keys", "busy_timeout"];
  const batch = pragmas.map((name) => statement(`PRAGMA ${name}`));
  for (const results of [await first.read(batch), await first.write(batch)]) {
    assert.deepEqual(results.map(({ rows }) => rows[0]![0]), ["wal", 2, 1, 50]);
  }
  await first.close();
  const second = await open(folder.path);
  assert.deepEqual((await second.read([statement("SELECT name FROM keys")]))[0]!.rows, [["kept"]]);
  await second.close();
});

Deno.test("close: the file alone holds everything, without its log", async () => {
  using folder = makeFolder();
  const engine = await open(folder.path);
  await engine.write([statement("INSERT INTO keys (name) VALUES ('kept')")]);
  await engine.close();
  const copy = `${folder.path}.copy`;
  await Deno.copyFile(folder.path, copy);
  const reopened = await open(copy);
  assert.deepEqual((await reopened.read([statement("SELECT name FROM keys")]))[0]!.rows, [["kept"]]);
  await reopened.close();
});

Deno.test("open: folders, other files and other programs' databases are refused in one sentence", async () => {
  using folder = makeFolder();
  const directory = folder.path.replace("/kiseki.db", "");
  await failsToOpen(directory, "it is a folder");
  await failsToOpen(`${directory}/none/x.db`, `the folder "${directory}/none" does not exist`);
  await Deno.writeTextFile(`${directory}/text`, "no database at all, but long enough to be one");
  await failsToOpen(`${directory}/text`, "file is not a database");
  const { default: Database } = await import("libsql");
  const other = new Database(folder.path);
  other.exec("CREATE TABLE alembic_version (version_num TEXT)");
  other.close();
  await failsToOpen(folder.path, 'it belongs to another program (it has a table "alembic_version")');
});

Deno.test("open: a damaged file is refused in one sentence", async () => {
  using folder = makeFolder();
  await Deno.writeFile(folder.path, new TextEncoder().encode("SQLite format 3\0" + "x".repeat(4096)));
  await failsToOpen(folder.path, "file is not a database");
});

Deno.test("open: a database of a newer Kiseki is refused and left as it is", async () => {
  using folder = makeFolder();
  const engine = await open(folder.path);
  await engine.write([statement("INSERT INTO migrations (version, applied_time) VALUES (99, 0)")]);
  await engine.close();
  await failsToOpen(
    folder.path,
    `it has version 99 and was written by a newer Kiseki; this one knows ${MIGRATIONS.length}`,
  );
});

Deno.test("open: several at once make one database", async () => {
  using folder = makeFolder();
  const engines = await Promise.all(Array.from({ length: 4 }, () => open(folder.path)));
  const [versions] = await engines[0]!.read([statement("SELECT version FROM migrations ORDER BY version")]);
  assert.deepEqual(versions!.rows, MIGRATIONS.map((_, i) => [i + 1]));
  for (const engine of engines) await engine.close();
});

Deno.test("read: a statement beyond SQLite's bounds is the caller's to mend", async () => {
  const engine = await open(":memory:");
  const nested = `SELECT ${"(1 + ".repeat(100)}1${")".repeat(100)}`;
  const listed = `SELECT 1 IN (${Array(33_000).fill("?").join(", ")})`;
  const chained = `SELECT ${Array(1200).fill("1").join(" + ")}`;
  for (const sql of [nested, listed, chained]) {
    await assert.rejects(engine.read([statement(sql)]), { status: 400, message: /^The search is too large: / });
  }
  await engine.close();
});
