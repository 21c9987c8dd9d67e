// Series for charts: every point where there are few, buckets with their extremes where there are many.
import { setImmediate } from "node:timers/promises";
import type { Int64 } from "../server/wire/json.ts";
import type { Series, SeriesX } from "../server/wire/table.ts";
import { type Engine, type Statement, statement, type Value } from "./engine.ts";
import { reduceSeries } from "./series_buckets.ts";
import { COLUMN_OF, type Found, type Window } from "./series_window.ts";

/** Which points: `from` and `to` are in units of `x`, inclusive; `px` is how many entries can be told apart. */
export type SeriesQuery = { run_ids: string[]; keys: string[]; x: SeriesX; from?: number; to?: number; px: number };

/** Reads series. */
export type SeriesStore = {
  /**
   * One series for each run and key that have points in the range, in the order of runs, then of keys. Above 2 · px points a series is
   * reduced to at most px buckets. With very many series px is lowered, but not below 16.
   */
  read(q: SeriesQuery): Promise<Series[]>;
};

/** The store of series. */
export function createSeriesStore(engine: Engine): SeriesStore {
  return { read: (q) => readSeries(engine, q) };
}

/** Buckets of one answer, and how few they may come to for a series. */
const MAX_BUCKETS = 500_000;
const MIN_PX = 16;
/** Points read at a time: 10,000 stop the event loop for some 10 ms. */
const CHUNK = 10_000;

async function readSeries(engine: Engine, q: SeriesQuery): Promise<Series[]> {
  const found = await findSeries(engine, [...new Set(q.run_ids)], [...new Set(q.keys)]);
  const px = Math.max(MIN_PX, Math.min(q.px, Math.floor(MAX_BUCKETS / found.length)));
  const window = {
    x: q.x,
    low: toInt64(q.from, Math.ceil) ?? MIN_INT64,
    high: toInt64(q.to, Math.floor) ?? MAX_INT64,
    px,
  };
  const isLong = ({ count }: Found) => count > 2 * px;
  const short = found.filter((one) => !isLong(one));
  const series = new Map((await readExact(engine, short, window)).map((one, index) => [short[index], one]));
  for (const one of found.filter(isLong)) {
    await setImmediate();
    series.set(one, await readLong(engine, one, window));
  }
  return found.flatMap((one) => series.get(one) ?? []).filter(({ n }) => n > 0);
}

/** A long series may have few points in a narrow window. */
async function readLong(engine: Engine, found: Found, window: Window): Promise<Series> {
  const reduced = await reduceSeries(engine, found, window);
  if (reduced.n > 2 * window.px) return reduced;
  const [exact] = await readExact(engine, [{ ...found, count: reduced.n }], window);
  return exact!;
}

const FIND = `SELECT m.run, m.key, r.run_id, k.name, m.count
FROM json_each(?) i CROSS JOIN runs r ON r.run_id = i.value
CROSS JOIN json_each(?) n CROSS JOIN keys k ON k.name = n.value
CROSS JOIN latest_metrics m ON m.run = r.id AND m.key = k.id`;

async function findSeries(engine: Engine, run_ids: string[], keys: string[]): Promise<Found[]> {
  const [found] = await engine.read([statement(FIND, JSON.stringify(run_ids), JSON.stringify(keys))]);
  return found!.rows.map(([run, key, run_id, name, count]) => ({
    run: Number(run),
    key: Number(key),
    run_id: String(run_id),
    name: String(name),
    count: Number(count),
  }));
}

/** Every point of the series in the window: as many as there are series, in their order. */
async function readExact(engine: Engine, found: Found[], window: Window): Promise<Series[]> {
  const series: Series[] = [];
  for (const part of inParts(found)) {
    if (series.length > 0) await setImmediate();
    const results = await engine.read(part.map((one) => selectPoints(one, window)));
    results.forEach(({ rows }, index) => series.push(exactSeries(part[index]!, rows)));
  }
  return series;
}

/** Splits so that no part has many more than CHUNK points. */
function inParts(found: Found[]): Found[][] {
  const parts: Found[][] = [];
  let room = 0;
  for (const one of found) {
    if (room <= 0) {
      parts.push([]);
      room = CHUNK;
    }
    parts.at(-1)!.push(one);
    // A statement costs as much as ten points.
    room -= one.count + 10;
  }
  return parts;
}

function selectPoints({ run, key }: Found, { x, low, high }: Window): Statement {
  const column = `m.${COLUMN_OF[x]}`;
  const sql = `SELECT ${column}, iif(m.is_nan, NULL, m.value) FROM metrics m
WHERE m.run = ? AND m.key = ? AND ${column} BETWEEN ? AND ? ORDER BY m.timestamp, m.step, m.value, m.is_nan`;
  return statement(sql, run, key, low, high);
}

/** Rows come by (timestamp, step, value); a sort by step leaves those of one step by (timestamp, value). */
function exactSeries({ run_id, name }: Found, rows: Value[][]): Series {
  const points = rows.map(([x, value]) => ({ x: x as Int64, last: value === null ? "NaN" as const : Number(value) }));
  if (points.some(({ x }, index) => index > 0 && x < points[index - 1]!.x)) {
    points.sort((a, b) => a.x < b.x ? -1 : a.x > b.x ? 1 : 0);
  }
  return { run_id, key: name, n: points.length, x: points.map(({ x }) => x), last: points.map(({ last }) => last) };
}

const MIN_INT64 = -(2n ** 63n);
const MAX_INT64 = 2n ** 63n - 1n;

function toInt64(place: number | undefined, round: (place: number) => number): bigint | undefined {
  if (place === undefined) return undefined;
  const whole = BigInt(round(place));
  return whole < MIN_INT64 ? MIN_INT64 : whole > MAX_INT64 ? MAX_INT64 : whole;
}
