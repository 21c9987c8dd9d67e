// Reading metric points: a metric's history by pages, of several runs at once, and thinned out for charts.
import { setImmediate } from "node:timers/promises";
import { invalid } from "../server/wire/errors.ts";
import { readInt64, readPageToken, writePageToken } from "../server/search/page_token.ts";
import { type Int64, JsonText } from "../server/wire/json.ts";
import type { Metric, MetricWithRunId } from "../server/wire/run.ts";
import { type Engine, type Statement, statement, type Value } from "./engine.ts";
import { MAX_PAGE_LENGTH } from "./page_length.ts";
import { valueJson, valueOf } from "./points.ts";

/** A page of a metric's history, or all of it; an empty one is `[]`. */
export type History = { metrics?: JsonText<Metric[]>; next_page_token?: string };

/** Points read at a time: reading stops the event loop for 20 ms at most, and a text stays far below what sqld refuses (8 MB). */
const CHUNK = 10_000;

const METRIC =
  "FROM metrics m WHERE m.run = (SELECT id FROM runs WHERE run_id = ?1) AND m.key = (SELECT id FROM keys WHERE name = ?2)";

/** The clustered key is (run, key, timestamp, step, value, is_nan): a history is read in its order, from a point on. */
const FROM_POINT = "AND (m.timestamp, m.step, m.value, m.is_nan) >= (?3, ?4, ?5, ?6)";

const CHUNK_TEXT = `SELECT group_concat(point) FROM (
SELECT '{"key":' || ?7 || ',"value":' || ${
  valueJson("m")
} || ',"timestamp":' || m.timestamp || ',"step":' || m.step || '}' AS point
${METRIC} ${FROM_POINT} ORDER BY m.timestamp, m.step, m.value, m.is_nan LIMIT ?8)`;

const NEXT_POINT = `SELECT m.timestamp, m.step, m.value, m.is_nan
${METRIC} ${FROM_POINT} ORDER BY m.timestamp, m.step, m.value, m.is_nan LIMIT 1 OFFSET ?7`;

/** The place of a point in a history. */
type Place = [timestamp: Int64, step: Int64, value: number, is_nan: number];

const START: Place = [0, -(2n ** 63n), -Number.MAX_VALUE, 0];

/** See `RunDataStore.history`. A token is the place of the next page's first point, so it stays right while points arrive. */
export async function readHistory(
  engine: Engine,
  run_id: string,
  key: string,
  q: { max_results?: number; page_token?: string },
): Promise<History> {
  let place: Place | undefined = readPageToken(q.page_token, readPlace) ?? START;
  let wanted = q.max_results ?? Infinity;
  const texts: string[] = [];
  let room = MAX_PAGE_LENGTH;
  while (place && wanted > 0 && room > 0) {
    const count = Math.min(wanted, CHUNK);
    const [text, next] = await engine.read(chunkBatch(run_id, key, place, count));
    const chunk = text?.rows[0]?.[0];
    if (typeof chunk === "string") {
      texts.push(chunk);
      room -= chunk.length;
    }
    place = next?.rows[0] ? (next.rows[0] as Place) : undefined;
    wanted -= count;
    if (place) await setImmediate();
  }
  if (texts.length === 0) return {};
  if (place && q.max_results === undefined) {
    throw invalid(`The history of metric '${key}' is too long for one reply: ask for its pages with max_results`);
  }
  const metrics = new JsonText<Metric[]>(`[${texts.join(",")}]`);
  return place ? { metrics, next_page_token: tokenOf(place) } : { metrics };
}

function chunkBatch(run_id: string, key: string, place: Place, count: number): Statement[] {
  const args: Value[] = [run_id, key, ...place];
  return [
    { sql: CHUNK_TEXT, args: [...args, JSON.stringify(key), count] },
    { sql: NEXT_POINT, args: [...args, count] },
  ];
}

const tokenOf = ([timestamp, step, value, is_nan]: Place) =>
  writePageToken({ from: [String(timestamp), String(step), value, is_nan] });

function readPlace({ from }: Record<string, unknown>): Place | undefined {
  if (!Array.isArray(from)) return undefined;
  const [timestamp, step] = from.slice(0, 2).map(readInt64);
  const [value, is_nan] = from.slice(2);
  if (timestamp === undefined || step === undefined) return undefined;
  return typeof value === "number" && (is_nan === 0 || is_nan === 1) ? [timestamp, step, value, is_nan] : undefined;
}

const POINT_COLUMNS = "r.run_id, m.value, m.is_nan, m.timestamp, m.step";

const FROM_POINTS = "FROM runs r CROSS JOIN metrics m ON m.run = r.id";

/** See `RunDataStore.historyBulk`. */
export async function readHistoryBulk(
  engine: Engine,
  run_ids: string[],
  key: string,
  max_results: number,
): Promise<MetricWithRunId[]> {
  const sql = `SELECT ${POINT_COLUMNS} ${FROM_POINTS}
WHERE r.run_id IN (${run_ids.map(() => "?").join(", ")}) AND m.key = (SELECT id FROM keys WHERE name = ?)
ORDER BY r.run_id, m.timestamp, m.step, m.value, m.is_nan LIMIT ?`;
  const [found] = await engine.read([statement(sql, ...run_ids, key, max_results)]);
  return found!.rows.map((row) => pointFrom(row, key));
}

const IN_RANGE = `${FROM_POINTS}
WHERE r.run_id = ?1 AND m.key = (SELECT id FROM keys WHERE name = ?2) AND m.step BETWEEN ?3 AND ?4`;

/** The steps of the points in range, as a JSON list. */
const STEPS = `SELECT json_group_array(m.step) ${IN_RANGE}`;

const RANGE = `SELECT ${POINT_COLUMNS} ${IN_RANGE}`;

const BY_STEP = "ORDER BY m.step, m.timestamp, m.value, m.is_nan";

/** The points at these places of a series that is ordered by step. A window is slow (4 ms for 1000 points). */
const AT_PLACES = `SELECT * FROM (
  SELECT ${POINT_COLUMNS}, row_number() OVER (${BY_STEP}) - 1 AS place ${IN_RANGE})
WHERE place IN (SELECT value FROM json_each(?5)) ORDER BY place`;

/**
 * See `RunDataStore.historyBulkInterval`. The steps alone are read first, as one text; where none is there twice, which is usual,
 * those that are wanted are found by their steps: 100,000 points take 50 ms so, and 360 ms by numbering them in SQL.
 */
export async function readHistoryInterval(
  engine: Engine,
  run_ids: string[],
  key: string,
  { start_step, end_step, max_results }: { start_step?: Int64; end_step?: Int64; max_results: number },
): Promise<MetricWithRunId[]> {
  const range = [key, BigInt(start_step ?? -(2n ** 63n)), BigInt(end_step ?? 2n ** 63n - 1n)];
  const points: MetricWithRunId[] = [];
  for (const run_id of run_ids) {
    const args = [run_id, ...range];
    const [steps] = await engine.read([statement(STEPS, ...args)]);
    await setImmediate();
    const [found] = await engine.read([selectPoints(String(steps!.rows[0]![0]), args, max_results)]);
    points.push(...found!.rows.map((row) => pointFrom(row, key)));
    await setImmediate();
  }
  return points;
}

/** The statement for at most `most` points of a series with these steps. */
function selectPoints(stepsJson: string, args: Value[], most: number): Statement {
  const steps = Float64Array.from(JSON.parse(stepsJson) as number[]);
  if (steps.length <= most) return { sql: `${RANGE} ${BY_STEP}`, args };
  steps.sort();
  const places = spreadPlaces(steps.length, most);
  const distinct = steps.every((step, i) => Number.isSafeInteger(step) && step !== steps[i - 1]);
  if (!distinct) return { sql: AT_PLACES, args: [...args, JSON.stringify(places)] };
  const wanted = JSON.stringify(places.map((place) => steps[place]));
  return { sql: `${RANGE} AND m.step IN (SELECT value FROM json_each(?5)) ${BY_STEP}`, args: [...args, wanted] };
}

/**
 * `most` places from 0 to `count` - 1: the first of each of `most` buckets of SQL's NTILE, with the very last in place of the last
 * bucket's. That is the original's choice, which the same chart on both servers shows.
 */
function spreadPlaces(count: number, most: number): number[] {
  const size = Math.floor(count / most);
  const larger = count % most;
  const places = Array.from({ length: most - 1 }, (_, bucket) => bucket * size + Math.min(bucket, larger));
  return [...places, count - 1];
}

function pointFrom([run_id, value, is_nan, timestamp, step]: Value[], key: string): MetricWithRunId {
  return {
    key,
    value: valueOf(value, is_nan),
    timestamp: timestamp as Int64,
    step: step as Int64,
    run_id: String(run_id),
  };
}
