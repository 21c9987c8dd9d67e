// Numbers as a filter writes them: sign, digits, a point, an exponent. No NaN, no Infinity, no hexadecimal.

const NUMBER = /^-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const INTEGER = /^-?\d+$/;

/** The nearest double; ±Infinity beyond its range; undefined if `text` is no number. */
export function readDouble(text: string): number | undefined {
  return NUMBER.test(text) ? Number(text) : undefined;
}

/**
 * A number to compare an int64 with: a bigint where a double would not be exact. Fractions and numbers beyond int64 are
 * doubles, which still compare rightly with every int64. Undefined if `text` is no number.
 */
export function readInteger(text: string): number | bigint | undefined {
  const double = readDouble(text);
  if (double === undefined || Number.isSafeInteger(double) || !INTEGER.test(text)) return double;
  const exact = BigInt(text);
  return BigInt.asIntN(64, exact) === exact ? exact : double;
}
