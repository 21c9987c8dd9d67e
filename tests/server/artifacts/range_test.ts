// Which bytes a download sends, and when it need not send any.
import assert from "node:assert/strict";
import { isUnchanged, readRange } from "../../../server/artifacts/range.ts";
import { ApiError } from "../../../server/wire/errors.ts";

const VERSION = { size: 10, etag: '"v1"', modified: new Date("2026-11-21T04:36:00.250Z") };
const MODIFIED = "Sat, 21 Nov 2026 04:36:00 GMT";
const range = (headers: Record<string, string>, version = VERSION) => readRange(new Headers(headers), version);

const RANGES = {
  "bytes=0-0": { start: 0, end: 1 },
  "bytes=2-4": { start: 2, end: 5 },
  "bytes=2-": { start: 2, end: 10 },
  "bytes=-3": { start: 7, end: 10 },
  "bytes=-99": { start: 0, end: 10 },
  "bytes=5-99": { start: 5, end: 10 },
  "Bytes=1-1": { start: 1, end: 2 },
  "bytes=9-": { start: 9, end: 10 },
  "bytes=10-": "none",
  "bytes=99-100": "none",
  "bytes=-0": "none",
  "lines=1-2": undefined,
  "bytes=0-0,2-3": undefined,
};

for (const [header, expected] of Object.entries(RANGES)) {
  Deno.test(`readRange: ${header} of ten bytes is ${JSON.stringify(expected) ?? "the whole file"}`, () => {
    assert.deepEqual(range({ range: header }), expected);
  });
}

Deno.test("readRange: no header asks for the whole file", () => {
  assert.equal(range({}), undefined);
});

Deno.test("readRange: nothing of an empty file can be asked for", () => {
  assert.equal(range({ range: "bytes=0-" }, { ...VERSION, size: 0 }), "none");
});

for (const header of ["bytes=3-1", "bytes=-", "bytes=a-b", "bytes=1", "bytes=1-2-3", "bytes=9999999999999999-"]) {
  Deno.test(`readRange: ${header} is refused`, () => {
    assert.throws(() => range({ range: header }), (error) => error instanceof ApiError && error.status === 400);
  });
}

Deno.test("readRange: a part is only sent of the version that If-Range names", () => {
  const part = { start: 1, end: 3 };
  const asked = { range: "bytes=1-2" };
  assert.deepEqual(range({ ...asked, "if-range": '"v1"' }), part);
  assert.deepEqual(range({ ...asked, "if-range": MODIFIED }), part);
  assert.equal(range({ ...asked, "if-range": '"v0"' }), undefined);
  assert.equal(range({ ...asked, "if-range": 'W/"v1"' }), undefined);
  assert.equal(range({ ...asked, "if-range": "Sat, 21 Nov 2026 04:36:01 GMT" }), undefined);
  assert.equal(range({ ...asked, "if-range": "yesterday" }), undefined);
});

const CONDITIONS: [Record<string, string>, boolean][] = [
  [{}, false],
  [{ "if-none-match": '"v1"' }, true],
  [{ "if-none-match": 'W/"v1"' }, true],
  [{ "if-none-match": '"v0", "v1"' }, true],
  [{ "if-none-match": "*" }, true],
  [{ "if-none-match": '"v0"' }, false],
  [{ "if-modified-since": MODIFIED }, true],
  [{ "if-modified-since": "Sat, 21 Nov 2026 04:35:59 GMT" }, false],
  [{ "if-modified-since": "yesterday" }, false],
  [{ "if-none-match": '"v0"', "if-modified-since": MODIFIED }, false],
];

for (const [headers, expected] of CONDITIONS) {
  Deno.test(`isUnchanged: ${JSON.stringify(headers)} makes it ${expected}`, () => {
    assert.equal(isUnchanged(new Headers(headers), VERSION), expected);
  });
}
