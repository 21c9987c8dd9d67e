// Filters cut into words, operators and quoted texts, and what cannot be cut.
import assert from "node:assert/strict";
import fc from "fast-check";
import { scan } from "../../../server/search/scanner.ts";
import { ApiError } from "../../../server/wire/errors.ts";

const TOKENS: [string, string[]][] = [
  ["", []],
  [" \t\n\u00a0", []],
  ["metrics.loss>=-0.1", ["word metrics.loss", "operator >=", "word -0.1"]],
  ["a = 'b c'", ["word a", "operator =", "quoted 'b c'"]],
  ["a='b'c='d'", ["word a", "operator =", "quoted 'b'", "word c", "operator =", "quoted 'd'"]],
  ['tags.`a b` = "c\'d"', ["word tags.", "quoted `a b`", "operator =", 'quoted "c\'d"']],
  ["a IN ('x','y',)", [
    "word a",
    "word IN",
    "punctuation (",
    "quoted 'x'",
    "punctuation ,",
    "quoted 'y'",
    "punctuation ,",
    "punctuation )",
  ]],
  ["'' '''' 'a''b'", ["quoted ''", "quoted ''''", "quoted 'a''b'"]],
  ["'\\' x", ["quoted '\\'", "word x"]],
  ["a !==~ b;", ["word a", "operator !==~", "word b", "punctuation ;"]],
  ["日本 😀", ["word 日本", "word 😀"]],
];

for (const [text, tokens] of TOKENS) {
  Deno.test(`scan: ${JSON.stringify(text)}`, () => {
    const found = scan(text, "filter").map(({ kind, text }) => `${kind} ${text}`);
    assert.deepEqual(found, [...tokens, "end "]);
  });
}

Deno.test("scan: between the tokens there is nothing but space", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "'b'", '"', "`", " ", "=", "(", ",", ".", "\n", "é")), (parts) => {
      const text = parts.join("");
      try {
        let end = 0;
        for (const token of scan(text, "filter")) {
          assert.equal(text.slice(end, token.position).trim(), "");
          assert.equal(text.slice(token.position, token.position + token.text.length), token.text);
          end = token.position + token.text.length;
        }
        assert.equal(end, text.length);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
      }
    }),
  );
});
