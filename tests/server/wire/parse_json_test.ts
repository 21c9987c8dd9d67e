// JSON as clients really send it: exact digits, Python's words, and bounds.
import assert from "node:assert/strict";
import { parseJson } from "../../../server/wire/parse_json.ts";

Deno.test("parseJson: integers keep their digits, and bare NaN and Infinity are the words of proto3", () => {
  assert.deepEqual(parseJson('{"a": 9223372036854775807, "b": 12, "c": 0.1234567890123456789}'), {
    a: 9223372036854775807n,
    b: 12,
    c: 0.1234567890123456789,
  });
  assert.deepEqual(parseJson('{"a": NaN, "b": [-Infinity, Infinity], "c": "NaN and \\"Infinity"}'), {
    a: "NaN",
    b: ["-Infinity", "Infinity"],
    c: 'NaN and "Infinity',
  });
});

Deno.test("parseJson: JSON nested beyond 64 levels is refused, however deep it goes", () => {
  const deep = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
  parseJson(deep(64));
  assert.throws(() => parseJson(deep(65)), { code: "INVALID_PARAMETER_VALUE" });
  assert.throws(() => parseJson(deep(1_000_000)), { code: "INVALID_PARAMETER_VALUE" });
});

Deno.test("parseJson: more than 100,000 values are refused", () => {
  const numbers = (count: number) => `[${Array(count).fill(1).join(",")}]`;
  parseJson(numbers(99_999));
  assert.throws(() => parseJson(numbers(100_000)), { message: "JSON holds more than 100000 values." });
});

Deno.test("parseJson: an integer of many digits is a double, and costs no more than its text", () => {
  assert.deepEqual(parseJson(`{"a": ${"9".repeat(400)}, "b": ${2n ** 63n}}`), { a: Infinity, b: 2n ** 63n });
});

Deno.test("parseJson: broken text with NaN in it is refused in a time that grows with its length", () => {
  const broken = (quotes: number) => `NaN${'\\"'.repeat(quotes)}`;
  // A pattern that looks for the partner of each quote would take minutes.
  assert.throws(() => parseJson(broken(500_000)), { code: "INVALID_PARAMETER_VALUE" });
});
