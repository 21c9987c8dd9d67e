// How the pages' files are served: caching, compression, policy, prefix.
import assert from "node:assert/strict";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { createPages } from "../../../server/http/pages.ts";

const pages = createPages({ staticPrefix: "", frameAncestors: "'self' http://localhost:*" });
const prefixed = createPages({ staticPrefix: "/lab/ml", frameAncestors: "" });

const ask = (path: string, headers: Record<string, string> = {}, handler = pages, method = "GET") =>
  handler(new Request(`http://localhost${path}`, { headers, method }));

async function index(headers: Record<string, string> = {}): Promise<Response> {
  return await ask("/", headers) ?? assert.fail("there is no index");
}

/** The path of the main script, taken from index.html. */
async function scriptPath(): Promise<string> {
  return /src="(assets\/main-[^"]+)"/.exec(await (await index()).text())?.[1] ??
    assert.fail("index.html names no script");
}

Deno.test("pages: index.html has its policy and is asked for each time", async () => {
  const { headers, status } = await index();
  assert.equal(status, 200);
  assert.equal(headers.get("content-type"), "text/html; charset=utf-8");
  assert.equal(headers.get("cache-control"), "no-cache");
  const policy = headers.get("content-security-policy") ?? "";
  assert.match(policy, /script-src 'self'; /);
  assert.match(policy, /frame-ancestors 'self' http:\/\/localhost:\*$/);
});

Deno.test("pages: when anybody may frame them the policy says nothing about it", async () => {
  const answer = await ask("/", {}, prefixed);
  assert.doesNotMatch(answer?.headers.get("content-security-policy") ?? "", /frame-ancestors/);
});

Deno.test("pages: hashed files are kept for ever", async () => {
  const answer = await ask(`/${await scriptPath()}`);
  assert.equal(answer?.headers.get("cache-control"), "public, max-age=31536000, immutable");
  assert.equal(answer?.headers.get("content-type"), "text/javascript; charset=utf-8");
});

Deno.test("pages: brotli goes before gzip, and what is refused is not sent", async () => {
  const plain = new Uint8Array(await (await index()).arrayBuffer());
  const brotli = await index({ "accept-encoding": "gzip, deflate, br" });
  assert.equal(brotli.headers.get("content-encoding"), "br");
  assert.deepEqual(new Uint8Array(brotliDecompressSync(await brotli.arrayBuffer())), plain);
  const gzip = await index({ "accept-encoding": "br;q=0, gzip;q=0.5" });
  assert.equal(gzip.headers.get("content-encoding"), "gzip");
  assert.deepEqual(new Uint8Array(gunzipSync(await gzip.arrayBuffer())), plain);
  assert.equal((await index({ "accept-encoding": "zstd" })).headers.get("content-encoding"), null);
});

Deno.test("pages: a browser that has the file gets 304", async () => {
  const etag = (await index()).headers.get("etag") ?? "";
  const again = await index({ "if-none-match": `"other", W/${etag}` });
  assert.deepEqual([again.status, await again.text(), again.headers.get("etag")], [304, "", etag]);
  const compressed = await index({ "if-none-match": etag, "accept-encoding": "br" });
  assert.equal(compressed.status, 200);
});

Deno.test("pages: HEAD tells the length without the body", async () => {
  const head = await ask("/", {}, pages, "HEAD");
  const body = await (await index()).arrayBuffer();
  assert.equal(head?.headers.get("content-length"), String(body.byteLength));
  assert.equal((await head?.arrayBuffer())?.byteLength, 0);
});

Deno.test("pages: below a prefix, and without it, the same files are there; the bare prefix gets its slash", async () => {
  const path = await scriptPath();
  assert.equal((await ask("/lab/ml/", {}, prefixed))?.status, 200);
  assert.equal((await ask("/", {}, prefixed))?.status, 200);
  assert.equal((await ask(`/lab/ml/${path}`, {}, prefixed))?.status, 200);
  const bare = await ask("/lab/ml", {}, prefixed);
  assert.deepEqual([bare?.status, bare?.headers.get("location")], [308, "/lab/ml/"]);
});

Deno.test("pages: other paths and methods are not theirs", async () => {
  const paths = [
    "/x",
    "/assets/",
    "/assets/none.js",
    "/assets/../index.html.bak",
    "/assets/%2e%2e/deno.json",
    "/dist/index.html",
    "/main.ts",
  ];
  for (const path of paths) assert.equal(await ask(path), undefined, path);
  assert.equal(await ask("/", {}, pages, "POST"), undefined);
});
