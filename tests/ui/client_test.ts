// The page's client against a real server that misbehaves on demand.
import assert from "node:assert/strict";
import { CallError, createClient } from "../../ui/client.ts";

type Handler = (request: Request) => Response | Promise<Response>;

async function withServer(handler: Handler, work: (base: string) => Promise<void>): Promise<void> {
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, handler);
  try {
    await work(`http://127.0.0.1:${server.addr.port}/prefix/`);
  } finally {
    await server.shutdown();
  }
}

const failure = async (call: Promise<unknown>): Promise<CallError> => {
  try {
    await call;
  } catch (error) {
    if (error instanceof CallError) return error;
    throw error;
  }
  return assert.fail("it did not fail");
};

Deno.test("client: a GET goes below the page's folder, with the fields that are given", async () => {
  await withServer(
    (request) => Response.json({ url: new URL(request.url).pathname + new URL(request.url).search }),
    async (base) => {
      const { url } = await createClient(base).json<{ url: string }>({
        path: "api/x",
        query: { a: "1 & 2", b: undefined },
      });
      assert.equal(url, "/prefix/api/x?a=1+%26+2");
    },
  );
});

Deno.test("client: a body is sent as JSON", async () => {
  const echo: Handler = async (request) =>
    Response.json([request.method, request.headers.get("content-type"), await request.json()]);
  await withServer(echo, async (base) => {
    const answer = await createClient(base).json({ path: "api/x", body: { name: "ü" } });
    assert.deepEqual(answer, ["POST", "application/json", { name: "ü" }]);
  });
});

Deno.test("client: the protocol's error keeps code, message, status and position", async () => {
  const body = { error_code: "INVALID_PARAMETER_VALUE", message: "no", position: 4 };
  await withServer(() => Response.json(body, { status: 400 }), async (base) => {
    const { error_code, message, status, position } = await failure(createClient(base).json({ path: "x" }));
    assert.deepEqual({ error_code, message, position, status }, { ...body, status: 400 });
  });
});

Deno.test("client: an error page of a proxy is a failure too", async () => {
  await withServer(() => new Response("<h1>Bad gateway</h1>", { status: 502 }), async (base) => {
    const error = await failure(createClient(base).json({ path: "x" }));
    assert.deepEqual([error.error_code, error.message, error.status], ["HTTP_502", "<h1>Bad gateway</h1>", 502]);
  });
});

Deno.test("client: an answer that is not JSON is a failure", async () => {
  await withServer(() => new Response("hello"), async (base) => {
    assert.equal((await failure(createClient(base).json({ path: "x" }))).error_code, "MALFORMED_ANSWER");
  });
});

Deno.test("client: of an answer's bytes only the first are read", async () => {
  await withServer(() => new Response("hello"), async (base) => {
    const read = async (limit: number) => {
      const { bytes, cut } = await createClient(base).bytes({ path: "x" }, limit);
      return [new TextDecoder().decode(bytes), cut];
    };
    assert.deepEqual([await read(4), await read(5)], [["hell", true], ["hello", false]]);
  });
  await withServer(() => new Response(null), async (base) => {
    const { bytes, cut } = await createClient(base).bytes({ path: "x" }, 4);
    assert.deepEqual([bytes.length, cut], [0, false]);
  });
});

/** An address where nobody listens. */
async function deadAddress(): Promise<string> {
  let address = "";
  await withServer(() => new Response(), (base) => Promise.resolve(void (address = base)));
  return address;
}

Deno.test("client: a server that is gone is told apart, and seen when it is back", async () => {
  const client = createClient(await deadAddress(), [1, 1]);
  const error = await failure(client.json({ path: "x" }));
  assert.deepEqual([error.error_code, error.status, client.online.get()], ["UNREACHABLE", 0, false]);
});

/** An answer as it goes over the line: whole when `length` is that of its body, else cut. */
const answerOf = (status: number, length: number) =>
  `HTTP/1.1 ${status} OK\r\ncontent-length: ${length}\r\nconnection: close\r\n\r\n{}`;

/** Counts connections, breaks the first `broken` of them before any answer, and gives the others `answer`. */
async function withBrokenConnections(
  broken: number,
  work: (base: string, connections: () => number) => Promise<void>,
  answer = answerOf(200, 2),
): Promise<void> {
  const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  let connections = 0;
  const serve = async () => {
    for await (const connection of listener) {
      connections++;
      if (connections > broken) {
        await connection.read(new Uint8Array(4_096));
        await connection.write(new TextEncoder().encode(answer));
      }
      connection.close();
    }
  };
  const served = serve();
  try {
    await work(`http://127.0.0.1:${listener.addr.port}/`, () => connections);
  } finally {
    listener.close();
    await served;
  }
}

for (const status of [200, 500]) {
  Deno.test(`client: a connection that breaks within an answer of ${status} is a failure of the call`, async () => {
    await withBrokenConnections(0, async (base) => {
      const client = createClient(base);
      for (const call of [client.json({ path: "x" }), client.bytes({ path: "x" }, 100)]) {
        const { error_code, status: told } = await failure(call);
        assert.deepEqual([error_code, told], ["CUT_ANSWER", status]);
      }
    }, answerOf(status, 9));
  });
}

Deno.test("client: a read is sent again after a broken connection", async () => {
  await withBrokenConnections(2, async (base, connections) => {
    const client = createClient(base, [1, 1]);
    assert.deepEqual(await client.json({ path: "x", body: {}, read: true }), {});
    assert.deepEqual([connections(), client.online.get()], [3, true]);
  });
});

Deno.test("client: a write is never sent twice", async () => {
  await withBrokenConnections(1, async (base, connections) => {
    await failure(createClient(base, [1, 1]).json({ path: "x", body: {} }));
    assert.equal(connections(), 1);
  });
});

Deno.test("client: an aborted request says so and does not count as a lost server", async () => {
  const hold = Promise.withResolvers<Response>();
  await withServer(() => hold.promise, async (base) => {
    const client = createClient(base);
    const stop = new AbortController();
    const call = client.json({ path: "x", signal: stop.signal });
    stop.abort();
    await assert.rejects(call, { name: "AbortError" });
    assert.equal(client.online.get(), true);
    hold.resolve(new Response());
  });
});
