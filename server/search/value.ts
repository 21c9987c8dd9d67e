// The right side of a clause: what is written there, as the kind of value that the field has.
import type { Cursor } from "./cursor.ts";
import { type Target, unquote } from "./identifier.ts";
import { readDouble, readInteger } from "./number.ts";
import type { Token } from "./scanner.ts";
import { clip } from "./text_error.ts";
import type { Clause } from "./tree.ts";

/** The longest LIKE or ILIKE pattern, in UTF-16 units: matching takes the pattern's length times the value's. */
export const MAX_PATTERN_LENGTH = 1000;

/** A comparator as written (in upper case if it is of words) and its place. It need not be one that any field has. */
export type WrittenComparator = { text: string; position: number };

/** A value as written and its place. `items` are the tokens of a list in parentheses. */
export type WrittenValue = { text: string; position: number; items?: Token[] };

/** The value, as the field and the comparator want it. Throws MLflow's complaint about another kind of value. */
export function readValue(
  cursor: Cursor,
  target: Target,
  comparator: WrittenComparator,
  value: WrittenValue,
): Clause["value"] {
  if (target.field.kind === "double" || target.field.kind === "integer") return readNumber(cursor, target, value);
  if (comparator.text.endsWith("LIKE")) return readPattern(cursor, target, value);
  if (comparator.text.endsWith("IN")) return readList(cursor, target, value);
  return readString(cursor, value, () => describeUnquoted(target, value), target);
}

function readNumber(cursor: Cursor, { entity, key, field }: Target, value: WrittenValue): number | bigint {
  const read = field.kind === "double" ? readDouble(value.text) : readInteger(value.text);
  if (read !== undefined) return read;
  const what = entity === "attribute" ? `numeric attribute: ${key}` : entity;
  throw cursor.complain(`Expected numeric value type for ${what}. Found ${clip(value.text)}`, value.position);
}

function readPattern(cursor: Cursor, target: Target, value: WrittenValue): string {
  const pattern = readString(cursor, value, () => describeUnquoted(target, value), target);
  if (pattern.length <= MAX_PATTERN_LENGTH) return pattern;
  throw cursor.complain(`Invalid filter: a pattern of more than ${MAX_PATTERN_LENGTH} characters`, value.position);
}

function readList(cursor: Cursor, target: Target, { text, position, items }: WrittenValue): string[] {
  const expected = "While parsing a list in the query, expected";
  if (!items) throw cursor.complainOfClause(position, position + text.length);
  if (items.length === 0) {
    throw cursor.complain(`${expected} a non-empty list of string values, but got empty list`, position);
  }
  const describe = () =>
    `${expected} string value, punctuation, or whitespace, but got different type in list: ${clip(text)}`;
  return items.map((item) => readString(cursor, item, describe, target));
}

function readString(cursor: Cursor, written: WrittenValue, describeOther: () => string, { field }: Target): string {
  const { text, position } = written;
  if (!/^['"]/.test(text)) throw cursor.complain(describeOther(), position);
  const string = unquote(text);
  if (field.kind !== "id" || /^\d+$/.test(string)) return string;
  throw cursor.complain(`Invalid experiment ID '${clip(string)}'. Experiment ID must be a valid integer.`, position);
}

function describeUnquoted({ entity, entityFields }: Target, { text }: WrittenValue): string {
  if (/^(`|[\p{L}_])/u.test(text) && text.toUpperCase() !== "NULL") {
    return "Parameter value is either not quoted or unidentified quote types used for string value " +
      `${clip(text)}. Use either single or double quotes.`;
  }
  const [name] = entityFields.names;
  const listed = entity === "attribute" ? "attributes" : `${name} attributes`;
  const what = "anyKey" in entityFields.fields ? `${name} (e.g. 'my-value')` : listed;
  return `Expected a quoted string value for ${what}. Got value ${clip(text)}`;
}
