// From request to plain object: JSON as clients really send it, and nothing else.
import assert from "node:assert/strict";
import { readQuery, readRequest } from "../../../server/http/body.ts";
import { list, string } from "../../../server/wire/fields.ts";

const MAX_BYTES = 1000;
const fields = { a: string, l: list(string) };

function post(body: BodyInit, type: string | null = "application/json"): Promise<Record<string, unknown>> {
  const headers = new Headers(type === null ? {} : { "content-type": type });
  // A text body would bring a type of its own.
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  return readRequest(new Request("http://h/x", { method: "POST", headers, body: bytes }), fields, MAX_BYTES);
}

Deno.test("body: a JSON object, with charset, empty, or encoded twice", async () => {
  assert.deepEqual(await post('{"a":"x"}'), { a: "x" });
  assert.deepEqual(await post('{"a":"x"}', "application/json; charset=utf-8"), { a: "x" });
  assert.deepEqual(await post(""), {});
  assert.deepEqual(await post(JSON.stringify('{"a":"x"}')), { a: "x" });
});

const REFUSED: [string, () => Promise<unknown>, { status: number; code: string }][] = [
  ["broken JSON", () => post('{"a":'), { status: 400, code: "INVALID_PARAMETER_VALUE" }],
  ["a list", () => post("[]"), { status: 400, code: "BAD_REQUEST" }],
  ["a number", () => post("5"), { status: 400, code: "BAD_REQUEST" }],
  ["text after the object", () => post("{} x"), { status: 400, code: "INVALID_PARAMETER_VALUE" }],
  ["invalid UTF-8", () => post(new Uint8Array([0x22, 0xff, 0x22])), { status: 400, code: "BAD_REQUEST" }],
  ["another content type", () => post("{}", "text/plain"), { status: 400, code: "INVALID_PARAMETER_VALUE" }],
  ["no content type", () => post("{}", null), { status: 400, code: "INVALID_PARAMETER_VALUE" }],
  ["a body over the limit", () => post(`{"a":"${"x".repeat(MAX_BYTES)}"}`), { status: 413, code: "BAD_REQUEST" }],
  ["a stream over the limit", () => post(endless()), { status: 413, code: "BAD_REQUEST" }],
];

function endless(): ReadableStream<Uint8Array> {
  return new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(100)) });
}

for (const [sentence, send, expected] of REFUSED) {
  Deno.test(`body: ${sentence} is refused`, async () => {
    await assert.rejects(send, expected);
  });
}

Deno.test("body: HEAD asks as GET does", async () => {
  assert.deepEqual(await readRequest(new Request("http://h/x?a=1", { method: "HEAD" }), fields, MAX_BYTES), { a: "1" });
});

Deno.test("query: a list takes every value of its key, another field the first", () => {
  const message = readQuery("a=1&a=2&l=x&l=y&__proto__=z", fields);
  assert.deepEqual([message["a"], message["l"], Object.getPrototypeOf(message)], ["1", ["x", "y"], Object.prototype]);
});
