// JSON inwards: as clients really write it, without losing digits, and bounded in depth and size.
import { ApiError, invalid } from "./errors.ts";
import { MAX_JSON_DEPTH, MAX_JSON_VALUES } from "./limits.ts";

/**
 * Parses JSON without losing digits: integers beyond 2^53 become bigints. The bare words NaN and Infinity, which Python's json
 * module writes though they are not JSON, are read as the strings of proto3 JSON. Throws 400 for broken JSON, and for more than
 * any message of the protocol has: 64 levels, 100,000 values.
 */
export function parseJson(text: string): unknown {
  try {
    return parseExact(text);
  } catch (cause) {
    if (cause instanceof ApiError) throw cause;
    const quoted = /NaN|Infinity/.test(text) ? quoteBareWords(text) : text;
    if (quoted === text) throw brokenJson(cause);
    return parseQuoted(quoted);
  }
}

function parseQuoted(text: string): unknown {
  try {
    return parseExact(text);
  } catch (cause) {
    throw cause instanceof ApiError ? cause : brokenJson(cause);
  }
}

function brokenJson(cause: unknown): ApiError {
  const why = cause instanceof Error ? cause.message.slice(0, 200) : "unreadable";
  return Object.assign(invalid(`The request's body is not valid JSON: ${why}`), { cause });
}

type Reviver = (this: unknown, key: string, value: unknown, context?: { source?: string }) => unknown;

/** Twenty digits are enough for every int64; longer integers are read as doubles, which no int64 field takes. */
const INTEGER = /^-?\d{1,20}$/;

/** A reviver makes parsing ten times slower, so it only looks where a double may have lost digits. */
function parseExact(text: string): unknown {
  const value = JSON.parse(text);
  const survey = new Survey();
  survey.walk(value, 0);
  const keepDigits: Reviver = (_key, value, context) => {
    const source = context?.source;
    const exact = typeof value !== "number" || Number.isSafeInteger(value) || !source || !INTEGER.test(source);
    return exact ? value : BigInt(source);
  };
  return survey.mayHaveLostDigits ? JSON.parse(text, keepDigits) : value;
}

/** Refuses JSON that nests deeper or holds more than any message, so that whatever walks it later may recurse and take its time. */
class Survey {
  mayHaveLostDigits = false;
  #values = 0;

  walk(value: unknown, depth: number): void {
    if (++this.#values > MAX_JSON_VALUES) throw invalid(`JSON holds more than ${MAX_JSON_VALUES} values.`);
    if (typeof value === "number") this.mayHaveLostDigits ||= Number.isInteger(value) && !Number.isSafeInteger(value);
    if (typeof value !== "object" || value === null) return;
    if (depth >= MAX_JSON_DEPTH) throw invalid(`JSON nests deeper than ${MAX_JSON_DEPTH} levels.`);
    if (Array.isArray(value)) { for (const item of value) this.walk(item, depth + 1); }
    else for (const name in value) this.walk(Reflect.get(value, name), depth + 1);
  }
}

/** A string that does not end is taken to the end of the text: looking for each such quote's partner would take quadratic time. */
const quoteBareWords = (text: string) =>
  text.replace(
    /"[^"\\]*(?:\\.[^"\\]*)*"?|-?\bInfinity\b|\bNaN\b/gs,
    (match) => match.startsWith('"') ? match : `"${match}"`,
  );
