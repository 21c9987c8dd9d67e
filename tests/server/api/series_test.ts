// Series for charts over HTTP: points as they are logged, and every way to ask wrongly.
import assert from "node:assert/strict";
import { openApp } from "../../support/app.ts";
import { get, post, type Target, targetOf } from "../../support/http.ts";
import { isObject } from "../../support/json.ts";

const PATH = "/ajax-api/ui/series";

async function withRun(check: (target: Target, run_id: string) => Promise<void>): Promise<void> {
  const app = await openApp();
  try {
    const target = targetOf("http://localhost:5000", app.fetch);
    const { reply } = await target(post("runs/create", { experiment_id: "0", run_name: "r", start_time: 1 }));
    assert(isObject(reply) && isObject(reply.run) && isObject(reply.run.info));
    await check(target, String(reply.run.info.run_id));
  } finally {
    await app.close();
  }
}

Deno.test("readSeries: GET and POST answer points by step, with NaN and infinities as they are written", () =>
  withRun(async (target, run_id) => {
    const values = [0.1, "NaN", "Infinity", "-Infinity"];
    const metrics = values.map((value, step) => ({ key: "loss", value, timestamp: 100 - step, step }));
    await target(post("runs/log-batch", { run_id, metrics }));
    const series = [{
      run_id,
      key: "loss",
      n: 4,
      x: [0, 1, 2, 3],
      last: [0.1, "NaN", Number.MAX_VALUE, -Number.MAX_VALUE],
    }];
    const asked = { run_ids: [run_id], keys: ["loss", "none"] };
    for (const ask of [get(PATH, asked), post(PATH, asked)]) {
      const { status, reply } = await target(ask);
      assert.deepEqual([status, reply], [200, { series }]);
    }
    const { reply } = await target(get(PATH, { ...asked, x: "time", from: 98.5, to: 99.5 }));
    assert.deepEqual(reply, { series: [{ run_id, key: "loss", n: 1, x: [99], last: ["NaN"] }] });
  }));

Deno.test("readSeries: more than 2·px points come as at most px buckets", () =>
  withRun(async (target, run_id) => {
    const metrics = Array.from(
      { length: 33 },
      (_, step) => ({ key: "loss", value: step === 20 ? 50 : step / 10, timestamp: step, step }),
    );
    await target(post("runs/log-batch", { run_id, metrics }));
    const { reply } = await target(post(PATH, { run_ids: [run_id], keys: ["loss"], px: 16 }));
    assert(isObject(reply) && Array.isArray(reply.series));
    const [one] = reply.series;
    assert(isObject(one) && Array.isArray(one.x) && Array.isArray(one.max) && Array.isArray(one.min));
    assert.deepEqual([one.n, one.x.length, Math.max(...one.max.map(Number)), one.min[0]], [33, 16, 50, 0]);
  }));

const REFUSED: [name: string, fields: Record<string, unknown>, words: string][] = [
  ["no runs", { run_ids: undefined }, "Missing value for required parameter 'run_ids'"],
  ["501 runs", { run_ids: Array(501).fill("a") }, "1 to 500 items. Got 501"],
  ["no keys", { keys: [] }, "1 to 100 items. Got 0"],
  ["101 keys", { keys: Array(101).fill("a") }, "1 to 100 items. Got 101"],
  ["px 15", { px: 15 }, "for parameter 'px' supplied: It must be between 16 and 4000"],
  ["px 4001", { px: 4001 }, "for parameter 'px' supplied: It must be between 16 and 4000"],
  ["an unknown axis", { x: "epoch" }, "for parameter 'x'"],
  ["an endless range", { from: "-Infinity" }, "for parameter 'from'"],
  ["a range that ends before it starts", { from: 5, to: 4 }, "from must not be greater than to"],
];

for (const [name, fields, words] of REFUSED) {
  Deno.test(`readSeries: ${name} is refused`, () =>
    withRun(async (target, run_id) => {
      const { status, reply } = await target(post(PATH, { run_ids: [run_id], keys: ["loss"], ...fields }));
      assert(isObject(reply));
      assert.deepEqual([status, reply.error_code], [400, "INVALID_PARAMETER_VALUE"]);
      assert(String(reply.message).includes(words), String(reply.message));
    }));
}

Deno.test("readSeries: ranges beyond int64, and unknown runs, are empty", () =>
  withRun(async (target, run_id) => {
    await target(post("runs/log-batch", { run_id, metrics: [{ key: "loss", value: 1, timestamp: 1, step: 1 }] }));
    for (const fields of [{ from: 1e300 }, { to: -1e300 }, { run_ids: ["f".repeat(32)] }]) {
      const { status, reply } = await target(post(PATH, { run_ids: [run_id], keys: ["loss"], ...fields }));
      assert.deepEqual([status, reply], [200, { series: [] }]);
    }
  }));
