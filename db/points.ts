// Writing metric points: the points themselves, and for each metric of the run its latest point and min, max, sum and count.
//
// A point that is sent again must not count twice, and asking for each point whether it is there costs as much as storing it.
// So the request is summed up by metric first: where no stored point of a metric lies in the span of time of the new ones, all
// of them are new and one row for each metric does (`FOLD_SERIES`). Where some do, they are looked at one by one (`FOLD_POINTS`).
// Both conditions look at the points stored before, so both statements come before the insert and never count the same metric.
import type { Int64 } from "../server/wire/json.ts";
import type { Metric } from "../server/wire/run.ts";
import type { Statement, Value } from "./engine.ts";
import type { KeyRefs, Ref } from "./ids.ts";
import { keepTextsBy, rowStatements, valuesList } from "./rows.ts";

/** What stands for ±Infinity, which SQLite can't be given; MLflow's choice. */
export const MAX_DOUBLE = Number.MAX_VALUE;

/** A point as it is stored; `value` is null for NaN. */
type Point = { key: string; timestamp: Int64; step: Int64; value: number | null };

/** What a request's points of one metric come to; `min`, `max` and `sum` leave NaN out. */
type Series = {
  key: string;
  points: Point[];
  latest: Point;
  from: Int64;
  to: Int64;
  min: number | null;
  max: number | null;
  sum: number | null;
};

/** The statements that store these metrics of a run, each point once. `refs` must know all the keys. */
export function storePoints(run: Ref, refs: KeyRefs, metrics: readonly Metric[]): Statement[] {
  const series = sumUp(metrics);
  const points = series.flatMap((one) => one.points);
  const form: Form = `${run.sql}|${refs.sql}`;
  const folds = rowStatements(FOLD_SERIES(form), [run.arg], series, (args, one) => {
    args.push(refs.arg(one.key), one.latest.timestamp, one.latest.step, one.latest.value);
    args.push(one.min, one.max, one.sum, one.points.length, one.from, one.to);
  });
  const spans = series.flatMap((one) => one.points.map((point) => ({ point, one })));
  const mended = rowStatements(FOLD_POINTS(form), [run.arg], spans, (args, { point, one }) => {
    args.push(refs.arg(point.key), point.timestamp, point.step, point.value, one.from, one.to);
  });
  const stored = rowStatements(INSERT_POINTS(form), [run.arg], points, (args, point) => {
    args.push(refs.arg(point.key), point.timestamp, point.step, point.value);
  });
  return folds.concat(skipWhenAllFolded(mended, folds, series.length), stored);
}

/** Finds each fold's result by its place from the end, since the batch has other statements in front. */
function skipWhenAllFolded(mended: Statement[], folds: Statement[], wanted: number): Statement[] {
  return mended.map((statement, index) => ({
    ...statement,
    unless: (soFar) => {
      const end = soFar.length - index;
      const results = soFar.slice(end - folds.length, end);
      return results.reduce((sum, { rowsAffected }) => sum + rowsAffected, 0) === wanted;
    },
  }));
}

/** Groups by metric, each point once. */
function sumUp(metrics: readonly Metric[]): Series[] {
  if (metrics.length === 1) return [startSeries(pointOf(metrics[0]!))];
  const byKey = new Map<string, Series>();
  const seen = new Set<string>();
  for (const metric of metrics) {
    const point = pointOf(metric);
    const identity = `${point.timestamp} ${point.step} ${point.value} ${point.key}`;
    if (seen.has(identity)) continue;
    seen.add(identity);
    const series = byKey.get(point.key);
    if (series) extendSeries(series, point);
    else byKey.set(point.key, startSeries(point));
  }
  return [...byKey.values()];
}

function pointOf({ key, timestamp, step, value }: Metric): Point {
  if (Number.isNaN(value)) return { key, timestamp, step, value: null };
  // -0 and 0 are one value to SQLite's comparison, so they are one point.
  return { key, timestamp, step, value: clamp(value) + 0 };
}

const clamp = (value: number) => Math.max(-MAX_DOUBLE, Math.min(MAX_DOUBLE, value));

function startSeries(point: Point): Series {
  const { key, timestamp, value } = point;
  return { key, points: [point], latest: point, from: timestamp, to: timestamp, min: value, max: value, sum: value };
}

function extendSeries(series: Series, point: Point): void {
  series.points.push(point);
  if (isLater(point, series.latest)) series.latest = point;
  if (point.timestamp < series.from) series.from = point.timestamp;
  if (point.timestamp > series.to) series.to = point.timestamp;
  const { value } = point;
  if (value === null) return;
  series.min = series.min === null ? value : Math.min(series.min, value);
  series.max = series.max === null ? value : Math.max(series.max, value);
  series.sum = clamp((series.sum ?? 0) + value);
}

/** By (step, timestamp, value), where NaN counts as 0 and, so that the order is total, comes after it. */
function isLater(a: Point, b: Point): boolean {
  if (a.step !== b.step) return a.step > b.step;
  if (a.timestamp !== b.timestamp) return a.timestamp > b.timestamp;
  const [x, y] = [a.value ?? 0, b.value ?? 0];
  return x !== y ? x > y : a.value === null && b.value !== null;
}

/** The two expressions that a text depends on: the run's and the keys'. */
type Form = `${string}|${string}`;

/** The run is parameter 1 of every statement. */
function splitForm(form: Form): { run: string; key: string } {
  const [run = "", key = ""] = form.split("|");
  return { run: run.replace("?", "?1"), key };
}

const NEWER = `(excluded.step, excluded.timestamp, excluded.value, excluded.is_nan) >
    (latest_metrics.step, latest_metrics.timestamp, latest_metrics.value, latest_metrics.is_nan)`;

const takeNewer = (column: string) =>
  `${column} = CASE WHEN ${NEWER} THEN excluded.${column} ELSE latest_metrics.${column} END`;

/** SQLite's min and max are null when one side is; a sum beyond the largest double stays there, as Infinity can't be read back. */
const FOLD = `ON CONFLICT (run, key) DO UPDATE SET
  ${["timestamp", "step", "value", "is_nan"].map(takeNewer).join(",\n  ")},
  min = coalesce(min(latest_metrics.min, excluded.min), latest_metrics.min, excluded.min),
  max = coalesce(max(latest_metrics.max, excluded.max), latest_metrics.max, excluded.max),
  sum = max(-1.7976931348623157e308, min(1.7976931348623157e308,
    coalesce(latest_metrics.sum + excluded.sum, latest_metrics.sum, excluded.sum))),
  count = latest_metrics.count + excluded.count`;

const IN_SPAN =
  "SELECT 1 FROM metrics m WHERE m.run = new.run AND m.key = new.key AND m.timestamp BETWEEN new.first AND new.last";

const LATEST = "INSERT INTO latest_metrics (run, key, timestamp, step, value, is_nan, min, max, sum, count)";

const FOLD_SERIES = keepTextsBy((form: Form, count) => {
  const { run, key } = splitForm(form);
  return `WITH new (run, key, timestamp, step, value, min, max, sum, count, first, last) AS
  (SELECT ${run}, * FROM (VALUES ${valuesList(count, `${key}, ?, ?, ?, ?, ?, ?, ?, ?, ?`, 2)}))
${LATEST}
SELECT run, key, timestamp, step, ifnull(value, 0), value IS NULL, min, max, sum, count FROM new
WHERE NOT EXISTS (${IN_SPAN})
${FOLD}`;
});

const FOLD_POINTS = keepTextsBy((form: Form, count) => {
  const { run, key } = splitForm(form);
  return `WITH new (run, key, timestamp, step, value, first, last) AS
  (SELECT ${run}, * FROM (VALUES ${valuesList(count, `${key}, ?, ?, ?, ?, ?`, 2)}))
${LATEST}
SELECT run, key, timestamp, step, ifnull(value, 0), value IS NULL, value, value, value, 1 FROM new
WHERE EXISTS (${IN_SPAN}) AND NOT EXISTS (
  SELECT 1 FROM metrics m WHERE m.run = new.run AND m.key = new.key AND m.timestamp = new.timestamp AND m.step = new.step
    AND m.value = ifnull(new.value, 0) AND m.is_nan = (new.value IS NULL))
${FOLD}`;
});

const INSERT_POINTS = keepTextsBy((form: Form, count) => {
  const { run, key } = splitForm(form);
  let next = 2;
  const rows = Array.from({ length: count }, () => {
    const [k, timestamp, step, value] = [next++, next++, next++, next++];
    return `(${run}, ${key.replace("?", `?${k}`)}, ?${timestamp}, ?${step}, ifnull(?${value}, 0), ?${value} IS NULL)`;
  });
  return `INSERT OR IGNORE INTO metrics (run, key, timestamp, step, value, is_nan) VALUES ${rows.join(", ")}`;
});

/** The JSON text of a stored value, exact: the columns `value` and `is_nan` of `table` are meant. */
export const valueJson = (table: string) =>
  `CASE ${table}.is_nan WHEN 1 THEN '"NaN"' ELSE printf('%!.17g', ${table}.value) END`;

/** A value as it is read. */
export const valueOf = (value: Value | undefined, is_nan: Value | undefined) => is_nan === 1 ? NaN : Number(value);
