// The rules of metrics, params and tags that the database keeps.
import assert from "node:assert/strict";
import fc from "fast-check";
import { openDatabase } from "../../db/client.ts";
import { Ids } from "../../db/ids.ts";
import { createRunDataStore } from "../../db/run_data.ts";
import { createRunStore } from "../../db/runs.ts";
import { type Engine, statement } from "../../db/engine.ts";
import { readHistory } from "../../db/history.ts";
import type { Metric } from "../../server/wire/run.ts";
import { makeRun, makeStore, parse, point, readRun, refused, textOf } from "./support.ts";

const MAX = Number.MAX_VALUE;

Deno.test("logBatch: the latest value is that of the greatest (step, timestamp, value), whatever arrives last", async () => {
  const store = await makeStore();
  const run = await makeRun(store);
  await store.runData.logBatch(run, { metrics: [point("m", 1, 5), point("m", 2, 3)] });
  await store.runData.logBatch(run, { metrics: [point("m", 3, 4, 99)] });
  assert.deepEqual((await readRun(store, run)).data.metrics, [point("m", 1, 5)]);
  await store.runData.logBatch(run, { metrics: [point("m", 0.5, 5), point("m", 1.5, 5)] });
  assert.deepEqual((await readRun(store, run)).data.metrics, [point("m", 1.5, 5)]);
  await store.close();
});

Deno.test("logBatch: NaN counts as 0 in that order, and is answered as a string", async () => {
  const store = await makeStore();
  const run = await makeRun(store);
  await store.runData.logBatch(run, { metrics: [point("a", NaN), point("a", -1), point("b", NaN), point("b", 1)] });
  const { metrics } = JSON.parse((await store.runs.get(run)).text).data;
  assert.deepEqual(metrics, [{ ...point("a", 0), value: "NaN" }, point("b", 1)]);
  await store.close();
});

Deno.test("logBatch: doubles and int64 come back as they were, infinities as the largest double", async () => {
  const store = await makeStore();
  const run = await makeRun(store);
  const values = [0.1, 1 / 3, 5e-324, -MAX, 1e21, 123456789.12345679, -0.30000000000000004, 2 ** 53, 0];
  const metrics = values.map((value, step) => point("m", value, step));
  await store.runData.logBatch(run, { metrics });
  assert.deepEqual(await store.runData.historyBulk([run], "m", 100), metrics.map((one) => ({ ...one, run_id: run })));
  const edge = { key: "edge", value: Infinity, timestamp: 2n ** 63n - 1n, step: -(2n ** 63n) };
  await store.runData.logBatch(run, { metrics: [edge, { ...edge, step: 2n ** 53n + 1n, value: -Infinity }] });
  assert.equal(
    textOf(await store.runData.history(run, "edge", {})),
    '[{"key":"edge","value":1.7976931348623157e+308,"timestamp":9223372036854775807,"step":-9223372036854775808},' +
      '{"key":"edge","value":-1.7976931348623157e+308,"timestamp":9223372036854775807,"step":9007199254740993}]',
  );
  await store.close();
});

Deno.test("logBatch: a point that is sent again, in one request or in two, is stored once", async () => {
  const store = await makeStore();
  const run = await makeRun(store);
  const batch = { metrics: [point("m", 1), point("m", 1), point("m", -0, 1), point("m", 0, 1), point("m", NaN, 1)] };
  for (let i = 0; i < 3; i++) await store.runData.logBatch(run, batch);
  assert.equal((await store.runData.historyBulk([run], "m", 100)).length, 3);
  await store.close();
});

Deno.test("logParam: the same value again is fine, another is 400 with both values", async () => {
  const store = await makeStore();
  const run = await makeRun(store);
  await store.runData.logParam(run, { key: "k", value: "a" });
  await store.runData.logParam(run, { key: "k", value: "a" });
  await refused(
    store.runData.logParam(run, { key: "k", value: "b" }),
    "INVALID_PARAMETER_VALUE",
    `Changing param values is not allowed. Param with key='k' was already logged with value='a' for run ID='${run}'. ` +
      "Attempted logging new value 'b'.",
  );
  await store.close();
});

Deno.test("logBatch: a changed param refuses the whole batch", async () => {
  const store = await makeStore();
  const run = await makeRun(store);
  await store.runData.logParam(run, { key: "x", value: "1" });
  const before = await readRun(store, run);
  await refused(
    store.runData.logBatch(run, {
      params: [{ key: "new", value: "1" }, { key: "x", value: "it's" }],
      metrics: [point("m", 1)],
      tags: [{ key: "t", value: "1" }],
    }),
    "INVALID_PARAMETER_VALUE",
    "Changing param values is not allowed. Params were already " +
      `logged='[{'key': 'x', 'old_value': '1', 'new_value': "it's"}]' for run ID='${run}'.`,
  );
  assert.deepEqual(await readRun(store, run), before);
  await store.close();
});

Deno.test("logBatch: takes 1000 metrics, 100 params and 100 tags, and empty values", async () => {
  const store = await makeStore();
  const run = await makeRun(store);
  const keys = Array.from({ length: 100 }, (_, i) => `k${i}`);
  await store.runData.logBatch(run, {
    metrics: Array.from({ length: 1000 }, (_, i) => point(`m${i % 333}`, i, i)),
    params: keys.map((key) => ({ key, value: "" })),
    tags: keys.map((key) => ({ key, value: key })),
  });
  const { data } = await readRun(store, run);
  assert.deepEqual([data.metrics?.length, data.params?.length, data.tags?.length], [333, 100, 101]);
  assert.equal(data.params?.[0]?.value, "");
  await store.close();
});

Deno.test("every log call: an unknown run is 404, a deleted one 400, and nothing is stored", async () => {
  const store = await makeStore();
  const run = await makeRun(store);
  await store.runs.delete(run);
  const before = await readRun(store, run);
  const calls = [
    (id: string) => store.runData.logBatch(id, { metrics: [point("m", 1)] }),
    (id: string) => store.runData.logBatch(id, {}),
    (id: string) => store.runData.logParam(id, { key: "p", value: "1" }),
    (id: string) => store.runData.setTag(id, { key: "t", value: "1" }),
    (id: string) => store.runData.deleteTag(id, "mlflow.runName"),
    (id: string) => store.runData.logModel(id, { artifact_path: "m" }),
  ];
  const state = `The run ${run} must be in the 'active' state. Current state is deleted.`;
  for (const call of calls) {
    await refused(call("none"), "RESOURCE_DOES_NOT_EXIST", "Run with id=none not found");
    await refused(call(run), "INVALID_PARAMETER_VALUE", state);
  }
  assert.deepEqual(await readRun(store, run), before);
  await store.runs.restore(run);
  await store.runData.logParam(run, { key: "p", value: "1" });
  await store.close();
});

Deno.test("setTag: the last value stays, and mlflow.runName renames the run", async () => {
  const store = await makeStore();
  const run = await makeRun(store);
  await store.runData.logBatch(run, { tags: [{ key: "t", value: "1" }, { key: "t", value: "2" }] });
  await store.runData.setTag(run, { key: "mlflow.runName", value: "renamed" });
  const { info, data } = await readRun(store, run);
  assert.equal(info.run_name, "renamed");
  assert.deepEqual(data.tags?.find(({ key }) => key === "t"), { key: "t", value: "2" });
  await store.close();
});

Deno.test("deleteTag: a tag that is not there is 404", async () => {
  const store = await makeStore();
  const run = await makeRun(store, { tags: [{ key: "t", value: "1" }] });
  await store.runData.deleteTag(run, "t");
  const message = `No tag with name: t in run with id ${run}`;
  await refused(store.runData.deleteTag(run, "t"), "RESOURCE_DOES_NOT_EXIST", message);
  await store.close();
});

Deno.test("logModel: appends to the run's list, once however often it is sent", async () => {
  const store = await makeStore();
  const run = await makeRun(store);
  const models = [{ artifact_path: "a", big: 0.30000000000000004 }, { artifact_path: "b" }];
  for (const model of [...models, ...models]) await store.runData.logModel(run, model);
  const tag = (await readRun(store, run)).data.tags?.find(({ key }) => key === "mlflow.log-model.history");
  assert.deepEqual(JSON.parse(tag?.value ?? ""), models);
  await store.close();
});

Deno.test("history: by (timestamp, step, value), paged without a gap while points arrive", async () => {
  const store = await makeStore();
  const run = await makeRun(store);
  const metrics = Array.from({ length: 50 }, (_, i) => point("m", i % 7, (i * 37) % 50, Math.floor(i / 5)));
  await store.runData.logBatch(run, { metrics });
  const pages: Metric[] = [];
  let page_token: string | undefined;
  do {
    const page = await store.runData.history(run, "m", { max_results: 7, page_token });
    if (page.metrics) pages.push(...parse(page.metrics));
    page_token = page.next_page_token;
    await store.runData.logBatch(run, { metrics: [point("m", 1, -1, 0)] });
  } while (page_token);
  assert.deepEqual(
    pages,
    metrics.toSorted((a, b) => Number(a.timestamp) - Number(b.timestamp) || Number(a.step) - Number(b.step)),
  );
  assert.deepEqual(await store.runData.history(run, "none", {}), {});
  assert.deepEqual(await store.runData.history("none", "m", { max_results: 5 }), {});
  await store.close();
});

Deno.test("history: without a limit all of 25,000 points in one text", async () => {
  const store = await makeStore();
  const run = await makeRun(store);
  for (let i = 0; i < 25; i++) {
    await store.runData.logBatch(run, { metrics: Array.from({ length: 1000 }, (_, j) => point("m", j, i * 1000 + j)) });
  }
  const whole = await store.runData.history(run, "m", {});
  assert.equal(whole.next_page_token, undefined);
  const points: Metric[] = JSON.parse(textOf(whole));
  assert.deepEqual(points.map(({ step }) => step), Array.from({ length: 25_000 }, (_, i) => i));
  await store.close();
});

Deno.test("history: a token that is none of its own is 400", async () => {
  const store = await makeStore();
  const run = await makeRun(store);
  for (
    const place of [{ offset: 1 }, { from: [1, 2, 3, 4] }, { from: ["1", "1", "1", 0] }, {
      from: [String(2n ** 63n), "1", 1, 0],
    }, { from: [] }]
  ) {
    const page_token = btoa(JSON.stringify(place));
    await assert.rejects(store.runData.history(run, "m", { page_token }), /Invalid page token, /);
  }
  await store.close();
});

Deno.test("history: more than one reply can hold is refused when no page was asked for", async () => {
  const text = "x".repeat(50_000_000);
  const read = () => Promise.resolve([[[text]], [[5, 6, 7, 0]]].map((rows) => ({ rows, rowsAffected: 0 })));
  const engine: Engine = { read, write: () => assert.fail(), close: () => assert.fail() };
  await assert.rejects(readHistory(engine, "r", "m", {}), { status: 400, message: /too long .* max_results/ });
});

Deno.test("historyBulk: by run, at most so many points over all", async () => {
  const store = await makeStore();
  const runs = [await makeRun(store), await makeRun(store)].toSorted();
  for (const run of runs) await store.runData.logBatch(run, { metrics: [point("m", 2, 2), point("m", NaN, 1)] });
  const found = await store.runData.historyBulk(runs.toReversed(), "m", 3);
  assert.deepEqual(found.map(({ run_id, value }) => [runs.indexOf(run_id), value]), [[0, NaN], [0, 2], [1, NaN]]);
  await store.close();
});

Deno.test("historyBulkInterval: evenly, with the first and the last, within the steps that are asked for", async () => {
  const store = await makeStore();
  const run = await makeRun(store);
  await store.runData.logBatch(run, { metrics: Array.from({ length: 1000 }, (_, i) => point("m", i, i, 1000 - i)) });
  const steps = async (q: { start_step?: number; end_step?: number; max_results: number }) =>
    (await store.runData.historyBulkInterval([run], "m", q)).map(({ step }) => step);
  assert.deepEqual(await steps({ max_results: 4 }), [0, 250, 500, 999]);
  assert.deepEqual(await steps({ start_step: 10, end_step: 13, max_results: 4 }), [10, 11, 12, 13]);
  assert.deepEqual(await steps({ start_step: 5000, end_step: 6000, max_results: 4 }), []);
  assert.deepEqual(await steps({ max_results: 1 }), [999]);
  assert.equal((await steps({ max_results: 999 })).length, 999);
  await store.close();
});

Deno.test("historyBulkInterval: steps that are there twice, or beyond 2^53, are counted each by itself", async () => {
  const store = await makeStore();
  const run = await makeRun(store);
  await store.runData.logBatch(run, { metrics: Array.from({ length: 90 }, (_, i) => point("m", i, i >> 1, i)) });
  const twice = await store.runData.historyBulkInterval([run, "none"], "m", { max_results: 4 });
  assert.deepEqual(twice.map(({ step, value }) => [step, value]), [[0, 0], [11, 23], [23, 46], [44, 89]]);
  const big = 2n ** 60n;
  await store.runData.logBatch(run, { metrics: [2n, 0n, 1n].map((i) => ({ ...point("n", 0), step: big + i })) });
  const ends = await store.runData.historyBulkInterval([run], "n", { max_results: 2 });
  assert.deepEqual(ends.map(({ step }) => step), [big, big + 2n]);
  await store.close();
});

/** What a series must come to, computed from all its points in the plainest way. */
function naiveSummary(points: Metric[]) {
  const distinct = [...new Map(points.map((one) => [`${one.timestamp} ${one.step} ${one.value + 0}`, one])).values()];
  const numbers = distinct.map(({ value }) => value).filter((value) => !Number.isNaN(value));
  const order = (
    one: Metric,
  ) => [
    Number(one.step),
    Number(one.timestamp),
    Number.isNaN(one.value) ? 0 : one.value,
    Number(Number.isNaN(one.value)),
  ];
  const latest = distinct.toSorted((a, b) => {
    const [x, y] = [order(a), order(b)];
    const at = x.findIndex((part, i) => part !== y[i]);
    return at < 0 ? 0 : x[at]! - y[at]!;
  }).at(-1)!;
  return {
    latest: [latest.step, latest.timestamp, latest.value + 0],
    min: numbers.length > 0 ? Math.min(...numbers) + 0 : null,
    max: numbers.length > 0 ? Math.max(...numbers) + 0 : null,
    sum: numbers.length > 0 ? numbers.reduce((sum, value) => sum + value, 0) : null,
    count: distinct.length,
  };
}

const anyMetric = fc.record({
  key: fc.constantFrom("a", "b"),
  // Few different numbers, so that points often meet; whole ones, so that sums don't depend on their order.
  value: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(NaN)),
  timestamp: fc.integer({ min: 0, max: 5 }),
  step: fc.integer({ min: -2, max: 2 }),
});

Deno.test("logBatch: any batches in any order leave the latest, min, max, sum and count of their points", async () => {
  const engine = await openDatabase({ uri: ":memory:", durability: "full", now: 0 });
  await engine.write([statement("INSERT INTO experiments VALUES (0, 'Default', 'x:/', 0, 0, 0)")]);
  const ids = new Ids();
  const runs = createRunStore(engine, ids, { clock: () => 0, newId: () => crypto.randomUUID().replaceAll("-", "") });
  /** As a remote database does it: every statement is executed, and nothing is remembered. */
  const remote: Engine = { ...engine, write: (batch) => engine.write(batch.map(({ sql, args }) => ({ sql, args }))) };
  const ways = {
    local: () => createRunDataStore(engine, ids),
    remote: () => createRunDataStore(remote, new Ids()),
  };
  const way = fc.constantFrom<keyof typeof ways>("local", "remote");
  const batches = fc.array(fc.array(anyMetric, { minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(batches, fc.boolean(), way, async (batches, together, way) => {
      const created = await runs.create({ experiment_id: "0", user_id: "", start_time: 0, tags: [] });
      const run_id = parse(created).info.run_id;
      const logs = batches.map((metrics) => () => ways[way]().logBatch(run_id, { metrics }));
      if (together) await Promise.all(logs.map((log) => log()));
      else for (const log of logs) await log();
      for (const key of ["a", "b"]) {
        const points = batches.flat().filter((one) => one.key === key);
        const [found] = await engine.read([statement(
          `SELECT step, timestamp, value, is_nan, min, max, sum, count FROM latest_metrics
            WHERE run = (SELECT id FROM runs WHERE run_id = ?) AND key = (SELECT id FROM keys WHERE name = ?)`,
          run_id,
          key,
        )]);
        if (points.length === 0) return assert.deepEqual(found!.rows, []);
        const [step, timestamp, value, is_nan, min, max, sum, count] = found!.rows[0]!;
        const latest = [step, timestamp, is_nan === 1 ? NaN : value];
        assert.deepEqual({ latest, min, max, sum, count }, naiveSummary(points));
      }
    }),
    { numRuns: 300, seed: 3 },
  );
  await engine.close();
});
