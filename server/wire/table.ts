// The messages of the pages' own data calls: runs by columns, what is known about keys, and series made ready for charts.
import { checked, invalidValue, string } from "./fields.ts";
import type { Int64 } from "./json.ts";

/** Rows of one answer. */
export const MAX_TABLE_ROWS = 20_000;
/** Columns of one answer. */
export const MAX_TABLE_COLUMNS = 500;
/** Cells of one answer: rows asked for, times columns. */
export const MAX_TABLE_CELLS = 2_000_000;
/** Experiments that one table, or one list of keys, may be about. */
export const MAX_TABLE_EXPERIMENTS = 100;
/** Distinct values of a key are counted so far. */
export const MAX_COUNTED_VALUES = 100;
/** Runs and keys of one call for series, and the points that it may ask each of them for. */
export const MAX_SERIES_RUNS = 500;
export const MAX_SERIES_KEYS = 100;
export const MIN_SERIES_PX = 16;
export const MAX_SERIES_PX = 4000;

/** A cell; null is a value that the run does not have. NaN and infinities are the words of proto3 JSON. */
export type Cell = string | number | null;

/**
 * One cell for each row, in one of three forms: as they are; as places in a list of the distinct texts; or, for times, each as the
 * difference to the one before it that is there (the first to `first`).
 */
export type Column =
  | { values: Cell[] }
  | { dictionary: string[]; codes: (number | null)[] }
  | { first: number; deltas: (number | null)[] };

/** Some rows of a table: `total` runs match, `count` of them are here, from `offset` on. */
export type RunsTable = { total: number; offset: number; count: number; columns: Record<string, Column> };

/** What a column shows: `name` is how it was asked for. A metric's column has its latest value. */
export type ColumnName = { name: string; entity: "attribute" | "metric" | "param" | "tag"; key: string };

/** What can be shown of a run itself. */
export const ATTRIBUTE_COLUMNS = [
  "run_id",
  "run_name",
  "status",
  "start_time",
  "end_time",
  "user_id",
  "experiment_id",
  "artifact_uri",
  "lifecycle_stage",
] as const;

const ENTITIES = new Map<string, ColumnName["entity"]>([
  ["attributes", "attribute"],
  ["metrics", "metric"],
  ["params", "param"],
  ["tags", "tag"],
]);

const COLUMN_RULE =
  "A column is metrics.<key>, params.<key>, tags.<key> or attributes.<name>, where the name is one of " +
  `${ATTRIBUTE_COLUMNS.join(", ")}.`;

/** The name of a column: an identifier of the filter grammar. Its key may stand between backticks or double quotes. */
export const columnName = checked(string, (name, place): ColumnName => {
  const dot = name.indexOf(".");
  const entity = ENTITIES.get(name.slice(0, Math.max(0, dot)));
  const key = name.slice(dot + 1).replace(/^([`"])(.*)\1$/s, "$2");
  const known = entity === "attribute" ? ATTRIBUTE_COLUMNS.some((one) => one === key) : key !== "";
  if (entity === undefined || !known) throw invalidValue(place, name, COLUMN_RULE);
  return { name, entity, key };
});

/** Packs texts in the form that is shorter as JSON. */
export function packTexts(values: (string | null)[]): Column {
  const codeOf = new Map<string, number>();
  const codes = values.map((value) => {
    if (value === null) return null;
    let code = codeOf.get(value);
    if (code === undefined) codeOf.set(value, code = codeOf.size);
    return code;
  });
  const dictionary = [...codeOf.keys()];
  const codesLength = values.length * (1 + String(dictionary.length).length);
  return lengthOf(dictionary) + codesLength < lengthOf(values) ? { dictionary, codes } : { values };
}

/** Nearly what they take as JSON. */
const lengthOf = (texts: (string | null)[]) => texts.reduce((sum, text) => sum + (text?.length ?? 2) + 3, 0);

/** Packs times in ms as differences. */
export function packTimes(times: (number | null)[]): Column {
  const first = times.find((time) => time !== null);
  if (first === undefined || first === null) return { values: times };
  let previous = first;
  const deltas = times.map((time) => {
    if (time === null) return null;
    const delta = time - previous;
    previous = time;
    return delta;
  });
  return { first, deltas };
}

/**
 * A key among the active runs of some experiments: how many have it, how many values it has, and whether it tells runs apart. `distinct`
 * goes up to 100 and is counted among the newest thousand runs; when only older ones differ it is 2. `min` and `max` are of a
 * metric's latest values without NaN; ±1.7976931348623157e308 stands for ±Infinity.
 */
export type KeyFacts = { key: string; runs: number; distinct: number; varies: boolean; min?: number; max?: number };

/** All keys of some experiments, each list sorted by key; `runs_total` counts their active runs. */
export type Keys = { runs_total: number; metrics: KeyFacts[]; params: KeyFacts[]; tags: KeyFacts[] };

/** What a series runs along: int64 steps, or timestamps in ms. */
export const SERIES_X = { step: 0, time: 1 } as const;
/** A name of such an axis. */
export type SeriesX = keyof typeof SERIES_X;

/** A stored value; NaN is the word. ±1.7976931348623157e308 stands for ±Infinity. */
export type SeriesValue = number | "NaN";

/**
 * One metric of one run, ascending in x. Without `min` and `max` every point is there, equal x in the order of their other coordinate and value.
 * With them each entry is a bucket of points that lie close to one another in x: its extremes, and its last point (by x, the other
 * coordinate, value). NaN points count in `n` but in no bucket that has other points; a bucket of NaN alone is "NaN" in all three.
 */
export type Series = {
  run_id: string;
  key: string;
  /** Points in the range that was asked for. */
  n: number;
  x: Int64[];
  last: SeriesValue[];
  min?: SeriesValue[];
  max?: SeriesValue[];
};
