// Protocol JSON in both directions: int64 beyond 2^53, NaN and ±Infinity, and parts that the database has written already.

/** An int64: a number while it is safe (|x| < 2^53), a bigint beyond. */
export type Int64 = number | bigint;

/** A value of type T that is already JSON text; it is spliced into the reply as it is. */
export class JsonText<T> {
  /** Keeps T in the type, so that texts of different messages don't mix. */
  declare readonly message: T;
  constructor(readonly text: string) {}
}

/**
 * Writes a reply. NaN and infinities become the strings of proto3 JSON, bigints their digits, undefined fields nothing.
 * A `JsonText` may stand for a whole reply, for one of its fields, or for an item of a list in a field.
 */
export function writeJson(reply: unknown): string {
  if (reply instanceof JsonText) return reply.text;
  if (!isRecord(reply) || !Object.values(reply).some(holdsText)) return writePlain(reply);
  const fields = Object.entries(reply).filter(([, value]) => value !== undefined);
  return `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${writeField(value)}`).join(",")}}`;
}

const holdsText = (value: unknown) =>
  value instanceof JsonText || (Array.isArray(value) && value[0] instanceof JsonText);

function writeField(value: unknown): string {
  if (Array.isArray(value) && holdsText(value)) return `[${value.map(writeJson).join(",")}]`;
  return value instanceof JsonText ? value.text : writePlain(value);
}

const writePlain = (value: unknown) => JSON.stringify(value, writeSpecial);

/** `JSON.rawJSON` (V8 11.4 on): text that JSON.stringify copies; TypeScript's library does not know it yet. */
const rawJson = (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON;

function writeSpecial(_key: string, value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (typeof value === "bigint") return rawJson(value.toString());
  return value;
}

/** A JSON object, neither null nor a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
