// What a clause means: the field it names, whether that field compares so, and its value as text or number.
import type { Cursor } from "./cursor.ts";
import type { SearchFields } from "./fields.ts";
import { listNames, resolveTarget, splitIdentifier, type Target, type Term } from "./identifier.ts";
import { clip } from "./text_error.ts";
import type { Clause } from "./tree.ts";
import { readValue, type WrittenComparator, type WrittenValue } from "./value.ts";

/** A clause as written. There is no `value` after IS [NOT] NULL. */
export type WrittenClause = { term: Term; comparator: WrittenComparator; value?: WrittenValue };

/**
 * The clause that was written so. Checks in MLflow's order: the name, the value's kind, the comparator. Throws a
 * `SearchTextError` with MLflow's complaint.
 */
export function checkClause(cursor: Cursor, fields: SearchFields, written: WrittenClause): Clause {
  const { term, comparator } = written;
  const identifier = splitIdentifier(term);
  if (!identifier) throw cursor.complain(describeBadIdentifier(term), term.position);
  const target = resolveTarget(cursor, fields, identifier, term);
  const value = written.value ? readValue(cursor, target, comparator, written.value) : null;
  const known = target.field.comparators.find((name) => name === comparator.text);
  if (!known) throw cursor.complain(describeBadComparator(fields, target, comparator), comparator.position);
  return {
    kind: "clause",
    entity: target.entity,
    key: target.key,
    comparator: known,
    value,
    position: term.position,
  };
}

function describeBadIdentifier({ text }: Term): string {
  const hint = /^[\p{L}_]\w*\../u.test(text) ? ": such a key needs backticks around it" : "";
  return `Invalid comparison clause. Expected 'Identifier' found '${clip(text)}'${hint}`;
}

function describeBadComparator(
  fields: SearchFields,
  { entity, key, field }: Target,
  { text }: WrittenComparator,
): string {
  if (!text.endsWith("NULL")) return `Invalid comparator '${text}' not one of ${listNames(field.comparators)}`;
  const nullable = fields.entities.filter(({ fields }) =>
    "anyKey" in fields && fields.anyKey.comparators.includes("IS NULL")
  );
  const names = nullable.map(({ entity }) => `${entity}s`).join(" and ");
  return `IS NULL / IS NOT NULL is only supported for ${names}, not for '${entity}' '${clip(key)}'`;
}
