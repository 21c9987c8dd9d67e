// Which runs make up a page, and in which order: the ordering and the token of a search as SQL.
//
// Newest first walks the index `runs_by_start` and stops at the page's end. Ordered by a metric, param or tag there are two
// ways: gather all candidates and sort them, or walk the index of that key's values in order until the page is full.
// `plan.ts` says which.
import { readInt64 } from "../server/search/page_token.ts";
import type { Filter, OrderBy } from "../server/search/tree.ts";
import type { ViewType } from "../server/wire/run.ts";
import { compareList, type Condition, TRUE } from "./compare.ts";
import type { Statement, Value } from "./engine.ts";
import { RUN_NAME_TAG, STATUS_NAME } from "./run_json.ts";
import { type LookUp, whereRuns } from "./where.ts";

/** The runs that a search is about, and how its filter looks them up. */
export type Candidates = { experiments: (number | bigint)[]; view: ViewType; filter: Filter; lookUp?: LookUp };

/** Where a page starts: after a run (newest first), or so many runs in. */
export type Place = { start_time: string; run_id: string } | { offset: number };

/** Candidates up to which they are gathered and sorted: 10,000 take about 10 ms. */
export const MAX_GATHERED = 10_000;

/** One ordered walk for each (experiment, stage), merged: beyond so many it is cheaper to sort. */
const MAX_MERGED = 24;

/** `runs.deleted` of each view. */
const STAGES: Record<ViewType, number[]> = {
  ACTIVE_ONLY: [0],
  DELETED_ONLY: [1, 2],
  ALL: [0, 1, 2],
};

const NEWEST_FIRST = "r.start_time DESC, r.run_id";

/** Reads the place of a search in this order; undefined when it is none. */
export function readPlace(object: Record<string, unknown>, order_by: OrderBy[]): Place | undefined {
  const { offset, start_time, run_id } = object;
  if (!isNewestFirst(order_by)) {
    return typeof offset === "number" && Number.isSafeInteger(offset) && offset > 0 ? { offset } : undefined;
  }
  const time = readInt64(start_time);
  return time === undefined || typeof run_id !== "string" ? undefined : { start_time: String(time), run_id };
}

/** How many runs come before the page. */
export const offsetOf = (place: Place | undefined) => place && "offset" in place ? place.offset : 0;

/** Whether this ordering is the one that a search without any has. */
export const isNewestFirst = ([first, ...others]: OrderBy[]) =>
  first === undefined ||
  (others.length === 0 && first.entity === "attribute" && first.key === "start_time" && !first.ascending);

/** Whether the values of the first key can be walked in order. */
export const canWalk = ([first]: OrderBy[]) => first !== undefined && tableOf(first) !== undefined;

/** `SELECT id` of a page, newest first. */
export function newestFirst(candidates: Candidates, place: Place | undefined, limit: number): Condition {
  const { experiments, view } = candidates;
  const after = placeCondition(place);
  const arm = (one: Candidates, stages: number[], columns: string): Condition => {
    const { sql, args } = matches(one, stages);
    const where = `WHERE ${sql}${after.sql} ORDER BY ${NEWEST_FIRST} LIMIT ?`;
    return { sql: `SELECT ${columns} FROM runs r ${where}`, args: [...args, ...after.args, limit] };
  };
  const parts = experiments.flatMap((id) => STAGES[view].map((stage) => ({ id, stage })));
  const offset = offsetOf(place);
  if (parts.length === 1 && offset === 0) return arm(candidates, STAGES[view], "r.id");
  if (parts.length > MAX_MERGED || offset > 0) {
    const { sql, args } = arm(candidates, STAGES[view], "r.id");
    return { sql: `${sql} OFFSET ?`, args: [...args, offset] };
  }
  const arms = parts.map(({ id, stage }) =>
    arm({ ...candidates, experiments: [id] }, [stage], "r.id, r.start_time, r.run_id")
  );
  const merged = arms.map(({ sql }) => `SELECT * FROM (${sql})`).join("\nUNION ALL ");
  return {
    sql: `SELECT id FROM (${merged}) r ORDER BY ${NEWEST_FIRST} LIMIT ?`,
    args: [...arms.flatMap(({ args }) => args), limit],
  };
}

/** Split so that the index is entered at the place. */
function placeCondition(place: Place | undefined): Condition {
  if (!place || "offset" in place) return { sql: "", args: [] };
  const start_time = BigInt(place.start_time);
  const sql = " AND r.start_time <= ? AND (r.start_time < ? OR r.run_id > ?)";
  return { sql, args: [start_time, start_time, place.run_id] };
}

/** `SELECT id` of a page in this order, by sorting all candidates. */
export function gather(candidates: Candidates, order_by: OrderBy[], offset: number, limit: number): Condition {
  const { sql, args } = selectOrdered(candidates, order_by);
  return { sql: `${sql} LIMIT ? OFFSET ?`, args: [...args, limit, offset] };
}

/** `SELECT id` of a page in this order, by walking the values of its first key: numbers, NaN, then the runs without the key. */
export function walk(candidates: Candidates, order_by: OrderBy[], offset: number, limit: number): Condition {
  const [first, ...others] = order_by;
  const { table, key } = tableOf(first!)!;
  const from = `${table} w INDEXED BY ${table}_by_value CROSS JOIN runs r ON r.id = w.run`;
  const walkValues = (condition: string, order: string) =>
    selectOrdered(candidates, others, { from, where: { sql: `w.key = ${KEY_ID}${condition}`, args: [key] }, order });
  const byValue = `w.value ${first!.ascending ? "ASC" : "DESC"}, `;
  const arms = table === "latest_metrics"
    ? [walkValues(" AND w.is_nan = 0", byValue), walkValues(" AND w.is_nan = 1", "")]
    : [walkValues("", byValue)];
  const without = `NOT EXISTS (SELECT 1 FROM ${table} w WHERE w.run = r.id AND w.key = ${KEY_ID})`;
  arms.push(selectOrdered(candidates, others, { from: "runs r", where: { sql: without, args: [key] }, order: "" }));
  return {
    sql: `${arms.map(({ sql }) => `SELECT * FROM (${sql} LIMIT ?)`).join("\nUNION ALL ")} LIMIT ? OFFSET ?`,
    args: [...arms.flatMap(({ args }) => [...args, offset + limit]), limit, offset],
  };
}

const KEY_ID = "(SELECT id FROM keys WHERE name = ?)";

/** Where a run's value of a metric, param or tag is; undefined for its own columns. */
function tableOf({ entity, key }: OrderBy): { table: "latest_metrics" | "params" | "tags"; key: string } | undefined {
  if (entity === "metric") return { table: "latest_metrics", key };
  if (entity === "param") return { table: "params", key };
  if (entity === "tag") return { table: "tags", key };
  return key === "run_name" ? { table: "tags", key: RUN_NAME_TAG } : undefined;
}

/** Candidates that also meet `where`, by `order`, then `order_by`, then newest first. */
function selectOrdered(
  candidates: Candidates,
  order_by: OrderBy[],
  { from, where, order }: { from: string; where: Condition; order: string } = ALL_RUNS,
): Condition {
  const joins = order_by.map((one, index) => joinValue(one, `o${index}`));
  const match = matches(candidates);
  return {
    sql: `SELECT r.id FROM ${from}${joins.map(({ join }) => join).join("")}
WHERE ${where.sql} AND ${match.sql}
ORDER BY ${order}${joins.map(({ terms }) => `${terms}, `).join("")}${NEWEST_FIRST}`,
    args: [...joins.flatMap(({ args }) => args), ...where.args, ...match.args],
  };
}

const ALL_RUNS = { from: "runs r", where: TRUE, order: "" };

/** What a key to sort by joins to `runs r`, and the terms of ORDER BY: missing values are last in both directions. */
function joinValue(order: OrderBy, alias: string): { join: string; args: Value[]; terms: string } {
  const direction = order.ascending ? "ASC" : "DESC";
  const kept = tableOf(order);
  if (!kept) return { join: "", args: [], terms: attributeTerms(order.key, direction) };
  const join = `\nLEFT JOIN ${kept.table} ${alias} ON ${alias}.run = r.id AND ${alias}.key = ${KEY_ID}`;
  const numbersFirst = kept.table === "latest_metrics" ? `${alias}.is_nan, ` : "";
  return { join, args: [kept.key], terms: `${alias}.run IS NULL, ${numbersFirst}${alias}.value ${direction}` };
}

const SORTED_COLUMNS = ["run_id", "user_id", "artifact_uri", "start_time"];

function attributeTerms(key: string, direction: string): string {
  if (key === "end_time") return `r.end_time IS NULL, r.end_time ${direction}`;
  if (key === "status") return `${STATUS_NAME} ${direction}`;
  if (!SORTED_COLUMNS.includes(key)) throw new Error(`Cannot sort runs by "${key}": there is no such column`);
  return `r.${key} ${direction}`;
}

/** The condition on `runs r`. */
function matches({ experiments, view, filter, lookUp }: Candidates, stages: number[] = STAGES[view]): Condition {
  const condition = whereRuns(filter, "r", lookUp);
  const place = inFolders(experiments, stages);
  return { sql: `${place.sql} AND ${condition.sql}`, args: [...place.args, ...condition.args] };
}

/** The experiments and stages alone, as a condition on `runs r`. */
function inFolders(experiments: (number | bigint)[], stages: number[]): Condition {
  const { sql, args } = compareList("r.experiment_id", "IN", experiments);
  const stage = stages.length === 1 ? `= ${stages[0]}` : `IN (${stages.join(", ")})`;
  return { sql: `${sql} AND r.deleted ${stage}`, args };
}

/** Runs that are tried to learn how many of all meet the filter. */
export const SAMPLE = 1000;

/** Of `SAMPLE` runs of these experiments: how many there are, and how many meet the filter. */
export function sampleMatches({ experiments, view, filter }: Candidates): Statement {
  const condition = whereRuns(filter, "r", "each");
  const place = inFolders(experiments, STAGES[view]);
  return {
    sql:
      `SELECT count(*), ifnull(sum(hit), 0) FROM (SELECT ${condition.sql} AS hit FROM runs r WHERE ${place.sql} LIMIT ${SAMPLE})`,
    args: [...condition.args, ...place.args],
  };
}

/** How many runs there are on all pages. */
export function countMatches(candidates: Candidates): Statement {
  const { sql, args } = matches(candidates);
  return { sql: `SELECT count(*) FROM runs r WHERE ${sql}`, args };
}

/** How many runs these experiments have, up to one more than are gathered. */
export function countRuns({ experiments, view }: Candidates): Statement {
  const { sql, args } = inFolders(experiments, STAGES[view]);
  return { sql: `SELECT count(*) FROM (SELECT 1 FROM runs r WHERE ${sql} LIMIT ${MAX_GATHERED + 1})`, args };
}
