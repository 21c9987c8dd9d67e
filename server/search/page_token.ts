// The page token: where the next page starts, as base64 of a small JSON object. Opaque to clients, checked when it returns.
import { Buffer } from "node:buffer";
import { type ApiError, invalid } from "../wire/errors.ts";
import { isRecord } from "../wire/json.ts";

/** What a token may hold: an offset, or the sort keys of the last row. An int64 that may pass 2^53 is held as a string. */
export type PagePlace = Record<string, Scalar | Scalar[]>;
type Scalar = string | number | boolean | null;

/** The token for a place. It has only characters that need no escape in a query string. */
export function writePageToken(place: PagePlace): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/**
 * The place that `writePageToken` was given; undefined for an absent or empty token, which mean the first page.
 * `read` picks what it knows out of the token's object and returns undefined if that is no place of its kind, since
 * anybody can make a token. Throws 400 for what is no token of this search.
 */
export function readPageToken<Place>(
  token: string | undefined,
  read: (object: Record<string, unknown>) => Place | undefined,
): Place | undefined {
  if (!token) return undefined;
  const bytes = Buffer.from(token, "base64url");
  if (bytes.toString("base64url") !== token.replace(/={1,2}$/, "")) throw refuse("could not base64-decode");
  const object = parseJson(bytes.toString());
  const place = isRecord(object) ? read(object) : undefined;
  if (place === undefined) throw refuse("it is none of this search");
  return place;
}

/** An int64 that a token holds as a string; undefined for anything else. */
export function readInt64(text: unknown): bigint | undefined {
  if (typeof text !== "string" || !/^-?\d{1,19}$/.test(text)) return undefined;
  const number = BigInt(text);
  return BigInt.asIntN(64, number) === number ? number : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** MLflow's words for a bad token, up to the comma. */
function refuse(why: string): ApiError {
  return invalid(`Invalid page token, ${why}`);
}
