// Starts Kiseki as users do, as a process of its own on a free port, and stops it again.
import { sendSignal } from "./process.ts";

/** How a server is started. */
export type ServerOptions = {
  /** Where it keeps its data; by default a new temporary folder, removed when it is stopped. */
  dataDir?: string;
  /** Further flags of `main.ts`. */
  args?: string[];
  /** The Deno that runs it, as program and first arguments; by default the one that runs the tests. */
  deno?: string[];
};

/** A running server. */
export type RunningServer = {
  /** Its address, without a slash at the end. */
  url: string;
  pid: number;
  dataDir: string;
  /** What it has printed so far. */
  output(): string;
  /** Asks it to end (SIGTERM) and waits till it did. Gives its exit code. */
  stop(): Promise<number>;
  /** Ends it at once (SIGKILL), as a power cut would. */
  kill(): Promise<void>;
};

/** A start may take long on a busy machine, and longest where Deno fetches the packages first. */
const START_TIMEOUT = 120_000;
const MAIN = new URL("../../main.ts", import.meta.url).pathname;

/** Starts a server and waits until it answers. Throws with what it printed when it ends before. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const dataDir = options.dataDir ?? await Deno.makeTempDir({ prefix: "kiseki-test-" });
  const [program, ...first] = options.deno ?? [Deno.execPath()];
  // Behind a starter such as npx it is ended with its whole group. Else it stays in the tests' own, so that Ctrl+C ends it too.
  const isGroup = options.deno !== undefined;
  const child = new Deno.Command(program ?? Deno.execPath(), {
    args: [...first, "run", "-A", MAIN, "--port", "0", "--data-dir", dataDir, ...options.args ?? []],
    env: { NO_COLOR: "1" },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
    detached: isGroup,
  }).spawn();
  const printed = collect(child);
  const end = async (signal: Deno.Signal) => {
    sendSignal(isGroup ? -child.pid : child.pid, signal);
    const { code } = await child.status;
    await printed.done;
    return code;
  };
  try {
    const url = await findUrl(printed.text, child.status);
    await waitForHealth(url, child.status, printed.text);
    return {
      url,
      pid: child.pid,
      dataDir,
      output: printed.text,
      stop: async () => {
        const code = await end("SIGTERM");
        if (options.dataDir === undefined) await Deno.remove(dataDir, { recursive: true });
        return code;
      },
      kill: async () => void await end("SIGKILL"),
    };
  } catch (error) {
    await end("SIGKILL");
    if (options.dataDir === undefined) await Deno.remove(dataDir, { recursive: true });
    throw error;
  }
}

/** Starts a server for the time of `work`. */
export async function withServer(
  options: ServerOptions,
  work: (server: RunningServer) => Promise<void>,
): Promise<void> {
  const server = await startServer(options);
  try {
    await work(server);
  } finally {
    await server.stop();
  }
}

function collect(child: Deno.ChildProcess) {
  let text = "";
  const read = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>) => {
    for await (const part of stream.pipeThrough(new TextDecoderStream())) text += part;
  };
  const done = Promise.all([read(child.stdout), read(child.stderr)]);
  return { text: () => text, done };
}

async function findUrl(text: () => string, status: Promise<Deno.CommandStatus>): Promise<string> {
  return await poll(status, text, () => Promise.resolve(/http:\/\/[\w.\-[\]]+:\d+/.exec(text())?.[0]));
}

async function waitForHealth(url: string, status: Promise<Deno.CommandStatus>, text: () => string) {
  await poll(status, text, async () => {
    const reply = await fetch(`${url}/health`).catch(ignoreRefusal);
    await reply?.body?.cancel();
    return reply?.ok;
  });
}

/** Asks again and again until there is an answer, the process has ended, or the time is over. */
async function poll<T>(
  status: Promise<Deno.CommandStatus>,
  text: () => string,
  ask: () => Promise<T | undefined | false>,
): Promise<T> {
  let ended = false;
  status.then(() => ended = true);
  const deadline = performance.now() + START_TIMEOUT;
  while (!ended && performance.now() < deadline) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(
    `The server ${ended ? "ended before it answered" : "did not answer in time"}. It printed:\n${text()}`,
  );
}

function ignoreRefusal(error: unknown): undefined {
  // While the port is not bound yet, fetch fails with a TypeError.
  if (!(error instanceof TypeError)) throw error;
}
