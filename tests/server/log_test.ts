// The log: which lines are written, what they look like, and that nobody has to wait for them.
import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { logAccess } from "../../server/http/access_log.ts";
import { createLog, type LogLevel } from "../../server/log.ts";

/** A sink that keeps what it is given; `hold` makes it stop reading. */
function createSink() {
  const gate = Promise.withResolvers<void>();
  const sink = {
    text: "",
    writes: 0,
    held: false,
    release: gate.resolve,
    async write(bytes: Uint8Array): Promise<number> {
      if (sink.held) await gate.promise;
      sink.writes++;
      sink.text += new TextDecoder().decode(bytes);
      return bytes.length;
    },
  };
  return sink;
}

const NOW = () => Date.UTC(2026, 10, 21, 4, 5, 6, 789);

function tellAll(level: LogLevel) {
  const sink = createSink();
  const log = createLog(level, sink, NOW);
  log.debug("d");
  log.info("i");
  log.warning("w");
  log.error("e");
  return log.flush().then(() => sink.text.replaceAll("2026-11-21T04:05:06.789Z ", "").trim().split("\n"));
}

Deno.test("log: a level writes its own lines and those above it", async () => {
  deepStrictEqual(await tellAll("debug"), ["DEBUG d", "INFO i", "WARNING w", "ERROR e"]);
  deepStrictEqual(await tellAll("warning"), ["WARNING w", "ERROR e"]);
  deepStrictEqual(await tellAll("off"), [""]);
});

Deno.test("log: an error is written with its stack, its causes and the request's id", async () => {
  const sink = createSink();
  const log = createLog("error", sink, NOW);
  log.error("request failed", { request_id: "ab-1", error: new Error("outer", { cause: new TypeError("inner") }) });
  await log.flush();
  match(
    sink.text,
    /^2026-11-21T04:05:06.789Z ERROR request failed request_id=ab-1\n {2}Error: outer\n {6}at .*log_test/,
  );
  match(sink.text, /\n {2}caused by:\n {2}TypeError: inner\n/);
});

Deno.test("log: nobody can write a line of their own into it", async () => {
  const sink = createSink();
  const log = createLog("info", sink, NOW);
  log.info("a\nb", { name: "x\r\ny\u001b[31m" });
  await log.flush();
  strictEqual(sink.text, "2026-11-21T04:05:06.789Z INFO a\\u000ab name=x\\u000d\\u000ay\\u001b[31m\n");
});

Deno.test("log: lines are gathered and written together soon after", async () => {
  const sink = createSink();
  const log = createLog("info", sink, NOW);
  for (let i = 0; i < 100; i++) log.info(`line ${i}`);
  strictEqual(sink.writes, 0);
  await new Promise((resolve) => setTimeout(resolve, 150));
  strictEqual(sink.writes, 1);
  strictEqual(sink.text.split("\n").length, 101);
});

Deno.test("log: when nobody reads it, it stops to grow and says later what is missing", async () => {
  const sink = createSink();
  sink.held = true;
  const log = createLog("info", sink, NOW);
  const first = log.flush();
  log.info("written late");
  const second = log.flush();
  await Promise.resolve();
  for (let i = 0; i < 2000; i++) log.info("x".repeat(1000));
  sink.release();
  await Promise.all([first, second, log.flush()]);
  match(sink.text, /written late/);
  match(sink.text, /\n\(\d+ lines dropped: stderr was not read\)\n$/);
  strictEqual(sink.text.length < 1_100_000, true);
});

Deno.test("log: when its reader is gone, the server goes on without it", async () => {
  let tries = 0;
  const write = () => {
    tries++;
    return Promise.reject(new Deno.errors.BrokenPipe());
  };
  const log = createLog("info", { write }, NOW);
  for (let i = 0; i < 3; i++) {
    log.info("told to nobody");
    await log.flush();
  }
  strictEqual(tries, 1);
});

Deno.test("log: the line of a request has no query, as that may hold a secret", async () => {
  const sink = createSink();
  const log = createLog("info", sink, NOW);
  const request = new Request("http://localhost:5000/get-artifact?path=a&token=secret", { method: "PUT" });
  logAccess(log, request, new Response("x", { headers: { "content-length": "1" } }), "ab-1", performance.now());
  logAccess(log, request, new Response("x", { status: 206 }), "ab-2", performance.now());
  await log.flush();
  const [first = "", second = ""] = sink.text.split("\n");
  match(first, /^2026-11-21T04:05:06.789Z INFO PUT \/get-artifact 200 [\d.]+ms 1 ab-1$/);
  match(second, /^2026-11-21T04:05:06.789Z INFO PUT \/get-artifact 206 [\d.]+ms - ab-2$/);
});
