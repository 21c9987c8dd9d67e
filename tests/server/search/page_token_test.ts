// Page tokens: what is written is read again, and anything else is refused.
import assert from "node:assert/strict";
import fc from "fast-check";
import { readPageToken, writePageToken } from "../../../server/search/page_token.ts";

/** Takes any object for a place. */
const asIs = (object: Record<string, unknown>) => object;
const readOffset = ({ offset }: Record<string, unknown>) => typeof offset === "number" ? offset : undefined;

Deno.test("writePageToken: what is written is read again", () => {
  const value = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.integer(),
    fc.boolean(),
  );
  fc.assert(fc.property(fc.dictionary(fc.constantFrom("offset", "key", "from"), value), (place) => {
    assert.deepEqual({ ...readPageToken(writePageToken(place), asIs) }, { ...place });
  }));
});

Deno.test("writePageToken: a token needs no escape in a query string", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => {
    assert.match(writePageToken({ text }), /^[\w-]+$/);
  }));
});

Deno.test("writePageToken: a long sort key is no trouble", () => {
  const key = "é😀".repeat(65_535);
  assert.deepEqual(readPageToken(writePageToken({ key }), asIs), { key });
});

Deno.test("readPageToken: no token is the first page", () => {
  assert.equal(readPageToken(undefined, asIs), undefined);
  assert.equal(readPageToken("", asIs), undefined);
});

Deno.test("readPageToken: padding may be there", () => {
  assert.equal(readPageToken(btoa('{"offset":2}'), readOffset), 2);
  assert.equal(readPageToken(btoa('{"offset":20}'), readOffset), 20);
});

const BAD_TOKENS: [string, string, string][] = [
  ["what is no base64", "%%%", "could not base64-decode"],
  ["a space", " ", "could not base64-decode"],
  ["base64 with rubbish behind it", `${btoa("{}")}!`, "could not base64-decode"],
  ["bytes that are no JSON", "AAAA", "it is none of this search"],
  ["a JSON number", btoa("5"), "it is none of this search"],
  ["a JSON array", btoa("[]"), "it is none of this search"],
  ["null", btoa("null"), "it is none of this search"],
  ["another search's token", writePageToken({ start: 5 }), "it is none of this search"],
];

for (const [what, token, why] of BAD_TOKENS) {
  Deno.test(`readPageToken: refuses ${what}`, () => {
    const expected = { code: "INVALID_PARAMETER_VALUE", status: 400, message: `Invalid page token, ${why}` };
    assert.throws(() => readPageToken(token, readOffset), expected);
  });
}
