// The server as a process: what it says when it starts, why it does not start, and how it stops.
import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { VERSION } from "../../../server/version.ts";
import { HAS_IPV6 } from "../../support/ipv6.ts";
import { runProgram } from "../../support/process.ts";
import { withServer } from "../../support/server.ts";
import { waitUntil } from "../../support/wait.ts";

const MAIN = new URL("../../../main.ts", import.meta.url).pathname;

/** Does the work with a folder that is gone afterwards. */
async function withFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "kiseki-test-" });
  try {
    await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const run = (...args: string[]) =>
  runProgram(Deno.execPath(), { args: ["run", "-A", MAIN, ...args], env: { NO_COLOR: "1" } });

/** What a start that has to fail says; its exit code is 1 and its standard output empty. */
async function complaintOf(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(...args);
  deepStrictEqual({ code, stdout }, { code: 1, stdout: "" });
  return stderr;
}

Deno.test("serve: one screen tells the pages, the line of Python, where the data lies and the version", async () => {
  await withFolder((dataDir) =>
    withServer({ dataDir }, (server) => {
      const screen = server.output().split("\n").slice(0, 9).join("\n");
      strictEqual(
        screen,
        `Kiseki ${VERSION}

  Pages      ${server.url}
  Python     mlflow.set_tracking_uri("${server.url}")
  Database   ${dataDir}/kiseki.db
  Artifacts  ${dataDir}/artifacts

  Ctrl+C stops it.
`,
      );
      return Promise.resolve();
    })
  );
});

const withIpv6 = { ignore: !HAS_IPV6 };

Deno.test(
  "serve: where there is IPv6 localhost is both addresses, and each request leaves a line in the log",
  withIpv6,
  async () => {
    await withServer({}, async (server) => {
      const { port } = new URL(server.url);
      for (const host of ["127.0.0.1", "[::1]"]) {
        const reply = await fetch(`http://${host}:${port}/version`, {
          headers: { "x-request-id": `to-${host.length}` },
        });
        strictEqual(await reply.text(), "3.17.2");
        strictEqual(reply.headers.get("x-kiseki-version"), VERSION);
      }
      await waitUntil(() => server.output().includes("to-5"));
      match(server.output(), /INFO GET \/version 200 [\d.]+ms \S+ to-9\n.* INFO GET \/version 200 [\d.]+ms \S+ to-5\n/);
    });
  },
);

Deno.test("serve: `server` and `ui` start it too, and it listens where it is told", async () => {
  for (const command of ["server", "ui"]) {
    await using server = await startCommand(command, "--port", "0", "--host", "127.0.0.1");
    match(server.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    strictEqual(await server.end("SIGINT"), 0);
  }
});

Deno.test("serve: beyond loopback it warns that there is no login, and shows an address that works here", async () => {
  await withServer({ args: ["--host", "0.0.0.0"] }, async (server) => {
    const { port, hostname } = new URL(server.url);
    strictEqual(hostname, "localhost");
    const warning =
      `WARNING Whoever reaches port ${port} of this machine can read, change and delete everything: there is no login yet\n`;
    await waitUntil(() => server.output().includes(warning));
  });
});

Deno.test("serve: an option that is ignored is told in one line", async () => {
  await withServer({ args: ["--workers", "4", "--gunicorn-opts", "--timeout 60"] }, async (server) => {
    await waitUntil(() =>
      server.output().includes("WARNING --gunicorn-opts is ignored: Deno's own web server is used\n")
    );
    match(server.output(), /WARNING --workers is ignored: one process serves all requests\n/);
  });
});

Deno.test("serve: with --log-level off nothing is said but the screen", async () => {
  let output = () => "";
  await withServer({ args: ["--log-level", "off"] }, async (server) => {
    await (await fetch(`${server.url}/version`)).text();
    output = server.output;
  });
  ok(output().endsWith("Ctrl+C stops it.\n\n"), output());
});

Deno.test("serve: a static prefix is in the address that it shows", async () => {
  await withServer({ args: ["--static-prefix", "/ml"] }, async (server) => {
    match(server.output(), new RegExp(`set_tracking_uri\\("${server.url}/ml"\\)`));
    strictEqual(await (await fetch(`${server.url}/ml/health`)).text(), "OK");
  });
});

Deno.test("serve: --artifacts-only makes no database", async () => {
  await withFolder((dataDir) =>
    withServer({ dataDir, args: ["--artifacts-only"] }, (server) => {
      match(server.output(), /Database {3}none \(--artifacts-only\)/);
      deepStrictEqual([...Deno.readDirSync(dataDir)].map(({ name }) => name), ["artifacts"]);
      return Promise.resolve();
    })
  );
});

Deno.test("serve: SIGTERM and SIGINT answer what is accepted, refuse what comes later and end with 0", async () => {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    await using server = await startCommand("--port", "0");
    using upload = await beginRequest(server.url, '{"name":"accepted before the signal"}');
    const asked = performance.now();
    const ended = server.end(signal);
    deepStrictEqual(await lateReply(server.url), {
      error_code: "TEMPORARILY_UNAVAILABLE",
      message: "The server is stopping: try again in a moment.",
    });
    await upload.write(new TextEncoder().encode('signal"}'));
    match(await readReply(upload), /^HTTP\/1\.1 200 OK\r\n[^]*\{"experiment_id":"1"\}$/);
    strictEqual(await ended, 0);
    ok(performance.now() - asked < 5_000);
  }
});

Deno.test("serve: a second signal ends it at once", async () => {
  await using server = await startCommand("--port", "0");
  using _upload = await beginRequest(server.url, '{"name":"never sent whole"}');
  const ended = server.end("SIGTERM");
  await lateReply(server.url);
  const asked = performance.now();
  void server.end("SIGTERM");
  strictEqual(await ended, 1);
  ok(performance.now() - asked < 2_000);
});

Deno.test("serve: a client that never ends its request can't keep the server from stopping within ten seconds", async () => {
  await using server = await startCommand("--port", "0");
  using _upload = await beginRequest(server.url, '{"name":"never sent whole"}');
  const asked = performance.now();
  strictEqual(await server.end("SIGTERM"), 0);
  ok(performance.now() - asked < 10_000);
});

Deno.test("serve: what was stored is there after a restart", async () => {
  await withFolder(async (dataDir) => {
    await withServer({ dataDir }, async (server) => {
      const reply = await fetch(`${server.url}/api/2.0/mlflow/experiments/create`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: '{"name":"kept"}',
      });
      deepStrictEqual(await reply.json(), { experiment_id: "1" });
    });
    await withServer({ dataDir }, async (server) => {
      const reply = await fetch(`${server.url}/api/2.0/mlflow/experiments/get-by-name?experiment_name=kept`);
      strictEqual((await reply.json()).experiment.experiment_id, "1");
    });
  });
});

Deno.test("serve: a port in use", async () => {
  await withFolder(async (dataDir) => {
    using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const port = String(listener.addr.port);
    const sentence = await complaintOf("--data-dir", dataDir, "--port", port);
    strictEqual(sentence, `Cannot listen on localhost:${port}: the port is in use, choose another with --port\n`);
  });
});

Deno.test(
  "serve: where there is IPv6 and another program has ::1, the address that is shown is not its",
  withIpv6,
  async () => {
    using other = Deno.listen({ hostname: "::1", port: 0 });
    await using server = await startCommand("--port", String(other.addr.port));
    strictEqual(server.url, `http://127.0.0.1:${other.addr.port}`);
    strictEqual(await server.end("SIGTERM"), 0);
  },
);

Deno.test("serve: a host that is not this machine's, or of no machine", async () => {
  await withFolder(async (dataDir) => {
    const start = (host: string) => complaintOf("--data-dir", dataDir, "--port", "0", "--host", host);
    strictEqual(await start("192.0.2.1"), "Cannot listen on 192.0.2.1:0: this machine does not have that address\n");
    strictEqual(
      await start("no-such-host.invalid"),
      "Cannot listen on no-such-host.invalid:0: the host is not known\n",
    );
  });
});

Deno.test("serve: a data folder that is a file, or below one", async () => {
  await withFolder(async (folder) => {
    const file = `${folder}/file`;
    await Deno.writeTextFile(file, "");
    strictEqual(await complaintOf("--data-dir", file), `Cannot use the data folder "${file}": it is no folder\n`);
    const below = `${file}/below`;
    const sentence = `Cannot use the data folder "${below}": a part of its path is no folder\n`;
    strictEqual(await complaintOf("--data-dir", below), sentence);
    const artifacts = `Cannot use the artifact folder "${file}": it is no folder\n`;
    strictEqual(await complaintOf("--data-dir", folder, "--artifacts-destination", file), artifacts);
  });
});

Deno.test("serve: a database that is a folder, no database, MLflow's, another program's, or a newer Kiseki's", async () => {
  await withFolder(async (folder) => {
    const start = (name: string) => complaintOf("--data-dir", folder, "--backend-store-uri", `${folder}/${name}`);
    const cannot = (name: string, state: string) => `Cannot open database "${folder}/${name}": ${state}\n`;
    const importLine = (name: string) =>
      `bring its data over with \`deno run -A main.ts import ${folder}/${name}\` (a command of the next release)`;

    await Deno.mkdir(`${folder}/mlruns`);
    strictEqual(await start("mlruns"), cannot("mlruns", `it is a folder, ${importLine("mlruns")}`));

    await Deno.writeTextFile(`${folder}/text.db`, "this is no database, but it is long enough to have a header");
    strictEqual(await start("text.db"), cannot("text.db", "file is not a database"));

    await makeDatabase(`${folder}/mlflow.db`, "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)");
    const before = await Deno.readFile(`${folder}/mlflow.db`);
    strictEqual(await start("mlflow.db"), cannot("mlflow.db", `it is MLflow's own, ${importLine("mlflow.db")}`));
    deepStrictEqual(await Deno.readFile(`${folder}/mlflow.db`), before);

    await makeDatabase(`${folder}/other.db`, "CREATE TABLE songs (title TEXT)");
    strictEqual(await start("other.db"), cannot("other.db", 'it belongs to another program (it has a table "songs")'));

    await makeDatabase(
      `${folder}/new.db`,
      "CREATE TABLE migrations (version INTEGER, applied_time INTEGER); INSERT INTO migrations VALUES (999, 0)",
    );
    match(
      await start("new.db"),
      /^Cannot open database ".*\/new\.db": it has version 999 and was written by a newer Kiseki.*\n$/,
    );

    strictEqual(await start("no/such.db"), cannot("no/such.db", `the folder "${folder}/no" does not exist`));
  });
});

Deno.test("serve: a command or an option that does not exist", async () => {
  strictEqual(await complaintOf("serve"), 'Unknown command "serve": did you mean server?\n');
  strictEqual(await complaintOf("frobnicate"), 'Unknown command "frobnicate": see --help\n');
  strictEqual(await complaintOf("server", "--prot", "1"), "Unknown option --prot: did you mean --port?\n");
});

Deno.test("serve: --version and --help say it and end", async () => {
  deepStrictEqual(await run("--version"), { code: 0, stdout: `kiseki ${VERSION}\n`, stderr: "" });
  const { code, stdout } = await run("server", "--help");
  strictEqual(code, 0);
  match(stdout, /\n {2}-p, --port PORT\n {6}Port to listen on; 0 takes any free one\. \(MLFLOW_PORT; default 5000\)\n/);
});

/** Ended with its folder at the end of the block that holds it. */
type Command = AsyncDisposable & {
  url: string;
  /** Sends a signal; resolves to the exit code. */
  end(signal: Deno.Signal): Promise<number>;
};

/** Starts a command as it stands, where `startServer` would add options of its own; its database is in memory. */
async function startCommand(...args: string[]): Promise<Command> {
  const folder = await Deno.makeTempDir({ prefix: "kiseki-test-" });
  await using starting = new AsyncDisposableStack();
  starting.defer(() => Deno.remove(folder, { recursive: true }));
  const child = starting.use(
    new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", MAIN, ...args, "--data-dir", folder, "--backend-store-uri", ":memory:"],
      stdin: "null",
      stdout: "piped",
      stderr: "null",
    }).spawn(),
  );
  const url = await readUrl(child.stdout);
  const started = starting.move();
  const end = async (signal: Deno.Signal) => {
    child.kill(signal);
    return (await child.status).code;
  };
  return { url, end, [Symbol.asyncDispose]: () => started.disposeAsync() };
}

async function readUrl(stdout: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<string> {
  let screen = "";
  for await (const part of stdout.pipeThrough(new TextDecoderStream())) {
    screen += part;
    const url = /set_tracking_uri\("(.*)"\)/.exec(screen)?.[1];
    if (url) return url;
  }
  throw new Error(`The server did not start: ${screen}`);
}

async function makeDatabase(path: string, sql: string): Promise<void> {
  const { default: Database } = await import("libsql");
  const database = new Database(path);
  database.exec(sql);
  database.close();
}

/** Sends a request without the last eight bytes of its body, and waits till the server says that it has begun to read it. */
async function beginRequest(url: string, body: string): Promise<Deno.TcpConn> {
  const { port } = new URL(url);
  const connection = await Deno.connect({ hostname: "127.0.0.1", port: Number(port) });
  const head = `POST /api/2.0/mlflow/experiments/create HTTP/1.1\r\nHost: localhost:${port}\r\n` +
    `Content-Type: application/json\r\nContent-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`;
  await connection.write(new TextEncoder().encode(head + body.slice(0, -8)));
  strictEqual(await readReply(connection), "HTTP/1.1 100 Continue\r\n\r\n");
  return connection;
}

/** What a server that was asked to stop tells those who come now. */
async function lateReply(url: string): Promise<unknown> {
  let reply: Response | undefined;
  await waitUntil(async () => {
    await reply?.body?.cancel();
    reply = await fetch(`${url}/version`);
    return reply.status === 503;
  });
  return await reply?.json();
}

async function readReply(connection: Deno.TcpConn): Promise<string> {
  const bytes = new Uint8Array(4096);
  return new TextDecoder().decode(bytes.subarray(0, await connection.read(bytes) ?? 0));
}
