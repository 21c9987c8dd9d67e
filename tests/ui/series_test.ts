// A metric's points, made ready for drawing and for reading.
import assert from "node:assert/strict";
import { countHidden, describeReduction, describeSeries, lineFrom, rangeOf } from "../../ui/series.ts";
import type { Series } from "../../server/wire/table.ts";

const series = (fields: Partial<Series>): Series => ({
  run_id: "r",
  key: "loss",
  n: 3,
  x: [0, 1, 2],
  last: [1, 2, 3],
  ...fields,
});

Deno.test("lineFrom: what is not finite leaves a gap", () => {
  const { last } = lineFrom(series({ last: ["NaN", 2, 1.7976931348623157e308] }), false);
  assert.deepEqual(last, [null, 2, null]);
});

Deno.test("lineFrom: a log axis leaves gaps at zero and below", () => {
  assert.deepEqual(lineFrom(series({ last: [0, -1, 3] }), true).last, [null, null, 3]);
});

Deno.test("lineFrom: buckets keep their extremes, and steps beyond 2^53 become numbers", () => {
  const line = lineFrom(series({ x: [1, 2n ** 60n], last: [1, 2], min: [0, 1], max: [5, 2] }), false);
  assert.deepEqual(line, { x: [1, 2 ** 60], last: [1, 2], min: [0, 1], max: [5, 2] });
});

Deno.test("rangeOf: a spike inside of a bucket counts", () => {
  assert.deepEqual(rangeOf(series({ min: [-4, 1, 1], max: [9, 2, 3] })), { min: -4, max: 9 });
});

Deno.test("rangeOf: without a finite value there is no range", () => {
  assert.equal(rangeOf(series({ last: ["NaN", "NaN", "NaN"] })), undefined);
});

Deno.test("describeSeries: one sentence with count, range and last value", () => {
  assert.equal(describeSeries(series({ n: 1200 })), "loss: 1,200 points, from 1 to 3, last 3.");
  assert.equal(describeSeries(series({ last: ["NaN"], n: 1 })), "loss: 1 point, last NaN.");
  assert.equal(describeSeries(series({ x: [], last: [], n: 0 })), "loss: no points.");
});

Deno.test("countHidden: values that can't be drawn are counted", () => {
  assert.equal(countHidden(series({ last: ["NaN", 1, -1.7976931348623157e308] })), 2);
});

Deno.test("describeReduction: only reduced series have one", () => {
  assert.equal(describeReduction(series({})), undefined);
  assert.equal(describeReduction(series({ n: 300, min: [1], max: [2] })), "min–max of about 100 points per pixel");
});
