// The kinds of field that a declaration is made of, and the reader that turns a JSON object into a typed message.
//
// The order of a declaration's fields is the order of the complaints, whose wording is MLflow's: clients and their
// tests compare it. Unknown fields are ignored, null counts as absent, names may be snake_case or camelCase.
import { invalid } from "./errors.ts";
import { type Int64, isRecord } from "./json.ts";
import { pythonJson, pythonType } from "./python.ts";

/** Where a value stands in a request. Made for every field of every item, so its text is only written for a complaint. */
export class Place {
  constructor(readonly name: string | number, readonly within?: Place) {}

  /** `metrics[0].key` */
  get path(): string {
    const { name, within } = this;
    if (typeof name === "number") return `${within?.path ?? ""}[${name}]`;
    return within === undefined ? name : `${within.path}.${name}`;
  }
}

/** How one field is read. */
export type Kind<T> = {
  read(value: unknown, place: Place): T;
  /** For the OpenAPI document. */
  schema: Record<string, unknown>;
  required: boolean;
  /** An older name that is read when the field itself is absent (`run_uuid`). */
  alias?: string;
  /** What an absent field reads as. */
  fallback?: T;
  /** A query string repeats the key of such a field. */
  list?: boolean;
};

/** A field that must be there. */
export type Required<T> = Kind<T> & { required: true };
/** A field that reads as its fallback when absent. */
export type Defaulted<T> = Kind<T> & { fallback: T };
/** A message's declaration: its fields by name. */
// deno-lint-ignore no-explicit-any -- a Kind<unknown> would not accept a Kind<string>: `fallback` stands on both sides
export type Fields = Record<string, Kind<any>>;

type Value<K> = K extends Kind<infer T> ? T : never;
type Present<F extends Fields> = {
  [N in keyof F]: F[N] extends { required: true } ? N : F[N] extends { fallback: Value<F[N]> } ? N : never;
}[keyof F];

/** The typed message of a declaration: optional fields may be undefined. */
export type Message<F extends Fields> =
  & { [N in Present<F>]: Value<F[N]> }
  & { [N in Exclude<keyof F, Present<F>>]?: Value<F[N]> };

const SEE_DOCS = "See the API docs for more information about request parameters.";

/** MLflow's complaint about a required field that is absent or empty. */
export const missingValue = ({ path }: Place) => invalid(`Missing value for required parameter '${path}'. ${SEE_DOCS}`);

/** MLflow's complaint about a value that does not fit; `reason` follows it, where there is one. */
export const invalidValue = ({ path }: { path: string }, value: unknown, reason?: string) =>
  invalid(`Invalid value ${pythonJson(value)} for parameter '${path}' supplied${reason ? `: ${reason}` : "."}`);

/** MLflow's complaint about a value of another type. */
const wrongType = (place: Place, value: unknown) =>
  invalidValue(place, value, ` Hint: Value was of type '${pythonType(value)}'. ${SEE_DOCS}`);

function kind<T>(schema: Record<string, unknown>, read: (value: unknown, place: Place) => T): Kind<T> {
  return { read, schema, required: false };
}

/** Text. NUL (which cuts text in the database) and lone surrogates (which change there) are refused. */
export const string = kind({ type: "string" }, (value, place) => {
  if (typeof value !== "string") throw wrongType(place, value);
  if (value.includes("\0") || !value.isWellFormed()) {
    throw invalidValue(place, value, "Text may hold neither NUL characters nor lone surrogates.");
  }
  return value;
});

const MIN_INT64 = -(2n ** 63n);
const MAX_INT64 = 2n ** 63n - 1n;

/** An int64: a number, or its digits as text (client 1.20); integral floats count. */
export const int64 = kind<Int64>({ type: "integer", format: "int64" }, (value, place) => {
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  const exact = toBigInt(value);
  if (exact === undefined || exact < MIN_INT64 || exact > MAX_INT64) throw wrongType(place, value);
  const number = Number(exact);
  return Number.isSafeInteger(number) ? number : exact;
});

function toBigInt(value: unknown): bigint | undefined {
  if (typeof value === "bigint") return value;
  if (typeof value === "number") return Number.isInteger(value) ? BigInt(value) : undefined;
  return typeof value === "string" && /^-?\d{1,20}$/.test(value) ? BigInt(value) : undefined;
}

/** An int32, as a number or text. */
export const int32 = kind({ type: "integer", format: "int32" }, (value, place) => {
  const number = Number(int64.read(value, place));
  if (number < -(2 ** 31) || number >= 2 ** 31) throw wrongType(place, value);
  return number;
});

const DOUBLE_WORDS = new Map([["NaN", NaN], ["Infinity", Infinity], ["-Infinity", -Infinity]]);

/** A double: a number, its text, or the words of proto3 JSON for NaN and ±Infinity. */
export const double = kind({ type: "number" }, (value, place) => {
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "string") {
    const number = DOUBLE_WORDS.get(value) ?? (/^-?[\d.]+(e[+-]?\d+)?$/i.test(value) ? Number(value) : NaN);
    if (!Number.isNaN(number) || value === "NaN") return number;
  }
  throw wrongType(place, value);
});

/** One of the names of a protocol enum; its number is accepted too. */
export function enumOf<N extends string>(numbers: Readonly<Record<N, number>>): Kind<N> {
  const names = new Map<unknown, N>();
  for (const name in numbers) names.set(name, name).set(numbers[name], name).set(String(numbers[name]), name);
  return kind({ type: "string", enum: Object.keys(numbers) }, (value, place) => {
    const name = names.get(value);
    if (name === undefined) throw invalidValue(place, value, `Valid values are ${Object.keys(numbers).join(", ")}.`);
    return name;
  });
}

/** A list. `limit` looks at the number of items before they are read. Absent reads as []. */
export function list<T>(item: Kind<T>, limit?: (length: number) => void): Defaulted<T[]> {
  const read = (value: unknown, place: Place) => {
    if (!Array.isArray(value)) throw wrongType(place, value);
    limit?.(value.length);
    return value.map((one, index) => item.read(one, new Place(index, place)));
  };
  return { ...kind({ type: "array", items: item.schema }, read), fallback: [], list: true };
}

/** A message inside a message. */
export function message<F extends Fields>(fields: F): Kind<Message<F>> {
  const read = messageReader(fields);
  return kind(schemaOf(fields), (value, place) => {
    if (!isRecord(value)) throw wrongType(place, value);
    return read(value, place);
  });
}

/** A reply's field that only documents itself; replies are written, not read. */
export function reply<T>(schema: Record<string, unknown>): Kind<T> {
  return kind(schema, () => {
    throw new Error("a reply's field is not read");
  });
}

/** The field must be there; "" counts as absent, as in proto2. */
export const required = <T>(field: Kind<T>): Required<T> => ({ ...field, required: true });

/** The field reads as `fallback` when absent. */
export const defaulted = <T>(field: Kind<T>, fallback: T): Defaulted<T> => ({ ...field, fallback });

/** The field goes by an older name too. */
export const alsoCalled = <K extends Kind<unknown>>(field: K, alias: string): K => ({ ...field, alias });

/** The field, with a rule on its value: `check` returns what is kept, or throws. */
export function checked<T, U>(field: Kind<T>, check: (value: T, place: Place) => U): Kind<U> {
  return kind(field.schema, (value, place) => check(field.read(value, place), place));
}

/** The JSON schema of a declaration, for the OpenAPI document. */
export function schemaOf(fields: Fields): Record<string, unknown> {
  const names = Object.keys(fields);
  return {
    type: "object",
    properties: Object.fromEntries(names.map((name) => [name, fields[name]?.schema])),
    required: names.filter((name) => fields[name]?.required),
  };
}

type Reader<F extends Fields> = (source: Record<string, unknown>, within?: Place) => Message<F>;

/** Makes the reader of a declaration: once for each, since it runs for every item of every batch. */
export function messageReader<F extends Fields>(fields: F): Reader<F> {
  const rows = Object.entries(fields).map(([name, field]) => ({ name, field, camel: camelCase(name) }));
  return (source, within) => {
    const result: Record<string, unknown> = {};
    for (const { name, field, camel } of rows) {
      let value = source[name];
      if (camel !== name && source[camel] !== undefined) {
        if (value !== undefined) throw bothNames(name, camel);
        value = source[camel];
      }
      if (field.alias !== undefined && (value === undefined || value === null || value === "")) {
        value = source[field.alias] ?? value;
      }
      if (value === undefined || value === null || (field.required && value === "")) {
        if (field.required) throw missingValue(new Place(name, within));
        if (field.fallback !== undefined) result[name] = field.fallback;
      } else result[name] = field.read(value, new Place(name, within));
    }
    return result as Message<F>;
  };
}

const camelCase = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const bothNames = (name: string, camel: string) =>
  invalid(`Request specifies both '${name}' and '${camel}'; provide only one of them.`);
