// The runs table of the pages: any window of a search's rows, any columns of them, by columns.
//
// A cell is a look-up of its own in one statement for the whole window: 20,000 rows of 12 columns take about 200 ms, less than
// joining the tables and turning the rows around, and no row is larger than what was asked for.
import type { Filter, OrderBy } from "../server/search/tree.ts";
import type { ViewType } from "../server/wire/run.ts";
import { type Cell, type Column, type ColumnName, packTexts, packTimes, type RunsTable } from "../server/wire/table.ts";
import type { Condition } from "./compare.ts";
import type { Engine, Statement, Value } from "./engine.ts";
import { readExperimentId } from "./experiment_id.ts";
import { countMatches } from "./page.ts";
import { planPage } from "./plan.ts";
import { RUN_NAME, STATUS_NAME } from "./run_json.ts";

/** A search, and which rows and columns of its result are wanted. */
export type RunsTableQuery = {
  experiment_ids: string[];
  view: ViewType;
  filter: Filter;
  order_by: OrderBy[];
  columns: ColumnName[];
  offset: number;
  limit: number;
};

/** Reads tables. */
export type RunsTableStore = {
  /** Ordered as `RunStore.search` orders. The column `attributes.run_id` comes first, asked for or not. */
  read(q: RunsTableQuery): Promise<RunsTable>;
};

/** The store of tables. */
export function createRunsTableStore(engine: Engine): RunsTableStore {
  return { read: (q) => readTable(engine, q) };
}

const RUN_ID: ColumnName = { name: "attributes.run_id", entity: "attribute", key: "run_id" };

async function readTable(engine: Engine, q: RunsTableQuery): Promise<RunsTable> {
  const experiments = [...new Set(q.experiment_ids.map(readExperimentId))];
  const candidates = { experiments, view: q.view, filter: q.filter };
  const [counted] = await engine.read([countMatches(candidates)]);
  const total = Number(counted!.rows[0]![0]);
  const columns = [...new Map([RUN_ID, ...q.columns].map((column) => [column.name, column])).values()];
  const place = q.offset > 0 ? { offset: q.offset } : undefined;
  const page = await planPage(engine, candidates, { order_by: q.order_by, place, limit: q.limit });
  const [found] = await engine.read([selectCells(page, columns)]);
  const rows = found!.rows;
  const packed = columns.map((
    column,
    index,
  ): [string, Column] => [column.name, pack(column, rows.map((row) => row[index]!))]);
  return { total, offset: q.offset, count: rows.length, columns: Object.fromEntries(packed) };
}

/** CROSS JOIN keeps the page's order. */
function selectCells(page: Condition, columns: ColumnName[]): Statement {
  const cells = columns.map(cellOf);
  return {
    sql: `WITH page (id) AS (${page.sql})
SELECT ${cells.map(({ sql }) => sql).join(",\n  ")}
FROM page CROSS JOIN runs r ON r.id = page.id`,
    args: [...page.args, ...cells.flatMap(({ args }) => args)],
  };
}

const ATTRIBUTES: Record<string, string> = {
  run_name: RUN_NAME,
  status: STATUS_NAME,
  experiment_id: "CAST(r.experiment_id AS TEXT)",
  lifecycle_stage: "iif(r.deleted = 0, 'active', 'deleted')",
};

/** An expression over `runs r`. */
function cellOf({ entity, key }: ColumnName): Condition {
  if (entity === "attribute") return { sql: ATTRIBUTES[key] ?? `r.${key}`, args: [] };
  const where = "WHERE v.run = r.id AND v.key = (SELECT id FROM keys WHERE name = ?)";
  if (entity !== "metric") return { sql: `(SELECT v.value FROM ${entity}s v ${where})`, args: [key] };
  return { sql: `(SELECT iif(v.is_nan, 'NaN', v.value) FROM latest_metrics v ${where})`, args: [key] };
}

function pack({ entity, key }: ColumnName, cells: Value[]): Column {
  if (entity === "metric") return { values: cells.map(metricCell) };
  if (entity === "attribute" && key.endsWith("_time")) {
    return packTimes(cells.map((time) => time === null ? null : Number(time)));
  }
  return packTexts(cells.map((text) => text === null ? null : String(text)));
}

function metricCell(value: Value): Cell {
  if (value === Number.MAX_VALUE) return "Infinity";
  if (value === -Number.MAX_VALUE) return "-Infinity";
  return typeof value === "number" || typeof value === "string" ? value : null;
}
