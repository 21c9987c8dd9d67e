// Values in expected replies that no test can know beforehand: they are matched by kind.
import { isDeepStrictEqual } from "node:util";
import { isObject, type Json, parseJson } from "./json.ts";

/** A value that is right when it is of this kind. `name` stands in the difference that a failing test prints. */
export type Kind = { kind: string; matches: (value: Json) => boolean };

/** An expected reply: JSON, with kinds in the places of values that differ from time to time. */
export type Expected = null | boolean | number | bigint | string | Kind | Expected[] | { [key: string]: Expected };

const kind = (name: string, matches: Kind["matches"]): Kind => ({ kind: name, matches });
const text = (name: string, pattern: RegExp) => kind(name, (value) => typeof value === "string" && pattern.test(value));

/** A time in ms since the epoch, within the last ten minutes. */
export const TIME = kind(
  "a time just now",
  (value) => typeof value === "number" && Math.abs(Date.now() - value) < 600_000,
);

/** A new run's id. */
export const RUN_ID = text("a run id", /^[0-9a-f]{32}$/);

/** The artifact folder of a new run in experiment 1. */
export const ARTIFACT_URI = text("a run's artifact_uri", /^mlflow-artifacts:\/1\/[0-9a-f]{32}\/artifacts$/);

/** The name that a server makes up for a run. */
export const RUN_NAME = text("adjective-noun-number", /^[a-z]+-[a-z]+-\d{1,4}$/);

/** A page token; what is in it is the server's affair. */
export const PAGE_TOKEN = text("a page token", /^.+$/);

/** A sentence of which only these words are fixed. */
export const saying = (words: string): Kind =>
  kind(`… ${words} …`, (value) => typeof value === "string" && value.includes(words));

/** A complaint about a filter or an ordering; ours adds its place in the text: ` (at character 1: "foo")`. */
export const pointing = (complaint: string): Kind =>
  kind(
    `${complaint} (at character …)`,
    (value) => typeof value === "string" && value.replace(/ \(at character \d+: ".*"\)$/s, "") === complaint,
  );

/** A text that is this value as JSON, however it is spaced and ordered. */
export const jsonOf = (expected: Json): Kind =>
  kind(
    `JSON of ${JSON.stringify(expected)}`,
    (value) => typeof value === "string" && isDeepStrictEqual(parseJson(value), expected),
  );

/**
 * The expected reply as it would be if every kind had matched: a matched kind becomes the actual value, another one its
 * description. So one deep comparison, and a difference that can be read, covers both.
 */
export function resolveKinds(expected: Expected, actual: Json | undefined): Json {
  if (isKind(expected)) return actual !== undefined && expected.matches(actual) ? actual : `(${expected.kind})`;
  if (Array.isArray(expected)) {
    return sortKeyed(expected).map((item, index) =>
      resolveKinds(item, Array.isArray(actual) ? actual[index] : undefined)
    );
  }
  if (typeof expected !== "object" || expected === null) return expected;
  const fields = Object.entries(expected);
  return Object.fromEntries(
    fields.map(([key, value]) => [key, resolveKinds(value, isObject(actual) ? actual[key] : undefined)]),
  );
}

/** A list of items with keys that all differ is a map written as a list; a history has one key many times and keeps its order. */
export function sortKeyed<T extends Expected>(items: readonly T[]): T[] {
  const keys = items.map(keyOf);
  const isMap = keys.every((key) => key !== undefined) && new Set(keys).size === keys.length;
  return isMap ? items.toSorted((a, b) => (keyOf(a) ?? "") < (keyOf(b) ?? "") ? -1 : 1) : [...items];
}

function keyOf(item: Expected): string | undefined {
  return typeof item === "object" && item !== null && "key" in item && typeof item.key === "string"
    ? item.key
    : undefined;
}

function isKind(value: Expected): value is Kind {
  return typeof value === "object" && value !== null && "matches" in value && typeof value.matches === "function";
}
