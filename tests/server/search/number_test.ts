// Numbers of the search grammar: as doubles for metrics, and as exact integers for what an int64 is compared with.
import assert from "node:assert/strict";
import { readDouble, readInteger } from "../../../server/search/number.ts";

/** Text, what it is as a double, what it is to compare an int64 with. */
const NUMBERS: [string, number, number | bigint][] = [
  ["0", 0, 0],
  ["-5", -5, -5],
  ["007", 7, 7],
  ["1.", 1, 1],
  ["-.5", -0.5, -0.5],
  ["1e3", 1000, 1000],
  ["1.5E-3", 0.0015, 0.0015],
  ["1e309", Infinity, Infinity],
  ["-1e309", -Infinity, -Infinity],
  ["9007199254740991", 2 ** 53 - 1, 2 ** 53 - 1],
  ["9007199254740993", 2 ** 53, 9007199254740993n],
  ["-9007199254740993", -(2 ** 53), -9007199254740993n],
  ["9223372036854775807", 2 ** 63, 9223372036854775807n],
  ["-9223372036854775808", -(2 ** 63), -9223372036854775808n],
  ["9223372036854775808", 2 ** 63, 2 ** 63],
  ["9007199254740993.0", 2 ** 53, 2 ** 53],
];
const NO_NUMBERS = [
  "",
  "-",
  ".",
  "-.",
  "+1",
  "--1",
  "1e",
  "e5",
  "0x10",
  "1_000",
  "1,5",
  "1.2.3",
  "NaN",
  "Infinity",
  "1 2",
  "٣",
  "'1'",
];

for (const [text, double, integer] of NUMBERS) {
  Deno.test(`readDouble, readInteger: "${text}"`, () => {
    assert.deepEqual([readDouble(text), readInteger(text)], [double, integer]);
  });
}

Deno.test("readDouble, readInteger: nothing else is a number", () => {
  for (const text of NO_NUMBERS) {
    assert.deepEqual([text, readDouble(text), readInteger(text)], [text, undefined, undefined]);
  }
});
