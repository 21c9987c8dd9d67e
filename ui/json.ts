// Reads the server's JSON without losing digits: JavaScript's numbers are exact only up to 2^53, steps and ids go to 2^63.

/** A number as it may arrive: int64 beyond 2^53 as a bigint; NaN, Infinity and -Infinity as words. */
export type Numeric = number | bigint | string;

const LONG_INTEGER = /\d{16}/;
const INTEGER = /^-?\d+$/;

/**
 * Parses JSON; integers that a number can't hold exactly become bigints. Throws SyntaxError.
 * What comes out has no known type: the form of an answer is the server's promise and is not checked again in the page.
 */
export function parseJson(text: string) {
  // The slower way with a function for each value is only taken where a long integer may be.
  return LONG_INTEGER.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
}

/** `source` is the text of the value; browsers before 2025 don't tell it, and keep the nearest number. */
function keepDigits(_key: string, value: unknown, { source }: { source?: string } = {}): unknown {
  const isExact = typeof value !== "number" || Number.isSafeInteger(value);
  return isExact || source === undefined || !INTEGER.test(source) ? value : BigInt(source);
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** The same JSON with one value a line and every number as it was written. Throws SyntaxError. */
export function indentJson(text: string): string {
  JSON.parse(text);
  let depth = 0;
  let result = "";
  for (const [token] of text.matchAll(TOKEN)) {
    const closes = token === "}" || token === "]";
    if (closes) depth--;
    const opened = /[{[]$/.test(result);
    // Between two brackets that hold nothing there is no line either.
    if (closes ? !opened : opened) result += lineBreak(depth);
    result += token === ":" ? ": " : token;
    if (token === "{" || token === "[") depth++;
    if (token === ",") result += lineBreak(depth);
  }
  return result;
}

const lineBreak = (depth: number) => "\n" + "  ".repeat(depth);
