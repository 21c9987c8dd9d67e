// Every declared endpoint under odd requests: it answers at once, never 5xx, refusals have MLflow's form and change nothing.
import assert from "node:assert/strict";
import fc from "fast-check";
import Database from "libsql";
import { ENDPOINTS } from "../../server/api/endpoints.ts";
import type { Endpoint } from "../../server/http/endpoint.ts";
import { openApp, type TestApp } from "../support/app.ts";
import { post, type Target, targetOf } from "../support/http.ts";
import { isObject, textAt } from "../support/json.ts";
import { type Known, oddRequests } from "./odd_requests.ts";

/** The same requests in every run; another seed is for somebody who looks for trouble. */
const SEED = 20261121;
const REQUESTS = 100;
/** Far more than any of them takes, even on a busy machine. */
const AT_ONCE_MS = 3_000;

for (const endpoint of ENDPOINTS) {
  Deno.test(`odd requests: ${endpoint.name} refuses them in MLflow's form and changes nothing`, () => fuzz(endpoint));
}

async function fuzz(endpoint: Endpoint) {
  const folder = await Deno.makeTempDir({ prefix: "kiseki-fuzz-" });
  const app = await openApp(["--backend-store-uri", `${folder}/kiseki.db`]);
  const watch = new Database(`${folder}/kiseki.db`);
  try {
    const target = targetOf("http://localhost:5000", app.fetch);
    const known = await makeKnown(target);
    const contents = watchContents(watch);
    const property = fc.asyncProperty(oddRequests(endpoint, known), async (ask) => {
      const before = contents();
      const startedAt = performance.now();
      const { status, reply, headers } = await target(ask);
      assert.ok(performance.now() - startedAt < AT_ONCE_MS, "answered late");
      if (status < 400) return;
      checkRefusal(app, ask.method, status, headers, reply);
      assert.deepEqual(contents(), before, "a refused request changed the database");
    });
    await fc.assert(property, { seed: SEED, numRuns: REQUESTS, endOnFailure: true });
  } finally {
    watch.close();
    await app.close();
    await Deno.remove(folder, { recursive: true });
  }
}

/** Everything in the database, read anew when something has been committed since the last look. */
function watchContents(database: Database.Database): () => string {
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all().map(String);
  const readAll = () =>
    JSON.stringify(tables.map((name) => database.prepare(`SELECT * FROM "${name}"`).raw().all()), writeBigInts);
  let version: unknown;
  let contents = "";
  return () => {
    const now = database.prepare("PRAGMA data_version").pluck().get();
    if (now !== version) [version, contents] = [now, readAll()];
    return contents;
  };
}

const writeBigInts = (_key: string, value: unknown) => typeof value === "bigint" ? `${value}n` : value;

/** An active run with data, a deleted one, and ids that nothing has. */
async function makeKnown(target: Target): Promise<Known> {
  await target(post("experiments/create", { name: "e" }));
  const [active = "", deleted = ""] = await Promise.all(["a", "b"].map(async (run_name) => {
    const { reply } = await target(post("runs/create", { experiment_id: "1", run_name }));
    return textAt(reply, "run", "info", "run_id");
  }));
  await target(post("runs/log-batch", { run_id: active, metrics: [{ key: "k", value: 1, timestamp: 1, step: 1 }] }));
  await target(post("runs/delete", { run_id: deleted }));
  const experiments = ["0", "1", "99", "x", "-1", "1.0", " 1", "１", "9223372036854775808", ""];
  return { run_ids: [active, active, deleted, "0123456789abcdef0123456789abcdef", ""], experiment_ids: experiments };
}

function checkRefusal(
  app: TestApp,
  method: string,
  status: number,
  headers: Headers,
  reply: Parameters<typeof isObject>[0],
) {
  assert.ok(status < 500 || status === 501, `${status}: ${JSON.stringify(reply)} ${app.logged()}`);
  if (method === "HEAD") return;
  assert.match(headers.get("content-type") ?? "", /^application\/json/);
  assert.ok(isObject(reply), "no JSON object");
  assert.deepEqual([typeof reply.error_code, typeof reply.message], ["string", "string"]);
}
