// The charts' wishes, collected into requests.
import assert from "node:assert/strict";
import type { Series } from "../../server/wire/table.ts";
import type { SeriesSearch } from "../../ui/calls.ts";
import { createSeriesLoader } from "../../ui/series_loader.ts";

const seriesOf = (key: string): Series => ({ run_id: "r", key, n: 1, x: [0], last: [1] });
const wish = (key: string) => ({ run_id: "r", key, x: "step" as const, px: 100 });
const never = new AbortController().signal;

/** Longer than wishes are collected for. */
const collected = () => new Promise((resolve) => setTimeout(resolve, 40));

/** A loader and what it asked for; `answer` is what it gets. */
function record(answer: (search: SeriesSearch) => Promise<Series[]>) {
  const asked: { keys: string[]; signal?: AbortSignal }[] = [];
  const load = createSeriesLoader((search, signal) => {
    asked.push({ keys: search.keys, signal });
    return answer(search);
  });
  return { load, asked };
}

const found = ({ keys }: SeriesSearch) => Promise.resolve(keys.filter((key) => key !== "absent").map(seriesOf));

Deno.test("loadSeries: what several charts ask for at the same moment is one request", async () => {
  const { load, asked } = record(found);
  const got = await Promise.all(["loss", "absent", "loss", "odd"].map((key) => load(wish(key), never)));
  assert.deepEqual(got.map((series) => series?.key), ["loss", undefined, "loss", "odd"]);
  assert.deepEqual(asked.map(({ keys }) => keys), [["loss", "absent", "odd"]]);
});

Deno.test("loadSeries: nothing is asked for charts that went away before", async () => {
  const { load, asked } = record(found);
  const stop = new AbortController();
  const early = load(wish("loss"), stop.signal);
  stop.abort();
  await assert.rejects(early, { name: "AbortError" });
  await assert.rejects(load(wish("loss"), stop.signal), { name: "AbortError" });
  await collected();
  assert.deepEqual(asked, []);
});

Deno.test("loadSeries: a chart that asks again at once gets its answer", async () => {
  const { load, asked } = record(found);
  const stop = new AbortController();
  const dropped = assert.rejects(load(wish("loss"), stop.signal), { name: "AbortError" });
  stop.abort();
  assert.equal((await load(wish("loss"), never))?.key, "loss");
  await dropped;
  assert.equal(asked.length, 1);
});

Deno.test("loadSeries: a request goes on while one chart waits for it, and is aborted with the last", async () => {
  const { load, asked } = record(() => new Promise(() => {}));
  const [first, last] = [new AbortController(), new AbortController()];
  const dropped = [load(wish("loss"), first.signal), load(wish("odd"), last.signal)];
  await collected();
  first.abort();
  assert.equal(asked[0]?.signal?.aborted, false);
  last.abort();
  assert.equal(asked[0]?.signal?.aborted, true);
  for (const call of dropped) await assert.rejects(call, { name: "AbortError" });
});

Deno.test("loadSeries: a failure is the failure of every chart", async () => {
  const { load } = record(() => Promise.reject(new Error("no")));
  const calls = ["loss", "odd"].map((key) => assert.rejects(load(wish(key), never), { message: "no" }));
  await Promise.all(calls);
});
