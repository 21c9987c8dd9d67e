// Series: exact where points are few, and reduced to buckets that keep every extreme where they are many.
import assert from "node:assert/strict";
import { setImmediate } from "node:timers";
import fc from "fast-check";
import { openStore } from "../../db/open.ts";
import type { SeriesQuery } from "../../db/series.ts";
import type { Store } from "../../db/store.ts";
import type { Series } from "../../server/wire/table.ts";

type Point = { step: number; timestamp: number; value: number };

const key = "loss";

async function withRun(points: Point[], check: (store: Store, run_id: string) => Promise<void>): Promise<void> {
  const run_id = "0".repeat(32);
  const newId = () => run_id;
  const store = await openStore({ uri: ":memory:", artifactRoot: "mlflow-artifacts:/", durability: "normal", newId });
  try {
    await store.runs.create({ experiment_id: "0", user_id: "", start_time: 0, tags: [] });
    for (let i = 0; i < points.length; i += 1000) {
      await store.runData.logBatch(run_id, { metrics: points.slice(i, i + 1000).map((point) => ({ key, ...point })) });
    }
    await check(store, run_id);
  } finally {
    await store.close();
  }
}

async function readOne(store: Store, run_id: string, q: Partial<SeriesQuery>): Promise<Series | undefined> {
  const found = await store.series.read({ run_ids: [run_id], keys: [key], x: "step", px: 16, ...q });
  return found[0];
}

/** The stored points in the range, in the order of the axis, each once. */
function expectedPoints(
  points: Point[],
  { x, from = -Infinity, to = Infinity }: Partial<SeriesQuery>,
): (Point & { x: number })[] {
  const once = new Map(points.map((point) => [`${point.timestamp} ${point.step} ${point.value + 0}`, point]));
  const weight = (value: number) => Number.isNaN(value) ? 0 : value;
  return [...once.values()]
    .map((point) => ({ ...point, x: x === "time" ? point.timestamp : point.step }))
    .filter((point) => point.x >= from && point.x <= to)
    .sort((a, b) =>
      a.x - b.x || (x === "time" ? a.step - b.step : a.timestamp - b.timestamp) || weight(a.value) - weight(b.value) ||
      Number(Number.isNaN(a.value)) - Number(Number.isNaN(b.value))
    );
}

const written = (value: number) => Number.isNaN(value) ? "NaN" : value + 0;

/** What must hold of any reduction, told from the points alone. */
function checkReduced(series: Series, points: (Point & { x: number })[], px: number): void {
  const { x, last, min, max } = series;
  assert(min && max && x.length <= px && x.length > 0);
  assert.deepEqual([last.length, min.length, max.length], [x.length, x.length, x.length]);
  const finite = points.filter(({ value }) => !Number.isNaN(value));
  const numbers = (values: (number | "NaN")[]) => values.filter((value) => value !== "NaN");
  if (finite.length > 0) {
    assert.equal(Math.min(...numbers(min)), Math.min(...finite.map(({ value }) => value)));
    assert.equal(Math.max(...numbers(max)), Math.max(...finite.map(({ value }) => value)));
  }
  x.forEach((at, i) => {
    if (i > 0) assert(at > x[i - 1]!, "x ascends");
    const here = points.filter((point) => point.x === at);
    if (last[i] === "NaN") {
      assert.deepEqual([min[i], max[i]], ["NaN", "NaN"]);
      assert(here.every(({ value }) => Number.isNaN(value)));
    } else {
      assert.equal(last[i], here.findLast(({ value }) => !Number.isNaN(value))!.value + 0);
      assert(Number(min[i]) <= Number(last[i]) && Number(last[i]) <= Number(max[i]));
    }
  });
  checkPartition(series, points);
}

/** Each bucket's extremes are those of the points after the bucket before it, up to its own last one. */
function checkPartition({ x, min, max }: Series, points: (Point & { x: number })[]): void {
  const finite = points.filter(({ value }) => !Number.isNaN(value));
  let after = -Infinity;
  x.forEach((at, i) => {
    if (min![i] === "NaN") return;
    const values = finite.filter((point) => point.x > after && point.x <= Number(at)).map(({ value }) => value);
    assert.deepEqual([min![i], max![i]], [Math.min(...values) + 0, Math.max(...values) + 0]);
    after = Number(at);
  });
}

const value = fc.oneof(
  { weight: 8, arbitrary: fc.double({ noDefaultInfinity: true, noNaN: true, min: -1e6, max: 1e6 }) },
  { weight: 1, arbitrary: fc.constant(NaN) },
);
const inOrder = fc.array(value, { maxLength: 120 }).map((values) =>
  values.map((value, i) => ({ step: i, timestamp: 1000 + 7 * i, value }))
);
const anyhow = fc.array(
  fc.record({ step: fc.integer({ min: -50, max: 50 }), timestamp: fc.integer({ min: 0, max: 60 }), value }),
  { maxLength: 120 },
);
const axis = fc.constantFrom<SeriesQuery["x"]>("step", "time");
const end = fc.option(fc.integer({ min: -60, max: 120 }), { nil: undefined });

for (const [name, points] of [["in order", inOrder], ["in any order", anyhow]] as const) {
  Deno.test(`a series logged ${name} is exact, or its buckets have the true extremes and last points`, () =>
    fc.assert(
      fc.asyncProperty(points, axis, end, end, async (points, x, from, to) => {
        await withRun(points, async (store, run_id) => {
          const series = await readOne(store, run_id, { x, from, to });
          const expected = expectedPoints(points, { x, from, to });
          assert.equal(series?.n ?? 0, expected.length);
          if (series === undefined) return;
          if (expected.length > 32) return checkReduced(series, expected, 16);
          assert.deepEqual(series.x, expected.map((point) => point.x));
          assert.deepEqual(series.last, expected.map((point) => written(point.value)));
          assert.deepEqual([series.min, series.max], [undefined, undefined]);
        });
      }),
      { numRuns: 120 },
    ));
}

Deno.test("a spike in 60,000 points is kept, across the parts in which they are read", async () => {
  const points = Array.from(
    { length: 60_000 },
    (_, step) => ({ step, timestamp: step * 3, value: Math.sin(step / 500) }),
  );
  points[41_234]!.value = 99.5;
  points[20_000]!.value = -77.25;
  await withRun(points, async (store, run_id) => {
    for (const x of ["step", "time"] as const) {
      const series = await readOne(store, run_id, { x, px: 800 });
      assert.equal(series!.n, 60_000);
      assert.equal(Math.max(...series!.max!.map(Number)), 99.5);
      assert.equal(Math.min(...series!.min!.map(Number)), -77.25);
      assert(series!.x.length > 700 && series!.x.length <= 800, `${series!.x.length} buckets`);
      assert.equal(series!.x.at(-1), x === "step" ? 59_999 : 179_997);
    }
  });
});

Deno.test("a narrow window of a long series is exact", async () => {
  const points = Array.from({ length: 500 }, (_, step) => ({ step, timestamp: step, value: step / 3 }));
  await withRun(points, async (store, run_id) => {
    const series = await readOne(store, run_id, { from: 100.5, to: 105.5 });
    assert.deepEqual(series, {
      run_id,
      key,
      n: 5,
      x: [101, 102, 103, 104, 105],
      last: [101, 102, 103, 104, 105].map((step) => step / 3),
    });
  });
});

Deno.test("a bucket of NaN alone is NaN, and its neighbours keep their numbers", async () => {
  const points = Array.from(
    { length: 64 },
    (_, step) => ({ step, timestamp: step, value: step >= 32 && step < 40 ? NaN : step }),
  );
  await withRun(points, async (store, run_id) => {
    const series = await readOne(store, run_id, {});
    assert.equal(series!.last.filter((value) => value === "NaN").length, 2);
    assert.equal(series!.last.filter((value) => value !== "NaN").length, 14);
  });
});

Deno.test("infinities are the largest doubles, and steps beyond 2^53 keep their digits", async () => {
  await withRun([], async (store, run_id) => {
    const step = 2n ** 60n + 1n;
    await store.runData.logBatch(run_id, {
      metrics: [{ key, value: Infinity, timestamp: 1, step: 0 }, { key, value: -Infinity, timestamp: 2, step }],
    });
    const series = await readOne(store, run_id, {});
    assert.deepEqual(series, { run_id, key, n: 2, x: [0, step], last: [Number.MAX_VALUE, -Number.MAX_VALUE] });
  });
});

Deno.test("runs and keys without points are left out, and one named twice comes once", async () => {
  await withRun([{ step: 1, timestamp: 1, value: 2 }], async (store, run_id) => {
    const q = { x: "step", px: 800 } as const;
    const series = await store.series.read({
      run_ids: ["f".repeat(32), run_id, run_id],
      keys: ["acc", key, key],
      ...q,
    });
    assert.deepEqual(series, [{ run_id, key, n: 1, x: [1], last: [2] }]);
    assert.deepEqual(await store.series.read({ run_ids: ["f".repeat(32)], keys: [key], ...q }), []);
  });
});

Deno.test("other requests get their turn between long series", async () => {
  const points = Array.from({ length: 40 }, (_, step) => ({ step, timestamp: step, value: step }));
  await withRun(points, async (store, run_id) => {
    const keys = Array.from({ length: 20 }, (_, i) => `k${i}`);
    for (const key of keys) await store.runData.logBatch(run_id, { metrics: points.map((one) => ({ key, ...one })) });
    let turns = 0;
    let done = false;
    const count = () => {
      turns++;
      if (!done) setImmediate(count);
    };
    setImmediate(count);
    const found = await store.series.read({ run_ids: [run_id], keys, x: "step", px: 16 });
    done = true;
    assert.equal(found.length, 20);
    assert.ok(turns >= 20, `${turns} turns`);
  });
});
