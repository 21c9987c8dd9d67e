// The two tutorials that users know, unmodified, each with the clients 2.22.5 and 3.17.2; what they left on the server is looked at.
import assert from "node:assert/strict";
import { get, post, type Target, targetOf } from "../support/http.ts";
import { at, type Json, listAt, textAt } from "../support/json.ts";
import { runScript, withTarget } from "./python_client.ts";

for (const client of ["client-2.22.5", "client-3.17.2"] as const) {
  Deno.test(`${client}: both quickstarts`, async (t) => {
    await withTarget(async (url) => {
      const target = targetOf(url, fetch);
      await t.step("three calls", async () => {
        await runScript(client, "quickstart_three_calls.py", url);
        await lookAtThreeCalls(target);
      });
      await t.step("energy forecasting", async () => {
        await runScript(client, "quickstart_energy_forecasting.py", url);
        await lookAtEnergyForecasting(target);
      });
    });
  });
}

async function lookAtThreeCalls(target: Target) {
  const run = await findRun(target, "0", "params.param1 LIKE '%' AND metrics.foo >= 2");
  const history = await ask(
    target,
    get("metrics/get-history", { run_id: textAt(run, "info", "run_id"), metric_key: "foo" }),
  );
  const values = listAt(history, "metrics").map((point) => Math.floor(Number(at(point, "value"))));
  assert.deepEqual(values, [0, 1, 2], "foo was logged three times: below 1, 2 and 3");
  assert.deepEqual(await artifactsOf(target, run), [{ path: "test.txt", is_dir: false, file_size: 12 }]);
}

async function lookAtEnergyForecasting(target: Target) {
  const found = await ask(target, get("experiments/get-by-name", { experiment_name: "energy_forecasting" }));
  const run = await findRun(target, textAt(found, "experiment", "experiment_id"), "run_name = 'baseline-rf'");
  assert.equal(at(run, "info", "status"), "FINISHED");
  assert.deepEqual(pairs(run, "params"), { n_estimators: "20", max_depth: "6", random_state: "42" });
  assert.equal(pairs(run, "tags").git_commit, "3f2c1ab");
  assert.deepEqual(Object.keys(pairs(run, "metrics")), ["rmse"]);
  assert.deepEqual(await artifactsOf(target, run), [{ path: "requirements.txt", is_dir: false, file_size: 20 }]);
}

async function findRun(target: Target, experiment: string, filter: string): Promise<Json | undefined> {
  return listAt(
    await ask(target, post("runs/search", { experiment_ids: [experiment], filter, max_results: 1 })),
    "runs",
  )[0];
}

async function artifactsOf(target: Target, run: Json | undefined): Promise<Json[]> {
  return listAt(await ask(target, get("artifacts/list", { run_id: textAt(run, "info", "run_id") })), "files");
}

async function ask(target: Target, request: Parameters<Target>[0]): Promise<Json> {
  const { status, reply } = await target(request);
  assert.equal(status, 200, JSON.stringify(reply));
  return reply;
}

const pairs = (run: Json | undefined, name: string): Record<string, Json | undefined> =>
  Object.fromEntries(listAt(run, "data", name).map((item) => [textAt(item, "key"), at(item, "value")]));
