// One comparison of a column with a filter's value, as SQL. Texts compare by their bytes, numbers exactly.
import type { Clause } from "../server/search/tree.ts";
import type { Value } from "./engine.ts";
import { ilike, like } from "./like.ts";

/** A piece of SQL that is true or false, and what its question marks stand for. */
export type Condition = { sql: string; args: Value[] };

/** Holds for every row. */
export const TRUE: Condition = { sql: "1", args: [] };
/** Holds for no row. */
export const FALSE: Condition = { sql: "0", args: [] };

/** `column` compared as the clause says. NULL where the column is NULL. Not for IS [NOT] NULL. */
export function compare(column: string, { comparator, value }: Clause): Condition {
  if (Array.isArray(value)) return compareList(column, comparator, value);
  if (typeof value === "string" && comparator === "LIKE") return like(column, value);
  if (typeof value === "string" && comparator === "ILIKE") return ilike(column, value);
  if (value === Infinity || value === -Infinity) {
    // An infinity cannot be bound. The column holds none (it has ±1.7976931348623157e308 instead), so all compare with it.
    return { sql: `${column} ${comparator} ${value > 0 ? "9e999" : "-9e999"}`, args: [] };
  }
  return { sql: `${column} ${comparator} ?`, args: [value] };
}

/** Values up to which each is a parameter: SQLite's planner then knows that they are few, and takes an index for them. */
const MAX_NAMED = 10;

/**
 * `column` IN or NOT IN a list. A longer list is one parameter, its JSON text: a statement has 32,766 parameters at most, and a
 * search may name its 100 lists in 24 places. Integers are exact there, as it is SQLite that reads them.
 */
export function compareList(column: string, comparator: string, values: (string | number | bigint)[]): Condition {
  if (values.length <= MAX_NAMED) {
    return { sql: `${column} ${comparator} (${values.map(() => "?").join(", ")})`, args: values };
  }
  const items = values.map((value) => typeof value === "string" ? JSON.stringify(value.toWellFormed()) : value);
  return { sql: `${column} ${comparator} (SELECT value FROM json_each(?))`, args: [`[${items.join(",")}]`] };
}
