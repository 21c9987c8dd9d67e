// Uploads over real connections that break off: nothing of them is ever seen, and nothing of them stays.
import assert from "node:assert/strict";
import { join } from "node:path";
import { openArtifactStore } from "../../../server/artifacts/store.ts";
import { ApiError } from "../../../server/wire/errors.ts";
import { waitUntil } from "../../support/wait.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const HALF = "x".repeat(300_000);

const HEADS = {
  "with a length": `Content-Length: 1000000\r\n\r\n${HALF}`,
  "in chunks": `Transfer-Encoding: chunked\r\n\r\n${HALF.length.toString(16)}\r\n${HALF}\r\n`,
  "in the middle of a chunk": `Transfer-Encoding: chunked\r\n\r\nfffff\r\n${HALF}`,
};

async function listFiles(folder: string): Promise<string[]> {
  const nested = await Array.fromAsync(Deno.readDir(folder), async ({ name, isDirectory }) => {
    const path = join(folder, name);
    return isDirectory ? await listFiles(path) : [path];
  });
  return nested.flat();
}

for (const [how, rest] of Object.entries(HEADS)) {
  Deno.test(`cut upload: 20 at once that are sent ${how} leave nothing, and the older file stays`, async () => {
    const root = await Deno.makeTempDir({ prefix: "kiseki-artifacts-" });
    const options = { artifactsDestination: root, serveArtifacts: true, artifactRoot: "mlflow-artifacts:/" };
    const store = await openArtifactStore({ ...options, maxArtifactSize: 2 ** 30 });
    let answered = 0;
    const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, async (request) => {
      const error = await store.proxied().upload(new URL(request.url).pathname.slice(1), request).catch((error) =>
        error
      );
      if (error instanceof ApiError && error.status === 400) answered++;
      return new Response(null, { status: error instanceof Error ? 400 : 200 });
    });
    try {
      await Deno.writeTextFile(join(root, "older"), "older");
      const upload = async (name: string) => {
        using connection = await Deno.connect({ hostname: "127.0.0.1", port: server.addr.port });
        const writer = connection.writable.getWriter();
        await writer.write(encode(`PUT /${name} HTTP/1.1\r\nHost: localhost\r\n${rest}`));
        await waitUntil(async () => (await listFiles(join(root, ".tmp")).catch(() => [])).length > 0 || answered > 0);
        writer.releaseLock();
      };
      await Promise.all(Array.from({ length: 20 }, (_, index) => upload(index < 2 ? "older" : `dir/new${index}`)));
      await waitUntil(() => answered === 20);
      assert.deepEqual(await listFiles(root), [join(root, "older")]);
      assert.equal(await Deno.readTextFile(join(root, "older")), "older");
      assert.deepEqual(await store.proxied().list("dir"), []);
    } finally {
      await server.shutdown();
      await Deno.remove(root, { recursive: true });
    }
  });
}
