// The order_by list of a search request. Each item is `identifier [ASC | DESC]`, ascending if it does not say.
import { invalid } from "../wire/errors.ts";
import { Cursor } from "./cursor.ts";
import type { SearchFields } from "./fields.ts";
import { listNames, readTerm, resolveTarget, splitIdentifier } from "./identifier.ts";
import { clip, type SearchTextError } from "./text_error.ts";
import type { OrderBy } from "./tree.ts";

/** The most keys to sort by: each may be a join, of which SQLite has 64. */
export const MAX_ORDER_BY = 20;

/**
 * What to sort by, most important first; no two items name the same key. Throws 400 for what is no ordering, and for a
 * key named twice where the resource refuses that (MLflow answers 500, which its clients repeat for minutes).
 */
export function parseOrderBy(list: readonly string[], fields: SearchFields): OrderBy[] {
  if (list.length > MAX_ORDER_BY) throw invalid(`Invalid order_by: more than ${MAX_ORDER_BY} keys`);
  const items = list.map((text) => parseItem(text, fields));
  const distinct = items.filter((item, index) => items.findIndex((other) => isSameKey(item, other)) === index);
  if (distinct.length < items.length && fields.repeatedOrder === "refused") {
    throw invalid(`\`order_by\` contains duplicate fields: ${listNames(list.map((text) => clip(text)))}`);
  }
  return distinct;
}

const isSameKey = (a: OrderBy, b: OrderBy) => a.entity === b.entity && a.key === b.key;

function parseItem(text: string, fields: SearchFields): OrderBy {
  const cursor = new Cursor(text, "order_by");
  const term = readTerm(cursor);
  const identifier = splitIdentifier(term);
  if (!identifier || isDirection(term)) throw complainOfItem(cursor, term.position);
  const ascending = readDirection(cursor);
  const { entity, key, field } = resolveTarget(cursor, fields, identifier, term);
  if (!field.sortable) {
    throw cursor.complain(`Invalid identifier type '${entity}': it cannot be sorted by`, term.position);
  }
  return { entity, key, ascending };
}

const isDirection = (token?: { text: string }) => /^(ASC|DESC)$/i.test(token?.text ?? "");

function readDirection(cursor: Cursor): boolean {
  const ascending = cursor.take("ASC") || !cursor.take("DESC");
  const { kind, position } = cursor.peek();
  if (kind === "end") return ascending;
  if (kind === "word" && cursor.peek(1).kind === "end" && !isDirection(cursor.previous())) {
    throw cursor.complain(`Invalid ordering key in order_by clause '${clip(cursor.text)}'.`, position);
  }
  throw complainOfItem(cursor, position);
}

function complainOfItem(cursor: Cursor, position: number): SearchTextError {
  return cursor.complain(`Invalid order_by clause '${clip(cursor.text)}'. Could not be parsed.`, position);
}
