// The rules of runs that the database keeps, and the order and paging of a search.
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Engine } from "../../db/engine.ts";
import { Ids } from "../../db/ids.ts";
import { createRunStore } from "../../db/runs.ts";
import type { Store } from "../../db/store.ts";
import type { Filter, OrderBy } from "../../server/search/tree.ts";
import { makeOrderedPages } from "./ordered_pages.ts";
import { EVERYTHING, makeRun, makeStore, parse, point, readRun, refused } from "./support.ts";

Deno.test("create: the reply is the run as it is read later, without outputs", async () => {
  const store = await makeStore();
  const tags = [{ key: "t", value: "1" }, { key: "mlflow.runName", value: "named" }];
  const created = parse(await store.runs.create({ experiment_id: "0", user_id: "", start_time: 5, tags }));
  const { run_id } = created.info;
  assert.match(run_id, /^[0-9a-f]{32}$/);
  assert.deepEqual(created, {
    info: {
      run_id,
      run_uuid: run_id,
      run_name: "named",
      experiment_id: "0",
      user_id: "",
      status: "RUNNING",
      start_time: 5,
      artifact_uri: `mlflow-artifacts:/0/${run_id}/artifacts`,
      lifecycle_stage: "active",
    },
    data: { tags },
    inputs: {},
  });
  assert.deepEqual(await readRun(store, run_id), { ...created, outputs: {} });
  await store.close();
});

Deno.test("create: the name is the request's, else the tag's, else made up, and is kept as the tag", async () => {
  const store = await makeStore();
  const create = async (run_name?: string, tagged?: string) => {
    const tags = tagged === undefined ? [] : [{ key: "mlflow.runName", value: tagged }];
    const { info, data } = parse(
      await store.runs.create({ experiment_id: "0", user_id: "", start_time: 0, run_name, tags }),
    );
    assert.deepEqual(data.tags, [{ key: "mlflow.runName", value: info.run_name }]);
    return info.run_name;
  };
  assert.equal(await create("a"), "a");
  assert.equal(await create("", "b"), "b");
  assert.equal(await create("c", "c"), "c");
  assert.match(await create(), /^[a-z]+-[a-z]+-\d{1,3}$/);
  await refused(
    create("a", "b"),
    "INVALID_PARAMETER_VALUE",
    "Both 'run_name' argument and 'mlflow.runName' tag are specified, but with different values " +
      "(run_name='a', mlflow.runName='b').",
  );
  await store.close();
});

Deno.test("create: an unknown experiment is 404, a deleted one 400", async () => {
  const store = await makeStore();
  await refused(makeRun(store, { experiment_id: "9" }), "RESOURCE_DOES_NOT_EXIST", "No Experiment with id=9 exists");
  await store.experiments.delete("0");
  await refused(
    makeRun(store),
    "INVALID_PARAMETER_VALUE",
    "The experiment 0 must be in the 'active' state. Current state is deleted.",
  );
  await store.close();
});

Deno.test("create: a run's folder comes before the query of its experiment's location", async () => {
  const store = await makeStore();
  const experiment_id = await store.experiments.create({ name: "a", artifact_location: "https://h/p/?k=v" });
  const run = await makeRun(store, { experiment_id });
  assert.equal((await readRun(store, run)).info.artifact_uri, `https://h/p/${run}/artifacts?k=v`);
  await store.close();
});

Deno.test("update: only what is given changes, and a name changes the tag", async () => {
  const store = await makeStore();
  const run = await makeRun(store, { tags: [{ key: "mlflow.runName", value: "a" }] });
  const before = await store.runs.getInfo(run);
  assert.deepEqual(await store.runs.update(run, {}), before);
  assert.deepEqual(await store.runs.update(run, { run_name: "" }), before);
  const after = await store.runs.update(run, { status: "FINISHED", end_time: 0, run_name: "b" });
  assert.deepEqual(after, { ...before, status: "FINISHED", end_time: 0, run_name: "b" });
  assert.deepEqual((await readRun(store, run)).data.tags, [{ key: "mlflow.runName", value: "b" }]);
  await store.runs.delete(run);
  const message = `The run ${run} must be in the 'active' state. Current state is deleted.`;
  await refused(store.runs.update(run, {}), "INVALID_PARAMETER_VALUE", message);
  await store.close();
});

Deno.test("delete and restore may be repeated; unknown runs are 404", async () => {
  const store = await makeStore();
  const run = await makeRun(store);
  for (const _ of [1, 2]) await store.runs.delete(run);
  assert.equal((await store.runs.getInfo(run)).lifecycle_stage, "deleted");
  for (const _ of [1, 2]) await store.runs.restore(run);
  assert.equal((await store.runs.getInfo(run)).lifecycle_stage, "active");
  for (const call of ["delete", "restore", "get", "getInfo"] as const) {
    await refused(store.runs[call]("x"), "RESOURCE_DOES_NOT_EXIST", "Run with id=x not found");
  }
  await store.close();
});

type Query = Partial<Parameters<Store["runs"]["search"]>[0]>;

/** The names of the runs that a search finds, over all its pages. */
async function searchNames(store: Store, query: Query): Promise<string[]> {
  const names: string[] = [];
  let page_token: string | undefined;
  do {
    const page = await store.runs.search({
      experiment_ids: ["0"],
      view: "ACTIVE_ONLY",
      filter: EVERYTHING,
      order_by: [],
      max_results: 3,
      ...query,
      page_token,
    });
    names.push(...page.items.map((run) => parse(run).info.run_name));
    page_token = page.next_page_token;
  } while (page_token);
  return names;
}

async function makeNamed(store: Store, name: string, run: { experiment_id?: string; start_time?: number } = {}) {
  return await makeRun(store, { ...run, tags: [{ key: "mlflow.runName", value: name }] });
}

const by = (entity: OrderBy["entity"], key: string, ascending: boolean): OrderBy => ({ entity, key, ascending });

Deno.test("search: newest first over several experiments and views, in pages", async () => {
  const store = await makeStore();
  const other = await store.experiments.create({ name: "other" });
  for (const [i, name] of [..."abcdefgh"].entries()) {
    const run = await makeNamed(store, name, { experiment_id: i % 2 ? other : "0", start_time: i });
    if (name > "f") await store.runs.delete(run);
  }
  const experiment_ids = ["0", other];
  assert.equal((await searchNames(store, { experiment_ids })).join(""), "fedcba");
  assert.equal((await searchNames(store, { experiment_ids, view: "ALL" })).join(""), "hgfedcba");
  assert.equal((await searchNames(store, { experiment_ids, view: "DELETED_ONLY" })).join(""), "hg");
  assert.equal((await searchNames(store, { experiment_ids: [other, other] })).join(""), "fdb");
  assert.equal((await searchNames(store, { experiment_ids: ["99"] })).join(""), "");
  assert.equal((await searchNames(store, { experiment_ids: [] })).join(""), "");
  assert.equal((await searchNames(store, { order_by: [by("attribute", "start_time", true)] })).join(""), "ace");
  await store.close();
});

Deno.test("search: numbers, then NaN, then runs without the metric, in both directions", async () => {
  const store = await makeStore();
  for (const [name, loss] of Object.entries({ a: 0.1, b: NaN, c: undefined, d: Infinity })) {
    const run = await makeNamed(store, name);
    if (loss !== undefined) await store.runData.logBatch(run, { metrics: [point("loss", loss)] });
  }
  assert.equal((await searchNames(store, { order_by: [by("metric", "loss", true)] })).join(""), "adbc");
  assert.equal((await searchNames(store, { order_by: [by("metric", "loss", false)] })).join(""), "dabc");
  await store.close();
});

Deno.test("search: texts sort by their bytes, missing ones last, ties by newest first", async () => {
  const store = await makeStore();
  for (const [i, value] of ["b", "B", "a", undefined, "b", "é"].entries()) {
    const run = await makeNamed(store, `${value}${i}`, { start_time: i });
    if (value) await store.runData.logParam(run, { key: "p", value });
  }
  const order_by = [by("param", "p", true)];
  assert.deepEqual(await searchNames(store, { order_by }), ["B1", "a2", "b4", "b0", "é5", "undefined3"]);
  const down = [by("param", "p", false)];
  assert.deepEqual(await searchNames(store, { order_by: down }), ["é5", "b4", "b0", "a2", "B1", "undefined3"]);
  await store.close();
});

Deno.test("search: a run that ends later or never does not disturb the order of the others", async () => {
  const store = await makeStore();
  for (const name of ["a", "b", "c"]) {
    const run = await makeNamed(store, name);
    if (name !== "b") await store.runs.update(run, { end_time: name === "a" ? 9 : 5, status: "FAILED" });
  }
  assert.equal((await searchNames(store, { order_by: [by("attribute", "end_time", true)] })).join(""), "cab");
  assert.equal((await searchNames(store, { order_by: [by("attribute", "end_time", false)] })).join(""), "acb");
  const order_by = [by("attribute", "status", false), by("attribute", "run_name", false)];
  assert.equal((await searchNames(store, { order_by })).join(""), "bca");
  await store.close();
});

Deno.test("search: a token of another kind or of nobody is 400", async () => {
  const store = await makeStore();
  for (
    const place of [
      { offset: 0 },
      { offset: -1 },
      { offset: 1.5 },
      { start_time: "x", run_id: "" },
      { start_time: "9223372036854775808", run_id: "" },
      {},
      [],
    ]
  ) {
    const page_token = btoa(JSON.stringify(place));
    const query = { experiment_ids: ["0"], filter: EVERYTHING, order_by: [], max_results: 1, page_token };
    await assert.rejects(store.runs.search({ ...query, view: "ALL" }), /Invalid page token, /);
  }
  await store.close();
});

Deno.test("search: experiments and listed values are without number, and ids beyond 2^53 keep their digits", async () => {
  const store = await makeStore();
  const [first, second] = [await makeNamed(store, "a"), await makeNamed(store, "b", { start_time: 1 })];
  const ids = Array.from({ length: 40_000 }, (_, i) => String(i));
  assert.deepEqual(await searchNames(store, { experiment_ids: ids }), ["b", "a"]);
  const order_by = [by("metric", "x", true)];
  assert.deepEqual(await searchNames(store, { experiment_ids: ids, order_by }), ["b", "a"]);
  const value = [...ids, first, second];
  const filter: Filter = { kind: "clause", entity: "attribute", key: "run_id", comparator: "IN", value, position: 0 };
  const experiment_ids = ids.slice(0, 8);
  assert.deepEqual(await searchNames(store, { experiment_ids, filter, view: "ALL" }), ["b", "a"]);
  await store.close();
});

Deno.test("search: gathering and walking give the same complete pages in any order", async () => {
  const { page, runs } = await makeOrderedPages();
  const key = fc.constantFrom(...(["metric", "param", "tag"] as const));
  const orders = fc.array(fc.record({ entity: key, key: fc.constantFrom("x", "y"), ascending: fc.boolean() }), {
    minLength: 1,
    maxLength: 3,
  });
  await fc.assert(
    fc.asyncProperty(orders, fc.integer({ min: 1, max: 40 }), async (order_by, size) => {
      const walked: string[] = [];
      for (let offset = 0; offset < runs; offset += size) walked.push(...await page("walk", order_by, offset, size));
      assert.deepEqual(walked, await page("gather", order_by, 0, runs));
      assert.equal(new Set(walked).size, runs);
    }),
    { numRuns: 60, seed: 5 },
  );
});

Deno.test("search: a page that is too long for one reply ends early, and the next one goes on after it", async () => {
  const text = "x".repeat(150_000_000);
  const rows = Array.from({ length: 4 }, (_, i) => [text, 9 - i, `run-${i}`]);
  const read = () => Promise.resolve([{ rows, rowsAffected: 0 }]);
  const engine: Engine = { read, write: () => assert.fail(), close: () => assert.fail() };
  const store = createRunStore(engine, new Ids(), { clock: () => 0, newId: () => "" });
  const query = { experiment_ids: ["0"], filter: EVERYTHING, order_by: [], max_results: 5 };
  const newest = await store.search({ ...query, view: "ALL" });
  assert.equal(newest.items.length, 2);
  assert.deepEqual(JSON.parse(atob(newest.next_page_token!)), { start_time: "8", run_id: "run-1" });
});
