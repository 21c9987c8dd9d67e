// Names in a filter or an ordering: how they are written, and which field of the resource they mean.
import type { Cursor } from "./cursor.ts";
import { type EntityFields, type Field, findEntity, findField, type SearchFields } from "./fields.ts";
import type { Entity } from "./tree.ts";
import { clip } from "./text_error.ts";

/** Words and quoted names that touch, as written: what should be an identifier. `text` is empty if nothing of the kind comes. */
export type Term = { text: string; position: number };

/** The field that an identifier means. */
export type Target = { entity: Entity; key: string; field: Field; entityFields: EntityFields };

/** `entity.key`, split at the first dot, or a key alone. Odd characters need quotes around the key. Cannot backtrack far. */
const IDENTIFIER = /^(?:([\p{L}_][\p{L}\p{N}_]*|`[^`]*`|"[^"]*")\.)?([\p{L}\p{N}_.]+|`[^`]*`|"[^"]*"|'[^']*')$/u;
const BARE = /^(?:[\p{L}_][\p{L}\p{N}_]*$|[`"])/u;

/** Takes the words and quoted names that touch one another. */
export function readTerm(cursor: Cursor): Term {
  const { position } = cursor.peek();
  let end = position;
  while (isPiece(cursor) && cursor.peek().position === end) end += cursor.next().text.length;
  return { text: cursor.text.slice(position, end), position };
}

const isPiece = (cursor: Cursor) => cursor.peek().kind === "word" || cursor.peek().kind === "quoted";

/** Splits a term into entity and key; undefined if it is no identifier. */
export function splitIdentifier({ text }: Term): { entity?: string; key: string } | undefined {
  const match = IDENTIFIER.exec(text);
  const key = match?.[2];
  if (key === undefined) return undefined;
  const entity = match?.[1];
  if (entity === undefined) return BARE.test(key) ? { key: unquote(key) } : undefined;
  return { entity: unquote(entity), key: unquote(key) };
}

/** A quoted token's text; other text as it is. */
export function unquote(text: string): string {
  return /^['"`]/.test(text) ? text.slice(1, -1) : text;
}

/** The field that an identifier means. Throws MLflow's complaint about an entity or a key that there is not. */
export function resolveTarget(
  cursor: Cursor,
  fields: SearchFields,
  { entity, key }: { entity?: string; key: string },
  { position }: Term,
): Target {
  const entityFields = findEntity(fields, entity);
  if (!entityFields) {
    const valid = listNames(fields.entities.map(({ names }) => names[0]));
    throw cursor.complain(`Invalid entity type '${clip(entity ?? "")}'. Valid values are ${valid}`, position);
  }
  const found = findField(entityFields, key);
  if (!found) throw cursor.complain(describeUnknownKey(entityFields, key), position);
  return { entity: entityFields.entity, ...found, entityFields };
}

function describeUnknownKey({ entity, fields }: EntityFields, key: string): string {
  const valid = "byKey" in fields ? Object.keys(fields.byKey) : [];
  return `Invalid ${entity} key '${clip(key)}' specified. Valid keys are ${listNames(valid)}`;
}

/** Names as Python prints a list of them, which is how MLflow's complaints show what is valid. */
export function listNames(names: readonly string[]): string {
  return `[${names.map((name) => `'${name}'`).join(", ")}]`;
}
