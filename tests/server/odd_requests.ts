// Odd requests for a declared endpoint: wrong types, missing fields, extremes, odd texts, broken JSON, made by fast-check.
import fc from "fast-check";
import type { Endpoint } from "../../server/http/endpoint.ts";
import type { Ask } from "../support/http.ts";

/** Ids that requests may name: some that exist, so that not every request fails at its first check. */
export type Known = { run_ids: string[]; experiment_ids: string[] };

/** What a declaration says of a field, as JSON schema. */
type Schema = { type?: unknown; enum?: unknown; items?: unknown; properties?: unknown };

/** Requests for the endpoint: by body, by query, or with a body that is no message at all. */
export function oddRequests(endpoint: Endpoint, known: Known): fc.Arbitrary<Ask> {
  const fields = Object.entries(endpoint.request).map((
    [name, field],
  ) => [name, fieldValues(name, field.schema, known)]);
  const messages = fc.record(Object.fromEntries(fields), { requiredKeys: [] });
  const methods = fc.constantFrom(...endpoint.methods);
  return fc.tuple(methods, messages, brokenBodies, fc.nat(9), oddTexts).map(([method, message, broken, dice, path]) => {
    const ask = { method, path: pathOf(endpoint, path) };
    if (method === "GET" || method === "HEAD" || method === "DELETE") {
      return { ...ask, path: `${ask.path}?${queryOf(message)}` };
    }
    const body = dice === 0 ? broken : writeOdd(message);
    return { ...ask, body, headers: { "content-type": dice === 1 ? "text/plain" : "application/json" } };
  });
}

const ODD_TEXTS = [
  ...[
    "",
    " ",
    "0",
    "x",
    "a/b",
    "../x",
    "a//b",
    "/etc/passwd",
    "..%2f..%2fx",
    "%2e%2e/%2e%2e/x",
    "C:/x",
    "a\\b",
    "a#b",
    "file:///x",
  ],
  ...[
    "\0",
    "a\0b",
    "\ud800",
    "\u{1f600}",
    "ｘ",
    "a\u0301",
    "\u202e",
    "\n",
    "'",
    '"',
    "`",
    "';--",
    "%",
    "_",
    "*",
    "null",
    "NaN",
  ],
  ...[
    "eyJvZmZzZXQiOiAxfQ==",
    "eyJvZmZzZXQiOiAtMX0=",
    "W10=",
    "{}",
    "[]",
    "1=1",
    "metrics.x > 1",
    "NOT (((",
    "tags.`a",
    "a' OR '1'='1",
  ],
  ...["x".repeat(251), "x".repeat(501), "軌".repeat(3000), "x".repeat(70_000)],
];
const oddTexts = fc.oneof(fc.constantFrom(...ODD_TEXTS), fc.string(), fc.string({ unit: "binary" }));

/** A number that is written with digits that JavaScript would lose. */
class Digits {
  constructor(readonly digits: string) {}
}

const ODD_NUMBERS = [
  "0",
  "-0",
  "1",
  "-1",
  "1.0",
  "1.5",
  "1e3",
  "1e400",
  "-1e400",
  "NaN",
  "Infinity",
  "50001",
  "9007199254740993",
]
  .concat(["9223372036854775807", "9223372036854775808", "-9223372036854775809", "1e-400", "0.1", "2147483648"])
  .map((digits) => new Digits(digits));
const oddNumbers = fc.oneof(fc.constantFrom(...ODD_NUMBERS), fc.integer(), fc.double());

/** Values of every type, fitting or not. */
const anything: fc.Arbitrary<unknown> = fc.oneof(
  oddTexts,
  oddNumbers,
  fc.constantFrom(null, true, false, [], {}, [[]], [null], { a: 1 }),
  fc.jsonValue(),
);

/** Values for a field: mostly of its kind, so that deeper checks are reached too. */
function fieldValues(name: string, schema: Schema, known: Known): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 4, arbitrary: fitting(name, schema, known) }, { weight: 1, arbitrary: anything });
}

function fitting(name: string, schema: Schema, known: Known): fc.Arbitrary<unknown> {
  if (/^run_(id|uuid)s?$/.test(name) && schema.type === "string") return fc.constantFrom(...known.run_ids);
  if (/^experiment_ids?$/.test(name) && schema.type === "string") return fc.constantFrom(...known.experiment_ids);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  if (schema.type === "array" && isSchema(schema.items)) {
    return fc.array(fieldValues(name, schema.items, known), { maxLength: 4 });
  }
  if (schema.type === "object" && isSchema(schema.properties)) {
    const fields = Object.entries(schema.properties).filter((entry): entry is [string, Schema] => isSchema(entry[1]));
    return fc.record(Object.fromEntries(fields.map(([inner, one]) => [inner, fieldValues(inner, one, known)])), {
      requiredKeys: [],
    });
  }
  if (schema.type === "integer" || schema.type === "number") return fc.oneof(fc.nat(100), oddNumbers);
  return fc.oneof(fc.constantFrom("k", "a", "v"), oddTexts);
}

const isSchema = (value: unknown): value is Schema => typeof value === "object" && value !== null;

const brokenBodies = fc.constantFrom(
  ...[
    "",
    "{",
    "[",
    "[]",
    "null",
    "0",
    '"x"',
    "{]",
    '{"a":}',
    "{'a': 1}",
    "NaN",
    "\ufeff{}",
    "{}{}",
    '"{"',
    '"{}"',
    "\0",
    '{"a": "\\ud800"}',
  ],
  ...[
    '{"run_id": 1, "runId": 2}',
    '{"__proto__": {"run_id": "x"}}',
    "[".repeat(20_000),
    '{"a":'.repeat(20_000),
    `"${"x".repeat(100_000)}"`,
  ],
);

/** JSON text, with the digits of `Digits` as they are. */
function writeOdd(value: unknown): string {
  if (value instanceof Digits) return value.digits;
  if (Array.isArray(value)) return `[${value.map(writeOdd).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  return `{${Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}:${writeOdd(one)}`).join(",")}}`;
}

function queryOf(message: Record<string, unknown>): string {
  const pairs = Object.entries(message).flatMap(([name, value]) => [value].flat().map((one) => [name, plain(one)]));
  return new URLSearchParams(pairs).toString();
}

const plain = (value: unknown) => typeof value === "string" ? value : writeOdd(value);

function pathOf({ bare, version, path }: Endpoint, text: string): string {
  const filled = path.replace(
    /\{\w+(:path)?\}/g,
    encodeURI(text.toWellFormed()).replace(/[?#]/g, encodeURIComponent) || "x",
  );
  return bare ? filled : `/api/${version}${filled}`;
}
