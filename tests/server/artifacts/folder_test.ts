// Downloads and uploads as replies: every header of a file, and what the store tells about sizes.
import assert from "node:assert/strict";
import { openFolder } from "../../../server/artifacts/file.ts";
import { ArtifactFolder } from "../../../server/artifacts/folder.ts";
import { safePath } from "../../../server/artifacts/path.ts";
import { ApiError } from "../../../server/wire/errors.ts";

/** A folder `run` in a new store that holds `a.txt` with ten bytes and the empty file `empty.bin`. */
async function withFolder(work: (folder: ArtifactFolder) => Promise<void>) {
  const root = await Deno.makeTempDir({ prefix: "kiseki-artifacts-" });
  try {
    const folder = new ArtifactFolder(await openFolder(root, 2 ** 20), safePath("run"));
    await folder.upload("a.txt", upload("0123456789"));
    await folder.upload("empty.bin", upload(""));
    await work(folder);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

const upload = (body: string, headers: HeadersInit = {}) =>
  new Request("http://localhost/", { method: "PUT", body, headers });
const ask = (headers: HeadersInit = {}, method = "GET") => new Request("http://localhost/", { method, headers });

const ETAG = /^"[0-9a-f]+-a-[0-9a-f]+"$/;
const HTTP_DATE = /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/;

/** The headers, with those that differ from time to time replaced when they look right. */
function headersOf({ headers }: Response) {
  const { etag = "", "last-modified": modified = "", ...others } = Object.fromEntries(headers);
  return { ...others, ...ETAG.test(etag) && { etag: "ok" }, ...HTTP_DATE.test(modified) && { "last-modified": "ok" } };
}

const FILE_HEADERS = {
  "accept-ranges": "bytes",
  "cache-control": "no-cache",
  "content-disposition": "attachment; filename=a.txt",
  "content-security-policy": "sandbox; default-src 'none'",
  "content-type": "text/plain",
  "etag": "ok",
  "last-modified": "ok",
  "x-content-type-options": "nosniff",
};

Deno.test("download: a whole file, with all that keeps it inert", () =>
  withFolder(async (folder) => {
    const response = await folder.download("a.txt", ask());
    assert.equal(response.status, 200);
    assert.deepEqual(headersOf(response), { ...FILE_HEADERS, "content-length": "10" });
    assert.equal(await response.text(), "0123456789");
  }));

Deno.test("download: HEAD has the headers of GET and no body, also when it asks for a part", () =>
  withFolder(async (folder) => {
    const response = await folder.download("a.txt", ask({ range: "bytes=1-2" }, "HEAD"));
    assert.equal(response.status, 200);
    assert.deepEqual(headersOf(response), { ...FILE_HEADERS, "content-length": "10" });
    assert.equal(response.body, null);
  }));

Deno.test("download: a part says which one it is", () =>
  withFolder(async (folder) => {
    const response = await folder.download("a.txt", ask({ range: "bytes=2-4" }));
    assert.equal(response.status, 206);
    const part = { "content-length": "3", "content-range": "bytes 2-4/10" };
    assert.deepEqual(headersOf(response), { ...FILE_HEADERS, ...part });
    assert.equal(await response.text(), "234");
  }));

Deno.test("download: a part beyond the end is 416 and says how long the file is", () =>
  withFolder(async (folder) => {
    const response = await folder.download("a.txt", ask({ range: "bytes=10-" }));
    assert.equal(response.status, 416);
    assert.equal(response.headers.get("content-range"), "bytes */10");
    assert.equal(response.headers.get("content-type"), null);
  }));

Deno.test(
  "download: a Range that is none is refused, and the file closed",
  { sanitizeResources: true },
  () =>
    withFolder(async (folder) => {
      await assert.rejects(folder.download("a.txt", ask({ range: "bytes=5-4" })), ApiError);
    }),
);

Deno.test("download: what the client has already is 304", () =>
  withFolder(async (folder) => {
    const etag = (await folder.download("a.txt", ask({}, "HEAD"))).headers.get("etag") ?? "";
    const response = await folder.download("a.txt", ask({ "if-none-match": etag }));
    assert.equal(response.status, 304);
    assert.equal(response.body, null);
    await folder.upload("a.txt", upload("9876543210"));
    const changed = await folder.download("a.txt", ask({ "if-none-match": etag }));
    assert.equal(await changed.text(), "9876543210");
  }));

Deno.test("download: an empty file is 200 with a length of 0", () =>
  withFolder(async (folder) => {
    const response = await folder.download("empty.bin", ask());
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("content-length"), "0");
    assert.equal(await response.text(), "");
  }));

Deno.test("upload: the size is told, and a length that is not kept is refused", () =>
  withFolder(async (folder) => {
    assert.equal(await folder.upload("b", upload("hello")), 5);
    await assert.rejects(folder.upload("b", upload("hello", { "content-length": "6" })), ApiError);
  }));

Deno.test("a folder of one run leads to no other", () =>
  withFolder(async (folder) => {
    for (const path of ["../other/x", "%2e%2e/x", "/etc/passwd", "..", "", "."]) {
      const attempts = [
        folder.download(path, ask()),
        folder.upload(path, upload("x")),
        folder.remove(path),
        ...path === "" ? [] : [folder.list(path)],
      ];
      for (const attempt of attempts) {
        await assert.rejects(attempt, (error) => error instanceof ApiError && error.status === 400, path);
      }
    }
  }));

Deno.test("list: sorted by name, with paths from the folder on", () =>
  withFolder(async (folder) => {
    await folder.upload("sub/b", upload("b"));
    await folder.upload("sub/a/c", upload("c"));
    assert.deepEqual(await folder.list("sub"), [
      { path: "sub/a", is_dir: true },
      { path: "sub/b", is_dir: false, file_size: 1 },
    ]);
    assert.deepEqual((await folder.list("")).map(({ path }) => path), ["a.txt", "empty.bin", "sub"]);
  }));
