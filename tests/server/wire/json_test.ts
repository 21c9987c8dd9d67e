// Protocol JSON outwards: exact integers, words for NaN and infinities, text of the database spliced in.
import assert from "node:assert/strict";
import { JsonText, writeJson } from "../../../server/wire/json.ts";

const CASES: [string, unknown, string][] = [
  ["undefined fields are absent", { a: undefined, b: 1 }, '{"b":1}'],
  ["int64 beyond 2^53 keeps its digits", { a: 9223372036854775807n }, '{"a":9223372036854775807}'],
  ["NaN and infinities are strings", { a: [NaN, Infinity, -Infinity] }, '{"a":["NaN","Infinity","-Infinity"]}'],
  ["text of the database is spliced in", { run: new JsonText('{"x":1.50}') }, '{"run":{"x":1.50}}'],
  ["a list of texts", { runs: [new JsonText("1"), new JsonText("2")], token: "t" }, '{"runs":[1,2],"token":"t"}'],
  ["undefined beside text", { runs: [new JsonText("1")], token: undefined }, '{"runs":[1]}'],
  ["a whole reply as text", new JsonText("{}"), "{}"],
  ["an empty reply", {}, "{}"],
];

for (const [sentence, value, expected] of CASES) {
  Deno.test(`writeJson: ${sentence}`, () => assert.equal(writeJson(value), expected));
}
