// Reads JSON for the tests without losing digits: integers beyond 2^53 become bigints.

/** What JSON can hold, with bigints for integers that a number cannot hold exactly. */
export type Json = null | boolean | number | bigint | string | Json[] | { [key: string]: Json };

/** What TypeScript's library does not know of JSON.parse yet: the reviver's third argument. */
type Reviver = (this: unknown, key: string, value: Json, context?: { source?: string }) => Json;
const parseWithSource: (text: string, reviver: Reviver) => Json = JSON.parse;

/** Parses JSON text. Throws SyntaxError, also for the bare words NaN and Infinity. */
export function parseJson(text: string): Json {
  return parseWithSource(text, (_key, value, context) => exactInteger(value, context?.source ?? ""));
}

function exactInteger(value: Json, source: string): Json {
  const isUnsafe = typeof value === "number" && !Number.isSafeInteger(value) && /^-?\d+$/.test(source);
  return isUnsafe ? BigInt(source) : value;
}

/** A JSON object, neither null nor a list. */
export function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value at a path of names; undefined when there is none. */
export const at = (value: Json | undefined, ...path: string[]): Json | undefined =>
  path.reduce<Json | undefined>((inner, name) => isObject(inner) ? inner[name] : undefined, value);

/** The value at a path, as text. */
export const textAt = (value: Json | undefined, ...path: string[]): string => String(at(value, ...path));

/** The list at a path; empty when there is none, as the protocol leaves out empty lists. */
export function listAt(value: Json | undefined, ...path: string[]): Json[] {
  const list = at(value, ...path);
  return Array.isArray(list) ? list : [];
}
