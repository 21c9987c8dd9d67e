// Writing metric points: the points themselves, and for each metric of the run its latest point and min, max, sum and count.
//
// A point that is sent again must not count twice, and asking for each point whether it is there costs as much as storing it.
// So the request is summed up by metric first: where no stored point of a metric lies in the span of time of the new ones, all
// of them are new and one row for each metric does (`FOLD_GROUPS`). Where some do, they are looked at one by one (`MEND_POINTS`).
// Both conditions look at the points stored before, so both statements come before the insert and never count the same metric.
// Where each metric has one point, looking at each is the cheaper way (`FOLD_POINTS`).
import type { Metric } from "../server/wire/run.ts";
import type { Statement, Value } from "./engine.ts";
import type { KeyRefs, Ref } from "./ids.ts";
import { type Form, keepTextsBy, rowStatements, splitForm, valuesList } from "./rows.ts";
import { type Point, sumUp } from "./sum_up.ts";

/** The statements that store these metrics of a run, each point once. `refs` must know all the keys. */
export function storePoints(run: Ref, refs: KeyRefs, metrics: readonly Metric[]): Statement[] {
  const groups = sumUp(metrics);
  const points = groups.flatMap((one) => one.points);
  const form: Form = `${run.sql}|${refs.sql}`;
  const pushPoint = (args: Value[], { group, timestamp, step, value }: Point) => {
    args.push(refs.arg(group.key), timestamp, step, value);
  };
  const stored = rowStatements(INSERT_POINTS(form), [run.arg], points, pushPoint);
  if (points.length === groups.length) {
    return [...rowStatements(FOLD_POINTS(form), [run.arg], points, pushPoint), ...stored];
  }
  const folds = rowStatements(FOLD_GROUPS(form), [run.arg], groups, (args, one) => {
    args.push(refs.arg(one.key), one.latest.timestamp, one.latest.step, one.latest.value);
    args.push(one.min, one.max, one.sum, one.points.length, one.from, one.to);
  });
  const mends = rowStatements(MEND_POINTS(form), [run.arg], points, (args, point) => {
    pushPoint(args, point);
    args.push(point.group.from, point.group.to);
  });
  return [...folds, ...skipWhenAllFolded(mends, folds.length, groups.length), ...stored];
}

/** The folds' results are the ones right before the first mend's. */
function skipWhenAllFolded(mends: Statement[], folds: number, wanted: number): Statement[] {
  return mends.map((statement, index) => ({
    ...statement,
    unless: (soFar) => {
      const end = soFar.length - index;
      let written = 0;
      for (let i = end - folds; i < end; i++) written += soFar[i]!.rowsAffected;
      return written === wanted;
    },
  }));
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

const FOLD_GROUPS = keepTextsBy((form: Form, count) => {
  const { run, key } = splitForm(form);
  return `WITH new (run, key, timestamp, step, value, min, max, sum, count, first, last) AS
  (SELECT ${run}, * FROM (VALUES ${valuesList(count, `${key}, ?, ?, ?, ?, ?, ?, ?, ?, ?`, 2)}))
${LATEST}
SELECT run, key, timestamp, step, ifnull(value, 0), value IS NULL, min, max, sum, count FROM new
WHERE NOT EXISTS (${IN_SPAN})
${FOLD}`;
});

/** The point itself is not stored yet. */
const IS_NEW = `NOT EXISTS (SELECT 1 FROM metrics m WHERE m.run = new.run AND m.key = new.key
  AND m.timestamp = new.timestamp AND m.step = new.step AND m.value = ifnull(new.value, 0) AND m.is_nan = (new.value IS NULL))`;

const ONE_POINT = `${LATEST}
SELECT run, key, timestamp, step, ifnull(value, 0), value IS NULL, value, value, value, 1 FROM new`;

const FOLD_POINTS = keepTextsBy((form: Form, count) => {
  const { run, key } = splitForm(form);
  return `WITH new (run, key, timestamp, step, value) AS (SELECT ${run}, * FROM (VALUES ${
    valuesList(count, `${key}, ?, ?, ?`, 2)
  }))
${ONE_POINT} WHERE ${IS_NEW}
${FOLD}`;
});

const MEND_POINTS = keepTextsBy((form: Form, count) => {
  const { run, key } = splitForm(form);
  return `WITH new (run, key, timestamp, step, value, first, last) AS (SELECT ${run}, * FROM (VALUES ${
    valuesList(count, `${key}, ?, ?, ?, ?, ?`, 2)
  }))
${ONE_POINT} WHERE EXISTS (${IN_SPAN}) AND ${IS_NEW}
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
