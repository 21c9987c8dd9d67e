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
  if (Array.isArray(value)) {
    return compareList(column, comparator, JSON.stringify(value.map((text) => text.toWellFormed())));
  }
  if (typeof value === "string" && comparator === "LIKE") return like(column, value);
  if (typeof value === "string" && comparator === "ILIKE") return ilike(column, value);
  if (value === Infinity || value === -Infinity) {
    // An infinity cannot be bound. The column holds none (it has ±1.7976931348623157e308 instead), so all compare with it.
    return { sql: `${column} ${comparator} ${value > 0 ? "9e999" : "-9e999"}`, args: [] };
  }
  return { sql: `${column} ${comparator} ?`, args: [value] };
}

/**
 * `column` looked up in a list, whose JSON text is one parameter: of those a statement has 32,766 at most, and a search may name
 * its list in 24 places. Integers in the text are exact, as JSON is SQLite's own here.
 */
export function compareList(column: string, comparator: string, json: string): Condition {
  return { sql: `${column} ${comparator} (SELECT value FROM json_each(?))`, args: [json] };
}
