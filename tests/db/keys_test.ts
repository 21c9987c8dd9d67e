// What is known about keys: how many active runs have each, how many values there are, and whether they differ.
import assert from "node:assert/strict";
import { openStore } from "../../db/open.ts";
import type { Store } from "../../db/store.ts";
import type { KeyFacts } from "../../server/wire/table.ts";

async function withStore(check: (store: Store) => Promise<void>): Promise<void> {
  const store = await openStore({ uri: ":memory:", artifactRoot: "mlflow-artifacts:/", durability: "normal" });
  try {
    await check(store);
  } finally {
    await store.close();
  }
}

type Logged = { params?: Record<string, string>; metrics?: Record<string, number> };

async function createRun(store: Store, { params = {}, metrics = {} }: Logged, start_time = 1000): Promise<string> {
  const run_name = "r";
  const { text } = await store.runs.create({ experiment_id: "0", user_id: "", run_name, start_time, tags: [] });
  const run_id: string = JSON.parse(text).info.run_id;
  await store.runData.logBatch(run_id, {
    params: Object.entries(params).map(([key, value]) => ({ key, value })),
    metrics: Object.entries(metrics).map(([key, value]) => ({ key, value, timestamp: 1, step: 0 })),
  });
  return run_id;
}

const factsOf = (facts: KeyFacts[], key: string) => facts.find((one) => one.key === key);

Deno.test("keys: a constant does not vary; what differs or is missing somewhere does", () =>
  withStore(async (store) => {
    await createRun(store, { params: { lr: "0.1", seed: "1", only: "x" }, metrics: { loss: 0.5 } });
    await createRun(store, { params: { lr: "0.1", seed: "2" }, metrics: { loss: -1.25 } });
    assert.deepEqual(await store.keys.list(["0"]), {
      runs_total: 2,
      metrics: [{ key: "loss", runs: 2, distinct: 2, varies: true, min: -1.25, max: 0.5 }],
      params: [
        { key: "lr", runs: 2, distinct: 1, varies: false },
        { key: "only", runs: 1, distinct: 1, varies: true },
        { key: "seed", runs: 2, distinct: 2, varies: true },
      ],
      tags: [{ key: "mlflow.runName", runs: 2, distinct: 1, varies: false }],
    });
  }));

Deno.test("keys: deleted runs and other experiments do not count", () =>
  withStore(async (store) => {
    const run_id = await createRun(store, { params: { a: "1" } });
    await createRun(store, { params: { b: "1" } });
    await store.runs.delete(run_id);
    const { runs_total, params } = await store.keys.list(["0", "0"]);
    assert.deepEqual([runs_total, params], [1, [{ key: "b", runs: 1, distinct: 1, varies: false }]]);
    assert.deepEqual(await store.keys.list(["77"]), { runs_total: 0, metrics: [], params: [], tags: [] });
  }));

Deno.test("keys: NaN is a value of its own, and is left out of min and max", () =>
  withStore(async (store) => {
    await createRun(store, { metrics: { some: NaN, all: NaN } });
    await createRun(store, { metrics: { some: 0, all: NaN } });
    const { metrics } = await store.keys.list(["0"]);
    assert.deepEqual(factsOf(metrics, "some"), { key: "some", runs: 2, distinct: 2, varies: true, min: 0, max: 0 });
    assert.deepEqual(factsOf(metrics, "all"), { key: "all", runs: 2, distinct: 1, varies: false });
  }));

Deno.test("keys: beyond a thousand runs counts go on, and a difference among the older ones is seen", () =>
  withStore(async (store) => {
    for (let i = 0; i < 1005; i++) {
      await createRun(store, {
        params: { seed: String(i), late: i === 0 ? "old" : "new", same: "x" },
        metrics: { loss: i },
      }, i);
    }
    const { runs_total, params, metrics } = await store.keys.list(["0"]);
    assert.equal(runs_total, 1005);
    assert.deepEqual(factsOf(params, "seed"), { key: "seed", runs: 1005, distinct: 100, varies: true });
    assert.deepEqual(factsOf(params, "late"), { key: "late", runs: 1005, distinct: 2, varies: true });
    assert.deepEqual(factsOf(params, "same"), { key: "same", runs: 1005, distinct: 1, varies: false });
    assert.deepEqual(factsOf(metrics, "loss"), {
      key: "loss",
      runs: 1005,
      distinct: 100,
      varies: true,
      min: 0,
      max: 1004,
    });
  }));
