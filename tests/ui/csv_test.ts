// Comma- and tab-separated text to rows.
import assert from "node:assert/strict";
import { parseCsv } from "../../ui/csv.ts";

const CASES: [string, string, string[][]][] = [
  ["plain rows", "a,b\n1,2\n", [["a", "b"], ["1", "2"]]],
  ["no line end at the end", "a,b\n1,2", [["a", "b"], ["1", "2"]]],
  ["line ends of Windows", "a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]],
  ["quoted separators, line ends and quotes", '"a,b","c\nd","say ""hi"""\n', [["a,b", "c\nd", 'say "hi"']]],
  ["empty fields", ",\n,,\n", [["", ""], ["", "", ""]]],
  ["a separator at the end", "a,", [["a", ""]]],
  ["a quote that is not closed", '"abc', [["abc"]]],
  ["a byte order mark", "\ufeffa\n1\n", [["a"], ["1"]]],
  ["nothing", "", []],
];
for (const [what, text, rows] of CASES) {
  Deno.test(`parseCsv: ${what}`, () => assert.deepEqual(parseCsv(text, ",", 100), rows));
}

Deno.test("parseCsv: tabs separate, commas don't", () => {
  assert.deepEqual(parseCsv("a,b\tc\n", "\t", 10), [["a,b", "c"]]);
});

Deno.test("parseCsv: no more rows than asked for", () => {
  assert.equal(parseCsv("1\n".repeat(1_000), ",", 3).length, 3);
});
