// Numbers, times, durations and sizes as people read them.
import assert from "node:assert/strict";
import {
  formatAge,
  formatBytes,
  formatCount,
  formatDuration,
  formatExact,
  formatNumber,
  formatPlural,
  formatTime,
  formatTimeExact,
} from "../../ui/format.ts";
import type { Numeric } from "../../ui/json.ts";

const NUMBERS: [Numeric, string][] = [
  [0, "0"],
  [-0.5, "-0.5"],
  [0.1 + 0.2, "0.3"],
  [0.931274, "0.93127"],
  [123.456789, "123.46"],
  [12345.678, "12345.68"],
  [1_000_000, "1000000"],
  [123_456_789_012, "1.235e11"],
  [1e21, "1e21"],
  [0.000012345, "1.234e-5"],
  [-2.5e-10, "-2.5e-10"],
  [5e-324, "4.941e-324"],
  ["NaN", "NaN"],
  ["Infinity", "∞"],
  ["-Infinity", "−∞"],
  [1.7976931348623157e308, "∞"],
  [-1.7976931348623157e308, "−∞"],
  [9223372036854775807n, "9223372036854775807"],
];
for (const [value, text] of NUMBERS) {
  Deno.test(`formatNumber: ${value}${typeof value === "bigint" ? "n" : ""} is ${text}`, () => {
    assert.equal(formatNumber(value), text);
  });
}

Deno.test("formatExact: all digits are kept", () => {
  assert.equal(formatExact(0.1 + 0.2), "0.30000000000000004");
  assert.equal(formatExact(9007199254740993n), "9007199254740993");
  assert.equal(formatExact("NaN"), "NaN");
});

const DURATIONS: [number, string][] = [
  [-5, "0 ms"],
  [0, "0 ms"],
  [340.4, "340 ms"],
  [12_400, "12.4 s"],
  [59_990, "60 s"],
  [200_000, "3 m 20 s"],
  [7_500_000, "2 h 5 m"],
  [349_200_000, "4 d 1 h"],
];
for (const [ms, text] of DURATIONS) {
  Deno.test(`formatDuration: ${ms} ms is ${text}`, () => assert.equal(formatDuration(ms), text));
}

Deno.test("formatTime: a time is written in the reader's zone, to the minute or to the millisecond", () => {
  const time = new Date(2026, 10, 21, 9, 5, 7, 42).getTime();
  assert.equal(formatTime(time), "2026-11-21 09:05");
  assert.match(formatTimeExact(time), /^2026-11-21 09:05:07\.042 [+−]\d\d:\d\d$/);
});

Deno.test("formatTime: a time beyond the calendar is its number", () => {
  assert.equal(formatTime(9e15), "9000000000000000");
  assert.equal(formatTimeExact(9e15), "9000000000000000");
});

Deno.test("formatAge: the largest unit counts", () => {
  const ages = [30_000, 300_000, 10_800_000, 1_036_800_000].map((age) => formatAge(2e9 - age, 2e9));
  assert.deepEqual(ages, ["just now", "5 min ago", "3 h ago", "12 d ago"]);
});

Deno.test("formatBytes: sizes go in thousands", () => {
  assert.deepEqual([0, 512, 4_200_000, 1.5e15].map(formatBytes), ["0 B", "512 B", "4.2 MB", "1500 TB"]);
});

Deno.test("formatCount and formatPlural: thousands are set apart, nouns follow the count", () => {
  assert.equal(formatCount(100_000), "100,000");
  assert.deepEqual([0, 1, 2_000].map((count) => formatPlural(count, "run")), ["0 runs", "1 run", "2,000 runs"]);
});
