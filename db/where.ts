// A filter's tree as an SQL condition with bound parameters.
//
// A clause about a metric, a param or a tag is `id IN (the runs that have such a row)`: one walk over an index, and a
// thing without the key never matches, not even with != (IS NULL is the one that asks for its absence). Every clause is
// either true or false, never NULL, so NOT is the plain complement: NOT (params.lr = '1') finds the runs without lr too.
import type { Clause, Filter } from "../server/search/tree.ts";
import { compare, compareList, type Condition, FALSE, TRUE } from "./compare.ts";
import { type FlatFilter, flatten } from "./flatten.ts";
import { RUN_NAME_TAG, statusName } from "./run_json.ts";

/**
 * How a clause about a metric, a param or a tag finds its rows. `list`: it lists all runs that meet it, once, which is the
 * cheapest way to try every run. `each`: it looks one run up, which is cheaper where few runs are tried.
 */
export type LookUp = "list" | "each";

/** The condition on a row of `runs` that the query calls `alias`. */
export function whereRuns(filter: Filter, alias: string, lookUp: LookUp = "list"): Condition {
  return whereFilter(filter, (clause) => whereRun(clause, alias, lookUp));
}

/** The condition on a row of `experiments` that the query calls `alias`. */
export function whereExperiments(filter: Filter, alias: string): Condition {
  return whereFilter(filter, (clause) => whereExperiment(clause, alias));
}

function whereFilter(filter: Filter, whereClause: (clause: Clause) => Condition): Condition {
  const { sql, args } = whereFlat(flatten(filter), whereClause);
  return { sql: `(${sql})`, args };
}

/** AND binds closer than OR, so an `any` within an `all` is what needs brackets. */
function whereFlat(filter: FlatFilter, whereClause: (clause: Clause) => Condition): Condition {
  switch (filter.kind) {
    case "term": {
      const { sql, args } = whereClause(filter.clause);
      return { sql: filter.negated ? `NOT (${sql})` : sql, args };
    }
    case "all": {
      const parts = filter.parts.map((part) => {
        const { sql, args } = whereFlat(part, whereClause);
        return { sql: part.kind === "any" ? `(${sql})` : sql, args };
      });
      return joinConditions(parts, " AND ", TRUE);
    }
    case "any":
      return joinConditions(filter.parts.map((part) => whereFlat(part, whereClause)), " OR ", FALSE);
  }
}

function joinConditions(parts: Condition[], operator: string, none: Condition): Condition {
  if (parts.length === 0) return none;
  return { sql: parts.map(({ sql }) => sql).join(operator), args: parts.flatMap(({ args }) => args) };
}

/** A run's attributes, each by the column that has it. The status is a number, compared by its name; the name is a tag. */
const RUN_COLUMNS: Record<string, (alias: string) => string> = {
  run_id: (alias) => `${alias}.run_id`,
  status: statusName,
  user_id: (alias) => `${alias}.user_id`,
  artifact_uri: (alias) => `${alias}.artifact_uri`,
  start_time: (alias) => `${alias}.start_time`,
  end_time: (alias) => `${alias}.end_time`,
};

function whereRun(clause: Clause, alias: string, lookUp: LookUp): Condition {
  switch (clause.entity) {
    case "metric":
      return whereKeyed(clause, alias, "latest_metrics", compareMetric, lookUp);
    case "param":
      return whereKeyed(clause, alias, "params", compareText, lookUp);
    case "tag":
      return whereKeyed(clause, alias, "tags", compareText, lookUp);
    case "dataset":
      // No run has a dataset: the database has no table for them yet.
      return FALSE;
    case "attribute":
      return whereRunAttribute(clause, alias, lookUp);
  }
}

function whereRunAttribute(clause: Clause, alias: string, lookUp: LookUp): Condition {
  if (clause.key === "run_name") return whereRun({ ...clause, entity: "tag", key: RUN_NAME_TAG }, alias, lookUp);
  const column = RUN_COLUMNS[clause.key]?.(alias);
  if (!column) throw new Error(`Cannot search runs by "${clause.key}": there is no such column`);
  const { sql, args } = compare(column, clause);
  // A run that has not ended is no match, and neither NULL.
  return clause.key === "end_time" ? { sql: `(${column} IS NOT NULL AND ${sql})`, args } : { sql, args };
}

function whereKeyed(
  clause: Clause,
  alias: string,
  table: string,
  compareValue: (clause: Clause) => Condition,
  lookUp: LookUp,
): Condition {
  // A sub-select that names the row around it is run for each row, on the table's primary key.
  const each = lookUp === "each" ? ` AND run = ${alias}.id` : "";
  const rows = `SELECT run FROM ${table} WHERE key = (SELECT id FROM keys WHERE name = ?)${each}`;
  return whereIn(clause, `${alias}.id`, rows, compareValue);
}

/** `rows` selects the ids of all that have the clause's key, whose name is bound first. */
function whereIn(clause: Clause, id: string, rows: string, compareValue: (clause: Clause) => Condition): Condition {
  const { key, comparator } = clause;
  if (comparator === "IS NULL") return { sql: `${id} NOT IN (${rows})`, args: [key] };
  if (comparator === "IS NOT NULL") return { sql: `${id} IN (${rows})`, args: [key] };
  const { sql, args } = compareValue(clause);
  return { sql: `${id} IN (${rows} AND ${sql})`, args: [key, ...args] };
}

const compareText = (clause: Clause) => compare("value", clause);

/** NaN is a flag beside a value of 0, and differs from every number. */
function compareMetric(clause: Clause): Condition {
  const { sql, args } = compare("value", clause);
  return { sql: clause.comparator === "!=" ? `(is_nan = 1 OR ${sql})` : `is_nan = 0 AND ${sql}`, args };
}

function whereExperiment(clause: Clause, alias: string): Condition {
  if (clause.entity === "tag") {
    const rows = "SELECT experiment_id FROM experiment_tags WHERE key = ?";
    return whereIn(clause, `${alias}.id`, rows, compareText);
  }
  if (clause.key === "experiment_id") return whereExperimentId(clause, `${alias}.id`);
  const column = EXPERIMENT_COLUMNS.find((name) => name === clause.key);
  if (!column || clause.entity !== "attribute") throw new Error(`Cannot search experiments by "${clause.key}"`);
  return compare(`${alias}.${column}`, clause);
}

const EXPERIMENT_COLUMNS = ["name", "creation_time", "last_update_time"];

/** Ids are decimal texts in the protocol and integers here. One that is no int64 is nobody's. */
function whereExperimentId({ comparator, value }: Clause, column: string): Condition {
  const texts = Array.isArray(value) ? value : [String(value)];
  const ids = texts.map((text) => BigInt(text)).filter((id) => BigInt.asIntN(64, id) === id);
  const negated = comparator === "!=" || comparator === "NOT IN";
  return compareList(column, negated ? "NOT IN" : "IN", ids);
}
