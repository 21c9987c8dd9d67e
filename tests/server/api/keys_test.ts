// What is known about keys, over HTTP.
import assert from "node:assert/strict";
import { openApp } from "../../support/app.ts";
import { get, post, targetOf } from "../../support/http.ts";
import { isObject } from "../../support/json.ts";

const PATH = "/api/ui/keys";

Deno.test("listKeys: GET and POST answer the keys of active runs", async () => {
  const app = await openApp();
  try {
    const target = targetOf("http://localhost:5000", app.fetch);
    const { reply } = await target(post("runs/create", { experiment_id: "0", run_name: "r", start_time: 1 }));
    assert(isObject(reply) && isObject(reply.run) && isObject(reply.run.info));
    const { run_id } = reply.run.info;
    const metrics = [{ key: "loss", value: 0.5, timestamp: 1, step: 0 }];
    await target(post("runs/log-batch", { run_id, metrics, params: [{ key: "lr", value: "1" }] }));
    const constant = { runs: 1, distinct: 1, varies: false };
    for (const ask of [get(PATH, { experiment_ids: ["0"] }), post(PATH, { experiment_ids: ["0"] })]) {
      assert.deepEqual((await target(ask)).reply, {
        runs_total: 1,
        metrics: [{ key: "loss", ...constant, min: 0.5, max: 0.5 }],
        params: [{ key: "lr", ...constant }],
        tags: [{ key: "mlflow.runName", ...constant }],
      });
    }
  } finally {
    await app.close();
  }
});

Deno.test("listKeys: no experiments, too many and odd ones are refused", async () => {
  const app = await openApp();
  try {
    const target = targetOf("http://localhost:5000", app.fetch);
    for (
      const message of [
        {},
        { experiment_ids: [] },
        { experiment_ids: Array(101).fill("0") },
        { experiment_ids: ["-"] },
        { experiment_ids: "0" },
      ]
    ) {
      const { status, reply } = await target(post(PATH, message));
      assert(isObject(reply));
      assert.deepEqual([status, reply.error_code], [400, "INVALID_PARAMETER_VALUE"], JSON.stringify(message));
    }
  } finally {
    await app.close();
  }
});
