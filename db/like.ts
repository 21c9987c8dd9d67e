// MLflow's LIKE and ILIKE as conditions. In both, `%` stands for any run of characters, `_` for one, and nothing escapes.
import type { Condition } from "./compare.ts";

/**
 * LIKE tells upper from lower case, as SQLite's own does not. GLOB does, and so does instr, which is the faster one
 * for "contains". (PRAGMA case_sensitive_like is not allowed on a remote database.)
 */
export function like(column: string, pattern: string): Condition {
  const needle = pattern.slice(1, -1);
  if (pattern.length >= 2 && pattern.startsWith("%") && pattern.endsWith("%") && !/[%_]/.test(needle)) {
    return { sql: `instr(${column}, ?) > 0`, args: [needle] };
  }
  if (!/[%_]/.test(pattern)) return { sql: `${column} = ?`, args: [pattern] };
  return { sql: `${column} GLOB ?`, args: [globFrom(pattern)] };
}

/** ILIKE is SQLite's LIKE: it takes A to Z for a to z and leaves all other letters apart, as MLflow on SQLite does. */
export function ilike(column: string, pattern: string): Condition {
  return { sql: `${column} LIKE ?`, args: [pattern] };
}

/** GLOB's signs: * any run, ? one character, [x] the character x. */
function globFrom(pattern: string): string {
  return pattern.replace(/[*?[]/g, "[$&]").replaceAll("%", "*").replaceAll("_", "?");
}
