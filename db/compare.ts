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
    return { sql: `${column} ${comparator} (${value.map(() => "?").join(", ")})`, args: value };
  }
  if (typeof value === "string" && comparator === "LIKE") return like(column, value);
  if (typeof value === "string" && comparator === "ILIKE") return ilike(column, value);
  if (value === Infinity || value === -Infinity) {
    // An infinity cannot be bound. The column holds none (it has ±1.7976931348623157e308 instead), so all compare with it.
    return { sql: `${column} ${comparator} ${value > 0 ? "9e999" : "-9e999"}`, args: [] };
  }
  return { sql: `${column} ${comparator} ?`, args: [value] };
}
