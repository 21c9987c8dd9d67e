// The store in a folder: a file is whole or absent, nothing outside is touched, and what fails leaves nothing behind.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Backend, Upload } from "../../../server/artifacts/backend.ts";
import { writeError } from "../../../server/artifacts/disk.ts";
import { openFolder } from "../../../server/artifacts/file.ts";
import { safeFolder, safePath } from "../../../server/artifacts/path.ts";
import { receive } from "../../../server/artifacts/receive.ts";
import { ApiError } from "../../../server/wire/errors.ts";

const MAX_BYTES = 8 * 2 ** 20;
const DAY_MS = 24 * 60 * 60 * 1000;

/** A store in a folder `store` of its own, with room beside it that is none of the store's. */
async function withStore(work: (store: Backend, root: string, outside: string) => Promise<void>) {
  const folder = await Deno.makeTempDir({ prefix: "kiseki-artifacts-" });
  const root = join(folder, "store");
  const outside = join(folder, "outside");
  await Deno.mkdir(outside);
  try {
    await work(await openFolder(root, MAX_BYTES), root, outside);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const bodyOf = (...parts: (string | Uint8Array)[]) => ReadableStream.from(parts.map(bytesOf));
const bytesOf = (part: string | Uint8Array) => typeof part === "string" ? new TextEncoder().encode(part) : part;

const put = (store: Backend, path: string, content: string | Uint8Array, announced: Omit<Upload, "body"> = {}) =>
  store.put(safePath(path), { body: bodyOf(content), ...announced });

async function open(store: Backend, path: string) {
  const file = await store.open(safePath(path));
  assert(file !== undefined && file !== "folder", path);
  return file;
}

async function read(store: Backend, path: string, start = 0, end?: number): Promise<Uint8Array> {
  const file = await open(store, path);
  return await new Response(file.read(start, end ?? file.size)).bytes();
}

const readText = async (store: Backend, path: string) => new TextDecoder().decode(await read(store, path));

const names = async (store: Backend, path: string) =>
  (await store.list(safeFolder(path))).map(({ name }) => name).toSorted();

const hidden = (root: string) => Array.fromAsync(Deno.readDir(join(root, ".tmp")), (entry) => entry.name);

const isRefused = (status: number) => (error: unknown) => error instanceof ApiError && error.status === status;

/** Runs something that has to fail, and makes sure that it changed nothing that anybody sees. */
async function assertNothingStored(store: Backend, root: string, failing: Promise<unknown>, status: number) {
  await assert.rejects(failing, isRefused(status));
  assert.deepEqual(await names(store, ""), []);
  assert.deepEqual(await hidden(root), []);
}

Deno.test("put: what was stored is read back, in folders that are made on the way", () =>
  withStore(async (store) => {
    assert.equal(await put(store, "1/run/artifacts/dir/a.txt", "hello"), 5);
    assert.equal(await readText(store, "1/run/artifacts/dir/a.txt"), "hello");
  }));

Deno.test("put: an empty body is an empty file", () =>
  withStore(async (store) => {
    assert.equal(await store.put(safePath("a"), { body: null, length: 0 }), 0);
    assert.equal((await read(store, "a")).length, 0);
    assert.deepEqual(await store.list(""), [{ name: "a", size: 0 }]);
  }));

Deno.test("put: a body of many blocks keeps every byte in its place", () =>
  withStore(async (store) => {
    const content = new Uint8Array(3 * 2 ** 20 + 17).map((_, index) => index * 31 % 251);
    await put(store, "a", content, { length: content.length, md5: createHash("md5").update(content).digest("base64") });
    assert.deepEqual(await read(store, "a"), content);
  }));

Deno.test("put: a body that breaks off leaves nothing", () =>
  withStore(async (store, root) => {
    const body = ReadableStream.from((async function* () {
      yield bytesOf("half");
      await Promise.resolve();
      throw new Error("connection reset");
    })());
    await assertNothingStored(store, root, store.put(safePath("a/b"), { body }), 400);
  }));

Deno.test("put: a body that is shorter or longer than its Content-Length leaves nothing", () =>
  withStore(async (store, root) => {
    await assertNothingStored(store, root, put(store, "a", "four", { length: 5 }), 400);
    await assertNothingStored(store, root, put(store, "a", "four", { length: 3 }), 400);
  }));

Deno.test("put: a body that doesn't match its Content-MD5 leaves nothing", () =>
  withStore(async (store, root) => {
    await assertNothingStored(store, root, put(store, "a", "hello", { md5: "AAAAAAAAAAAAAAAAAAAAAA==" }), 400);
    await put(store, "a", "hello", { md5: "XUFAKrxLKna5cZ2REBfFkg==" });
  }));

Deno.test("put: a body over the limit is refused, before it is read when it says its length", () =>
  withStore(async (store, root) => {
    const large = new Uint8Array(MAX_BYTES + 1);
    await assertNothingStored(store, root, put(store, "a", large), 413);
    await assertNothingStored(store, root, store.put(safePath("a"), { body: null, length: MAX_BYTES + 1 }), 413);
  }));

Deno.test("put: a refused upload leaves the older file as it was", () =>
  withStore(async (store) => {
    await put(store, "a", "old");
    await assert.rejects(put(store, "a", "new", { length: 99 }), isRefused(400));
    assert.equal(await readText(store, "a"), "old");
  }));

Deno.test("put: while an upload goes on, readers see the older file, then the new one", () =>
  withStore(async (store) => {
    await put(store, "a", "old");
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const upload = store.put(safePath("a"), { body: readable });
    const writer = writable.getWriter();
    await writer.write(bytesOf("new "));
    assert.equal(await readText(store, "a"), "old");
    await writer.write(bytesOf("content"));
    await writer.close();
    await upload;
    assert.equal(await readText(store, "a"), "new content");
  }));

Deno.test("put: of uploads to one key at once, one is there afterwards, whole", () =>
  withStore(async (store, root) => {
    const contents = Array.from({ length: 20 }, (_, index) => String.fromCharCode(97 + index).repeat(200_000));
    await Promise.all(contents.map((content) => put(store, "dir/a", content)));
    assert(contents.includes(await readText(store, "dir/a")));
    assert.deepEqual(await hidden(root), []);
  }));

Deno.test("put: a folder is not replaced by a file", () =>
  withStore(async (store) => {
    await put(store, "dir/a", "x");
    await assert.rejects(put(store, "dir", "y"), isRefused(400));
    assert.deepEqual(await names(store, "dir"), ["a"]);
  }));

Deno.test("put: nothing is stored below a file", () =>
  withStore(async (store) => {
    await put(store, "a", "x");
    await assert.rejects(put(store, "a/b", "y"), isRefused(400));
    await assert.rejects(put(store, "a/b/c/d", "y"), isRefused(400));
    assert.equal(await readText(store, "a"), "x");
  }));

const linuxOnly = { ignore: Deno.build.os !== "linux" };

Deno.test("put: a full disk is told as 507, and no defect as the caller's", linuxOnly, async () => {
  // /dev/full refuses every write as a full disk does.
  using file = await Deno.open("/dev/full", { write: true });
  const error = await receive({ body: bodyOf("x") }, file, MAX_BYTES).catch((error) => writeError(error, "dir/a"));
  assert(error instanceof ApiError);
  assert.deepEqual([error.status, error.code], [507, "RESOURCE_LIMIT_EXCEEDED"]);
  assert(error.cause instanceof Error);
  const defect = new Error("other");
  assert.equal(writeError(defect, "dir/a"), defect);
});

Deno.test("open: what isn't there is nothing, also below a file; a folder says so", () =>
  withStore(async (store) => {
    await put(store, "dir/a", "x");
    assert.equal(await store.open(safePath("b")), undefined);
    assert.equal(await store.open(safePath("dir/a/b")), undefined);
    assert.equal(await store.open(safePath("dir")), "folder");
  }));

Deno.test("read: a part is exactly that part", () =>
  withStore(async (store) => {
    await put(store, "a", "0123456789");
    assert.equal(new TextDecoder().decode(await read(store, "a", 2, 5)), "234");
    assert.equal(new TextDecoder().decode(await read(store, "a", 9, 10)), "9");
  }));

Deno.test("read: an open file stays the version that it was", () =>
  withStore(async (store) => {
    await put(store, "a", "old");
    const file = await open(store, "a");
    await put(store, "a", "newer");
    assert.equal(await new Response(file.read(0, file.size)).text(), "old");
  }));

Deno.test(
  "read: a file is closed at its end, when a download is given up, and unread",
  { sanitizeResources: true },
  () =>
    withStore(async (store) => {
      await put(store, "a", new Uint8Array(2 ** 20));
      await read(store, "a");
      await read(store, "a", 5, 5);
      const reader = (await open(store, "a")).read(0, 2 ** 20).getReader();
      await reader.read();
      await reader.cancel();
      (await open(store, "a")).close();
    }),
);

Deno.test("read: a file that was cut meanwhile breaks the stream instead of ending it early", () =>
  withStore(async (store, root) => {
    await put(store, "a", "0123456789");
    const file = await open(store, "a");
    await Deno.truncate(join(root, "a"), 4);
    await assert.rejects(new Response(file.read(0, file.size)).text(), /ended 6 bytes early/);
  }));

Deno.test("etag: a version has another one than the version before, even of the same size within the same moment", () =>
  withStore(async (store) => {
    let before = "";
    for (const content of ["a", "b", "c", "d"]) {
      await put(store, "x", content);
      const file = await open(store, "x");
      file.close();
      assert.match(file.etag, /^"[0-9a-f-]+"$/);
      assert.notEqual(file.etag, before);
      before = file.etag;
    }
  }));

Deno.test("list: files with their sizes, folders without, and nothing for files and what isn't there", () =>
  withStore(async (store) => {
    await put(store, "dir/a", "12345");
    await put(store, "dir/sub/b", "");
    const entries = (await store.list(safeFolder("dir"))).toSorted((a, b) => a.name < b.name ? -1 : 1);
    assert.deepEqual(entries, [{ name: "a", size: 5 }, { name: "sub" }]);
    assert.deepEqual(await store.list(safeFolder("dir/a")), []);
    assert.deepEqual(await store.list(safeFolder("dir/a/x")), []);
    assert.deepEqual(await store.list(safeFolder("none")), []);
  }));

Deno.test("list: every file of a large folder is there, the hidden folder is not", () =>
  withStore(async (store, root) => {
    await Deno.mkdir(join(root, ".tmp"));
    const files = Array.from({ length: 300 }, (_, index) => `f${1000 + index}`);
    for (const file of files) await Deno.writeTextFile(join(root, file), "x");
    assert.deepEqual(await names(store, ""), files);
  }));

Deno.test("remove: a file goes, the folder around it stays", () =>
  withStore(async (store) => {
    await put(store, "dir/sub/a", "x");
    await store.remove(safePath("dir/sub/a"));
    assert.deepEqual(await store.list(safeFolder("dir/sub")), []);
    assert.deepEqual(await names(store, "dir"), ["sub"]);
  }));

Deno.test("remove: a folder goes with all that is in it, and what isn't there is gone already", () =>
  withStore(async (store, root) => {
    await put(store, "dir/sub/a", "x");
    await put(store, "other", "x");
    await store.remove(safePath("dir"));
    await store.remove(safePath("dir"));
    await store.remove(safePath("none/x"));
    assert.deepEqual(await names(store, ""), ["other"]);
    assert.deepEqual(await hidden(root), []);
  }));

const links = { ignore: Deno.build.os === "windows" };

Deno.test(
  "links: one that points out of the store is neither read, listed, written nor removed through",
  links,
  () =>
    withStore(async (store, root, outside) => {
      await Deno.writeTextFile(join(outside, "secret"), "secret");
      await Deno.symlink(outside, join(root, "out"));
      await Deno.symlink(join(outside, "secret"), join(root, "file"));
      await put(store, "a", "x");
      const attempts = [
        () => store.open(safePath("out/secret")),
        () => store.open(safePath("file")),
        () => store.open(safePath("out")),
        () => store.list(safeFolder("out")),
        () => put(store, "out/new", "x"),
        () => put(store, "out/deep/er/new", "x"),
        () => store.remove(safePath("out/secret")),
        () => store.remove(safePath("out")),
        () => store.remove(safePath("file")),
      ];
      for (const attempt of attempts) await assert.rejects(attempt, isRefused(400), String(attempt));
      assert.deepEqual(await names(store, ""), ["a"]);
      assert.deepEqual(await Array.fromAsync(Deno.readDir(outside), ({ name }) => name), ["secret"]);
      assert.equal(await Deno.readTextFile(join(outside, "secret")), "secret");
    }),
);

Deno.test(
  "links: an upload replaces a link and leaves alone what it pointed to",
  links,
  () =>
    withStore(async (store, root, outside) => {
      await Deno.writeTextFile(join(outside, "secret"), "secret");
      await Deno.symlink(join(outside, "secret"), join(root, "file"));
      await put(store, "file", "mine");
      assert.equal(await readText(store, "file"), "mine");
      assert.equal(await Deno.readTextFile(join(outside, "secret")), "secret");
    }),
);

Deno.test(
  "links: one that points to nothing is nothing, and nothing is stored through it",
  links,
  () =>
    withStore(async (store, root, outside) => {
      await Deno.symlink(join(outside, "none"), join(root, "dangling"));
      await Deno.symlink("loop", join(root, "loop"));
      for (const name of ["dangling", "loop"]) {
        assert.equal(await store.open(safePath(name)), undefined);
        await assert.rejects(put(store, `${name}/x`, "x"), isRefused(400));
      }
      assert.deepEqual(await names(store, ""), []);
      assert.deepEqual(await Array.fromAsync(Deno.readDir(outside)), []);
    }),
);

Deno.test(
  "links: one that stays inside is followed, and removed without what it points to",
  links,
  () =>
    withStore(async (store, root) => {
      await put(store, "dir/a", "x");
      await Deno.symlink("dir", join(root, "link"));
      assert.equal(await readText(store, "link/a"), "x");
      assert.deepEqual(await names(store, ""), ["dir", "link"]);
      await store.remove(safePath("link"));
      assert.equal(await readText(store, "dir/a"), "x");
      assert.deepEqual(await names(store, ""), ["dir"]);
    }),
);

Deno.test(
  "links: removing a folder does not follow the links in it",
  links,
  () =>
    withStore(async (store, root, outside) => {
      await Deno.writeTextFile(join(outside, "secret"), "secret");
      await put(store, "dir/a", "x");
      await Deno.symlink(outside, join(root, "dir", "out"));
      await store.remove(safePath("dir"));
      assert.equal(await Deno.readTextFile(join(outside, "secret")), "secret");
    }),
);

Deno.test("links: the store's own folder may be one", links, () =>
  withStore(async (_store, root, outside) => {
    await Deno.symlink(outside, `${root}-link`);
    const store = await openFolder(`${root}-link`, MAX_BYTES);
    await put(store, "dir/a", "x");
    assert.equal(await readText(store, "dir/a"), "x");
  }));

Deno.test("openFolder: what uploads left over a day ago is removed, newer and foreign things are not", () =>
  withStore(async (_store, root) => {
    const hiddenFolder = join(root, ".tmp");
    await Deno.mkdir(hiddenFolder);
    const [old, recent] = [crypto.randomUUID(), crypto.randomUUID()];
    for (const name of [old, recent, "not-ours"]) await Deno.writeTextFile(join(hiddenFolder, name), "x");
    const before = (Date.now() - DAY_MS - 60_000) / 1000;
    for (const name of [old, "not-ours"]) await Deno.utime(join(hiddenFolder, name), before, before);
    await openFolder(root, MAX_BYTES);
    assert.deepEqual((await hidden(root)).toSorted(), [recent, "not-ours"].toSorted());
  }));

Deno.test("openFolder: a file where the folder should be is told in one sentence", () =>
  withStore(async (_store, root) => {
    await Deno.writeTextFile(join(root, "file"), "x");
    await assert.rejects(openFolder(join(root, "file"), MAX_BYTES), /^Error: Cannot keep artifacts in ".*file": /);
  }));
