// The columns of a runs table: their names in addresses, and their packed cells.
import assert from "node:assert/strict";
import { packTimes } from "../../server/wire/table.ts";
import { columnFrom, quoteColumn, titleOf, unpackColumn } from "../../ui/columns.ts";
import { parseJson } from "../../ui/json.ts";

Deno.test("unpackColumn: values stay as they are", () => {
  assert.deepEqual(unpackColumn({ values: [1, null, "NaN"] }), [1, null, "NaN"]);
});

Deno.test("unpackColumn: codes become the texts of the dictionary", () => {
  assert.deepEqual(unpackColumn({ dictionary: ["adam", "sgd"], codes: [1, null, 0, 1] }), ["sgd", null, "adam", "sgd"]);
});

Deno.test("unpackColumn: deltas add up, and an absent time leaves the sum as it was", () => {
  assert.deepEqual(unpackColumn({ first: 1000, deltas: [0, 5, null, -10] }), [1000, 1005, null, 995]);
});

Deno.test("unpackColumn: times beyond 2^53 are numbers, though JSON has them as bigints", () => {
  const times = [1.7e18, null, 1.8e18, 1.8e18];
  assert.deepEqual(unpackColumn(parseJson(JSON.stringify(packTimes(times)))), times);
});

const NAMES: [string, string | undefined][] = [
  ["metrics.loss", "metrics.loss"],
  ["metrics.`val/loss`", "metrics.val/loss"],
  ['params."a b"', "params.a b"],
  ["`parameters`.`lr`", "params.lr"],
  ["tags.mlflow.user", "tags.mlflow.user"],
  ["attributes.start_time", "attributes.start_time"],
  ["attributes.`Created`", "attributes.start_time"],
  ["attributes.`Source`", "tags.mlflow.source.name"],
  ["status", "attributes.status"],
  ["attributes.constructor", undefined],
  ["attributes.nothing", undefined],
  ["datasets.name", undefined],
  ["", undefined],
];
for (const [text, name] of NAMES) {
  Deno.test(`columnFrom: ${text || "an empty text"} is ${name ?? "no column"}`, () =>
    assert.equal(columnFrom(text), name));
}

Deno.test("quoteColumn: keys stand between backticks, attributes do not", () => {
  assert.equal(quoteColumn("metrics.val/loss"), "metrics.`val/loss`");
  assert.equal(quoteColumn("attributes.start_time"), "attributes.start_time");
});

Deno.test("titleOf: attributes have words, keys their own name", () => {
  assert.equal(titleOf("attributes.start_time"), "Created");
  assert.equal(titleOf("tags.mlflow.user"), "mlflow.user");
});
