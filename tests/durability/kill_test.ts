// Kills the server (SIGKILL) twenty times at random moments while four clients write, and looks whether it kept its word:
// what was acknowledged is there, a batch is there whole or not at all, the database is sound, and the next start is quick.
import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { get, post, type Target, targetOf } from "../support/http.ts";
import { at, listAt, textAt } from "../support/json.ts";
import { startServer } from "../support/server.ts";
import { type Writer, writeUntilKilled } from "./writer.ts";

const KILLS = 20;
const WRITERS = 4;
/** Generous for a busy machine; a start takes about a tenth of it. */
const READY_WITHIN_MS = 5_000;

Deno.test(`${KILLS} times kill -9 under ${WRITERS} writers: every acknowledged write is kept, no batch is torn`, async () => {
  const dataDir = await Deno.makeTempDir({ prefix: "kiseki-kill-" });
  const writers: Writer[] = [];
  try {
    for (let kill = 0; kill < KILLS; kill++) await writeAndKill(dataDir, writers);
    await checkAll(dataDir, writers);
  } finally {
    await Deno.remove(dataDir, { recursive: true });
  }
});

async function writeAndKill(dataDir: string, writers: Writer[]) {
  const startedAt = performance.now();
  const server = await startServer({ dataDir, args: ["--log-level", "error"] });
  const ready = performance.now() - startedAt;
  const target = targetOf(server.url, fetch);
  try {
    const fresh = await Promise.all(Array.from({ length: WRITERS }, () => makeWriter(target)));
    writers.push(...fresh);
    const writing = Promise.all(fresh.map((writer) => writeUntilKilled(writer, target)));
    // A batch that is refused ends the pause: the server is killed all the same, and what was refused is told.
    await Promise.race([writing, pause(50 + Math.random() * 450)]);
    await server.kill();
    await writing;
  } finally {
    await server.kill();
  }
  assert.ok(ready < READY_WITHIN_MS, `a start after a kill took ${ready.toFixed(0)} ms`);
  checkIntegrity(`${dataDir}/kiseki.db`);
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function makeWriter(target: Target): Promise<Writer> {
  const { reply } = await target(post("runs/create", { experiment_id: "0" }));
  const runId = textAt(reply, "run", "info", "run_id");
  return { runId, acknowledged: 0, sent: 0 };
}

function checkIntegrity(file: string) {
  using db = new DatabaseSync(file);
  const result = db.prepare("PRAGMA integrity_check").all().map((row) => row.integrity_check);
  assert.deepEqual(result, ["ok"]);
}

async function checkAll(dataDir: string, writers: readonly Writer[]) {
  const server = await startServer({ dataDir, args: ["--log-level", "error"] });
  try {
    const target = targetOf(server.url, fetch);
    for (const writer of writers) await checkWriter(writer, target);
  } finally {
    await server.stop();
  }
  const acknowledged = writers.reduce((sum, writer) => sum + writer.acknowledged, 0);
  assert.ok(acknowledged >= KILLS * WRITERS, `only ${acknowledged} batches were acknowledged: the test shows nothing`);
}

/** Batch n of a writer holds points, a param and a tag that all say n: none of them may be without the others. */
async function checkWriter({ runId, acknowledged, sent }: Writer, target: Target) {
  const { reply } = await target(get("metrics/get-history", { run_id: runId, metric_key: "m" }));
  const perBatch = Map.groupBy(listAt(reply, "metrics"), (point) => Number(at(point, "timestamp")));
  const kept = [...perBatch.keys()].sort((a, b) => a - b);
  assert.deepEqual(
    kept,
    Array.from({ length: kept.length }, (_, batch) => batch),
    `${runId}: a batch is missing in between`,
  );
  assert.ok(kept.length >= acknowledged, `${runId}: ${acknowledged} batches acknowledged, ${kept.length} kept`);
  assert.ok(kept.length <= sent, `${runId}: ${sent} batches sent, ${kept.length} kept`);
  for (const [batch, points] of perBatch) assert.equal(points.length, 50, `${runId}: batch ${batch} is torn`);
  const run = (await target(get("runs/get", { run_id: runId }))).reply;
  assert.equal(
    listAt(run, "run", "data", "params").length,
    kept.length,
    `${runId}: params without their batch, or the reverse`,
  );
  const tag = listAt(run, "run", "data", "tags").find((one) => at(one, "key") === "batch");
  assert.equal(
    at(tag, "value"),
    kept.length === 0 ? undefined : String(kept.length - 1),
    `${runId}: the tag of another batch`,
  );
}
