// Group commit: what shares a transaction, what a refusal undoes, and what happens while somebody else has the lock.
import assert from "node:assert/strict";
import { openDatabase } from "../../db/client.ts";
import { type Engine, Refusal, statement } from "../../db/engine.ts";
import { makeFolder } from "./support.ts";

const addKey = (name: string) => statement("INSERT INTO keys (name) VALUES (?)", name);
const refuse = statement("INSERT INTO refusals (rule) VALUES ('run_active')");
const openFile = (uri: string) => openDatabase({ uri, durability: "full", now: 0 });

async function readKeys(engine: Engine): Promise<string[]> {
  const [found] = await engine.read([statement("SELECT name FROM keys ORDER BY name")]);
  return found!.rows.map(([name]) => String(name));
}

Deno.test("group commit: the refusal of one batch undoes that batch whole, and no other", async () => {
  const engine = await openFile(":memory:");
  const outcomes = await Promise.allSettled([
    engine.write([addKey("a"), statement("SELECT count(*) FROM keys")]),
    engine.write([addKey("b"), refuse]),
    engine.write([refuse, addKey("c")]),
    engine.write([addKey("a")]),
    engine.write([addKey("d")]),
  ]);
  const rules = outcomes.map((outcome) => {
    if (outcome.status === "fulfilled") return "ok";
    assert.ok(outcome.reason instanceof Refusal);
    return outcome.reason.rule;
  });
  assert.deepEqual(rules, ["ok", "run_active", "run_active", "keys.name", "ok"]);
  assert.deepEqual(await readKeys(engine), ["a", "d"]);
  await engine.close();
});

Deno.test("group commit: a batch that is wrong itself fails alone", async () => {
  const engine = await openFile(":memory:");
  const wrong = engine.write([addKey("a"), statement("INSERT INTO nowhere VALUES (1)")]);
  const right = engine.write([addKey("b")]);
  await assert.rejects(wrong, /no such table: nowhere/);
  await right;
  assert.deepEqual(await readKeys(engine), ["b"]);
  await engine.close();
});

Deno.test("group commit: what is answered has been committed, as another connection sees", async () => {
  using folder = makeFolder();
  const [engine, other] = [await openFile(folder.path), await openFile(folder.path)];
  for (let i = 0; i < 20; i++) {
    const names = Array.from({ length: 30 }, (_, j) => `${i}-${j}`);
    await Promise.all(names.map(async (name) => {
      await engine.write([addKey(name)]);
      assert.ok((await readKeys(other)).includes(name));
    }));
  }
  assert.equal((await readKeys(other)).length, 600);
  await engine.close();
  await other.close();
});

Deno.test("group commit: more batches than fit into one group are all written, in order", async () => {
  const engine = await openFile(":memory:");
  const ids = await Promise.all(
    Array.from(
      { length: 2000 },
      (_, i) => engine.write([statement("INSERT INTO keys (name) VALUES (?) RETURNING id", String(i))]),
    ),
  );
  assert.deepEqual(ids.map(([result]) => result!.rows[0]![0]), Array.from({ length: 2000 }, (_, i) => i + 1));
  await engine.close();
});

Deno.test("group commit: a refused batch does not make its group take longer than others do", async () => {
  const engine = await openFile(":memory:");
  const slow = statement(
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 800) SELECT count(*) FROM n",
  );
  let turns = 0;
  const timer = setInterval(() => turns++, 0);
  const refused = engine.write([refuse]).catch((error: unknown) => error);
  const others = Array.from({ length: 100 }, () => engine.write(Array(20).fill(slow)));
  assert.ok(await refused instanceof Refusal);
  await Promise.all(others);
  clearInterval(timer);
  assert.ok(turns > 5, `other work had ${turns} turns`);
  await engine.close();
});

Deno.test("close: finishes what was accepted", async () => {
  using folder = makeFolder();
  const engine = await openFile(folder.path);
  const accepted = Promise.all(["a", "b"].map((name) => engine.write([addKey(name)])));
  await engine.close();
  await accepted;
  const again = await openFile(folder.path);
  assert.deepEqual(await readKeys(again), ["a", "b"]);
  await again.close();
});

/** Another process that takes the write lock, says so, and writes and lets it go when it is told to. Gives what tells it. */
async function holdLock(file: string) {
  const program = `
    const { default: Database } = await import("libsql");
    const database = new Database(Deno.args[0]);
    database.exec("BEGIN IMMEDIATE");
    console.log("locked");
    await Deno.stdin.read(new Uint8Array(1));
    database.exec("INSERT INTO keys (name) VALUES ('theirs'); COMMIT");
    database.close();
  `;
  const script = `${file}.lock.ts`;
  await Deno.writeTextFile(script, program);
  const config = new URL("../../deno.json", import.meta.url).pathname;
  const args = ["run", "-A", "--config", config, script, file];
  const pipes = { stdin: "piped", stdout: "piped", stderr: "inherit" } as const;
  const child = new Deno.Command(Deno.execPath(), { args, ...pipes }).spawn();
  const reader = child.stdout.getReader();
  await reader.read();
  return async () => {
    await child.stdin.close();
    await reader.cancel();
    assert.equal((await child.status).code, 0);
  };
}

Deno.test("group commit: a write waits for another process's lock without stopping the event loop or reads", async () => {
  using folder = makeFolder();
  const engine = await openFile(folder.path);
  const release = await holdLock(folder.path);
  let isWritten = false;
  const write = engine.write([addKey("ours")]).then(() => isWritten = true);
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.deepEqual(await readKeys(engine), []);
  assert.ok(!isWritten, "the write did not wait");
  await release();
  await write;
  await engine.write([addKey("later")]);
  assert.deepEqual(await readKeys(engine), ["later", "ours", "theirs"]);
  await engine.close();
});

Deno.test("group commit: a lock that is held for longer than 5 s is answered with 503, and the next write is stored", async () => {
  using folder = makeFolder();
  const engine = await openFile(folder.path);
  const release = await holdLock(folder.path);
  const started = performance.now();
  await assert.rejects(engine.write([addKey("ours")]), { code: "TEMPORARILY_UNAVAILABLE", status: 503 });
  const waited = performance.now() - started;
  assert.ok(waited >= 5_000 && waited < 15_000, `it waited for ${waited} ms`);
  await release();
  await engine.write([addKey("later")]);
  assert.deepEqual(await readKeys(engine), ["later", "theirs"]);
  await engine.close();
});
