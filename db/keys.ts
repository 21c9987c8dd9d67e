// What the pages know about the keys of some experiments: how many runs have each, and whether it tells runs apart.
//
// The runs' rows are read newest first, some hundred runs at a time so that the event loop is never held for long, and each part is
// summed up by SQL: about half a microsecond a row. Distinct values can't be added up, so they are counted in the first part alone.
import { setImmediate } from "node:timers/promises";
import { type KeyFacts, type Keys, MAX_COUNTED_VALUES } from "../server/wire/table.ts";
import { compareList } from "./compare.ts";
import { type Engine, type Statement, statement, type Value } from "./engine.ts";
import { readExperimentId } from "./experiment_id.ts";

/** Reads what is known about keys. */
export type KeysStore = {
  /** The keys of the active runs of these experiments; unknown experiments have none. */
  list(experiment_ids: string[]): Promise<Keys>;
};

/** The store of keys. */
export function createKeysStore(engine: Engine): KeysStore {
  return { list: (experiment_ids) => listKeys(engine, experiment_ids) };
}

/** Runs of one part: with 30 keys each they take some 15 ms. */
const PART = 1000;

/** What the parts so far come to, for one key. `min` and `max` are of values without NaN: null when there is none yet. */
type Sum = { runs: number; distinct: number; nans: number; min: Value; max: Value };
type Sums = Map<number, Sum>;

async function listKeys(engine: Engine, experiment_ids: string[]): Promise<Keys> {
  const runs = await readActiveRuns(engine, [...new Set(experiment_ids.map(readExperimentId))]);
  const sums: Sums[] = [new Map(), new Map(), new Map()];
  for (let start = 0; start < runs.length; start += PART) {
    if (start > 0) await setImmediate();
    const part = JSON.stringify(runs.slice(start, start + PART));
    const results = await engine.read(SUM_UP.map((sql) => statement(sql(start === 0), part)));
    results.forEach(({ rows }, kind) => rows.forEach((row) => add(sums[kind]!, row)));
  }
  const names = await readNames(engine, sums.flatMap((kind) => [...kind.keys()]));
  const [metrics, params, tags] = sums.map((kind) => factsFrom(kind, names, runs.length));
  return {
    runs_total: runs.length,
    metrics: metrics!.map(({ facts, sum }) => ({ ...facts, ...rangeOf(sum) })),
    params: params!.map(({ facts }) => facts),
    tags: tags!.map(({ facts }) => facts),
  };
}

async function readActiveRuns(engine: Engine, experiments: (number | bigint)[]): Promise<number[]> {
  const { sql, args } = compareList("experiment_id", "IN", experiments);
  const newest = `SELECT id FROM runs WHERE ${sql} AND deleted = 0 ORDER BY start_time DESC`;
  const [found] = await engine.read([statement(newest, ...args)]);
  return found!.rows.map(([id]) => Number(id));
}

type SumUp = (countsDistinct: boolean) => string;

const sumUp = (table: string, columns: { value: string; nans: string; number: string }): SumUp => (countsDistinct) =>
  `SELECT d.key, count(*), ${
    countsDistinct ? `count(DISTINCT ${columns.value})` : 0
  }, ${columns.nans}, min(${columns.number}), max(${columns.number})
FROM json_each(?) r CROSS JOIN ${table} d ON d.run = r.value GROUP BY d.key`;

const TEXT = { value: "d.value", nans: "0", number: "d.value" };
const NUMBER = {
  value: "iif(d.is_nan, 'NaN', d.value)",
  nans: "sum(d.is_nan)",
  number: "iif(d.is_nan, NULL, d.value)",
};

const SUM_UP: SumUp[] = [sumUp("latest_metrics", NUMBER), sumUp("params", TEXT), sumUp("tags", TEXT)];

function add(sums: Sums, [key, runs, distinct, nans, min, max]: Value[]): void {
  const sum = sums.get(Number(key)) ?? { runs: 0, distinct: 0, nans: 0, min: null, max: null };
  sums.set(Number(key), {
    runs: sum.runs + Number(runs),
    distinct: sum.distinct + Number(distinct),
    nans: sum.nans + Number(nans),
    min: pick(sum.min, min!, (a, b) => a < b),
    max: pick(sum.max, max!, (a, b) => a > b),
  });
}

/** Texts need no order here, only to differ when they do. */
function pick(
  a: Value,
  b: Value,
  isBetter: (a: string | number | bigint, b: string | number | bigint) => boolean,
): Value {
  if (a === null || b === null) return a ?? b;
  return isBetter(a, b) ? a : b;
}

/** Names of keys, a bounded number a statement. */
async function readNames(engine: Engine, keys: number[]): Promise<Map<number, string>> {
  const statements: Statement[] = [];
  for (let start = 0; start < keys.length; start += PART) {
    const ids = JSON.stringify(keys.slice(start, start + PART));
    statements.push(statement("SELECT k.id, k.name FROM json_each(?) i CROSS JOIN keys k ON k.id = i.value", ids));
  }
  const results = statements.length > 0 ? await engine.read(statements) : [];
  return new Map(results.flatMap(({ rows }) => rows.map(([id, name]): [number, string] => [Number(id), String(name)])));
}

function factsFrom(sums: Sums, names: Map<number, string>, total: number): { facts: KeyFacts; sum: Sum }[] {
  const all = [...sums].map(([id, sum]) => {
    const differs = sum.min !== sum.max || (sum.nans > 0 && sum.nans < sum.runs);
    const distinct = Math.min(MAX_COUNTED_VALUES, Math.max(sum.distinct, differs ? 2 : 1));
    const key = names.get(id) ?? "";
    return { facts: { key, runs: sum.runs, distinct, varies: distinct > 1 || sum.runs < total }, sum };
  });
  return all.toSorted((a, b) => a.facts.key < b.facts.key ? -1 : 1);
}

const rangeOf = ({ min, max }: Sum) => min === null ? {} : { min: Number(min), max: Number(max) };
