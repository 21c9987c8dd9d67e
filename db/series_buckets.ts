// A long series reduced to buckets along its axis, each with its extremes and its last point, so that no spike is lost.
//
// The points are read in the order of their key, a bounded number at a time so that the event loop is never held for long, and SQL
// groups them by bucket: 0.45 cpu-µs a point. Ready-made levels of coarser points can take the place of `readGroups` later on.
import { setImmediate } from "node:timers/promises";
import { type Int64, writeJson } from "../server/wire/json.ts";
import type { Series, SeriesValue } from "../server/wire/table.ts";
import { type Engine, statement, type Value } from "./engine.ts";
import { COLUMN_OF, type Found, type Window } from "./series_window.ts";

/** Points read at a time. */
const CHUNK = 20_000;

/**
 * Points that share a bucket, or some of them. Only NaN points when `is_nan`; otherwise NaN points are left out. `step` and `timestamp`
 * are the greatest there are, and belong to one point unless time and steps run against each other.
 */
type Bucket = { is_nan: boolean; min: number; max: number; step: Int64; timestamp: Int64 };

/** Bucket i holds the points from `low` + i · `width` on. */
type Grid = { low: Int64; width: number };

/** The buckets of a series in the window, whatever its number of points there (`n`). */
export async function reduceSeries(engine: Engine, found: Found, window: Window): Promise<Series> {
  const grid = await readGrid(engine, found, window);
  const buckets = new Map<number, Bucket>();
  let n = 0;
  for await (const [index, count, bucket] of readGroups(engine, found, window, grid)) {
    n += Number(count);
    // Rounding, and points that arrived meanwhile, may lie behind the last bucket.
    mergeInto(buckets, Math.min(Number(index), window.px - 1), bucket, window);
  }
  const ascending = [...fit(buckets, window)].toSorted(([a], [b]) => a - b).map(([, bucket]) => bucket);
  const lasts = await readLasts(engine, found, window, ascending);
  const pick = (value: (bucket: Bucket) => number) =>
    ascending.map((bucket): SeriesValue => bucket.is_nan ? "NaN" : value(bucket));
  return {
    run_id: found.run_id,
    key: found.name,
    n,
    x: ascending.map((bucket) => xOf(bucket, window)),
    last: lasts,
    min: pick(({ min }) => min),
    max: pick(({ max }) => max),
  };
}

const xOf = (bucket: Bucket, { x }: Window) => x === "step" ? bucket.step : bucket.timestamp;

/** The first point in time has the least step unless something odd was logged; then there are too many buckets, and `fit` mends that. */
const FIRST = (column: string) =>
  `(SELECT ${column} FROM metrics WHERE run = ?1 AND key = ?2 ORDER BY timestamp, step LIMIT 1)`;

/** The latest point has the greatest step. */
const LAST_STEP = "(SELECT step FROM latest_metrics WHERE run = ?1 AND key = ?2)";
const LAST_TIME = "(SELECT timestamp FROM metrics WHERE run = ?1 AND key = ?2 ORDER BY timestamp DESC LIMIT 1)";

async function readGrid(engine: Engine, { run, key }: Found, { x, low, high, px }: Window): Promise<Grid> {
  const sql = `SELECT ${FIRST(COLUMN_OF[x])}, ${x === "step" ? LAST_STEP : LAST_TIME}`;
  const [bounds] = await engine.read([statement(sql, run, key)]);
  const [first, last] = bounds!.rows[0]!.map((bound) => BigInt(bound ?? 0));
  const from = first! > low ? first! : low;
  const to = last! < high ? last! : high;
  return { low: from, width: Math.max(1, Number(to - from) + 1) / px };
}

/** Where the next part begins: behind all points of a time, so that a part ends even when time stands still. */
const NEXT_TIME = `SELECT timestamp FROM metrics WHERE run = ?1 AND key = ?2 AND timestamp > ?3
ORDER BY timestamp LIMIT 1 OFFSET ${CHUNK}`;

/** The plus keeps the window's range away from the index, which is to be entered at the part's. */
const group = (x: string) =>
  `SELECT CAST((${x} - ?5) / ?6 AS INTEGER), count(*), is_nan, min(value), max(value), max(step), max(timestamp)
FROM metrics WHERE run = ?1 AND key = ?2 AND timestamp BETWEEN ?3 AND ?4 AND +${x} BETWEEN ?7 AND ?8 GROUP BY 1, is_nan`;

type Group = [index: Value, count: Value, bucket: Bucket];

/** The points of the window in parts of buckets, by time. */
async function* readGroups(engine: Engine, { run, key }: Found, window: Window, grid: Grid): AsyncGenerator<Group> {
  const { x, low, high } = window;
  const last = x === "time" ? high : 2n ** 63n - 1n;
  let from: Int64 = x === "time" ? low : -(2n ** 63n);
  while (true) {
    const [found] = await engine.read([statement(NEXT_TIME, run, key, from)]);
    const next = found!.rows[0]?.[0] as Int64 | undefined;
    const ends = next === undefined || next > last;
    const to = ends ? last : BigInt(next) - 1n;
    const [groups] = await engine.read([
      statement(group(COLUMN_OF[x]), run, key, from, to, grid.low, grid.width, low, high),
    ]);
    for (const [index, count, is_nan, min, max, step, timestamp] of groups!.rows) {
      const range = { min: Number(min), max: Number(max) };
      yield [index!, count!, { is_nan: is_nan === 1, ...range, step: step as Int64, timestamp: timestamp as Int64 }];
    }
    if (ends) return;
    from = next;
    await setImmediate();
  }
}

function mergeInto(buckets: Map<number, Bucket>, index: number, bucket: Bucket, window: Window): void {
  const known = buckets.get(index);
  buckets.set(index, known ? merge(known, bucket, window) : bucket);
}

/** `b` was read later than `a`, or lies behind it. */
function merge(a: Bucket, b: Bucket, window: Window): Bucket {
  if (a.is_nan !== b.is_nan) return a.is_nan ? b : a;
  const { step, timestamp } = xOf(b, window) >= xOf(a, window) ? b : a;
  return { is_nan: a.is_nan, min: Math.min(a.min, b.min), max: Math.max(a.max, b.max), step, timestamp };
}

/** Joins neighbours until there are no more buckets than px. */
function fit(buckets: Map<number, Bucket>, window: Window): Map<number, Bucket> {
  if (buckets.size <= window.px) return buckets;
  const halved = new Map<number, Bucket>();
  for (const [index, bucket] of [...buckets].toSorted(([a], [b]) => a - b)) {
    mergeInto(halved, Math.floor(index / 2), bucket, window);
  }
  return fit(halved, window);
}

/** `?3` is a list of [timestamp, step]. */
const lastsAt = (which: string) =>
  `SELECT (SELECT value FROM metrics WHERE run = ?1 AND key = ?2 AND timestamp = p.value ->> 0 AND ${which} AND is_nan = 0
  ORDER BY step DESC, value DESC LIMIT 1) FROM json_each(?3) p`;

const LASTS = { step: lastsAt("step = p.value ->> 1"), time: lastsAt("TRUE") };

/** The last points at some steps, by (timestamp, value): a walk through the whole series. */
const LASTS_OF_STEPS = `WITH last AS (
  SELECT step, max(timestamp) AS timestamp FROM metrics
  WHERE run = ?1 AND key = ?2 AND is_nan = 0 AND step IN (SELECT value FROM json_each(?3)) GROUP BY step)
SELECT step, (SELECT m.value FROM metrics m WHERE m.run = ?1 AND m.key = ?2 AND m.timestamp = last.timestamp
  AND m.step = last.step AND m.is_nan = 0 ORDER BY m.value DESC LIMIT 1) FROM last`;

/** The values of the buckets' last points. */
async function readLasts(
  engine: Engine,
  { run, key }: Found,
  { x }: Window,
  buckets: Bucket[],
): Promise<SeriesValue[]> {
  const places = writeJson(buckets.map(({ timestamp, step }) => [timestamp, step]));
  const [found] = await engine.read([statement(LASTS[x], run, key, places)]);
  const values = found!.rows.map(([value]) => value);
  const missing = buckets.filter(({ is_nan }, index) => !is_nan && values[index] === null).map(({ step }) => step);
  const strays = new Map<Int64, number>();
  if (missing.length > 0) {
    const [rows] = await engine.read([statement(LASTS_OF_STEPS, run, key, writeJson(missing))]);
    for (const [step, value] of rows!.rows) strays.set(step as Int64, Number(value));
  }
  return buckets.map(({ is_nan, step }, index) => is_nan ? "NaN" : Number(values[index] ?? strays.get(step)));
}
