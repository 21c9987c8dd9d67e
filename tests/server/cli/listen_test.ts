// Opening ports, and closing them without dropping what is accepted.
import { ok, strictEqual } from "node:assert/strict";
import { listen } from "../../../server/cli/listen.ts";
import { HAS_IPV6 } from "../../support/ipv6.ts";

const refuse = () => Promise.resolve(new Response("stopping", { status: 503 }));

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A body of ten parts, one each 20 ms. */
function slowBody(): ReadableStream<Uint8Array> {
  let part = 0;
  return new ReadableStream({
    async pull(controller) {
      await wait(20);
      if (part++ < 10) controller.enqueue(new Uint8Array(100));
      else controller.close();
    },
  });
}

Deno.test("listen: a reply that has begun is sent to its end before the port closes", async () => {
  const listening = listen("127.0.0.1", 0, () => Promise.resolve(new Response(slowBody())));
  const url = `http://127.0.0.1:${listening.port}/`;
  const reply = await fetch(url);
  const stopped = listening.stop(refuse, 5_000);
  strictEqual((await reply.arrayBuffer()).byteLength, 1000);
  await stopped;
});

Deno.test("listen: a body that is still arriving is read to its end before the port closes", async () => {
  const listening = listen(
    "127.0.0.1",
    0,
    async (request) => new Response(String((await request.arrayBuffer()).byteLength)),
  );
  const url = `http://127.0.0.1:${listening.port}/`;
  const reply = fetch(url, { method: "POST", body: slowBody() });
  await wait(100);
  const stopped = listening.stop(refuse, 5_000);
  const late = await fetch(url);
  strictEqual(late.status, 503);
  strictEqual(await late.text(), "stopping");
  strictEqual(await (await reply).text(), "1000");
  await stopped;
});

Deno.test(
  "listen: where there is IPv6 localhost is both addresses, and neither is left open",
  { ignore: !HAS_IPV6 },
  async () => {
    const listening = listen("localhost", 0, () => Promise.resolve(new Response("here")));
    for (const host of ["127.0.0.1", "[::1]"]) {
      strictEqual(await (await fetch(`http://${host}:${listening.port}/`)).text(), "here");
    }
    await listening.stop(refuse, 5_000);
    for (const hostname of ["127.0.0.1", "::1"]) {
      const error = await Deno.connect({ hostname, port: listening.port }).then(() => undefined, (error) => error);
      ok(error instanceof Deno.errors.ConnectionRefused);
    }
  },
);
